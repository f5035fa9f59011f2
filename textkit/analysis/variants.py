"""The same report without its headings, or with headings that say nothing of the labels.

For training and evaluation only: what is known of each character goes along.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textkit.analysis.outline import build_outline
from textkit.analysis.residue import find_residue
from textkit.model.document import Document, plain_document
from textkit.model.layers import Outline, Residue, Section


class Marked(NamedTuple):
    """A document with the labels that each character may have, one byte each, 0 for unknown."""

    doc: Document
    marks: bytes
    outline: Outline
    residue: Residue


def marked(doc: Document, marks: bytes) -> Marked:
    """A document with its marks and layers."""
    residue = find_residue(doc)
    return Marked(doc, marks, build_outline(doc, residue), residue)


def without_headings(source: Marked, *, run_in: bool) -> Marked:
    """The report without heading lines, and without run-in titles if asked."""
    return _edited(source, lambda section: None if section.kind == "heading" else "", run_in)


def with_headings(source: Marked, titles: Callable[[], str]) -> Marked:
    """The report with the titles of its top-level headings replaced."""

    def new(section: Section) -> str:
        return titles() if section.kind == "heading" and section.level == 1 else ""

    return _edited(source, new, run_in=False)


def _edited(source: Marked, new: Callable[[Section], str | None], run_in: bool) -> Marked:
    """Each heading replaced by what ``new`` says: nothing, another title, or as it is (``""``)."""
    doc = source.doc
    edits: list[tuple[int, int, str]] = []
    for section, _ in source.outline.walk():
        if section.kind == "run-in" and run_in:
            end = section.title_end
            end += doc.text[end : end + 1] in tuple("。．.：:！？ ")
            edits.append((section.start, end, ""))
        elif section.kind == "heading":
            title = new(section)
            line = doc.location(section.start)[0]
            if title is None:
                start, end = doc.line_span(line)
                alone = not doc.text[section.title_end : end].strip(" 　。：:")
                edits.append(
                    (start, end + 1, "") if alone else (section.start, section.title_end, "")
                )
            elif title:
                edits.append((section.title_start, section.title_end, title))
    return _apply(source, edits)


def _apply(source: Marked, edits: Sequence[tuple[int, int, str]]) -> Marked:
    text, marks = source.doc.text[: source.doc.body_end], source.marks
    texts: list[str] = []
    kept: list[bytes] = []
    at = 0
    for start, end, new in sorted(edits):
        if start < at:
            continue
        texts += [text[at:start], new]
        kept += [marks[at:start], marks[start : start + 1] * len(new)]
        at = end
    text = "".join([*texts, text[at:]])
    return marked(
        plain_document(text, path=source.doc.path), b"".join([*kept, marks[at:]])[: len(text)]
    )
