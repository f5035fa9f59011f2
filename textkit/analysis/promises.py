"""Promises across years: what last year's plan said against what this year's report says was done.

A planned measure that promises several things is several promises. Owns how a deed is found for
each and the verdict; figures are compared in ``textkit.analysis.targets``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from heapq import nlargest
from typing import NamedTuple

import regex

from textkit.analysis.aspect import PLANNED, Aspects
from textkit.analysis.clauses import clauses, deeds_in
from textkit.analysis.content import Bag, Weights, coverage, likeness, pairs_of
from textkit.analysis.passages import LabelledReport
from textkit.analysis.targets import Result, Targets
from textkit.model.records import Passage, Promise
from textkit.text.patterns import compiled

DONE, PARTLY, MISSING = VERDICTS = "done", "partly", "missing"

_LEAST = 0.30
"""Below that share of a promise a deed is about something else: 垃圾焚烧 for 垃圾分类."""

_ADMITTED = 0.45
"""A sentence about a problem that takes up so much of a promise speaks of that promise."""

_LEAD, _WHOLE, _ALIKE, _CLAUSE = 0.35, 0.25, 0.15, 0.25
"""Shares of what a deed takes up of the lead, of the whole promise, of likeness, and of what it
takes up of the clause that it takes up most of: a promise of three things is met one by one."""

_LOOKED_AT, _MOST_HOLDERS = 60, 400
"""Deeds looked at closely for a promise, and those a pair may point to: long texts stay linear."""

_TAIL = "，,、 \t\n\u3000"

_SMALLEST_CLAUSE = 6.0
"""A clause that weighs less says too little to be recognised."""

_LEAST_HEAD = 1.0
_OTHER_THING = 0.7
"""A deed that lacks the head of the promise is about another thing with the same attributes."""


class Comparison(NamedTuple):
    """A promise with the figures on both sides that were compared."""

    promise: Promise
    figures: tuple[Result, ...]


class _Deed(NamedTuple):
    """A passage of this year's report that may keep a promise."""

    start: int
    end: int
    bag: Bag


class _Said(NamedTuple):
    """The content of a promise: of its lead, of all of it, of each clause.

    ``heads`` are the last pairs that mean something of the heading and of the lead: 湿地 of
    尾水湿地, 分类 of 垃圾分类.
    """

    heads: frozenset[str]
    lead: Bag
    whole: Bag
    clauses: tuple[Bag, ...]


class _Found(NamedTuple):
    deed: _Deed
    score: float


def compare_years(last: LabelledReport, this: LabelledReport) -> tuple[Promise, ...]:
    """Every promise of last year's plan, in text order, with the deed that answers it.

    Args:
        last: Last year's report.
        this: This year's report.
    """
    return tuple(comparison.promise for comparison in compare_figures(last, this))


def compare_figures(last: LabelledReport, this: LabelledReport) -> tuple[Comparison, ...]:
    """The promises as `compare_years` gives them, each with its figures: target against result.

    Args:
        last: Last year's report.
        this: This year's report.
    """
    promises = _promises(last)
    spans = _deed_spans(this)
    old = [pairs_of(last.doc.text, *plan.passage) for plan in promises]
    new = [pairs_of(this.doc.text, *span) for span in spans]
    weights = Weights([*old, *new])
    deeds = _Index(_Deed(*span, weights.bag(pairs)) for span, pairs in zip(spans, new, strict=True))
    figures = _figures(this)
    admitted = _Index(
        _Deed(*span, weights.bag(pairs_of(this.doc.text, *span)))
        for row in this.sentences
        if row.label == "problem"
        for span in _parts(this, row.start, row.end, figures)
    )
    judge = _Judge(last, this, weights)
    found = []
    for plan in promises:
        said = _said(last.doc.text, plan, weights)
        found.append(judge.compared(plan.passage, deeds.best(said), admitted.best(said)))
    return tuple(found)


class _Plan(NamedTuple):
    """One thing promised; ``lead`` is where its own words begin behind a heading."""

    passage: Passage
    lead: int


def _promises(report: LabelledReport) -> list[_Plan]:
    """What is promised, one thing each: a measure's heading goes with it if it is one thing."""
    text, figures = report.doc.text, _figures(report)
    found: list[_Plan] = []
    for measure in report.measures:
        if measure.status == PLANNED:
            start = measure.start + len(measure.marker or "")
            heading = text.find(measure.lead, start, measure.end) + len(measure.lead)
            alone = text[heading : heading + 1] in ("。", "\n")
            parts = _parts(report, heading + 1 if alone else start, measure.end, figures)
            if len(parts) > 1:
                found += (_Plan(Passage(*span), span[0]) for span in parts)
            else:
                lead = parts[0][0] if parts else start
                found.append(_Plan(Passage(start, measure.end), lead))
    return found


def _figures(report: LabelledReport) -> list[int]:
    return [quantity.start for quantity in report.quantities]


def _parts(
    report: LabelledReport, start: int, end: int, figures: Sequence[int]
) -> list[tuple[int, int]]:
    """The deeds in a stretch, without blanks around them and commas behind."""
    text = report.doc.text
    found = []
    for first, last in deeds_in(text, start, end, figures):
        words = text[first:last]
        found.append((first + len(words) - len(words.lstrip()), first + len(words.rstrip(_TAIL))))
    return found


def _deed_spans(report: LabelledReport) -> list[tuple[int, int]]:
    """Sentences about achievements and what they tell one after the other, in text order."""
    rows = [row for row in report.sentences if row.label == "achievement"]
    spans = {(row.start, row.end) for row in rows}
    figures = _figures(report)
    for row in rows:
        spans.update(_parts(report, row.start, row.end, figures))
    return sorted(spans)


def _said(text: str, plan: _Plan, weights: Weights) -> _Said:
    start, end = plan.passage
    spans = [span for span in clauses(text, start, end) if not _names_leader(text, *span)]
    bags = [weights.bag(pairs_of(text, *span)) for span in spans]
    telling = [at for at, bag in enumerate(bags) if bag.size >= _LEAST_HEAD]
    own = next((at for at in telling if spans[at][0] >= plan.lead), None)
    heads = {_head(text, spans[at], bags[at]) for at in (*telling[:1], own) if at is not None}
    lead = weights.bag(()) if own is None else bags[own]
    large = tuple(bag for bag in bags if bag.size >= _SMALLEST_CLAUSE)
    whole = weights.bag({pair for bag in bags for pair in bag.weights})
    return _Said(frozenset(heads) - {""}, lead, whole, large)


def _names_leader(text: str, start: int, end: int) -> bool:
    """Whether a clause only says who sees to it: 由供水总站牵头."""
    return text[start] == "由" and text.startswith(("牵头", "负责"), end - 2)


def _head(text: str, span: tuple[int, int], bag: Bag) -> str:
    """The last pair of a clause that means something; empty where none does."""
    in_order = (text[at : at + 2] for at in range(span[1] - 2, span[0] - 1, -1))
    return next((pair for pair in in_order if bag.weights.get(pair, 0.0) >= _LEAST_HEAD), "")


class _Index:
    """Deeds by the pairs of characters that they hold.

    Args:
        deeds: What to look among.
    """

    def __init__(self, deeds: Iterable[_Deed]) -> None:
        self._deeds = list(deeds)
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for number, deed in enumerate(self._deeds):
            for pair in deed.bag.weights:
                holders[pair].append(number)
        self._holders = {
            pair: numbers for pair, numbers in holders.items() if len(numbers) <= _MOST_HOLDERS
        }

    def best(self, said: _Said) -> _Found | None:
        """The deed that takes up most of a promise."""
        shared = self._shared(said.whole)
        if not shared:
            return None
        led = self._shared(said.lead)
        its_lead, all_of_it = said.lead.size or 1.0, said.whole.size or 1.0

        def score(number: int) -> float:
            bag = self._deeds[number].bag
            content = (
                _LEAD * led.get(number, 0.0) / its_lead
                + _WHOLE * shared[number] / all_of_it
                + _ALIKE * likeness(said.whole, bag)
                + _CLAUSE * max((coverage(clause, bag) for clause in said.clauses), default=0.0)
            )
            if said.heads and said.heads.isdisjoint(bag.weights):
                return content * _OTHER_THING
            return content

        number = max(nlargest(_LOOKED_AT, shared, key=shared.__getitem__), key=score)
        return _Found(self._deeds[number], score(number))

    def _shared(self, bag: Bag) -> dict[int, float]:
        """What each deed has in common with a bag."""
        found: defaultdict[int, float] = defaultdict(float)
        for pair, value in bag.weights.items():
            for number in self._holders.get(pair, ()):
                found[number] += value
        return found


class _Judge:
    """What became of a promise for which a deed was found.

    Args:
        last: Last year's report.
        this: This year's report.
        weights: Weights of the pairs of both.
    """

    def __init__(self, last: LabelledReport, this: LabelledReport, weights: Weights) -> None:
        self._aspects = Aspects(this.doc.text)
        self._promised = Aspects(last.doc.text)
        self._targets = Targets(last, this, weights)
        self._text = this.doc.text

    def compared(self, plan: Passage, best: _Found | None, problem: _Found | None) -> Comparison:
        """The promise with its deed, verdict and figures.

        Args:
            plan: The promise.
            best: The deed that is nearest to it.
            problem: The part of a problem that is nearest to it; it may be all that is said.
        """
        admitted = problem is not None and problem.score >= _ADMITTED and problem
        if best is None or best.score < _LEAST:
            if not admitted or self._count("unstarted", admitted.deed):
                return Comparison(Promise(plan, None, 0.0, MISSING), ())
            best = admitted
        deed = Passage(best.deed.start, best.deed.end)
        figures = self._targets.compared(plan, deed)
        unmet = admitted and (best is admitted or self._count("unmet", admitted.deed) > 0)
        kept = not unmet and self._is_kept(plan, deed, figures)
        verdict = DONE if kept else PARTLY
        return Comparison(Promise(plan, deed, round(min(best.score, 1.0), 3), verdict), figures)

    def _count(self, category: str, deed: _Deed) -> int:
        return self._aspects.count(category, deed.start, deed.end)

    def _is_kept(self, plan: Passage, deed: Passage, figures: tuple[Result, ...]) -> bool:
        """Whether a deed keeps its promise: targets reached, nothing left open."""
        start, end = deed
        if self._aspects.count("unmet", start, end) or _share().search(self._text, start, end):
            return False
        if figures:
            return all(figure.met for figure in figures)
        is_open = self._aspects.count("open", start, end) > 0
        closed = self._aspects.count("closed", start, end) > 0
        asked = self._promised.count("open", plan.start, plan.end) > 0
        return closed or asked or not is_open


def _share() -> regex.Pattern[str]:
    """What share of a deed is done, in its own words: 完成80%."""
    return compiled(
        r"完成(?:了)?(?:总?(?:工程)?(?:量|进度)|投资)?(?:的|约|近)?[1-9]?\d(?:\.\d+)?[%％]"
    )
