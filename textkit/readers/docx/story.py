"""Everything in a story that is not plain paragraphs: fields, notes, controls, shapes.

Shapes bring further flows of text (text boxes), twice where a file keeps a fallback for old
versions of Word; that is settled here, so that every text is read once.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from collections.abc import Callable
from typing import NamedTuple

from textkit.readers.docx.fields import Field, is_toc
from textkit.readers.docx.flow import FlowReader
from textkit.readers.docx.lines import Frame, Line, bare_line
from textkit.readers.docx.looks import Looks
from textkit.readers.docx.names import UNDERSTOOD
from textkit.readers.docx.part import Attributes, Part
from textkit.readers.docx.properties import is_on

_WATERMARK_NAMES = ("watermark", "水印")
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_ALT_CHUNK = "文档里嵌入了外部文件（altChunk），其中的文字没有读取"
_CONTENTS_GALLERIES = frozenset({"Table of Contents", "Table of Figures"})


class Story(NamedTuple):
    """What one part holds, in document order.

    ``lines`` are the story itself, ``boxes`` the lines of each text box, ``watermarks`` word art;
    ``diagrams`` are the relationship ids of SmartArt data parts.
    """

    lines: list[Line]
    boxes: list[list[Line]]
    watermarks: list[Line]
    references: list[tuple[str, str]]
    diagrams: list[str]
    warnings: list[str]


class StoryReader(FlowReader):
    """Reads one part; see `FlowReader` for the arguments.

    ``trust_fields`` false shows all text as if there were no field marks, for a file that opens a
    field and never closes it.
    """

    def __init__(self, part: Part, kind: str, looks: Looks, *, trust_fields: bool = True) -> None:
        super().__init__(part, kind, looks)
        self.story = Story(self.lines, [], [], self.references, [], [])
        self.has_body = False
        self.has_open_fields = False
        self._trust_fields = trust_fields
        self._frames: list[Frame] = []
        self._simple_fields: list[bool] = []
        self._controls: list[bool] = []
        self._alternates: list[bool] = []
        self._choices: list[int] = []
        self._shapes: list[int] = []
        self._is_watermark = False
        self._namespaces: dict[str, str] = {}
        self._parser.StartNamespaceDeclHandler = self._declare

    def start_handlers(self) -> dict[str, Callable[[Attributes], None]]:
        """Handlers by element name."""
        return super().start_handlers() | {
            "w:fldChar": self._field_mark,
            "w:instrText": lambda _: self.chars.clear(),
            "w:checkBox": lambda _: self._set_tick(False),
            "w:default": self._tick,
            "w:checked": self._tick,
            "w:listEntry": self._list_entry,
            "w:result": self._list_choice,
            "w:fldSimple": self._start_simple_field,
            "w:body": self._start_body,
            "w:sdt": lambda _: self._controls.append(False),
            "w:docPartGallery": self._gallery,
            "w:footnote": self._start_note,
            "w:endnote": self._start_note,
            "w:comment": self._start_note,
            "w:footnoteRef": self._note_mark,
            "w:endnoteRef": self._note_mark,
            "w:footnoteReference": lambda attrs: self.mark("footnote", attrs),
            "w:endnoteReference": lambda attrs: self.mark("endnote", attrs),
            "w:commentReference": lambda attrs: self.mark("comment", attrs),
            "w:commentRangeStart": lambda attrs: self.mark("comment-start", attrs),
            "w:commentRangeEnd": lambda attrs: self.mark("comment-end", attrs),
            "w:altChunk": lambda _: self.story.warnings.append(_ALT_CHUNK),
            "mc:AlternateContent": lambda _: self._alternates.append(False),
            "mc:Choice": self._start_choice,
            "mc:Fallback": self._start_fallback,
            "w:txbxContent": self._start_box,
            "wps:wsp": lambda _: self._shapes.append(len(self.story.boxes)),
            "wp:docPr": self._name_shape,
            "a:prstTxWarp": self._warp_shape,
            "v:textpath": self._word_art,
            "dgm:relIds": lambda attrs: self.story.diagrams.append(attrs.get("r:dm", "")),
        }

    def end_handlers(self) -> dict[str, Callable[[], None]]:
        """Handlers by element name."""
        return super().end_handlers() | {
            "w:instrText": self._end_code,
            "w:fldSimple": self._end_simple_field,
            "w:sdt": self._end_control,
            "w:footnote": self._end_note,
            "w:endnote": self._end_note,
            "w:comment": self._end_note,
            "mc:AlternateContent": self._end_alternate,
            "mc:Choice": self._end_choice,
            "w:txbxContent": self._end_box,
            "wps:wsp": self._end_shape,
        }

    def run(self) -> None:
        """Read the part to its end."""
        super().run()
        self.has_open_fields |= bool(self.frame.fields)

    def _start_body(self, _: Attributes) -> None:
        self.has_body = True

    # Fields

    def _field_mark(self, attrs: Attributes) -> None:
        if not self._trust_fields:
            return
        frame = self.frame
        kind = attrs.get("w:fldCharType")
        if kind == "begin":
            frame.fields.append(Field())
            frame.codes += 1
        elif kind == "separate" and frame.fields and frame.fields[-1].in_code:
            frame.fields[-1].start_result(self.n_seen)
            frame.codes -= 1
            frame.toc += frame.fields[-1].is_toc
        elif kind == "end" and frame.fields:
            self._end_field(frame, frame.fields.pop())

    def _end_field(self, frame: Frame, field: Field) -> None:
        if field.in_code:
            frame.codes -= 1
        elif field.is_toc:
            frame.close_toc()
        if field.in_code or field.result_at == self.n_seen:
            self.emit(field.display())

    def _end_code(self) -> None:
        if self.frame.fields:
            self.frame.fields[-1].add_code("".join(self.chars))

    def _set_tick(self, ticked: bool) -> None:
        if self.frame.fields:
            self.frame.fields[-1].set_tick(ticked)

    def _tick(self, attrs: Attributes) -> None:
        if self.frame.fields and self.frame.fields[-1].is_box:
            self._set_tick(is_on(attrs))

    def _list_entry(self, attrs: Attributes) -> None:
        if self.frame.fields:
            self.frame.fields[-1].add_entry(attrs.get("w:val", ""))

    def _list_choice(self, attrs: Attributes) -> None:
        if self.frame.fields:
            self.frame.fields[-1].choose(attrs.get("w:val"))

    def _start_simple_field(self, attrs: Attributes) -> None:
        self._simple_fields.append(is_toc(attrs.get("w:instr", "")))
        self.frame.toc += self._simple_fields[-1]

    def _end_simple_field(self) -> None:
        if self._simple_fields.pop():
            self.frame.close_toc()

    # Content controls and notes

    def _gallery(self, attrs: Attributes) -> None:
        if self._controls and attrs.get("w:val") in _CONTENTS_GALLERIES:
            self.frame.toc += not self._controls[-1]
            self._controls[-1] = True

    def _end_control(self) -> None:
        if self._controls.pop():
            self.frame.close_toc()

    def _start_note(self, attrs: Attributes) -> None:
        if attrs.get("w:type") in _SEPARATORS:
            self.skip()
        else:
            self.note = attrs.get("w:id")

    def _note_mark(self, _: Attributes) -> None:
        self.is_after_mark = True

    def _end_note(self) -> None:
        self.end_flow()
        self.note = None
        self.is_after_mark = False

    # Alternate content: the first choice that Word would take, or the fallback, never both

    def _declare(self, prefix: str | None, uri: str) -> None:
        self._namespaces[prefix or ""] = uri

    def _start_choice(self, attrs: Attributes) -> None:
        required = (
            self._namespaces.get(prefix, "") for prefix in attrs.get("Requires", "").split()
        )
        if not self._alternates or self._alternates[-1]:
            self.skip()
        elif all(uri.startswith(UNDERSTOOD) for uri in required):
            self._choices.append(self.n_seen)
        else:
            self.skip()

    def _end_choice(self) -> None:
        """A choice without any text leaves the fallback its turn."""
        self._alternates[-1] = self.n_seen > self._choices.pop()

    def _start_fallback(self, _: Attributes) -> None:
        if self._alternates and self._alternates[-1]:
            self.skip()

    def _end_alternate(self) -> None:
        self._alternates.pop()

    # Shapes

    def _start_box(self, _: Attributes) -> None:
        self._frames.append(self.frame)
        self.story.boxes.append([])
        self.frame = Frame("textbox", self.story.boxes[-1])

    def _end_box(self) -> None:
        self.end_flow()
        self.has_open_fields |= bool(self.frame.fields)
        self.frame = self._frames.pop()

    def _name_shape(self, attrs: Attributes) -> None:
        name = attrs.get("name", "").lower()
        self._is_watermark = any(word in name for word in _WATERMARK_NAMES)

    def _warp_shape(self, attrs: Attributes) -> None:
        self._is_watermark |= attrs.get("prst") != "textNoShape"

    def _end_shape(self) -> None:
        """Word art in a header is a watermark, whose text then stands in an ordinary text box."""
        boxes = self.story.boxes
        first = self._shapes.pop()
        if self._is_watermark and self.kind in ("header", "footer"):
            self.story.watermarks.extend(
                line._replace(part="watermark") for box in boxes[first:] for line in box
            )
            del boxes[first:]
        if not self._shapes:
            self._is_watermark = False

    def _word_art(self, attrs: Attributes) -> None:
        """VML word art keeps its text in an attribute."""
        text = attrs.get("string", "").strip()
        if text:
            self.n_seen += 1
            self.story.watermarks.append(bare_line("watermark", text, max(self.paragraph, 0)))


def read_story(
    part: Part, kind: str, looks: Looks, *, reader: type[StoryReader] = StoryReader
) -> Story:
    """Read one part.

    Args:
        part: Its XML.
        kind: body, header, footer, footnote, endnote or comment.
        looks: Resolves styles and numbering.
        reader: The class to read with.
    """
    reading = reader(part, kind, looks)
    reading.run()
    if kind == "body" and not reading.has_body:
        raise part.error("部件里没有 Word 正文（w:body）", "用 Word 或 WPS 打开后另存一份再试")
    if reading.has_open_fields:
        reading = reader(part, kind, looks, trust_fields=False)
        reading.run()
    return reading.story
