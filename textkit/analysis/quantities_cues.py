"""The words around a number that are no part of what it counts: the lexicon ``subject_cues``.

Owns its reading and the stripping of its words from the ends of a phrase. Knows nothing of
quantities.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from textkit.lexicon.loader import load_lexicon
from textkit.text.patterns import LazyPattern

_REACHED = frozenset("达突超增")
_RATES = frozenset("率量额数值比度")
_YEARS = r"(?:[0-9０-９]+|[一二三四五六七八九十两]+)年"

Words = dict[str, tuple[str, ...]]
"""Words by the character they are looked up by, longest first."""


class Cues(NamedTuple):
    """Words by what they do: end a clause before the number, open it, stop a noun behind it.

    ``tails`` by last character, ``heads`` and ``stops`` by first. No word of ``kept`` loses a part;
    ``openers`` are verbs that take what is counted as their object: what precedes them does it.
    ``verbs`` are the heads of two characters and more, longest first; ``short`` the nouns of one
    character; ``near`` the tails behind which nothing is said to take a time (约, 要); ``after``
    by first character what may follow a time (以来, 前).
    """

    tails: Words
    heads: Words
    stops: Words
    kept: tuple[str, ...]
    openers: tuple[str, ...]
    verbs: tuple[str, ...]
    short: frozenset[str]
    near: frozenset[str]
    after: Words


@cache
def _terms() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for entry in load_lexicon("subject_cues").entries:
        for category in entry.category.split():
            found.setdefault(category, set()).add(entry.term)
    return found


@cache
def cues() -> Cues:
    """The words, ready to be looked up."""
    found = _terms()
    both = found["tail"] & found["head"]
    return Cues(
        _by_character(found["tail"] | found["near"], -1),
        _by_character(found["head"], 0),
        _by_character(found["stop"], 0),
        tuple(sorted(found["keep"])),
        tuple(sorted(word for word in both if len(word) > 1 and word[0] not in _REACHED)),
        tuple(sorted((word for word in found["head"] if len(word) > 1), key=len, reverse=True)),
        frozenset(found["short"]),
        frozenset(found["near"]),
        _by_character(found["after"], 0),
    )


def _by_character(words: set[str], at: int) -> Words:
    found: Words = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        found[word[at]] = (*found.get(word[at], ()), word)
    return found


def object_verbs() -> tuple[str, ...]:
    """Verbs that take what is counted as their object: 建成, 举办, 配备."""
    return cues().verbs


def without(phrase: str, words: Words, *, at_end: bool) -> str:
    """``phrase`` without the words at one of its ends."""
    kept = cues().kept
    while phrase:
        for word in words.get(phrase[-1 if at_end else 0], ()):
            if phrase.endswith(word) if at_end else phrase.startswith(word):
                if phrase.endswith(kept) if at_end else phrase.startswith(kept):
                    return phrase
                if not at_end and phrase[len(word) :] in _RATES:  # 成功率
                    return phrase
                phrase = phrase[: -len(word)] if at_end else phrase[len(word) :]
                break
        else:
            break
    return phrase


def _any(*categories: str) -> str:
    words = {word for category in categories for word in _terms()[category]}
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@cache
def aside() -> LazyPattern:
    """What may stand between a phrase and its number: 由2019年底的, 较上年同期, 近三年来."""
    return LazyPattern(
        rf"(?:[由从自]?(?:[0-9０-９]{{4}}|上|去|今)年?(?:{_any('edge', 'end')})?的?"
        rf"|[由从自]“[^”]{{1,6}}”的?|[由从自]?“[^”]{{1,6}}”(?:{_any('edge', 'end')})的?"
        rf"|(?:同?比|较)(?:“[^”]{{1,6}}”|[^，。；：、“”]{{1,8}}?)(?:{_any('base')})"
        rf"|(?:{_any('lead')})?{_YEARS}(?:{_any('edge')})?)\Z"
    )


@cache
def period() -> LazyPattern:
    """A time that opens a clause: 截至2019年底, “十四五”期间, 近三年来, 春节期间."""
    edge = _any("edge")
    return LazyPattern(
        rf"(?:截[至止]|到)?(?:(?:{_any('lead')})?(?:[0-9０-９]{{1,4}}|[一二三四五六七八九十两]{{1,2}})年(?:{edge})?"
        rf"|“[^”]{{1,6}}”(?:{_any('since')}|时期))"
        r"|(?:[×Xx]{1,4}|[0-9０-９]{1,2})月份?[底末]?前?"
        rf"|[\p{{Han}}“”]{{1,12}}?(?:{_any('since')})"
    )


@cache
def since() -> tuple[str, ...]:
    """Words that make a time of what precedes them: 以来, 期间."""
    return tuple(sorted(_terms()["since"]))
