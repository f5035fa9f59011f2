"""Markdown: offsets into the file's own text, lines told apart by structure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.errors import ReadError
from textkit.readers.markdown import markdown_document, read_markdown


def kinds(text):
    """Kind and text of every line."""
    doc = markdown_document(text)
    return [(block.kind, doc.text[block.start : block.end]) for block in doc.blocks]


def kinds_only(text):
    """The kind of every line."""
    return [kind for kind, _ in kinds(text)]


def test_the_text_is_the_file():
    """Nothing is rendered: offsets are offsets into the decoded file."""
    text = "# 总结 #\n\n**成效**明显，见[附件](a.md)。\n"
    doc = read_markdown(text.encode("gb18030"), "总结.md")
    assert doc.text == text
    assert (doc.path, doc.format) == ("总结.md", "md")


@pytest.mark.parametrize(
    ("line", "level"), [("# 标题", 1), ("### （一）做法", 3), ("  ## 二级", 2), ("#", 1)]
)
def test_headings_have_their_level(line, level):
    """One to six number signs and a blank open a heading."""
    (block,) = markdown_document(line).blocks
    assert (block.kind, block.level) == ("heading", level)


@pytest.mark.parametrize("line", ["#标签", "####### 七", "    # 缩进四格", "\\# 转义"])
def test_what_only_looks_like_a_heading(line):
    """A number sign without blank, or far in, is text."""
    assert kinds_only(line) == ["paragraph"]


def test_underlined_headings():
    """The line above a row of = or - is a heading, unless it is a sentence."""
    text = "年度总结\n====\n主要做法\n---\n成效明显。\n---\n"
    assert kinds_only(text) == ["heading", "code", "heading", "code", "paragraph", "code"]
    assert [b.level for b in markdown_document(text).blocks][:3:2] == [1, 2]


def test_items_quotes_and_rules():
    """Bullets, numbers with a blank, quotes and rules; 1.5 and 2.打牢 open no item."""
    text = "- 甲\n* 乙\n  + 丙\n1. 丁\n2) 戊\n> 己\n\n***\n1.5倍\n2.打牢基础\n-5度\n"
    assert kinds_only(text) == [
        *["item"] * 5,
        *["quote", "paragraph", "code"],
        *["paragraph"] * 3,
    ]


def test_tables():
    """Rows are cells of part table; the delimiter row is mere markup."""
    doc = markdown_document("指标 | 完成\n:--|--:\n投资 | 3亿\n| 增幅 | 8% |\n\n甲 | 乙\n")
    assert [(b.part, b.kind) for b in doc.blocks] == [
        ("table", "cell"),
        ("body", "code"),
        ("table", "cell"),
        ("table", "cell"),
        ("body", "paragraph"),
        ("body", "paragraph"),
    ]


def test_code_is_set_apart():
    """Fences hold until one of their own kind and length, or the end."""
    text = "````text\n# 甲\n```\n````\n正文\n~~~\n# 乙"
    assert kinds_only(text) == ["code"] * 4 + ["paragraph"] + ["code"] * 2


def test_inline_code_at_the_start_opens_no_fence():
    """Three backquotes that close on their line are inline code."""
    assert kinds_only("```a``` 说明\n# 标题") == ["paragraph", "heading"]


def test_front_matter():
    """Keys between two rules at the very start are no report."""
    assert kinds_only("---\ntitle: 总结\n# 注\n---\n# 总结\n") == ["code"] * 4 + ["heading"]


@pytest.mark.parametrize("text", ["---\n正文。\n---\n", "---\n\ntitle: a\n---\n", "---\na: b\n"])
def test_a_rule_at_the_start_is_no_front_matter(text):
    """Without keys, with an empty line or without end it is a rule and text."""
    assert "paragraph" in kinds_only(text) or "heading" in kinds_only(text)


def test_comments():
    """Whole-line comments and suppression lines are comments; text behind one is text."""
    text = (
        "<!-- textkit: ignore PH001 -->\n<!-- 甲\n# 乙\n-->\n<!-- 注 --> 正文\n"
        "# textkit: ignore\n<!-- 没有结束\n# 标题\n"
    )
    assert kinds_only(text) == [
        *["comment"] * 4,
        *["paragraph", "comment", "paragraph", "heading"],
    ]


def test_indented_lines_are_paragraphs():
    """Four blanks indent a report's paragraph; they make no code."""
    assert kinds_only("    今年以来\n　　下一步\n") == ["paragraph", "paragraph"]


def test_bad_bytes():
    """What cannot be decoded is refused as in any text file."""
    with pytest.raises(ReadError, match="二进制"):
        read_markdown(bytes(range(32)) * 9, "a.md")


@given(st.text(st.sampled_from("#-=*_|>`~<!:. \n\t一。1a"), max_size=120))
def test_every_line_is_one_block(text):
    """Blocks are the lines in order, whatever marks stand in them."""
    doc = markdown_document(text)
    lines = text.removesuffix("\n").split("\n")
    assert [text[b.start : b.end] for b in doc.blocks] == lines


@pytest.mark.parametrize(
    "unit",
    ["<!-- a\n", "```\n", "---\n", "- ", "| ", "`", "---\na: b\n", "a|b\n-|-\n", "<!-- --> a\n"],
)
def test_endless_openings(unit):
    """Nothing that opens without end makes the reader search the text again and again."""
    text = unit * (1_000_000 // len(unit) + 1)
    assert markdown_document(text).blocks[-1].end <= len(text)
