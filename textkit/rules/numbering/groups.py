"""Numbered sections that belong together: one level, one parent, in text order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

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


def marker_span(section: Section) -> tuple[int, int]:
    """Where the marker stands."""
    return section.start, section.start + len(section.marker or "")
