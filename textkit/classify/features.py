"""What the chain sees of each sentence: what the experts say of it and of its surroundings.

Owns the order of the features, which is part of a model's format.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from textkit.classify.units import HEADING, Report, Sentence

Floats = NDArray[np.float64]

WINDOWS = (1, 3, 8, 25)
"""Sentences before and behind that are read together."""

_CLIP = 4.0
_BINS = 8
_ENDINGS = "：！？；"


def centred(scores: Floats) -> Floats:
    """Log odds around their mean, cut off where nothing more is learned from them."""
    return np.asarray(np.clip(scores - scores.mean(axis=1, keepdims=True), -_CLIP, _CLIP))


class Evidence(NamedTuple):
    """What the experts say of each sentence of a report: ``t`` rows of centred log odds.

    Attributes:
        words: What its words say, ``(t, n)``.
        turns: Whether the report turns here, ``(t, n + 1)``; first column: it does not.
        heads: What its nearest heading says, ``(t, n)``, zeros where there is none.
        tops: The same of the heading of its part.
    """

    words: Floats
    turns: Floats
    heads: Floats
    tops: Floats


def state_features(report: Report, evidence: Evidence) -> Floats:
    """Features of every sentence, ``(t, n_features)``."""
    return np.hstack([block for _, block in feature_blocks(report, evidence)])


def feature_blocks(report: Report, evidence: Evidence) -> Iterator[tuple[str, Floats]]:
    """The features by what they look at, in their order; one after the other, to save memory."""
    sentences = report.sentences
    words = evidence.words
    lengths = np.array([s.end - s.start for s in sentences], dtype=np.float64)
    weights = np.sqrt(lengths)[:, None]
    paragraphs = np.array([s.paragraph for s in sentences])
    heading = np.array([s.is_heading for s in sentences], dtype=np.float64)
    body = weights * (1 - heading[:, None])
    yield "words", words
    yield "paragraph", _paragraph_means(words, weights[:, 0], paragraphs)
    yield "heading", _named(sentences, words.shape[1])
    yield from (("cues", block) for block in _cues(sentences, words.shape[1]))
    yield from (("neighbours", block) for block in _windows(words, body))
    yield from (("report", block) for block in _ends(words, body))
    yield "heading", evidence.heads
    yield "heading", evidence.tops
    yield from (("signposts", block) for block in _signposts(report, evidence))
    yield "form", _flags(report, heading, lengths)
    yield "position", _positions(len(sentences))


def edge_features(sentences: Sequence[Sentence], turns: Floats) -> Floats:
    """Features of a change before each sentence, ``(t, n_edge_features)``.

    Args:
        sentences: ``t`` sentences.
        turns: What the turn expert says, ``(t, n + 1)``, centred; first column: no change.
    """
    labelled = np.zeros((len(sentences), turns.shape[1] - 1))
    cues = np.zeros_like(labelled)
    for row, sentence in enumerate(sentences):
        if sentence.turn >= 0:
            labelled[row, sentence.turn] = 1
        if sentence.cue >= 0:
            cues[row, sentence.cue] = 1
    starts = np.array([[s.opens >= HEADING, s.is_heading] for s in sentences], dtype=np.float64)
    return np.hstack([turns, labelled, cues, starts])


def _named(sentences: Sequence[Sentence], count: int) -> Floats:
    """1 for each label that the headings over a sentence stand for."""
    bits = np.array([sentence.named for sentence in sentences])
    return np.asarray((bits[:, None] >> np.arange(count)) & 1, dtype=np.float64)


def _cues(sentences: Sequence[Sentence], count: int) -> list[Floats]:
    """What the first words of each sentence stand for, and the last such of its paragraph."""
    here = np.zeros((len(sentences), count))
    held = np.zeros_like(here)
    last, paragraph = -1, -1
    for row, sentence in enumerate(sentences):
        if sentence.paragraph != paragraph:
            last, paragraph = -1, sentence.paragraph
        if sentence.cue >= 0:
            last = sentence.cue
            here[row, last] = 1
        if last >= 0:
            held[row, last] = 1
    return [here, held]


def _signposts(report: Report, evidence: Evidence) -> list[Floats]:
    """The clearest turn and heading of each label so far, and still to come.

    A report that speaks of its problems later is still at what was done, bare verbs or not.
    """
    turned = np.zeros_like(evidence.words)
    for row, sentence in enumerate(report.sentences):
        if sentence.turn >= 0:
            turned[row, sentence.turn] = 1
    turns = np.maximum(evidence.turns[:, 1:] - evidence.turns[:, :1], -_CLIP) / _CLIP
    found: list[Floats] = []
    for signs in (turns, np.maximum(evidence.tops, 0) / _CLIP, turned):
        so_far = np.maximum.accumulate(signs, axis=0)
        to_come = np.full_like(signs, signs.min(initial=0.0))
        to_come[:-1] = np.maximum.accumulate(signs[:0:-1], axis=0)[::-1]
        found += [so_far, to_come]
    return found


def _paragraph_means(words: Floats, weights: Floats, paragraphs: NDArray[np.int64]) -> Floats:
    """Weighted mean over the paragraph of each sentence."""
    _, rows = np.unique(paragraphs, return_inverse=True)
    total = np.bincount(rows, weights=weights)
    means = [np.bincount(rows, weights=weights * column) / total for column in words.T]
    return np.stack(means, axis=1)[rows]


def _windows(words: Floats, weights: Floats) -> Iterator[Floats]:
    """Weighted means of the sentences before and behind, headings left out."""
    steps = np.arange(len(words))
    sums, counts = _running(words, weights)
    for width in WINDOWS:
        for start, end in ((steps - width, steps), (steps + 1, steps + 1 + width)):
            low, high = np.clip(start, 0, len(words)), np.clip(end, 0, len(words))
            yield (sums[high] - sums[low]) / (counts[high] - counts[low] + 1.0)


def _ends(words: Floats, weights: Floats) -> list[Floats]:
    """Weighted means of everything before, everything behind, and of all."""
    sums, counts = _running(words, weights)
    before = sums[:-1] / (counts[:-1] + 1.0)
    behind = (sums[-1] - sums[1:]) / (counts[-1] - counts[1:] + 1.0)
    return [before, behind, np.broadcast_to(sums[-1] / (counts[-1] + 1.0), words.shape)]


def _running(words: Floats, weights: Floats) -> tuple[Floats, Floats]:
    zero = np.zeros((1, words.shape[1]))
    sums = np.vstack([zero, np.cumsum(words * weights, axis=0)])
    counts = np.vstack([zero[:, :1], np.cumsum(weights, axis=0)])
    return sums, counts


def _flags(report: Report, heading: Floats, lengths: Floats) -> Floats:
    """Form and place of each sentence."""
    text, sentences = report.text, report.sentences
    last = [text[s.end - 1] for s in sentences]
    paragraphs = np.array([s.paragraph for s in sentences])
    columns = [
        np.ones(len(sentences)),
        heading,
        *([end == mark for end in last] for mark in _ENDINGS),
        lengths <= 8,
        (lengths > 8) & (lengths <= 16),
        np.log1p(lengths) / 4,
        [not s.top for s in sentences],
        [not s.near for s in sentences],
        paragraphs == paragraphs[0],
        paragraphs == paragraphs[-1],
    ]
    return np.stack([np.asarray(column, dtype=np.float64) for column in columns], axis=1)


def _positions(steps: int) -> Floats:
    """Where in the report: eight soft bins, the first and last sentences, how long it is."""
    place = (np.arange(steps) + 0.5) / steps
    centres = (np.arange(_BINS) + 0.5) / _BINS
    bins = np.maximum(0, 1 - np.abs(place[:, None] - centres) * _BINS)
    size = min(np.log1p(steps) / 6, 1.0)
    from_start, from_end = np.arange(steps), np.arange(steps)[::-1]
    edges = np.stack(
        [
            np.exp(-from_start / 1.5),
            np.exp(-from_end / 1.5),
            np.full(steps, size),
            size * place,
        ],
        axis=1,
    )
    return np.hstack([bins * size, edges])
