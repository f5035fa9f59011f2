"""Character statistics of official prose: how often one, two or three characters stand together.

Owns the layout of ``models/charngrams`` (written by its ``build.py``). Each file is read on
first use; nothing is parsed, so that loading costs about a millisecond.

``followers.bin``, ``leaders.bin``: UTF-16 lines, a character and its well-known neighbours on the
right or left; the first line is the number of characters counted.
``counts.bin``: a hash table of 16-bit slots, ten bits of mark and six of count level.
"""

from __future__ import annotations

from functools import cache, cached_property
from math import log
from pathlib import Path

from textkit.errors import ModelError
from textkit.resources import data_folder

N_SLOTS = 1 << 20
_MIX = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
_LEVELS = (0.0, *(2.0 ** (level / 4 - 1) for level in range(1, 64)))
_PAIR_PRIOR, _TRIPLE_PRIOR = 30, 6
"""Weight of the shorter context, in occurrences; set on held-out reports."""


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


class Ngrams:
    """Counts and the probabilities made from them.

    Args:
        folder: Where the three files are.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.total, self._followers = _read_rows(folder / "followers.bin")
        self._memo: dict[str, float] = {}

    def followers(self, char: str) -> str:
        """``char`` itself, then its well-known right neighbours, most frequent first."""
        return self._followers.get(char, "")

    def leaders(self, char: str) -> str:
        """``char`` itself, then its well-known left neighbours, most frequent first."""
        return self._leaders.get(char, "")

    @cached_property
    def _leaders(self) -> dict[str, str]:
        return _read_rows(self._folder / "leaders.bin")[1]

    @cached_property
    def _table(self) -> memoryview[int]:
        content = (self._folder / "counts.bin").read_bytes()
        return memoryview(content).cast("H")

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


def _read_rows(path: Path) -> tuple[int, dict[str, str]]:
    total, *rows = path.read_bytes().decode("utf-16-le").split("\n")
    return int(total), {row[0]: row for row in rows}


@cache
def load_ngrams(folder: Path | None = None) -> Ngrams:
    """The shipped statistics, or those in ``folder``.

    Raises:
        ModelError: The files are missing or damaged.
    """
    folder = folder or data_folder("models") / "charngrams"
    try:
        return Ngrams(folder)
    except (OSError, ValueError) as error:
        raise ModelError(str(folder), "读不了字频模型", hint="请重新安装 textkit-zh") from error
