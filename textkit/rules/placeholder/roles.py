"""What the rules of this family share: one finding a run, worded by its role.

The runs and their roles come from the placeholder layer; a rule only says which roles are its own
and what the writer has to fill in.
"""

from __future__ import annotations

from collections.abc import Iterator

from textkit.model.diagnostic import Finding
from textkit.model.document import Document
from textkit.model.layers import Placeholder
from textkit.rules.base import Context, Rule

MAX_QUOTED = 24
"""Characters of a phrase that a message quotes."""

_ASKED = {"count": "数量", "range": "数量", "money": "金额", "percent": "比例", "age": "年龄"}
"""What a role asks for where no word behind the run says more."""

_NUMBER_TAILS = "余多来几数十百千万亿 \u3000\xa0"


class RoleRule(Rule):
    """Reports every placeholder of some roles.

    Attributes:
        kinds: Roles of the layer that are this rule's own.
        message: ``{phrase}`` is the quoted phrase, ``{asked}`` what is missing in it.
    """

    certainty = "certain"
    layer = "placeholders"
    message: str

    def accepts(self, item: Placeholder) -> bool:
        """Whether a run of the right role counts; runs with a known value have their own rule."""
        return not item.value

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """One finding a run."""
        for item in unclaimed(ctx, self.kinds):
            if self.accepts(item):
                message = self.message.format(
                    phrase=quoted(doc.text[item.phrase_start : item.phrase_end]),
                    asked=asked_for(doc, ctx, item),
                )
                yield Finding(item.start, item.end, message, certainty=item.certainty)


def unclaimed(ctx: Context, roles: tuple[str, ...]) -> Iterator[Placeholder]:
    """Placeholders of some roles, without those that are one replaced character of a word.

    从严治X is told by the residue family, which names the character meant.
    """
    replaced: frozenset[int] | None = None
    for item in ctx.placeholders:
        if item.role not in roles:
            continue
        if item.kind == "mask":
            if replaced is None:
                replaced = frozenset(
                    place.start for place in ctx.replacements if place.kind == "masked"
                )
            if item.start in replaced:
                continue
        yield item


def quoted(phrase: str) -> str:
    """A phrase in quotation marks, unless it brings its own marks; cut where it is long."""
    phrase = phrase.strip().replace("\n", " ")
    if not phrase:
        return "带下划线的空格"
    if len(phrase) > MAX_QUOTED:
        phrase = phrase[: MAX_QUOTED - 1] + "…"
    return phrase if phrase[:1] in ("“", "《", "‘") and phrase[-1:] in "”》’" else f"“{phrase}”"


def asked_for(doc: Document, ctx: Context, item: Placeholder) -> str:
    """What the word behind a run asks for: 人数 for 名, 金额 for 万元; 内容 where it tells nothing."""
    behind = doc.text[item.end : item.phrase_end].strip()
    words = ctx.lexicon("placeholder_right").by_term
    for term in (behind, behind.lstrip(_NUMBER_TAILS), behind.lstrip(_NUMBER_TAILS)[:1]):
        if term in words and words[term].note:
            return words[term].note
    if item.role == "date":
        return "年份" if doc.text[item.start].isdigit() else "日期"
    return _ASKED.get(item.role, "内容")
