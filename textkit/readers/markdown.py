"""Markdown: the file's text as it is, its lines told apart by the block structure.

Kinds: ``heading`` (with its level), ``item``, ``quote``, ``cell`` (a table row), ``paragraph``,
``comment`` (HTML comments, suppression lines) and ``code`` (front matter, fenced code, and lines
that are nothing but markup: rules, underlines, table delimiters). No check belongs in the last
two. Lines indented by four blanks stay paragraphs: in reports that is how a paragraph begins.

Knows CommonMark's blocks and GitHub's tables only as far as that needs; inline markup stays.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from textkit.model.document import Block, Document
from textkit.readers.plain import read_text

_MARKUP_STARTS = frozenset("#>-*+_=|:0123456789 \t")
"""A line that begins with any other character opens no heading, item, quote, rule or table."""

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]|$)")
_SUPPRESSION = re.compile(r" {0,3}#[ \t]*textkit:")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]")
_FENCE = re.compile(r"[ \t]*(`{3,}(?=[^`\n]*$)|~{3,})", re.MULTILINE)
_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?=\w[^\n]*:)(?:(?![ \t]*\n)[^\n]*\n)*?(?:---|\.\.\.)[ \t]*$", re.MULTILINE
)
_SENTENCE_ENDS = ("。", "！", "？", "；", "：", "，", "、")


class _Raw(NamedTuple):
    """A stretch without Markdown in it, up to ``end``: front matter, fenced code or a comment."""

    kind: str
    end: int


def read_markdown(data: bytes, path: str) -> Document:
    """A .md report.

    Raises:
        ReadError: The file is empty, binary or cannot be decoded.
    """
    return markdown_document(read_text(data, path), path=path)


def markdown_document(text: str, *, path: str = "-") -> Document:
    r"""A document of one block a line.

    >>> [block.kind for block in markdown_document("# 总结\n\n正文。").blocks]
    ['heading', 'paragraph', 'paragraph']
    """
    blocks: list[Block] = []
    front = _FRONT_MATTER.match(text)
    raw = _Raw("code", front.end() if front else 0)
    last_comment = text.rfind("-->")
    start = 0
    for line in text.removesuffix("\n").split("\n"):
        end = start + len(line)
        if start >= raw.end:
            mark = line.lstrip(" \t")[:3]
            if mark in ("```", "~~~"):
                raw = _fenced(text, start)
            elif mark == "<!-" and start <= last_comment:
                raw = _comment(text, start)
        if start < raw.end:
            blocks.append(Block("body", raw.kind, start, end))
        elif line[:1] in _MARKUP_STARTS or _is_in_table(blocks):
            blocks.append(_marked(text, line, start, blocks))
        else:
            blocks.append(Block("body", "paragraph", start, end))
        start = end + 1
    return Document(text, tuple(blocks), path=path, format="md")


def _fenced(text: str, start: int) -> _Raw:
    """The code that a fence at ``start`` opens; left open, it runs to the end of the text."""
    fence = _FENCE.match(text, start)
    if fence is None:
        return _Raw("code", start)
    mark = fence[1]
    closing = re.compile(rf"^[ \t]*{mark[0]}{{{len(mark)},}}[ \t]*$", re.MULTILINE)
    closed = closing.search(text, fence.end())
    return _Raw("code", closed.end() if closed else len(text))


def _comment(text: str, start: int) -> _Raw:
    """The comment at ``start``; none where text follows it on its last line."""
    after = text.index("-->", start) + len("-->")
    line_end = text.find("\n", after)
    rest = text[after : line_end if line_end >= 0 else len(text)]
    return _Raw("comment", start if rest and not rest.isspace() else after)


def _marked(text: str, line: str, start: int, blocks: list[Block]) -> Block:
    """The block of a line that may hold markup; may change the kind of the line before."""
    end = start + len(line)
    bare = line.strip()
    if heading := _HEADING.match(line):
        if _SUPPRESSION.match(line):
            return Block("body", "comment", start, end)
        return Block("body", "heading", start, end, level=len(heading[1]))
    if _is_only_markup(text, bare, blocks):
        return Block("body", "code", start, end)
    if "|" in line and _is_in_table(blocks):
        return Block("table", "cell", start, end)
    if bare[:1] == ">":
        return Block("body", "quote", start, end)
    return Block("body", "item" if _ITEM.match(line) else "paragraph", start, end)


def _is_in_table(blocks: list[Block]) -> bool:
    """Whether the line before is a row, or the delimiter under the first row."""
    kinds = [block.kind for block in blocks[-2:]]
    return kinds[-1:] == ["cell"] or kinds == ["cell", "code"]


def _is_only_markup(text: str, bare: str, blocks: list[Block]) -> bool:
    """Whether a line is a rule, or an underline or table delimiter to the line before."""
    if len(bare) < 2 or bare[0] not in "=-*_|:":
        return False
    signs = set(bare)
    if not signs <= set("=-*_|: \t"):
        return False
    before = blocks[-1] if blocks else None
    if before is not None and before.kind == "paragraph":
        above = text[before.start : before.end]
        if "-" in signs and "|" in signs and "|" in above:
            blocks[-1] = before._replace(part="table", kind="cell")
            return True
        if signs in ({"="}, {"-"}) and above.strip() and not above.endswith(_SENTENCE_ENDS):
            blocks[-1] = before._replace(kind="heading", level=1 if "=" in signs else 2)
            return True
    marks = signs - {" ", "\t"}
    return len(marks) == 1 and bare[0] in "-*_" and bare.count(bare[0]) >= 3
