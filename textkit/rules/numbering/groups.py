"""Numbered sections that belong together: one level, one parent, in text order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from textkit.model.layers import Outline, Section

WORD_STYLES = frozenset({"一是", "一要", "第一，", "首先，", "其一，", "一方面"})
"""Marker styles that count in words."""


def sibling_groups(outline: Outline) -> Iterator[list[Section]]:
    """Runs of numbered siblings; a number 1 opens a new run."""
    yield from _runs(outline.sections)
    for section, _ in outline.walk():
        if section.children:
            yield from _runs(section.children)


def _runs(siblings: Sequence[Section]) -> Iterator[list[Section]]:
    run: list[Section] = []
    for section in siblings:
        if section.number is None or section.marker is None:
            if section.kind == "heading" and run:
                yield run
                run = []
            continue
        opens = section.number == 1 and run and run[-1].number is not None
        if opens and (section.style == run[-1].style or section.kind != run[-1].kind):
            yield run
            run = []
        run.append(section)
    if run:
        yield run


@lru_cache(maxsize=1)
def same_style_runs(outline: Outline) -> list[list[Section]]:
    """Runs of siblings in one marker style, numbers as they stand; several rules ask."""
    runs: list[list[Section]] = []
    for group in sibling_groups(outline):
        by_style: dict[str, list[Section]] = {}
        for section in group:
            by_style.setdefault(section.style or "", []).append(section)
        runs += by_style.values()
    return runs


@lru_cache(maxsize=1)
def changed_styles(outline: Outline) -> list[tuple[Section, Section]]:
    """Sections that go on with a series in another marker style, each with the item before it.

    （一）（二）（3） may look like a child of （二）, or like a sibling.
    """
    found: list[tuple[Section, Section]] = []
    for parent, _ in outline.walk():
        if not _counts(parent):
            continue
        first = next((child for child in parent.children if _counts(child)), None)
        if first is None or first.number != (parent.number or 0) + 1:
            continue
        if not any(c.style == first.style and c.number == 1 for c in parent.children):
            found.append((first, parent))
    for group in sibling_groups(outline):
        counted = [section for section in group if _counts(section)]
        styles = Counter(section.style for section in counted)
        for before, section in pairwise(counted):
            goes_on = section.number == (before.number or 0) + 1
            if goes_on and styles[section.style] == 1 < styles[before.style]:
                found.append((section, before))
    return sorted(found, key=lambda pair: pair[0].start)


@lru_cache(maxsize=1)
def _fillers(outline: Outline) -> tuple[list[Section], list[int]]:
    """Sections that may stand in a gap of another style, and where they start."""
    words = WORD_STYLES - {"一方面"}
    fillers = [section for section, _ in changed_styles(outline)]
    fillers += [section for section, _ in outline.walk() if section.style in words]
    fillers.sort(key=lambda section: section.start)
    return fillers, [section.start for section in fillers]


def closes_gap(outline: Outline, before: Section, section: Section) -> bool:
    """Whether the number between two items stands there in another style, as other rules say."""
    fillers, starts = _fillers(outline)
    between = fillers[bisect_right(starts, before.start) : bisect_left(starts, section.start)]
    wanted, in_words = (before.number or 0) + 1, section.style in WORD_STYLES
    return any(s.number == wanted and (s.style in WORD_STYLES) == in_words for s in between)


def _counts(section: Section) -> bool:
    """Whether a section has a typed or automatic number of its own line."""
    return (
        section.number is not None and section.kind != "inline" and section.style not in WORD_STYLES
    )


def marker_span(section: Section) -> tuple[int, int]:
    """Where the marker stands."""
    return section.start, section.start + len(section.marker or "")
