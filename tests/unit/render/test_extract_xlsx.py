"""The workbook, read back by another library."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from extractions import extraction, span
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from textkit.model.records import KINDS, CitedDocument, Extraction, Quantity
from textkit.render import extract_xlsx
from textkit.render.extract_xlsx import failed_rows, file_rows, workbook
from textkit.render.extraction import ExtractionOptions, Failure
from textkit.render.records import KIND_NAMES

SHEETS = [*(names[0] for names in KIND_NAMES.values()), "文件清单"]


def book_of(
    *files: Extraction | Failure,
    options: ExtractionOptions | None = None,
    folder: Path | None = None,
) -> openpyxl.Workbook:
    """The workbook of these files as another program reads it."""
    options = options or ExtractionOptions()
    stream = io.BytesIO()
    with workbook(stream, options, folder) as book:
        for file in files:
            book.add(failed_rows(file) if isinstance(file, Failure) else file_rows(file, options))
    return openpyxl.load_workbook(stream)


def rows_of(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows of a sheet by heading."""
    head, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in others]


def every_cell(book: openpyxl.Workbook) -> list[Cell]:
    """All cells of all sheets."""
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row]


def test_sheets() -> None:
    """One sheet a kind in the order of the contract, and the list of files."""
    book = book_of(extraction(), Failure("坏.docx", "坏了", "x.xml"))
    assert book.sheetnames == SHEETS
    assert [sheet.max_row - 1 for sheet in book] == [1, 3, 1, 1, 1, 1, 1, 2, 2]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
    good, bad = rows_of(book["文件清单"])
    assert (good["报告文件"], good["标题"], good["数量"]) == ("报告.txt", "某镇工作总结", 3)
    assert (bad["报告文件"], bad["数量"], bad["未读原因"]) == ("坏.docx", None, "x.xml：坏了")


def test_kinds_asked_for() -> None:
    """What was not asked for has no sheet; in English the names are English."""
    options = ExtractionOptions(("dates",), lang="en")
    book = book_of(extraction(options.what), options=options)
    assert book.sheetnames == ["Dates", "Files"]


def test_rows() -> None:
    """Numbers are numbers, dates ISO text, values in words."""
    book = book_of(extraction())
    figure = rows_of(book["数量"])[0]
    assert (figure["数值"], figure["单位"], figure["类别"]) == (36000, "立方米", "其他")
    assert (figure["报告文件"], figure["行"], figure["约数"]) == ("报告.txt", 3, None)
    assert rows_of(book["日期"])[0]["日期"] == "2023-06"
    measure = rows_of(book["举措"])[0]
    assert (measure["状态"], measure["牵头/责任"]) == ("打算", "水利站")
    assert measure["时限"] == "2023年6月底前"
    assert [row["问题"] for row in rows_of(book["问题与打算"])] == ["管护经费不足。", None]


def test_heights() -> None:
    """A row shows its longest text, up to eight lines; one line is what a program gives it."""
    titles = ("短", "长" * 30, "长" * 9999, "甲\n乙")
    found = extraction(("documents",))._replace(
        documents=tuple(CitedDocument(*span("总结"), title) for title in titles)
    )
    sheet = book_of(found)["文件"]
    assert [sheet.row_dimensions[row].height for row in range(2, 6)] == [None, 30, 120, 30]


def test_links(tmp_path: Path) -> None:
    """The first cell says file and line, and leads to the file from where the workbook lies."""
    path = tmp_path / "报告 100%#1.txt"
    (tmp_path / "表").mkdir()
    for folder, target in ((tmp_path, ""), (tmp_path / "表", "../")):
        book = book_of(extraction(path=str(path)), folder=folder)
        cell = book["数量"]["A2"]
        assert cell.value == f"{path}:3"
        assert cell.hyperlink.target == f"{target}报告%20100%25%231.txt"
    absolute = book_of(extraction(path=str(path)))["数量"]["A2"].hyperlink.target
    assert absolute.startswith("file:///")
    assert absolute.endswith("/报告%20100%25%231.txt")
    assert tmp_path.name in absolute
    assert book_of(extraction(path="-"))["数量"]["A2"].hyperlink is None


@pytest.mark.parametrize("path", ["a", "=a.txt", "a" * 3000, "甲\udc80.txt", "a`^{}[]<>.txt"])
def test_odd_names(path: str) -> None:
    """Whatever a file is called, its row is there."""
    book = book_of(extraction(path=path))
    assert str(book["数量"]["A2"].value).endswith(":3")


@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
def test_formula(sign: str) -> None:
    """No text becomes a formula or a link, whatever it begins with."""
    found = extraction(("documents",))._replace(
        path=f"{sign}a.txt",
        documents=(
            CitedDocument(*span("水利站"), f'{sign}HYPERLINK("http://x","y")', f"{sign}1"),
            CitedDocument(*span("水利站"), "http://x.example", "1234"),
            CitedDocument(*span("水利站"), "{=1+1}", "internal:A1"),
        ),
    )
    cells = every_cell(book_of(found))
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell for cell in cells if str(cell.value).startswith(sign)]
    linked = [cell for cell in cells if cell.hyperlink]
    assert {cell.column_letter for cell in linked} == {"A"}
    assert all(cell.data_type == "s" for cell in cells if cell.value == "1234")


def test_long_and_odd_text() -> None:
    """A text too long for a cell is cut, in Excel's units; control characters are left out."""
    found = extraction(("documents",))._replace(
        documents=(
            CitedDocument(*span("水利站"), "长" * 40_000),
            CitedDocument(*span("水利站"), "𠮷" * 20_000),
            CitedDocument(*span("水利站"), "甲\x00\x1b\ud800乙\ufffe\n丙"),
        )
    )
    long, wide, odd = (str(row["题名"]) for row in rows_of(book_of(found)["文件"]))
    assert long == "长" * 32_766 + "…"
    assert len(wide.encode("utf-16-le")) // 2 <= 32_767
    assert wide == "𠮷" * 16_383 + "…"
    assert odd == "甲乙\n丙"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e300, -2.5])
def test_odd_numbers(value: float) -> None:
    """A number that no cell can hold is text."""
    found = extraction(("quantities",))._replace(
        quantities=(Quantity(*span("水利站"), value, None, None, "个", "count"),)
    )
    (row,) = rows_of(book_of(found)["数量"])
    assert row["数值"] in (value, str(value))


def test_full_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows beyond Excel's limit go on in a further sheet with headings and filter of its own."""
    monkeypatch.setattr(extract_xlsx, "MOST_ROWS", 6)
    book = book_of(*[extraction()] * 4)
    names = [name for name in book.sheetnames if name.startswith("数量")]
    assert names == ["数量", "数量2", "数量3"]
    assert [len(rows_of(book[name])) for name in names] == [5, 5, 2]
    assert book["数量2"].auto_filter.ref == book["数量2"].dimensions


def test_too_many_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond Excel's limit of links the rows are there without one."""
    monkeypatch.setattr(extract_xlsx, "MOST_LINKS", 4)
    sheet = book_of(*[extraction()] * 2)["数量"]
    assert [bool(sheet.cell(row, 1).hyperlink) for row in range(2, 8)] == [True] * 4 + [False] * 2
    assert all(sheet.cell(row, 1).value == "报告.txt:3" for row in (2, 7)) is False
    assert sheet.cell(7, 1).value == "报告.txt:4"


def test_every_kind_alone() -> None:
    """Any kind makes a workbook of its own."""
    for kind in KINDS:
        options = ExtractionOptions((kind,))
        found = extraction()._replace(what=(kind,))
        assert book_of(found, options=options).sheetnames == [KIND_NAMES[kind][0], "文件清单"]
