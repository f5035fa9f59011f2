"""Clauses: which open with an action, and where one deed or promise ends and the next begins.

Owns the words of action (lexicon ``action_words``). Knows nothing of labels and of what is done.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from textkit.analysis.cues import Cues, default_cues, group_cues
from textkit.lexicon.loader import load_lexicon
from textkit.text.patterns import compiled

_STOPS = "。；！？;\n"


@cache
def words() -> Cues:
    """Words of action by class."""
    return group_cues(load_lexicon("action_words").entries)


@cache
def _verbs() -> tuple[str, ...]:
    return tuple({*words()["verb"], *default_cues()["verb"]})


@cache
def _clause() -> regex.Pattern[str]:
    return compiled(r"[^，。；：！？,;\n]+")


@cache
def _clause_with_mark() -> regex.Pattern[str]:
    return compiled(r"[^，。；！？,;\n]+[，。；！？,;\n”’）]*")


def clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between marks of ``text[start:end]``."""
    return (clause.span() for clause in _clause().finditer(text, start, end))


def opens_with_verb(text: str, start: int, end: int) -> bool:
    """Whether a clause begins with a verb of action, adverbs left out."""
    adverbs = words()["adverb"]
    while text.startswith(adverbs, start, end):
        start += max(len(adverb) for adverb in adverbs if text.startswith(adverb, start, end))
    return text.startswith(_verbs(), start, end) and not text.startswith(
        words()["preface"], start, end
    )


def deeds_in(text: str, start: int, end: int, figures: Sequence[int]) -> list[tuple[int, int]]:
    """The deeds told in ``text[start:end]`` one after the other.

    A sentence or a part of it up to ``；`` is one, unless it gives several figures: 新建公厕4座，
    铺设管网6公里 are two. A clause that only says what for stays with what is done.

    Args:
        text: The text.
        start: Where to begin.
        end: Where to end.
        figures: Where the figures of the text begin, in order.
    """
    found: list[tuple[int, int]] = []
    first, counted = start, False
    for clause in _clause_with_mark().finditer(text, start, end):
        at, stop = clause.span()
        has = bisect_left(figures, stop) > bisect_left(figures, at)
        if at > first and (
            (text[at - 1] in _STOPS + "”’）" and any(mark in _STOPS for mark in text[at - 2 : at]))
            or (
                (counted or not text.startswith(words()["preface"], first))
                and _goes_on(text, at, stop, counted=counted, has=has)
            )
        ):
            found.append((first, at))
            first, counted = at, False
        counted = counted or has
    if first < end:
        found.append((first, end))
    return [span for span in found if text[slice(*span)].strip()]


def _goes_on(text: str, at: int, stop: int, *, counted: bool, has: bool) -> bool:
    """Whether a clause behind a comma is another deed."""
    if not (counted or has) or text.startswith(words()["aside"], at, stop):
        return False
    if (counted and has) or any(text.find(word, at, stop) >= 0 for word in words()["target"]):
        return True
    return not text.startswith(words()["purpose"], at, stop) and opens_with_verb(text, at, stop)
