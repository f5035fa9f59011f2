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
        myriads: Ten thousand, hundred million.
        bare_ten: Where 一 before 十 is left out: ``"always"`` at the head of a number (十二万),
            ``"teens"`` only from 10 to 19 (一十二万), ``"never"`` (壹拾).
    """

    digits: str
    units: str = ""
    myriads: str = "万亿"
    bare_ten: str = "always"


LOWER = ChineseStyle("零一二三四五六七八九", "十百千")
"""Running text: 十二, 一百零五, 十二万."""

UPPER = ChineseStyle("零壹贰叁肆伍陆柒捌玖", "拾佰仟", bare_ten="never")
"""大写, as in sums of money: 壹佰零伍."""

DIGITS = ChineseStyle("〇一二三四五六七八九")
"""Years and numbers read digit by digit: 二〇二五."""


def format_chinese(number: int, style: ChineseStyle = LOWER) -> str:
    """Write a number in Chinese.

    Args:
        number: From 0 to 10**16 - 1.
        style: Which characters, and where 一 and zero are written.

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
    if number == 0:
        return style.digits[0]
    text = _join_groups(number, style)
    headless = style.bare_ten == "always" or (style.bare_ten == "teens" and number < 20)
    if headless and text.startswith(style.digits[1] + style.units[0]):
        return text[1:]
    return text


def _join_groups(number: int, style: ChineseStyle) -> str:
    """Groups of four digits with 万 and 亿; one zero wherever digits are skipped."""
    myriad, hundred_million = style.myriads
    upper, lower = divmod(number, 10**8)
    text = ""
    for group, unit, closes in (
        (upper // 10**4, myriad, ""),
        (upper % 10**4, "", hundred_million if upper else ""),
        (lower // 10**4, myriad, ""),
        (lower % 10**4, "", ""),
    ):
        if group:
            if text and group < 1000 and not text.endswith(style.digits[0]):
                text += style.digits[0]
            text += _group_text(group, style) + unit
        elif text and not closes and not text.endswith(style.digits[0]):
            text += style.digits[0]
        text = text.rstrip(style.digits[0]) + closes if closes else text
    return text.rstrip(style.digits[0])


def _group_text(group: int, style: ChineseStyle) -> str:
    """A group of up to four digits, without leading zero."""
    text = ""
    skipped = False
    for power, unit in ((1000, style.units[2]), (100, style.units[1]), (10, style.units[0]), (1, "")):
        digit = group // power % 10
        if digit:
            text += (style.digits[0] if skipped else "") + style.digits[digit] + unit
            skipped = False
        else:
            skipped = bool(text)
    return text


_DIGITS = {
    char: value
    for row in ("零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖", "○弌貳參肆伍陸柒捌玖")
    for value, char in enumerate(row)
} | {"两": 2, "兩": 2}
_ARABIC = {char: value for row in ("0123456789", "０１２３４５６７８９") for value, char in enumerate(row)}
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
        self.myriads = 0  # closed by 万 since 亿
        self.section = 0  # below 万
        self.floor = 10**4  # smallest unit of the section; the next one must be smaller
        self.pending: int | None = None  # coefficient that waits for its unit
        self.arabic = False  # pending is a run of Arabic digits
        self.zero = False  # a zero stands before what comes
        self.last_unit = 0  # unit read last; 0 before the first and inside a coefficient

    def add_digit(self, digit: int, *, arabic: bool) -> bool:
        if arabic and self.arabic and self.pending is not None:
            self.pending = self.pending * 10 + digit
            return True
        if self.pending is not None:
            return False
        if digit == 0 and not arabic:
            if self.zero or not self.last_unit:
                return False
            self.zero = True
            return True
        self.pending, self.arabic = digit, arabic
        return True

    def add_unit(self, unit: int) -> bool:
        coefficient = self.pending
        if coefficient is None:
            if unit > 10 and self.floor < 10**4:
                return False
            coefficient = 1
        if unit >= self.floor or not 0 < coefficient < 10:
            return False
        self._close(unit, coefficient * unit)
        return True

    def add_tens(self, value: int) -> bool:
        if self.pending is not None or self.floor <= 10:
            return False
        self._close(10, value)
        return True

    def _close(self, unit: int, value: int) -> None:
        self.section += value
        self.floor = self.last_unit = unit
        self.pending, self.zero = None, False

    def add_myriad(self, unit: int) -> bool:
        value = self.section + (self.pending or 0)
        if unit == 10**8:
            value += self.myriads
        if not value and not self.last_unit and self.pending is None:
            value = 1
        if not value or self.total if unit == 10**8 else not value or self.myriads:
            return False
        if unit == 10**8:
            self.total, self.myriads = value * unit, 0
        else:
            self.myriads = value * unit
        self.section, self.floor, self.last_unit = 0, 10**4, unit
        self.pending, self.zero = None, False
        return True

    def result(self) -> int | None:
        rest = self.pending
        if rest is None:
            if self.zero:
                return None
            rest = 0
        elif not self.zero and not self.arabic and self.last_unit > 10:
            rest *= self.last_unit // 10
        return self.total + self.myriads + self.section + rest


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
