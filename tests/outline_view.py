"""Outlines of short texts as plain tuples, for tests."""

from __future__ import annotations

from textkit.analysis.outline import build_outline
from textkit.model.document import Document, plain_document
from textkit.model.layers import Outline, Residue, Section

Row = tuple[int, str, str | None, str | None]
"""Level, kind, marker, title."""


def outline_of(text: str, residue: tuple[int, ...] = ()) -> Outline:
    """The outline of plain text; ``residue`` are the numbers of its foreign lines."""
    return build_outline(plain_document(text), Residue((), frozenset(residue)))


def rows(outline: Outline, *, implicit: bool = False) -> list[Row]:
    """Every section in text order, without the implicit parts unless asked for."""
    return [
        (section.level, section.kind, section.marker, section.title)
        for section, _ in outline.walk()
        if implicit or section.kind != "implicit"
    ]


def parts(text: str) -> list[tuple[str | None, str]]:
    """Style and first characters of the implicit parts."""
    return [
        (section.style, text[section.start : section.start + 6])
        for section, _ in outline_of(text).walk()
        if section.kind == "implicit"
    ]


def numbered(text: str) -> list[str]:
    """``level marker title`` of the sections with a marker."""
    return [
        f"{level} {marker} {title or ''}".rstrip()
        for level, _, marker, title in rows(outline_of(text))
        if marker
    ]


def line_of(doc: Document, section: Section) -> int:
    """Number of the line where a section begins."""
    return doc.location(section.start)[0]
