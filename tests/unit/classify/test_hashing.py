"""Hashed n-grams against a slow twin."""

from __future__ import annotations

from collections import Counter

import numpy as np

from textkit.classify.hashing import LONGEST, hash_grams, weigh

TEXT = "加强管理，2024年完成12项。\n加强管护，2025年完成３×项。"


def spans_of(text: str) -> list[tuple[int, int]]:
    """Both lines."""
    at = text.index("\n")
    return [(0, at), (at + 1, len(text))]


def test_each_ngram_and_each_beginning_has_one_id() -> None:
    """A line of n characters has n + (n-1) + … n-grams, and its beginnings once more."""
    spans = spans_of(TEXT)
    grams = hash_grams(TEXT, spans, 18)
    for row, (start, end) in enumerate(spans):
        length = end - start
        expected = sum(length - size + 1 for size in range(1, LONGEST + 1)) + LONGEST
        assert int((grams.rows == row).sum()) == expected
        assert grams.scale[row] == 1 / np.sqrt(expected)


def test_equal_texts_have_equal_ids_wherever_they_stand() -> None:
    """Ids depend on the characters of the span alone, digits and masks of both widths alike."""
    alone = hash_grams("2025年完成３×项。", [(0, 11)], 18)
    other = hash_grams("前面的字1999年完成××项。后面", [(4, 15)], 18)
    assert Counter(alone.ids.tolist()) == Counter(other.ids.tolist())


def test_a_smaller_table_holds_the_fronts_of_the_ids() -> None:
    """What is hashed once serves experts of several sizes."""
    spans = spans_of(TEXT)
    small, large = hash_grams(TEXT, spans, 15), hash_grams(TEXT, spans, 18)
    assert (large.of_bits(15).ids == small.ids).all()


def test_scores_equal_a_slow_sum() -> None:
    """The vectorised sum is that of a loop over all n-grams."""
    rng = np.random.default_rng(1)
    weights, bias = rng.normal(size=(1 << 10, 3)), rng.normal(size=3)
    grams = hash_grams(TEXT, spans_of(TEXT), 10)
    slow = np.zeros((2, 3))
    for slot, row in zip(grams.ids, grams.rows, strict=True):
        slow[row] += weights[slot]
    slow = slow * grams.scale[:, None] + bias
    assert np.allclose(weigh(grams, weights, bias), slow)


def test_spans_shorter_than_an_ngram() -> None:
    """A span of one character has one n-gram and one beginning; an empty list has none."""
    assert len(hash_grams("甲", [(0, 1)], 10).ids) == 2
    assert len(hash_grams("甲", [], 10).ids) == 0


def test_characters_outside_the_basic_plane() -> None:
    """Rare characters and lone surrogates are hashed, not refused."""
    assert len(hash_grams("𠮷\ud800", [(0, 2)], 10).ids) == 5
