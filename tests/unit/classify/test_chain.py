"""The chain against enumeration of all label sequences."""

from __future__ import annotations

from itertools import product

import numpy as np
from scipy.optimize import check_grad

from textkit.classify.chain import Chain, posteriors, potentials
from textkit.classify.chain_training import ChainExample, _Batch, _Layout, fit_chain
from textkit.classify.units import PART

STEPS, LABELS, FEATURES, EDGES = 4, 3, 2, 2


def random_example(rng: np.random.Generator, steps: int = STEPS) -> ChainExample:
    """Random features with one known label and the rest open."""
    allowed = np.ones((steps, LABELS), dtype=bool)
    allowed[1] = [True, False, False]
    return ChainExample(
        rng.normal(size=(steps, FEATURES)),
        rng.normal(size=(steps, EDGES)),
        rng.integers(0, PART + 1, steps),
        allowed,
        1.0,
    )


def random_chain(rng: np.random.Generator) -> Chain:
    """Random weights."""
    shapes = ((FEATURES, LABELS), (PART + 1, LABELS, LABELS), (EDGES, LABELS), (LABELS,))
    return Chain(*(rng.normal(size=shape) for shape in shapes))


def test_posteriors_equal_enumeration() -> None:
    """Forward and backward sums give what summing over all sequences gives."""
    rng = np.random.default_rng(3)
    example, chain = random_example(rng), random_chain(rng)
    nodes, moves = potentials(chain, [example.features], example.edges, example.opens)
    slow = np.zeros((STEPS, LABELS))
    for sequence in product(range(LABELS), repeat=STEPS):
        score = sum(nodes[t, label] for t, label in enumerate(sequence))
        score += sum(moves[t, sequence[t - 1], sequence[t]] for t in range(1, STEPS))
        for t, label in enumerate(sequence):
            slow[t, label] += np.exp(score)
    slow /= slow.sum(axis=1, keepdims=True)
    assert np.allclose(posteriors(nodes, moves), slow)


def test_gradient() -> None:
    """The gradient is that of the loss, padding and open labels included."""
    rng = np.random.default_rng(4)
    batch = _Batch([random_example(rng), random_example(rng, 2)], LABELS)
    layout = _Layout(FEATURES, EDGES, LABELS)
    at = rng.normal(size=layout.size)
    difference = check_grad(
        lambda flat: batch.loss(layout.chain(flat))[0],
        lambda flat: layout.flat(batch.loss(layout.chain(flat))[1]),
        at,
        epsilon=1e-3,  # the features are in single precision
    )
    assert difference < 0.02


def test_learns_what_a_feature_says() -> None:
    """A feature that is the label is found."""
    rng = np.random.default_rng(5)
    examples = []
    for _ in range(8):
        labels = rng.integers(0, 2, 6)
        truth = np.eye(LABELS)[labels].astype(bool)
        features = np.stack([labels == 0, labels == 1], axis=1).astype(float)
        edges = np.zeros((6, EDGES))
        examples.append(ChainExample(features, edges, np.ones(6, dtype=int), truth, 1.0))
    chain = fit_chain(examples, LABELS, 0.1)
    nodes, moves = potentials(chain, [examples[0].features], *examples[0][1:3])
    assert (posteriors(nodes, moves).argmax(axis=1) == examples[0].allowed.argmax(axis=1)).all()
