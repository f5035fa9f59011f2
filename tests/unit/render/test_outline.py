"""The outline as tree, JSON, Markdown and OPML."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest
from outline_view import outline_of

from textkit.model.document import plain_document
from textkit.model.layers import Outline, Section, Title
from textkit.render.outline import render_outline

TEXT = """某镇<党建>工作总结
今年以来，全镇工作取得新的进展，现将有关情况报告如下：
一、主要做法 & 成效
（一）抓学习。做到：一是读原文。逐字读。二是写体会。每月写。
（二）抓*落实*。每周督查。
虽然工作取得了一定成效，但是与上级要求相比，还存在一定差距。
"""


def _render(format_: str, text: str = TEXT, **options: object) -> str:
    return render_outline(
        plain_document(text, path="总结.txt"), outline_of(text), format_, **options
    )  # type: ignore[arg-type]


def test_tree() -> None:
    """The tree shows title, numbers, parts and lines."""
    assert _render("tree") == (
        "某镇<党建>工作总结\n"
        "├─ （开头）今年以来，全镇工作取得新的进展，现将有关情况报告…  第2行\n"
        "├─ 一、主要做法 & 成效  第3行\n"
        "│  ├─ （一）抓学习  第4行\n"
        "│  │  ├─ 一是读原文  第4行\n"
        "│  │  └─ 二是写体会  第4行\n"
        "│  └─ （二）抓*落实*  第5行\n"
        "└─ （问题）虽然工作取得了一定成效，但是与上级要求相比，还存…  第6行\n"
    )


def test_tree_can_be_written_in_gbk() -> None:
    """A Windows console in its old encoding can show the tree."""
    assert _render("tree").encode("gbk")


def test_json() -> None:
    """Keys and values are those of the contract; spans lie in the text."""
    document = json.loads(_render("json"))
    assert list(document) == ["schema", "version", "path", "title", "sections"]
    assert document["schema"] == "textkit.outline/1"
    assert document["path"] == "总结.txt"
    assert document["title"] == {"text": "某镇<党建>工作总结", "line": 1, "start": 0, "end": 10}
    first, second, third = document["sections"]
    assert (first["kind"], first["title"], first["marker"], first["line"]) == (
        "implicit",
        None,
        None,
        2,
    )
    assert list(second) == [
        "level", "marker", "title", "kind", "auto", "line", "start", "end", "labels", "children",
    ]  # fmt: skip
    assert (second["level"], second["marker"], second["title"]) == (1, "一、", "主要做法 & 成效")
    assert [child["marker"] for child in second["children"]] == ["（一）", "（二）"]
    assert TEXT[second["start"] :].startswith("一、主要做法")
    assert [label["label"] for label in third["labels"]] == ["problem"]


@pytest.mark.parametrize(("depth", "levels"), [(1, {1}), (2, {1, 2}), (3, {1, 2}), (4, {1, 2, 4})])
def test_depth(depth: int, levels: set[int]) -> None:
    """Nothing of a deeper level is shown."""

    def found(sections: list[dict[str, object]]) -> set[int]:
        below = [found(section["children"]) for section in sections]  # type: ignore[arg-type]
        return {section["level"] for section in sections}.union(*below)  # type: ignore[return-value]

    assert found(json.loads(_render("json", depth=depth))["sections"]) == levels


def test_no_labels() -> None:
    """Without labels the list stays, empty, and no format names the problem part."""
    assert json.loads(_render("json", labels=False))["sections"][2]["labels"] == []
    for format_ in ("tree", "markdown", "opml"):
        assert "问题" not in _render(format_, labels=False)


def test_labels_of_a_heading() -> None:
    """Labels that a later layer gives a heading are shown behind it."""
    labels = (("problem", 0.8), ("plan", 0.6))
    section = Section(1, "heading", "一、", "不足及打算", 0, 9, 2, 7, labels=labels)
    shown = render_outline(plain_document("一、不足及打算\n。"), Outline(None, (section,)), "tree")
    assert "一、不足及打算〔问题、打算〕" in shown


def test_markdown() -> None:
    """Headings nest, items are a list, signs of Markdown lose their meaning."""
    assert _render("markdown") == (
        "# 某镇\\<党建\\>工作总结\n\n"
        "## （开头）今年以来，全镇工作取得新的进展，现将有关情况报告…\n\n"
        "## 一、主要做法 & 成效\n\n"
        "### （一）抓学习\n\n"
        "- 一是读原文\n"
        "- 二是写体会\n\n"
        "### （二）抓\\*落实\\*\n\n"
        "## （问题）虽然工作取得了一定成效，但是与上级要求相比，还存…\n"
    )


def test_opml() -> None:
    """OPML 2.0 is well-formed XML, whatever stands in the titles."""
    root = ET.fromstring(_render("opml", TEXT.replace("成效\n（一）", "成\x0b“效”'\"\n（一）")))
    assert (root.tag, root.attrib) == ("opml", {"version": "2.0"})
    assert root.findtext("head/title") == "某镇<党建>工作总结"
    outlines = root.findall("body/outline")
    assert [one.get("text") for one in outlines][1] == "一、主要做法 & 成 “效”'\""
    assert [one.get("text") for one in outlines[1].iter("outline")][1:] == [
        "（一）抓学习", "一是读原文", "二是写体会", "（二）抓*落实*",
    ]  # fmt: skip


@pytest.mark.parametrize("format_", ["tree", "json", "markdown", "opml"])
def test_empty(format_: str) -> None:
    """A document without sections gives a valid, short result."""
    shown = render_outline(plain_document("", path="空.txt"), Outline(None, ()), format_)
    assert shown.endswith("\n")
    if format_ == "opml":
        assert ET.fromstring(shown).find("body/outline") is not None
    if format_ == "json":
        assert json.loads(shown)["title"] is None


def test_title_in_two_lines() -> None:
    """A title broken over two lines is shown in one."""
    title = Title("甲\n乙", 0, 3)
    assert render_outline(plain_document("甲\n乙\n"), Outline(title, ()), "tree").startswith(
        "甲 乙\n"
    )
