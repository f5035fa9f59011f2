"""Chinese numerals that are part of a word, a name or an article rather than a count.

Owns the reading of the lexicon ``number_phrases``.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from functools import cache

import regex

from textkit.analysis.quantities_cues import object_verbs
from textkit.analysis.quantities_units import Unit, unit_at
from textkit.lexicon.loader import load_lexicon
from textkit.text.amounts import Amount
from textkit.text.patterns import LazyPattern

_SESSION = LazyPattern(r"届(?:\p{Han}{1,3}次(?:全会)?[、和])*\Z|届(?:人大|政协|党代会)\Z")
_NOT_EACH = frozenset("每这那某同统专唯单逐另任第初其之合归划均惟万如的首各周整不")
"""Before 一 and a unit: 每一天, 同一年."""
_PAST = ("过去", "过去的", "近")
_CLASSES = ("一二", "二三", "三四")
_CLASSED = ("类", "档", "期")
_LOW = frozenset(("一", "二", *_CLASSES))
_PHRASED = frozenset("次遍趟面轮番条种类个批部道起")
"""Measure words that 一 makes a phrase of: 最多跑一次, 独当一面, 拧成一条, 与各国一道."""

_ENDS = frozenset("，。；、,;）\n") | {""}
_LONGEST = 20
_MARK = LazyPattern(r"(?r)[，。；：、,;:\n）)]")
_NOUN = LazyPattern(r"[\p{Han}“”--[一每]]{2,}+", regex.V1)
_MEASURED = frozenset({"time", "money", "length", "area", "ratio", "percent", "other"})


def is_counting(text: str, amount: Amount) -> bool:
    """Whether a Chinese number counts: it is no article, ordinal or part of a name."""
    digits = text[amount.start : amount.end]
    if digits in _LOW:
        return _is_low_counting(text, amount, digits)
    if text.startswith("年", amount.end):
        ends = text.startswith("的", amount.start - 1) and _ends_phrase(text, amount)
        return not ends and not text.startswith("一遇", amount.end + 1)
    if text.startswith("次", amount.end):
        return not _is_session(text, amount)
    return True


def _is_low_counting(text: str, amount: Amount, digits: str) -> bool:
    """As `is_counting`, of 一, 二 and the classes 一二, 二三, 三四."""
    unit = unit_at(text, amount.end)
    if digits in _CLASSES:
        return unit is None or unit.name not in _CLASSED
    if unit is None or digits == "二":  # 二轮, 二期 count from one: two of them are 两轮
        return unit is not None and unit.kind != "count"
    if text[amount.start - 1 : amount.start] in _NOT_EACH:
        return False
    if unit.name == "年":  # 一年来, 过去一年
        return not (text.startswith("来", unit.end) or text.endswith(_PAST, 0, amount.start))
    if unit.kind == "count":
        return _is_said_behind(text, amount.start, unit)
    return unit.kind in _MEASURED


def _is_said_behind(text: str, start: int, unit: Unit) -> bool:
    """建成加工厂一座，: one of a thing, said behind what is counted and what was done to it."""
    if unit.name in _PHRASED or text[unit.end : unit.end + 1] not in _ENDS:
        return False
    mark = _MARK.search(text, max(0, start - _LONGEST), start)
    phrase = text[mark.end() if mark is not None else max(0, start - _LONGEST) : start].strip()
    verb = next((word for word in object_verbs() if phrase.startswith(word)), None)
    return verb is not None and _NOUN.fullmatch(phrase, len(verb)) is not None


def _ends_phrase(text: str, amount: Amount) -> bool:
    """取得重大进展的五年。 names a time, it measures none; 过去的五年 does."""
    after = text[amount.end + 1 : amount.end + 2]
    return after in "，。；、！" and not text.startswith("过去", amount.start - 3)


def _is_session(text: str, amount: Amount) -> bool:
    """十二届十次、十一次全会."""
    line = text[max(0, amount.start - 10) : amount.start]
    return _SESSION.search(line) is not None


def phrase_end(text: str, start: int) -> int:
    """End of the fixed word that begins at ``start`` (三天两头); 0 where none does."""
    for phrase in _phrases().get(text[start : start + 2], ()):
        if text.startswith(phrase, start):
            return start + len(phrase)
    return 0


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """Fixed words by their first two characters."""
    found: dict[str, tuple[str, ...]] = {}
    for term in load_lexicon("number_phrases").terms():
        found[term[:2]] = (*found.get(term[:2], ()), term)
    return found
