"""What the characters right before a number make of it: a minus, or the number of a year.

Knows nothing of the words that bound a quantity (`quantities_bounds`).
"""

from __future__ import annotations

from textkit.analysis.quantities_units import Unit, unit_at
from textkit.text.amounts import Amount
from textkit.text.patterns import LazyPattern

MINUSES = ("-", "－", "−")
"""Signs of a negative number: hyphen, full-width hyphen, minus."""

MIN_YEARS = 10_000
"""Arabic years from which a number is no duration but slipped (20211年)."""

MIN_SCHOOL_YEARS = 10
"""School years from which the number names one: 20-21学年."""

_REACH = 9
"""Code points looked back for a number that the minus could join to this one."""

_FREE = LazyPattern(r"[\p{Han}，。；：、！？（(\[【〔“‘《,;:\"|｜…\s]")
_NUMERAL = LazyPattern(r"(?r)[0-9０-９零〇一二三四五六七八九十百千万亿两几×＊*XxＸ]")
_CALENDAR = ("月", "日", "号", "年")
_ERA = LazyPattern(r"公元前?(?:[0-9０-９]{1,4}年?[—–―－~～\-至到]{1,2})?\Z")


def with_sign(text: str, amount: Amount) -> Amount:
    """``amount`` with the minus that stands directly before it: 利润-300万元, 气温为-5℃."""
    if amount.chinese or not _is_negative(text, amount.start):
        return amount
    return amount.times(-1)._replace(
        start=amount.start - 1,
        low=None if amount.high is None else -amount.high,
        high=None if amount.low is None else -amount.low,
    )


def _is_negative(text: str, start: int) -> bool:
    """Whether a minus stands there that is no hyphen in a name and joins no two numbers."""
    at = start - 1
    if at < 0 or text[at] not in MINUSES or (at and _FREE.match(text, at - 1) is None):
        return False
    before = text[max(0, at - _REACH) : at].rpartition("\n")[2].rstrip()
    number = _NUMERAL.search(before)
    if number is None:
        return True
    rest = before[number.end() :]
    if rest in ("", *_CALENDAR):
        return False
    unit = unit_at(rest, 0)
    return unit is None or unit.end < len(rest)


def is_year(text: str, amount: Amount, unit: Unit) -> bool:
    """公元前221年, 20211年, 20-21学年: the number names a year and counts none."""
    if unit.name == "学年":
        return not amount.chinese and (amount.value or 0) >= MIN_SCHOOL_YEARS
    if unit.name != "年":
        return False
    if not amount.chinese and not amount.scaled and (amount.value or 0) >= MIN_YEARS:
        return True
    return _ERA.search(text, max(0, amount.start - 12), amount.start) is not None
