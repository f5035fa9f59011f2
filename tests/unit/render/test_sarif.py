"""SARIF 2.1.0."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from command import ROOT
from findings import by_code, report_of, unreadable, word_rule
from jsonschema import Draft202012Validator, FormatChecker

from textkit.model.diagnostic import Edit, Fix, Related
from textkit.model.report import FileReport, Summary, summarize
from textkit.render import sarif as renderer
from textkit.render.base import RenderOptions

SCHEMA = json.loads(
    (ROOT / "tests" / "data" / "sarif-2.1.0-subset.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


def log(*reports: FileReport) -> dict[str, Any]:
    """The log for these reports, valid and parsed: its single run."""
    total = Summary()
    for report in reports:
        total = total.plus(summarize(report))
    fragments = [renderer.fragment(report, RenderOptions()) for report in reports]
    parsed = json.loads(renderer.join(fragments, total, RenderOptions()))
    assert [error.message for error in VALIDATOR.iter_errors(parsed)] == []
    run: dict[str, Any] = parsed["runs"][0]
    return run


def test_result() -> None:
    """Rule, level, message, region in code points, fingerprint and what SARIF has no place for."""
    text = "一、工作\n𠮷写了甲。"
    report = report_of(text, word_rule(certainty="certain"))
    (result,) = log(report)["results"]
    assert result == {
        "ruleId": "PN901",
        "level": "error",
        "message": {"text": "这里有“甲”"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "%E6%8A%A5%E5%91%8A.txt"},
                    "region": {
                        "startLine": 2,
                        "startColumn": 4,
                        "endLine": 2,
                        "endColumn": 5,
                        "charOffset": 8,
                        "charLength": 1,
                    },
                }
            }
        ],
        "partialFingerprints": {"textkit/v1": report.diagnostics[0].fingerprint},
        "properties": {
            "category": "punct.word",
            "certainty": "certain",
            "part": "body",
            "section": ["一、工作"],
            "text": "甲",
        },
    }
    assert log(report)["columnKind"] == "unicodeCodePoints"


def test_levels() -> None:
    """Errors, warnings, notes."""
    rules = [
        word_rule("甲", "PN901", certainty="certain"),
        word_rule("乙", "PN902", certainty="likely"),
        word_rule("丙", "PN903", certainty="hint"),
    ]
    results = log(report_of("甲乙丙", *rules))["results"]
    assert [result["level"] for result in results] == ["error", "warning", "note"]


def test_fixes() -> None:
    """Replacement, insertion and deletion; a fix without edits is left out."""
    (diag,) = (report := report_of("甲\n乙")).diagnostics
    edits = (Edit(0, 1, "丙"), Edit(1, 1, "，"), Edit(1, 3, ""))
    fixes = (Fix("safe", "改正", edits), Fix("display", "看看", ()))
    (result,) = log(report._replace(diagnostics=(diag._replace(fixes=fixes),)))["results"]
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    assert fix["description"] == {"text": "改正"}
    assert [r["insertedContent"]["text"] for r in change["replacements"]] == ["丙", "，", ""]
    regions = [r["deletedRegion"] for r in change["replacements"]]
    assert [(r["charOffset"], r["charLength"]) for r in regions] == [(0, 1), (1, 0), (1, 2)]
    assert (regions[2]["endLine"], regions[2]["endColumn"]) == (2, 2)


def test_related() -> None:
    """Related places have ids and messages."""
    rule = word_rule(related=(Related(0, 2, "标题"), Related(2, 3, "行末")))
    (result,) = log(report_of("标题\n甲", rule))["results"]
    assert [place["id"] for place in result["relatedLocations"]] == [0, 1]
    assert result["relatedLocations"][0]["message"] == {"text": "标题"}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a.txt", "a.txt"),
        ("./a.txt", "a.txt"),
        ("../a b/甲#1?.txt", "../a%20b/%E7%94%B2%231%3F.txt"),
        ("a:b%.txt", "a%3Ab%25.txt"),
        ("-", "-"),
        ("/tmp/甲 乙.txt", "file:///tmp/%E7%94%B2%20%E4%B9%99.txt"),
        ("\udcff.txt", "%FF.txt"),
    ],
)
@pytest.mark.skipif(Path("/").drive != "", reason="POSIX paths")
def test_paths(path: str, uri: str) -> None:
    """Relative paths stay relative, absolute ones are file URIs, all percent-encoded."""
    run = log(report_of("甲", path=path), unreadable(path=path))
    (result,) = run["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri
    if path.isprintable():
        assert unquote(uri).removeprefix("file://") == path.removeprefix("./")


def test_unreadable() -> None:
    """An unreadable file is a notification and an execution without success."""
    run = log(report_of("甲"), unreadable())
    (invocation,) = run["invocations"]
    (note,) = invocation["toolExecutionNotifications"]
    assert not invocation["executionSuccessful"]
    assert note["message"]["text"] == "坏.docx：word/document.xml：不是有效的文件。请另存后再试"
    assert len(run["results"]) == 1


def test_crash_is_no_success() -> None:
    """A rule that crashed is an execution without success."""
    assert log(report_of("甲"))["invocations"] == [{"executionSuccessful": True}]
    crashed = report_of("甲")._replace(crashes=("PN901: ValueError: x",))
    assert not log(crashed)["invocations"][0]["executionSuccessful"]


def test_nothing_found() -> None:
    """Clean files give a run without results."""
    assert log(report_of("无"))["results"] == []
    assert log(FileReport("甲.txt", "txt", None))["results"] == []
    assert log()["results"] == []


def test_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules are described with their documentation and default level."""
    monkeypatch.setattr(renderer, "discover", lambda: by_code(word_rule(certainty="hint")))
    driver = log()["tool"]["driver"]
    assert driver["name"] == "textkit"
    assert driver["rules"] == [
        {
            "id": "PN901",
            "name": "word-pn901",
            "shortDescription": {"text": "查找一个词。"},
            "fullDescription": {"text": "词。"},
            "help": {"text": "试。\n出处：试"},
            "defaultConfiguration": {"level": "note"},
            "properties": {"category": "punct.word", "summary_en": "A word"},
        }
    ]
