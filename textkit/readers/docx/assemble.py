"""Lines of all parts to one `Document`: order, labels, offsets, anchors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from textkit.model.document import BODY_PARTS, Block, Document, Run, Source
from textkit.readers.docx.lines import Hidden, Line, Piece
from textkit.readers.docx.looks import ParagraphLook
from textkit.readers.docx.numbering import LabelCounter, Numbering

PART_ORDER = ("header", "footer", "footnote", "endnote", "textbox", "comment", "watermark")
"""Order of the parts behind the running text; hidden text comes last."""

_HIDDEN_LOOK = ParagraphLook(style=None, level=None, role="plain", number=None, joins="")


class MemberLines(NamedTuple):
    """Lines of one story with the zip member they came from."""

    member: str
    lines: list[Line]


class Located(NamedTuple):
    """A document and every ``w:t`` seen in it, by the block's source, in text order."""

    document: Document
    pieces: dict[Source, list[Piece]]


class Assembler:
    """Places lines one behind the other and remembers where notes and comments hang."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._texts: list[str] = []
        self._blocks: list[Block] = []
        self._offset = 0
        self._marks: dict[tuple[str, str], int] = {}
        self._hidden: list[tuple[int, str, Line, Hidden]] = []
        self.pieces: dict[Source, list[Piece]] = {}

    def add_story(self, story: MemberLines) -> None:
        """Add the lines of one story; it counts its automatic numbers for itself."""
        counter = self._numbering.counter()
        for line in story.lines:
            self._add_line(line, story.member, counter)

    def _add_line(self, line: Line, member: str, counter: LabelCounter) -> None:
        look = line.look
        label = counter.label(*look.number) if look.number else None
        text = label.text + line.text if label else line.text
        start = self._offset
        inner = start + len(text) - len(line.text)
        for mark in line.marks:
            self._marks.setdefault((mark.kind, mark.id), inner + mark.at)
        for hidden in line.hidden:
            self._hidden.append((inner + hidden.at, member, line, hidden))
        if not text and line.part not in BODY_PARTS:
            return
        block = Block(
            line.part,
            _kind(line, is_item=label is not None),
            start,
            start + len(text),
            label.text if label else None,
            look.style,
            look.level,
            False,
            _runs(line.runs, inner, start + len(text)),
            Source(member, line.paragraph),
            self._anchor(line),
        )
        self._place(block, text, line.pieces, inner)

    def _place(self, block: Block, text: str, pieces: list[Piece], inner: int) -> None:
        self._blocks.append(block)
        self._texts.append(text)
        self._offset = block.end + 1
        if pieces and block.source is not None:
            self.pieces.setdefault(block.source, []).extend(
                piece._replace(start=inner + piece.start) for piece in pieces
            )

    def _anchor(self, line: Line) -> tuple[int, int] | None:
        """Where the note or comment hangs that the line belongs to."""
        if line.note is None:
            return None
        if line.part != "comment":
            at = self._marks.get((line.part, line.note))
            return None if at is None else (at, at)
        point = self._marks.get(("comment", line.note))
        start = self._marks.get(("comment-start", line.note), point)
        end = self._marks.get(("comment-end", line.note), point)
        if start is None or end is None:
            start = end = start if end is None else end
        return None if start is None or end is None else (min(start, end), end)

    def note_order(self, kind: str, note: str | None) -> int | None:
        """Where the reference to a note stands; ``None`` when no visible text refers to it."""
        return self._marks.get((kind, note or ""))

    def finish(self, path: str, formats: Iterable[object], warnings: Iterable[str]) -> Document:
        raise NotImplementedError
