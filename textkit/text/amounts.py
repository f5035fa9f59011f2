"""Numbers as reports write them: Arabic, Chinese, mixed, rough, and what they are worth.

Owns the grammar of a number without its unit: digits of both widths, thousands, decimals, 万 and 亿,
余 and 多, 几 and 数, two neighbouring digits (三五). Knows nothing of units, of sentences, or of
whether a number is a quantity at all.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from collections.abc import Iterator
from typing import NamedTuple

import regex

from textkit.text.numerals import parse_numeral
from textkit.text.patterns import LazyPattern

_D = "0-9０-９"
_H = "零〇一二三四五六七八九十百千万亿两"

NUMBER = (
    # Arabic: 1 2 0 0 (spaced by a newspaper), 1,234 (120，135 are two numbers), 12.5
    rf"(?:(?<arabic>(?:[{_D}](?: [{_D}](?![{_D}]))++"
    rf"|(?:(?<![0-9][:：])[0-9]{{1,3}}(?:,[0-9]{{3}})++|[０-９]{{1,3}}(?:[,，][０-９]{{3}})++)(?![{_D}])"
    rf"|[{_D}]++)(?:[.．][{_D}]++)?+)"
    r"(?: ?(?<rough>[多余几]))?+(?: ?(?<scale>[十百千]?[万亿]{1,2}|百(?!分)|千(?![米克瓦伏卡帕赫])))?+"
    r"(?<more>[多余])?+"
    # Chinese: 十四亿, 九千六百多万, 八点三, 几十, 十几万
    rf"|(?<chinese>[{_H}几数]++)(?:点(?<decimals>[零〇一二三四五六七八九]++))?+"
    r"(?<vague>余|多(?!元)|(?<=[十百千万亿])多|(?<=[十百千万])来)?+(?<times>[万亿]++)?+(?<rest>[多余])?+)"
)
"""A number with its rough marks, without a unit; `amount_of` reads a match."""

_NUMBER = LazyPattern(NUMBER)
_TAIL = LazyPattern(
    rf"(?<digits>[{_D}]{{1,4}})(?![{_D}.．])(?<scale>[百千]?万|千(?![米克瓦伏])|百(?!分))?"
)
_NEIGHBOURS = LazyPattern(
    r"(?<![零〇一二三四五六七八九两])(?<low>[一二两三四五六七八])(?<high>[二两三四五六七八九])"
    r"(?![零〇一二三四五六七八九两])"
)

_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_WIDE = str.maketrans("０１２３４５６７８９．", "0123456789.", ",， ")
_DECIMALS = str.maketrans("零〇一二三四五六七八九", "00123456789")
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}

_ORDINAL = ("第", "前")
_THOUSANDS = tuple("瓦米克伏卡")
"""What 千 makes a unit of."""

MAX_DIGITS = 15
"""Digits beyond which a number is no amount but a code; also what a float holds exactly."""


class Amount(NamedTuple):
    """What a number says.

    Attributes:
        value: ``None`` where it names no single one (三五, 几十).
        low: Lower end where it names none, else ``None``.
        high: Upper end where it names none, else ``None``.
        approx: 余, 多, 几, 数 or neighbouring digits make it rough.
        scaled: 万 or 亿 stands in it.
        bare: It opens with 百, 千, 万 or 亿 without a coefficient (百余, 千亿).
        chinese: It is written in Chinese numerals.
    """

    start: int
    end: int
    value: float | None
    low: float | None = None
    high: float | None = None
    approx: bool = False
    scaled: bool = False
    bare: bool = False
    chinese: bool = False

    def times(self, factor: float) -> "Amount":
        """The same number, so many times as large."""
        return self._replace(
            value=_scaled(self.value, factor),
            low=_scaled(self.low, factor),
            high=_scaled(self.high, factor),
        )


def _scaled(value: float | None, factor: float) -> float | None:
    return None if value is None else clean(value * factor)


def clean(value: float) -> float:
    """``value`` without the noise of binary fractions.

    >>> clean(1.1 * 10000)
    11000.0
    """
    return float(f"{value:.14g}")


def find_amounts(
    text: str, start: int = 0, end: int | None = None, followers: frozenset[str] | None = None
) -> Iterator[Amount]:
    """Every number of a stretch of text, in text order. Linear time.

    Args:
        text: The text.
        start: Where to begin.
        end: Where to end; at the end of the text by default.
        followers: Characters of which one must follow a single Chinese digit that no 第 or 前
            precedes (most are part of a word); any by default.
    """
    for match in _NUMBER.finditer(text, start, end):
        if followers is not None:
            first, last = match.span()
            if last - first == 1 and text[last : last + 1] not in followers:
                digit = text[first]
                if (
                    digit > "\u3000"
                    and digit < "\uff00"
                    and text[first - 1 : first] not in _ORDINAL
                ):
                    continue
        amount = amount_of(text, match)
        if amount is not None:
            yield amount


def read_amount(text: str, start: int = 0, end: int | None = None) -> Amount | None:
    """The longest number that begins at ``start``; ``None`` where none does.

    >>> read_amount("3.6万人").value, read_amount("三千余").value, read_amount("十几").high
    (36000.0, 3000.0, 19.0)
    """
    match = _NUMBER.match(text, start, end)
    return None if match is None else amount_of(text, match)


def amount_of(text: str, match: "regex.Match[str]") -> Amount | None:
    """What a match of `NUMBER` says; ``None`` for digits that name no number (一万三万)."""
    if match["arabic"] is not None:
        return _arabic(text, match)
    return _chinese(text, match)


def power(scale: str) -> int:
    """Zeros that 万, 千万, 万亿 and the like add."""
    return sum(_POWERS[char] for char in scale)


def _arabic(text: str, match: "regex.Match[str]") -> Amount | None:
    digits = match["arabic"].translate(_WIDE)
    if len(digits) > MAX_DIGITS:
        return None
    rough, scale = match["rough"], match["scale"] or ""
    zeros = power(scale)
    value = float(f"{digits}e{zeros}")
    start, end = match.span()
    approx = bool(rough or match["more"])
    if rough == "几":
        span = 10**zeros
        return Amount(
            start, end, None, value + span, value + 9 * span, True, zeros >= 4
        )  # fmt: skip
    if zeros and not approx:
        value, end = _with_tail(text, end, value, zeros)
    return Amount(start, end, value, None, None, approx, zeros >= 4)


def _with_tail(text: str, end: int, value: float, zeros: int) -> tuple[float, int]:
    """3万5千, 1亿3千万: the smaller part that follows directly."""
    while zeros > 0:
        tail = _TAIL.match(text, end)
        if tail is None:
            break
        below = power(tail["scale"] or "")
        part = int(tail["digits"].translate(_WIDE)) * 10**below
        if part >= 10**zeros:
            break
        value, end, zeros = value + part, tail.end(), below
    return value, end


def _chinese(text: str, match: "regex.Match[str]") -> Amount | None:
    start, end = match.span()
    head = match["chinese"]
    if head[-1] == "千" and len(head) > 1 and text[end : end + 1] in _THOUSANDS:
        head, end = head[:-1], end - 1  # 六千亿千瓦小时: 千 belongs to the unit
    if head[0] == "数" and (len(head) == 1 or head[1] not in "十百千万亿"):
        return None
    times = match["times"] or ""
    zeros = power(times)
    approx = bool(match["vague"] or match["rest"])
    scaled = bool(zeros) or "万" in head or "亿" in head
    bare = head[0] in "百千万亿"
    if match["decimals"] is not None:
        whole = parse_numeral(head)
        if whole is None or match["vague"]:
            return None
        value = float(f"{whole}.{match['decimals'].translate(_DECIMALS)}e{zeros}")
        return Amount(start, end, value, None, None, approx, scaled, False, True)
    ends = _ends(head)
    if ends is None or ends[1] == 0:
        return None
    low, high = (float(number * 10**zeros) for number in ends)
    if low == high:
        return Amount(start, end, low, None, None, approx, scaled, bare, True)
    return Amount(start, end, None, low, high, True, scaled, bare, True)


def _ends(head: str) -> tuple[int, int] | None:
    """Lowest and highest number that Chinese digits may mean; equal where they mean one."""
    if "几" in head or "数" in head:
        return _few(head)
    if len(head) == 1:
        value = parse_numeral(head)
        return None if value is None else (value, value)
    pair = _NEIGHBOURS.search(head)
    if pair is not None and _DIGITS[pair["high"]] - _DIGITS[pair["low"]] in (1, 2):
        low = parse_numeral(head[: pair.start()] + pair["low"] + head[pair.end() :])
        high = parse_numeral(head[: pair.start()] + pair["high"] + head[pair.end() :])
        if low is not None and high is not None and low < high:
            return low, high
    value = parse_numeral(head)
    return None if value is None else (value, value)


def _few(head: str) -> tuple[int, int] | None:
    """几十 as 20 to 90, 十几 as 11 to 19; 几 alone is no amount."""
    mark = "几" if "几" in head else "数"
    if len(head) == 1 or head.count(mark) > 1:
        return None
    lowest = "一" if head.index(mark) else "二"
    low = parse_numeral(head.replace(mark, lowest))
    high = parse_numeral(head.replace(mark, "九"))
    return None if low is None or high is None else (low, high)
