"""textkit.lint/1."""

from __future__ import annotations

import json
from typing import Any

from findings import report_of, unreadable, word_rule
from schemas import check

from textkit.model.diagnostic import Related
from textkit.model.document import Block, Document
from textkit.model.report import FileReport, Summary, summarize
from textkit.render import json as renderer
from textkit.render.base import RenderOptions


def document(*reports: FileReport) -> dict[str, Any]:
    """The output for these reports, valid and parsed."""
    total = Summary()
    for report in reports:
        total = total.plus(summarize(report))
    fragments = [renderer.fragment(report, RenderOptions()) for report in reports]
    out = renderer.join(fragments, total, RenderOptions())
    assert out.endswith("\n")
    parsed: dict[str, Any] = json.loads(out)
    check("lint", parsed)
    return parsed


def test_diagnostic() -> None:
    """Every key of the contract, with the value the finding has."""
    text = "一、工作\n写了甲。"
    rule = word_rule(new="乙", certainty="certain", related=(Related(0, 2, "标题"),))
    (file,) = document(report_of(text, rule))["files"]
    assert file["counts"] == {"error": 1, "warning": 0, "info": 0}
    (diag,) = file["diagnostics"]
    fingerprint = diag.pop("fingerprint")
    assert len(fingerprint) == 16
    assert diag == {
        "code": "PN901",
        "name": "word-pn901",
        "category": "punct.word",
        "severity": "error",
        "certainty": "certain",
        "message": "这里有“甲”",
        "text": "甲",
        "start": 7,
        "end": 8,
        "line": 2,
        "column": 3,
        "part": "body",
        "section": ["一、工作"],
        "fixes": [
            {
                "applicability": "safe",
                "description": "改为“乙”",
                "edits": [{"start": 7, "end": 8, "text": "乙"}],
            }
        ],
        "related": [{"start": 0, "end": 2, "line": 1, "message": "标题"}],
        "source": "试",
    }
    assert text[diag["start"] : diag["end"]] == diag["text"]


def test_files_and_summary() -> None:
    """One member a file, a clean and an unreadable one too; the summary adds them up."""
    parsed = document(report_of("甲甲"), report_of("无", path="二 号.txt"), unreadable())
    assert [file["path"] for file in parsed["files"]] == ["报告.txt", "二 号.txt", "坏.docx"]
    assert [file["format"] for file in parsed["files"]] == ["txt", "txt", None]
    assert [len(file["diagnostics"]) for file in parsed["files"]] == [2, 0, 0]
    assert parsed["files"][0]["error"] is None
    assert parsed["files"][2]["error"] == {
        "message": "不是有效的文件。请另存后再试",
        "place": "word/document.xml",
    }
    assert parsed["summary"] == {"files": 3, "failed": 1, "error": 0, "warning": 2, "info": 0}


def test_no_files() -> None:
    """Nothing linted is a valid document, too."""
    assert document()["files"] == []


def test_absent_place() -> None:
    """An absent value is null, never missing."""
    (file,) = document(unreadable(place=None))["files"]
    assert file["error"]["place"] is None


def test_any_character() -> None:
    """Control characters, quotes, line separators and half surrogates give valid JSON."""
    text = '甲\x00\x1b"\\\u2028\ud800\n甲'
    (file,) = document(report_of(Document(text, (Block("body", "paragraph", 0, 9),))))["files"]
    assert [diag["line"] for diag in file["diagnostics"]] == [1, 2]
    (file,) = document(report_of(text, word_rule(text)))["files"]
    assert file["diagnostics"][0]["text"] == text


def test_one_diagnostic_a_line() -> None:
    """A diff of two outputs shows findings."""
    out = renderer.fragment(report_of("甲甲甲"), RenderOptions())
    assert sum('"code"' in line for line in out.split("\n")) == 3
