"""The year that a report speaks of: what 今年 means in it."""

from __future__ import annotations

from collections import Counter

import regex

from textkit.analysis.extents import Extents
from textkit.model.document import Document
from textkit.text.calendar import DAY, MONTH, YEAR, read_year
from textkit.text.patterns import LazyPattern

HEAD_LINES = 6
"""Written lines at the top where a title or the date of a meeting may stand."""

TAIL_LINES = 6
"""Written lines at the end where a report is signed."""

MAX_TITLE = 60
"""Code points of the longest line that may be a title or a signature."""

MIN_SHARE = 0.4
"""Share of all years named that one must have to be taken for the report's own."""

_YEAR = LazyPattern(rf"(?<![0-9０-９])(?<y>{YEAR}) ?学?年(?!代)")
_DATED = LazyPattern(
    rf"(?<y>{YEAR}) ?年 ?(?:{MONTH}|[×xXＸ*＿_〇○ ]{{1,4}}) ?月(?: ?{DAY} ?日)?[^\n。]{{0,40}}\Z"
)
_NUMBERED = LazyPattern(rf"〔(?<y>{YEAR})〕")
_CITED = LazyPattern(r"《[^《》\n]*+》")
_AHEAD = LazyPattern(r"度?[^，。；\n年]{0,6}(?:打算|计划|安排|思路|谋划)")


def own_year(doc: Document, extents: Extents) -> int | None:
    """The report's own year; ``None`` where nothing tells.

    Asked in this order: the lines at the top (a title's last year that is not only planned for,
    the date of the meeting), the signing date at the end, the year named most often, the latest
    one in a document number. What stands in 《》 is asked nowhere.
    """
    text = _CITED.sub(_blanks, doc.text)
    for start, end in _written(doc, extents, range(1, len(doc.line_starts) + 1), HEAD_LINES):
        if end - start <= MAX_TITLE:
            found = list(_YEAR.finditer(text, start, end))
            if found and text[end - 1] not in "。；":
                told = [match for match in found if not _AHEAD.match(text, match.end(), end)]
                return read_year((told or found)[-1]["y"])
    for start, end in _written(doc, extents, range(len(doc.line_starts), 0, -1), TAIL_LINES):
        if end - start <= MAX_TITLE:
            dated = _DATED.search(text, start, end)
            if dated is not None:
                return read_year(dated["y"])
    return _most_named(text, extents) or _numbered(text, extents)


def _blanks(match: regex.Match[str]) -> str:
    return " " * len(match[0])


def _written(doc: Document, extents: Extents, numbers: range, limit: int) -> list[tuple[int, int]]:
    """The first ``limit`` lines with text, without their blanks."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        start, end = doc.line_span(number)
        if start >= extents.end or len(found) == limit:
            if len(found) == limit:
                break
            continue
        line = doc.text[start:end]
        stripped = line.strip()
        if stripped and extents.holds(start):
            start += len(line) - len(line.lstrip())
            found.append((start, start + len(stripped)))
    return found


def _most_named(text: str, extents: Extents) -> int | None:
    named = Counter(
        match["y"] for match in _YEAR.finditer(text, 0, extents.end) if extents.holds(match.start())
    )
    if not named:
        return None
    year, n_times = max(named.items(), key=lambda item: (item[1], item[0]))
    return read_year(year) if n_times >= MIN_SHARE * named.total() and n_times > 1 else None


def _numbered(text: str, extents: Extents) -> int | None:
    """The latest year of the document numbers: a report answers to a paper of its own year."""
    years = [
        read_year(match["y"])
        for match in _NUMBERED.finditer(text, 0, extents.end)
        if extents.holds(match.start())
    ]
    return max((year for year in years if year is not None), default=None)
