"""Where extraction reads: body and table blocks, never the lines of a vendor or web page."""

from __future__ import annotations

from bisect import bisect_right

from textkit.model.document import Document
from textkit.model.layers import Residue

EXTRACTED_PARTS = frozenset({"body", "table"})
"""A table of contents repeats headings; the rest is not the report's own text."""


class Scope:
    """Tells whether a place of a document is the report's own running text.

    Args:
        doc: The document.
        residue: Its foreign lines.
    """

    def __init__(self, doc: Document, residue: Residue) -> None:
        closed = [doc.line_span(line) for line in residue.lines if line <= len(doc.line_starts)]
        closed += [
            (block.start, block.end)
            for block in doc.blocks
            if block.hidden or block.part not in EXTRACTED_PARTS
        ]
        self._closed = sorted(closed)
        self._starts = [start for start, _ in self._closed]

    def holds(self, offset: int) -> bool:
        """Whether what stands at ``offset`` may be extracted."""
        at = bisect_right(self._starts, offset) - 1
        return at < 0 or offset >= self._closed[at][1]
