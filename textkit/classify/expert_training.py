"""Fits one expert: a multinomial logistic regression on hashed n-grams, by scikit-learn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from textkit.classify.chain import Floats
from textkit.classify.hashing import hash_grams
from textkit.classify.model import Expert

Ints = NDArray[np.int64]


class Rows(NamedTuple):
    """Training rows of an expert: spans of a text, a class and a weight each."""

    text: str
    spans: list[tuple[int, int]]
    classes: list[int]
    weights: list[float]


def fit_expert(sets: Sequence[Rows], n_classes: int, bits: int, penalty: float) -> Expert:
    """A multinomial logistic regression on hashed n-grams, in full precision.

    Args:
        sets: Rows by text.
        n_classes: Classes that have no row get a low bias.
        bits: Size of the table.
        penalty: Of the squared weights, relative to one row.
    """
    import warnings

    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression

    matrix, classes, weights = _matrix(sets, bits)
    present = np.unique(classes).astype(int)
    full = np.zeros((1 << bits, n_classes), dtype=np.float32)
    bias = np.full(n_classes, -8.0)
    if len(present) < 2:
        bias[present] = 0.0
        return Expert(full, bias, bits)
    columns = np.unique(matrix.indices)
    compact = matrix[:, columns]
    model = LogisticRegression(C=1 / penalty, max_iter=60, tol=1e-3)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # a rough optimum is as good here
        model.fit(compact, classes, sample_weight=weights)
    coefficients, intercept = _all_classes(model.coef_, model.intercept_)
    full[np.ix_(columns, present)] = coefficients.T
    bias[present] = intercept
    return Expert(full, bias, bits)


def _all_classes(coefficients: Floats, intercept: Floats) -> tuple[Floats, Floats]:
    """One row a class; of two classes scikit-learn keeps only the second."""
    if len(coefficients) > 1:
        return coefficients, intercept
    half = coefficients / 2
    return np.vstack([-half, half]), np.concatenate([-intercept / 2, intercept / 2])


def _matrix(sets: Sequence[Rows], bits: int) -> tuple[Any, Ints, Floats]:
    """Rows as a sparse matrix, with their classes and weights."""
    from scipy.sparse import csr_matrix, vstack

    parts, classes, weights = [], [], []
    for rows in sets:
        if not rows.spans:
            continue
        distinct = sorted(set(rows.spans))
        place = {span: i for i, span in enumerate(distinct)}
        grams = hash_grams(rows.text, distinct, bits)
        values = grams.scale[grams.rows].astype(np.float32)
        shape = (len(distinct), 1 << bits)
        part = csr_matrix((values, (grams.rows, grams.ids.astype(np.int32))), shape=shape)
        parts.append(part[[place[span] for span in rows.spans]])
        classes += rows.classes
        weights += rows.weights
    stacked = vstack(parts, format="csr") if parts else csr_matrix((0, 1 << bits))
    return stacked, np.array(classes), np.array(weights)
