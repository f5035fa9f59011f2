"""The figures of a promise against those of a deed: 计划更换60公里, 更换63公里.

Owns which two figures speak of the same thing and whether the target is met. Knows nothing of
verdicts.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import NamedTuple

import regex

from textkit.analysis.content import Bag, coverage
from textkit.analysis.cues import group_cues
from textkit.analysis.passages import LabelledReport
from textkit.analysis.terms import Terms, TermWeights, unit_of, value_of
from textkit.lexicon.loader import load_lexicon
from textkit.model.records import Passage, Quantity
from textkit.text.patterns import compiled

_LEAST_SHARED, _LEAST_ALONE = 0.34, 0.15
"""What a result's clause takes up of the target's at least; figures of other things take up less.
The second where the deed has no other figure in that unit."""

_CLAUSE_END = r"[，。；：！？,;\n]"
_TOLERANCE = 1e-9


class Result(NamedTuple):
    """A target with the result that answers it.

    Attributes:
        target: Index into last year's quantities.
        result: Index into this year's quantities.
        met: Whether the target is reached; a ceiling (控制在4%以内), whether it is kept.
    """

    target: int
    result: int
    met: bool


@cache
def _clause_end() -> regex.Pattern[str]:
    return compiled(_CLAUSE_END)


@cache
def _change() -> regex.Pattern[str]:
    return compiled(r"\p{Han}{0,6}?[降升增减高低大少缩压](?:到|至|为)")


@cache
def _limit_words(category: str) -> tuple[str, ...]:
    """Words of a ``ceiling`` (控制在, 低于) or a ``floor`` (不低于)."""
    return tuple(group_cues(load_lexicon("action_words").entries)[category])


class Targets:
    """The figures of two reports.

    Args:
        last: Last year's report.
        this: This year's report.
        terms: Terms of last year's text and of this year's.
        weights: Weights of the terms of both.
    """

    def __init__(
        self,
        last: LabelledReport,
        this: LabelledReport,
        terms: tuple[Terms, Terms],
        weights: TermWeights,
    ) -> None:
        self._last, self._this = last, this
        self._terms, self._weights = terms, weights
        self._targets = [quantity.start for quantity in last.quantities]
        self._results = [quantity.start for quantity in this.quantities]

    def compared(self, plan: Passage, deed: Passage) -> tuple[Result, ...]:
        """Each target of a promise that has a result in the deed, in text order."""
        results = [
            index
            for index in _within(self._results, deed)
            if value_of(quantity := self._this.quantities[index]) is not None
            and not self._is_origin(quantity)
        ]
        found = []
        for target in _within(self._targets, plan):
            quantity = self._last.quantities[target]
            if value_of(quantity) is None or quantity.kind == "rank":
                continue
            result = self._answer(quantity, results)
            if result is not None:
                met = self._is_met(quantity, self._this.quantities[result])
                found.append(Result(target, result, met))
        return tuple(found)

    def several(self, plan: Passage) -> bool:
        """Whether a promise counts what is to be done, and it is more than one."""
        counted = (self._last.quantities[index] for index in _within(self._targets, plan))
        return any(
            quantity.kind == "count" and (value_of(quantity) or 0) > 1 for quantity in counted
        )

    def _answer(self, target: Quantity, results: list[int]) -> int | None:
        """The result that speaks of the same thing, in the same unit."""
        wanted = self._clause(self._last, target)
        alike = [
            index for index in results if unit_of(self._this.quantities[index]) == unit_of(target)
        ]
        best, best_share = None, _LEAST_SHARED if len(alike) > 1 else _LEAST_ALONE
        for index in alike:
            share = coverage(wanted, self._clause(self._this, self._this.quantities[index]))
            if not wanted.size or share > best_share:
                best, best_share = index, share
        return best

    def _is_origin(self, result: Quantity) -> bool:
        """Whether a figure is where a change began: 由18%降到11.5%."""
        text = self._this.doc.text
        before = text[max(result.start - 2, 0) : result.start]
        return ("由" in before or "从" in before) and bool(_change().match(text, result.end))

    def _clause(self, report: LabelledReport, quantity: Quantity) -> Bag:
        """The words around a figure, up to the next mark."""
        text = report.doc.text
        terms = self._terms[report is self._this]
        before = _last_mark(text, quantity.start)
        after = _clause_end().search(text, quantity.end)
        end = after.start() if after else len(text)
        around = (before, quantity.start), (quantity.end, end)
        return self._weights.bag(term for span in around for term in terms.without_figures(*span))

    def _is_met(self, target: Quantity, result: Quantity) -> bool:
        wanted, found = value_of(target), value_of(result)
        if wanted is None or found is None:
            return False
        text = self._last.doc.text
        around = text[_last_mark(text, target.start) : target.end + 3]
        is_floor = any(word in around for word in _limit_words("floor"))
        if not is_floor and any(word in around for word in _limit_words("ceiling")):
            return found <= wanted + _TOLERANCE
        return found >= wanted - _TOLERANCE


def _within(starts: list[int], span: Passage) -> range:
    """Indexes of the figures that begin in a passage."""
    return range(bisect_left(starts, span.start), bisect_left(starts, span.end))


def _last_mark(text: str, at: int) -> int:
    """Where the clause begins that holds ``at``."""
    marks = _clause_end()
    start = max(0, at - 60)
    found = start
    for mark in marks.finditer(text, start, at):
        found = mark.end()
    return found
