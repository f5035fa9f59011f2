"""The items that a text gives beside a formula.

Owns the three forms: brackets right behind it, a list after 即, 指, 包括 or a colon, and
以“…”为内容的 before it. A list counts only if its size fits the formula's numbers, or if most items
share a character with its name.
"""

from __future__ import annotations

from collections.abc import Sequence

from textkit.text.patterns import LazyPattern, compiled

_BRACKET = LazyPattern(
    r"[”’」』]?\p{Han}{0,6}?[（(](?:即|指|就是|是指|包括|分别为)?[：:]?(?<list>[^（）()\n]{3,240})[）)]"
)
_SAID = LazyPattern(
    r"[”’」』]?\p{Han}{0,8}?(?:[，,]?(?:即|就是|是指|分别是|分别为)|，(?:指|包括)|包括|[：:])[：:]?"
    r"(?<list>[^。\n：:]{3,240}+)(?=[。\n]|$)"
)
_BEFORE = LazyPattern(
    r"以(?<list>[^。；;\n]{3,160}?)为(?:主要)?(?:内容|载体|重点|核心|标准|目标|要求)的\p{Han}{0,4}[“‘「『]?$"
)
_GROUPS = r"[；;]"
_ITEMS = r"[、，,；;]"
_EDGES = "“”‘’「」『』 　"
_BEHIND = 260
_AHEAD = 170
_LONGEST = 40
"""Code points of the longest item: some are clauses."""

_SLACK = 2
"""Items that a list may have too few or too many and still be meant as the formula's."""


def expansion_beside(text: str, start: int, end: int, counts: Sequence[int]) -> tuple[str, ...]:
    """The items given beside the formula at ``[start, end)``; empty where the form is not clear."""
    name = text[start:end]
    for pattern in (_BRACKET, _SAID):
        match = pattern.match(text, end, min(len(text), end + _BEHIND))
        if match is not None:
            return _items(match["list"], name, counts)
    line = text.rfind("\n", 0, start) + 1
    begin = text.rfind("以", max(line, start - _AHEAD), start)
    while begin >= 0:
        match = _BEFORE.match(text, begin, start)
        if match is not None:
            return _items(match["list"], name, counts)
        begin = text.rfind("以", max(line, start - _AHEAD), begin)
    return ()


def _items(listed: str, name: str, counts: Sequence[int]) -> tuple[str, ...]:
    """The items of a list, if it is one and belongs to the formula."""
    for pattern, size in ((_ITEMS, sum(counts)), (_GROUPS, len(counts))):
        found = tuple(item.strip(_EDGES) for item in compiled(pattern).split(listed))
        if len(found) == size > 1 and all(map(_is_item, found)):
            return found
    found = tuple(item.strip(_EDGES) for item in compiled(_ITEMS).split(listed))
    shared = sum(any(char in name for char in item) for item in found)
    near = abs(len(found) - sum(counts)) <= _SLACK
    clear = near and len(found) > 1 and shared * 2 > len(found) and max(map(len, found)) <= 16
    return found if clear and all(map(_is_item, found)) else ()


def _is_item(item: str) -> bool:
    """Whether a piece of a list is one item: not empty, no clause cut out of a quotation."""
    return 0 < len(item) <= _LONGEST and "”" not in item and "“" not in item
