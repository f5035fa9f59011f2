"""Measures layer: who did or will do what, one row each, as an office would put it in a table.

A row is an item of the lowest level (一是…, a run-in heading, a bare lead, a heading over one
paragraph); its parents are none, nor is what announces or sums up the items of a paragraph,
unless it gives a figure. Prose without items gives one row a sentence that opens with an action.
Problems are no measures.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import NamedTuple

import regex

from textkit.analysis.actors import column_labels, find_actors, term_labels
from textkit.analysis.aspect import DONE, PLANNED, UNKNOWN, Aspects
from textkit.analysis.clauses import clauses, opens_with_verb, words
from textkit.analysis.passages import LabelledReport, Passages, Unit
from textkit.analysis.table_measures import TableRow, lead_of, table_rows
from textkit.model.records import Date, Measure, Quantity
from textkit.text.patterns import compiled

_LONGEST_END = 20
"""Characters at the end of a sentence in which it announces."""

_LONGEST_LEAD = 40
_CELL_ENDS = ("\n", "|")
_START = attrgetter("start")
_MOST_PREFACES = 2
_LONGEST_HOLDER = 12
"""Characters of a clause in which it says that someone has something."""

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
    dates, quantities = _Inside(report.dates), _Inside(report.quantities)
    found: list[Measure] = []
    for unit in Passages(report).units:
        told = unit.start if unit.answer < 0 else unit.answer
        counted = quantities.within(told, unit.end)
        if not _may_be_row(text, unit) or (unit.beside and not counted):
            continue
        status = _status(aspects, unit)
        if unit.labels[0] == "other" and status == UNKNOWN and not _opens_with_action(text, unit):
            continue
        start, end = _lead(text, unit)
        if _lesson().search(text, start, end):
            continue
        actors = find_actors(text, max(unit.lead_start, told), unit.end)
        when = dates.within(told, unit.end)
        found.append(
            Measure(
                unit.start, unit.end, text[start:end], unit.marker, status, actors, when, counted
            )
        )
    found += _from_tables(report, aspects, dates, quantities)
    found.sort(key=_START)
    return tuple(found)


def _from_tables(
    report: LabelledReport, aspects: Aspects, dates: _Inside, quantities: _Inside
) -> Iterator[Measure]:
    """A row of a table of measures each; planned unless it says that it is done."""
    text = report.doc.text
    for row in table_rows(report.doc):
        yield Measure(
            row.start,
            row.end,
            text[slice(*lead_of(text, row))][:_LONGEST_LEAD],
            row.marker,
            aspects.status(("plan",), *row.deed) if not _is_done(aspects, row) else DONE,
            row.actors,
            dates.within(row.start, row.end),
            quantities.within(*row.deed),
        )


def _is_done(aspects: Aspects, row: TableRow) -> bool:
    """Whether the column of time says that it is done."""
    return any(aspects.count(cue, *row.when) for cue in ("done", "closed"))


def _may_be_row(text: str, unit: Unit) -> bool:
    """Whether a passage is an item or tells a deed, and is no mere problem."""
    if unit.labels[0] == "problem":
        return unit.answer >= 0
    return unit.item or _is_deed(text, unit)


def _status(aspects: Aspects, unit: Unit) -> str:
    if unit.answer < 0:
        return aspects.status(unit.labels, unit.start, unit.end)
    is_done = aspects.count("done", unit.answer, unit.end) and not aspects.count(
        "planned", unit.answer, unit.end
    )
    return DONE if is_done else PLANNED


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
    prefaces, states = words()["preface"], words()["state"]
    for number, (start, end) in enumerate(clauses(text, unit.lead_start, unit.end)):
        if opens_with_verb(text, start, end):
            return start, end
        if find_actors(text, start, min(end + 1, unit.end)):
            # who has or holds something does nothing: 全区共有…
            has = any(text.find(word, start, start + _LONGEST_HOLDER) >= 0 for word in states)
            return None if has else (start, end)
        is_preface = text.startswith(prefaces, start, end) or text[start:end].endswith("期间")
        if number >= _MOST_PREFACES or not is_preface:
            return None
    return None


def _lead(text: str, unit: Unit) -> tuple[int, int]:
    """The heading of an item; of a sentence the clause that says what is done."""
    if unit.answer >= 0:
        first = next(clauses(text, unit.answer, unit.end), (unit.answer, unit.end))
        unit = unit._replace(start=first[0], lead_start=unit.answer)
        return _action(text, unit) or (first[0], min(first[1], first[0] + _LONGEST_LEAD))
    if unit.item and unit.lead_end > unit.lead_start:
        return unit.lead_start, _without_columns(text, unit.lead_start, unit.lead_end)
    start, end = _action(text, unit) or (unit.start, unit.end)
    return start, min(end, start + _LONGEST_LEAD)


@cache
def _columns() -> regex.Pattern[str]:
    """A bracket that names who answers or by when: （责任单位：…）, （县民政局牵头）."""
    labels = "|".join(sorted(map(regex.escape, column_labels()), key=len, reverse=True))
    return compiled(rf"[（(](?:{labels}|[^（）()]*+(?<=牵头|负责)[）)])")


def _without_columns(text: str, start: int, end: int) -> int:
    """Where a lead ends before such a bracket."""
    found = _columns().search(text, start, end + 1)
    return start + len(text[start : found.start()].rstrip()) if found else end


def owner_of(measure: Measure) -> str | None:
    """Who answers for a measure, for the flat table."""
    return "、".join(measure.actors) or None


class Deadline(NamedTuple):
    """By when: in the text's words and, where they name a date, as ISO date, month or year."""

    words: str
    iso: str | None


def deadline_of(measure: Measure, dates: Sequence[Date], text: str) -> Deadline | None:
    """By when a measure is to be done; ``None`` where nothing is said.

    What is done already has a deadline only where a column 完成时限 names one.

    Args:
        measure: The measure.
        dates: All dates of the same report.
        text: The report's text.
    """
    own = [dates[index] for index in measure.dates]
    if column := _column().search(text, measure.start, measure.end):
        return _deadline_at(text, own, *column.span("when"))
    if measure.status != PLANNED:
        return None
    for date in own:
        if tail := _deadline().match(text, date.end, measure.end):
            return Deadline(text[date.start : tail.end()], _last_day(date))
        if _deadline().search(text, date.start, date.end):
            return Deadline(text[date.start : date.end], _last_day(date))
        if _is_cell(text, date, measure):
            return Deadline(text[date.start : date.end], _last_day(date))
    found = _open_deadline().search(text, measure.start, measure.end)
    return _deadline_at(text, own, *found.span()) if found else None


def _is_cell(text: str, date: Date, measure: Measure) -> bool:
    """Whether a date fills a cell of a row."""
    before = text[measure.start : date.start].rstrip(" \t")
    after = text[date.end : measure.end].lstrip(" \t")
    return before.endswith(_CELL_ENDS) and (not after or after.startswith(_CELL_ENDS))


@cache
def _column() -> regex.Pattern[str]:
    labels = "|".join(sorted(term_labels(), key=len, reverse=True))
    return compiled(rf"(?:{labels})[：:][ \t\u3000]*(?<when>[^；;。）)】\n]{{1,40}})")


def _deadline_at(text: str, dates: Sequence[Date], start: int, end: int) -> Deadline:
    """The deadline in the words of ``text[start:end]``."""
    iso = next((_last_day(date) for date in dates if start <= date.start < end), None)
    return Deadline(text[start:end].rstrip(), iso)


def _last_day(date: Date) -> str | None:
    return date.end_iso or date.iso
