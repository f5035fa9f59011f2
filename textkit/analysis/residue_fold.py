"""Lines folded for matching: blanks and invisible marks gone, letters plain and upper case.

Owns the way back from a folded offset to the line as it stands.
"""

from __future__ import annotations

import unicodedata
from functools import cached_property

import regex

from textkit.text.patterns import LazyPattern

_FOLDABLE = LazyPattern(
    r"[\sa-z\u00ad\u200b-\u200f\u2060-\u2064\ufeff\uff10-\uff5a\u24b6-\u24e9\U0001d400-\U0001d7ff]"
)
_STYLED = LazyPattern(r"[\u24b6-\u24e9\U0001d400-\U0001d7ff]")
_BLANK = "\t\v\f\r \x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
_TABLE: dict[int, int | None] = dict.fromkeys(map(ord, _BLANK + _INVISIBLE))
for _start, _count, _plain in ((0x61, 26, 0x41), (0xFF41, 26, 0x41), (0xFF21, 26, 0x41)):
    _TABLE.update((_start + index, _plain + index) for index in range(_count))
_TABLE.update((0xFF10 + index, 0x30 + index) for index in range(10))


class Folded:
    """A line and its folded text.

    Args:
        raw: The line as it stands.
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.text = raw
        if _FOLDABLE.search(raw):
            self.text = _plain_styled(raw).translate(_TABLE)

    @cached_property
    def _origin(self) -> list[int]:
        kept = _plain_styled(self.raw)
        return [index for index, char in enumerate(kept) if _TABLE.get(ord(char), 0) is not None]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the line of ``text[start:end]``, which must not be empty."""
        if self.text is self.raw:
            return start, end
        return self._origin[start], self._origin[end - 1] + 1


def _plain_styled(raw: str) -> str:
    """Styled letters and digits made ASCII, one for one."""
    return _STYLED.sub(_plain_letter, raw) if _STYLED.search(raw) else raw


def _plain_letter(match: regex.Match[str]) -> str:
    folded = unicodedata.normalize("NFKC", match[0])
    return folded if len(folded) == 1 and folded.isascii() else match[0]


def fold(line: str) -> str:
    """The line without blanks and invisible marks, its letters and digits plain, upper case.

    >>> fold("q q 群：１２３")
    'QQ群：123'
    """
    return Folded(line).text
