"""An Excel workbook: one sheet a kind, one row a record, and a list of the files.

Rows go to disk as they come; the size of the folder does not matter. No text of a report can become
a formula: every text is written as a string, and what looks like a formula has ' in front.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from textkit.model.records import Extraction
from textkit.render.csv import harmless
from textkit.render.extraction import ExtractionOptions, Failure
from textkit.render.records import (
    COLUMNS,
    KIND_NAMES,
    PLACE,
    Cell,
    Column,
    counts_of,
    rows,
    shown,
)

if TYPE_CHECKING:
    from xlsxwriter.url import Url
    from xlsxwriter.workbook import Workbook

MOST_ROWS = 1_048_576
"""Of a sheet, by Excel's specification; so are the next three."""

MOST_LINKS = 65_530
_LONGEST_CELL = 32_767
_LONGEST_LINK = 2_000
_A4 = 9
_MOST_LINES = 8
"""Of a row as it is shown; what is longer is in the cell all the same."""

_LINE_POINTS = 15

_FILE_LIST = ("文件清单", "Files")
_PATH, _LINE, _SECTION, _TEXT, *_ = PLACE
_WHERE = Column("where", "位置", "Place", 36)
_WITHOUT_TEXT = ("follow_up",)
"""Kinds whose own columns hold the whole text."""

_LONG_TEXT = ("measures",)
_SHORT_WIDTH = 26

_ESCAPES = str.maketrans({char: f"%{ord(char):02x}" for char in '%# "<>[]^`{}'})
"""What a link may not hold as it is; Chinese stays: Excel decodes escapes in the system's code."""

_UNWRITABLE = dict.fromkeys((*range(9), *range(11, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)))


class FileRows(NamedTuple):
    """What the workbook takes from one file.

    Attributes:
        path: The file.
        title: Its title, empty where it has none.
        note: Why it could not be read, empty where it could.
        counts: Records by kind.
        rows: Cells of each record by kind, in the order of `sheet_columns`.
    """

    path: str
    title: str
    note: str
    counts: dict[str, int]
    rows: dict[str, list[tuple[Cell, ...]]]


def sheet_columns(kind: str) -> tuple[Column, ...]:
    """The columns of the sheet of one kind; the first links back to the file."""
    text = _TEXT if kind in _LONG_TEXT else _TEXT._replace(width=_SHORT_WIDTH)
    texts = () if kind in _WITHOUT_TEXT else (text,)
    return (_WHERE, _SECTION, *COLUMNS[kind], *texts, _PATH, _LINE)


def file_rows(extraction: Extraction, options: ExtractionOptions) -> FileRows:
    """The rows of one file, in the words of the user's language."""
    title = extraction.outline.title
    return FileRows(
        extraction.path,
        title.text if title else "",
        "",
        counts_of(extraction),
        {kind: list(_cells(extraction, kind, options.lang)) for kind in extraction.what},
    )


def failed_rows(failure: Failure) -> FileRows:
    """The entry of a file that could not be read."""
    return FileRows(failure.path, "", failure.reason, {}, {})


def _cells(extraction: Extraction, kind: str, lang: str) -> Iterator[tuple[Cell, ...]]:
    keys = [column.key for column in sheet_columns(kind)]
    for row in rows(extraction, kind):
        row["where"] = f"{row['path']}:{row['line']}"
        yield tuple(shown(key, row.get(key), lang) for key in keys)


_IN_MEMORY = 64 << 20
"""Bytes of a finished workbook that are not put on disk a second time."""


@contextmanager
def workbook(
    stream: IO[bytes], options: ExtractionOptions, folder: Path | None = None
) -> Iterator[WorkbookWriter]:
    """A workbook to add files to; it is written to ``stream`` at the end.

    Args:
        stream: Where it goes.
        options: Kinds and language.
        folder: Where the workbook will lie: links are relative to it. Absolute where ``None``.
    """
    from shutil import copyfileobj
    from tempfile import SpooledTemporaryFile, TemporaryDirectory

    from xlsxwriter.workbook import Workbook

    with (
        TemporaryDirectory(prefix="textkit-", ignore_cleanup_errors=True) as temporary,
        # NOTE: a full disk in the middle of a zip file makes zipfile print a traceback of its own.
        SpooledTemporaryFile(_IN_MEMORY) as made,
    ):
        book = Workbook(made, {"constant_memory": True, "tmpdir": temporary})
        writer = WorkbookWriter(book, options, folder)
        yield writer
        writer.finish()
        book.close()
        made.seek(0)
        copyfileobj(made, stream)


class WorkbookWriter:
    """Fills the sheets of a workbook, file by file.

    Args:
        book: The workbook.
        options: Kinds and language.
        folder: Links are relative to it; absolute where ``None``.
    """

    def __init__(self, book: Workbook, options: ExtractionOptions, folder: Path | None) -> None:
        self._folder = folder
        index = int(options.lang == "en")
        self._sheets = {
            kind: _Sheet(book, KIND_NAMES[kind][index], sheet_columns(kind), options.lang)
            for kind in options.what
        }
        counts = (Column(kind, *KIND_NAMES[kind], 9) for kind in options.what)
        columns = (
            Column("path", "报告文件", "File", 44),
            Column("title", "标题", "Title", 44),
            *counts,
            Column("note", "未读原因", "Not read because", 40),
        )
        self._files = _Sheet(book, _FILE_LIST[index], columns, options.lang)

    def add(self, file: FileRows) -> None:
        """Write the rows of one file."""
        link = _link(file.path, self._folder)
        for kind, found in file.rows.items():
            for cells in found:
                self._sheets[kind].add(cells, link)
        counts = [file.counts.get(kind) for kind in self._sheets]
        self._files.add((file.path, file.title, *counts, file.note), link)

    def finish(self) -> None:
        """Set the filters, whose ranges are known only now."""
        for sheet in (*self._sheets.values(), self._files):
            sheet.finish()


class _Sheet:
    """The rows of one kind; they go on in a further sheet (数量2) where one is full."""

    def __init__(self, book: Workbook, name: str, columns: tuple[Column, ...], lang: str) -> None:
        self._book = book
        self._name = name
        self._columns = columns
        self._headings = [column.zh if lang == "zh" else column.en for column in columns]
        self._heading_format = book.add_format(
            {"bold": True, "bg_color": "#DDE7F0", "bottom": 1, "valign": "vcenter"}
        )
        self._format = book.add_format({"text_wrap": True, "valign": "top"})
        self._link_format = book.add_format(
            {"text_wrap": True, "valign": "top", "font_color": "#0563C1", "underline": 1}
        )
        self._n_sheets = 0
        self._open()

    def _open(self) -> None:
        self._n_sheets += 1
        suffix = str(self._n_sheets) if self._n_sheets > 1 else ""
        self._sheet = self._book.add_worksheet(self._name + suffix)
        self._sheet.freeze_panes(1, 0)
        self._sheet.repeat_rows(0)
        self._sheet.set_paper(_A4)
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)
        for index, column in enumerate(self._columns):
            self._sheet.set_column(index, index, column.width)
        self._sheet.write_row(0, 0, self._headings, self._heading_format)
        self._n_rows = 1
        self._n_links = 0

    def add(self, cells: tuple[Cell, ...], link: Url | None) -> None:
        """Write a row; its first cell leads to ``link`` as long as Excel takes more of them."""
        if self._n_rows >= MOST_ROWS:
            self.finish()
            self._open()
        row = self._n_rows
        self._n_rows += 1
        self._sheet.set_row(row, self._height(cells))
        first, *others = cells
        if link is not None and self._n_links < MOST_LINKS:
            self._n_links += 1
            link.text = _text(first)  # written at once; the rows of a file share the rest
            self._sheet.write_url(row, 0, link, self._link_format)
        else:
            self._sheet.write_string(row, 0, _text(first), self._format)
        for index, cell in enumerate(others, 1):
            self._write(row, index, cell)

    def _height(self, cells: tuple[Cell, ...]) -> int:
        """Points that show the longest text: Excel would find out itself, others would not.

        NOTE: in GBK a Chinese character has two bytes and takes the width of two digits.
        """
        n_lines = 1
        for column, cell in zip(self._columns, cells, strict=True):
            if isinstance(cell, str):
                width = len(cell.encode("gbk", "replace"))
                n_lines = max(n_lines, width // (column.width - 2) + 1 + cell.count("\n"))
        return min(n_lines, _MOST_LINES) * _LINE_POINTS

    def _write(self, row: int, index: int, cell: Cell) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, int | float) and math.isfinite(cell):
            self._sheet.write_number(row, index, cell, self._format)
        else:
            self._sheet.write_string(row, index, _text(cell), self._format)

    def finish(self) -> None:
        """Let the headings filter every row."""
        self._sheet.autofilter(0, 0, self._n_rows - 1, len(self._columns) - 1)


def _text(cell: Cell) -> str:
    """A text that a cell can hold: no formula, no control characters, not too long."""
    text = str(harmless(str(cell).translate(_UNWRITABLE)))
    if len(text) <= _LONGEST_CELL // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= _LONGEST_CELL * 2:
        return text
    return units[: (_LONGEST_CELL - 1) * 2].decode("utf-16-le", "ignore") + "…"


def _link(path: str, folder: Path | None) -> Url | None:
    """A link to a file, relative where that is possible; ``None`` for standard input."""
    from xlsxwriter.url import Url

    if path == "-":
        return None
    target = _target(path, folder).translate(_ESCAPES)
    if len(target) > _LONGEST_LINK or not target.isprintable():
        return None
    link = Url("external:" + target)
    # NOTE: xlsxwriter turns the slashes of a file's link round, which only Windows understands; a
    # URI has slashes, and Excel, WPS and LibreOffice open it.
    link._relationship_link = target
    return link


def _target(path: str, folder: Path | None) -> str:
    """The file as URI reference, not yet escaped."""
    if folder is not None:
        with suppress(ValueError):  # another drive
            relative = os.path.relpath(path, folder).replace(os.sep, "/")
            # what stands before a colon would be a scheme
            return f"./{relative}" if ":" in relative.partition("/")[0] else relative
    place = Path(path).absolute().as_posix()
    return f"file:{place}" if place.startswith("//") else f"file:///{place.lstrip('/')}"
