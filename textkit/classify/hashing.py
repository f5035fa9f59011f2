"""Character n-grams of many sentences at once, hashed into a table of weights.

Owns how a character counts: digits, masks and both widths are alike. Cost ``O(characters)``, in
NumPy. The ids are part of a model's format: a change here needs a new format version.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

LONGEST = 4
"""Characters of the longest n-gram."""

_WIDE = 0xFEE0
"""From a full-width character to its half-width form."""

_MASKS = "0123456789×XxＸｘ○□＿_*"
_PLANE = 1 << 16
_MULTIPLIER = np.uint32(0x01000193)
_FIRST = np.uint32(0x9E3779B1)
_SALT = np.uint32(0x85EBCA6B)


class Grams(NamedTuple):
    """Hashed n-grams: ``ids[k]`` belongs to row ``rows[k]``; ``scale`` is one factor a row.

    A row's value of an id is the number of its n-grams with that id times ``scale``, which makes
    long and short rows comparable (one over the root of the number of n-grams).
    """

    ids: NDArray[np.uint32]
    rows: NDArray[np.int64]
    scale: NDArray[np.float64]
    bits: int

    def of_bits(self, bits: int) -> Grams:
        """The same n-grams in a smaller table: an id there is the front of an id here."""
        if bits == self.bits:
            return self
        return self._replace(ids=self.ids >> np.uint32(self.bits - bits), bits=bits)


@cache
def _folded() -> NDArray[np.uint32]:
    """What each character of the basic plane counts as."""
    table = np.arange(_PLANE, dtype=np.uint32)
    table[0xFF01:0xFF5F] -= np.uint32(_WIDE)
    table[ord("A") : ord("Z") + 1] += np.uint32(32)
    table[0xFF21:0xFF3B] += np.uint32(32)
    for sign in (*_MASKS, *"０１２３４５６７８９"):
        table[ord(sign)] = ord("0")
    return table


def fold(text: str) -> NDArray[np.uint32]:
    """One code a character."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return _folded()[np.minimum(codes, np.uint32(_PLANE - 1))]


def hash_grams(text: str, spans: Sequence[tuple[int, int]], bits: int) -> Grams:
    """N-grams of 1 to `LONGEST` characters of each span, and once more those it begins with.

    Args:
        text: The text.
        spans: Disjoint, in text order.
        bits: Ids lie in ``[0, 2**bits)``.
    """
    codes = fold(text)
    starts = np.array([start for start, _ in spans], dtype=np.int64)
    lengths = np.array([end for _, end in spans], dtype=np.int64) - starts
    owner = np.full(len(codes) + 1, -1, dtype=np.int64)
    row_of = np.repeat(np.arange(len(spans)), lengths)
    first = np.repeat(np.cumsum(lengths) - lengths, lengths)
    owner[np.repeat(starts, lengths) + np.arange(len(row_of)) - first] = row_of
    owner = owner[: len(codes)]
    ids: list[NDArray[np.uint32]] = []
    rows: list[NDArray[np.int64]] = []
    hashed = codes * _FIRST + np.uint32(1)
    for size in range(1, LONGEST + 1):
        if size > 1:
            hashed = (hashed[:-1] ^ (hashed[:-1] >> np.uint32(15))) * _MULTIPLIER
            hashed = hashed + codes[size - 1 :] * _FIRST
        head, tail = owner[: len(hashed)], owner[size - 1 :]
        kept = (head >= 0) & (head == tail)
        ids.append(_slots(hashed[kept], bits))
        rows.append(head[kept])
        long_enough = np.flatnonzero(lengths >= size)
        ids.append(_slots(hashed[starts[long_enough]] * _SALT, bits))
        rows.append(long_enough)
    all_rows = np.concatenate(rows)
    counts = np.bincount(all_rows, minlength=len(spans))
    return Grams(np.concatenate(ids), all_rows, 1 / np.sqrt(np.maximum(counts, 1)), bits)


def _slots(hashed: NDArray[np.uint32], bits: int) -> NDArray[np.uint32]:
    """Table slots of hash values, from their best mixed bits."""
    mixed = (hashed ^ (hashed >> np.uint32(16))) * _SALT
    return (mixed ^ (mixed >> np.uint32(13))) >> np.uint32(32 - bits)


def weigh(
    grams: Grams, weights: NDArray[np.generic], bias: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Linear scores, ``(n_rows, n_classes) float64``.

    Args:
        grams: Of ``n_rows`` rows.
        weights: ``(2**bits, n_classes)``.
        bias: ``(n_classes,)``.
    """
    n_rows = len(grams.scale)
    columns = np.ascontiguousarray(weights[grams.ids].T, dtype=np.float64)
    sums = [np.bincount(grams.rows, weights=column, minlength=n_rows) for column in columns]
    return np.asarray(np.stack(sums, axis=1) * grams.scale[:, None] + bias)
