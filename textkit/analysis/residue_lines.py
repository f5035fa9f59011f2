"""The lines of a document as residue sees them: folded, with the part they stand in."""

from __future__ import annotations

from functools import cached_property

from textkit.analysis.residue_fold import Folded
from textkit.model.document import Document

SHORT_LINE = 200
"""Code points up to which a line can be foreign as a whole."""


class Line:
    """One line of the text.

    Args:
        number: From 1.
        start: Offset of its first character.
        raw: The line without its line end.
        part: Part of the document it belongs to; ``""`` where its text is not to be read.
        style: Paragraph style, where there is one.
    """

    def __init__(self, number: int, start: int, raw: str, part: str, style: str | None) -> None:
        self.number = number
        self.start = start
        self.raw = raw
        self.part = part
        self.style = style

    @cached_property
    def folded(self) -> Folded:
        """The line folded for matching."""
        return Folded(self.raw)

    @cached_property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text

    @property
    def span(self) -> tuple[int, int]:
        """Offsets of the line without the blanks around it."""
        lead = len(self.raw) - len(self.raw.lstrip())
        return self.start + lead, self.start + len(self.raw.rstrip())


def line_at(doc: Document, number: int) -> Line:
    """Line ``number`` (from 1) of a document."""
    start, end = doc.line_span(number)
    block = doc.block_at(start)
    if block is None:
        return Line(number, start, doc.text[start:end], "body", None)
    part = "" if block.part == "comment" or block.kind in ("code", "comment") else block.part
    return Line(number, start, doc.text[start:end], part, block.style)
