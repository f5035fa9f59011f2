"""The lines of pages: whole rows, and which of them are headers, footers or watermarks.

Pure geometry; knows nothing of PDF or documents.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Line(NamedTuple):
    """A visual line; lengths in points, from the left and bottom edges of the page.

    ``base`` is the height of the baseline; ``tilted`` lines run neither across nor up the page.
    A line that ``has_columns`` has wide blanks inside, as a table's row has. A hyphen that may
    only divide a word stands as U+00AD at the end of ``text``.
    """

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    page_width: float
    page_height: float
    tilted: bool = False
    has_columns: bool = False


_MARGIN = 0.12
"""Share of the page's height where headers and footers stand; GB/T 9704 sets 37 of 297 mm."""

_OUTERMOST = 3
"""A header or footer is one of so many lines at its edge of the page."""

_MIN_SHARE = 0.4
"""Of the pages: left and right pages may have headers of their own."""

_PAGE_NUMBER = re.compile(
    r"[-—–－·~\s]*第?\s*\d{1,4}\s*页?\s*(?:(?:[/／共]|[,，]\s*共)\s*\d{1,4}\s*页?)?[-—–－·~\s]*"
)
"""— 1 —, 第 1 页 共 9 页, 1/9."""

RAISED = 0.6
"""In ems: how far pieces of one line may stand apart in height."""

_OVERLAP = 0.7
"""In ems: how far the next piece of a line may begin before the end of the one before."""


def rows_of(lines: Iterable[Line]) -> list[Line]:
    """Lines with those pieces joined that a change of font or a raised figure has parted."""
    rows: list[Line] = []
    for line in lines:
        last = rows[-1] if rows else None
        if last is not None and _is_same_row(last, line):
            is_apart = line.left - last.right > last.size
            main = max(last, line, key=lambda piece: piece.size)
            rows[-1] = last._replace(
                text=last.text + (" " if is_apart else "") + line.text,
                right=line.right,
                base=main.base,
                size=main.size,
                has_columns=is_apart or last.has_columns or line.has_columns,
            )
        else:
            rows.append(line)
    return rows


def _is_same_row(last: Line, line: Line) -> bool:
    near = abs(last.base - line.base) < RAISED * max(last.size, line.size)
    return near and last.page == line.page and line.left > last.right - _OVERLAP * line.size


def furniture_of(rows: Sequence[Line]) -> dict[int, str]:
    """Which rows are headers and footers: repeated at the edge of pages, or page numbers."""
    pages: dict[int, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        pages[row.page].append(index)
    places: dict[int, tuple[str, str]] = {}
    found: dict[int, str] = {}
    for indexes in pages.values():
        by_height = sorted(indexes, key=lambda index: rows[index].base)
        for part, edge in (("footer", by_height), ("header", by_height[::-1])):
            near = [index for index in edge[:_OUTERMOST] if _is_in_margin(rows[index], part)]
            places.update((index, (part, pattern_of(rows[index].text))) for index in near)
            if near and _is_page_number(rows[near[0]].text, n_pages=len(pages)):
                found[near[0]] = part
    counts = Counter(places.values())
    repeats = max(2, _MIN_SHARE * len(pages))
    found.update((i, part) for i, (part, _) in places.items() if counts[places[i]] >= repeats)
    return found if len(found) < len(rows) else {}


def _is_in_margin(row: Line, part: str) -> bool:
    height = row.base / row.page_height if row.page_height else 0.5
    return height < _MARGIN if part == "footer" else height > 1 - _MARGIN


def pattern_of(text: str) -> str:
    """What stays the same from page to page."""
    return re.sub(r"\d+", "#", re.sub(r"\s+", "", text))


def _is_page_number(text: str, *, n_pages: int) -> bool:
    """Whether a line at the very edge counts pages; a bare figure does in a single page only."""
    bare = text.strip()
    if bare.isdecimal():
        return n_pages == 1 and bare == "1"
    return _PAGE_NUMBER.fullmatch(bare) is not None


def watermarks_of(lines: Iterable[Line]) -> list[Line]:
    """Tilted text, one line a stretch: the extractor takes each step up for a new line."""
    found: list[Line] = []
    for line in lines:
        if line.tilted and found and found[-1].page == line.page and found[-1].size == line.size:
            found[-1] = found[-1]._replace(text=found[-1].text + line.text)
        elif line.tilted:
            found.append(line)
    return found
