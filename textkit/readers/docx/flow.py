"""Paragraphs, runs, text and tables of one story: what is seen, and in which line.

Knows nothing of shapes, fields and notes (`story` adds those) and nothing of offsets.
"""

from __future__ import annotations

from collections.abc import Callable

from textkit.readers.docx.events import EventReader
from textkit.readers.docx.folding import BLANKS, shown_text
from textkit.readers.docx.lines import NO_RUN, Frame, Hidden, Line, Mark, Place, RunKey
from textkit.readers.docx.looks import Looks, RunLook
from textkit.readers.docx.part import Attributes, Event, Part
from textkit.readers.docx.properties import (
    NO_PARAGRAPH_PROPS,
    ParagraphProps,
    RunProps,
    grid_span,
    is_merged_away,
    is_row_away,
    paragraph_props,
    run_props,
)
from textkit.readers.docx.symbols import symbol_text


class FlowReader(EventReader):
    """Turns paragraphs into lines.

    Args:
        part: The part to read.
        kind: Part of the document that its lines belong to: body, header, footnote …
        looks: Resolves styles and numbering.
    """

    def __init__(self, part: Part, kind: str, looks: Looks) -> None:
        super().__init__(part)
        self.kind = kind
        self.lines: list[Line] = []
        self.references: list[tuple[str, str]] = []
        """``(header | footer, relationship id)`` of every section, in order."""
        self.frame = Frame(kind, self.lines)
        self.note: str | None = None
        self.n_seen = 0
        """Grows with every paragraph and text; tells whether an element held any."""
        self.is_after_mark = False
        """Behind the mark of a note, where Word puts a blank that belongs to the mark."""
        self._looks = looks
        self._run_looks: dict[tuple[str | None, RunKey], RunLook] = {}
        self._paragraph_props: dict[int, ParagraphProps] = {}
        self._cells: dict[int, tuple[bool, int]] = {}
        self._n_tables = 0
        self._is_muted = False  # inside a cell that is merged away or a deleted row
        self._mutes: list[bool] = []
        self._preserve = False

    def start_handlers(self) -> dict[str, Callable[[Attributes], None]]:
        """Handlers by element name."""
        return {
            "w:p": self._start_paragraph,
            "w:pPr": self._start_paragraph_props,
            "w:r": self._start_run,
            "m:r": self._start_run,
            "w:rPr": self._start_run_props,
            "w:t": self._start_text,
            "m:t": self._start_text,
            "w:tab": lambda _: self.emit("\t"),
            "w:ptab": lambda _: self.emit("\t"),
            "w:cr": lambda _: self.emit("\n"),
            "w:br": self._break,
            "w:noBreakHyphen": lambda _: self.emit("\u2011"),
            "w:sym": self._symbol,
            "w:del": self._skip_element,
            "w:moveFrom": self._skip_element,
            "w:rt": self._skip_element,
            "w:tbl": self._start_table,
            "w:tr": self._start_row,
            "w:tc": self._start_cell,
            "w:trPr": lambda _: self.collect(self._row_props),
            "w:tcPr": self._start_cell_props,
            "w:sectPr": lambda _: self.collect(self._section_props),
        }

    def end_handlers(self) -> dict[str, Callable[[], None]]:
        """Handlers by element name."""
        return {
            "w:p": self._end_paragraph,
            "w:t": self.end_text,
            "m:t": self.end_text,
            "w:tbl": self._end_table,
            "w:tr": self._end_row,
            "w:tc": self._end_cell,
        }

    def run(self) -> None:
        """Read the part to its end; what waits for a next line goes to the last one."""
        super().run()
        self.end_flow()

    def _skip_element(self, _: Attributes) -> None:
        self.skip()

    # Paragraphs

    def _start_paragraph(self, attrs: Attributes) -> None:
        number = self.folded.number(attrs) if attrs else None
        if number is None:
            self._open_paragraph()
            return
        for props, runs in self.folded.groups[number]:
            self._open_paragraph()
            self._numbered_props(props)
            for run, text in runs:
                self.frame.run = run
                self.emit(text)
            self._end_paragraph()

    def _open_paragraph(self) -> None:
        self.count_paragraphs(1)
        self.n_seen += 1
        frame = self.frame
        if frame.is_open:  # a paragraph directly inside a paragraph: not allowed, but no loss
            self._end_paragraph()
        frame.is_open = True
        frame.props = NO_PARAGRAPH_PROPS
        frame.style = None
        if frame.kept_look is None:
            frame.paragraph = self.paragraph

    def _start_paragraph_props(self, attrs: Attributes) -> None:
        number = self.folded.number(attrs)
        if number is None:
            self.collect(self._collected_paragraph_props)
        else:
            self._numbered_props(number)

    def _numbered_props(self, number: int) -> None:
        props = self._paragraph_props.get(number)
        if props is None:
            props = paragraph_props(self.folded.events(number))
            self._paragraph_props[number] = props
        self._set_paragraph_props(props)

    def _collected_paragraph_props(self, events: list[Event]) -> None:
        self._set_paragraph_props(paragraph_props(events))

    def _set_paragraph_props(self, props: ParagraphProps) -> None:
        self.frame.props = props
        self.frame.style = props.style
        if props.references:
            self.references += props.references

    def _end_paragraph(self) -> None:
        frame = self.frame
        if not frame.is_open:
            return
        frame.is_open = False
        look = self._looks.paragraph(frame.props)
        if self._is_muted:
            frame.marks = []
            frame.start_line()
        elif look.joins:
            frame.is_joined = True
            if look.joins == "first" and frame.kept_look is None:
                frame.kept_look = look
        else:
            frame.finish_line(look, self.note)

    def end_joined(self) -> None:
        """A line whose paragraph mark is gone ends here after all, for want of a next one."""
        frame = self.frame
        if frame.is_open:
            self._end_paragraph()
        if not frame.is_joined:
            return
        if frame.lines and not frame.length:
            last = frame.lines[-1]
            last.hidden.extend(hidden._replace(at=len(last.text)) for hidden in frame.hidden)
            frame.start_line()
        elif frame.length or frame.hidden:
            frame.finish_line(self._looks.paragraph(frame.props), self.note)
        else:
            frame.start_line()

    def end_flow(self) -> None:
        """End the story or note: marks that wait for a line go to the end of the last one."""
        self.end_joined()
        frame = self.frame
        if frame.marks and frame.lines:
            last = frame.lines[-1]
            last.marks.extend(mark._replace(at=len(last.text)) for mark in frame.marks)
        frame.marks = []

    # Runs and text

    def _start_run(self, _: Attributes) -> None:
        self.frame.run = NO_RUN

    def _start_run_props(self, attrs: Attributes) -> None:
        number = self.folded.number(attrs)
        if number is None:
            self.collect(self._set_run_props)
        else:
            self.frame.run = number

    def _set_run_props(self, events: list[Event]) -> None:
        self.frame.run = run_props(events)

    def _run_look(self, style: str | None, run: RunKey) -> RunLook:
        props = run if isinstance(run, RunProps) else run_props(self.folded.events(run))
        look = self._run_looks[style, run] = self._looks.run(style, props)
        return look

    def _start_text(self, attrs: Attributes) -> None:
        self.chars.clear()
        self._preserve = attrs.get("xml:space") == "preserve"

    def end_text(self) -> None:
        """Show the text of a ``w:t``."""
        text = shown_text("".join(self.chars), preserve=self._preserve)
        if self.is_after_mark:
            text = text.lstrip(BLANKS)
            self._preserve = False
            self.is_after_mark = not text
        self.emit(text)

    def emit(self, text: str) -> None:
        """Show ``text`` at this place, unless it is muted, field code or hidden."""
        frame = self.frame
        if not text or self._is_muted or frame.codes:
            return
        self.n_seen += 1
        look = self._run_looks.get((frame.style, frame.run)) or self._run_look(
            frame.style, frame.run
        )
        if look.hidden:
            self._hide(text)
            return
        if look.format != frame.format:
            frame.format = look.format
            frame.runs.append((frame.length, look.format))
        frame.texts.append(text)
        frame.length += len(text)

    def _hide(self, text: str) -> None:
        frame = self.frame
        place = (frame.length, frame.paragraph)
        if not frame.hidden or frame.hidden[-1][:2] != place:
            frame.hidden.append(Hidden(*place, [], []))
        frame.hidden[-1].texts.append(text)

    def _break(self, attrs: Attributes) -> None:
        if attrs.get("w:type", "textWrapping") == "textWrapping":
            self.emit("\n")

    def _symbol(self, attrs: Attributes) -> None:
        self.emit(symbol_text(attrs.get("w:font", ""), attrs.get("w:char", "")))

    def mark(self, kind: str, attrs: Attributes) -> None:
        """Note a point that a note or comment hangs on."""
        frame = self.frame
        if self._is_muted:
            return
        number = attrs.get("w:id", "")
        if kind == "comment-end" and not frame.is_open and not frame.length and frame.lines:
            last = frame.lines[-1]
            last.marks.append(Mark(kind, number, len(last.text)))
        else:
            frame.marks.append(Mark(kind, number, frame.length))

    # Tables

    def _start_table(self, _: Attributes) -> None:
        self.end_joined()
        self.frame.tables.append(Place(self._n_tables))
        self._n_tables += 1

    def _end_table(self) -> None:
        if self.frame.tables:
            self.frame.tables.pop()

    def _start_row(self, _: Attributes) -> None:
        self.end_joined()
        self._mutes.append(self._is_muted)
        if self.frame.tables:
            self.frame.tables[-1].start_row()

    def _start_cell(self, _: Attributes) -> None:
        self.end_joined()
        self._mutes.append(self._is_muted)
        self.frame.cells += 1
        if self.frame.tables:
            self.frame.tables[-1].start_cell()

    def _row_props(self, events: list[Event]) -> None:
        self._is_muted |= is_row_away(events)

    def _start_cell_props(self, attrs: Attributes) -> None:
        number = self.folded.number(attrs)
        if number is None:
            self.collect(self._cell_props)
            return
        if number not in self._cells:
            events = self.folded.events(number)
            self._cells[number] = is_merged_away(events), grid_span(events)
        self._set_cell(*self._cells[number])

    def _cell_props(self, events: list[Event]) -> None:
        self._set_cell(is_merged_away(events), grid_span(events))

    def _set_cell(self, merged_away: bool, span: int) -> None:
        self._is_muted |= merged_away
        if self.frame.tables:
            self.frame.tables[-1].next_column += span - 1

    def _end_row(self) -> None:
        self.end_joined()
        if self._mutes:
            self._is_muted = self._mutes.pop()

    def _end_cell(self) -> None:
        self._end_row()
        self.frame.cells = max(0, self.frame.cells - 1)

    def _section_props(self, events: list[Event]) -> None:
        self.references += paragraph_props(events).references
