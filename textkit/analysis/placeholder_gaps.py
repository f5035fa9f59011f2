"""Finds gaps that no mark shows: wide blanks before a unit, numbered items and labels of nothing.

Owns shapes that only their company makes gaps: blanks that repeat in a sentence, labels that end
the text, zeros that stand for a number to come.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from textkit.analysis.placeholder_words import NUMERIC, word_left, word_right
from textkit.model.layers import Placeholder
from textkit.text.patterns import LazyPattern

_BLANK = LazyPattern(
    r"(?<![ \u3000\xa0])[ \u3000\xa0]++(?<=\p{Han}[ \u3000\xa0]{1,12})"
    r"(?=(?:万元|亿元|[次个名件户项亩家处场条人份篇期])(?:[，。；、）)\n]|$))"
)
_WIDE = 2
"""Blanks in a row that are a gap by themselves; fewer only where the sentence has more gaps."""

_DOTTED = LazyPattern(r"…{2}(?=(?:余)?(?:篇|次|个|场|份|件|期|条|项|户|名)(?:[，。；、）)\n]|$))")

_ITEM = LazyPattern(
    r"^[ \t\u3000]*(?:[（(](?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）]|(?:\d{1,2}|[一二三四五六七八九十]{1,2})[.．、])"
    r"[ \t\u3000]*(…{1,4}|\.{3,12}|。{3,12})[ \t\u3000]*$",
    regex.MULTILINE,
)

_ZERO = LazyPattern(r"(?<![\d.,，． ])(?:0\.0{1,2}[%％]|00(?=[个名户件次项家场万亿元人]))")

_LABEL_TAIL = LazyPattern(
    r"[ \t\u3000]*([^\s:：，。；（(）)]{2,8}[:：])[ \t\u3000]*(?=\n|\Z)", regex.MULTILINE
)
_TAIL_LINES = 12
_LABELLED = frozenset({"person", "number", "date", "unit", "place"})
"""What a label asks for that its report must give; a signature is given by hand."""


def find_gaps(text: str) -> Iterator[Placeholder]:
    """Every gap, some of which may overlap other blanks."""
    yield from _blanks(text)
    if "……" in text:
        for match in _DOTTED.finditer(text):
            if text[match.start() - 1 : match.start()].isalpha():
                yield _gap(text, match.start(), match.end())
    if "…" in text or "..." in text or "。。。" in text:
        for match in _ITEM.finditer(text):
            yield _plain(match.start(1), match.end(1))
    if "0.0" in text or "00" in text:
        for match in _ZERO.finditer(text):
            yield _plain(match.start(), match.end(), "hint")
    yield from _empty_labels(text)


def _gap(text: str, start: int, end: int) -> Placeholder:
    """A gap before a unit, in the unit's role."""
    right = word_right(text, end)
    role = right.category if right.category in NUMERIC else "blank"
    return Placeholder(
        start, end, "blank", role, start, max(end, right.end), strong=True, certainty="likely"
    )


def _plain(start: int, end: int, certainty: str = "likely") -> Placeholder:
    return Placeholder(start, end, "blank", "blank", start, end, strong=True, certainty=certainty)


def _blanks(text: str) -> Iterator[Placeholder]:
    """Wide blanks before a unit; single ones where a sentence has two and more."""
    held: list[tuple[int, int]] = []
    sentence = -1
    for match in _BLANK.finditer(text):
        start, end = match.span()
        if text[end] == "人" and end - start < _WIDE:
            continue
        over = not held or any(mark in text[sentence:start] for mark in "。；\n")
        if over:
            yield from _settled(text, held)
            held = []
        held.append((start, end))
        sentence = end
    yield from _settled(text, held)


def _settled(text: str, held: list[tuple[int, int]]) -> Iterator[Placeholder]:
    for start, end in held:
        if len(held) > 1 or end - start >= _WIDE:
            yield _gap(text, start, end)


def _empty_labels(text: str) -> Iterator[Placeholder]:
    """Two and more labels of nothing that end the text: 联系人：⏎联系电话：."""
    tail = text.rstrip()
    if tail[-1:] not in ("：", ":"):
        return
    found = []
    end = len(tail)
    for _ in range(_TAIL_LINES):
        start = tail.rfind("\n", 0, end) + 1
        match = _LABEL_TAIL.fullmatch(tail, start, end)
        if match is None or word_left(tail, match.end(1)).category not in _LABELLED:
            break
        found.append(match.span(1))
        if start == 0:
            break
        end = start - 1
    if len(found) > 1:
        for start, end in reversed(found):
            yield _plain(start, end)
