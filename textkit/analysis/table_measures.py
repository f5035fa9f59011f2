"""Measures in tables: 问题 | 整改措施 | 责任单位 | 完成时限, a row each.

Owns how such a table is told from others and read. Cells come as blocks (Word) or as lines between
bars (Markdown).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

import regex

from textkit.analysis.actors import column_cues, split_names
from textkit.model.document import Block, Document
from textkit.text.patterns import compiled

_LONGEST_HEADING = 12
_RULE = "|:- \n"
"""The line under the headings."""


class TableRow(NamedTuple):
    """A row that says what is done: ``[start, end)`` the row, ``deed`` the cell that says it.

    ``when`` is empty where the table has no such column; ``marker`` is the cell under 序号.
    """

    start: int
    end: int
    deed: tuple[int, int]
    when: tuple[int, int]
    actors: tuple[str, ...]
    marker: str | None


_Cells = dict[int, tuple[int, int]]
"""Column to the span of its cell's text."""


@cache
def _bars() -> regex.Pattern[str]:
    return compiled(r"[^|\n]+")


@cache
def _first_deed() -> regex.Pattern[str]:
    return compiled(r"[^。；;！\n]+")


def table_rows(doc: Document) -> tuple[TableRow, ...]:
    """The rows of all tables with a column of measures and one of who or when."""
    found: list[TableRow] = []
    blocks = [block for block in doc.blocks if block.part == "table" and not block.hidden]
    for table in _tables(doc.text, blocks):
        lines = [cells for cells in _lines(doc.text, table) if cells]
        if not lines:
            continue
        columns = _columns(doc.text, lines[0])
        if "deed" in columns and len(columns) > 1:
            found += [row for cells in lines[1:] if (row := _row(doc.text, cells, columns))]
    return tuple(found)


def lead_of(text: str, row: TableRow) -> tuple[int, int]:
    """The first sentence of what is done."""
    found = _first_deed().search(text, *row.deed)
    return found.span() if found else row.deed


def _tables(text: str, blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Blocks of one table each: by number, else as long as nothing stands between."""
    run: list[Block] = []
    for block in blocks:
        if run and not _is_same(text, run[-1], block):
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _is_same(text: str, one: Block, other: Block) -> bool:
    if one.cell and other.cell:
        return one.cell[0] == other.cell[0]
    between = text[one.end : other.start]
    return one.cell is other.cell and not between.strip(_RULE) and "\n\n" not in between


def _lines(text: str, table: list[Block]) -> Iterator[_Cells]:
    """The rows of a table."""
    if table[0].cell:
        for _, row in groupby(table, key=lambda block: block.cell and block.cell[:2]):
            cells: _Cells = {}
            for block in row:
                column = block.cell[2] if block.cell else 0
                start = cells.get(column, (block.start, block.end))[0]
                cells[column] = start, block.end
            yield cells
        return
    for block in table:
        found = enumerate(_bars().finditer(text, block.start, block.end))
        yield {column: cell.span() for column, cell in found}


def _columns(text: str, cells: _Cells) -> dict[str, int]:
    """Which column is which, by the headings."""
    cues = column_cues()
    found: dict[str, int] = {}
    for column, (start, end) in cells.items():
        heading = "".join(text[start:end].split())
        if heading == "序号":
            found["number"] = column
        for kind in ("deed", "label", "term"):
            if len(heading) <= _LONGEST_HEADING and heading.endswith(cues[kind]):
                found.setdefault(kind, column)
    return found if {"label", "term"} & found.keys() else {}


def _row(text: str, cells: _Cells, columns: dict[str, int]) -> TableRow | None:
    nothing = (0, 0)
    deed, who, when, number = (
        _stripped(text, *cells.get(columns.get(kind, -1), nothing))
        for kind in ("deed", "label", "term", "number")
    )
    if not any(text[at].isalpha() for at in range(*deed)):
        return None
    spans = cells.values()
    start, end = _stripped(text, min(s for s, _ in spans), max(e for _, e in spans))
    names = split_names(text[slice(*who)])
    return TableRow(start, end, deed, when, names, text[slice(*number)] or None)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip())
