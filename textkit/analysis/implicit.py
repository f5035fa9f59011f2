"""Parts that the text opens itself: the opening, turns to problems and plans, the closing.

Reads first sentences of unmarked paragraphs only; a turn inside an item stays with the item.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from textkit.analysis.cues import Cues
from textkit.analysis.markers import WORDS
from textkit.analysis.nesting import APPENDIX, PART
from textkit.analysis.openers import HEADING, IMPLICIT, RUN_IN, Opener
from textkit.analysis.paragraphs import SENTENCE_ENDS, Paragraph

PROBLEM = "problem"
PLAN = "plan"

_HEAD = 160
"""Characters of a paragraph's first sentence that are read."""

_TURN_SCORE = 0.9
"""A turn (虽然, 也清醒地看到) together with its object (差距, 不足)."""

_TAIL = 12
"""Last paragraphs of the report in which a closing formula or a signature may stand."""

_LONGEST_FORMULA = 60
_LONGEST_SIGNATURE = 30
_CONTENT = 25
"""A paragraph of at least this many characters is content, not addressee or byline."""


@cache
def _signing_date() -> regex.Pattern[str]:
    return regex.compile(
        r"[\d二〇○零一三四五六七八九XＸx×*_]{2,4}\s?年[\d一二三四五六七八九十XＸx×*_]{1,3}月"
        r"[\d一二三四五六七八九十XＸx×*_]{1,3}日?$"
    )


def find_parts(
    text: str, paragraphs: Sequence[Paragraph], openers: Sequence[Opener], cues: Cues
) -> list[Opener]:
    """Implicit parts, in text order.

    Args:
        text: The document's text.
        paragraphs: Its body paragraphs behind the title.
        openers: All others, in text order.
        cues: Words of the turns and formulae.
    """
    if not paragraphs:
        return []
    heads = [
        opener
        for opener in openers
        if opener.kind in (HEADING, RUN_IN) and opener.style not in WORDS and not opener.inline
    ]
    last = next(
        (opener.paragraph for opener in heads if opener.style == APPENDIX), len(paragraphs)
    )
    tops = _top_paragraphs(heads)
    parts = _opening(text, paragraphs, openers)
    parts += _turns(text, paragraphs[:last], heads, tops, cues)
    closing = _closing(text, paragraphs[:last], tops[-1] if tops else 0, cues)
    if closing is not None:
        parts = [part for part in parts if part.start < closing.start]
        parts.append(closing)
    return parts


def _top_paragraphs(heads: Sequence[Opener]) -> list[int]:
    """Paragraphs of the headings in the style of the first one."""
    main = [opener for opener in heads if opener.style != APPENDIX]
    if not main:
        return []
    first = main[0]
    return [
        opener.paragraph
        for opener in main
        if (opener.style, opener.word_level) == (first.style, first.word_level)
    ]
