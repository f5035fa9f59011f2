"""The words of a SmartArt diagram, which stand in a part of their own."""

from __future__ import annotations

from collections.abc import Callable

from textkit.readers.docx.events import EventReader
from textkit.readers.docx.lines import Line, bare_line
from textkit.readers.docx.part import Attributes, Part


class _DiagramReader(EventReader):
    """Collects one line for each DrawingML paragraph with text."""

    folds = False

    def __init__(self, part: Part) -> None:
        super().__init__(part)
        self.lines: list[Line] = []
        self._texts: list[str] = []
        self._n_paragraphs = 0

    def start_handlers(self) -> dict[str, Callable[[Attributes], None]]:
        return {"a:t": lambda _: self.chars.clear()}

    def end_handlers(self) -> dict[str, Callable[[], None]]:
        return {"a:t": self._end_text, "a:p": self._end_paragraph}

    def _end_text(self) -> None:
        self._texts.append("".join(self.chars).replace("\n", " "))

    def _end_paragraph(self) -> None:
        text = "".join(self._texts)
        self._texts = []
        if text:
            self.lines.append(bare_line("textbox", text, self._n_paragraphs))
        self._n_paragraphs += 1


def read_diagram(part: Part) -> list[Line]:
    """Lines of a diagram data part, in file order."""
    reader = _DiagramReader(part)
    reader.run()
    return reader.lines
