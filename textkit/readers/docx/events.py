"""Drives expat over one part: dispatch by element name, skipping, collecting properties.

Knows nothing of what the elements mean. No recursion: depth is a counter.
"""

from __future__ import annotations

from collections.abc import Callable

from textkit.readers.docx.folding import fold, unfolded
from textkit.readers.docx.part import MAX_DEPTH, Attributes, Event, Part, feed, new_parser

MAX_PARAGRAPHS = 250_000
"""A part of 16 MB could hold millions of empty ones."""

_FORMER = frozenset(
    f"w:{name}Change"
    for name in ("numbering", "pPr", "rPr", "sectPr", "tblGrid", "tblPr", "tblPrEx", "tcPr", "trPr")
)
"""Elements that keep the properties from before a tracked change."""


MIN_FOLDED = 64_000
"""Bytes from which folding a part saves more than its patterns cost to compile, 2 ms."""


class EventReader:
    """Calls a handler for each known start and end tag.

    Args:
        part: The part to read.
    """

    folds = True
    """Whether plain stretches are folded first: faster, but byte positions are lost."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.paragraph = -1
        """Number of the latest ``w:p`` start tag, skipped ones included."""
        self.chars: list[str] = []
        """Character data since it was last cleared."""
        folds = self.folds and len(part.xml) >= MIN_FOLDED
        self.folded = fold(part.xml) if folds else unfolded(part.xml)
        self._depth = 0
        self._until = 0  # depth of the element being skipped or collected
        self._former = 0  # depth of the former properties inside it
        self._events: list[Event] = []
        self._collected: Callable[[list[Event]], None] = self._forget
        self._parser = new_parser(part)
        self._starts = self.start_handlers()
        self._ends = self.end_handlers()

    def start_handlers(self) -> dict[str, Callable[[Attributes], None]]:
        """Handlers by element name."""
        raise NotImplementedError

    def end_handlers(self) -> dict[str, Callable[[], None]]:
        """Handlers by element name."""
        raise NotImplementedError

    def run(self) -> None:
        """Read the part to its end."""
        self._parser.CharacterDataHandler = self.chars.append
        self._resume()
        feed(self._parser, self.part, self.folded.xml)

    def skip(self) -> None:
        """Leave out the element whose start tag is being handled; paragraphs still count."""
        self._until = self._depth
        self._parser.StartElementHandler = self._skip_start
        self._parser.EndElementHandler = self._skip_end

    def collect(self, done: Callable[[list[Event]], None]) -> None:
        """Call ``done`` with the start tags inside the element whose start tag is handled."""
        self._until = self._depth
        self._former = 0
        self._events = []
        self._collected = done
        self._parser.StartElementHandler = self._collect_start
        self._parser.EndElementHandler = self._collect_end

    def _forget(self, events: list[Event]) -> None:
        pass

    def _resume(self) -> None:
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self.part.refuse_depth()

    def count_paragraphs(self, count: int) -> None:
        """Number ``w:p`` start tags."""
        self.paragraph += count
        if self.paragraph >= MAX_PARAGRAPHS:
            raise self.part.error(f"段落超过 {MAX_PARAGRAPHS} 个，文件可能是恶意构造的")

    def _start(self, name: str, attrs: Attributes) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self.part.refuse_depth()
        handler = self._starts.get(name)
        if handler is not None:
            handler(attrs)

    def _end(self, name: str) -> None:
        self._depth -= 1
        handler = self._ends.get(name)
        if handler is not None:
            handler()

    def _skip_start(self, name: str, attrs: Attributes) -> None:
        self._enter()
        if name == "w:p":
            number = self.folded.number(attrs)
            self.count_paragraphs(1 if number is None else len(self.folded.groups[number]))

    def _skip_end(self, _: str) -> None:
        if self._depth == self._until:
            self._resume()
        self._depth -= 1

    def _collect_start(self, name: str, attrs: Attributes) -> None:
        self._enter()
        if self._former:
            return
        if name in _FORMER:
            self._former = self._depth
        else:
            self._events.append((name, attrs))

    def _collect_end(self, _: str) -> None:
        if self._depth == self._until:
            self._resume()
            self._collected(self._events)
        elif self._depth == self._former:
            self._former = 0
        self._depth -= 1
