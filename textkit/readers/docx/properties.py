"""Paragraph and run properties: from the start tags inside ``w:pPr`` and ``w:rPr`` to values."""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from typing import NamedTuple

from textkit.readers.docx.part import Attributes, Event

_OFF = frozenset({"0", "false", "off"})


class RunProps(NamedTuple):
    """What one ``w:rPr`` says itself; ``None`` where it says nothing.

    A font that starts with ``@`` names a theme font (``@minorEastAsia``).
    """

    style: str | None = None
    east_asia: str | None = None
    latin: str | None = None
    size_pt: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    color: str | None = None
    hidden: bool | None = None


class ParagraphProps(NamedTuple):
    """What one ``w:pPr`` says itself, ``mark_*`` about the paragraph mark at its end.

    ``mark_joins`` is the style separator: this paragraph and the next share a line, and the line
    is this paragraph's. ``references`` are ``(header | footer, relationship id)``.
    """

    style: str | None = None
    num_id: int | None = None
    ilvl: int | None = None
    outline: int | None = None
    mark_hidden: bool | None = None
    mark_removed: bool = False
    mark_joins: bool = False
    references: tuple[tuple[str, str], ...] = ()


NO_RUN_PROPS = RunProps()
NO_PARAGRAPH_PROPS = ParagraphProps()


def is_on(attrs: Attributes) -> bool:
    """Value of an on/off element such as ``<w:b/>`` or ``<w:b w:val="0"/>``."""
    return attrs.get("w:val", "1").lower() not in _OFF


def whole_number(text: str | None) -> int | None:
    """An attribute as an integer, ``None`` when it is absent or no number."""
    try:
        return int(text) if text is not None else None
    except ValueError:
        return None


def _font(attrs: Attributes, *names: str) -> str | None:
    """The first font given, the theme before the plain name."""
    for name in names:
        theme = attrs.get(f"w:{name}Theme")
        if theme:
            return "@" + theme
        if attrs.get(f"w:{name}"):
            return attrs[f"w:{name}"]
    return None


def run_props(events: list[Event]) -> RunProps:
    """Properties from the start tags inside a ``w:rPr``."""
    found = dict(events)
    fonts = found.get("w:rFonts", {})
    half_points = whole_number(found.get("w:sz", {}).get("w:val"))
    color = found.get("w:color", {}).get("w:val", "auto")
    underline = found.get("w:u")
    return RunProps(
        style=found.get("w:rStyle", {}).get("w:val"),
        east_asia=_font(fonts, "eastAsia"),
        latin=_font(fonts, "ascii", "hAnsi"),
        size_pt=half_points / 2 if half_points is not None else None,
        bold=_toggle(found, "w:b"),
        italic=_toggle(found, "w:i"),
        underline=None if underline is None else underline.get("w:val", "single") != "none",
        color=None if color == "auto" else color.upper(),
        hidden=_toggle(found, "w:vanish"),
    )


def _toggle(found: dict[str, Attributes], name: str) -> bool | None:
    attrs = found.get(name)
    return None if attrs is None else is_on(attrs)


def paragraph_props(events: list[Event]) -> ParagraphProps:
    """Properties from the start tags inside a ``w:pPr``, its ``w:rPr`` included."""
    found = dict(events)
    if not found:
        return NO_PARAGRAPH_PROPS
    return ParagraphProps(
        style=found.get("w:pStyle", {}).get("w:val"),
        num_id=whole_number(found.get("w:numId", {}).get("w:val")),
        ilvl=whole_number(found.get("w:ilvl", {}).get("w:val")),
        outline=whole_number(found.get("w:outlineLvl", {}).get("w:val")),
        mark_hidden=_toggle(found, "w:vanish"),
        mark_removed="w:del" in found or "w:moveFrom" in found,
        mark_joins=bool(_toggle(found, "w:specVanish")),
        references=tuple(
            (name[2:8], attrs.get("r:id", ""))
            for name, attrs in events
            if name in ("w:headerReference", "w:footerReference")
        ),
    )


_MAX_SPAN = 63
"""Most columns that a table of Word has."""


def is_merged_away(events: list[Event]) -> bool:
    """Whether a cell with these properties goes on another or is deleted, so that it is not seen."""
    return any(
        name == "w:cellDel"
        or (name in ("w:vMerge", "w:hMerge") and attrs.get("w:val", "continue") == "continue")
        for name, attrs in events
    )


def grid_span(events: list[Event]) -> int:
    """How many grid columns a cell with these properties takes."""
    for name, attrs in events:
        if name == "w:gridSpan":
            value = attrs.get("w:val", "")
            return min(int(value), _MAX_SPAN) if value.isdigit() and value != "0" else 1
    return 1


def is_row_away(events: list[Event]) -> bool:
    """Whether a table row with these properties is deleted or hidden."""
    return any(name == "w:del" or (name == "w:hidden" and is_on(attrs)) for name, attrs in events)
