"""Output for a terminal: grouped, marked in place, harmless."""

from __future__ import annotations

import pytest
from findings import report_of, unreadable, word_rule

from textkit.model.document import Block, Document
from textkit.model.report import FileReport, Summary, summarize
from textkit.render import text as renderer
from textkit.render.base import RenderOptions
from textkit.text.terminal import display_width

LONG = "前" * 40 + "甲" + "后" * 40
ESCAPES = "\x1b[2J\x9b31m\x07\u202e\x00\r"


def lines(report: FileReport, **options: object) -> list[str]:
    """The lines about one file."""
    return renderer.fragment(report, RenderOptions(**options)).split("\n")  # type: ignore[arg-type]


def test_whole_output() -> None:
    """File, place, severity, code, message, excerpt, mark; then counts, then families."""
    report = report_of("第一行\n下设甲处。", word_rule(certainty="certain"))
    out = renderer.join(
        [renderer.fragment(report, RenderOptions())], summarize(report), RenderOptions()
    )
    assert out == (
        "报告.txt\n"
        "  2:3      错误 PN901 这里有“甲”\n"
        "           下设甲处。\n"
        "               ^^\n"
        "\n"
        "共1个文件，发现1处：错误1，警告0，提示0\n"
        "标点 1\n"
    )


def test_two_files() -> None:
    """Files stand apart; one without findings takes no line; families are added up."""
    reports = [report_of("甲", path="一.txt"), report_of("无"), report_of("甲甲", path="二.txt")]
    total = Summary()
    for report in reports:
        total = total.plus(summarize(report))
    fragments = [renderer.fragment(report, RenderOptions()) for report in reports]
    out = renderer.join(fragments, total, RenderOptions())
    assert fragments[1] == ""
    assert [line for line in out.split("\n") if line.endswith(".txt")] == ["一.txt", "二.txt"]
    assert "\n\n二.txt\n" in out
    assert out.endswith("共3个文件，发现3处：错误0，警告3，提示0\n标点 3\n")


@pytest.mark.parametrize(
    "text", [LONG, "甲", "ab甲cd", "“×”甲", "工\u3000作\t甲", "e\u0301甲", "前" * 12 + "甲"]
)
def test_mark_stands_under_the_place(text: str) -> None:
    """The mark begins and ends in the columns of the place, wide characters counted double."""
    _, _, excerpt, mark, _ = lines(report_of(text))
    before = excerpt[: excerpt.index("甲")]
    assert mark.index("^") == display_width(before)
    assert mark.count("^") == 2


def test_long_line() -> None:
    """A long line is cut on both sides and fits 80 columns, a long finding too."""
    _, _, excerpt, mark, _ = lines(report_of(LONG))
    assert excerpt.strip().startswith("…前")
    assert excerpt.endswith("后…")
    assert display_width(excerpt) <= 80
    _, _, excerpt, mark, _ = lines(report_of("前" * 20 + "甲" * 90, word_rule("甲" * 90)))
    assert max(display_width(excerpt), len(mark)) <= 80
    assert len(mark) == display_width(excerpt) - 1


def test_finding_over_a_line_end() -> None:
    """A finding that goes on in the next line is marked to the end of its own."""
    _, _, excerpt, mark, _ = lines(report_of("一甲\n乙", word_rule("甲\n乙")))
    assert excerpt.strip() == "一甲"
    assert mark.strip() == "^^"


def test_finding_at_the_line_end() -> None:
    """A finding that is the line end itself still gets a mark."""
    _, _, excerpt, mark, _ = lines(report_of("一\n二", word_rule("\n")))
    assert excerpt.strip() == "一"
    assert mark.index("^") == display_width(excerpt)


def test_part_is_named() -> None:
    """A finding outside the running text says where it stands."""
    text = "正文\n甲"
    blocks = (Block("body", "paragraph", 0, 2), Block("footer", "paragraph", 3, 4))
    assert lines(report_of(Document(text, blocks)))[1].startswith("  2:1 页脚   警告 PN901")


def test_folded() -> None:
    """Findings of a folding rule come as one line with their number, at the first place."""
    report = report_of("甲乙甲\n甲", word_rule(), word_rule("乙", "PN902"))
    folded = lines(report, folded=frozenset({"PN901"}))
    assert [line for line in folded if "PN90" in line] == [
        "  1:1      警告 PN901 这里有“甲”（共3处，第1、2行）",
        "  1:2      警告 PN902 这里有“乙”",
    ]
    english = lines(report, folded=frozenset({"PN901"}), lang="en")
    assert "(3 places; line 1, 2)" in english[1]
    single = lines(report_of("甲"), folded=frozenset({"PN901"}))
    assert "共" not in single[1]


def test_nothing_hostile_reaches_the_terminal() -> None:
    """Escape sequences of text, message and path are made blanks, with and without colours."""
    report = report_of(
        f"一{ESCAPES}甲{ESCAPES}二", word_rule(f"甲{ESCAPES}"), path=f"路{ESCAPES}径"
    )
    assert len(report.diagnostics) == 1
    for line in lines(report):
        assert line.isprintable()
    coloured = renderer.fragment(report, RenderOptions(color=True))
    for code in ("0", "1", "2", "31", "33", "36", "1;31"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured.replace("\n", "").isprintable()


def test_color() -> None:
    """Colours only where asked for; path, severity and mark get them."""
    report = report_of("甲")
    assert "\x1b" not in "".join(lines(report))
    coloured = lines(report, color=True)
    assert coloured[0] == "\x1b[1m报告.txt\x1b[0m"
    assert "\x1b[33m警告\x1b[0m" in coloured[1]
    assert coloured[3].endswith("\x1b[1;31m^^\x1b[0m")


def test_english() -> None:
    """English words for severities and counts."""
    assert " warning PN901 " in lines(report_of("甲"), lang="en")[1]
    summary = Summary(3, 1, 1, 2, 3, 0, 4, (("PH", 2), ("PN", 4)))
    assert renderer.summary_lines(summary, RenderOptions("en")) == [
        "3 file(s), 6 finding(s): 1 error, 2 warning, 3 info, 1 unreadable, 4 suppressed",
        "placeholders 2 · punctuation 4",
    ]


def test_summary() -> None:
    """Unreadable and silenced are counted where there are any."""
    summary = Summary(3, 1, 1, 2, 3, 0, 4, ())
    assert renderer.summary_lines(summary, RenderOptions()) == [
        "共3个文件，发现6处：错误1，警告2，提示3；1个文件读不了；另有4处已忽略"
    ]


def test_unreadable() -> None:
    """An unreadable file is told on stderr; here it is counted only."""
    assert renderer.fragment(unreadable(), RenderOptions()) == ""
    assert summarize(unreadable()).failed == 1
