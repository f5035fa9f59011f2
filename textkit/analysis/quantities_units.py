"""Units and measure words: which one stands behind a number, and what kind of quantity it makes.

Owns the reading of the lexicon ``measure_words``. A row of category ``none`` is a longer word that
only begins like a unit (部门, 人才) and therefore is none.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from functools import cache
from typing import NamedTuple

from textkit.lexicon.loader import load_lexicon
from textkit.text.patterns import LazyPattern

_SYMBOL = LazyPattern(r"[A-Za-zμ³²]{1,4}|人[·.]?[年月日天次]|月")
"""What stands behind a slash and is no unit of its own: 元/kg, 元/人·年, 元/月."""

_TWIN = LazyPattern(r"[（(](?<twin>\p{Han}{1,2})[）)]")
_NOT_PER = frozenset({"none", "money", "percent", "ratio"})
_DIMENSIONS = frozenset({"area", "length", "other"})
_RATES = ("秒", "小时")
"""Times that 每 makes a speed with; 万元每年 stays 万元."""

_SPACES = " \u00a0\u3000"


class Unit(NamedTuple):
    """A unit that ends at ``end``.

    Attributes:
        name: As written; only the full-width ％ and ﹪ become %.
        kind: As in `textkit.model.records.Quantity`; ``none`` for a word that is no unit.
        note: ``arabic`` where only Arabic digits make a quantity of it (3期 against 三期工程),
            ``pair`` where 两 does too, ``long`` where a single Chinese digit does not (一元化),
            ``listed`` for 点 (以下三点), ``share`` for 成, ``term`` for 日, ``medal`` for 金, 银
            and 铜; else empty.
    """

    end: int
    name: str
    kind: str
    note: str


@cache
def _table() -> tuple[dict[str, tuple[str, str, str]], dict[str, tuple[int, ...]]]:
    """Name, kind and note by term; lengths of the terms by first character, longest first."""
    terms = {}
    lengths: dict[str, set[int]] = {}
    for entry in load_lexicon("measure_words").entries:
        term = entry.term
        terms[term] = (entry.replacement or term, entry.category, entry.note)
        lengths.setdefault(term[0], set()).add(len(term))
    return terms, {
        char: tuple(sorted(found, reverse=True)) for char, found in lengths.items()
    }  # fmt: skip


def unit_at(text: str, start: int) -> Unit | None:
    """The longest unit that begins at ``start``."""
    terms, lengths = _table()
    for length in lengths.get(text[start : start + 1], ()):
        term = text[start : start + length]
        found = terms.get(term)
        if found is not None:
            end = start + len(term)
            if term.isascii() and term.isalpha() and _is_latin(text, end):
                continue
            return Unit(end, found[0], found[1], found[2])
    return None


@cache
def first_characters() -> frozenset[str]:
    """The characters that units begin with, and 分 of 三分之一."""
    return frozenset(_table()[1]) | {"分"}


def spaced_unit_at(text: str, start: int) -> Unit | None:
    """As `unit_at`, perhaps behind one blank."""
    unit = unit_at(text, start)
    if unit is None and text[start : start + 1] in _SPACES:
        return unit_at(text, start + 1)
    return unit


def _is_latin(text: str, at: int) -> bool:
    char = text[at : at + 1]
    return char.isascii() and char.isalnum()


def whole_unit(text: str, unit: Unit) -> Unit:
    """``unit`` with what a slash or bracket adds: 元/月, 微克/立方米, 台（套）."""
    after = text[unit.end : unit.end + 1]
    if after in ("/", "／", "每"):
        end = _per_end(text, unit.end + 1, is_slash=after != "每")
        if end:
            kind = unit.kind if unit.kind in ("money", "percent") else "other"
            return Unit(end, unit.name + text[unit.end : end], kind, unit.note)
    elif after in ("（", "("):
        twin = _TWIN.match(text, unit.end)
        if twin is not None:
            second = unit_at(text, twin.start("twin"))
            is_twin = second is not None and second.end == twin.end("twin")
            is_same = second is not None and second.kind == unit.kind
            if is_twin and is_same and second is not None and second.note in ("", "arabic"):
                return Unit(twin.end(), unit.name + twin.group(), unit.kind, unit.note)
    return unit


def _per_end(text: str, start: int, *, is_slash: bool) -> int:
    """End of what the unit is counted by: 元/人, 微克每立方米; 0 where nothing is."""
    symbol = _SYMBOL.match(text, start) if is_slash else None
    if symbol is not None:
        end: int = symbol.end()
        return end
    per = unit_at(text, start)
    if per is None or per.kind in _NOT_PER:
        return 0
    if is_slash or per.kind in _DIMENSIONS or per.name in _RATES:
        return per.end
    return 0
