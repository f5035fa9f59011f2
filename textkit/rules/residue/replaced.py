"""Findings about places that a find-and-replace damaged, shared by its rules.

Owns the wording and the fix; what was damaged is the replacement layer's to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from textkit.model.diagnostic import Edit, Finding, Fix
from textkit.model.document import Document
from textkit.model.layers import Replacement
from textkit.rules.base import Context, Rule


class ReplacedRule(Rule):
    """A rule over one direction of replacement.

    Attributes:
        kinds: The direction, as in `Replacement.kind`.
    """

    certainty = "likely"
    source = "《党政机关公文处理工作条例》第二十二条（审核文字）"
    fix = "unsafe"
    false_alarms = 0.0
    layer = "replacements"

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """One finding a damaged place."""
        places = [item for item in ctx.replacements if item.kind in self.kinds]
        counts = Counter((item.wrong, item.right) for item in places)
        for item in places:
            message = self.describe(doc.text, item, counts[item.wrong, item.right])
            yield Finding(item.start, item.end, message, item.certainty, self.fixes_of(item))

    def describe(self, text: str, item: Replacement, n_places: int) -> str:
        """The message; ``n_places`` is how many places of the text are alike."""
        raise NotImplementedError

    def fixes_of(self, item: Replacement) -> tuple[Fix, ...]:
        """Putting the character back."""
        if not item.right:
            return ()
        edit = Edit(item.start, item.end, item.right)
        return (Fix("unsafe", f"把“{item.wrong}”改回“{item.right}”", (edit,)),)


def words_of(text: str, item: Replacement) -> tuple[str, str]:
    """The damaged word and the word meant."""
    before, behind = text[item.word_start : item.start], text[item.end : item.word_end]
    return before + item.wrong + behind, before + item.right + behind
