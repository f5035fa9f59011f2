"""Numbers written in Chinese: reading them and writing them.

Owns the characters of Chinese numerals. Knows nothing of sentences: whether 三五 in running text
means 35 or "three to five" is for the caller to tell.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

_MAX_CHARS = 40
"""Longer than any numeral of a report; bounds the cost of ``int`` on strange input."""

_LIMIT = 10**16
"""First number that `format_chinese` refuses: beyond 千万亿 readings differ."""


class ChineseStyle(NamedTuple):
    """How to write a number in Chinese.

    Attributes:
        digits: The ten digits, zero first.
        units: Ten, hundred, thousand; empty to write digit by digit (二〇二五).
        bare_ten: Leave out 一 before a leading 十 (十二万 against 壹拾贰万).
    """

    digits: str
    units: str = ""
    bare_ten: bool = False


LOWER = ChineseStyle("零一二三四五六七八九", "十百千", bare_ten=True)
"""Running text: 十二, 一百零五, 十二万."""

UPPER = ChineseStyle("零壹贰叁肆伍陆柒捌玖", "拾佰仟")
"""大写, as in sums of money: 壹佰零伍."""

DIGITS = ChineseStyle("〇一二三四五六七八九")
"""Years and numbers read digit by digit: 二〇二五."""


def format_chinese(number: int, style: ChineseStyle = LOWER) -> str:
    """Write a number in Chinese.

    Args:
        number: From 0 to 10**16 - 1.
        style: Which characters, and whether 一 stands before a leading 十.

    Returns:
        The numeral; `parse_numeral` reads it back.

    Raises:
        ValueError: ``number`` is negative or too large.

    >>> format_chinese(1005), format_chinese(120_000), format_chinese(2025, DIGITS)
    ('一千零五', '十二万', '二〇二五')
    """
    if not 0 <= number < _LIMIT:
        raise ValueError(f"0 <= number < 10**16, not {number}")
    if not style.units:
        return "".join(style.digits[ord(digit) - 48] for digit in str(number))
    text = _with_units(number, style)
    if style.bare_ten and text.startswith(style.digits[1] + style.units[0]):
        return text[1:]
    return text or style.digits[0]


def _with_units(number: int, style: ChineseStyle) -> str:
    """Groups of four digits, each read for itself; one zero where digits are skipped."""
    upper, lower = divmod(number, 10**8)
    groups = (
        (upper // 10**4, "万"),
        (upper % 10**4, "亿"),
        (lower // 10**4, "万"),
        (lower % 10**4, ""),
    )
    text = ""
    skipped = False
    for group, unit in groups:
        if group:
            zero = style.digits[0] if skipped or (text and group < 1000) else ""
            text += zero + _group_text(group, style) + unit
        elif text and unit == "亿":
            text += unit
        skipped = bool(text) and not group
    return text


def _group_text(group: int, style: ChineseStyle) -> str:
    """A group of up to four digits, without leading zero."""
    text = ""
    skipped = False
    for place in (3, 2, 1, 0):
        digit = group // 10**place % 10
        if digit:
            text += style.digits[0] if skipped else ""
            text += style.digits[digit] + (style.units[place - 1] if place else "")
        skipped = bool(text) and not digit
    return text


_DIGITS = {
    char: value
    for row in ("零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖", "○弌貳參肆伍陸柒捌玖")
    for value, char in enumerate(row)
} | {"两": 2, "兩": 2}
_ARABIC = {
    char: value for row in ("0123456789", "０１２３４５６７８９") for value, char in enumerate(row)
}
_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_TENS = {"廿": 20, "卅": 30, "卌": 40}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}


def parse_numeral(text: str) -> int | None:
    """Read a whole number in Chinese or Arabic digits, or in both (3万5千).

    Digit strings are read by position, also with zero written 〇, 零, ○ or 0 (二〇二五, 二0二五);
    a digit after a unit without zero counts tenths of that unit, as people say it (一百五 is 150).
    What names no one number is refused: 二三十, 十几, 三点五, 一万三万. Cost: ``O(len(text))``.

    Args:
        text: The numeral and nothing else.

    Returns:
        The value, or ``None`` where ``text`` is no numeral.

    >>> [parse_numeral(text) for text in ("二十三", "二〇二五", "两千零五", "１２", "二三十")]
    [23, 2025, 2005, 12, None]
    """
    if not 0 < len(text) <= _MAX_CHARS:
        return None
    value = 0
    for char in text:
        digit = _DIGITS.get(char, _ARABIC.get(char))
        if digit is None or (char in "两兩" and len(text) > 1):
            return _parse_with_units(text)
        value = value * 10 + digit
    return value


class _Reading:
    """State of a numeral with units, read from left to right."""

    def __init__(self) -> None:
        self.total = 0  # closed by 亿
        self.myriads = 0  # closed by 万 since then
        self.section = 0  # below 万
        self.floor = 10**4  # smallest unit of the section so far
        self.last_unit = 0  # unit read last, 0 before the first
        self.pending: int | None = None  # coefficient that waits for its unit
        self.arabic = False  # pending is a run of Arabic digits
        self.zero = False  # a zero stands before what comes

    def add_digit(self, digit: int, *, arabic: bool) -> bool:
        """Take a digit as (part of) a coefficient, or as the zero of skipped places."""
        if self.pending is not None:
            if not (arabic and self.arabic):
                return False
            self.pending = self.pending * 10 + digit
        elif digit or arabic:
            self.pending, self.arabic = digit, arabic
        elif self.zero or not self.last_unit:
            return False
        else:
            self.zero = True
        return True

    def add_unit(self, unit: int) -> bool:
        """Take 十, 百 or 千; only 十 and the head of a section go without coefficient."""
        if self.pending is None and (unit == 10 or self.floor == 10**4):
            self.pending = 1
        if unit >= self.floor or not 0 < (self.pending or 0) < 10:
            return False
        return self._close(unit, (self.pending or 0) * unit)

    def add_tens(self, value: int) -> bool:
        """Take 廿, 卅 or 卌."""
        return self.pending is None and self.floor > 10 and self._close(10, value)

    def _close(self, unit: int, value: int) -> bool:
        self.section += value
        self.floor = self.last_unit = unit
        self.pending, self.zero = None, False
        return True

    def add_myriad(self, unit: int) -> bool:
        """Take 万 or 亿, which close the section."""
        value = self.section + (self.pending or 0)
        if self.last_unit == 0 and self.pending is None:
            value = 1
        if unit == 10**4:
            if self.myriads or not value:
                return False
            self.myriads = value * unit
        else:
            value += self.myriads
            if self.total or not value:
                return False
            self.total, self.myriads = value * unit, 0
        self.section, self.floor, self.last_unit = 0, 10**4, unit
        self.pending, self.zero = None, False
        return True

    def result(self) -> int | None:
        """The value, with a last digit behind a unit read as tenths of it (一百五)."""
        rest = self.pending
        if rest is None:
            rest = None if self.zero else 0
        elif not self.zero and self.arabic:
            rest = rest if self.last_unit // 10 <= rest < self.last_unit else None
        elif not self.zero and self.last_unit > 10:
            rest *= self.last_unit // 10
        return None if rest is None else self.total + self.myriads + self.section + rest


def _parse_with_units(text: str) -> int | None:
    reading = _Reading()
    for char in text:
        if char in _DIGITS:
            known = reading.add_digit(_DIGITS[char], arabic=False)
        elif char in _ARABIC:
            known = reading.add_digit(_ARABIC[char], arabic=True)
        elif char in _UNITS:
            known = reading.add_unit(_UNITS[char])
        elif char in _MYRIADS:
            known = reading.add_myriad(_MYRIADS[char])
        else:
            known = char in _TENS and reading.add_tens(_TENS[char])
        if not known:
            return None
    return reading.result()


_ENCLOSED_RUNS = (
    # first character, value of the first, length
    ("①", 1, 20),
    ("⑴", 1, 20),
    ("⒈", 1, 20),
    ("㉑", 21, 15),
    ("㊱", 36, 15),
    ("⓪", 0, 1),
    ("⓫", 11, 10),
    ("⓵", 1, 10),
    ("⓿", 0, 1),
    ("❶", 1, 10),
    ("➀", 1, 10),
    ("➊", 1, 10),
    ("㈠", 1, 10),
    ("㊀", 1, 10),
    ("Ⅰ", 1, 12),
    ("ⅰ", 1, 12),
)


@cache
def _enclosed_values() -> dict[str, int]:
    return {
        chr(ord(first) + offset): value + offset
        for first, value, length in _ENCLOSED_RUNS
        for offset in range(length)
    }


def parse_enclosed(char: str) -> int | None:
    """Value of one character that is a whole number mark: ①, ⑴, ⒈, ㈠, ❶, Ⅳ.

    >>> parse_enclosed("③"), parse_enclosed("㈡"), parse_enclosed("三")
    (3, 2, None)
    """
    return _enclosed_values().get(char)
