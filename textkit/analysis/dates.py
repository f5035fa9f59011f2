"""Date layer: dates and periods of a report, absolute, relative and masked.

The span is the date as written with what belongs to it (2019年3月至6月, 7月底, “十四五”时期,
今年上半年), without 前, 后, 起 and 以来. ``relative`` is the text of every date whose year the text
does not say itself; its ``iso`` leans on the year last named in the sentence, on the one the passage
is about (a heading 2023年重点工作, a sentence that begins 明年，) or on the report's own. A day that
its month does not have (2021年2月30日) leaves the month (2021-02). What stands in 〔〕 is part of a
document number and no date; a number of years (近三年来, 今后五年) is a quantity.
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
from textkit.analysis.dates_passage import Passages
from textkit.analysis.dates_year import own_year
from textkit.analysis.extents import Extents
from textkit.model.document import Document
from textkit.model.layers import Outline, Placeholder, Residue
from textkit.model.records import Date
from textkit.text.calendar import JOINT
from textkit.text.patterns import LazyPattern

_JOINT = LazyPattern(rf" ?{JOINT} ?")
_NUMBERED = "〔"
_BRACKETS = (("《", "》"), ("（", "）"), ("(", ")"))

MAX_ASIDE = 80
"""Code points of the longest title or bracket looked for around a date."""


def find_dates(
    doc: Document, residue: Residue, placeholders: tuple[Placeholder, ...], outline: Outline
) -> tuple[Date, ...]:
    """Every date and period of the body, in text order, none overlapping. Linear time."""
    extents = Extents(doc, residue)
    masked = masked_dates(doc.text, extents, placeholders)
    taken = {item.start: item for item in masked}
    found = list(masked)
    ends = sorted((item.start, item.end) for item in taken.values())
    position = 0
    for date in _written(doc, extents, outline):
        while position < len(ends) and ends[position][1] <= date.start:
            position += 1
        if position < len(ends) and ends[position][0] < date.end:
            continue
        found.append(date)
    return tuple(sorted(found))


def _written(doc: Document, extents: Extents, outline: Outline) -> Iterator[Date]:
    """The dates without a mask."""
    text = doc.text
    context = _Context(doc, extents, outline)
    held: tuple[int, int, Reading] | None = None
    for match in date_pattern().finditer(text, 0, extents.end):
        start, end = match.span()
        if not extents.holds(start) or text[start - 1 : start] == _NUMBERED:
            continue
        if held is not None:
            if _JOINT.fullmatch(text, held[1], start) is not None and held[2] is not NOTHING:
                reading = read_date(match, _after(held[2], context.years_at(held[0])))
                if reading is not None and reading is not NOTHING:
                    held = (held[0], end, joined(held[2], reading))
                    continue
            yield _date(text, *held)
            context.note(*held)
        reading = read_date(match, context.years_at(start))
        held = None if reading is None else (start, end, reading)
    if held is not None:
        yield _date(text, *held)


class _Context:
    """What the dates so far mean for the next one.

    A year is carried to the end of its sentence; one in a bracket or in 《》 not out of it.
    """

    def __init__(self, doc: Document, extents: Extents, outline: Outline) -> None:
        self._text = doc.text
        self._own = own_year(doc, extents)
        self._passages = Passages(doc.text, outline, self._own)
        self._years = self._outer = Years(self._own)
        self._end = 0
        self._aside = 0  # where the bracket closes that holds the last date

    def years_at(self, start: int) -> Years:
        """The years that a date at ``start`` may mean."""
        if self._aside and start >= self._aside:
            self._years, self._aside = self._outer, 0
        if _breaks(self._text, self._end, start):
            self._years = Years(self._own)
        return self._years._replace(topic=self._passages.year_at(start))

    def note(self, start: int, end: int, reading: Reading) -> None:
        """Take in the date that was read last."""
        self._end = end
        if not self._aside:
            self._aside = _closing(self._text, start, end)
            self._outer = self._years
        self._years = _after(reading, self._years)
        if not self._aside:
            self._passages.note(start, end, reading)


def _after(reading: Reading, years: Years) -> Years:
    """What a date means for the ones behind it."""
    if reading.year is None:
        return years
    return years._replace(last=reading.year, last_anchored=reading.anchored)


def _closing(text: str, start: int, end: int) -> int:
    """Where the bracket or the title closes that ``[start, end)`` stands in; 0 where in none."""
    for opening, closing in _BRACKETS:
        at = text.rfind(opening, max(0, start - MAX_ASIDE), start)
        if at >= 0 and text.find(closing, at, start) < 0 and text.find("\n", at, start) < 0:
            return max(end, text.find(closing, end, end + MAX_ASIDE))
    return 0


def _breaks(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends in between: no year is carried over."""
    return text.find("。", start, end) >= 0 or text.find("\n", start, end) >= 0


def _date(text: str, start: int, end: int, reading: Reading) -> Date:
    iso = reading.first.iso()
    end_iso = None if reading.last is None else reading.last.iso()
    relative = None if reading.anchored else text[start:end]
    return Date(start, end, iso, end_iso, relative)
