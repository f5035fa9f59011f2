"""What stands behind an announcement: the numbered items that follow a place in the text."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from textkit.model.layers import Outline, Section

_GAP = 40
"""Code points of other text that may stand between an announcement and its first item."""


_JUMP = 3
"""How far a number may jump within a series: two items were cut, or one was misnumbered."""


class Series(NamedTuple):
    """Items that count upwards from one, in text order; a number may repeat or be skipped."""

    items: tuple[Section, ...]

    @property
    def n_items(self) -> int:
        """How many there are."""
        return len(self.items)

    @property
    def last_number(self) -> int:
        """The number the last one bears."""
        return self.items[-1].number or len(self.items)

    @property
    def shown(self) -> str:
        """First and last marker, for a message."""
        first, last = (item.marker or "" for item in (self.items[0], self.items[-1]))
        return f"{first.rstrip('、.．')}至{last.rstrip('、.．')}"


class SeriesIndex:
    """Finds the series that begins behind an offset.

    Args:
        text: The document's text.
        outline: Its sections.
    """

    def __init__(self, text: str, outline: Outline) -> None:
        self._text = text
        self._numbered = [section for section, _ in outline.walk() if section.number is not None]

    def firsts(self) -> list[int]:
        """Where the sections numbered one begin."""
        return [section.start for section in self._numbered if section.number == 1]

    def after(self, offset: int, *, gap: int = _GAP) -> Series | None:
        """The series whose first item follows ``offset`` closely; ``None`` where none does."""
        at = bisect_left(self._numbered, offset, key=lambda section: section.start)
        if at == len(self._numbered):
            return None
        first = self._numbered[at]
        between = self._text[offset : first.start].strip()
        if first.number != 1 or len(between) > gap or "\n" in between:
            return None
        items = [first]
        for section in self._numbered[at + 1 :]:
            number, last = section.number or 0, items[-1].number or 0
            alike = section.style == first.style or self._same_paragraph(items[-1], section)
            if section.level < first.level or (section.style == first.style and number == 1):
                break
            if not alike or section.level != first.level:
                continue
            if not last <= number <= last + _JUMP:
                return None  # numbers run wild: nobody can say what belongs together
            items.append(section)
        return Series(tuple(items))

    def _same_paragraph(self, before: Section, section: Section) -> bool:
        """Whether both are items of one paragraph, if in different words (第一，……二是……)."""
        inline = before.kind == section.kind == "inline" and before.level == section.level
        return inline and "\n" not in self._text[before.start : section.start]
