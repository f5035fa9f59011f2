"""Tells masks that are talked about from masks that were used: 连“XX单位”都没有改, 以×代替.

Sees masks already found and the text around them; the words themselves are data
(``lexicons/placeholder_mentions.tsv``).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from textkit.lexicon.loader import load_lexicon
from textkit.model.layers import Placeholder

_OPENING, _CLOSING = "“‘「『", "”’」』"
_QUOTE = 30
"""A longer quotation is a sentence, no mask quoted as such."""

_REACH = 14
"""Characters in front of a quotation, and behind it, that may say what it is quoted for."""

_STOPS = "。；！？\n"


class _Cues(NamedTuple):
    """Words that make a mention: before a quotation, behind it, behind a bare sign; doubtful."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    bare: tuple[str, ...]
    weak: tuple[str, ...]


@cache
def _cues() -> _Cues:
    entries = load_lexicon("placeholder_mentions").entries
    return _Cues(
        *(
            tuple(entry.term for entry in entries if name in entry.category.split("+"))
            for name in _Cues._fields
        )
    )


def drop_mentions(text: str, masks: list[Placeholder]) -> list[Placeholder]:
    """The masks that were used; those of a source quoted by its masked title become hints."""
    verdicts = [_verdict(text, item) for item in masks]
    if not any(verdicts):
        return masks
    used = not all(verdicts)
    return [
        item._replace(certainty="hint") if verdict == "title" else item
        for item, verdict in zip(masks, verdicts, strict=True)
        if verdict in ("", "title") or (verdict == "weak" and used)
    ]


def _verdict(text: str, item: Placeholder) -> str:
    """sure, weak, title (据《××县志》记载), or empty where a mask was used."""
    start, end = item.start, item.end
    before = text[start - 1 : start]
    if before in "以用将把按" and before and text.startswith(_cues().bare, end):
        return "sure"
    low = max(0, start - _QUOTE)
    head = text[low:start]
    opened = max(map(head.rfind, _OPENING))
    if opened >= 0 and not any(map(head[opened:].__contains__, _CLOSING)):
        return _of_quotation(text, low + opened, end)
    if before == "《" and text[start - 2 : start - 1] in "据按" and start > 1:
        closed = text.find("》", end, end + _QUOTE)
        return "title" if text.startswith(("记载", "所载", "载"), closed + 1) else ""
    return ""


def _of_quotation(text: str, opened: int, end: int) -> str:
    """What the words around the quotation opened at ``opened`` make of it."""
    closed = _closing(text, end)
    if closed < 0:
        return ""
    while (following := text[closed + 1 : closed + 2]) and following in _OPENING + "、和或及":
        next_closed = _closing(text, closed + 2)
        if next_closed < 0:
            break
        closed = next_closed
    cues = _cues()
    behind = _until_stop(text[closed + 1 : closed + 1 + _REACH])
    ahead = text[max(0, opened - _REACH) : opened]
    if any(cue in behind for cue in cues.after) or ahead.endswith(cues.before):
        return "sure"
    return "weak" if ahead.endswith(cues.weak) else ""


def _closing(text: str, at: int) -> int:
    """Where the next quotation mark closes, within reach; -1 where none does."""
    found = (text.find(mark, at, at + _QUOTE) for mark in _CLOSING)
    return min((place for place in found if place >= 0), default=-1)


def _until_stop(text: str) -> str:
    """The text up to the first mark that ends a clause group."""
    cut = min((at for at in map(text.find, _STOPS) if at >= 0), default=len(text))
    return text[:cut]
