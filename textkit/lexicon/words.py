"""The user dictionary of the segmenters: the words of the genre."""

from __future__ import annotations

from functools import cache

import regex

from textkit.lexicon.loader import load_lexicon
from textkit.text.segment import Segmenter, make_segmenter

FREQUENCY = 1000
"""Given to every word: above the product of any two parts, below the common words.

Of 60 million words counted, a word seen 1,000 times has log probability -11; two parts of middling
frequency have -18 together, so the word stays whole, and a common neighbour still wins a character.
"""

LONGEST = 8
"""Characters of the longest word; longer terms are phrases."""


@cache
def domain_words() -> dict[str, int]:
    """Words of two to eight characters with their frequency."""
    return {
        entry.term: FREQUENCY
        for entry in load_lexicon("genre_words").entries
        if 2 <= len(entry.term) <= LONGEST and _is_word(entry.term)
    }


def _is_word(term: str) -> bool:
    r"""Whether both engines see it as one run of characters: neither cuts inside \p{Han}."""
    return regex.fullmatch(r"[\u4e00-\u9fd5]+", term) is not None


@cache
def default_segmenter(engine: str = "auto") -> Segmenter:
    """The segmenter of this process, with the words of the genre.

    Raises:
        UsageError: No such engine, or it is not installed.
    """
    return make_segmenter(engine, domain_words())
