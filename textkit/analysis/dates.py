"""Date layer: dates and periods of a report, absolute, relative and masked.

The span is the date as written with what belongs to it (2019年3月至6月, 7月底前, “十四五”时期,
今年上半年), without 以来. ``relative`` is the text of every date whose year the text does not say
itself; its ``iso`` leans on the year last named in the sentence or on the report's own. A day that
its month does not have (2021年2月30日) leaves the month (2021-02). What stands in 〔〕 is part of a
document number and no date.
"""

from __future__ import annotations

from collections.abc import Iterator

from textkit.analysis.dates_grammar import (
    NOTHING,
    Reading,
    Years,
    date_pattern,
    joined,
    read_date,
)
from textkit.analysis.dates_masked import masked_dates
from textkit.analysis.dates_year import own_year
from textkit.analysis.extents import Extents
from textkit.model.document import Document
from textkit.model.layers import Placeholder, Residue
from textkit.model.records import Date
from textkit.text.calendar import JOINT
from textkit.text.patterns import LazyPattern

_JOINT = LazyPattern(rf" ?{JOINT} ?")
_OPENING = "〔［[(（"
_NUMBERED = "〔"


def find_dates(
    doc: Document, residue: Residue, placeholders: tuple[Placeholder, ...]
) -> tuple[Date, ...]:
    """Every date and period of the body, in text order, none overlapping. Linear time."""
    extents = Extents(doc, residue)
    masked = masked_dates(doc.text, extents, placeholders)
    taken = {item.start: item for item in masked}
    found = list(masked)
    ends = sorted((item.start, item.end) for item in taken.values())
    position = 0
    for date in _written(doc, extents):
        while position < len(ends) and ends[position][1] <= date.start:
            position += 1
        if position < len(ends) and ends[position][0] < date.end:
            continue
        found.append(date)
    return tuple(sorted(found))


def _written(doc: Document, extents: Extents) -> Iterator[Date]:
    """The dates without a mask."""
    text = doc.text
    own = own_year(doc, extents)
    held: tuple[int, int, Reading] | None = None
    last = Years(own)
    for match in date_pattern().finditer(text, 0, extents.end):
        start, end = match.span()
        if not extents.holds(start) or text[start - 1 : start] == _NUMBERED:
            continue
        if held is not None and _JOINT.fullmatch(text, held[1], start) is not None:
            reading = read_date(match, _after(held[2], last))
            if reading is not None and reading is not NOTHING and held[2] is not NOTHING:
                held = (held[0], end, joined(held[2], reading))
                continue
        if held is not None:
            yield _date(text, *held)
            last = Years(own) if _breaks(text, held[1], start) else _after(held[2], last)
        reading = read_date(match, last)
        held = None if reading is None else (start, end, reading)
    if held is not None:
        yield _date(text, *held)


def _after(reading: Reading, years: Years) -> Years:
    """What a date means for the ones behind it."""
    if reading.year is None:
        return years
    return Years(years.own, reading.year, reading.anchored)


def _breaks(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends in between: no year is carried over."""
    return text.find("。", start, end) >= 0 or text.find("\n", start, end) >= 0


def _date(text: str, start: int, end: int, reading: Reading) -> Date:
    iso = reading.first.iso()
    end_iso = None if reading.last is None else reading.last.iso()
    relative = None if reading.anchored else text[start:end]
    return Date(start, end, iso, end_iso, relative)
