"""What stands around a run: the scene that near misses and roles are judged by.

Owns the run's extent where digits belong to it (20XX). Knows nothing of roles.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from typing import NamedTuple

from textkit.analysis.placeholder_runs import Run
from textkit.analysis.placeholder_words import Neighbour
from textkit.text.patterns import LazyPattern

_YEAR_HEAD = LazyPattern(
    r"(?:(?<![\d.])(?:19|2[0OoＯ])\d?|(?<![一二三四五六七八九十])[一二][〇○Oo零0九][一二三四五六七八九〇○]?)[ ]?$"
)
"""What stands before the masked end of a year: 20XX, 201X, 二〇XX."""

_YEAR_TAIL = LazyPattern(
    r"\d{0,2}[ ]?(?:[年级届版上下/.．，,、；;。〕）)\]】—–~～至到-]|学年|$|\n)"
)

_AREA_CODE = LazyPattern(r"(?<!\d)0[\dX×*]{2,3}[-—]$")
_MIN_SUBSCRIBER = 6
"""Digits of a telephone number, the area code apart."""

_MOBILE_HEAD = LazyPattern(r"(?<!\d)1[3-9]\d[XxＸｘ×]{4}")
_MOBILE_TAIL = LazyPattern(r"\d{4}(?!\d)")

_NUMBER_ENDS = "0123456789OoＯ〇○零一二三四五六七八九.．-— "
"""Characters that may stand before the masked rest of a number."""

_FIRST_CJK = "\u2e80"

CHINESE_DIGITS = frozenset("〇○零一二三四五六七八九十百千")


class Site(NamedTuple):
    """A run with what stands around it.

    Attributes:
        left: The word before.
        right: The word behind.
        line: ``[start, end)`` of the line.
        before: The character before; a line end where there is none.
        after: The character behind; a line end where there is none.
        length: Glyphs of the run, blanks and dots left out.
    """

    text: str
    run: Run
    left: Neighbour
    right: Neighbour
    line: tuple[int, int]
    before: str
    after: str
    length: int

    @property
    def is_strong(self) -> bool:
        """Whether a measure word, a unit noun or the like follows."""
        return self.right.category in STRONG

    @property
    def is_alone(self) -> bool:
        """Whether the line holds nothing but this run."""
        start, end = self.line
        if end - start > self.run.end - self.run.start + _MAX_MARGIN:
            return False
        return not (self.text[start : self.run.start] + self.text[self.run.end : end]).strip()

    def around(self, reach: int) -> str:
        """The line's text up to ``reach`` characters on each side; keeps long lines linear."""
        low = max(self.line[0], self.run.start - reach)
        return self.text[low : min(self.line[1], self.run.end + reach)]


_MAX_MARGIN = 200
"""Blanks on both sides of a run that still count as alone on its line."""

STRONG = frozenset(
    {"count", "money", "percent", "date", "age", "unit", "person", "title", "document", "event"}
)


def with_digits(text: str, run: Run) -> Run:
    """The run with the digits that belong to it: 20XX, 201*, 二〇XX, 12.X, 0311-XXXXXXX."""
    start, end, family = run
    before = text[start - 1 : start]
    if before not in _NUMBER_ENDS or family in ("mou", "letter", "hash") or not before:
        return run
    low = max(0, start - 5)
    head = _YEAR_HEAD.search(text, low, start)
    numeral = head is not None and family == "ring" and not head[0][0].isdigit()  # 二○○○年
    if head is not None and not numeral and _YEAR_TAIL.match(text, end):
        return run._replace(start=head.start())
    area = _AREA_CODE.search(text, low, start)
    if area is not None and end - start >= _MIN_SUBSCRIBER:
        return run._replace(start=area.start())
    return _with_decimals(text, run) if family in ("cross", "latin", "star") else run


def _with_decimals(text: str, run: Run) -> Run:
    """The run with the given part of its number: 138XXXX1234, 12.X, 100.0X."""
    start, end, family = run
    if family != "star" and _MOBILE_HEAD.match(text, start - 3) and _MOBILE_TAIL.match(text, end):
        return run._replace(start=start - 3, end=end + 4)
    at = start
    while at and (text[at - 1].isdigit() or text[at - 1] in ".．"):
        at -= 1
    decimal = at < start - 1 and text[at].isdigit() and not text[at:start].isdigit()
    if decimal and not text[end : end + 1].isalnum():
        return run._replace(start=at)
    return run


def is_letter(char: str) -> bool:
    """Whether a character is a letter of an alphabet, full-width ones included."""
    return char.isalpha() and (char < _FIRST_CJK or "Ａ" <= char <= "ｚ")


def is_ascii_alnum(char: str) -> bool:
    """Whether a character is an ASCII letter or digit."""
    return char.isascii() and char.isalnum()
