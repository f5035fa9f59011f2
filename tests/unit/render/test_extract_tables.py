"""Extraction as CSV and Markdown."""

from __future__ import annotations

import csv
import io

import pytest
from extractions import extraction, span

from textkit.model.records import KINDS, CitedDocument, Quantity
from textkit.render import extract_csv, extract_markdown
from textkit.render.extraction import ExtractionOptions, Failure

BROKEN = Failure("坏|.docx", "不是有效的文件", "word/document.xml")


def table(*what: str, to_file: bool = False) -> list[dict[str, str]]:
    """The CSV as a spreadsheet reads it."""
    options = ExtractionOptions(what or KINDS, to_file=to_file)
    text = extract_csv.opening(options) + extract_csv.fragment(extraction(options.what), options)
    assert text.startswith("\ufeff") == to_file
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_one_row_a_record() -> None:
    """All kinds stand in one table; the column ``what`` tells them apart."""
    found = table()
    assert [row["what"] for row in found] == [
        "measures",
        *["quantities"] * 3,
        "dates",
        "slogans",
        "documents",
        "organizations",
        "placeholders",
        *["follow_up"] * 2,
    ]
    assert {row["path"] for row in found} == {"报告.txt"}
    assert list(found[0])[:5] == ["path", "what", "line", "section", "text"]


def test_cells() -> None:
    """Numbers are plain, truth values words, absent values empty."""
    first, _, masked = table("quantities", to_file=True)
    assert (first["value"], first["approx"], first["low"]) == ("36000", "false", "")
    assert (masked["value"], masked["masked"], masked["unit"]) == ("", "true", "元")
    assert "owner" not in first


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_formula(sign: str) -> None:
    """A cell that begins like a formula is made text; a number may be negative."""
    text = f"{sign}1+2是数"
    found = extraction(("documents", "quantities"), text=text, path="=a.txt")._replace(
        documents=(CitedDocument(0, len(text), f"{sign}cmd|' /C calc'!A0"),),
        quantities=(Quantity(0, 4, -1.5, None, None, sign + "x", "other"),),
    )
    out = extract_csv.opening(ExtractionOptions()) + extract_csv.fragment(
        found, ExtractionOptions()
    )
    number, document = csv.DictReader(io.StringIO(out, newline=""))
    if document["what"] == "quantities":
        number, document = document, number
    assert document["text"].startswith(f"'{sign}")
    assert document["title"].startswith(f"'{sign}")
    assert document["path"] == "'=a.txt"
    assert (number["value"], number["unit"]) == ("-1.5", f"'{sign}x")


def test_failures_are_no_rows() -> None:
    """A row is a record; what could not be read is said on stderr."""
    options = ExtractionOptions()
    assert extract_csv.failure(BROKEN, options) == extract_csv.closing(options) == ""


def test_markdown() -> None:
    """A heading for the file, a table for each kind, headings in the user's language."""
    out = extract_markdown.fragment(extraction(), ExtractionOptions())
    assert out.startswith("## 报告.txt\n\n### 举措 (1)\n\n| 行 | 序号 | 举措 |")
    assert "| 3 | 一是 | 开展河道整治 | 打算 | 水利站 | 2023年6月底前 |" in out
    english = extract_markdown.fragment(extraction(("dates",)), ExtractionOptions(lang="en"))
    assert english == (
        "## 报告.txt\n\n### Dates (1)\n\n| Line | Text | Date | Until | Relative | Unfilled |\n"
        "| --- | --- | --- | --- | --- | --- |\n| 3 | 2023年6月 | 2023-06 |  |  |  |\n"
    )


def test_markdown_cells() -> None:
    """No text ends its cell, formats it, or makes the table too wide."""
    title = "甲|乙*丙\n" + "丁" * 99
    found = extraction(("documents",))._replace(documents=(CitedDocument(*span("水利站"), title),))
    row = extract_markdown.fragment(found, ExtractionOptions()).splitlines()[-1]
    assert row == f"| 3 | 甲\\|乙\\*丙 {'丁' * 54}… |  |"


def test_markdown_without_records() -> None:
    """A file without records and one that could not be read say so."""
    options = ExtractionOptions(("dates",))
    empty = extraction(("dates",))._replace(dates=())
    assert extract_markdown.fragment(empty, options) == "## 报告.txt\n\n没有可以提取的内容\n"
    assert extract_markdown.failure(BROKEN, options) == (
        "## 坏\\|.docx\n\nword/document.xml：不是有效的文件\n"
    )
    assert extract_markdown.opening(options).startswith("# ")
    assert extract_markdown.closing(options) == ""
