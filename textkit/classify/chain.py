"""The step that reads a report as a whole: a linear chain over its sentences.

Forward and backward sums in log space, for one report; training has its own for many at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Chain(NamedTuple):
    """Weights of the chain, ``n`` labels.

    Attributes:
        states: ``(n_features, n)``, what a feature says for each label.
        moves: ``(6, n, n)``, from label to label, by what stands between two sentences.
        enters: ``(n_edge_features, n)``, what a feature says for a change to each label.
        first: ``(n,)``, the first label of a report.
    """

    states: Floats
    moves: Floats
    enters: Floats
    first: Floats


def potentials(
    chain: Chain, blocks: Iterable[Floats], edges: Floats, opens: NDArray[np.int64]
) -> tuple[Floats, Floats]:
    """Scores of every label at every sentence, ``(t, n)``, and of every move into it, ``(t, n, n)``.

    The features come in blocks, side by side; no more than one is held.
    """
    nodes = np.zeros((len(opens), len(chain.first)))
    at = 0
    for block in blocks:
        nodes += block @ chain.states[at : at + block.shape[1]]
        at += block.shape[1]
    nodes[0] += chain.first
    changes = 1 - np.eye(len(chain.first))
    moves = chain.moves[opens] + changes * (edges @ chain.enters)[:, None, :]
    return nodes, moves


def posteriors(nodes: Floats, moves: Floats) -> Floats:
    """Probability of each label at each sentence, ``(t, n)``, rows sum to 1. Cost ``O(t n²)``.

    In probability space with a factor a step: exact, and a third of the time of log space.
    """
    steps = len(nodes)
    emit = np.exp(nodes - nodes.max(axis=1, keepdims=True))
    move = np.exp(moves - moves.max(axis=(1, 2), keepdims=True))
    ahead = np.empty_like(emit)
    behind = np.ones_like(emit)
    row = emit[0]
    ahead[0] = row = row / row.sum()
    for step in range(1, steps):
        row = (row @ move[step]) * emit[step]
        row = row / row.sum()
        ahead[step] = row
    row = behind[-1]
    for step in range(steps - 1, 0, -1):
        row = move[step] @ (row * emit[step])
        row = row / row.sum()
        behind[step - 1] = row
    joint = ahead * behind
    return np.asarray(joint / joint.sum(axis=1, keepdims=True))
