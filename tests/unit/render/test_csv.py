"""CSV: a row a finding, and no cell that a spreadsheet runs."""

from __future__ import annotations

import csv
import io

import pytest
from findings import report_of, unreadable, word_rule

from textkit.model.report import FileReport, Summary
from textkit.render import csv as renderer
from textkit.render.base import RenderOptions


def rows(*reports: FileReport) -> list[dict[str, str]]:
    """The table as a spreadsheet reads it."""
    fragments = [renderer.fragment(report, RenderOptions()) for report in reports]
    out = renderer.join(fragments, Summary(), RenderOptions())
    assert out.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))


def test_row() -> None:
    """Every column holds what the finding has."""
    (row,) = rows(report_of("一、工作\n写了甲，“好”。", word_rule("甲，“好”")))
    assert row.pop("fingerprint")
    assert row == {
        "path": "报告.txt",
        "line": "2",
        "column": "3",
        "severity": "warning",
        "certainty": "likely",
        "code": "PN901",
        "name": "word-pn901",
        "category": "punct.word",
        "message": "这里有“甲，“好””",
        "text": "甲，“好”",
        "part": "body",
        "section": "一、工作",
        "start": "7",
        "end": "12",
        "source": "试",
    }


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠A"]
)
def test_formula(cell: str) -> None:
    """A cell that begins like a formula is made text, wherever it comes from."""
    row = rows(report_of(cell, word_rule(cell), path=f"{cell}.txt"))[0]
    assert row["text"] == "'" + cell
    assert row["path"] == f"'{cell}.txt"


@pytest.mark.parametrize("cell", ["-", "=", "甲", "1=1", "（-1）", ""])
def test_harmless(cell: str) -> None:
    """Other cells stay as they are; standard input is still called -."""
    assert renderer.harmless(cell) == cell


def test_line_ends_and_quotes() -> None:
    """A finding over several lines with quotes stays one cell."""
    (row,) = rows(report_of('甲\n"乙",丙', word_rule('甲\n"乙",丙')))
    assert row["text"] == '甲\n"乙",丙'


def test_unreadable_and_clean() -> None:
    """An unreadable file has a row of its own, a clean one none."""
    (row,) = rows(report_of("无"), unreadable())
    assert (row["path"], row["severity"], row["code"]) == ("坏.docx", "error", "READ")
    assert row["message"] == "word/document.xml：不是有效的文件。请另存后再试"
    assert row["line"] == ""
