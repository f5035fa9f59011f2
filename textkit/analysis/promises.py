"""Promises across years: what last year's plan said against what this year's report says was done.

A planned measure that promises several things is several promises. Owns what counts as a promise
and the verdict; the deed is found in ``textkit.analysis.deeds``, figures are compared in
``textkit.analysis.targets``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import regex

from textkit.analysis.aspect import PLANNED, Aspects
from textkit.analysis.clauses import clauses, deeds_in
from textkit.analysis.deeds import DeedIndex, Found, said
from textkit.analysis.passages import LabelledReport
from textkit.analysis.targets import Result, Targets
from textkit.analysis.terms import Terms, TermWeights
from textkit.model.records import Labelled, Passage, Promise
from textkit.text.patterns import compiled

DONE, PARTLY, MISSING = VERDICTS = "done", "partly", "missing"

_LEAST = 0.15
"""Below that score a deed is about something else: 垃圾焚烧 for 垃圾分类."""

_ADMITTED = 0.19
"""A sentence about a problem that is so near to a promise speaks of that promise."""

_TAIL = "，,、 \t\n\u3000"


class Comparison(NamedTuple):
    """A promise with the figures on both sides that were compared."""

    promise: Promise
    figures: tuple[Result, ...]


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
    plans = _promises(last)
    aspects = Aspects(this.doc.text)
    deeds, problems = _deed_spans(this, aspects), _admitted_spans(this)
    old = Terms(last.doc.text, last.quantities, plans)
    new = Terms(this.doc.text, this.quantities, (*deeds, *problems))
    weights = TermWeights(chain(_by_clause(last, plans, old), _by_clause(this, deeds, new)))
    done = DeedIndex(this.doc.text, deeds, new, weights)
    admitted = DeedIndex(this.doc.text, problems, new, weights)
    judge = _Judge(last, this, aspects, Targets(last, this, (old, new), weights))
    found = []
    for plan in plans:
        promise = said(last.doc.text, plan, old, weights)
        found.append(judge.compared(plan, done.best(promise), admitted.best(promise)))
    return tuple(found)


def _by_clause(
    report: LabelledReport, spans: Sequence[Passage], terms: Terms
) -> Iterator[tuple[str, ...]]:
    """The terms of every clause in some stretches, each clause once."""
    each = {clause for span in spans for clause in clauses(report.doc.text, *span)}
    return (terms.of(*clause) for clause in each)


def _promises(report: LabelledReport) -> list[Passage]:
    """What is promised, one thing each: a measure's heading goes with it if it is one thing."""
    text, figures = report.doc.text, _figures(report)
    found: list[Passage] = []
    for measure in report.measures:
        if measure.status == PLANNED:
            start = measure.start + len(measure.marker or "")
            heading = text.find(measure.lead, start, measure.end) + len(measure.lead)
            alone = text[heading : heading + 1] in ("。", "\n")
            parts = _parts(report, heading + 1 if alone else start, measure.end, figures)
            if len(parts) < 2:
                parts = [Passage(start, measure.end)]
            found += (one for part in parts for one in _listed(report, part, figures))
    return found


def _listed(report: LabelledReport, promise: Passage, figures: Sequence[int]) -> Iterator[Passage]:
    """The things that a promise counts one after the other: 停车场2处、公厕4座 are two."""
    start = promise.start
    first, last = bisect_left(figures, start), bisect_left(figures, promise.end)
    for quantity in report.quantities[first : max(last - 1, first)]:
        if quantity.kind == "count" and report.doc.text.startswith("、", quantity.end):
            yield Passage(start, quantity.end)
            start = quantity.end + 1
    yield Passage(start, promise.end)


def _figures(report: LabelledReport) -> list[int]:
    return [quantity.start for quantity in report.quantities]


def _parts(report: LabelledReport, start: int, end: int, figures: Sequence[int]) -> list[Passage]:
    """The deeds in a stretch, without blanks around them and commas behind."""
    text = report.doc.text
    found = []
    for first, last in deeds_in(text, start, end, figures):
        words = text[first:last]
        inner = words.strip().rstrip(_TAIL)
        if inner:
            at = first + len(words) - len(words.lstrip())
            found.append(Passage(at, at + len(inner)))
    return found


def _deed_spans(report: LabelledReport, aspects: Aspects) -> list[Passage]:
    """Sentences about achievements and what they tell one after the other, in text order.

    What this year's report plans is no deed, though a sentence there may look like one: it must
    say 了 or 已.
    """
    planned = _planned_parts(report)
    rows = [
        row
        for row in report.sentences
        if row.label == "achievement"
        and (
            aspects.count("done", row.start, row.end)
            or not any(row.start in part for part in planned)
        )
    ]
    return sorted({Passage(row.start, row.end) for row in rows} | {*_told(report, rows)})


def _planned_parts(report: LabelledReport) -> list[range]:
    """The parts of the first level that only say what will be done."""
    return [
        range(section.start, section.end)
        for (section, above), row in zip(report.outline.walk(), report.sections, strict=False)
        if not above and row.labels == ("plan",)
    ]


def _admitted_spans(report: LabelledReport) -> list[Passage]:
    """What the sentences about problems tell, in text order."""
    return sorted({*_told(report, [row for row in report.sentences if row.label == "problem"])})


def _told(report: LabelledReport, rows: Sequence[Labelled]) -> Iterator[Passage]:
    figures = _figures(report)
    for row in rows:
        yield from _parts(report, row.start, row.end, figures)


class _Judge:
    """What became of a promise for which a deed was found.

    Args:
        last: Last year's report.
        this: This year's report.
        aspects: Cues of this year's text.
        targets: The figures of both.
    """

    def __init__(
        self, last: LabelledReport, this: LabelledReport, aspects: Aspects, targets: Targets
    ) -> None:
        self._aspects = aspects
        self._promised = Aspects(last.doc.text)
        self._targets = targets
        self._text = this.doc.text
        self._sentences = this.sentences
        self._starts = [sentence.start for sentence in this.sentences]

    def _sentence(self, deed: Passage) -> Passage:
        """From where the deed begins to the end of its sentence."""
        at = bisect_right(self._starts, deed.start) - 1
        end = self._sentences[at].end if at >= 0 else deed.end
        return Passage(deed.start, max(end, deed.end))

    def compared(self, plan: Passage, best: Found | None, problem: Found | None) -> Comparison:
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
        deed = best.deed
        figures = self._targets.compared(plan, deed)
        if not figures:  # 举办培训班4期，培训210人次: the result may be in the next clause
            sentence = self._sentence(deed)
            figures = self._targets.compared(plan, sentence)
            deed = sentence if figures else deed
        unmet = admitted and (best is admitted or self._count("unmet", admitted.deed) > 0)
        kept = not unmet and self._is_kept(plan, deed, figures)
        verdict = DONE if kept else PARTLY
        return Comparison(Promise(plan, deed, round(min(best.score, 1.0), 3), verdict), figures)

    def _count(self, category: str, deed: Passage) -> int:
        return self._aspects.count(category, deed.start, deed.end)

    def _is_kept(self, plan: Passage, deed: Passage, figures: tuple[Result, ...]) -> bool:
        """Whether a deed keeps its promise: targets reached, nothing left open."""
        start, end = deed
        if any(self._aspects.count(cue, start, end) for cue in ("unmet", "unstarted")):
            return False
        if _share().search(self._text, start, end):
            return False
        if figures:
            return all(figure.met for figure in figures)
        if self._targets.several(plan) and not self._aspects.count("whole", start, end):
            return False  # 2 stations promised, a station reported
        is_open = self._aspects.count("open", start, end) > 0
        closed = self._aspects.count("closed", start, end) > 0
        asked = self._promised.count("open", plan.start, plan.end) > 0
        return closed or asked or not is_open


def _share() -> regex.Pattern[str]:
    """What share of a deed is done, in its own words: 完成80%."""
    return compiled(
        r"完成(?:了)?(?:总?(?:工程)?(?:量|进度)|投资)?(?:的|约|近)?[1-9]?\d(?:\.\d+)?[%％]"
    )
