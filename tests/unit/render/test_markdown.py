"""Markdown: tables that the text in them cannot break."""

from __future__ import annotations

from findings import report_of, unreadable, word_rule

from textkit.model.report import FileReport, Summary, summarize
from textkit.render import markdown as renderer
from textkit.render.base import RenderOptions

HOSTILE = "|`*_~[链](http://x)<b>#&amp;$\\\x1b[31m"


def page(*reports: FileReport, lang: str = "zh") -> str:
    """The whole page."""
    total = Summary()
    for report in reports:
        total = total.plus(summarize(report))
    options = RenderOptions(lang)
    return renderer.join([renderer.fragment(r, options) for r in reports], total, options)


def test_page() -> None:
    """Title, counts, then a table a file."""
    assert page(report_of("写了甲。"), report_of("无")) == (
        "# textkit 检查结果\n\n"
        "共2个文件，发现1处：错误0，警告1，提示0\n\n"
        "标点 1\n\n"
        "## 报告.txt\n\n"
        "| 行:列 | 级别 | 规则 | 说明 | 原文 |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| 1:3 | 警告 | PN901 | 这里有“甲” | 甲 |\n"
    )


def test_english() -> None:
    """English headings."""
    out = page(report_of("甲"), lang="en")
    assert out.startswith("# textkit report\n")
    assert "| Place | Severity | Rule | Message | Text |" in out


def test_escapes() -> None:
    """No character of text, message or path formats or ends a cell; lines become blanks."""
    text = f"{HOSTILE}\n{HOSTILE}"
    out = page(report_of(text, word_rule(HOSTILE + "\n"), path=f"a|b{HOSTILE}.txt"))
    (row,) = [line for line in out.split("\n") if line.startswith("| 1:1")]
    bare = row.replace("\\\\", "")
    assert bare.replace("\\|", "").count("|") == 6
    for char in "`*_~[]<>#&$":
        assert bare.count(char) == bare.count("\\" + char)
    assert "\x1b" not in out
    assert "## a\\|b" in out


def test_long_text() -> None:
    """A long finding is quoted by its beginning."""
    out = page(report_of("甲" * 50, word_rule("甲" * 50)))
    assert f"| {'甲' * 40}… |" in out


def test_unreadable() -> None:
    """An unreadable file says why and where."""
    out = page(unreadable())
    assert "## 坏.docx\n\nword/document.xml：不是有效的文件。请另存后再试\n" in out
    assert "1个文件读不了" in out
