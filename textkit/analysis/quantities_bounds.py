"""What the words beside a number make of it: rough, at least, at most.

Owns the reading of the lexicon ``quantity_cues``. 约, 近, 左右 make a number rough; 超过, 不少于,
以上 give the low end of what is meant, 不超过, 不足, 以内 the high one.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from functools import cache
from typing import NamedTuple

from textkit.lexicon.loader import load_lexicon

_LASTING = frozenset("时达长用经满")
"""Before 近 and a time: 历时近3年 is almost three years, 近3年 the last three."""


class Bounds(NamedTuple):
    """Whether the words make the number rough, and which end of the quantity they give."""

    approx: bool = False
    low: bool = False
    high: bool = False


@cache
def _before() -> dict[str, list[tuple[str, str]]]:
    """Words before a number with what they mean, longest first, by last character."""
    return _cues("before", -1)


@cache
def _after() -> dict[str, list[tuple[str, str]]]:
    """Words behind a quantity with what they mean, longest first, by first character."""
    return _cues("after", 0)


def _cues(place: str, at: int) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    entries = load_lexicon("quantity_cues").entries
    for entry in sorted(entries, key=lambda entry: -len(entry.term)):
        meaning, _, side = entry.category.partition("-")
        if side == place:
            found.setdefault(entry.term[at], []).append((entry.term, meaning))
    return found


def after_word(text: str, at: int) -> int:
    """End of the word behind a quantity (左右, 以上) that begins at ``at``; ``at`` where none."""
    for word, _ in _after().get(text[at : at + 1], ()):
        if text.startswith(word, at):
            return at + len(word)
    return at


@cache
def ranking_words() -> frozenset[str]:
    """Words that a place in a ranking follows: 位居, 全国, 排名."""
    return load_lexicon("quantity_cues").terms("rank")


def read_bounds(text: str, start: int, end: int, kind: str) -> Bounds:
    """What the words at both sides of ``[start, end)`` say."""
    before = _before().get(text[start - 1 : start])
    if text[end : end + 1] == " ":
        end += 1
    after = _after().get(text[end : end + 1])
    if before is None and after is None:
        return _NONE
    found = set()
    for word, meaning in before or ():
        if text.endswith(word, 0, start):
            if kind != "time" or word != "近" or text[start - 2 : start - 1] in _LASTING:
                found.add(meaning)
            break
    for word, meaning in after or ():
        if text.startswith(word, end):
            found.add(meaning)
            break
    return Bounds("approx" in found, "low" in found, "high" in found) if found else _NONE


_NONE = Bounds()
