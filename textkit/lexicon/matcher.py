"""Finds the terms of several lexicons in a text in one pass.

Two engines with the same hits: for a short text the distinct character pairs of the text against
those that open a term (nothing to import, nothing to build), for a long one an Aho-Corasick
automaton. Hits of one lexicon are leftmost-longest and do not overlap; hits of different lexicons
may.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import add
from typing import NamedTuple

from textkit.lexicon.loader import Entry, Lexicon

SHORT_TEXT = 100_000
"""Code points up to which building an automaton costs more than it saves."""


class Match(NamedTuple):
    """A term of a lexicon at ``[start, end)``."""

    start: int
    end: int
    entry: Entry


def find_matches(text: str, lexicons: Sequence[Lexicon]) -> dict[str, tuple[Match, ...]]:
    """Hits by lexicon name, in text order.

    Cost O(len(text) + hits log hits).
    """
    find = _find_short if len(text) <= SHORT_TEXT else _find_long
    found: dict[str, list[Match]] = {lexicon.name: [] for lexicon in lexicons}
    for name, match in find(text, lexicons):
        found[name].append(match)
    return {name: _longest_first(matches) for name, matches in found.items()}


def _find_short(text: str, lexicons: Sequence[Lexicon]) -> Iterator[tuple[str, Match]]:
    present = set(map(add, text, text[1:]))
    for lexicon in lexicons:
        for entry in lexicon.entries:
            term = entry.term
            if term[:2] in present or len(term) == 1:
                at = text.find(term)
                while at >= 0:
                    yield lexicon.name, Match(at, at + len(term), entry)
                    at = text.find(term, at + 1)


def _find_long(text: str, lexicons: Sequence[Lexicon]) -> Iterator[tuple[str, Match]]:
    from ahocorasick_rs import AhoCorasick

    owners: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
    for lexicon in lexicons:
        for entry in lexicon.entries:
            owners[entry.term].append((lexicon.name, entry))
    if not owners:
        return
    terms = list(owners)
    automaton = AhoCorasick(terms)
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        for name, entry in owners[terms[index]]:
            yield name, Match(start, end, entry)


def _longest_first(matches: list[Match]) -> tuple[Match, ...]:
    """Leftmost-longest, without overlap."""
    matches.sort(key=lambda match: (match.start, -match.end))
    kept: list[Match] = []
    free_from = 0
    for match in matches:
        if match.start >= free_from:
            kept.append(match)
            free_from = match.end
    return tuple(kept)
