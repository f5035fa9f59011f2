"""Labels layer: what each sentence, paragraph and section of a report is.

Turns document and outline into what the classifier reads, and its probabilities into rows. Knows
nothing of features and weights.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from textkit.analysis.label_rows import unit_rows
from textkit.analysis.paragraphs import Paragraph, body_paragraphs
from textkit.classify.chain import Floats
from textkit.classify.model import Model, label_probabilities
from textkit.classify.persist import default_model
from textkit.classify.units import HEADING, PARAGRAPH, PART, SAME, Report, Sentence
from textkit.model.document import Document
from textkit.model.layers import Outline, Residue, Section
from textkit.model.records import LABELS, Labelled
from textkit.text.sentences import cut_sentences


def make_report(doc: Document, outline: Outline, residue: Residue) -> Report:
    """The sentences of the running text, headings and title included, with their place."""
    places = _Places(doc.text, outline)
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(body_paragraphs(doc, residue)):
        opens = PARAGRAPH
        for start, end in cut_sentences(doc.text, paragraph.start, paragraph.end):
            sentences.append(places.sentence(start, end, number, opens, paragraph))
            opens = SAME
    return Report(doc.text, tuple(sentences))


class _Places:
    """What the outline says of any offset.

    Args:
        text: The document's text.
        outline: Its outline.
    """

    def __init__(self, text: str, outline: Outline) -> None:
        self._text = text
        self._title = outline.title
        self._starts: list[int] = []
        self._paths: list[tuple[Section, ...]] = []
        for section, above in outline.walk():
            path = (*above, section)
            if section.kind in ("inline", "lead"):
                continue
            self._starts.append(section.start)
            self._paths.append(path)

    def sentence(
        self, start: int, end: int, number: int, opens: int, paragraph: Paragraph
    ) -> Sentence:
        """The sentence ``[start, end)`` with what stands over it."""
        at = bisect_right(self._starts, end - 1) - 1
        title = self._title
        if at < 0:
            is_title = title is not None and start < title.end
            return Sentence(start, end, number, opens, is_heading=is_title)
        path = [s for s in self._paths[at] if s.start < end]
        last = path[-1]
        begins = start <= last.start < end or last.start == start
        alone = last.kind == "heading" and last.title_end >= paragraph.end - 1
        turn = LABELS.index(last.style) if begins and last.style in LABELS else -1
        if begins:
            opens = PART if len(path) == 1 else max(opens, HEADING)
        named = [s.title or "" for s in path if s.kind in ("heading", "run-in")]
        top = path[0].title or "" if path[0].kind in ("heading", "run-in") else ""
        return Sentence(
            start,
            end,
            number,
            opens,
            top,
            named[-1] if named else "",
            begins and alone,
            turn,
        )


def label_sentences(doc: Document, outline: Outline, residue: Residue) -> tuple[Labelled, ...]:
    """The sentences of the running text, headings included, in text order."""
    return _shipped("sentence", doc, outline, residue)


def label_paragraphs(doc: Document, outline: Outline, residue: Residue) -> tuple[Labelled, ...]:
    """The paragraphs of the running text, headings included, in text order."""
    return _shipped("paragraph", doc, outline, residue)


def label_sections(doc: Document, outline: Outline, residue: Residue) -> tuple[Labelled, ...]:
    """One row for each section of ``outline.walk()``, in that order."""
    return _shipped("section", doc, outline, residue)


def _shipped(unit: str, doc: Document, outline: Outline, residue: Residue) -> tuple[Labelled, ...]:
    model = default_model()
    report, chances = _read(doc, outline, residue)
    return unit_rows(unit, report, chances, outline, model)


@lru_cache(maxsize=1)
def _read(doc: Document, outline: Outline, residue: Residue) -> tuple[Report, Floats]:
    """What the shipped model says; kept for the next of the three layers."""
    report = make_report(doc, outline, residue)
    return report, label_probabilities(default_model(), report)


def label_units(
    unit: str, doc: Document, outline: Outline, residue: Residue, model: Model
) -> tuple[tuple[Labelled, ...], Report]:
    """The units of a document as ``model`` labels them, and what it read.

    Args:
        unit: One of `textkit.model.records.UNITS`.
        doc: The document.
        outline: Its outline.
        residue: Lines that belong to a vendor or a web page.
        model: Any model.
    """
    report = make_report(doc, outline, residue)
    return unit_rows(unit, report, label_probabilities(model, report), outline, model), report


def with_labels(outline: Outline, rows: Sequence[Labelled]) -> Outline:
    """The outline, each section with the labels of its row.

    Args:
        outline: An outline.
        rows: One for each section, in the order of ``outline.walk()``.
    """
    following = iter(rows)

    def labelled(section: Section) -> Section:
        row = next(following)
        labels = tuple((label, row.scores[LABELS.index(label)]) for label in row.labels)
        return section._replace(labels=labels, children=tuple(map(labelled, section.children)))

    return Outline(outline.title, tuple(map(labelled, outline.sections)))
