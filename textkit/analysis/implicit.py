"""Parts that the text opens itself: the opening, turns to problems and plans, the closing.

Reads first sentences of unmarked paragraphs only; a turn inside an item stays with the item.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

import regex

from textkit.analysis.cues import Cues
from textkit.analysis.nesting import APPENDIX, is_head, style_rank
from textkit.analysis.openers import HEADING, IMPLICIT, Opener
from textkit.analysis.paragraphs import SENTENCE_ENDS, Paragraph
from textkit.text.patterns import compiled

OPENING = "opening"
PROBLEM = "problem"
PLAN = "plan"
CLOSING = "closing"
"""Styles of the parts; the turns are their labels too."""

_FIRST_SENTENCE = 160
"""Characters of a paragraph that are read for a turn."""

_TURN_SCORE = 0.9
"""For a turn (虽然, 也清醒地看到) together with its object (差距, 不足)."""

_LONGEST_ADVERBIAL = 16
"""针对存在的问题，: what stands before the comma that sets a plan off."""

_TAIL = 12
"""Last paragraphs of a report, in which a closing formula may stand."""

_LONGEST_FORMULA = 60
_LABEL = 5
"""来源： and 发布时间： are as long; an addressee is longer."""

_CONTENT = 25
"""A paragraph of at least this many characters is content, not addressee or byline."""


@cache
def _year_plan() -> regex.Pattern[str]:
    return compiled(r"\d{4}年，[^，。]{0,12}将")


def find_parts(
    text: str, paragraphs: Sequence[Paragraph], openers: Sequence[Opener], cues: Cues
) -> list[Opener]:
    """Implicit parts, in text order.

    Args:
        text: The document's text.
        paragraphs: Its body paragraphs behind the title, at least one.
        openers: All others, in text order.
        cues: Words of the turns and formulae.
    """
    heads = [opener for opener in openers if is_head(opener)]
    appendix = next((o.paragraph for o in openers if o.style == APPENDIX), len(paragraphs))
    top = min(map(style_rank, heads), default=0.0)
    tops = [head for head in heads if style_rank(head) == top]
    report = paragraphs[:appendix]
    parts = _opening(text, paragraphs, openers, cues)
    parts += _Turns(text, report, heads, tops, cues).find()
    closing = _closing(text, report, tops[-1].paragraph if tops else 0, cues)
    if closing is None:
        return parts
    return [*(part for part in parts if part.start < closing.start), closing]


def _part(paragraphs: Sequence[Paragraph], index: int, style: str) -> Opener:
    """A part that begins with a paragraph; always a sibling of the level-1 sections."""
    paragraph = paragraphs[index]
    labels = ((style, _TURN_SCORE),) if style in (PROBLEM, PLAN) else ()
    start = paragraph.start
    return Opener(
        start,
        start,
        style,
        None,
        IMPLICIT,
        start,
        start,
        index,
        paragraph.end,
        level=1,
        labels=labels,
    )


def _opening(
    text: str, paragraphs: Sequence[Paragraph], openers: Sequence[Opener], cues: Cues
) -> list[Opener]:
    """What stands before the first heading, from the addressee or the first content on.

    The lines above (where, when and by whom the report was given) go with the title.
    """
    first = next((o.paragraph for o in openers if not o.inline), len(paragraphs))
    for index, paragraph in enumerate(paragraphs[:first]):
        content = paragraph.end - paragraph.start >= _CONTENT
        if content and text[paragraph.end - 1] in SENTENCE_ENDS + "：:；":
            return [_part(paragraphs, index, OPENING)]
        called = text[paragraph.end - 1] in "：:" and paragraph.end - paragraph.start > _LABEL
        if called or text.startswith(cues["address"], paragraph.start):
            return [_part(paragraphs, index, OPENING)]
    return [_part(paragraphs, 0, OPENING)] if first else []


class _Turns:
    """Turns to problems and to plans, each a part of its own.

    Args:
        text: The document's text.
        paragraphs: The report without its attachments.
        heads: Headings and numbered leads.
        tops: Those of level 1.
        cues: ``turn`` with ``core`` open problems, ``plan`` with ``will`` plans.
    """

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Paragraph],
        heads: Sequence[Opener],
        tops: Sequence[Opener],
        cues: Cues,
    ) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.heads = heads
        self.head_paragraphs = [head.paragraph for head in heads]
        self.tops = tops
        self.top_paragraphs = [head.paragraph for head in tops]
        self.cues = cues

    def find(self) -> list[Opener]:
        """All turns, in text order."""
        found: list[Opener] = []
        taken = set(self.head_paragraphs)
        for index in range(1, len(self.paragraphs)):
            if index in taken:
                continue
            current = found[-1].style if found and self._same(found[-1], index) else None
            label = self._label(index)
            if not label and current == PROBLEM:
                label = self._next_year(index)
            if label and label != current and self._stands_free(index, label):
                found.append(_part(self.paragraphs, index, label))
                current = label
            if current == PROBLEM:
                found.extend(self._plan_inside(index))
        return found

    def _label(self, index: int) -> str | None:
        """What the first sentence of a paragraph turns to."""
        paragraph = self.paragraphs[index]
        end = min(paragraph.end, paragraph.start + _FIRST_SENTENCE)
        stop = self.text.find("。", paragraph.start, end)
        sentence = self.text[paragraph.start : stop if stop >= 0 else end]
        return self._sentence_label(sentence)

    def _sentence_label(self, sentence: str) -> str | None:
        if self._plans(sentence):
            return PLAN
        core = max((sentence.rfind(word) for word in self.cues["core"]), default=-1)
        if core > 0 and any(sentence.find(turn, 0, core) >= 0 for turn in self.cues["turn"]):
            return PROBLEM
        return None

    def _next_year(self, index: int) -> str | None:
        """2024年，我局将…: a plan where the part before was about problems."""
        paragraph = self.paragraphs[index]
        return PLAN if _year_plan().match(self.text, paragraph.start, paragraph.end) else None

    def _plans(self, sentence: str) -> bool:
        """下一步，我们将…: a time to come, set off by a comma, and a word of intent."""
        if not sentence.startswith(self.cues["plan"]):
            return False
        comma = sentence.find("，", 0, _LONGEST_ADVERBIAL)
        return comma > 0 and any(word in sentence[comma:] for word in self.cues["will"])

    def _stands_free(self, index: int, label: str) -> bool:
        """Whether no heading speaks for the paragraph already.

        It introduces nothing (no heading right above), no heading over it names the same thing,
        and in a section that others follow it is the last of its rank.
        """
        at = bisect_left(self.head_paragraphs, index)
        above = self.heads[at - 1] if at else None
        if above is not None and above.kind == HEADING and above.paragraph == index - 1:
            return False
        below = self.heads[at] if at < len(self.heads) else None
        if below is not None and below.number not in (None, 1) and not self._is_top(below):
            return False
        over = bisect_left(self.top_paragraphs, index)
        titles = [head for head in (above, *self.tops[over - 1 : over]) if head is not None]
        names = self.cues["problem-name" if label == PROBLEM else "plan-name"]
        return not any(
            word in self.text[head.title_start : head.title_end]
            for head in titles
            for word in names
        )

    def _is_top(self, head: Opener) -> bool:
        at = bisect_left(self.top_paragraphs, head.paragraph)
        return at < len(self.tops) and self.top_paragraphs[at] == head.paragraph

    def _same(self, part: Opener, index: int) -> bool:
        """Whether no heading stands between a part's beginning and a paragraph."""
        heads = self.head_paragraphs
        return bisect_left(heads, part.paragraph) == bisect_left(heads, index)

    def _plan_inside(self, index: int) -> list[Opener]:
        """A plan that a later sentence of a paragraph on problems opens."""
        text, paragraph = self.text, self.paragraphs[index]
        at = text.find("。", paragraph.start, paragraph.end) + 1
        while 0 < at < paragraph.end:
            stop = text.find("。", at, paragraph.end)
            if self._plans(text[at : stop if stop >= 0 else paragraph.end]):
                part = _part(self.paragraphs, index, PLAN)
                return [part._replace(start=at, end=at, title_start=at, title_end=at)]
            at = stop + 1
        return []


def _closing(
    text: str, paragraphs: Sequence[Paragraph], last_head: int, cues: Cues
) -> Opener | None:
    """The part that ends the report: a formula (特此报告) or a last appeal."""
    first = max(last_head + 1, len(paragraphs) - _TAIL, 1)
    tail = range(first, len(paragraphs))
    for index in tail:
        paragraph = paragraphs[index]
        short = paragraph.end - paragraph.start <= _LONGEST_FORMULA
        if short and _has(text, paragraph, cues["closing"]):
            return _part(paragraphs, index, CLOSING)
    appeal = next((i for i in reversed(tail) if _has(text, paragraphs[i], cues["appeal"])), None)
    if appeal is not None:
        before = paragraphs[appeal - 1]
        calls = text.startswith(cues["address"], before.start)
        alone = before.end - before.start < _CONTENT
        return _part(paragraphs, appeal - 1 if calls and alone else appeal, CLOSING)
    return None


def _has(text: str, paragraph: Paragraph, words: tuple[str, ...]) -> bool:
    return any(text.find(word, paragraph.start, paragraph.end) >= 0 for word in words)
