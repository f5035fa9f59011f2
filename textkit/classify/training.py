"""How the weights come about: experts by logistic regression, then the chain on what they say.

Needs scikit-learn and SciPy. Everything is drawn from one seed; the same data give the same model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from textkit.classify.chain import Chain
from textkit.classify.chain_training import ChainExample, fit_chain
from textkit.classify.expert_training import Rows, fit_expert
from textkit.classify.features import Evidence, edge_features, state_features
from textkit.classify.model import (
    HEAD_BITS,
    TEXT_BITS,
    TURN_BITS,
    Model,
    gather,
)
from textkit.classify.units import Report

N_LABELS = 4
UNKNOWN = (1 << N_LABELS) - 1
"""Every label allowed: nothing is known."""

_SHORT = 8
"""Sentences of a short stretch."""

PLAIN, STRIPPED, DISGUISED = "plain", "stripped", "disguised"
"""Variants of a report: as it is, without headings, with headings that say nothing."""


class Example(NamedTuple):
    """A report whose labels are known, in full or in part.

    Attributes:
        report: The report.
        allowed: For each sentence the labels it may have, bit ``k`` for ``LABELS[k]``.
        group: Reports of one group are never on both sides of a split.
        weight: How much it counts.
        variant: `PLAIN`, `STRIPPED` or `DISGUISED`; experts on words learn from plain ones only.
    """

    report: Report
    allowed: tuple[int, ...]
    group: str
    weight: float = 1.0
    variant: str = PLAIN


class Settings(NamedTuple):
    """What can be tuned; the values are those of the shipped model."""

    text_penalty: float = 0.03
    turn_penalty: float = 0.1
    head_penalty: float = 0.1
    chain_penalty: float = 8.0
    folds: int = 3
    pieces: int = 4
    seed: int = 20261122


class Wording(NamedTuple):
    """A heading and the labels it stands for, as bits."""

    title: str
    labels: int


def fit_model(
    examples: Sequence[Example], wordings: Sequence[Wording], settings: Settings | None = None
) -> Model:
    """A model from examples.

    Args:
        examples: At least one report a label.
        wordings: Headings whose labels are known without a report.
        settings: Penalties and the like.
    """
    settings = settings or Settings()
    folds = _folds(examples, settings)
    pieces: list[ChainExample] = []
    rng = np.random.default_rng(settings.seed)
    for fold in range(max(folds) + 1):
        inside = [e for e, f in zip(examples, folds, strict=True) if f != fold]
        experts = _fit_experts(inside, wordings, settings)
        for example, number in zip(examples, folds, strict=True):
            if number == fold:
                evidence = gather(experts, example.report)
                pieces += _pieces(example, evidence, settings, rng)
    chain = fit_chain(pieces, N_LABELS, settings.chain_penalty)
    return _fit_experts(examples, wordings, settings)._replace(chain=chain)


def _folds(examples: Sequence[Example], settings: Settings) -> list[int]:
    """A fold for each example, the same for all of one group; each fold has its share of labels."""
    main_label: dict[str, int] = {}
    for example in examples:
        known = Counter(label for label in map(_single, example.allowed) if label >= 0)
        main_label.setdefault(example.group, max(known, key=known.__getitem__, default=-1))
    groups = sorted(main_label)
    drawn = np.random.default_rng(settings.seed).permutation(len(groups)).tolist()
    place = dict(zip(groups, drawn, strict=True))
    groups.sort(key=lambda group: (main_label[group], place[group]))
    count = min(settings.folds, len(groups))
    number = {group: at % count for at, group in enumerate(groups)}
    return [number[example.group] for example in examples]


def _fit_experts(
    examples: Sequence[Example], wordings: Sequence[Wording], settings: Settings
) -> Model:
    """The three experts; the chain stays empty."""
    text = fit_expert(_text_rows(examples), N_LABELS, TEXT_BITS, settings.text_penalty)
    turn = fit_expert(_turn_rows(examples), N_LABELS + 1, TURN_BITS, settings.turn_penalty)
    head = fit_expert(_head_rows(examples, wordings), N_LABELS, HEAD_BITS, settings.head_penalty)
    empty = np.zeros((0, N_LABELS))
    return Model(text, turn, head, Chain(empty, empty, empty, empty))


def _single(mask: int) -> int:
    """The label of a mask that holds just one, else -1."""
    return mask.bit_length() - 1 if mask and not mask & (mask - 1) else -1


def _text_rows(examples: Sequence[Example]) -> list[Rows]:
    found = []
    for example in examples:
        if example.variant != PLAIN:
            continue
        pairs = [
            (s[:2], _single(mask))
            for s, mask in zip(example.report.sentences, example.allowed, strict=True)
            if _single(mask) >= 0 and not s.is_heading
        ]
        weights = [example.weight] * len(pairs)
        found.append(
            Rows(example.report.text, [p[0] for p in pairs], [p[1] for p in pairs], weights)
        )
    return found


def _turn_rows(examples: Sequence[Example]) -> list[Rows]:
    """Class 0: goes on as before; class ``1 + k``: here the report comes to label ``k``."""
    found = []
    for example in examples:
        spans, classes = [], []
        before = -1
        for sentence, mask in zip(example.report.sentences, example.allowed, strict=True):
            label = _single(mask)
            if sentence.is_heading:
                continue
            if label >= 0 and before >= 0:
                spans.append(sentence[:2])
                classes.append(0 if label == before else 1 + label)
            before = label
        if example.variant == PLAIN:
            found.append(Rows(example.report.text, spans, classes, [example.weight] * len(spans)))
    return found


def _head_rows(examples: Sequence[Example], wordings: Sequence[Wording]) -> list[Rows]:
    """Known wordings, and the headings of reports with what stands under them."""
    rows = [_title_rows([(w.title, w.labels, 1.0) for w in wordings])]
    for example in examples:
        if example.variant != PLAIN:
            continue
        votes: dict[str, NDArray[np.float64]] = {}
        for sentence, mask in zip(example.report.sentences, example.allowed, strict=True):
            label = _single(mask)
            for title in {sentence.near, sentence.top} - {""}:
                if label >= 0 and not sentence.is_heading:
                    vote = votes.setdefault(title, np.zeros(N_LABELS))
                    vote[label] += sentence.end - sentence.start
        named = []
        for title, vote in votes.items():
            if vote.max() > 0.8 * vote.sum():
                named.append((title, 1 << int(vote.argmax()), min(example.weight, 1.0) * 0.3))
        rows.append(_title_rows(named))
    return rows


def _title_rows(titles: Sequence[tuple[str, int, float]]) -> Rows:
    """A title of several labels becomes a row for each."""
    spans, classes, weights, at = [], [], [], 0
    for title, mask, weight in titles:
        labels = [label for label in range(N_LABELS) if mask >> label & 1]
        for label in labels:
            spans.append((at, at + len(title)))
            classes.append(label)
            weights.append(weight / len(labels))
        at += len(title) + 1
    return Rows("\n".join(title for title, _, _ in titles), spans, classes, weights)


def _pieces(
    example: Example, evidence: Evidence, settings: Settings, rng: np.random.Generator
) -> list[ChainExample]:
    """The whole report and stretches of it, one of any length, the others short."""
    steps = len(example.allowed)
    cuts = [(0, steps)]
    for number in range(settings.pieces if steps > _SHORT else 0):
        length = int(np.exp(rng.uniform(0, np.log(steps if number == 0 else _SHORT))))
        start = int(rng.integers(0, steps - length + 1))
        cuts.append((start, start + length))
    return [_piece(example, evidence, cut) for cut in cuts]


def _piece(example: Example, evidence: Evidence, cut: tuple[int, int]) -> ChainExample:
    start, end = cut
    report = example.report._replace(sentences=example.report.sentences[start:end])
    part = Evidence(*(array[start:end] for array in evidence))
    masks = np.array(example.allowed[start:end])
    allowed = (masks[:, None] >> np.arange(N_LABELS)) & 1
    return ChainExample(
        state_features(report, part),
        edge_features(report.sentences, part.turns),
        np.array([sentence.opens for sentence in report.sentences]),
        allowed.astype(bool),
        example.weight,
    )
