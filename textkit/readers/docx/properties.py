"""Paragraph and run properties: from the start tags inside ``w:pPr`` and ``w:rPr`` to values.

The same few property elements stand in thousands of paragraphs, and Python's share of the time
is spent per element. `fold_properties` therefore replaces each plain ``<w:rPr>…</w:rPr>`` by one
empty element that names it by number; what cannot be folded safely stays as it is and is read
element by element, with the same result.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from textkit.readers.docx.names import NAMESPACES
from textkit.readers.docx.part import Attributes, Event

KEY = "w:textkit"
"""Attribute that carries the number of a folded element."""

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


class Folded(NamedTuple):
    """XML with property elements folded; ``chunks[n]`` is the inside of element ``n``."""

    xml: bytes
    chunks: list[bytes]

    def events(self, number: str) -> list[Event]:
        """Start tags inside the folded element called ``number``; none if there is no such."""
        index = whole_number(number)
        if index is None or not 0 <= index < len(self.chunks):
            return []
        events: list[Event] = []
        for name, tail in _patterns().tag.findall(self.chunks[index].decode("utf-8")):
            attrs = dict(_patterns().attribute.findall(tail))
            if KEY in attrs:  # the run properties of the paragraph mark, folded before
                events.extend(self.events(attrs[KEY]))
            else:
                events.append((name, attrs))
        return events


class _Patterns(NamedTuple):
    declared: re.Pattern[bytes]
    plain: re.Pattern[bytes]
    tag: re.Pattern[str]
    attribute: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    empty = rb'<w:\w++(?: w:\w++="[^"<>&]*+")*+/>'
    nested = rb"numPr|tabs|pBdr"
    return _Patterns(
        declared=re.compile(rb"""xmlns:w\s*=\s*["']([^"']*)"""),
        plain=re.compile(
            b"(?:%b|<w:(?:%b)>(?:%b)*+</w:(?:%b)>)*+" % (empty, nested, empty, nested)
        ),
        tag=re.compile(r"<(w:\w+)([^>]*?)/?>"),
        attribute=re.compile(r'(w:\w+)="([^"]*)"'),
    )


def fold_properties(xml: bytes) -> Folded:
    """Replace plain property elements by numbered empty ones.

    Done only where the text tells for sure what it means: the prefix ``w`` is declared once and
    for WordprocessingML, there is no CDATA nor a number of ours, and the element holds nothing but empty elements
    with plain attributes, at most one level deep.
    """
    declared = _patterns().declared.findall(xml)
    if len(declared) != 1 or b"<![CDATA[" in xml or KEY.encode() in xml:
        return Folded(xml, [])
    if declared[0].decode("ascii", "replace") not in NAMESPACES["w"]:
        return Folded(xml, [])
    chunks: list[bytes] = []
    # Runs first: a paragraph's own rPr is then itself an empty element inside pPr.
    for name in (b"rPr", b"pPr"):
        xml = _fold(xml, name, chunks)
    return Folded(xml, chunks)


def _fold(xml: bytes, name: bytes, chunks: list[bytes]) -> bytes:
    opening, closing = b"<w:%b>" % name, b"</w:%b>" % name
    is_plain = _patterns().plain.fullmatch
    find = xml.find
    known: dict[bytes, bytes] = {}
    out: list[bytes] = []
    done = 0
    start = find(opening)
    while start >= 0:
        end = find(closing, start)
        if end < 0:
            break
        chunk = xml[start + len(opening) : end]
        folded = known.get(chunk)
        if folded is None:
            if is_plain(chunk):
                folded = b'<w:%b w:textkit="%d"/>' % (name, len(chunks))
                chunks.append(chunk)
            else:
                folded = opening + chunk + closing
            known[chunk] = folded
        out += (xml[done:start], folded)
        done = end + len(closing)
        start = find(opening, done)
    out.append(xml[done:])
    return b"".join(out)
