"""Labels layer: what each sentence, paragraph and section of a report is.

Turns document and outline into what the classifier reads, and its probabilities into rows. Knows
nothing of features and weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from textkit.analysis.label_places import Places
from textkit.analysis.label_rows import part_rows, unit_rows
from textkit.analysis.label_signs import Lists
from textkit.analysis.paragraphs import body_paragraphs
from textkit.classify.chain import Floats
from textkit.classify.model import Model, label_probabilities
from textkit.classify.persist import default_model
from textkit.classify.units import SAME, Report, Sentence
from textkit.model.document import Document
from textkit.model.layers import Outline, Residue, Section
from textkit.model.records import LABELS, Labelled
from textkit.text.sentences import cut_sentences


def make_report(doc: Document, outline: Outline, residue: Residue) -> Report:
    """The sentences of the running text, headings and title included, with their place."""
    places = Places(doc.text, outline)
    lists = Lists()
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(body_paragraphs(doc, residue)):
        opens = lists.opens(doc.text, paragraph.start, paragraph.end)
        for start, end in cut_sentences(doc.text, paragraph.start, paragraph.end):
            sentences.append(places.sentence(start, end, number, opens, paragraph))
            opens = SAME
    return Report(doc.text, tuple(sentences))


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
    chances = label_probabilities(model, report)
    rows = unit_rows(unit, report, chances, outline, model)
    if unit == "section":
        rows = _divided(rows, report, chances, outline)
    return rows, report


def _divided(
    rows: Sequence[Labelled], report: Report, chances: Floats, outline: Outline
) -> tuple[Labelled, ...]:
    """Sections, of those without heading and items the parts; of a text without any its parts."""
    if not rows:
        title = outline.title
        return part_rows(report, chances, title.end if title else 0, len(report.text))
    found: list[Labelled] = []
    for row, (section, _) in zip(rows, outline.walk(), strict=True):
        plain = section.kind == "implicit" and not section.children
        parts = part_rows(report, chances, row.start, row.end) if plain else ()
        found += parts if len(parts) > 1 else (row,)
    return tuple(found)


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
