"""Characters that may have been put in place of another one, and the contexts they stand in.

A context is the window of two characters on either side, reduced to the classes of
`textkit.lexicon.ngrams`. Knows nothing of what the right character might be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from textkit.lexicon.ngrams import Ngrams, char_class

SAMPLE = 300_000
"""Characters from which evidence is gathered: a longer text says nothing new."""
MAX_PLACES = 400
"""Occurrences of one suspect that are looked at."""
MIN_ODD_PAIRS = 5
MIN_ODD_SHARE = 0.3
MAX_SUSPECTS = 8


class Suspect(NamedTuple):
    """A character or run of one glyph, its contexts and how many of its places each has.

    ``odd`` are the contexts that hold a pair of characters that official prose does not know.
    """

    wrong: str
    contexts: dict[str, int]
    odd: tuple[str, ...]


def window(text: str, start: int, end: int) -> str:
    """Classes of two characters before and behind ``[start, end)``, an empty place between.

    >>> window("全面从严治X。", 5, 6)
    '严治##'
    """
    left = "".join(map(char_class, text[max(start - 2, 0) : start])).rjust(2, "#")
    right = "".join(map(char_class, text[end : end + 2])).ljust(2, "#")
    if left[1] == "#":
        left = "##"  # the statistics know one boundary, whatever stands behind it
    if right[0] == "#":
        right = "##"
    return left + right


def find_suspects(text: str, ngrams: Ngrams) -> list[Suspect]:
    """Chinese characters that often stand beside characters they never stand beside."""
    sample = text[:SAMPLE]
    odd_pairs: Counter[str] = Counter()
    row_of = ngrams.followers
    for pair in set(map("".join, zip(sample, sample[1:], strict=False))):
        first, second = pair
        row = row_of(first)
        if row and second not in row and second >= "\u4e00" and second <= "\u9fff":
            odd_pairs[first] += 1
            odd_pairs[second] += 1
    suspects = []
    for char, n_odd in odd_pairs.most_common():
        if n_odd < MIN_ODD_PAIRS:
            break
        suspect = gather(sample, char, ngrams)
        if len(suspect.odd) >= MIN_ODD_SHARE * len(suspect.contexts):
            suspects.append(suspect)
    suspects.sort(key=lambda suspect: -len(suspect.odd))
    return suspects[:MAX_SUSPECTS]


def gather(sample: str, wrong: str, ngrams: Ngrams) -> Suspect:
    """The contexts of ``wrong``."""
    contexts: Counter[str] = Counter()
    for start in islice_find(sample, wrong, MAX_PLACES):
        contexts[window(sample, start, start + len(wrong))] += 1
    odd = tuple(
        context
        for context in contexts
        if wrong not in ngrams.followers(context[1]) and is_han(context[1])
        or context[2] not in ngrams.followers(wrong) and is_han(context[2])
    )
    return Suspect(wrong, dict(contexts), odd)


def is_han(char: str) -> bool:
    """Whether a class of `char_class` is a Chinese character."""
    return char >= "\u3400"


def islice_find(text: str, part: str, limit: int) -> Iterator[int]:
    """Offsets of the first ``limit`` occurrences of ``part``."""
    at = text.find(part)
    while at >= 0 and limit:
        yield at
        limit -= 1
        at = text.find(part, at + len(part))
