"""Markers: what counts as one, at the start of a paragraph and inside it."""

from __future__ import annotations

import pytest
from outline_view import numbered, outline_of, rows

from textkit.analysis.markers import find_inline, match_marker

STYLES = {
    "一、概况": ("一、", "一、", 1),
    "十二、概况": ("十二、", "一、", 12),
    "（一）概况": ("（一）", "（一）", 1),
    "(十一)概况": ("(十一)", "（一）", 11),
    "1.概况": ("1.", "1.", 1),
    "12．概况": ("12．", "1.", 12),
    "3、概况": ("3、", "1.", 3),
    "（4）概况": ("（4）", "（1）", 4),
    "(4)概况": ("(4)", "（1）", 4),
    "５．概况": ("５．", "1.", 5),
    "2）概况": ("2）", "1）", 2),
    "①概况": ("①", "①", 1),
    "⑫概况": ("⑫", "①", 12),
    "⑵概况": ("⑵", "⑴", 2),
    "⒊概况": ("⒊", "⒈", 3),
    "㈢概况": ("㈢", "㈠", 3),
    "第一章 总则": ("第一章", "第一章", 1),
    "第十二条 本办法": ("第十二条", "第一条", 12),
    "第二节": ("第二节", "第一节", 2),
    "第三部分：打算": ("第三部分：", "第一部分", 3),
    "第一，抓学习": ("第一，", "第一，", 1),
    "其次，抓学习": ("其次，", "首先，", 2),
    "三是抓学习": ("三是", "一是", 3),
    "十一是抓学习": ("十一是", "一是", 11),
    "二要抓学习": ("二要", "一要", 2),
    "其二，抓学习": ("其二，", "其一，", 2),
    "另一方面，抓学习": ("另一方面，", "一方面", 2),
    "B.概况": ("B.", "A.", 2),
    "b)概况": ("b)", "a.", 2),
    "Ⅲ.概况": ("Ⅲ.", "Ⅰ.", 3),
    "乙、概况": ("乙、", "甲、", 2),
    "2.1 概况": ("2.1", "1.1", 1),
    "2.1.3 概况": ("2.1.3", "1.1.1", 3),
    "——深化改革": ("——", "——", None),
}


@pytest.mark.parametrize("line", STYLES)
def test_styles(line: str) -> None:
    """Every marker style is known by its text, its style and its value, in both widths."""
    marker = match_marker(line, 0, len(line))
    assert marker is not None
    assert (line[: marker.end], marker.style, marker.number) == STYLES[line]
    assert not marker.unsure


@pytest.mark.parametrize(
    ("line", "marker"),
    [("一，概况", "一，"), ("二. 概况", "二."), ("（一）、概况", "（一）、"), ("1，概况", "1，"),
     ("1。概况", "1。"), ("1 、概况", "1 、"), ("一是，抓学习", "一是，")],
)  # fmt: skip
def test_wrong_mark_still_a_marker(line: str, marker: str) -> None:
    """A wrong mark after the number belongs to the marker, so that a rule can point at it."""
    found = match_marker(line, 0, len(line))
    assert found is not None
    assert line[: found.end] == marker


@pytest.mark.parametrize(
    "line",
    ["1.5万元用于培训", "2020.7.1前完成", "1．2亿元", "1,000人", "12:30开会", "3.5%的村", "U.S.市场",
     "5G应用", "一九四九、一九五〇年", "一要素保障", "一是一，二是二", "3月完成", "八项规定", "0.5万亩", "第〇百章 总则"],
)  # fmt: skip
def test_no_marker(line: str) -> None:
    """Decimals, dates, money, times and idioms are no markers."""
    assert match_marker(line, 0, len(line)) is None


@pytest.mark.parametrize("line", ["三、五天内完成。", "二、三产业发展。", "第三节课上讲党史知识。"])
def test_unsure_needs_neighbour(line: str) -> None:
    """What may be running text is a marker only next to another one of its style."""
    marker = match_marker(line, 0, len(line))
    assert marker is not None
    assert marker.unsure
    assert rows(outline_of(f"总结\n开头一段话。\n{line}\n后面一段话。")) == []


def test_roman_numbers() -> None:
    """Latin letters count as Roman numbers in a series; a masked name is none."""
    assert numbered("总结\nI.概况\n正文。\nII.打算\n正文。") == ["1 I. 概况", "1 II. 打算"]
    assert numbered("总结\nXX、XX两镇率先完成。\nX.概况") == []


def test_number_before_digits() -> None:
    """A number that stands before a year or a figure is told from a decimal by its neighbours."""
    text = "总结\n1.2019年完成改造\n正文。\n2.2020年完成验收\n正文。\n3.1+2工作法\n正文。"
    assert numbered(text) == ["1 1. 2019年完成改造", "1 2. 2020年完成验收", "1 3. 1+2工作法"]


def test_inline_needs_a_boundary() -> None:
    """Inside a paragraph a marker stands behind a mark or a blank."""
    text = "做到：一是学；二是做。之一是、统一是、第（一）项不算。"
    assert [text[m.start : m.end] for m in find_inline(text, 0, len(text))] == ["一是", "二是"]


def test_line_break_inside_marker() -> None:
    """三） goes on from （二） where the left bracket stayed on the line before."""
    text = "总结\n（一）学\n正文。\n（二）做\n正文。\n（\n三）改\n正文。"
    assert numbered(text) == ["1 （一） 学", "1 （二） 做", "1 三） 改"]
