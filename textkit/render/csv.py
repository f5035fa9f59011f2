"""One row a finding, for a spreadsheet: UTF-8 with a byte order mark, formulas made harmless."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from textkit.model.report import FileReport, Summary
from textkit.render.base import RenderOptions, failure

_FORMULA_STARTS = frozenset("=+-@＝＋－＠\t\r\n")
"""First characters that make a spreadsheet compute; the wide ones do so in Chinese Excel."""

COLUMNS = (
    "path",
    "line",
    "column",
    "severity",
    "certainty",
    "code",
    "name",
    "category",
    "message",
    "text",
    "part",
    "section",
    "start",
    "end",
    "source",
    "fingerprint",
)


def fragment(report: FileReport, _options: RenderOptions) -> str:
    """Rows of one file; an unreadable one gives a row with the code READ."""
    if report.error is not None:
        return _rows([_failed(report)])
    return _rows(
        [
            report.path,
            diag.line,
            diag.column,
            diag.severity,
            diag.certainty,
            diag.code,
            diag.name,
            diag.category,
            diag.message,
            diag.text,
            diag.part,
            " / ".join(diag.section),
            diag.start,
            diag.end,
            diag.source,
            diag.fingerprint,
        ]
        for diag in report.diagnostics
    )


def _failed(report: FileReport) -> list[str | int]:
    row: list[str | int] = [""] * len(COLUMNS)
    row[0], row[3], row[5], row[8] = report.path, "error", "READ", failure(report)
    return row


def _rows(rows: Iterable[list[str | int]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return buffer.getvalue()


def harmless(cell: str | int) -> str | int:
    """A cell that a spreadsheet does not run as a formula.

    >>> harmless("=1+1"), harmless(3)
    ("'=1+1", 3)
    """
    if isinstance(cell, str) and len(cell) > 1 and cell[0] in _FORMULA_STARTS:
        return "'" + cell
    return cell


def join(fragments: Iterable[str], _summary: Summary, _options: RenderOptions) -> str:
    """A header row and all rows."""
    return "\ufeff" + _rows([list(COLUMNS)]) + "".join(fragments)
