"""Finds letters other than X that stand for numbers and names in a masked text: n节, NN万亩, YY村.

A letter alone proves nothing: only beside masks that are sure is it read as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textkit.analysis.placeholder_words import NUMERIC, word_left, word_right
from textkit.model.layers import Placeholder
from textkit.text.patterns import LazyPattern

MIN_MASKS = 2
"""Strong masks elsewhere in the text without which a letter is a letter."""

_LETTER = LazyPattern(r"([nNYZ])(?<![A-Za-z\d+＋\-/×.（(“].)\1?(?=\p{Han})")


def find_letters(text: str, masks: Sequence[Placeholder]) -> Iterator[Placeholder]:
    """Letters before a measure word, doubled ones before the noun of a unit, too.

    Args:
        text: The text.
        masks: The masks found so far.
    """
    sure = sum(item.strong and item.kind == "mask" and item.role != "indefinite" for item in masks)
    if sure < MIN_MASKS:
        return
    for match in _LETTER.finditer(text):
        start, end = match.span()
        right = word_right(text, end)
        named = end - start > 1 and right.category == "unit"
        lessons = text[right.start : right.end] == "节"  # a festival, too
        if right.category not in NUMERIC and not (named or lessons):
            continue
        role = "count" if lessons else right.category
        left = word_left(text, start).category
        yield Placeholder(
            start, end, "mask", role, start, right.end, True, "likely", left, right.category
        )  # fmt: skip
