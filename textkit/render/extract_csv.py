"""One row a record, all kinds in one table, so that a pivot table works at once."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from textkit.model.records import Extraction
from textkit.render.csv import harmless
from textkit.render.extraction import ExtractionOptions, Failure
from textkit.render.records import Cell, Row, columns_of, rows

BETWEEN = ""


def columns(what: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the columns: file and list, where it stands, and what any of the kinds has."""
    path, *others = (column.key for column in columns_of(what))
    return (path, "what", *others)


def opening(options: ExtractionOptions) -> str:
    """The header row; in a file a byte order mark in front, without which Excel reads no Chinese."""
    return ("\ufeff" if options.to_file else "") + _lines([columns(options.what)])


def fragment(extraction: Extraction, options: ExtractionOptions) -> str:
    """The rows of one file; a column that a kind does not have is empty."""
    names = columns(options.what)

    def cells(kind: str, row: Row) -> list[str | int | float]:
        row["what"] = kind
        return [_cell(row.get(name)) for name in names]

    return _lines(cells(kind, row) for kind in extraction.what for row in rows(extraction, kind))


def _cell(value: Cell) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return harmless(value) if isinstance(value, str) else value


def _lines(table: Iterable[Iterable[str | int | float]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows(table)
    return buffer.getvalue()


def failure(_failure: Failure, _options: ExtractionOptions) -> str:
    """Nothing: a row is a record."""
    return ""


def closing(_options: ExtractionOptions) -> str:
    """Nothing."""
    return ""
