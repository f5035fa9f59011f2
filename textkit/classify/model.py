"""The section classifier: from a report to one probability a label and sentence.

Three experts (linear, on hashed n-grams) look at sentences, headings and turns; a chain reads what
they say of the whole report. NumPy only; how the weights came about is no concern of this module.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from textkit.classify.chain import Chain, Floats, posteriors, potentials
from textkit.classify.features import Evidence, centred, edge_features, feature_blocks
from textkit.classify.hashing import Grams, hash_grams, weigh
from textkit.classify.units import Report

TEXT_BITS, TURN_BITS, HEAD_BITS = 18, 16, 15
"""Sizes of the experts' tables, as powers of two."""


_STRETCH = 1 << 19
"""Characters whose n-grams are held at once."""


class Expert(NamedTuple):
    """A linear model on hashed n-grams: ``(2**bits, n)`` weights, ``(n,)`` bias."""

    weights: NDArray[np.floating[Any]]
    bias: Floats
    bits: int

    def score(self, grams: Grams) -> Floats:
        """Log odds of each row, centred, ``(n_rows, n)``; the grams may have more bits than ours."""
        return centred(weigh(grams.of_bits(self.bits), self.weights, self.bias))


class Model(NamedTuple):
    """All weights of a classifier."""

    text: Expert
    turn: Expert
    head: Expert
    chain: Chain


def gather(model: Model, report: Report) -> Evidence:
    """Ask all experts about a report."""
    words, turns = [np.zeros((0, len(model.text.bias)))], [np.zeros((0, len(model.turn.bias)))]
    for text, spans in _stretches(report):
        grams = hash_grams(text, spans, TEXT_BITS)
        words.append(model.text.score(grams))
        turns.append(model.turn.score(grams))
    heads = score_headings(model.head, [s.near for s in report.sentences])
    tops = score_headings(model.head, [s.top for s in report.sentences])
    return Evidence(np.vstack(words), np.vstack(turns), heads, tops)


def _stretches(report: Report) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """A report in stretches, the spans of their sentences: n-grams take 100 bytes a character."""
    spans: list[tuple[int, int]] = []
    first = 0
    for sentence in report.sentences:
        if spans and sentence.end - first > _STRETCH:
            yield report.text[first : first + spans[-1][1]], spans
            spans = []
        if not spans:
            first = sentence.start
        spans.append((sentence.start - first, sentence.end - first))
    if spans:
        yield report.text[first : first + spans[-1][1]], spans


def score_headings(expert: Expert, titles: Sequence[str]) -> Floats:
    """What an expert says of headings, a row each; zeros for an empty one."""
    distinct = sorted({title for title in titles if title})
    joined = "\n".join(distinct)
    spans = []
    at = 0
    for title in distinct:
        spans.append((at, at + len(title)))
        at += len(title) + 1
    scores = np.zeros((len(distinct) + 1, len(expert.bias)))
    if spans:
        scores[:-1] = expert.score(hash_grams(joined, spans, HEAD_BITS))
    rows = {title: row for row, title in enumerate(distinct)}
    return np.asarray(scores[[rows.get(title, -1) for title in titles]])


def label_probabilities(model: Model, report: Report) -> Floats:
    """Probability of each label for each sentence, ``(t, 4)``, rows sum to 1."""
    if not report.sentences:
        return np.zeros((0, len(model.chain.first)))
    return read_chain(model.chain, report, gather(model, report))


def read_chain(chain: Chain, report: Report, evidence: Evidence) -> Floats:
    """The chain's probabilities, given what the experts said."""
    blocks = (block for _, block in feature_blocks(report, evidence))
    edges = edge_features(report.sentences, evidence.turns)
    opens = np.array([sentence.opens for sentence in report.sentences])
    return posteriors(*potentials(chain, blocks, edges, opens))
