"""Lines of all parts to one `Document`: order, labels, offsets, anchors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textkit.model.document import BODY_PARTS, Block, Run, Source
from textkit.readers.docx.lines import Hidden, Line, Piece
from textkit.readers.docx.numbering import LabelCounter, Numbering

# A NamedTuple's own constructor is a Python function; this one saves a tenth of the reading time.
_tuple = tuple.__new__


class _HiddenText(NamedTuple):
    member: str
    at: int
    line: Line
    hidden: Hidden


class Assembler:
    """Places lines one behind the other and remembers where notes and comments hang.

    Lines have to come in the order of the text; notes behind the text that refers to them.
    """

    def __init__(self, numbering: Numbering) -> None:
        self.blocks: list[Block] = []
        self.pieces: dict[Source, list[Piece]] = {}
        self._numbering = numbering
        self._texts: list[str] = []
        self._offset = 0
        self._marks: dict[tuple[str, str], int] = {}
        self._hidden: list[_HiddenText] = []

    @property
    def text(self) -> str:
        """Everything placed so far, one line for each paragraph."""
        return "\n".join(self._texts)

    def add(self, member: str, lines: Iterable[Line]) -> None:
        """Add the lines of one story; Word counts the automatic numbers of each for itself."""
        counter = self._numbering.counter()
        for line in lines:
            self._add_line(member, line, counter)

    def _add_line(self, member: str, line: Line, counter: LabelCounter) -> None:
        look = line.look
        label = counter.label(*look.number) if look.number else None
        text = label.text + line.text if label else line.text
        start = self._offset
        end = start + len(text)
        inner = end - len(line.text)
        for mark in line.marks:
            self._marks.setdefault((mark.kind, mark.id), inner + mark.at)
        for hidden in line.hidden:
            self._hidden.append(_HiddenText(member, inner + hidden.at, line, hidden))
        if not text and line.part not in BODY_PARTS:
            return
        source = _tuple(Source, (member, line.paragraph))
        self._texts.append(text)
        self._offset = end + 1
        fields = (
            line.part,
            _kind(line, is_item=label is not None),
            start,
            end,
            label.text if label else None,
            look.style,
            look.level,
            False,
            _runs(line.runs, inner, end),
            source,
            self._anchor(line) if line.note else None,
            line.cell,
        )
        self.blocks.append(_tuple(Block, fields))
        if line.pieces:
            self._add_pieces(source, line.pieces, inner)

    def _add_pieces(self, source: Source, pieces: list[Piece], offset: int) -> None:
        self.pieces.setdefault(source, []).extend(
            piece._replace(start=offset + piece.start) for piece in pieces
        )

    def add_hidden(self) -> None:
        """Add the hidden text of everything placed so far, each stretch a block of its own."""
        for member, at, line, hidden in self._hidden:
            text = "".join(hidden.texts)
            start, end = self._offset, self._offset + len(text)
            source = Source(member, hidden.paragraph)
            self._texts.append(text)
            self._offset = end + 1
            self.blocks.append(
                Block(
                    "hidden",
                    "paragraph",
                    start,
                    end,
                    style=line.look.style,
                    hidden=True,
                    source=source,
                    anchor=(at, at),
                )
            )
            self._add_pieces(source, hidden.pieces, start)
        self._hidden = []

    def place_of(self, kind: str, note: str | None) -> int | None:
        """Where the reference to a note stands; ``None`` when no visible text refers to it."""
        return self._marks.get((kind, note or ""))

    def _anchor(self, line: Line) -> tuple[int, int] | None:
        """Where the note or comment hangs that the line belongs to."""
        point = self.place_of(line.part, line.note)
        start = self.place_of(line.part + "-start", line.note)
        end = self.place_of(line.part + "-end", line.note)
        known = [place for place in (start, end, point) if place is not None]
        if not known:
            return None
        if start is None or end is None:
            return known[0], known[0]
        return min(start, end), end


def _kind(line: Line, *, is_item: bool) -> str:
    """Kind of a block; Word's navigation, too, takes headings from the running text alone."""
    if line.part == "toc":
        return "toc"
    if line.in_cell:
        return "cell"
    if line.part == "body":
        if line.look.role == "title":
            return "title"
        if line.look.level is not None:
            return "heading"
    return "item" if is_item else "paragraph"


def _runs(changes: list[tuple[int, int]], offset: int, end: int) -> tuple[Run, ...]:
    """Runs from their change points."""
    runs = []
    for start, format_ in reversed(changes):
        runs.append(_tuple(Run, (offset + start, end, format_)))
        end = offset + start
    runs.reverse()
    return tuple(runs)
