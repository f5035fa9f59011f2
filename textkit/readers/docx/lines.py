"""What a story (body, header, notes …) yields: its lines, before they get offsets in the text."""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from typing import NamedTuple

from textkit.readers.docx.fields import Field
from textkit.readers.docx.looks import ParagraphLook
from textkit.readers.docx.properties import NO_PARAGRAPH_PROPS, RunProps

RunKey = RunProps | int
"""Properties of a run, or the number of the folded element that holds them."""

NO_RUN = -1
"""Key of a run without properties."""


class Piece(NamedTuple):
    """One ``w:t`` seen in a line: its place in the text and in the bytes.

    As the story reports it, ``start`` counts from the line's first character behind the label;
    in a `Document` it is an offset into the text. ``[first, last)`` are the bytes between the
    tags, ``text`` what is seen of them.
    """

    start: int
    text: str
    first: int
    last: int
    preserved: bool


class Hidden(NamedTuple):
    """A stretch of hidden text, taken out of its line at ``at``."""

    at: int
    paragraph: int
    texts: list[str]
    pieces: list[Piece]


class Mark(NamedTuple):
    """A point in a line that a note or comment hangs on.

    ``kind``: footnote, endnote, comment, comment-start or comment-end.
    """

    kind: str
    id: str
    at: int


class Line(NamedTuple):
    """One visible paragraph. ``runs`` are change points ``(offset, format index)``."""

    part: str
    text: str
    look: ParagraphLook
    paragraph: int
    in_cell: bool
    cell: tuple[int, int, int] | None
    note: str | None
    runs: list[tuple[int, int]]
    hidden: list[Hidden]
    marks: list[Mark]
    pieces: list[Piece]


def bare_line(part: str, text: str, paragraph: int) -> Line:
    """A line of text that is no paragraph of Word's, such as word art."""
    return Line(part, text, _BARE, paragraph, False, None, None, [], [], [], [])


_BARE = ParagraphLook(style=None, level=None, role="plain", number=None, joins="")


class Place:
    """Where in a table reading is; rows and grid columns count from 0."""

    __slots__ = ("column", "next_column", "row", "table")

    def __init__(self, table: int) -> None:
        self.table = table
        self.row = -1
        self.column = 0
        self.next_column = 0

    def start_row(self) -> None:
        """Go to the next row."""
        self.row += 1
        self.next_column = 0

    def start_cell(self) -> None:
        """Go to the next cell, behind the columns that the one before takes."""
        self.column = self.next_column
        self.next_column += 1


class Frame:
    """One flow of paragraphs being read: a story, or a text box inside one of its paragraphs.

    Args:
        part: Part of the document that its lines belong to.
        lines: Where finished lines go.
    """

    __slots__ = (
        "cells",
        "codes",
        "fields",
        "format",
        "hidden",
        "is_joined",
        "is_open",
        "kept_look",
        "length",
        "lines",
        "marks",
        "paragraph",
        "part",
        "pieces",
        "props",
        "run",
        "runs",
        "style",
        "tables",
        "texts",
        "toc",
        "toc_seen",
    )

    def __init__(self, part: str, lines: list[Line]) -> None:
        self.part = part
        self.lines = lines
        self.is_open = False
        self.cells = 0  # depth of table cells
        self.tables: list[Place] = []
        self.toc = 0  # depth of tables of contents
        self.fields: list[Field] = []
        self.codes = 0  # fields whose code, not result, is being read
        self.props = NO_PARAGRAPH_PROPS
        self.paragraph = 0
        self.style: str | None = None
        self.run: RunKey = NO_RUN
        self.marks: list[Mark] = []
        self.start_line()

    def start_line(self) -> None:
        """Forget the line that was finished; marks may already wait for the next one."""
        self.texts: list[str] = []
        self.length = 0
        self.format = -1
        self.runs: list[tuple[int, int]] = []
        self.hidden: list[Hidden] = []
        self.pieces: list[Piece] = []
        self.is_joined = False  # the paragraph mark before this place is gone
        self.kept_look: ParagraphLook | None = None
        self.toc_seen = False

    def finish_line(self, look: ParagraphLook, note: str | None) -> None:
        """Add the line read so far and start the next."""
        part = self.part
        if part == "body":
            part = "toc" if self._is_toc(look) else "table" if self.cells else "body"
        self.lines.append(
            Line(
                part,
                "".join(self.texts),
                self.kept_look or look,
                self.paragraph,
                self.cells > 0,
                self._cell(),
                note,
                self.runs,
                self.hidden,
                self.marks,
                self.pieces,
            )
        )
        self.marks = []
        self.start_line()

    def _cell(self) -> tuple[int, int, int] | None:
        """Table, row and column of the innermost cell."""
        if not self.cells or not self.tables:
            return None
        place = self.tables[-1]
        return place.table, max(0, place.row), place.column

    def _is_toc(self, look: ParagraphLook) -> bool:
        """In a table of contents; its closing field mark often stands in a paragraph of its own."""
        return self.toc > 0 or self.toc_seen or look.role == "toc"

    def close_toc(self) -> None:
        """Leave a table of contents; what was read of this line belongs to it."""
        self.toc -= 1
        self.toc_seen = self.toc_seen or self.length > 0
