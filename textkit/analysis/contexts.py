"""The place of a character in its sentence: two characters on either side, as classes.

Owns the window form that the replacement layer scores. Knows nothing of what is right or wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from textkit.lexicon.ngrams import Ngrams, char_class

OPEN = "##"
"""Two boundary classes: a mark, a blank or a line end."""


def window(text: str, start: int, end: int) -> str:
    """Classes of the two characters before ``start`` and the two from ``end``.

    >>> window("全面从严治X。", 5, 6)
    '严治##'
    """
    left = "".join(map(char_class, text[max(start - 2, 0) : start])).rjust(2, "#")
    right = "".join(map(char_class, text[end : end + 2])).ljust(2, "#")
    # The statistics know one kind of boundary, whatever stands behind it.
    return (OPEN if left[1] == "#" else left) + (OPEN if right[0] == "#" else right)


def windows_at(text: str, places: Iterable[tuple[int, int]]) -> Counter[str]:
    """Distinct windows of ``places`` and how often each occurs."""
    return Counter(window(text, start, end) for start, end in places)


def is_han(char: str) -> bool:
    """Whether ``char`` is a Chinese character.

    >>> is_han("党"), is_han("：")
    (True, False)
    """
    return "\u3400" <= char <= "\u9fff"


def fit(context: str, filler: str, ngrams: Ngrams) -> float:
    """Log probability of the window ``context`` with ``filler`` in its middle."""
    text = context[:2] + filler + context[2:]
    return ngrams.log_probability(text, 2, len(text))
