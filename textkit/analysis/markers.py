"""Enumeration markers: 一、 （一） 1. （1） ① 第一章 第一， 一是 其一 A. ——, full and half width.

Owns what a marker looks like at the start of a paragraph and inside one, its style and value.
Whether a candidate opens a section is decided by its neighbours: `textkit.analysis.series`.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import regex

from textkit.text.numerals import parse_enclosed, parse_numeral
from textkit.text.patterns import compiled

HAN = "一、"
DASH = "——"

WORDS = frozenset({"一是", "一要", "第一，", "首先，", "其一，", "一方面"})
"""Styles that count in words; they stand inside paragraphs as often as before them."""

_ORDER = (
    ("第一编", "第一篇", "第一部分"),
    ("第一章",),
    ("第一节",),
    ("第一条",),
    ("Ⅰ.", "甲、"),
    (HAN,),
    ("（一）", "㈠"),
    ("1.", "⒈"),
    ("1.1",),
    ("1.1.1",),
    ("1.1.1.1",),
    ("（1）", "⑴"),
    ("1）",),
    ("①",),
    ("A.",),
    ("a.",),
    tuple(WORDS),
    (DASH,),
)

RANKS = {style: rank for rank, styles in enumerate(_ORDER) for style in styles}
"""Usual order of the styles, outermost first; GB/T 9704-2012 fixes 一、 （一） 1. （1）."""

LEVELS = {
    HAN: 1,
    "（一）": 2,
    "㈠": 2,
    "1.": 3,
    "⒈": 3,
    "（1）": 4,
    "⑴": 4,
    "①": 5,
} | dict.fromkeys((*WORDS, DASH), 4)
"""Level of a style in a report whose top style is 一、."""

_HAN = "一二三四五六七八九十"
# Behind the first character of a paragraph only one of three patterns can match; the last is rare,
# so most reports never pay for compiling it.
_HAN_FIRST = rf"""
  [（(]\s?(?:(?P<bracketed_han>[{_HAN}]{{1,3}})|(?P<bracketed>\d{{1,3}}))\s?[）)]
    \s?[、，,．.。：:]?
| 第\s?(?:[{_HAN}百〇零]{{1,5}}|\d{{1,3}})\s?(?P<unit>编|篇|部分|章|节|条)[：:、，,]?
| 第(?P<ordinal>[{_HAN}]{{1,3}})[，,、：:．.]
| (?P<is>[{_HAN}]{{1,3}})是(?!(?P=is))[，,、：:]?
| (?P<must>[{_HAN}]{{1,3}})要(?![素点件求不])[，,、：:]?
| 其(?P<among>[{_HAN}])[，,、：:是]
| (?P<first>首先|其次|再次|再者|最后)[，,、：:]
| (?P<side>另?一方面)[，,：:]
| (?P<broken>[{_HAN}]{{1,3}})[）)]
| (?P<han>[{_HAN}]{{1,3}})[ \u3000]?[、，,．.。]
| (?P<bare>[{_HAN}]{{1,3}})(?:[ \t\u3000]+(?=\S)|$)
"""
_DIGIT_FIRST = r"""
  (?P<decimal>\d{1,2}(?:[.．]\d{1,2}){1,3})[.．、]?(?![\d.．%％])
| (?P<half>\d{1,2})[)）][、．.]?
| (?P<number>\d{1,3})[ \u3000]?[.．、，,。](?!\d)
| (?P<before_digits>\d{1,2})[.．、](?=\d{2})
"""
_OTHERS = r"""
  (?P<enclosed>[①-⑳⑴-⒇⒈-⒛㈠-㈩㉑-㉟❶-❿Ⅰ-Ⅻ])[、．.]?
| (?P<roman>[IVX]{1,4})[.．、)）]
| (?P<upper>[A-Z])[.．、)）](?![A-Za-z.])
| (?P<lower>[a-z])[.．、)）](?![A-Za-z.])
| (?P<stem>[甲乙丙丁戊己庚辛壬癸])、
| (?P<dash>[—―─]{1,3}|-{2}(?!-)|－{1,2})
"""
_INLINE = rf"""
[。；;：:！？!?…”）)\s，,、][ \u3000]{{0,2}}
(?=[（(第其首再最另一二三四五六七八九十\d①-⑳⑴-⒇⒈-⒛㈠-㈩㉑-㉟❶-❿])
(?:
  [（(](?:(?P<bracketed_han>[{_HAN}]{{1,3}})|(?P<bracketed>\d{{1,2}}))[）)][、，,．.。：:]?
| (?P<is>[{_HAN}]{{1,3}})是(?!(?P=is))[，,、：:]?
| (?P<must>[{_HAN}]{{1,3}})要(?![素点件求不])
| (?P<han>[{_HAN}]{{1,3}})、(?![{_HAN}\d])
| 第(?P<ordinal>[{_HAN}]{{1,3}})[，,、：:]
| 其(?P<among>[{_HAN}])[，,、：:是]
| (?P<first>首先|其次|再次|再者|最后)[，,、：:]
| (?P<side>另?一方面)[，,：:]
| (?P<number>\d{{1,2}})[.．、][ ]?(?!\d)
| (?P<half>\d{{1,2}})[)）](?!\d)
| (?P<enclosed>[①-⑳⑴-⒇⒈-⒛㈠-㈩㉑-㉟❶-❿])
)
"""
_STYLES = {
    "bracketed_han": "（一）",
    "broken": "（一）",
    "bracketed": "（1）",
    "ordinal": "第一，",
    "is": "一是",
    "must": "一要",
    "among": "其一，",
    "first": "首先，",
    "side": "一方面",
    "han": HAN,
    "bare": HAN,
    "half": "1）",
    "number": "1.",
    "before_digits": "1.",
    "roman": "Ⅰ.",
    "upper": "A.",
    "lower": "a.",
    "stem": "甲、",
    "dash": DASH,
}
_UNSURE = frozenset({"broken", "bare", "before_digits", "roman"})  # XX、 is mostly a mask
_ENCLOSED = (("⑴", "⒇", "⑴"), ("⒈", "⒛", "⒈"), ("㈠", "㈩", "㈠"), ("Ⅰ", "Ⅻ", "Ⅰ."))
_WORD_VALUES = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "一方面": 1, "另一方面": 2}
_ROMAN = {"I": 1, "V": 5, "X": 10}
_HAN_STARTS = frozenset("（(第其首再最另" + _HAN)
_OTHER_STARTS = frozenset("甲乙丙丁戊己庚辛壬癸—―─-－❶❷❸❹❺❻❼❽❾❿ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ")
_WEAK = frozenset("，,、")
_UNITS_OF_MEASURE = frozenset("万亿千百元倍米吨公个人度名亩年月日号—-~～至")
_SHORT = 30
"""A paragraph of up to this many characters may be a heading such as 第一章总则."""


class Marker(NamedTuple):
    """A marker candidate: ``text[start:end]`` of the document.

    ``number`` is ``None`` where the style does not count (—— and 最后). ``unsure`` markers need a
    neighbour in the same style; not ``strong`` are those behind a comma. ``prefix`` is what stands
    before the last number of a decimal: ``2.1`` of 2.1.3.
    """

    start: int
    end: int
    style: str
    number: int | None
    unsure: bool = False
    strong: bool = True
    prefix: str = ""


# NOTE: `re` scans for _INLINE twice as fast (8 ms a megabyte), but takes 4 ms to compile these.
@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return compiled(pattern, regex.VERBOSE)


def _line_pattern(first: str) -> regex.Pattern[str] | None:
    """The pattern for a paragraph by its first character."""
    if first in _HAN_STARTS:
        return _compiled(_HAN_FIRST)
    if first.isdecimal():
        return _compiled(_DIGIT_FIRST)
    rare = first in _OTHER_STARTS or (first.isascii() and first.isalpha())
    return _compiled(_OTHERS) if rare or "①" <= first <= "⒛" or "㈠" <= first <= "㉟" else None


def match_marker(text: str, start: int, end: int) -> Marker | None:
    """The marker that opens the paragraph ``text[start:end]``, leading blanks already left out.

    >>> match_marker("（二）加强领导", 0, 7)[2:4]
    ('（一）', 2)
    >>> match_marker("1.5万元", 0, 5) is None
    True
    """
    pattern = _line_pattern(text[start]) if start < end else None
    match = pattern.match(text, start, end) if pattern else None
    if match is None:
        return None
    group = str(match.lastgroup)
    if group == "unit":
        return _chapter(match, text, end)
    if group == "decimal":
        return _decimal(match, text, end)
    style, number = _value(group, match[group])
    if number is None and group not in ("dash", "first"):
        return None
    after = text[match.end() : match.end() + 1]
    # 三、五天 and 二、三产业 are no markers, 一、三年来的工作 is one
    unsure = group in _UNSURE or (group == "han" and after != "" and after in _HAN[:-1])
    return Marker(start, match.end(), style, number, unsure)


def find_inline(text: str, start: int, end: int) -> list[Marker]:
    """Marker candidates inside the paragraphs of ``text[start:end]``, in text order.

    Each stands behind a mark or a blank. One scan, linear.
    """
    found = []
    for match in _compiled(_INLINE).finditer(text, start, end):
        group = str(match.lastgroup)
        style, number = _value(group, match[group])
        if number is None and group != "first":
            continue
        at = match.start() + 1
        while text[at] in " \u3000":
            at += 1
        strong = text[match.start()] not in _WEAK
        found.append(Marker(at, match.end(), style, number, strong=strong))
    return found


@cache
def _value(group: str, number: str) -> tuple[str, int | None]:
    """Style and value of a marker by the group that matched."""
    if group == "enclosed":
        style = next((s for first, last, s in _ENCLOSED if first <= number <= last), "①")
        return style, parse_enclosed(number)
    return _STYLES[group], _PARSERS.get(group, parse_numeral)(number)


def _chapter(match: regex.Match[str], text: str, end: int) -> Marker | None:
    """第一章, 第二节, 第三条; unsure where running text goes on at once (第三节课上讲的…)."""
    unit = match["unit"]
    number = parse_numeral(match[0][1 : match.start("unit") - match.start()].strip())
    if number is None:
        return None
    stop = match.end()
    bare = stop == end or stop > match.end("unit") or text[stop].isspace()
    title_like = unit != "条" and end - stop <= _SHORT and text[end - 1] not in "。；，！？"
    return Marker(match.start(), stop, f"第一{unit}", number, not (bare or title_like))


def _decimal(match: regex.Match[str], text: str, end: int) -> Marker | None:
    """1.1 and 1.1.1; unsure without a blank behind it, nothing before a unit (1.5万元)."""
    stop = match.end()
    after = text[stop : stop + 1] if stop < end else ""
    parts = match["decimal"].replace("．", ".").split(".")
    if after in _UNITS_OF_MEASURE or "0" in (part[0] for part in parts):
        return None
    style = ".".join("1" * len(parts))
    prefix = ".".join(parts[:-1])
    return Marker(match.start(), stop, style, int(parts[-1]), not after.isspace(), prefix=prefix)


def _parse_roman(text: str) -> int | None:
    values = [_ROMAN[char] for char in text]
    total = sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
    return total if 0 < total <= 39 else None


_PARSERS: dict[str, Callable[[str], int | None]] = {
    "first": _WORD_VALUES.get,
    "side": _WORD_VALUES.get,
    "roman": _parse_roman,
    "upper": lambda letter: ord(letter) - ord("A") + 1,
    "lower": lambda letter: ord(letter) - ord("a") + 1,
    "stem": lambda stem: "甲乙丙丁戊己庚辛壬癸".index(stem) + 1,
    "dash": lambda _: None,
}
