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

_LOOK_AHEAD = 64
_DEEPEST = 24
"""Sections inside each other before only the usual order of the styles counts."""

_WORD_LEVEL = 4
_RANKS = RANKS | {APPENDIX: -100.0, WORD_HEADING: -50.0, OVER: -20.0, UNDER: 80.0, BARE: 90.0}
"""Unnumbered headings stand over the numbered ones or under them; bare leads under everything."""


class _Open(NamedTuple):
    """A section that is still open."""

    style: str
    number: int | None
    level: int
    rank: float
    inline: bool
    paragraph: int
    word_level: int | None
    prefix: str


def assign_levels(openers: Sequence[Opener]) -> list[int]:
    """The level of each opener, all in text order; a section's level is below its parent's.

    In a report whose top style is 一、 the styles have the fixed levels of `LEVELS` (skipped ranks
    stay skipped). In any other report the top style is level 1 and each style under it one more.
    Items in words (一是) are never above level 4.
    """
    heads = [opener for opener in openers if is_head(opener)]
    top = min(map(style_rank, heads), default=0.0)
    fixed = any(opener.style == HAN and style_rank(opener) == top for opener in heads)
    known: dict[str, int] = {}
    pairs: set[tuple[str, str]] = set()
    stack: list[_Open] = []
    levels = []
    for index, opener in enumerate(openers):
        while stack and stack[-1].inline and stack[-1].paragraph != opener.paragraph:
            stack.pop()
        rank = top + (opener.level - 1) / 2 if opener.level else style_rank(opener)
        del stack[_keep(stack, openers, index, rank, pairs) :]
        above = stack[-1].level if stack else 0
        level = opener.level or max(above + 1, _usual_level(opener, known, fixed=fixed))
        if not opener.inline:
            known.setdefault(opener.style, level)
            if stack:
                pairs.add((opener.style, stack[-1].style))
        stack.append(
            _Open(
                opener.style,
                opener.number,
                level,
                rank,
                opener.inline,
                opener.paragraph,
                opener.word_level,
                opener.prefix,
            )
        )
        levels.append(level)
    return levels


def is_head(opener: Opener) -> bool:
    """Whether an opener counts in the order of styles: a heading or numbered lead."""
    return not (opener.inline or opener.level or opener.style in (BARE, UNDER, APPENDIX))


def style_rank(opener: Opener) -> float:
    """Place of an opener in the usual order, outermost lowest."""
    rank = _RANKS.get(opener.style, 0.0)
    if opener.word_level is not None:
        return _RANKS[WORD_HEADING] + opener.word_level
    return rank


def _usual_level(opener: Opener, known: dict[str, int], *, fixed: bool) -> int:
    """The level an opener has where its parent allows it."""
    style = opener.style
    if style in WORDS or style == "——":
        return _WORD_LEVEL
    if opener.inline:
        return known.get(style, LEVELS.get(style, 1))
    return LEVELS.get(style, 1) if fixed else 1


def _keep(
    stack: list[_Open],
    openers: Sequence[Opener],
    index: int,
    rank: float,
    pairs: set[tuple[str, str]],
) -> int:
    """How many open sections, outermost first, stay open when ``openers[index]`` begins.

    Args:
        stack: The open sections.
        openers: All openers.
        index: Which of them begins.
        rank: Its place in the usual order.
        pairs: Styles met so far, each with the style right above it.
    """
    opener = openers[index]
    if opener.level:
        return next(
            (at for at, entry in enumerate(stack) if entry.level >= opener.level), len(stack)
        )
    floor = 0
    if opener.inline:
        floor = len(stack)
        while floor and stack[floor - 1].paragraph == opener.paragraph:
            floor -= 1
    predecessor = _predecessor(stack, opener, floor)
    if predecessor is not None:
        return predecessor
    same = len(stack) - 1
    while same >= floor and (stack[same].style, stack[same].word_level) != (
        opener.style,
        opener.word_level,
    ):
        same -= 1
    if opener.number not in (None, 1):
        if same >= floor:
            return same
        stranger = _stranger(stack, openers, index, floor)
        if stranger is not None:
            return stranger
    shallow = len(stack) < _DEEPEST
    held = max(floor, _held(stack, openers, index)) if shallow else floor
    if same >= held:
        return same
    keep = len(stack)
    while keep > held and _closes(opener, rank, stack[keep - 1], pairs if shallow else set()):
        keep -= 1
    return keep


def _predecessor(stack: list[_Open], opener: Opener, floor: int) -> int | None:
    """The open section whose number is one less, in the same style or both in words."""
    number = opener.number
    if number is None or number < 2:
        return None
    word = opener.style in WORDS
    mixed = None
    for at in range(len(stack) - 1, floor - 1, -1):
        entry = stack[at]
        if entry.number == number - 1:
            if entry.style == opener.style and entry.prefix == opener.prefix:
                return at
            if word and entry.style in WORDS and mixed is None:
                mixed = at
    return mixed


def _stranger(
    stack: list[_Open], openers: Sequence[Opener], index: int, floor: int
) -> int | None:
    """The open section that ``openers[index]`` goes on from in a wrong style: （二） then （3）.

    Behind a first item only if the series then goes on in its own style: 一、 then （二） may be a
    child whose （一） is missing.
    """
    opener = openers[index]
    number = opener.number or 0
    for at in range(len(stack) - 1, floor - 1, -1):
        entry = stack[at]
        if entry.number != number - 1 or entry.inline != opener.inline:
            continue
        if number > 2:
            return at
        ahead = openers[index + 1 : index + 1 + _LOOK_AHEAD]
        resumed = next((o.number for o in ahead if o.style == entry.style), None)
        return at if resumed == number + 1 else None
    return None


def _held(stack: list[_Open], openers: Sequence[Opener], index: int) -> int:
    """How many open sections surely go on behind the series that ``openers[index]`` opens."""
    opener = openers[index]
    wanted = {
        (entry.style, entry.number + 1): at + 1
        for at, entry in enumerate(stack)
        if entry.number is not None
    }
    expected = (opener.number or 0) + 1
    for at in range(index + 1, min(len(openers), index + 1 + _LOOK_AHEAD)):
        other = openers[at]
        if not wanted or (opener.inline and other.paragraph != opener.paragraph):
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
    return 0


def _closes(opener: Opener, rank: float, entry: _Open, pairs: set[tuple[str, str]]) -> bool:
    """Whether a series that begins with ``opener`` cannot stand under ``entry``."""
    if opener.inline:
        return entry.inline and entry.rank >= rank
    return entry.rank >= rank and (opener.style, entry.style) not in pairs
