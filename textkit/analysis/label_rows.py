"""From probabilities of sentences to rows for sentences, paragraphs and sections.

A paragraph is the mean of its sentences, a section that of everything in it. Both have two labels
where two have a good part of it; for a section whose heading names both, less is enough.
"""

from __future__ import annotations

import numpy as np

from textkit.classify.chain import Floats
from textkit.classify.model import Model, score_headings
from textkit.classify.units import Report
from textkit.model.layers import Outline, Section
from textkit.model.records import LABELS, Labelled

_SECOND_SHARE = 0.25
"""A label that sentences with this much of the characters have is one of the labels."""

_SHORTEST_PART = 25
"""Characters of a paragraph that may be a part of its own."""

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
    lengths = np.array([sentence.end - sentence.start for sentence in sentences], dtype=float)
    numbers = np.array([sentence.paragraph for sentence in sentences])
    firsts = np.flatnonzero(np.diff(numbers, prepend=-1))
    lasts = [*(firsts[1:] - 1).tolist(), len(sentences) - 1]
    weights = np.sqrt(lengths)[:, None]
    means = np.add.reduceat(chances * weights, firsts) / np.add.reduceat(weights, firsts)
    lengths = lengths[:, None]
    shares = np.add.reduceat(_decided(chances) * lengths, firsts) / np.add.reduceat(lengths, firsts)
    spans = [
        (sentences[first].start, sentences[last].end)
        for first, last in zip(firsts.tolist(), lasts, strict=True)
    ]
    return _rows(spans, means, [_also(*pair) for pair in zip(means, shares, strict=True)])


def _decided(chances: Floats) -> Floats:
    """1 for the best label of each row."""
    return np.asarray(np.eye(len(LABELS))[chances.argmax(axis=1)])


def section_rows(
    report: Report, chances: Floats, outline: Outline, model: Model
) -> tuple[Labelled, ...]:
    """A row for each section of ``outline.walk()``, in that order."""
    sections = [section for section, _ in outline.walk()]
    if not sections:
        return ()
    spans = [(section.start, section.end) for section in sections]
    means, shares = _means(report, chances, spans), _means(report, _decided(chances), spans)
    names = _named(model, sections)
    also = [_also(*row) for row in zip(means, shares, names, strict=True)]
    return _rows(spans, means, also)


def part_rows(report: Report, chances: Floats, start: int, end: int) -> tuple[Labelled, ...]:
    """Rows for the parts of a stretch that no heading divides: runs of paragraphs of one label.

    A run shorter than `_SHORTEST_PART` characters goes with the one before it.
    """
    rows = [row for row in paragraph_rows(report, chances) if start <= row.start < end]
    spans: list[tuple[int, int]] = []
    label = ""
    for row in rows:
        long = row.end - row.start >= _SHORTEST_PART
        if spans and (row.label == label or not long):
            spans[-1] = (spans[-1][0], row.end)
        else:
            spans.append((row.start, row.end))
        if long or not label:
            label = row.label
    means, shares = _means(report, chances, spans), _means(report, _decided(chances), spans)
    return _rows(spans, means, [_also(*pair) for pair in zip(means, shares, strict=True)])


def _means(report: Report, values: Floats, spans: list[tuple[int, int]]) -> Floats:
    """What the sentences of each span have on average, by character; ``other`` without any."""
    sums = _sums(report, values, [end for _, end in spans])
    sums = sums - _sums(report, values, [start for start, _ in spans])
    totals = sums.sum(axis=1, keepdims=True)
    empty = np.eye(len(LABELS))[-1]
    return np.asarray(np.where(totals > 0, sums / np.maximum(totals, 1e-9), empty))


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


def _also(row: Floats, shares: Floats, name: Floats | None = None) -> list[int]:
    """Labels besides the best one; ``other`` is never one.

    Args:
        row: Probabilities.
        shares: What each label has of the characters.
        name: What the heading says; nothing by itself.
    """
    best = int(row.argmax())
    enough = shares >= _SECOND_SHARE
    if name is not None and name[best] >= _SECOND_NAMED:
        enough |= (name >= _SECOND_NAMED) & (row >= _SECOND_SEEN)
    return [label for label in np.flatnonzero(enough[:-1]).tolist() if label != best]


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
