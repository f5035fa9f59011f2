"""Names the word that a character put back belongs to."""

from __future__ import annotations

from functools import cache

from textkit.analysis.contexts import is_han
from textkit.lexicon.ngrams import Ngrams

REACH = 5
"""Longest part of a word on either side of the character, in characters."""


def name_word(text: str, start: int, end: int, right: str, ngrams: Ngrams) -> tuple[int, int]:
    """Span in ``text`` of the word that ``right`` at ``[start, end)`` makes with its neighbours.

    The longest fixed phrase, else the neighbour that it goes with best.
    """
    left = start
    while left > 0 and start - left < REACH and is_han(text[left - 1]):
        left -= 1
    stop = end
    while stop < len(text) and stop - end < REACH and is_han(text[stop]):
        stop += 1
    phrases = ngrams.phrases
    for n_before, n_behind in sizes(start - left, stop - end):
        i, j = start - n_before, end + n_behind
        if text[i:start] + right + text[end:j] in phrases and j - i > end - start:
            return i, j
    return _strongest(text, start, end, right, ngrams, left=left, stop=stop)


@cache
def sizes(most_before: int, most_behind: int) -> list[tuple[int, int]]:
    """Numbers of characters before and behind a gap, the most together first."""
    pairs = [(i, j) for i in range(most_before, -1, -1) for j in range(most_behind + 1)]
    return sorted(pairs, key=lambda pair: -pair[0] - pair[1])


def _strongest(
    text: str, start: int, end: int, right: str, ngrams: Ngrams, *, left: int, stop: int
) -> tuple[int, int]:
    """The neighbour on one side, and one further where the three clearly belong together."""
    before = ngrams.attraction(text[start - 1] + right[0]) if left < start else 0.0
    behind = ngrams.attraction(right[-1] + text[end]) if end < stop else 0.0
    if left == start or (end < stop and behind >= before):
        j = min(end + 1, stop)
        three = right[-1] + text[end : end + 2]
        if j < stop and ngrams.count(three) * 2 > ngrams.count(three[:2]) > 0:
            j += 1
        return start, j
    i = start - 1
    three = text[max(start - 2, 0) : start] + right[0]
    if i > left and ngrams.count(three) * 2 > ngrams.count(three[1:]) > 0:
        i -= 1
    return i, end
