"""The stretches of a document that extraction reads.

Body text and tables, without tables of contents and without lines that belong to a vendor or a web
page.
"""

from __future__ import annotations

from bisect import bisect_right

from textkit.model.document import Document
from textkit.model.layers import Residue

_READ = frozenset({"body", "table"})


class Extents:
    """Which offsets of ``doc`` extraction reads.

    Args:
        doc: The document.
        residue: Its foreign lines.
    """

    def __init__(self, doc: Document, residue: Residue) -> None:
        self.end = doc.body_end
        skipped = [
            (block.start, block.end)
            for block in doc.blocks
            if block.end <= self.end and (block.part not in _READ or block.hidden)
        ]
        skipped += [doc.line_span(line) for line in residue.lines]
        skipped += [(item.start, item.end) for item in residue.items]
        skipped.sort()
        self._starts = [start for start, _ in skipped]
        self._ends: list[int] = []  # the farthest end so far
        for _, end in skipped:
            self._ends.append(max(end, self._ends[-1] if self._ends else 0))

    def holds(self, offset: int) -> bool:
        """Whether the character at ``offset`` is read."""
        index = bisect_right(self._starts, offset) - 1
        return offset < self.end and (index < 0 or self._ends[index] <= offset)
