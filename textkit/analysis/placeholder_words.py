"""Looks up what stands beside a run in the lexicons of neighbours.

Owns the way to match; the words themselves are data (``lexicons/placeholder_*.tsv``).
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

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
    """Categories by term, and the length of the longest by the two characters next to the run."""

    categories: dict[str, str]
    longest: dict[str, int]


def _table(categories: dict[str, str], near: slice) -> _Table:
    longest: dict[str, int] = {}
    for term in categories:
        pair = term[near]
        if longest.get(pair, 1) < len(term):
            longest[pair] = len(term)
    return _Table(categories, longest)


@cache
def _right_table() -> _Table:
    entries = load_lexicon("placeholder_right").entries
    return _table({entry.term: entry.category for entry in entries}, slice(2))


@cache
def _left_table() -> _Table:
    entries = load_lexicon("placeholder_left").entries
    return _table({entry.term: entry.category for entry in entries}, slice(-2, None))


@cache
def _head_table() -> _Table:
    """Nouns that end the name of an organisation."""
    terms = _right_table().categories.items()
    return _table({term: kind for term, kind in terms if kind.startswith("head")}, slice(2))


def _prefix(text: str, at: int, table: _Table) -> Neighbour | None:
    """The longest term of a table that begins at ``at``."""
    categories = table.categories
    for length in range(table.longest.get(text[at : at + 2], 1), 0, -1):
        category = categories.get(text[at : at + length])
        if category is not None:
            return Neighbour(category, at, min(at + length, len(text)))
    return None


def word_right(text: str, end: int) -> Neighbour:
    """What follows a run that ends at ``end``; a number's tail (余, 万) belongs to its unit."""
    at = end
    if text[at : at + 1] in _BLANK_SET:
        at += 2 if text[at + 1 : at + 2] in _BLANK_SET else 1
    table = _right_table()
    found = _prefix(text, at, table)
    if found is not None:
        if found.category.startswith("head"):
            return found._replace(category=found.category.replace("head", "unit"))
        return found
    tail = at
    while tail < at + 3 and text[tail : tail + 1] in NUMBER_TAILS:
        tail += 1
    if tail > at:
        unit = _prefix(text, tail, table)
        if unit is not None and unit.role in NUMERIC:
            return Neighbour(unit.category, at, unit.end)
        if text[tail - 1] in "余万亿":
            return Neighbour("count", at, tail)
    return _plain(text, at) if at > end else _far_head(text, at) or _plain(text, at)


def _far_head(text: str, at: int) -> Neighbour | None:
    """The noun of an organisation a few characters on, nothing but its name between."""
    heads = _head_table()
    for index in range(at, min(at + _FAR_HEAD, len(text) - 1)):
        char = text[index]
        if char in EDGES or char in _NOT_IN_NAMES or (char == "有" and text[index + 1] != "限"):
            return None
        head = _prefix(text, index, heads) if index > at else None
        if head is not None:
            return Neighbour("unit-weak", at, head.end)
    return None


def _plain(text: str, at: int) -> Neighbour:
    char = text[at : at + 1]
    return Neighbour(_character_class(char), at, at)


def word_left(text: str, start: int) -> Neighbour:
    """What stands before a run that begins at ``start``."""
    at = start
    if text[at - 1 : at] in _BLANK_SET:
        at -= 2 if text[at - 2 : at - 1] in _BLANK_SET else 1
    categories, longest = _left_table()
    last = text[at - 1 : at] if at else ""
    is_label = last == ":"
    near = text[max(0, at - 2) : at]
    for length in range(longest.get(near[:-1] + "：" if is_label else near, 1), 0, -1):
        if length <= at:
            word = text[at - length : at]
            category = categories.get(word[:-1] + "：" if is_label else word)
            if category is not None:
                return Neighbour(category, at - length, at)
    return Neighbour(_character_class(last), at, at)


def _character_class(char: str) -> str:
    if not char or char in EDGES:
        return "edge"
    if char.isdigit():
        return "digit"
    return "latin" if char.isascii() and char.isalpha() else "word"
