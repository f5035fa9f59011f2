"""Character statistics of official prose: how often one, two or three characters stand together.

Owns the layout of ``models/charngrams`` (written by its ``build.py``). Each file is read on
first use; nothing is parsed, so that loading costs little more than a page of each.

``known.bin``: one bit a pair of characters. ``followers.bin``, ``leaders.bin``: UTF-16 lines, a
character and its well-known neighbours on the right or left, most frequent first. ``phrases.txt``,
``gaps.txt``, ``names.txt``: extracts of two lexicons, ready to use.
``counts.bin``: a hash table of 16-bit slots, ten bits of mark and six of count level,
then the number of characters counted.
"""

from __future__ import annotations

import mmap
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, cached_property
from math import log
from operator import mul
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
    value = sum(map(mul, map(ord, gram), _MIX), len(gram))
    value = (value ^ value >> 29) * 0xBF58476D1CE4E5B9 & 0xFFFFFFFFFFFFFFFF
    return value >> 44, value >> 24 & N_SLOTS - 1, (value >> 8 & 1023) or 1


def _neighbours(rows: str, char: str) -> str:
    """The rest of the row that ``char`` opens, by binary search: making a table costs 4 ms."""
    at = bisect_left(range(len(rows)), char, key=lambda at: rows[rows.rfind("\n", 0, at) + 1])
    if rows[at : at + 1] != char:
        return ""
    end = rows.find("\n", at)
    return rows[at + 1 : end if end >= 0 else None]


def pair_place(first: str, second: str) -> int:
    """The bit of ``known.bin`` for a pair of characters."""
    return (ord(first) * _PAIR_MIX + ord(second)) & KNOWN_BITS - 1


class _Counts(dict[str, float]):
    """Occurrences by n-gram, looked up in the table when first asked for.

    A plain dictionary on every further question: one report asks twelve thousand times.
    """

    def __init__(self, table: mmap.mmap) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, gram: str) -> float:
        table = self._table
        first, second, mark = slots(gram)
        entry = table[2 * first] | table[2 * first + 1] << 8
        if entry >> 6 != mark:
            entry = table[2 * second] | table[2 * second + 1] << 8
        found = self[gram] = _LEVELS[entry & 63] if entry >> 6 == mark else 0.0
        return found


class Ngrams:
    """What is known of characters standing together; files are read when first needed.

    Args:
        folder: Where the files are.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known = self._map("known.bin")

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
        return _neighbours(self._followers, char)

    def leaders(self, char: str) -> str:
        """The well-known left neighbours of ``char``, most frequent first."""
        return _neighbours(self._leaders, char)

    @cached_property
    def _followers(self) -> str:
        return self._read("followers.bin").decode("utf-16-le")

    @cached_property
    def _leaders(self) -> str:
        return self._read("leaders.bin").decode("utf-16-le")

    def _read(self, name: str) -> bytes:
        try:
            return (self._folder / name).read_bytes()
        except OSError as error:
            raise self._damaged(name) from error

    def _damaged(self, name: str) -> ModelError:
        hint = "请重新安装 textkit-zh"
        return ModelError(str(self._folder / name), "读不了字频模型", hint=hint)

    def _map(self, name: str) -> mmap.mmap:
        """A file of which a few pages are wanted: reading all two megabytes costs 3 ms."""
        try:
            with (self._folder / name).open("rb") as file:
                return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:  # ValueError: it is empty
            raise self._damaged(name) from error

    @cached_property
    def _table(self) -> mmap.mmap:
        return self._map("counts.bin")

    @cached_property
    def _counts(self) -> _Counts:
        return _Counts(self._table)

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
        return int.from_bytes(self._table[2 * N_SLOTS :], "little")

    def count(self, gram: str) -> float:
        """Weighted occurrences of one, two or three characters (classes of `char_class`)."""
        return self._counts[gram]

    def attraction(self, pair: str) -> float:
        """Log odds of two Chinese characters standing together against chance; rare pairs: 0."""
        both = self.count(pair)
        if both < MIN_PAIR or not ("\u4e00" <= pair[0] <= "\u9fff" >= pair[1] >= "\u4e00"):
            return 0.0
        return log(both * self.total / (self.count(pair[0]) * self.count(pair[1])))

    def log_probability(self, text: str, start: int, end: int) -> float:
        """Log probability of ``text[start:end]``, each character given the two before it."""
        result = 0.0
        counts = self._counts
        total = self.total + 2000
        for at in range(start, end):
            single = (counts[text[at]] + 0.5) / total
            before = text[at - 1]
            pair = (counts[text[at - 1 : at + 1]] + _PAIR_PRIOR * single) / (
                counts[before] + _PAIR_PRIOR
            )
            triple = (counts[text[at - 2 : at + 1]] + _TRIPLE_PRIOR * pair) / (
                counts[text[at - 2 : at]] + _TRIPLE_PRIOR
            )
            result += log(triple)
        return result


@cache
def load_ngrams(folder: Path | None = None) -> Ngrams:
    """The shipped statistics, or those in ``folder``.

    Raises:
        ModelError: A file is missing.
    """
    return Ngrams(folder or data_folder("models") / "charngrams")
