"""Labels that the headings of a report give to its parts.

Only headings whose wording is known speak; what they do not say stays unknown.
"""

from __future__ import annotations

from functools import cache

import regex

from textkit.lexicon.loader import load_lexicon
from textkit.model.document import Document
from textkit.model.layers import Outline, Section
from textkit.model.records import LABELS
from textkit.text.patterns import compiled

_OTHER = frozenset({"opening", "closing", "附件"})
_YEAR_DIGITS = str.maketrans(
    dict.fromkeys("0123456789０１２３４５６７８９〇一二三四五六七八九", "0")
)
_SHORTEST_ENDING = 4
_MOST_BEFORE = 8
"""Characters of a heading before a wording that it ends with, at most."""

_ENDS = "。：:；， 　"


@cache
def _wordings() -> dict[str, int]:
    """Labels as bits, by heading with its digits levelled."""
    bits = {label: 1 << at for at, label in enumerate(LABELS)}
    return {
        _levelled(entry.term): sum(bits[label] for label in entry.category.split("+"))
        for entry in load_lexicon("heading_wordings").entries
    }


@cache
def _joints() -> regex.Pattern[str]:
    return compiled("[和及与、]")


def _levelled(title: str) -> str:
    return title.strip(_ENDS).translate(_YEAR_DIGITS)


def heading_labels(title: str) -> int:
    """The labels that a heading stands for, as bits; 0 where its wording is not known.

    A heading of two known parts (存在问题和下步打算) stands for both.

    >>> heading_labels("存在的主要问题"), heading_labels("强化担当，砥砺前行")
    (2, 0)
    """
    known = _wordings()
    whole = known.get(_levelled(title), 0)
    if whole:
        return whole
    parts = [known.get(_levelled(part), 0) for part in _joints().split(title)]
    mask = 0
    for part in parts:
        mask |= part
    return mask if all(parts) else 0


def known_ending(title: str) -> int:
    """The labels of the longest known wording that a heading ends with: 二季度工作完成情况."""
    known = _wordings()
    levelled = _levelled(title)
    last = min(_MOST_BEFORE, len(levelled) - _SHORTEST_ENDING)
    for start in range(1, last + 1):
        mask = known.get(levelled[start:], 0)
        if mask:
            return mask
    return 0


def heading_marks(doc: Document, outline: Outline) -> bytes:
    """The labels of each character as the headings give them, one byte each, 0 for unknown."""
    marks = bytearray(len(doc.text))
    for section, above in outline.walk():
        label = _label(section, bool(above))
        if label:
            marks[section.start : section.end] = bytes([label]) * (section.end - section.start)
    return bytes(marks)


def _label(section: Section, nested: bool) -> int:
    if section.kind in ("heading", "run-in"):
        if not nested and section.style in _OTHER:
            return 1 << LABELS.index("other")
        return heading_labels(section.title or "")
    if section.style in LABELS:
        return 1 << LABELS.index(section.style)
    return 1 << LABELS.index("other") if section.style in _OTHER else 0
