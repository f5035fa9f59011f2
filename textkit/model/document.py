"""One report as a person sees it: text, blocks, and the way back to the file.

Owns the only coordinate system of textkit: code point offsets into ``Document.text``.
Knows nothing of files, zip members are only names here.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

BODY_PARTS = frozenset({"body", "table", "toc"})
"""Parts whose blocks make up the running text, in reading order."""


class Format(NamedTuple):
    """Effective character format of a run, styles resolved; ``None`` where nothing says so."""

    east_asia_font: str | None = None
    latin_font: str | None = None
    size_pt: float | None = None
    bold: bool = False
    italic: bool = False
    underline: bool = False
    color: str | None = None


class Run(NamedTuple):
    """A same-format stretch ``[start, end)`` of a block; ``format`` indexes `Document.formats`."""

    start: int
    end: int
    format: int


class Source(NamedTuple):
    """Where a block stands in its package: the ``paragraph``-th ``w:p`` start tag of ``member``.

    ``paragraph`` counts from 0 over every paragraph of the part, in document order, those inside
    text boxes, deleted or hidden content included.
    """

    member: str
    paragraph: int


class Block(NamedTuple):
    """One paragraph, heading, list item or table cell paragraph.

    ``text[start:end]`` is what a person sees, a number computed by Word (``label``) in front.
    ``anchor`` is where a note or comment hangs; ``cell`` the table, row and grid column, from 0.
    """

    part: str
    kind: str
    start: int
    end: int
    label: str | None = None
    style: str | None = None
    level: int | None = None
    hidden: bool = False
    runs: tuple[Run, ...] = ()
    source: Source | None = None
    anchor: tuple[int, int] | None = None
    cell: tuple[int, int, int] | None = None


class Document:
    """A report: verbatim text, its blocks in order, and where it came from.

    Treat as frozen. ``blocks`` cover the text line by line; body blocks come first.

    Args:
        text: The visible text; line ends are LF, nothing else is changed.
        blocks: In text order; body parts first, then headers, footers, notes and so on.
        path: The name a person knows the file by; ``-`` for standard input.
        format: ``docx``, ``txt``, ``md``, ``pdf``, ``doc`` or ``wps``.
        formats: Distinct character formats, indexed by `Run.format`.
        warnings: What the reader had to leave out, one clear Chinese line each.
    """

    def __init__(
        self,
        text: str,
        blocks: tuple[Block, ...],
        *,
        path: str = "-",
        format: str = "txt",
        formats: tuple[Format, ...] = (),
        warnings: tuple[str, ...] = (),
    ) -> None:
        self.text = text
        self.blocks = blocks
        self.path = path
        self.format = format
        self.formats = formats
        self.warnings = warnings

    @cached_property
    def line_starts(self) -> list[int]:
        """Offset of the first character of each line."""
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return starts

    @cached_property
    def body_end(self) -> int:
        """End of the running text; headers, footers, notes and the like stand behind it."""
        end = 0
        for block in self.blocks:
            if block.part in BODY_PARTS:
                end = block.end
        return end

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def location(self, offset: int) -> tuple[int, int]:
        r"""Line and column, both from 1, of a code point offset.

        >>> Document("甲\n乙丙", ()).location(3)
        (2, 2)
        """
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line_span(self, line: int) -> tuple[int, int]:
        """``[start, end)`` of line number ``line`` (from 1), without its line end."""
        start = self.line_starts[line - 1]
        last = line == len(self.line_starts)
        return start, len(self.text) if last else self.line_starts[line] - 1

    def block_at(self, offset: int) -> Block | None:
        """The block that holds ``offset``, ``None`` where the text has no blocks."""
        index = bisect_right(self._block_starts, offset) - 1
        return self.blocks[index] if index >= 0 else None


def plain_document(text: str, *, path: str = "-", format: str = "txt") -> Document:
    r"""A document of body paragraphs, one a line.

    >>> [block.end for block in plain_document("甲\n乙丙").blocks]
    [1, 4]
    """
    blocks = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        blocks.append(Block("body", "paragraph", start, end))
        start = end + 1
    if len(blocks) > 1 and blocks[-1].start == blocks[-1].end:
        blocks.pop()  # a final line end opens no paragraph
    return Document(text, tuple(blocks), path=path, format=format)
