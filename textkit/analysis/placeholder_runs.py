"""Finds every run of characters that writers put where something is to be filled in.

Owns the glyphs and the runs they form. Knows nothing of what a run means: most of what it yields
in an ordinary text (``X光``, Markdown stars, bullets) is dropped by `placeholder_near_misses`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from textkit.text.patterns import compiled

GLYPHS = {
    "cross": "×✕✖╳☓⨯ㄨ〤",
    "latin": "XxＸｘΧχХхⅩⅹ",  # Greek and Cyrillic letters and Roman numerals that look the same
    "star": "*＊∗﹡",
    "ring": "○〇◯●",
    "box": "□■◇◆△▲☆★▢",
    "line": "_＿﹍﹎",
    "ask": "?？",
    "hash": "#＃",
    "mou": "某",
    "letter": "NＮ",
}
"""Characters by family."""

FAMILY = {glyph: family for family, glyphs in GLYPHS.items() for glyph in glyphs}

CROSSES = GLYPHS["cross"] + GLYPHS["latin"]


class Run(NamedTuple):
    """``[start, end)`` of one run and its family; ``20XX`` counts with its digits."""

    start: int
    end: int
    family: str


@cache
def _glyph() -> re.Pattern[str]:
    """Every glyph.

    NOTE: ``re`` finds the next character of a set in a quarter of the time that ``regex`` takes
    (6 ms against 25 ms for 1.6 million characters).
    """
    return re.compile(f"[{re.escape(''.join(GLYPHS.values()))}]")


_GOES_ON = frozenset(" \u3000,，.．-—" + "".join(GLYPHS.values()))
"""What must follow a glyph that is not a run by itself."""


@cache
def _run() -> regex.Pattern[str]:
    """The run that begins at a glyph."""
    cross = f"[{CROSSES}]"
    branches = [
        rf"{cross}(?:[ \u3000]{cross}(?!{cross}))+(?![A-Za-z])",  # X X 县
        rf"{cross}{{3,4}}[-—]{cross}{{6,8}}",  # a telephone number
        rf"{cross}{{1,3}}(?:[,，]{cross}{{3}})+(?!{cross})(?=[余多]?[万亿千百]?[元个名户人亩件吨份次])",
        rf"{cross}+(?:[.．]{cross}+)*",  # X.XX%
        r"[_＿﹍﹎]+(?:[ \u3000]+[_＿﹍﹎]+)*",
    ]
    for family in ("star", "ring"):
        glyph = f"[{re.escape(GLYPHS[family])}]"
        branches.append(rf"{glyph}+(?:[.．]{glyph}+)*")
    for family in ("box", "ask", "hash", "mou", "letter"):
        branches.append(f"[{re.escape(GLYPHS[family])}]+")
    return compiled("|".join(branches))


def find_runs(text: str) -> Iterator[Run]:
    """Every run of one family, in text order; crosses and letters X may mix. Linear time."""
    end = 0
    for match in _glyph().finditer(text):
        start = match.start()
        if start < end:
            continue
        end = start + 1
        if text[end : end + 1] in _GOES_ON:
            found = _run().match(text, start)
            end = found.end() if found else end
        yield Run(start, end, FAMILY[match[0]])
