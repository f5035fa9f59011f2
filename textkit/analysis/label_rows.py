"""From probabilities of sentences to rows for sentences, paragraphs and sections.

A paragraph is the mean of its sentences, a section that of everything in it; a section has two
labels where its heading names both, or where both have a good part of it.
"""

from __future__ import annotations

import numpy as np

from textkit.classify.chain import Floats
from textkit.classify.model import Model, score_headings
from textkit.classify.units import Report
from textkit.model.layers import Outline, Section
from textkit.model.records import LABELS, Labelled

_SECOND_SHARE = 0.3
"""A label with this much of a section is one of its labels."""

_HEADING_WEIGHT = 0.2
"""A character of a heading against one of the text under it."""

_SECOND_NAMED = 0.25
_SECOND_SEEN = 0.08
"""Where the heading names it (with that probability), this much is enough."""


def unit_rows(
    unit: str, report: Report, chances: Floats, outline: Outline, model: Model
) -> tuple[Labelled, ...]:
    """Rows for one of `textkit.model.records.UNITS`."""
    if unit == "sentence":
        return sentence_rows(report, chances)
    if unit == "paragraph":
        return paragraph_rows(report, chances)
    return section_rows(report, chances, outline, model)


def sentence_rows(report: Report, chances: Floats) -> tuple[Labelled, ...]:
    """A row a sentence."""
    return _rows([sentence[:2] for sentence in report.sentences], chances)


def paragraph_rows(report: Report, chances: Floats) -> tuple[Labelled, ...]:
    """A row a paragraph: the mean of its sentences, by the root of their lengths."""
    sentences = report.sentences
    if not sentences:
        return ()
    numbers = np.array([sentence.paragraph for sentence in sentences])
    firsts = np.flatnonzero(np.diff(numbers, prepend=-1))
    lasts = [*(firsts[1:] - 1).tolist(), len(sentences) - 1]
    weights = np.sqrt([sentence.end - sentence.start for sentence in sentences])[:, None]
    means = np.add.reduceat(chances * weights, firsts) / np.add.reduceat(weights, firsts)
    spans = [
        (sentences[first].start, sentences[last].end)
        for first, last in zip(firsts.tolist(), lasts, strict=True)
    ]
    return _rows(spans, means)


def section_rows(
    report: Report, chances: Floats, outline: Outline, model: Model
) -> tuple[Labelled, ...]:
    """A row for each section of ``outline.walk()``, in that order."""
    sections = [section for section, _ in outline.walk()]
    if not sections:
        return ()
    sums = _sums(report, chances, [section.start for section in sections])
    sums = _sums(report, chances, [section.end for section in sections]) - sums
    totals = sums.sum(axis=1, keepdims=True)
    empty = np.eye(len(LABELS))[-1]
    means = np.where(totals > 0, sums / np.maximum(totals, 1e-9), empty)
    also = [_also(*pair) for pair in zip(means, _named(model, sections), strict=True)]
    return _rows([(section.start, section.end) for section in sections], means, also)


def _sums(report: Report, chances: Floats, offsets: list[int]) -> Floats:
    """What the characters before each offset add up to, a column a label; headings count less."""
    if not report.sentences:
        return np.zeros((len(offsets), len(LABELS)))
    edges = np.array([sentence[:2] for sentence in report.sentences])
    weights = (edges[:, 1] - edges[:, 0]) * np.array(
        [_HEADING_WEIGHT if sentence.is_heading else 1.0 for sentence in report.sentences]
    )
    ends = np.cumsum(chances * weights[:, None], axis=0)
    starts = np.vstack([np.zeros((1, len(LABELS))), ends[:-1]])
    points = np.stack([starts, ends], axis=1).reshape(-1, len(LABELS))
    return np.stack([np.interp(offsets, edges.ravel(), column) for column in points.T], axis=1)


def _named(model: Model, sections: list[Section]) -> Floats:
    """What the headings alone say, a row of probabilities each; zeros without a heading."""
    titles = [(s.title or "") if s.kind in ("heading", "run-in") else "" for s in sections]
    scores = np.exp(score_headings(model.head, titles))
    chances = scores / scores.sum(axis=1, keepdims=True)
    return np.asarray(chances * np.array([[bool(title)] for title in titles]))


def _also(row: Floats, name: Floats) -> list[int]:
    """Labels besides the best one; ``other`` is never one."""
    best = int(row.argmax())
    asked = np.where((name >= _SECOND_NAMED) & (name[best] >= _SECOND_NAMED), _SECOND_SEEN, 1.0)
    found = np.flatnonzero(row[:-1] >= np.minimum(asked[:-1], _SECOND_SHARE))
    return [label for label in found.tolist() if label != best]


def _rows(
    spans: list[tuple[int, int]], chances: Floats, also: list[list[int]] | None = None
) -> tuple[Labelled, ...]:
    """Rows from spans and probabilities."""
    found = []
    best = chances.argmax(axis=1).tolist()
    rounded = chances.round(4).tolist()
    for at, (start, end) in enumerate(spans):
        scores = rounded[at]
        labels: tuple[str, ...] = (LABELS[best[at]],)
        if also and also[at]:
            others = sorted(also[at], key=scores.__getitem__, reverse=True)
            labels += tuple(LABELS[label] for label in others)
        found.append(Labelled(start, end, labels[0], labels, tuple(scores)))
    return tuple(found)
