"""A heading for each file and a table for each kind, for a note or a merge request."""

from __future__ import annotations

from collections.abc import Iterator

from textkit.model.records import Extraction
from textkit.render.extraction import ExtractionOptions, Failure
from textkit.render.markdown import cell, table_row
from textkit.render.records import COLUMNS, KIND_NAMES, PLACE, Column, rows, shown

BETWEEN = "\n"

CELL_CHARS = 60
"""Code points of a cell; a table has to fit a page."""

_WITHOUT_TEXT = ("measures", "slogans", "documents", "organizations", "follow_up")
"""Kinds whose columns say all of their text."""


def opening(options: ExtractionOptions) -> str:
    """The title."""
    return "# textkit 提取结果\n\n" if options.lang == "zh" else "# textkit extract\n\n"


def fragment(extraction: Extraction, options: ExtractionOptions) -> str:
    """The tables of one file; a kind of which nothing was found has none."""
    lines = [f"## {cell(extraction.path)}"]
    for kind in extraction.what:
        lines += _table(extraction, kind, options.lang)
    if len(lines) == 1:
        lines += ["", "没有可以提取的内容" if options.lang == "zh" else "Nothing found"]
    return "\n".join(lines) + "\n"


def _table(extraction: Extraction, kind: str, lang: str) -> Iterator[str]:
    found = list(rows(extraction, kind))
    if not found:
        return
    columns = _columns(kind)
    yield ""
    yield f"### {KIND_NAMES[kind][lang != 'zh']} ({len(found)})"
    yield ""
    yield table_row(column.en if lang == "en" else column.zh for column in columns)
    yield table_row("---" for _ in columns)
    for row in found:
        values = (shown(column.key, row.get(column.key), lang) for column in columns)
        yield table_row("" if value is None else _short(str(value)) for value in values)


def _columns(kind: str) -> list[Column]:
    columns = [column for column in (*PLACE, *COLUMNS[kind]) if column.brief]
    return [column for column in columns if column.key != "text" or kind not in _WITHOUT_TEXT]


def _short(text: str) -> str:
    return cell(text if len(text) <= CELL_CHARS else text[:CELL_CHARS] + "…")


def failure(failure: Failure, _options: ExtractionOptions) -> str:
    """The reason under the name of the file."""
    return f"## {cell(failure.path)}\n\n{cell(failure.reason)}\n"


def closing(_options: ExtractionOptions) -> str:
    """Nothing."""
    return ""
