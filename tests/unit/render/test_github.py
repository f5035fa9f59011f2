"""GitHub annotations: one command a finding, nothing that starts another."""

from __future__ import annotations

from findings import report_of, unreadable, word_rule

from textkit.model.report import Summary
from textkit.render import github as renderer
from textkit.render.base import RenderOptions


def commands(text: str, *rules: object, path: str = "报告.txt") -> list[str]:
    """The lines for one file."""
    report = report_of(text, *rules, path=path)  # type: ignore[arg-type]
    return renderer.fragment(report, RenderOptions()).split("\n")


def test_command() -> None:
    """Level, file, place, title and message."""
    rules = [
        word_rule("甲", "PN901", certainty="certain"),
        word_rule("乙丙", "PN902", certainty="likely"),
        word_rule("丁", "PN903", certainty="hint"),
    ]
    assert commands("甲\n 乙丙丁", *rules) == [
        "::error file=报告.txt,line=1,col=1,endColumn=2,title=PN901 word-pn901::这里有“甲”",
        "::warning file=报告.txt,line=2,col=2,endColumn=4,title=PN902 word-pn902::这里有“乙丙”",
        "::notice file=报告.txt,line=2,col=4,endColumn=5,title=PN903 word-pn903::这里有“丁”",
    ]


def test_escapes() -> None:
    """Line ends, percent signs, colons and commas neither end a command nor a property."""
    (command,) = commands("50%\n::error::x", word_rule("50%\n::"), path="a,b:c%\n::d.txt")
    assert command == (
        "::warning file=a%2Cb%3Ac%25%0A%3A%3Ad.txt,line=1,col=1,title=PN901 word-pn901"
        "::这里有“50%25%0A::”"
    )
    (command,) = commands("甲\r乙", word_rule("甲\r乙"))
    assert "%0D" in command


def test_unreadable() -> None:
    """An unreadable file is an error with its place."""
    assert renderer.fragment(unreadable(), RenderOptions()) == (
        "::error file=坏.docx::word/document.xml：不是有效的文件。请另存后再试"
    )


def test_join() -> None:
    """One command a line, no blank line for a clean file."""
    assert renderer.join(["a", "", "b\nc"], Summary(), RenderOptions()) == "a\nb\nc\n"
    assert renderer.join([""], Summary(), RenderOptions()) == ""
