"""Measures layer: who did or will do what, one row each, as an office would put it in a table.

A row is an item of the lowest level (一是…, a run-in heading, a bare lead, a heading over one
paragraph); its parents are none, nor is what announces or sums up the items of a paragraph,
unless it gives a figure. Prose without items gives one row a sentence that opens with an action.
Problems are no measures.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

import regex

from textkit.analysis.actors import find_actors
from textkit.analysis.aspect import PLANNED, UNKNOWN, Aspects
from textkit.analysis.clauses import clauses, opens_with_verb, words
from textkit.analysis.passages import LabelledReport, Passages, Unit
from textkit.model.records import Date, Measure, Quantity
from textkit.text.patterns import compiled

_LONGEST_END = 20
"""Characters at the end of a sentence in which it announces."""

_LONGEST_LEAD = 40
_MOST_PREFACES = 2
_DEADLINE = r"(?:底|末)?(?:之前|以前|前|内)"


@cache
def _deadline() -> regex.Pattern[str]:
    return compiled(_DEADLINE)


@cache
def _open_deadline() -> regex.Pattern[str]:
    """A time limit that is no date: 年内, 年底前."""
    return compiled(r"(?:今年|明年|本年)?(?:年底前|年末前|年内|月底前|季度末前|上半年|下半年)")


@cache
def _lesson() -> regex.Pattern[str]:
    """A lead that draws a lesson instead of telling a deed: 必须坚持…, 群众认可是标尺."""
    return compiled(r"\G必须|是\p{Han}{2}$")


@cache
def _announcement() -> regex.Pattern[str]:
    """The end of a sentence that announces what follows (…以下五个方面的工作。)."""
    return compiled(r"(?:以下|如下|下列|[几两三四五六七八九十]个方面)[^，；。]{0,8}[。：:]\s*$")


def find_measures(report: LabelledReport) -> tuple[Measure, ...]:
    """The measures of a report, in text order.

    Args:
        report: Its layers; the labels decide what is a problem and what is done or planned.
    """
    text = report.doc.text
    aspects = Aspects(text)
    found: list[Measure] = []
    dates, quantities = _Inside(report.dates), _Inside(report.quantities)
    for unit in Passages(report).units:
        label = unit.labels[0]
        if label == "problem" or not (unit.item or _is_deed(text, unit)):
            continue
        counted = quantities.within(unit.start, unit.end)
        if unit.beside and not counted:
            continue
        status = aspects.status(unit.labels, unit.start, unit.end)
        if label == "other" and status == UNKNOWN and not _opens_with_action(text, unit):
            continue
        start, end = _lead(text, unit)
        if _lesson().search(text, start, end):
            continue
        found.append(
            Measure(
                unit.start,
                unit.end,
                text[start:end],
                unit.marker,
                status,
                find_actors(text, unit.lead_start, unit.end),
                dates.within(unit.start, unit.end),
                counted,
            )
        )
    return tuple(found)


class _Inside:
    """Indexes of the records that lie in a stretch."""

    def __init__(self, records: Sequence[Date | Quantity]) -> None:
        self._starts = [record.start for record in records]
        self._ends = [record.end for record in records]

    def within(self, start: int, end: int) -> tuple[int, ...]:
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return tuple(index for index in range(first, last) if self._ends[index] <= end)


def _is_deed(text: str, unit: Unit) -> bool:
    """Whether a loose sentence is a row: part of deeds or plans, opened by an action."""
    return (
        unit.labels[0] in ("achievement", "plan")
        and text[unit.end - 1] not in "：:"
        and not _announcement().search(text, max(unit.start, unit.end - _LONGEST_END), unit.end)
        and _opens_with_action(text, unit)
    )


def _opens_with_action(text: str, unit: Unit) -> bool:
    return _action(text, unit) is not None


def _action(text: str, unit: Unit) -> tuple[int, int] | None:
    """The first clause behind time and circumstance, if it begins with a verb or who acts."""
    prefaces = words()["preface"]
    for number, (start, end) in enumerate(clauses(text, unit.lead_start, unit.end)):
        if opens_with_verb(text, start, end):
            return start, end
        if find_actors(text, start, min(end + 1, unit.end)):
            return start, end
        if number >= _MOST_PREFACES or not text.startswith(prefaces, start, end):
            return None
    return None


def _lead(text: str, unit: Unit) -> tuple[int, int]:
    """The heading of an item; of a sentence the clause that says what is done."""
    if unit.item and unit.lead_end > unit.lead_start:
        return unit.lead_start, unit.lead_end
    start, end = _action(text, unit) or (unit.start, unit.end)
    return start, min(end, start + _LONGEST_LEAD)


def owner_of(measure: Measure) -> str | None:
    """Who answers for a measure, for the flat table."""
    return "、".join(measure.actors) or None


def deadline_of(measure: Measure, dates: Sequence[Date], text: str) -> str | None:
    """By when a planned measure is to be done, in its own words; ``None`` where none is said.

    Args:
        measure: The measure.
        dates: All dates of the same report.
        text: The report's text.
    """
    if measure.status != PLANNED:
        return None
    for index in measure.dates:
        date = dates[index]
        if tail := _deadline().match(text, date.end, measure.end):
            return text[date.start : tail.end()]
        if _deadline().search(text, date.start, date.end):
            return text[date.start : date.end]
    found = _open_deadline().search(text, measure.start, measure.end)
    return found[0] if found else None
