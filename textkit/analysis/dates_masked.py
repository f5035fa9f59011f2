"""Dates of which a part was never filled in: 20XX年, ×月×日, 今年×月中旬, ____年__月."""

from __future__ import annotations

from functools import cache

from textkit.analysis.extents import Extents
from textkit.lexicon.loader import load_lexicon
from textkit.model.layers import Placeholder
from textkit.model.records import Date
from textkit.text.calendar import DAY, JOINT, MONTH, YEAR, Day, read_number, read_year
from textkit.text.patterns import LazyPattern

_UNIT = LazyPattern(
    r" ?(?:年度?|月份?|[日号])(?:上半年|下半年|[上中下]旬|第?[一二三四]季度|底|初|末)?"
)
_PIECE = LazyPattern(rf" ?(?:{MONTH} ?月份?|{DAY} ?[日号])")
_JOINT = LazyPattern(r"[—–\-－~～至到]{1,2}")
_BEFORE = 12
"""Code points looked at in front of a mask for the year or month it belongs to."""


@cache
def _lead() -> LazyPattern:
    """What may stand right before the first mask: 2020年, 今年, 2020年3月, 2020年3月至."""
    words = "|".join(sorted(load_lexicon("relative_dates").terms("year"), key=len, reverse=True))
    return LazyPattern(
        rf"(?:(?<![0-9０-９])(?<y>{YEAR}) ?年|(?<word>{words}))"
        rf"(?: ?(?<m>{MONTH}) ?月(?: ?{JOINT} ?)?)? ?\Z"
        rf"|(?<![0-9０-９]){MONTH} ?月 ?\Z"
    )


def masked_dates(text: str, extents: Extents, placeholders: tuple[Placeholder, ...]) -> list[Date]:
    """The dates that hold a placeholder, in text order."""
    starts = {item.start: item for item in placeholders}
    found: list[Date] = []
    free_from = 0
    for item in placeholders:
        if item.start < free_from or item.start >= extents.end or not extents.holds(item.start):
            continue
        end = _end(text, item, starts)
        if end is not None:
            found.append(_masked(text, item.start, end))
            free_from = end
    return found


def _end(text: str, item: Placeholder, starts: dict[int, Placeholder]) -> int | None:
    """End of the date that begins with a mask; ``None`` where it is none."""
    if item.role != "date" and not (item.role == "range" and item.series >= 0):
        return None
    end: int = item.end
    is_date = item.role == "date"
    while True:
        unit = _UNIT.match(text, end)
        joint = None if unit else _JOINT.match(text, end)
        if unit is not None:
            end = unit.end()
            is_date = True
            piece = _PIECE.match(text, end)
            if piece is not None:
                end = piece.end()
            joint = _JOINT.match(text, end)
        elif joint is None:
            break
        follower = starts.get(joint.end() if joint else end)
        if follower is None or follower.role not in ("date", "range"):
            break
        if follower.role == "range" and not is_date:
            return None
        end = follower.end
    return end if is_date and end > item.end else None


def _masked(text: str, start: int, end: int) -> Date:
    lead = _lead().search(text, max(0, start - _BEFORE), start)
    if lead is None:
        return Date(start, end, None, None, None, True)
    year = read_year(lead["y"]) if lead["y"] else None
    relative = text[lead.start() : end] if lead["word"] else None
    return Date(lead.start(), end, Day(year, read_number(lead["m"])).iso(), None, relative, True)
