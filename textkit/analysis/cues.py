"""Words that tell the parts of a report, by class.

Owns how the lexicon ``section_cues`` becomes a mapping. What the classes are for is said where
they are used; a class that the lexicon lacks is empty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Protocol

Cues = Mapping[str, tuple[str, ...]]
"""Class to its words: turn, core, plan, will, closing, appeal, genre, address, label, verb …"""


class _Entry(Protocol):
    @property
    def term(self) -> str: ...
    @property
    def category(self) -> str: ...


def group_cues(entries: Iterable[_Entry]) -> Cues:
    """Terms by class; an entry may have several, joined by ``+``."""
    grouped: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for entry in entries:
        for category in entry.category.split("+"):
            grouped[category] += (entry.term,)
    return grouped


@cache
def default_cues() -> Cues:
    """The shipped lexicon."""
    from textkit.lexicon.loader import load_lexicon

    return group_cues(load_lexicon("section_cues").entries)
