"""Lines folded for matching: blanks and invisible marks gone, letters plain and upper case.

Owns the way back from a folded offset to the line as it stands. Only for short lines: cost is one
step a character.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

import regex

_FOLDABLE = regex.compile(
    r"[\sa-z\u00ad\u200b-\u200f\u2060-\u2064\ufeff\uff10-\uff5a\u24b6-\u24e9\U0001d400-\U0001d7ff]"
)
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff")


class Folded(NamedTuple):
    """A folded line; ``origin[i]`` is the place of ``text[i]`` in the line, ``None`` if the same."""

    text: str
    origin: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the line of ``text[start:end]``, which must not be empty."""
        if self.origin is None:
            return start, end
        return self.origin[start], self.origin[end - 1] + 1


def fold(line: str) -> Folded:
    """The line without blanks and invisible marks, its letters and digits plain, upper case.

    >>> fold("q q 群：１２３").text
    'QQ群：123'
    """
    if not _FOLDABLE.search(line):
        return Folded(line)
    kept: list[str] = []
    origin: list[int] = []
    for index, char in enumerate(line):
        if char.isspace() or char in _DROPPED:
            continue
        plain = _plain(char)
        kept.append(plain)
        origin.append(index)
    return Folded("".join(kept), tuple(origin))


def _plain(char: str) -> str:
    """One character for one: styled and full-width letters and digits made ASCII."""
    if char < "\u24b6":
        return char.upper() if char.isascii() else char
    folded = unicodedata.normalize("NFKC", char)
    return folded.upper() if len(folded) == 1 and folded.isascii() and folded.isalnum() else char
