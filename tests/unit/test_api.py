"""The public functions."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import build_docx, p
from command import ROOT
from findings import CrashingRule, by_code, word_rule

import textkit
from textkit import api
from textkit.config import Settings
from textkit.errors import ConfigError, ReadError, UsageError
from textkit.model.document import plain_document


@pytest.fixture(autouse=True)
def _own_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rules of which nothing else changes."""
    rules = by_code(word_rule("甲"), word_rule("乙", "PN902", status="preview"))
    monkeypatch.setattr(api, "registered", lambda: rules)


def test_public_names() -> None:
    """What the package offers is what the API and the adapters offer, sorted, and the version."""
    assert textkit.__all__ == sorted(textkit.__all__)
    assert set(textkit.__all__) == {
        *api.__all__,
        "SectionClassifier",
        "__version__",
        "load",
        "to_dataframe",
    }
    for name in api.__all__:
        for _ in range(2):  # a module of the same name would take its place
            assert getattr(textkit, name) is getattr(api, name)
    assert textkit.__version__ == "0.1.0"
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        textkit.nothing  # noqa: B018


def test_lint_text() -> None:
    """A string is linted under the name of standard input."""
    report = textkit.lint_text("写了甲乙。")
    assert [diag.text for diag in report.diagnostics] == ["甲"]
    assert (report.path, report.format, report.error) == ("-", "txt", None)


def test_settings() -> None:
    """Settings choose rules; a wrong selector or option is an error."""
    report = textkit.lint_text("写了甲乙。", Settings(preview=True, ignore=("PN901",)))
    assert [diag.text for diag in report.diagnostics] == ["乙"]
    with pytest.raises(UsageError, match="没有规则 XX"):
        textkit.lint_text("甲", Settings(select=("XX",)))
    with pytest.raises(ConfigError, match="没有这个选项"):
        textkit.lint_text("甲", Settings(options=(("PN901", (("x", 1),)),)))


def test_lint_file(tmp_path: Path) -> None:
    """A path as string or Path, text or Word; bytes in place of the file."""
    text = tmp_path / "报告 一.txt"
    text.write_text("写了甲。", encoding="gb18030")
    word = tmp_path / "报告.docx"
    word.write_bytes(build_docx(p("写了甲。")))
    for path in (text, word):
        for name in (path, str(path)):
            report = textkit.lint(name)
            assert [(diag.text, diag.column) for diag in report.diagnostics] == [("甲", 3)]
            assert report.path == str(path)
            assert report.format == path.suffix[1:]
    assert textkit.lint("没有.txt", data="甲".encode()).diagnostics[0].text == "甲"


def test_lint_document() -> None:
    """A document already read is linted as it is."""
    doc = plain_document("甲", path="x.txt")
    assert textkit.lint(doc).doc is doc


def test_unreadable(tmp_path: Path) -> None:
    """An unreadable file gives a report that says why and the way out."""
    path = tmp_path / "坏.docx"
    path.write_bytes(b"PK\x03\x04nothing")
    report = textkit.lint(path)
    assert report.error
    assert report.doc is None
    assert report.diagnostics == ()
    missing = textkit.lint(tmp_path / "没有.txt")
    assert "找不到" in (missing.error or "")
    assert "请检查路径" in (missing.error or "")
    with pytest.raises(ReadError):
        textkit.read(path)
    with pytest.raises(ReadError):
        textkit.outline(path)


def test_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that fails is named in the report, the others' findings are there."""
    monkeypatch.setattr(api, "registered", lambda: by_code(word_rule(), CrashingRule()))
    report = textkit.lint_text("甲")
    assert [diag.code for diag in report.diagnostics] == ["PN901"]
    assert report.crashes[0].startswith("PN999: ValueError")


def test_read_and_outline(tmp_path: Path) -> None:
    """A file or a document gives its outline."""
    path = tmp_path / "a.txt"
    path.write_text("某局工作总结\n一、工作\n做了事。\n二、问题\n有不足。\n", encoding="utf-8")
    doc = textkit.read(path)
    assert doc.text.startswith("某局工作总结\n")
    for source in (path, str(path), doc):
        titles = [section.title for section in textkit.outline(source).sections]
        assert titles[:2] == ["工作", "问题"]


def test_all_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """All rules by code, in code order."""
    monkeypatch.undo()
    codes = list(textkit.all_rules())
    assert codes == sorted(codes)
    assert {code[:2] for code in codes} >= {"CN", "NU", "PH", "PN", "TR"}


def test_typed() -> None:
    """The package says that it is typed."""
    assert (ROOT / "textkit" / "py.typed").is_file()
