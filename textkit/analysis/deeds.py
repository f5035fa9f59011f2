"""The deed that answers a promise, among all deeds of a report.

A promise of three things is met one by one: it is compared clause by clause, through an index from
terms to the clauses of deeds, so that long reports stay linear. Owns the score.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from heapq import nlargest
from math import log, sqrt
from typing import NamedTuple

from textkit.analysis.clauses import clauses, words
from textkit.analysis.content import Bag, shared
from textkit.analysis.terms import Terms, TermWeights, head_of, united
from textkit.model.records import Passage

_CLAUSE, _WHOLE, _ALIKE = 0.55, 0.25, 0.2
"""Shares of the best clause, of what the deed takes up of the whole promise, and of likeness."""

_TAKEN_UP = 0.75
"""Of a clause: what counts as taken up; the rest is likeness."""

_ENOUGH = 5.0
"""Weight in common that counts half: 体系 alone makes no deed."""

_OTHER_HEAD, _OTHER_THING = 0.8, 0.75
"""What lacks the head of a promised clause, or all heads of a promise, is about another thing
alike: 垃圾焚烧 for 垃圾分类."""

_CIRCUMSTANCE = 0.6
"""What a clause counts that only says for what or on what ground."""

_HEADING = 0.9
"""A heading counts less than the sentence below it."""

_FEW = 50
_MANY = 0.2
"""Among more deeds than ``_FEW`` the best is good by chance."""

_MOST_VISITED = 200
"""Clauses that the terms of one clause may point to: long texts stay linear."""

_TOO_LITTLE = 0.8
"""Weight in common that makes no deed, whatever else is said."""

_LOOKED_AT = 8
"""Clauses, and then deeds, that are looked at closely."""


class Found(NamedTuple):
    """The deed nearest to a promise, and how near it is."""

    deed: Passage
    score: float


class _Clause(NamedTuple):
    bag: Bag
    deeds: list[int]


class PromisedClause(NamedTuple):
    """One clause of a promise, with its head and how much it counts."""

    bag: Bag
    head: str
    share: float


class Said(NamedTuple):
    """The content of a promise: clause by clause and as a whole, with the heads of all clauses."""

    clauses: tuple[PromisedClause, ...]
    whole: Bag
    heads: frozenset[str]


def said(text: str, plan: Passage, terms: Terms, weights: TermWeights) -> Said:
    """What a promise says.

    Args:
        text: Last year's text.
        plan: The promise.
        terms: Terms of that text.
        weights: Weights of the terms of both years.
    """
    spans = [Passage(*span) for span in clauses(text, *plan) if not _names_leader(text, *span)]
    telling = [span for span in spans if not text.startswith(words()["aside"], *span)] or spans
    found = []
    for span in telling:
        bag = weights.bag(terms.of(*span))
        if bag.size:
            around = text.startswith((*words()["preface"], *words()["purpose"]), *span)
            share = _CIRCUMSTANCE if around else 1.0
            found.append(PromisedClause(bag, head_of(terms, span, bag), share))
    heads = frozenset(clause.head for clause in found if clause.head)
    return Said(tuple(found), united(clause.bag for clause in found), heads)


def _names_leader(text: str, start: int, end: int) -> bool:
    """Whether a clause only says who sees to it: 由供水总站牵头."""
    return text[start] == "由" and text.startswith(("牵头", "负责"), end - 2)


class DeedIndex:
    """Deeds by the terms of their clauses.

    Args:
        text: This year's text.
        deeds: The stretches to look among; they may overlap.
        terms: Terms of that text.
        weights: Weights of the terms of both years.
    """

    def __init__(
        self, text: str, deeds: Sequence[Passage], terms: Terms, weights: TermWeights
    ) -> None:
        self._deeds = deeds
        self._wholes: list[Bag] = []
        self._headings = {number for number, deed in enumerate(deeds) if _is_line(text, deed)}
        self._clauses: list[_Clause] = []
        known: dict[tuple[int, int], int] = {}
        for number, deed in enumerate(deeds):
            own = []
            for span in clauses(text, *deed):
                at = known.get(span)
                if at is None:
                    at = known[span] = len(self._clauses)
                    self._clauses.append(_Clause(weights.bag(terms.of(*span)), []))
                self._clauses[at].deeds.append(number)
                own.append(self._clauses[at].bag)
            self._wholes.append(united(own))
        self._holders = _holders(clause.bag for clause in self._clauses)
        self._chance = 1.0 + _MANY * log(max(len(deeds) / _FEW, 1.0))

    def best(self, promise: Said) -> Found | None:
        """The deed that takes up most of a promise."""
        near: defaultdict[int, float] = defaultdict(float)
        for clause in promise.clauses:
            for number, value in self._near(clause):
                for deed in self._clauses[number].deeds:
                    near[deed] = max(near[deed], value)
        if not near:
            return None
        nearest = nlargest(_LOOKED_AT, near, key=near.__getitem__)
        score, deed = max((self._score(promise, deed, near[deed]), -deed) for deed in nearest)
        return Found(self._deeds[-deed], score / self._chance)

    def _near(self, promised: PromisedClause) -> list[tuple[int, float]]:
        """The clauses that share most with one of a promise, and how near each is.

        Terms that few clauses hold choose them; what many hold is only looked up in those chosen.
        """
        holders = self._holders
        terms = [term for term in promised.bag.weights if term in holders]
        terms.sort(key=lambda term: len(holders[term]))
        common: defaultdict[int, float] = defaultdict(float)
        visited, rest = 0, {}
        for term in terms:
            value = promised.bag.weights[term]
            visited += len(holders[term])
            if visited > _MOST_VISITED and common:
                rest[term] = value
                continue
            for number in holders[term]:
                common[number] += value
        others = Bag(rest, sum(rest.values()))
        most = max(common.values(), default=0.0)
        if most + others.size < _TOO_LITTLE:
            return []
        numbers = [number for number, value in common.items() if value >= most / 2]
        if len(numbers) > _LOOKED_AT:
            numbers = nlargest(_LOOKED_AT, numbers, key=common.__getitem__)
        return [
            (number, self._nearness(promised, number, common[number], others)) for number in numbers
        ]

    def _nearness(self, promised: PromisedClause, number: int, both: float, others: Bag) -> float:
        bag = self._clauses[number].bag
        both += shared(others, bag)
        taken_up = _TAKEN_UP * both / promised.bag.size
        alike = (1 - _TAKEN_UP) * both / sqrt(promised.bag.size * bag.size)
        other = promised.head and promised.head not in bag.weights
        share = promised.share * (_OTHER_HEAD if other else 1.0)
        return share * (taken_up + alike) * both / (both + _ENOUGH)

    def _score(self, promise: Said, number: int, clause: float) -> float:
        whole, bag = promise.whole, self._wholes[number]
        both = shared(whole, bag)
        content = _WHOLE * both / whole.size + _ALIKE * both / sqrt(whole.size * bag.size)
        score = _CLAUSE * clause + content * both / (both + _ENOUGH)
        if promise.heads and promise.heads.isdisjoint(bag.weights):
            score *= _OTHER_THING
        return score * (_HEADING if number in self._headings else 1.0)


def _is_line(text: str, deed: Passage) -> bool:
    """Whether a deed fills a line without ending as a sentence does."""
    start, end = deed
    return (
        text[start - 1 : start] in ("", "\n")
        and text[end : end + 1] in ("", "\n")
        and text[end - 1] not in "。；！："
    )


def _holders(bags: Iterable[Bag]) -> dict[str, list[int]]:
    """The numbers of the bags that hold each term."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, bag in enumerate(bags):
        for term in bag.weights:
            found[term].append(number)
    return found
