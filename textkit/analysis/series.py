"""Which marker candidates are true members of a series.

A lone 首先， or 一方面 is a phrase, ``：1.`` without a ``2.`` a number, 二、三产业 no item: each needs
a neighbour. Knows markers and the paragraph they stand in, nothing of levels.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textkit.analysis.markers import WORDS, Marker

_UNMISTAKABLE = frozenset({"（一）", "（1）", "①", "⑴", "⒈", "㈠"})
"""Styles that count behind a comma too; a bare number there is a quantity."""


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
    following = _following_numbers(candidates)
    last: dict[str, int] = {}
    kept = []
    for candidate, next_number in zip(candidates, following, strict=True):
        marker = candidate.marker
        if marker.unsure and not _confirmed(marker, last, next_number):
            shorter = _first_component(text, marker)
            if shorter is None or last.get("1.") != (shorter.number or 0) - 1:
                continue
            candidate = candidate._replace(marker=shorter)  # noqa: PLW2901 - the value to keep
            marker = shorter
        if marker.number is not None:
            last[marker.style] = marker.number
        kept.append(candidate)
    return kept


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


def _confirmed(marker: Marker, last: dict[str, int], following: int | None) -> bool:
    number = marker.number or 0
    return (number > 1 and last.get(marker.style) == number - 1) or following == number + 1


def _first_component(text: str, marker: Marker) -> Marker | None:
    """A decimal read as a marker before a number: 21.5 as 21. and 5."""
    if not marker.style.startswith("1.1"):
        return None
    dot = min(at for sign in ".．" if (at := text.find(sign, marker.start, marker.end)) >= 0)
    return Marker(marker.start, dot + 1, "1.", int(text[marker.start : dot]))


def true_words(candidates: Sequence[Candidate]) -> set[int]:
    """Offsets of the markers in words (一是, 第一，, 首先，) that belong to a series.

    A neighbour counts one up or down, in the same style or another one (第一， then 二是); an inline
    marker needs it in its own paragraph or the next. 一是 behind a full stop stands for itself.
    """
    words = [candidate for candidate in candidates if candidate.marker.style in WORDS]
    true = {
        candidate.marker.start
        for candidate in words
        if candidate.marker.style == "一是" and candidate.marker.strong and candidate.marker.number == 1
    }
    _link(words, true)
    by_style: dict[str, list[Candidate]] = {}
    for candidate in words:
        by_style.setdefault(candidate.marker.style, []).append(candidate)
    for same in by_style.values():
        _link(same, true)
    return true


def _link(words: Sequence[Candidate], true: set[int]) -> None:
    """Add the pairs of neighbours that follow each other in value."""
    for one, other in zip(words, words[1:], strict=False):
        distance = other.paragraph - one.paragraph
        if distance > 1 and (one.inline or other.inline):
            continue
        expected = (one.marker.number or 0) + 1
        last = other.marker.number is None and expected > 2 and distance <= 1  # 最后
        if other.marker.number == expected or last:
            true.update((one.marker.start, other.marker.start))


def true_numbers(opening: Marker | None, inline: Sequence[Marker]) -> list[Marker]:
    """Numbered markers inside one paragraph that form a series.

    A series starts at one, or goes on behind the paragraph's own marker, and has two members.

    Args:
        opening: The marker at the paragraph's start.
        inline: The other candidates in it, in text order.
    """
    runs: dict[str, list[Marker]] = {}
    true: list[Marker] = []
    opened = {opening.style: opening.number} if opening is not None else {}
    for marker in inline:
        if marker.style in WORDS or not (marker.strong or marker.style in _UNMISTAKABLE):
            continue
        run = runs.setdefault(marker.style, [])
        number = marker.number or 0
        previous = run[-1].number if run else opened.get(marker.style)
        if previous is not None and previous < number <= previous + 2 and (run or number == previous + 1):
            run.append(marker)
        elif number == 1:
            true.extend(_whole(run, opened))
            runs[marker.style] = [marker]
    for run in runs.values():
        true.extend(_whole(run, opened))
    true.sort()
    return true


def _whole(run: list[Marker], opened: dict[str, int | None]) -> list[Marker]:
    """The run if it is a series."""
    if not run:
        return []
    continues = run[0].number != 1 and run[0].style in opened
    return run if len(run) > 1 or continues else []
