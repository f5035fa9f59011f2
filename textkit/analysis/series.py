"""Which marker candidates are true members of a series.

A lone 首先， or 一方面 is a phrase, ``：1.`` without a ``2.`` a number, 二、三产业 no item: each needs
a neighbour. Knows markers and the paragraph they stand in, nothing of levels.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from textkit.analysis.markers import DASH, WORDS, Marker

_UNMISTAKABLE = frozenset({"（一）", "（1）", "①", "⑴", "⒈", "㈠"})
"""Styles that count behind a comma too; a bare number there is a quantity."""

_COUNTED = frozenset({"一是", "一要", "第一，", "其一，"})
"""Word styles that mean an item wherever they stand; 首先 and 一方面 may be plain adverbs."""

_FIRST_SIGNS = frozenset({"（一）", "（1）", "①"})
_TWO_TO_ONE = str.maketrans("二2２②", "一1１①")
_REFERENCES = frozenset("第款条项和及与或、至")
"""What stands before a marker that is a reference: 第（一）项."""

_DASH_DISTANCE = 4
"""Paragraphs from one —— to the next in a list of them."""


class Candidate(NamedTuple):
    """A marker and the number of its paragraph; ``inline`` ones stand inside it."""

    marker: Marker
    paragraph: int
    inline: bool = False


def settle_unsure(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Line-start candidates without the unsure ones that no neighbour confirms.

    21.5+2 stays as 21. where 20. stands before it.
    """
    if not any(candidate.marker.unsure for candidate in candidates):
        return list(candidates)
    last: dict[str, int] = {}
    kept = []
    for candidate, following in zip(candidates, _following_numbers(candidates), strict=True):
        marker = _settled(text, candidate.marker, last, following)
        if marker is None:
            continue
        if marker.number is not None:
            last[marker.style] = marker.number
        kept.append(candidate._replace(marker=marker))
    return kept


def _settled(
    text: str, marker: Marker, last: dict[str, int], following: int | None
) -> Marker | None:
    """The marker if it is sure or goes on from ``last`` number or to the ``following`` one."""
    number = marker.number or 0
    if not marker.unsure or following == number + 1:
        return marker
    if number > 1 and last.get(marker.style) == number - 1:
        return marker
    shorter = _first_component(text, marker)
    goes_on = shorter is not None and last.get("1.") == (shorter.number or 0) - 1
    return shorter if goes_on else None


def _following_numbers(candidates: Sequence[Candidate]) -> list[int | None]:
    """For each candidate the number of the next one in the same style."""
    upcoming: dict[str, int | None] = {}
    following = []
    for candidate in reversed(candidates):
        marker = candidate.marker
        following.append(upcoming.get(marker.style))
        upcoming[marker.style] = marker.number
    following.reverse()
    return following


def _first_component(text: str, marker: Marker) -> Marker | None:
    """A decimal read as a marker before a number: 21.5 as 21. and 5."""
    if not marker.style.startswith("1.1"):
        return None
    dot = min(at for sign in ".．" if (at := text.find(sign, marker.start, marker.end)) >= 0)
    return Marker(marker.start, dot + 1, "1.", int(text[marker.start : dot]))


def without_lone_dashes(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without —— that has no other near it: an aside, a signature, a subtitle."""
    dashes = [candidate.paragraph for candidate in candidates if candidate.marker.style == DASH]
    near = {
        paragraph
        for one, other in pairwise(dashes)
        if other - one <= _DASH_DISTANCE
        for paragraph in (one, other)
    }
    return [c for c in candidates if c.marker.style != DASH or c.paragraph in near]


def true_words(candidates: Sequence[Candidate]) -> set[int]:
    """Offsets of the markers in words (一是, 第一，, 首先，) that belong to a series.

    A member has a neighbour that counts on, in the same style or another one (第一， then 二是);
    an inline one in its own paragraph or the next. In the same style a slip is allowed (二是 twice,
    三是 missing). 一是 behind a full stop stands for itself.
    """
    words = [candidate for candidate in candidates if candidate.marker.style in WORDS]
    true = {
        marker.start
        for marker, _, _ in words
        if marker.style == "一是" and marker.strong and marker.number == 1
    }
    by_style: dict[str, list[Candidate]] = {}
    for candidate in words:
        by_style.setdefault(candidate.marker.style, []).append(candidate)
    for members in (words, *by_style.values()):
        for one, other in pairwise(members):
            if _is_series(one, other):
                true.update((one.marker.start, other.marker.start))
    return true


def _is_series(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates that follow each other are members of one series."""
    distance = other.paragraph - one.paragraph
    if distance > 1 and (one.inline or other.inline):
        return False
    first, second = one.marker.number, other.marker.number
    if first is None or second is None:  # 最后
        return first is not None and first > 1 and distance <= 1
    if second == first + 1:
        return True
    same = one.marker.style == other.marker.style and one.marker.style in _COUNTED
    return same and distance <= 1 and -2 <= second - first <= 2 and second > 1


def true_numbers(
    text: str,
    start: int,
    opening: Marker | None,
    inline: Sequence[Marker],
    following: Marker | None = None,
) -> list[Marker]:
    """Numbered markers inside one paragraph that form a series.

    A series starts at one, or goes on behind the paragraph's own marker, and has two members; the
    second may open the next paragraph.

    Args:
        text: The document's text.
        start: Start of the paragraph.
        opening: The marker at the paragraph's start.
        inline: The other candidates in it, in text order.
        following: The marker at the start of the next paragraph.
    """
    runs: dict[str, list[Marker]] = {} if opening is None else {opening.style: [opening]}
    true: set[Marker] = set()
    hidden: set[str] = set()  # styles whose hidden first member was looked for
    for marker in inline:
        if marker.style in WORDS or not (marker.strong or marker.style in _UNMISTAKABLE):
            continue
        run = runs.setdefault(marker.style, [])
        number = marker.number or 0
        last = run[-1].number or 0 if run else 0
        if run and last < number <= last + 2:
            run.append(marker)
            continue
        true.update(run if len(run) > 1 else ())
        searched = marker.style in hidden
        hidden.add(marker.style)
        first = None if searched or number != 2 else _hidden_first(text, start, marker)
        runs[marker.style] = [first, marker] if first else [marker] if number == 1 else []
    for style, run in runs.items():
        is_series = len(run) > 1 or (run and _goes_on(run[-1], style, following))
        true.update(run if is_series else ())
    if opening is not None:
        true.discard(opening)
    return sorted(true, key=attrgetter("start"))


def _goes_on(marker: Marker, style: str, following: Marker | None) -> bool:
    """Whether the next paragraph opens with the next number of the same style."""
    if following is None or following.style != style:
        return False
    return following.number == (marker.number or 0) + 1


def _hidden_first(text: str, start: int, second: Marker) -> Marker | None:
    """The （一） that stands right behind a word because a line break was lost before it."""
    if second.style not in _FIRST_SIGNS:
        return None
    sign = text[second.start : second.end].translate(_TWO_TO_ONE)
    at = text.find(sign, start + 1, second.start)
    if at < 0 or text[at - 1] in _REFERENCES:
        return None
    return Marker(at, at + len(sign), second.style, 1)
