"""Looks up what stands beside a run in the lexicons of neighbours.

Owns the way to match; the words themselves are data (``lexicons/placeholder_*.tsv``).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from textkit.lexicon.loader import load_lexicon

BLANKS = " \u3000\xa0"
_BLANK_SET = frozenset(BLANKS)

NUMBER_TAILS = frozenset("余多来几数十百千万亿")
"""What may stand between a masked number and its unit: ×余名, X百万元."""

EDGES = frozenset(
    "\n\t，。、；：？！,;:?!（）()【】[]〔〕［］《》〈〉“”‘’\"'「」『』—…·|/\\<>{}｛｝-~～ \u3000\xa0"
)
"""Marks and blanks: a word ends here."""

NUMERIC = frozenset({"count", "money", "percent", "age", "date"})
"""Roles of a run that stands for a number."""

_FAR_HEAD = 8
"""Characters between a mask and the noun that ends its name (X生物科技有限公司)."""

_NOT_IN_NAMES = frozenset("的了在和与及、对把将被为是从向到于以并等让使给由就都也")


class Neighbour(NamedTuple):
    """A word beside a run: category of its lexicon (or edge, digit, latin, word) and its span."""

    category: str
    start: int
    end: int

    @property
    def role(self) -> str:
        """The category without its reservation."""
        return self.category.removesuffix("-weak")


class _Table(NamedTuple):
    """Categories by term, and the lengths worth trying by the character next to the run."""

    categories: dict[str, str]
    lengths: dict[str, tuple[int, ...]]


def _table(pairs: Iterable[tuple[str, str]], near: int) -> _Table:
    categories = dict(pairs)
    lengths: dict[str, set[int]] = {}
    for term in categories:
        lengths.setdefault(term[near], set()).add(len(term))
    ordered = {char: tuple(sorted(sizes, reverse=True)) for char, sizes in lengths.items()}
    return _Table(categories, ordered)


@cache
def _right_table() -> _Table:
    entries = load_lexicon("placeholder_right").entries
    return _table(((entry.term, entry.category) for entry in entries), 0)


@cache
def _left_table() -> _Table:
    entries = load_lexicon("placeholder_left").entries
    return _table(((entry.term, entry.category) for entry in entries), -1)


def _prefix(text: str, at: int) -> Neighbour | None:
    categories, lengths = _right_table()
    for length in lengths.get(text[at : at + 1], ()):
        word = text[at : at + length]
        category = categories.get(word)
        if category is not None:
            return Neighbour(category, at, at + len(word))  # shorter at the end of the text
    return None


def word_right(text: str, end: int) -> Neighbour:
    """What follows a run that ends at ``end``; a number's tail (余, 万) belongs to its unit."""
    at = end
    if text[at : at + 1] in _BLANK_SET:
        at += 2 if text[at + 1 : at + 2] in _BLANK_SET else 1
    found = _prefix(text, at)
    if found is not None:
        if found.category.startswith("head"):
            return found._replace(category=found.category.replace("head", "unit"))
        return found
    tail = at
    while tail < at + 3 and text[tail : tail + 1] in NUMBER_TAILS:
        tail += 1
    if tail > at:
        unit = _prefix(text, tail)
        if unit is not None and unit.role in NUMERIC:
            return Neighbour(unit.category, at, unit.end)
        if text[tail - 1] in "余万亿":
            return Neighbour("count", at, tail)
    return _plain(text, at) if at > end else _far_head(text, at) or _plain(text, at)


def _far_head(text: str, at: int) -> Neighbour | None:
    """The noun of an organisation a few characters on, nothing but its name between."""
    table = _right_table()
    for index in range(at, min(at + _FAR_HEAD, len(text) - 1)):
        char = text[index]
        if char in EDGES or char in _NOT_IN_NAMES or (char == "有" and text[index + 1] != "限"):
            return None
        for length in table.lengths.get(char, ()) if index > at else ():
            word = text[index : index + length]
            if table.categories.get(word, "").startswith("head"):
                return Neighbour("unit-weak", at, index + len(word))
    return None


def _plain(text: str, at: int) -> Neighbour:
    char = text[at : at + 1]
    return Neighbour(_character_class(char), at, at)


def word_left(text: str, start: int) -> Neighbour:
    """What stands before a run that begins at ``start``."""
    at = start
    if text[at - 1 : at] in _BLANK_SET:
        at -= 2 if text[at - 2 : at - 1] in _BLANK_SET else 1
    categories, lengths = _left_table()
    last = text[at - 1 : at] if at else ""
    for length in lengths.get("：" if last == ":" else last, ()):
        if length <= at:
            word = text[at - length : at]
            category = categories.get(word[:-1] + "：" if last == ":" else word)
            if category is not None:
                return Neighbour(category, at - length, at)
    return Neighbour(_character_class(last), at, at)


def _character_class(char: str) -> str:
    if not char or char in EDGES:
        return "edge"
    if char.isdigit():
        return "digit"
    return "latin" if char.isascii() and char.isalpha() else "word"
