"""What holds for the outline of any text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from outline_view import outline_of

from textkit.model.document import plain_document
from textkit.render.outline import render_outline

MARKERS = (
    "一、", "二、", "三，", "（一）", "（二）、", "(三)", "1.", "2、", "3．", "（1）", "(2)", "①", "②", "1.1 ",
    "2.1.1 ", "第一章 ", "第二条 ", "第一，", "第二，", "首先，", "最后，", "一是", "二是", "一要", "其一，",
    "一方面，", "另一方面，", "A.", "b)", "Ⅱ.", "——", "甲、", "附件1", "## ", "**", "- ", "",
)  # fmt: skip
WORDS = (
    "加强学习", "工作总结", "各位代表：", "完善机制。每月召开会议研究问题，协调推进。", "存在问题", "1.5万元",
    "虽然取得成效，但还存在差距：", "下一步，我们将努力。", "特此报告。", "正文一段，说明情况。", "三、五天", "",
)  # fmt: skip
LINES = st.lists(
    st.tuples(st.sampled_from(("", "　　", " ")), st.sampled_from(MARKERS), st.sampled_from(WORDS),
              st.sampled_from(("", "一是学；二是做。", "：①学；②做。", "。（1）学。（2）做。"))),
    max_size=30,
)  # fmt: skip
REPORTS = LINES.map(lambda lines: "\n".join("".join(line) for line in lines))
ANY_TEXT = st.text(alphabet="一二三、（）(1).．是第，。：；要①—附件年# \n\t甲", max_size=120)


def _check(text: str) -> None:
    outline = outline_of(text)
    above_end = outline.title.end if outline.title else 0
    for section, above in outline.walk():
        assert 0 <= section.start <= section.end <= len(text)
        assert section.start <= section.title_start <= section.title_end
        assert section.title in (None, text[section.title_start : section.title_end])
        assert section.marker is None or text.startswith(section.marker, section.start)
        if above:
            parent = above[-1]
            assert section.level > parent.level
            assert parent.start <= section.start <= section.end <= parent.end
        for one, other in pairwise(section.children):
            assert one.end <= other.start
    tops = outline.sections
    for one, other in pairwise(tops):
        assert one.end == other.start
    if tops:
        assert tops[0].start >= above_end
        assert text[tops[-1].end :].strip() == ""


@given(REPORTS)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_sections_partition_and_nest(text: str) -> None:
    """Top-level sections share out the text behind the title; levels deepen; spans hold."""
    _check(text)


@given(ANY_TEXT)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_any_text(text: str) -> None:
    """The same holds for mere scraps of markers."""
    _check(text)


@given(REPORTS)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_every_format_renders(text: str) -> None:
    """Every outline can be shown in every format, at every depth."""
    doc, outline = plain_document(text), outline_of(text)
    for format_ in ("tree", "json", "markdown", "opml"):
        for depth in (None, 1, 3):
            assert render_outline(doc, outline, format_, depth=depth).endswith("\n")


@given(REPORTS)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_residue_lines_open_nothing(text: str) -> None:
    """No section begins on a line that is residue."""
    foreign = tuple(range(1, text.count("\n") + 2, 2))
    doc = plain_document(text)
    for section, _ in outline_of(text, residue=foreign).walk():
        assert doc.location(section.start)[0] not in foreign
