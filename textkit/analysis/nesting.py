"""Levels of the openers: who stands under whom.

A number that goes on (（二） behind （一）) closes everything since its predecessor. A new series
opens under the deepest series that goes on behind it; where nothing tells, the usual order of
the styles decides. One pass with a bounded look ahead.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from collections.abc import Sequence
from typing import NamedTuple

from textkit.analysis.headings import WORD_HEADING
from textkit.analysis.markers import DASH, HAN, LEVELS, RANKS, WORDS
from textkit.analysis.openers import Opener

APPENDIX = "附件"
OVER = "heading"
UNDER = "subheading"
BARE = "lead"

_LOOK_AHEAD = 64
_DEEPEST = 24
"""Sections inside each other before only the usual order of the styles counts."""

_RANKS = RANKS | {APPENDIX: -100.0, WORD_HEADING: -50.0, OVER: -20.0, UNDER: 80.0, BARE: 90.0}
"""Unnumbered headings stand over the numbered ones or under them; bare leads under everything."""


class _Open(NamedTuple):
    """A section that is still open."""

    opener: Opener
    level: int
    rank: float


class _Place(NamedTuple):
    """Where a section goes: how many open ones stay open, and its level if that is settled."""

    keep: int
    level: int = 0


def is_head(opener: Opener) -> bool:
    """Whether an opener counts in the order of styles: a heading or numbered lead."""
    return not (opener.inline or opener.level or opener.style in (BARE, UNDER, APPENDIX))


def style_rank(opener: Opener) -> float:
    """Place of an opener in the usual order, outermost lowest."""
    if opener.word_level is not None:
        return _RANKS[WORD_HEADING] + opener.word_level
    return _RANKS.get(opener.style, 0.0)


def assign_levels(openers: Sequence[Opener]) -> list[int]:
    """The level of each opener, all in text order; a section's level is below its parent's.

    In a report whose top style is 一、 the styles have the fixed levels of `LEVELS` (skipped ranks
    stay skipped). In any other report the top style is level 1 and each style under it one more.
    Items in words (一是) are never above level 4.
    """
    return _Nesting(openers).levels()


class _Nesting:
    """The open sections while the openers go by.

    Args:
        openers: All openers, in text order.
    """

    def __init__(self, openers: Sequence[Opener]) -> None:
        heads = [opener for opener in openers if is_head(opener)]
        self.openers = openers
        self.top = min(map(style_rank, heads), default=0.0)
        self.fixed = any(opener.style == HAN and style_rank(opener) == self.top for opener in heads)
        self.stack: list[_Open] = []
        self.known: dict[str, int] = {}
        self.pairs: set[tuple[str, str]] = set()

    def levels(self) -> list[int]:
        """The level of each opener."""
        found = []
        stack = self.stack
        for index, opener in enumerate(self.openers):
            while (
                stack and stack[-1].opener.inline and stack[-1].opener.paragraph != opener.paragraph
            ):
                stack.pop()
            rank = self.top + (opener.level - 1) / 2 if opener.level else style_rank(opener)
            place = self._place(index, rank)
            del stack[place.keep :]
            above = stack[-1].level if stack else 0
            level = place.level or max(above + 1, self._usual_level(opener))
            if not opener.inline:
                self.known.setdefault(opener.style, level)
                if stack:
                    self.pairs.add((opener.style, stack[-1].opener.style))
            stack.append(_Open(opener, level, rank))
            found.append(level)
        return found

    def _usual_level(self, opener: Opener) -> int:
        """The level an opener has where its parent allows it."""
        style = opener.style
        if style in WORDS or style == DASH:
            return LEVELS[style]
        if opener.inline:
            return self.known.get(style, LEVELS.get(style, 1))
        return LEVELS.get(style, 1) if self.fixed else 1

    def _place(self, index: int, rank: float) -> _Place:
        """Where ``openers[index]`` goes, whose place in the usual order is ``rank``."""
        opener, stack = self.openers[index], self.stack
        if opener.level:
            keep = len(stack)
            while keep and stack[keep - 1].level >= opener.level:
                keep -= 1
            return _Place(keep, opener.level)
        floor = self._floor(opener)
        sibling = self._predecessor(opener, floor)
        if sibling is None:
            same = self._same_style(opener, floor)
            if opener.number in (None, 1):
                return self._new_series(index, rank, floor, same)
            sibling = same if same is not None else self._stranger(index, floor)
        if sibling is None:
            return self._new_series(index, rank, floor, None)
        return _Place(sibling, stack[sibling].level)

    def _floor(self, opener: Opener) -> int:
        """An inline item closes nothing that was open before its paragraph."""
        if not opener.inline:
            return 0
        floor = len(self.stack)
        while floor and self.stack[floor - 1].opener.paragraph == opener.paragraph:
            floor -= 1
        return floor

    def _predecessor(self, opener: Opener, floor: int) -> int | None:
        """The open section whose number is one less, in the same style or both in words."""
        number = opener.number
        if number is None or number < 2:
            return None
        word = opener.style in WORDS
        mixed = None
        for at in range(len(self.stack) - 1, floor - 1, -1):
            other = self.stack[at].opener
            if other.number == number - 1:
                if other.style == opener.style and other.prefix == opener.prefix:
                    return at
                if word and other.style in WORDS and mixed is None:
                    mixed = at
        return mixed

    def _same_style(self, opener: Opener, floor: int) -> int | None:
        """The deepest open section in the same style."""
        for at in range(len(self.stack) - 1, floor - 1, -1):
            other = self.stack[at].opener
            if other.style == opener.style and other.word_level == opener.word_level:
                return at
        return None

    def _stranger(self, index: int, floor: int) -> int | None:
        """The open section that an opener goes on from in a wrong style: （二） then （3）.

        Behind a first item only if the series then goes on in its own style: 一、 then （二） may be
        a child whose （一） is missing.
        """
        opener = self.openers[index]
        number = opener.number or 0
        for at in range(len(self.stack) - 1, floor - 1, -1):
            other = self.stack[at].opener
            if other.number == number - 1 and other.inline == opener.inline:
                if number > 2:
                    return at
                ahead = self.openers[index + 1 : index + 1 + _LOOK_AHEAD]
                resumed = next((o.number for o in ahead if o.style == other.style), None)
                return at if resumed == number + 1 else None
        return None

    def _new_series(self, index: int, rank: float, floor: int, same: int | None) -> _Place:
        """A series begins: under what goes on behind it, else where the usual order puts it."""
        opener, stack = self.openers[index], self.stack
        shallow = len(stack) < _DEEPEST
        held = max(floor, self._held(index)) if shallow else floor
        if same is not None and same >= held:
            return _Place(same, stack[same].level)
        pairs = self.pairs if shallow else set()
        keep = len(stack)
        while keep > held:
            entry = stack[keep - 1]
            if opener.inline:
                closes = entry.opener.inline and entry.rank >= rank
            else:
                closes = entry.rank >= rank and (opener.style, entry.opener.style) not in pairs
            if not closes:
                break
            keep -= 1
        return _Place(keep)

    def _held(self, index: int) -> int:
        """How many open sections surely go on behind the series that an opener begins."""
        opener = self.openers[index]
        wanted = {
            (entry.opener.style, entry.opener.number + 1): at + 1
            for at, entry in enumerate(self.stack)
            if entry.opener.number is not None
        }
        expected = (opener.number or 0) + 1
        for at in range(index + 1, min(len(self.openers), index + 1 + _LOOK_AHEAD)):
            other = self.openers[at]
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
