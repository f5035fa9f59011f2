"""Fits the chain: conditional likelihood of what is known of the labels, by L-BFGS.

Weights are drawn towards a chain that just believes the text expert: few data change little.
Many reports at once, padded to one length; sentences without a known label are summed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from textkit.classify.chain import Chain, Floats
from textkit.classify.units import PART

HEADING_PRIOR, CUE_PRIOR, HELD_PRIOR = 3.0, 3.5, 1.6
"""Log odds, before anything is learned, for the label that a heading of known wording stands for,
for that of a sentence's first words, and for that of words before it in its paragraph."""

_NAMED = 2
"""Place of the block on known headings: its weight is given, not learned, so that a plain heading
holds in a kind of report where nothing else does."""

_BATCH = 96
"""Reports in a batch; those of similar length go together."""


class ChainExample(NamedTuple):
    """Features of one report, the labels allowed at each sentence, and how much it counts."""

    features: Floats
    edges: Floats
    opens: NDArray[np.int64]
    allowed: NDArray[np.bool_]
    weight: float


def fit_chain(examples: Sequence[ChainExample], n_labels: int, penalty: float) -> Chain:
    """The chain that makes the allowed labels most likely.

    Args:
        examples: At least one.
        n_labels: Labels.
        penalty: Of the squared distance from the chain that believes the text expert.
    """
    from scipy.optimize import minimize

    batches = [_Batch(part, n_labels) for part in _by_length(examples)]
    sizes = (examples[0].features.shape[1], examples[0].edges.shape[1])
    layout = _Layout(*sizes, n_labels)

    start = layout.flat(_believing(*sizes, n_labels))
    free = np.ones_like(start)
    free[_NAMED * n_labels * n_labels : (_NAMED + 1) * n_labels * n_labels] = 0

    def loss(flat: Floats) -> tuple[float, Floats]:
        chain = layout.chain(flat)
        distance = flat - start
        total = 0.5 * penalty * float(distance @ distance)
        slope = penalty * distance
        for batch in batches:
            value, gradient = batch.loss(chain)
            total += value
            slope = slope + layout.flat(gradient)
        return total, slope * free

    result = minimize(
        loss,
        start,
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": 90, "ftol": 1e-5},
    )
    return layout.chain(result.x)


def _believing(n_features: int, n_edges: int, n_labels: int) -> Chain:
    """The chain that adds up words, those of the paragraph, known headings and first words.

    NOTE: these are the first blocks of `textkit.classify.features.feature_blocks`.
    """
    states = np.zeros((n_features, n_labels))
    for at, trust in enumerate((0.5, 0.5, HEADING_PRIOR, CUE_PRIOR, HELD_PRIOR)):
        if (at + 1) * n_labels <= n_features:
            states[at * n_labels : (at + 1) * n_labels] = trust * np.eye(n_labels)
    moves = np.zeros((PART + 1, n_labels, n_labels))
    return Chain(states, moves, np.zeros((n_edges, n_labels)), np.zeros(n_labels))


def _by_length(examples: Sequence[ChainExample]) -> Iterator[list[ChainExample]]:
    ordered = sorted(examples, key=lambda example: len(example.opens))
    for start in range(0, len(ordered), _BATCH):
        yield ordered[start : start + _BATCH]


class _Layout:
    """Where each weight stands in the flat vector that is optimised."""

    def __init__(self, n_features: int, n_edges: int, n_labels: int) -> None:
        self._shapes = (
            (n_features, n_labels),
            (PART + 1, n_labels, n_labels),
            (n_edges, n_labels),
            (n_labels,),
        )
        self._ends = np.cumsum([int(np.prod(shape)) for shape in self._shapes])
        self.size = int(self._ends[-1])

    def chain(self, flat: Floats) -> Chain:
        parts = np.split(flat, self._ends[:-1])
        return Chain(*(p.reshape(s) for p, s in zip(parts, self._shapes, strict=True)))

    def flat(self, chain: Chain) -> Floats:
        return np.concatenate([part.ravel() for part in chain])


class _Batch:
    """Reports of similar length, padded: ``(t, n_reports, …)``, weight 0 behind each one's end."""

    def __init__(self, examples: Sequence[ChainExample], n_labels: int) -> None:
        steps = max(len(example.opens) for example in examples)
        count = len(examples)
        n_features, n_edges = examples[0].features.shape[1], examples[0].edges.shape[1]
        self._features = np.zeros((steps, count, n_features), dtype=np.float32)
        self._edges = np.zeros((steps, count, n_edges), dtype=np.float32)
        self._opens = np.zeros((steps, count), dtype=np.int64)
        self._allowed = np.ones((steps, count, n_labels))
        self._inside = np.zeros((steps, count))
        self._weights = np.array([example.weight for example in examples])
        for at, example in enumerate(examples):
            length = len(example.opens)
            self._features[:length, at] = example.features
            self._edges[:length, at] = example.edges
            self._opens[:length, at] = example.opens
            self._allowed[:length, at] = example.allowed
            self._inside[:length, at] = 1
        self._changes = 1 - np.eye(n_labels)

    def loss(self, chain: Chain) -> tuple[float, Chain]:
        """Negative log likelihood and its gradient."""
        steps, count, n_features = self._features.shape
        flat = self._features.reshape(-1, n_features)
        nodes = (flat @ chain.states.astype(np.float32)).reshape(steps, count, -1)
        nodes = nodes.astype(np.float64)
        nodes[0] += chain.first
        nodes *= self._inside[:, :, None]
        entering = self._edges.astype(np.float64) @ chain.enters
        moves = chain.moves[self._opens] + self._changes * entering[:, :, None, :]
        moves *= self._inside[:, :, None, None]
        # every label free, and only those allowed: one pass over both takes half the time of two
        both = np.concatenate([np.ones_like(self._allowed), self._allowed], axis=1)
        total, marginal, pair = _marginals(
            np.tile(nodes, (1, 2, 1)), np.tile(moves, (1, 2, 1, 1)), both
        )
        value = float(((total[:count] - total[count:]) * self._weights).sum())
        scale = (self._inside * self._weights)[:, :, None]
        node_slope = (marginal[:, :count] - marginal[:, count:]) * scale
        move_slope = (pair[:, :count] - pair[:, count:]) * scale[1:, :, :, None]
        return value, self._gradient(chain, node_slope, move_slope)

    def _gradient(self, chain: Chain, nodes: Floats, moves: Floats) -> Chain:
        n_labels = nodes.shape[2]
        states = self._features.reshape(-1, self._features.shape[2]).T @ nodes.reshape(
            -1, n_labels
        ).astype(np.float32)
        by_kind = np.zeros_like(chain.moves)
        flat_opens = self._opens[1:].ravel()
        flat_moves = moves.reshape(-1, n_labels, n_labels)
        for kind in range(len(by_kind)):
            by_kind[kind] = flat_moves[flat_opens == kind].sum(axis=0)
        entered = (moves * self._changes).sum(axis=2).reshape(-1, n_labels)
        edges = self._edges[1:].reshape(-1, self._edges.shape[2]).T @ entered.astype(np.float32)
        return Chain(
            states.astype(np.float64), by_kind, edges.astype(np.float64), nodes[0].sum(axis=0)
        )


def _marginals(nodes: Floats, moves: Floats, allowed: Floats) -> tuple[Floats, Floats, Floats]:
    """Log partition ``(n_reports,)``, node ``(t, r, n)`` and move marginals ``(t - 1, r, n, n)``."""
    steps = len(nodes)
    top = nodes.max(axis=2, keepdims=True)
    emit = np.exp(nodes - top) * allowed
    peak = moves.max(axis=(2, 3), keepdims=True)
    move = np.exp(moves - peak)
    total = top[:, :, 0].sum(axis=0) + peak[1:, :, 0, 0].sum(axis=0)
    ahead, behind = np.empty_like(emit), np.ones_like(emit)
    row = emit[0]
    for step in range(steps):
        if step:
            row = np.einsum("ri,rij->rj", row, move[step]) * emit[step]
        norm = row.sum(axis=1, keepdims=True)
        total = total + np.log(norm[:, 0])
        row = row / norm
        ahead[step] = row
    for step in range(steps - 1, 0, -1):
        row = np.einsum("rij,rj->ri", move[step], behind[step] * emit[step])
        behind[step - 1] = row / row.sum(axis=1, keepdims=True)
    marginal = ahead * behind
    marginal /= marginal.sum(axis=2, keepdims=True)
    pair = ahead[:-1, :, :, None] * move[1:] * (behind[1:] * emit[1:])[:, :, None, :]
    pair /= pair.sum(axis=(2, 3), keepdims=True)
    return total, marginal, pair
