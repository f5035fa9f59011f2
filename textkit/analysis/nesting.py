"""Levels of the openers: who stands under whom.

A number that goes on (（二） behind （一）) closes everything since its predecessor. A new series
opens under the deepest series that goes on behind it; where nothing tells, the usual order of
the styles decides. One pass with a bounded look ahead.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textkit.analysis.headings import WORD_HEADING
from textkit.analysis.markers import HAN, LEVELS, RANKS, WORDS
from textkit.analysis.openers import Opener

APPENDIX = "附件"
OVER = "over"
UNDER = "under"
BARE = "lead"
PART = "part"

_LOOK_AHEAD = 64
_WORD_LEVEL = 4
_RANKS = RANKS | {APPENDIX: -100.0, WORD_HEADING: -50.0, OVER: -20.0, UNDER: 80.0, BARE: 90.0}
"""Unnumbered headings stand over the numbered ones or under them; bare leads under everything."""


class _Open(NamedTuple):
    """A section that is still open."""

    opener: Opener
    level: int
    rank: float


def assign_levels(openers: Sequence[Opener]) -> list[int]:
    """The level of each opener, all in text order; a section's level is below its parent's.

    In a report whose top style is 一、 the styles have the fixed levels of `LEVELS` (skipped ranks
    stay skipped). In any other report the top style is level 1 and each style under it one more.
    Items in words (一是) are never above level 4.
    """
    fixed = _has_fixed_levels(openers)
    top = min((_rank(opener) for opener in openers if _opens_paragraph(opener)), default=0.0)
    known: dict[str, int] = {}
    stack: list[_Open] = []
    levels = []
    for index, opener in enumerate(openers):
        while stack and stack[-1].opener.inline and stack[-1].opener.paragraph != opener.paragraph:
            stack.pop()
        del stack[_keep(stack, openers, index, top) :]
        above = stack[-1].level if stack else 0
        level = opener.level or max(above + 1, _usual_level(opener, known, fixed=fixed))
        if not opener.inline:
            known.setdefault(opener.style, level)
        rank = top + (level - 1) / 2 if opener.style == PART else _rank(opener)
        stack.append(_Open(opener, level, rank))
        levels.append(level)
    return levels


def _opens_paragraph(opener: Opener) -> bool:
    return not opener.inline and opener.style not in (PART, BARE, UNDER, APPENDIX)


def _rank(opener: Opener) -> float:
    rank = _RANKS.get(opener.style, 0.0)
    if opener.word_level is not None:
        return _RANKS[WORD_HEADING] + opener.word_level
    return rank


def _has_fixed_levels(openers: Sequence[Opener]) -> bool:
    """Whether 一、 is the top style."""
    heads = [opener for opener in openers if _opens_paragraph(opener)]
    tops = [_rank(opener) for opener in heads if opener.style == HAN]
    return bool(tops) and min(map(_rank, heads)) >= min(tops)


def _usual_level(opener: Opener, known: dict[str, int], *, fixed: bool) -> int:
    """The level an opener has where its parent allows it."""
    style = opener.style
    if style in WORDS or style == "——":
        return _WORD_LEVEL
    if opener.inline:
        return known.get(style, LEVELS.get(style, 1))
    return LEVELS.get(style, 1) if fixed else 1


def _keep(stack: list[_Open], openers: Sequence[Opener], index: int, top: float) -> int:
    """How many open sections, outermost first, stay open when ``openers[index]`` begins."""
    opener = openers[index]
    if opener.level:
        return next((at for at, entry in enumerate(stack) if entry.level >= opener.level), len(stack))
    floor = 0
    if opener.inline:
        floor = next(
            (at for at, entry in enumerate(stack) if entry.opener.paragraph == opener.paragraph),
            len(stack),
        )
    predecessor = _predecessor(stack, opener, floor)
    if predecessor is not None:
        return predecessor
    same = next(
        (at for at in range(len(stack) - 1, floor - 1, -1) if _same_series(stack[at], opener)), None
    )
    if same is not None and opener.number not in (None, 1):
        return same
    held = max(floor, _held(stack, openers, index))
    if same is not None and same >= held:
        return same
    keep = len(stack)
    while keep > held and _closes(opener, stack[keep - 1]):
        keep -= 1
    return keep


def _same_series(entry: _Open, opener: Opener) -> bool:
    return entry.opener.style == opener.style and entry.opener.word_level == opener.word_level


def _predecessor(stack: list[_Open], opener: Opener, floor: int) -> int | None:
    """The open section whose number is one less, in the same style or both in words."""
    number = opener.number
    if number is None or number < 2:
        return None
    word = opener.style in WORDS
    mixed = None
    for at in range(len(stack) - 1, floor - 1, -1):
        other = stack[at].opener
        if other.number == number - 1:
            if other.style == opener.style:
                return at
            if word and other.style in WORDS and mixed is None:
                mixed = at
    return mixed


def _held(stack: list[_Open], openers: Sequence[Opener], index: int) -> int:
    """How many open sections surely go on behind the series that ``openers[index]`` opens."""
    opener = openers[index]
    wanted = {
        (entry.opener.style, entry.opener.number + 1): at + 1
        for at, entry in enumerate(stack)
        if entry.opener.number is not None
    }
    expected = (opener.number or 0) + 1
    for other in openers[index + 1 : index + 1 + _LOOK_AHEAD]:
        if opener.inline and other.paragraph != opener.paragraph:
            break
        if other.inline and not opener.inline:
            continue
        if other.style == opener.style and opener.number and other.number == expected:
            expected += 1
            continue
        key = (other.style, other.number or 0)
        if key in wanted:
            return wanted[key]
        if other.number == 1:  # a series of its own hides the open one of that style
            wanted = {key: at for key, at in wanted.items() if key[0] != other.style}
        if not wanted:
            break
    return 0


def _closes(opener: Opener, entry: _Open) -> bool:
    """Whether a series that begins with ``opener`` cannot stand under ``entry``."""
    if opener.inline and not entry.opener.inline:
        return False
    return entry.rank >= _rank(opener)
