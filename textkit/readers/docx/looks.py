"""How paragraphs and runs look: their properties, styles and numbering brought together."""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from typing import NamedTuple

from textkit.model.document import Format
from textkit.readers.docx.numbering import Numbering
from textkit.readers.docx.properties import ParagraphProps, RunProps
from textkit.readers.docx.styles import ParagraphStyle, Styles, outline_level


class ParagraphLook(NamedTuple):
    """What a line needs to know of its paragraph.

    ``number`` is ``(num id, level)`` of an automatic number. ``joins`` says what becomes of the
    paragraph mark: ``""`` ends the line; ``next`` is gone, the line goes on as the next
    paragraph's; ``first`` goes on as this paragraph's.
    """

    style: str | None
    level: int | None
    role: str
    number: tuple[int, int] | None
    joins: str


class RunLook(NamedTuple):
    """Index of the effective format, and whether the run is hidden text."""

    format: int
    hidden: bool


class Looks:
    """Resolves properties; shared by all parts of one document.

    Args:
        styles: The document's styles and theme.
        numbering: Its automatic numbers.
    """

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._formats: dict[Format, int] = {}
        self._paragraphs: dict[ParagraphProps, ParagraphLook] = {}

    @property
    def formats(self) -> tuple[Format, ...]:
        """Every distinct format met so far, by index."""
        return tuple(self._formats)

    def run(self, style_id: str | None, props: RunProps) -> RunLook:
        """Look of a run in a paragraph of the given style."""
        format_, hidden = self._styles.run(style_id, props)
        return RunLook(self._formats.setdefault(format_, len(self._formats)), hidden)

    def paragraph(self, props: ParagraphProps) -> ParagraphLook:
        """Look of a paragraph."""
        look = self._paragraphs.get(props)
        if look is None:
            look = self._paragraphs[props] = self._resolve(props)
        return look

    def _resolve(self, props: ParagraphProps) -> ParagraphLook:
        style = self._styles.paragraph(props.style)
        level = outline_level(props)
        hidden = style.hidden if props.mark_hidden is None else props.mark_hidden
        joins = "next" if hidden or props.mark_removed else ""
        return ParagraphLook(
            style=style.name,
            level=style.level if level is None else level or None,
            role=style.role,
            number=self._number(props, style),
            joins="first" if props.mark_joins and not props.mark_removed else joins,
        )

    def _number(self, props: ParagraphProps, style: ParagraphStyle) -> tuple[int, int] | None:
        """List and level: direct properties first, then the style chain; list 0 means none."""
        num_id = props.num_id
        if num_id is None:
            num_id = next((found for _, found, _ in style.numbering if found is not None), None)
        if not num_id:
            return None
        level = props.ilvl
        if level is None:
            level = self._style_level(num_id, style)
        return num_id, max(0, min(level, 8))

    def _style_level(self, num_id: int, style: ParagraphStyle) -> int:
        """The level the list ties to the style (that decides in Word), else the style's own."""
        for style_id, _, _ in style.numbering:
            level = self._numbering.level_of_style(num_id, style_id)
            if level is not None:
                return level
        return next((ilvl for _, _, ilvl in style.numbering if ilvl is not None), 0)
