"""Numbers that Word computes for the corpus's one automatic list: 一、 （一） 1. （1）."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"


def chinese_number(value: int) -> str:
    """Counting form up to 99, as Word's ``chineseCountingThousand`` prints it.

    >>> chinese_number(10), chinese_number(12), chinese_number(21)
    ('十', '十二', '二十一')
    """
    tens, ones = divmod(value, 10)
    if not tens:
        return _DIGITS[ones]
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")


class AutoNumbers:
    """Counts as Word does: a level starts anew after any higher *automatic* number.

    A typed number does not count: that is how typed and automatic numbers come to differ.
    """

    def __init__(self) -> None:
        self._counts = [0, 0, 0, 0]

    def next_label(self, level: int) -> str:
        """The label of the next automatic heading of ``level`` (from 1)."""
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (4 - level)
        value = self._counts[level - 1]
        return (
            f"{chinese_number(value)}、",
            f"（{chinese_number(value)}）",
            f"{value}.",
            f"（{value}）",
        )[level - 1]
