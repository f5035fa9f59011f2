"""Finds the number that a masked count must be, where its own clause lists what it counts.

``菜单式、预约式、关爱式×项服务`` counts three; so do the items of a bracket behind the noun, and a
series 一是…二是…三是 behind ``×个方面：``. A list that ends in 等 is open and tells nothing.
"""

from __future__ import annotations

from textkit.text.numerals import format_chinese
from textkit.text.patterns import LazyPattern

_LIST_WINDOW = 80
"""Characters before a mask in which its list must begin."""

_ITEM_WINDOW = 10
"""Characters before a mask in which the last 、 of its list must stand."""

_TAIL_WINDOW = 16
"""Characters behind a counted noun in which its list must be announced."""

_CLAUSE_ENDS = "。；：！？，\n（）()"

_TAILS = frozenset("式型化性类法”》）")
"""Characters that end every item of a list of like things."""

_COUNTED_ALIKE = ("个方面", "个环节", "个领域", "个层面", "个阶段", "个步骤", "个维度", "大方面")

_NO_LIST_UNITS = frozenset("名人位户元亩岁年月日次期届年％%")
"""Units whose number no list before them gives."""

_BRACKET = LazyPattern(r"\p{Han}{0,8}[（(]([^（()）。；\n]{3,80})[)）]")
_NAMELY = LazyPattern(
    r"\p{Han}{0,8}[，,]?(?:分别是|分别为|依次为|依次是|即)[：:]?([^。；;，,\n]{3,80})"
)
_ANNOUNCED = LazyPattern(r"[^。；，\n]{0,14}[：:。]\n?[ \u3000]*")

_SERIES_MARKS = ("{}是", "{}要", "第{}，", "第{}、", "其{}", "（{}）", "({})", "{}、")

_LONGEST_SERIES = 20

_SERIES_WINDOW = 12_000
"""Characters behind an announcement in which its series is looked for."""


def recover_value(text: str, start: int, end: int) -> str:
    """The value of a masked count, in digits; empty where the text does not tell.

    Args:
        text: The whole text.
        start: Start of the mask.
        end: End of its phrase, the measure word included.
    """
    if text[end - 1 : end] in _NO_LIST_UNITS:
        return ""
    number = 0
    if "、" in text[max(0, start - _ITEM_WINDOW) : start] or text[start - 1 : start] in "”》":
        number = _listed_before(text, start, end)
    tail = text[end : end + _TAIL_WINDOW].partition("\n")[0]
    if not number and ("（" in tail or "(" in tail or "是" in tail or "为" in tail or "即" in tail):
        number = _listed_behind(text, end)
    if not number and ("：" in tail or ":" in tail or "。" in tail):
        number = _announced(text, end)
    return str(number) if number > 1 else ""


def _listed_before(text: str, start: int, end: int) -> int:
    """Items of the list that ends right before the mask."""
    window = text[max(0, start - _LIST_WINDOW) : start]
    if window[-1:] in ("”", "》"):
        return _marked_before(window)
    cut = max(window.rfind(mark) for mark in _CLAUSE_ENDS)
    clause = window[cut + 1 :]
    if "、" not in clause:
        return 0
    items = _items(clause)
    if items[1:] and max(map(len, items[1:])) <= 8:
        if items[0][-1] in _TAILS and len({item[-1] for item in items}) == 1:
            return len(items)
        behind = text[end - 1 : end + 3]
        alike = len({len(item) for item in items[1:]}) == 1 and len(items) > 2
        if alike and behind.startswith(_COUNTED_ALIKE):
            return len(items)
    return 0


_MARKED = LazyPattern(r"(?:(?:“[^“”]{1,20}”|《[^《》]{1,40}》)[、和与及]?){2,}+$")


def _marked_before(window: str) -> int:
    """Quoted or titled items side by side right before the mask."""
    match = _MARKED.search(window)
    return 0 if match is None else match[0].count("”") + match[0].count("》")


def _items(clause: str) -> list[str]:
    """Items of a list joined by 、 with 和, 与 or 及 before the last; none if one is empty."""
    items = clause.split("、")
    for word in ("以及", "和", "与", "及"):
        head, found, tail = items[-1].rpartition(word)
        if found and head and tail:
            items[-1:] = [head, tail]
            break
    if not all(items) or items[-1].endswith("等"):
        return [""]
    return items


def _listed_behind(text: str, end: int) -> int:
    """Items of a bracket, or of a list opened by 即 or 分别是, behind the counted noun."""
    match = _BRACKET.match(text, end) or _NAMELY.match(text, end)
    if match is None:
        return 0
    listed = match[1].rstrip("”》")
    if "、" not in listed or listed.endswith("等") or _UNLISTED.search(listed):
        return 0
    items = _items(listed)
    return len(items) if len(items) > 1 else 0


_UNLISTED = LazyPattern(r"[\d×XＸx某：:，,；]|其中|包括")


def _announced(text: str, end: int) -> int:
    """Length of the series behind ``×个方面：``."""
    match = _ANNOUNCED.match(text, end)
    if match is None:
        return 0
    at = match.end()
    fresh = text[at - 1 : at] == "\n" or "\n" in match[0]
    for mark in _SERIES_MARKS:
        if text.startswith(mark.format("一"), at):
            if mark == "{}、" and not fresh:
                return 0
            return _series_length(text, at, mark, fresh=fresh)
    return 0


def _series_length(text: str, at: int, mark: str, *, fresh: bool) -> int:
    """Items of a series that runs on from 一; ``fresh`` when each begins a line of its own."""
    stop = min(len(text), at + _SERIES_WINDOW)
    over = text.find("\n" + mark.format("一") if fresh else "\n", at, stop)
    if over >= 0:
        stop = over  # the next chapter counts anew
    number = 1
    while number < _LONGEST_SERIES:
        wanted = mark.format(format_chinese(number + 1))
        at = text.find(wanted, at + 1, stop)
        while fresh and at >= 0 and not _opens_line(text, at):
            at = text.find(wanted, at + 1, stop)
        if at < 0:
            break
        number += 1
    return number


def _opens_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()
