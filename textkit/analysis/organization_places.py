"""The places that a report names with their government: what its schools and companies are named by.

Knows nothing of organizations.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from textkit.analysis.organization_words import is_tiled

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_LEVELS = "省市县区镇乡"
_BODIES = ("委", "人民", "政府", "党委", "人大", "教育", "财政", "公安")
"""What stands behind a place with its level, unlike in 引导乡|镇 or 拓展市|场."""

_LENGTH = 2


def known_places(text: str) -> frozenset[str]:
    """Two-character places of ``text``, without their level: 瑶岫 of 瑶岫乡人民政府."""
    starts = (start for _, start, _ in _automaton().find_matches_as_indexes(text))
    found = {text[start - _LENGTH : start] for start in starts if start >= _LENGTH}
    return frozenset(place for place in found if place.isalpha() and not is_tiled(place))


@cache
def _automaton() -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick

    return AhoCorasick([*(level + body for level in _LEVELS for body in _BODIES), "街道"])
