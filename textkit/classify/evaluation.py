"""How good labels are: precision, recall, F1 with intervals, confusion, calibration.

Pure arithmetic on gold and scores. Intervals are bootstrapped over documents, never over sentences:
those of one report are not independent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from textkit.model.records import LABELS

ROUNDS = 300
"""Bootstrap samples."""

BINS = 10
"""Bins of the reliability curve."""

_N = len(LABELS)
_SEED = 20261122


class Judged(NamedTuple):
    """One unit with what it is and what was said of it.

    Attributes:
        document: Its report; units of one report are resampled together.
        genre: Kind of report.
        unit: section, paragraph or sentence.
        variant: ``kept`` or ``stripped`` headings.
        gold: Index of its label.
        scores: One probability a label.
    """

    document: str
    genre: str
    unit: str
    variant: str
    gold: int
    scores: tuple[float, ...]


class Measures(NamedTuple):
    """Measures of one set of units; ``interval`` is the central 95 % of the bootstrap.

    ``labels`` holds precision, recall, F1 and support by label, ``confusion`` a row a gold label.
    """

    n: int
    documents: int
    accuracy: float
    macro_f1: float
    interval: tuple[float, float]
    labels: dict[str, tuple[float, float, float, int]]
    f1_intervals: dict[str, tuple[float, float]]
    confusion: list[list[int]]


class Reliability(NamedTuple):
    """Expected calibration error, and for each bin: low end, number, mean score, accuracy."""

    error: float
    bins: list[tuple[float, int, float, float]]


class Result(NamedTuple):
    """Measures of one unit and variant; ``genre`` is ``None`` for all together."""

    unit: str
    variant: str
    genre: str | None
    measures: Measures


def evaluate(judged: Sequence[Judged]) -> list[Result]:
    """Measures by unit, variant and genre, those of all genres first."""
    found = []
    for (unit, variant), rows in _grouped(judged, "unit", "variant"):
        found.append(Result(unit, variant, None, measure(rows)))
        genres = _grouped(rows, "genre")
        if len(genres) > 1:
            found += [Result(unit, variant, genre, measure(part)) for (genre,), part in genres]
    return found


def _grouped(rows: Sequence[Judged], *fields: str) -> list[tuple[tuple[str, ...], list[Judged]]]:
    """Rows by some of their fields, in the order of the first of each group."""
    groups: defaultdict[tuple[str, ...], list[Judged]] = defaultdict(list)
    for row in rows:
        groups[tuple(getattr(row, field) for field in fields)].append(row)
    return list(groups.items())


def measure(rows: Sequence[Judged]) -> Measures:
    """Measures of some units, at least one."""
    by_document = _confusions(rows)
    total = by_document.sum(axis=0)
    rng = np.random.default_rng(_SEED)
    picks = rng.integers(0, len(by_document), (ROUNDS, len(by_document)))
    sampled = np.stack([by_document[pick].sum(axis=0) for pick in picks])
    present = total.sum(axis=1) > 0
    f1 = _f1(total)
    draws = _f1(sampled)
    names = [label for label, there in zip(LABELS, present, strict=True) if there]
    correct = np.diag(total)
    precision = correct / np.maximum(total.sum(axis=0), 1)
    recall = correct / np.maximum(total.sum(axis=1), 1)
    labels, intervals = {}, {}
    for name in names:
        at = LABELS.index(name)
        support = int(total[at].sum())
        labels[name] = (float(precision[at]), float(recall[at]), float(f1[at]), support)
        intervals[name] = _interval(draws[:, at])
    return Measures(
        len(rows),
        len(by_document),
        float(correct.sum() / total.sum()),
        float(f1[present].mean()),
        _interval(draws[:, present].mean(axis=1)),
        labels,
        intervals,
        total.tolist(),
    )


def _confusions(rows: Sequence[Judged]) -> NDArray[np.int64]:
    """A confusion matrix for each document, gold by row."""
    number = {name: at for at, name in enumerate(dict.fromkeys(row.document for row in rows))}
    found = np.zeros((len(number), _N, _N), dtype=np.int64)
    for row in rows:
        found[number[row.document], row.gold, int(np.argmax(row.scores))] += 1
    return found


def _f1(confusion: NDArray[np.int64]) -> NDArray[np.float64]:
    """F1 of each label; 0 where it neither is nor is said."""
    correct = np.diagonal(confusion, axis1=-2, axis2=-1)
    both = confusion.sum(axis=-1) + confusion.sum(axis=-2)
    return np.asarray(2 * correct / np.maximum(both, 1))


def _interval(draws: NDArray[np.float64]) -> tuple[float, float]:
    low, high = np.quantile(draws, [0.025, 0.975])
    return float(low), float(high)


def reliability(rows: Iterable[Judged]) -> Reliability:
    """How well the best score of each unit tells whether it is right."""
    pairs = np.array([(max(row.scores), np.argmax(row.scores) == row.gold) for row in rows])
    scores, right = pairs[:, 0], pairs[:, 1]
    at = np.minimum((scores * BINS).astype(int), BINS - 1)
    bins, error = [], 0.0
    for number in range(BINS):
        inside = at == number
        count = int(inside.sum())
        if count:
            mean, accuracy = float(scores[inside].mean()), float(right[inside].mean())
            bins.append((number / BINS, count, mean, accuracy))
            error += abs(mean - accuracy) * count / len(pairs)
    return Reliability(error, bins)
