"""Coordinates of a document against naive code."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from textkit.model.document import BODY_PARTS, Block, Document, plain_document
from textkit.model.layers import Outline, Section

TEXTS = st.text("甲乙\n\r 𠮷\u2028\x0b", max_size=30)


@given(TEXTS)
def test_locations(text: str) -> None:
    """Line and column count from 1, lines end at LF only, and lead back to the offset."""
    doc = plain_document(text)
    for offset in range(len(text) + 1):
        line, column = doc.location(offset)
        assert line == text.count("\n", 0, offset) + 1
        start, end = doc.line_span(line)
        assert start + column - 1 == offset
        assert text[start:end] == text.split("\n")[line - 1]
    assert len(doc.line_starts) == text.count("\n") + 1


@given(TEXTS)
def test_plain_blocks(text: str) -> None:
    """Blocks are the lines, in order, without gap; a final line end opens none."""
    doc = plain_document(text)
    lines = text.split("\n")
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    assert [text[block.start : block.end] for block in doc.blocks] == lines
    assert doc.body_end == doc.blocks[-1].end
    for block in doc.blocks:
        for offset in range(block.start, block.end + 1):
            assert doc.block_at(offset) == block


PARTS = st.lists(st.sampled_from(["body", "table", "toc", "header", "comment"]), max_size=6)


@given(PARTS)
def test_body_end(parts: list[str]) -> None:
    """The running text ends with the last block of a body part."""
    text = "\n".join("甲" * (i + 1) for i in range(len(parts)))
    blocks = []
    for i, (line, part) in enumerate(zip(text.split("\n"), parts, strict=False)):
        start = sum(len(earlier) + 1 for earlier in text.split("\n")[:i])
        blocks.append(Block(part, "paragraph", start, start + len(line)))
    doc = Document(text, tuple(blocks))
    ends = [block.end for block in blocks if block.part in BODY_PARTS]
    assert doc.body_end == max(ends, default=0)
    assert doc.block_at(0) == (blocks[0] if blocks else None)


@st.composite
def sections(draw: st.DrawFn, start: int = 0, end: int = 24, level: int = 1) -> tuple[Section, ...]:
    """Sections that partition ``[start, end)``, nested up to four levels."""
    cuts = sorted(draw(st.sets(st.integers(start, end - 1), max_size=3)))
    found = []
    for at, until in zip(cuts, [*cuts[1:], end], strict=False):
        children = draw(sections(at, until, level + 1)) if level < 4 and draw(st.booleans()) else ()
        kind = draw(st.sampled_from(["heading", "run-in", "inline", "lead", "implicit"]))
        marker = draw(st.sampled_from([None, "一、"]))
        title = draw(st.sampled_from([None, f"题{level}"]))
        found.append(Section(level, kind, marker, title, at, until, at, at, children=children))
    return tuple(found)


@given(sections())
def test_headings_at(tree: tuple[Section, ...]) -> None:
    """The headings over a place are those of the sections that hold it, outermost first."""
    outline = Outline(None, tree)
    for offset in range(-1, 26):
        expected = tuple(
            f"{section.marker or ''}{section.title or ''}"
            for section, _ in outline.walk()
            if section.start <= offset < section.end
            and section.kind in ("heading", "run-in")
            and (section.marker or section.title)
        )
        assert outline.headings_at(offset) == expected


@given(sections())
def test_walk(tree: tuple[Section, ...]) -> None:
    """Every section once, in text order, each below those it is in."""
    walked = list(Outline(None, tree).walk())

    def count(level: tuple[Section, ...]) -> int:
        return sum(1 + count(section.children) for section in level)

    assert len(walked) == count(tree)
    assert [section.start for section, _ in walked] == sorted(s.start for s, _ in walked)
    for section, above in walked:
        assert [parent.level for parent in above] == list(range(1, section.level))
        assert all(parent.start <= section.start < parent.end for parent in above)
