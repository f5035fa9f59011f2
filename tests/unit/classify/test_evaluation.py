"""Measures against scikit-learn and against figures worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import precision_recall_fscore_support

from textkit.classify.evaluation import Judged, evaluate, measure, reliability
from textkit.model.records import LABELS


def judged(count: int, *, seed: int = 1) -> list[Judged]:
    """Units of a few documents, two thirds of them right."""
    rng = np.random.default_rng(seed)
    found = []
    for number in range(count):
        gold = int(rng.integers(0, 4))
        said = gold if rng.random() < 0.67 else int(rng.integers(0, 4))
        scores = np.full(4, 0.1)
        scores[said] = 0.7
        row = Judged(
            f"d{number % 7}", "甲" if number % 2 else "乙", "sentence", "kept", gold, tuple(scores)
        )
        found.append(row)
    return found


def test_equals_scikit_learn() -> None:
    """Precision, recall, F1 and support by label."""
    rows = judged(200)
    gold = [row.gold for row in rows]
    said = [int(np.argmax(row.scores)) for row in rows]
    theirs = precision_recall_fscore_support(gold, said, labels=range(4))
    found = measure(rows)
    assert np.allclose(np.array(theirs).T, [found.labels[label] for label in LABELS])
    assert found.macro_f1 == pytest.approx(np.mean(theirs[2]))
    low, high = found.interval
    assert low <= found.macro_f1 <= high
    assert np.sum(found.confusion) == 200


def test_labels_that_are_not_there_do_not_count() -> None:
    """Macro F1 is over the labels that the gold has."""
    rows = [row for row in judged(100) if row.gold < 2]
    assert set(measure(rows).labels) == set(LABELS[:2])


def test_groups() -> None:
    """All genres first, then each; one genre alone is not said twice."""
    rows = judged(60)
    assert [result.genre for result in evaluate(rows)] == [None, "乙", "甲"]
    assert [result.genre for result in evaluate([r for r in rows if r.genre == "甲"])] == [None]


def test_reliability() -> None:
    """Scores of 0.7 that are right in half of the cases are off by 0.2."""
    scores = (0.7, 0.1, 0.1, 0.1)
    rows = [Judged("d", "", "sentence", "kept", number % 2, scores) for number in range(10)]
    curve = reliability(rows)
    assert curve.error == pytest.approx(0.2)
    assert curve.bins == [(pytest.approx(0.7), 10, pytest.approx(0.7), pytest.approx(0.5))]
