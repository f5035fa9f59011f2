"""Outline layer: title and section tree of a report.

Puts the pieces together: paragraphs, title, markers, items, unnumbered headings, leads, implicit
parts, levels. Every rule about one of them lives in its own module.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from textkit.analysis.cues import Cues, default_cues
from textkit.analysis.headings import find_items, find_markers, open_items, open_paragraphs
from textkit.analysis.implicit import find_parts
from textkit.analysis.leads import find_leads
from textkit.analysis.nesting import assign_levels
from textkit.analysis.openers import Opener
from textkit.analysis.paragraphs import Paragraph, body_paragraphs
from textkit.analysis.series import true_words
from textkit.analysis.title import find_title
from textkit.analysis.unnumbered import find_appendices, find_unnumbered
from textkit.model.document import Document
from textkit.model.layers import Outline, Residue, Section

_START = attrgetter("start")


def build_outline(doc: Document, residue: Residue, cues: Cues | None = None) -> Outline:
    """Title and section tree; the sections partition the text behind the title.

    Args:
        doc: The document.
        residue: Lines that belong to a vendor or a web page: never title, never section.
        cues: Words by class, see `textkit.analysis.cues`; the shipped lexicon where ``None``.
    """
    cues = default_cues() if cues is None else cues
    paragraphs = body_paragraphs(doc, residue)
    title, first = find_title(doc, paragraphs, cues)
    body = paragraphs[first:]
    if not body:
        return Outline(title, ())
    openers = _find_openers(doc.text, body, cues)
    levels = assign_levels(openers)
    return Outline(title, _assemble(doc.text, openers, levels, doc.body_end))


def _find_openers(text: str, body: Sequence[Paragraph], cues: Cues) -> list[Opener]:
    """Everything that opens a section, in text order."""
    markers = find_markers(text, body)
    inline = find_items(text, body)
    words = true_words(sorted([*markers, *inline], key=lambda candidate: candidate.marker.start))
    heads = open_paragraphs(text, body, markers, inline, words)
    openers = heads + find_appendices(text, body, heads, cues)
    openers += open_items(text, body, markers, inline, words)
    openers.sort(key=_START)
    openers += find_unnumbered(text, body, openers, cues)
    openers.sort(key=_START)
    openers += find_leads(text, body, openers, cues)
    openers.sort(key=_START)
    # a part comes before what else begins at its place: the sort is stable
    return sorted([*find_parts(text, body, openers, cues), *openers], key=_START)


class _Node:
    """A section that is being filled."""

    __slots__ = ("children", "level", "opener")

    def __init__(self, opener: Opener, level: int) -> None:
        self.opener = opener
        self.level = level
        self.children: list[Section] = []


def _assemble(
    text: str, openers: Sequence[Opener], levels: Sequence[int], end: int
) -> tuple[Section, ...]:
    """Sections from openers and levels; each ends where the next of its level or above begins."""
    top: list[Section] = []
    stack: list[_Node] = []

    def close(until: int, level: int) -> None:
        while stack and stack[-1].level >= level:
            node = stack.pop()
            inline = node.opener.inline and bool(stack)
            stop = min(until, node.opener.stop) if inline else until
            (stack[-1].children if stack else top).append(_section(text, node, stop))

    for opener, level in zip(openers, levels, strict=True):
        while stack and stack[-1].opener.inline and stack[-1].opener.stop < opener.start:
            close(opener.start, stack[-1].level)
        close(opener.start, level)
        stack.append(_Node(opener, level))
    close(end, 0)
    return tuple(top)


def _section(text: str, node: _Node, end: int) -> Section:
    opener = node.opener
    return Section(
        node.level,
        opener.kind,
        text[opener.start : opener.end] or None,
        text[opener.title_start : opener.title_end] or None,
        opener.start,
        end,
        opener.title_start,
        opener.title_end,
        opener.style,
        opener.number,
        opener.auto,
        tuple(node.children),
        opener.labels,
    )
