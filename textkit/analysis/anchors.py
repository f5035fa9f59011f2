"""A character masked in a few places only: one sure word names it, the other places follow.

A sure place is a word with one completion (从严治X), or a window that the text itself has
elsewhere with that character (中小X业 beside 中小企业). Unfilled masks stand in the same text, so
a place follows only where it makes a word, and never where a number or a name is to be filled in.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from collections import Counter
from collections.abc import Iterator
from functools import cache
from math import log1p
from typing import NamedTuple

from textkit.analysis.contexts import fit, is_han, window
from textkit.analysis.hypotheses import BLANK, CLEAR_FIT, COUNTED, DETERMINERS
from textkit.analysis.placeholder_runs import CROSSES
from textkit.analysis.placeholder_words import NUMERIC, word_right
from textkit.analysis.suspects import COMMON, NUMERALS, SAMPLE, glyph_runs, is_latin, places_of
from textkit.analysis.word_names import name_word
from textkit.lexicon.loader import load_lexicon
from textkit.lexicon.ngrams import Ngrams
from textkit.model.layers import Replacement

REACH = 6
"""Longest part of a word of the lexicon on either side of the gap."""
SURE, WINDOW = 4, 2
"""What a word of the lexicon, and a window that the text has elsewhere, say for a character."""
ENOUGH = 4
RIVAL_SHARE = 0.5
"""A second character with so much of the evidence means that the mask stands for various things."""
MIN_FIT = 1.0
MIN_SEEN = 3
"""Occurrences of the neighbours elsewhere from which the text says what stands beside them."""
LEAD = 3.0
"""Log odds by which a character must beat every other that the text has beside the neighbours."""
WORD_LIKE = 1.0
"""Attraction from which two characters are taken for a word."""
NAMES = frozenset({"unit", "person", "title", "document", "event", "place"})
UNFILLED = frozenset(DETERMINERS | COMMON | NUMERALS)
_SIZES = sorted(
    ((i, j) for i in range(REACH) for j in range(REACH + 1) if i + j), key=sum, reverse=True
)
"""Parts of a word before and behind its gap, the longest word first."""


class _Word(NamedTuple):
    """A word of the lexicon at a place, ``[start, end)`` with its gap."""

    right: str
    category: str
    start: int
    end: int


class _Place(NamedTuple):
    """A mask, its window, and what stands behind it: a number's unit, a name's noun or neither."""

    start: int
    end: int
    context: str
    slot: str


class Anchor(NamedTuple):
    """The character established, its evidence, and whether the mask stands for names, too."""

    right: str
    weight: int
    pure: bool


def establish(text: str, wrong: str, ngrams: Ngrams) -> Anchor | None:
    """The character that the runs ``wrong`` stand for, ``None`` where no place is sure."""
    sample = text[:SAMPLE]
    if is_latin(wrong[0]) and wrong[0] not in CROSSES:
        return None
    places = list(_places(sample, wrong))
    if not places:
        return None
    weights: Counter[str] = Counter()
    n_sure = n_loose = 0
    seen = set()
    for place in places:
        near = place.context[1:3]
        if near not in seen:
            seen.add(near)
            found = _evidence(sample, place, ngrams)
            weights.update(found)
            n_sure += bool(found)
            n_loose += not (found or place.slot == "count" or any(_words(sample, place)))
    ranked = weights.most_common(2)
    if not ranked or ranked[0][1] < ENOUGH:
        return None
    right, weight = ranked[0]
    if len(ranked) > 1 and ranked[1][1] >= RIVAL_SHARE * weight:
        return None
    return Anchor(right, weight, pure=n_loose <= n_sure)


def follow(text: str, wrong: str, anchor: Anchor, ngrams: Ngrams) -> Iterator[Replacement]:
    """Every run ``wrong`` that makes a word with the character established."""
    right = anchor.right
    for place in _places(text, wrong):
        word = _word_at(text, place, right)
        span = name_word(text, place.start, place.end, right, ngrams)
        if word is not None and _is_meant(word, place, anchor, text):
            span = max(span, (word.start, word.end), key=lambda ends: ends[1] - ends[0])
        elif not _makes_word(text, place, anchor, ngrams):
            continue
        yield Replacement(place.start, place.end, wrong, right, *span, "masked", "likely")


def _places(text: str, wrong: str) -> Iterator[_Place]:
    for start, end in glyph_runs(text, wrong[0]):
        if end - start != len(wrong):
            continue
        context = window(text, start, end)
        if context[1] in "0a" or context[2] in "0a":
            continue
        category = word_right(text, end).category
        numeric = category.removesuffix("-weak") in NUMERIC or text[end : end + 1] in COUNTED
        slot = "count" if numeric else category
        yield _Place(start, end, context, slot)


def _evidence(text: str, place: _Place, ngrams: Ngrams) -> dict[str, int]:
    """What a place says for characters: sure words first, else windows of the text itself."""
    for word in _words(text, place):
        if word.category == "sure" or (word.category == "backed" and word.right in text):
            return {word.right: SURE}
        if word.category == "attested" and _is_usual(text, word.right, text[place.end : word.end]):
            return {word.right: WINDOW}
    if place.slot == "count" or place.slot in NAMES:
        return {}
    return _alike(text, place, ngrams)


def _is_usual(text: str, right: str, behind: str) -> bool:
    """Whether the text has ``right`` more often than anything else before ``behind``."""
    seen = Counter(text[at - 1] for at, _ in places_of(text, behind) if at and is_han(text[at - 1]))
    return bool(seen) and seen.most_common(1)[0][0] == right


def _alike(text: str, place: _Place, ngrams: Ngrams) -> dict[str, int]:
    """The one character that both the text and official prose have in the window of a place."""
    context = place.context
    before, behind = context[:2].lstrip("#"), context[2:].rstrip("#")
    left, right = _fillers(text, before, -1), _fillers(text, behind, 0)
    scores = sorted(
        (fit(context, char, ngrams) + log1p(left[char]) + log1p(right[char]), char)
        for char in left.keys() | right.keys()
        if left[char] + right[char] > 1
    )
    if not scores:
        return {}
    best, char = scores[-1]
    rival = scores[-2][0] if len(scores) > 1 else best - 2 * LEAD
    pairs = (before[-1:] + char, char + behind[:1])
    word_like = any(len(pair) > 1 and ngrams.attraction(pair) > WORD_LIKE for pair in pairs)
    fits = fit(context, char, ngrams) - fit(context, BLANK, ngrams) > MIN_FIT
    clear = best - rival >= LEAD and fits and word_like
    return {char: WINDOW} if clear and char not in UNFILLED else {}


def _fillers(text: str, side: str, at: int) -> Counter[str]:
    """Chinese characters beside ``side`` in the text; beside less of it where that is rare."""
    seen: Counter[str] = Counter()
    while side and seen.total() < MIN_SEEN:
        gaps = ((stop if at else start - 1) for start, stop in places_of(text, side))
        seen = Counter(text[gap] for gap in gaps if 0 <= gap < len(text) and is_han(text[gap]))
        side = side[1:] if at else side[:-1]
    return seen


@cache
def _gaps() -> dict[tuple[str, str], tuple[str, str]]:
    """Character and category by what stands before and behind the gap of a word."""
    table = {}
    for entry in load_lexicon("replaced_words").entries:
        before, _, behind = entry.term.partition("_")
        table[before, behind] = (entry.replacement, entry.category)
    return table


@cache
def _near_gaps() -> frozenset[tuple[str, str]]:
    """The characters beside the gaps, for a cheap look before the forty of `_words`."""
    return frozenset((before[-1:], behind[:1]) for before, behind in _gaps())


def _words(text: str, place: _Place) -> Iterator[_Word]:
    """Words of the lexicon around a mask, the longest first."""
    gaps = _gaps()
    start, end = place.start, place.end
    near = (text[start - 1 : start], text[end : end + 1])
    if _near_gaps().isdisjoint((near, (near[0], ""), ("", near[1]))):
        return
    for i, j in _SIZES:
        if i <= start:
            found = gaps.get((text[start - i : start], text[end : end + j]))
            if found is not None:
                yield _Word(*found, start - i, end + j)


def _word_at(text: str, place: _Place, right: str) -> _Word | None:
    return next((word for word in _words(text, place) if word.right == right), None)


def _is_meant(word: _Word, place: _Place, anchor: Anchor, text: str) -> bool:
    """Whether a word of the lexicon is one here; short ones may be masked names (X委, X支部)."""
    if word.category == "sure":
        return True
    if place.slot == "count" and len(text[place.end : word.end]) == 1:
        return word.category in ("backed", "attested")
    return anchor.pure or word.category in ("backed", "attested")


def _makes_word(text: str, place: _Place, anchor: Anchor, ngrams: Ngrams) -> bool:
    """Whether the character makes a fixed phrase or clearly fits where nothing is to fill in."""
    start, end = name_word(text, place.start, place.end, anchor.right, ngrams)
    before, behind = text[start : place.start], text[place.end : end]
    phrase = before + anchor.right + behind
    fixed = phrase in ngrams.phrases
    if place.slot == "count" or place.slot in NAMES:
        return fixed and len(phrase) > 3
    if not anchor.pure:
        return fixed and len(phrase) > 2
    odds = fit(place.context, anchor.right, ngrams) - fit(place.context, BLANK, ngrams)
    attested = phrase in text and ngrams.attraction(phrase[:2]) > WORD_LIKE
    if anchor.right in _alike(text, place, ngrams):
        return True
    if fixed or attested:
        return odds > MIN_FIT
    return odds > CLEAR_FIT
