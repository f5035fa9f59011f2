"""Character statistics of official prose: how often one, two or three characters stand together.

Owns the layout of ``models/charngrams`` (written by its ``build.py``). Each file is read on
first use; nothing is parsed, so that loading costs about a millisecond.

``known.bin``: one bit a pair of characters. ``followers.bin``, ``leaders.bin``: UTF-16 lines, a
character and its well-known neighbours on the right or left, most frequent first. ``phrases.txt``,
``gaps.txt``, ``names.txt``: extracts of two lexicons, ready to use.
``counts.bin``: a hash table of 16-bit slots, ten bits of mark and six of count level,
then the number of characters counted.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable
from functools import cache, cached_property
from math import log
from pathlib import Path

from textkit.errors import ModelError
from textkit.resources import data_folder

N_SLOTS = 1 << 20
KNOWN_BITS = 1 << 22
_PAIR_MIX = 0x9E37B1
_MIX = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
_LEVELS = (0.0, *(2.0 ** (level / 4 - 1) for level in range(1, 64)))
_PAIR_PRIOR, _TRIPLE_PRIOR = 30, 6
"""Weight of the shorter context, in occurrences; set on held-out reports."""


MIN_PAIR = 3
"""A pair seen more rarely says nothing of attraction."""


def char_class(char: str) -> str:
    """The character itself if Chinese, else ``0`` for digits, ``a`` for letters, ``#``.

    >>> "".join(map(char_class, "有X个，3人"))
    '有a个#0人'
    """
    if "\u3400" <= char <= "\u9fff":
        return char
    if char.isdigit():
        return "0"
    return "a" if char.isalpha() else "#"


def slots(gram: str) -> tuple[int, int, int]:
    """The two slots an n-gram may take, and its mark."""
    value = len(gram)
    for char, factor in zip(gram, _MIX, strict=False):
        value += ord(char) * factor
    value = (value ^ value >> 29) * 0xBF58476D1CE4E5B9 & 0xFFFFFFFFFFFFFFFF
    return value >> 44, value >> 24 & N_SLOTS - 1, (value >> 8 & 1023) or 1


def pair_place(first: str, second: str) -> int:
    """The bit of ``known.bin`` for a pair of characters."""
    return (ord(first) * _PAIR_MIX + ord(second)) & KNOWN_BITS - 1


class Ngrams:
    """What is known of characters standing together; files are read when first needed.

    Args:
        folder: Where the files are.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known = self._read("known.bin")
        self._memo: dict[str, float] = {}

    def strange(self, pairs: Iterable[str]) -> set[str]:
        """Those of ``pairs`` that are two Chinese characters that prose does not put together.

        A few strange pairs are missed: two pairs may share a bit.
        """
        known = self._known
        found = set()
        for pair in pairs:
            first, second = pair[0], pair[1]
            if "\u4e00" <= first <= "\u9fff" and "\u4e00" <= second <= "\u9fff":
                place = (ord(first) * _PAIR_MIX + ord(second)) & KNOWN_BITS - 1
                if not known[place >> 3] >> (place & 7) & 1:
                    found.add(pair)
        return found

    def is_strange(self, first: str, second: str) -> bool:
        """Whether prose does not put two Chinese characters together."""
        return bool(self.strange((first + second,)))

    def followers(self, char: str) -> str:
        """The well-known right neighbours of ``char``, most frequent first."""
        return self._followers.get(char, "")

    def leaders(self, char: str) -> str:
        """The well-known left neighbours of ``char``, most frequent first."""
        return self._leaders.get(char, "")

    @cached_property
    def _followers(self) -> dict[str, str]:
        return self._rows("followers.bin")

    @cached_property
    def _leaders(self) -> dict[str, str]:
        return self._rows("leaders.bin")

    def _rows(self, name: str) -> dict[str, str]:
        rows = self._read(name).decode("utf-16-le").split("\n")
        return {row[0]: row[1:] for row in rows}

    def _read(self, name: str) -> bytes:
        try:
            return (self._folder / name).read_bytes()
        except OSError as error:
            raise ModelError(
                str(self._folder / name), "读不了字频模型", hint="请重新安装 textkit-zh"
            ) from error

    @cached_property
    def _counts(self) -> bytes:
        return self._read("counts.bin")

    @cached_property
    def _table(self) -> memoryview[int]:
        table = memoryview(self._counts)[: 2 * N_SLOTS].cast("H")
        if sys.byteorder == "little":
            return table
        swapped = array("H", table)
        swapped.byteswap()
        return memoryview(swapped)

    @cached_property
    def phrases(self) -> frozenset[str]:
        """Fixed words and phrases of official writing."""
        return frozenset(self._read("phrases.txt").decode("utf-8").split("\n"))

    @cached_property
    def gaps(self) -> dict[str, str]:
        """The one character that completes a phrase, by what is left: ``从严治_`` 党."""
        lines = self._read("gaps.txt").decode("utf-8").split("\n")
        return {line[:-2]: line[-1] for line in lines}

    @cached_property
    def names(self) -> frozenset[str]:
        """Short names of provinces, one character each."""
        return frozenset(self._read("names.txt").decode("utf-8"))

    @cached_property
    def total(self) -> int:
        """Characters counted."""
        return int.from_bytes(self._counts[2 * N_SLOTS :], "little")

    def count(self, gram: str) -> float:
        """Weighted occurrences of one, two or three characters (classes of `char_class`)."""
        found = self._memo.get(gram)
        if found is None:
            first, second, mark = slots(gram)
            entry = self._table[first]
            if entry >> 6 != mark:
                entry = self._table[second]
            found = _LEVELS[entry & 63] if entry >> 6 == mark else 0.0
            self._memo[gram] = found
        return found

    def attraction(self, pair: str) -> float:
        """Log odds of two Chinese characters standing together against chance; rare pairs: 0."""
        both = self.count(pair)
        if both < MIN_PAIR or not ("\u4e00" <= pair[0] <= "\u9fff" >= pair[1] >= "\u4e00"):
            return 0.0
        return log(both * self.total / (self.count(pair[0]) * self.count(pair[1])))

    def log_probability(self, text: str, start: int, end: int) -> float:
        """Log probability of ``text[start:end]``, each character given the two before it."""
        result = 0.0
        count = self.count
        for at in range(start, end):
            a, b, c = text[at - 2], text[at - 1], text[at]
            single = (count(c) + 0.5) / (self.total + 2000)
            pair = (count(b + c) + _PAIR_PRIOR * single) / (count(b) + _PAIR_PRIOR)
            triple = (count(a + b + c) + _TRIPLE_PRIOR * pair) / (count(a + b) + _TRIPLE_PRIOR)
            result += log(triple)
        return result


@cache
def load_ngrams(folder: Path | None = None) -> Ngrams:
    """The shipped statistics, or those in ``folder``.

    Raises:
        ModelError: A file is missing.
    """
    return Ngrams(folder or data_folder("models") / "charngrams")
