"""The figures of a promise against those of a deed: 计划更换60公里, 更换63公里.

Owns which two figures speak of the same thing and whether the target is met. Knows nothing of
verdicts.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import NamedTuple

import regex

from textkit.analysis.content import Bag, Weights, coverage, pairs_of
from textkit.analysis.cues import group_cues
from textkit.analysis.passages import LabelledReport
from textkit.lexicon.loader import load_lexicon
from textkit.model.records import Passage, Quantity
from textkit.text.patterns import compiled

_LEAST_SHARED = 0.34
"""What a result's clause takes up of the target's at least; figures of other things take up less."""

_CLAUSE_END = r"[，。；：！？,;\n]"
_SAME_UNITS = str.maketrans("％", "%")
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
def _ceilings() -> tuple[str, ...]:
    return tuple(group_cues(load_lexicon("action_words").entries)["ceiling"])


class Targets:
    """The figures of two reports.

    Args:
        last: Last year's report.
        this: This year's report.
        weights: Weights of the pairs of both.
    """

    def __init__(self, last: LabelledReport, this: LabelledReport, weights: Weights) -> None:
        self._last, self._this = last, this
        self._weights = weights
        self._targets = [quantity.start for quantity in last.quantities]
        self._results = [quantity.start for quantity in this.quantities]

    def compared(self, plan: Passage, deed: Passage) -> tuple[Result, ...]:
        """Each target of a promise that has a result in the deed, in text order."""
        results = [
            index
            for index in _within(self._results, deed)
            if _value(quantity := self._this.quantities[index]) is not None
            and not self._is_origin(quantity)
        ]
        found = []
        for target in _within(self._targets, plan):
            quantity = self._last.quantities[target]
            if _value(quantity) is None or quantity.kind == "rank":
                continue
            result = self._answer(quantity, results)
            if result is not None:
                met = self._is_met(quantity, self._this.quantities[result])
                found.append(Result(target, result, met))
        return tuple(found)

    def _answer(self, target: Quantity, results: list[int]) -> int | None:
        """The result that speaks of the same thing, in the same unit."""
        wanted = self._clause(self._last.doc.text, target)
        best, best_share = None, _LEAST_SHARED
        for index in results:
            result = self._this.quantities[index]
            if _unit(result) != _unit(target):
                continue
            share = coverage(wanted, self._clause(self._this.doc.text, result))
            if not wanted.size or share > best_share:
                best, best_share = index, share
        return best

    def _is_origin(self, result: Quantity) -> bool:
        """Whether a figure is where a change began: 由18%降到11.5%."""
        text = self._this.doc.text
        before = text[max(result.start - 2, 0) : result.start]
        return ("由" in before or "从" in before) and bool(_change().match(text, result.end))

    def _clause(self, text: str, quantity: Quantity) -> Bag:
        """The words around a figure, up to the next mark."""
        before = _last_mark(text, quantity.start)
        after = _clause_end().search(text, quantity.end)
        end = after.start() if after else len(text)
        pairs = pairs_of(text, before, quantity.start) | pairs_of(text, quantity.end, end)
        return self._weights.bag(pairs)

    def _is_met(self, target: Quantity, result: Quantity) -> bool:
        wanted, found = _value(target), _value(result)
        if wanted is None or found is None:
            return False
        text = self._last.doc.text
        around = text[_last_mark(text, target.start) : target.end + 3]
        if any(word in around for word in _ceilings()):
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


def _unit(quantity: Quantity) -> str:
    return (quantity.unit or "").translate(_SAME_UNITS)


def _value(quantity: Quantity) -> float | None:
    """The figure, of a range the end that is named."""
    if quantity.masked:
        return None
    if quantity.value is not None:
        return quantity.value
    return quantity.low if quantity.low is not None else quantity.high
