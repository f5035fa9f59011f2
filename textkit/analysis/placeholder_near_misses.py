"""Tells runs that are no placeholder: bullets, emphasis, check boxes, numerals, 某些.

Decides from the characters around a run alone; what the rest of the document says is weighed by
`textkit.analysis.placeholders`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import regex

from textkit.analysis.placeholder_crosses import is_foreign_cross
from textkit.analysis.placeholder_runs import CROSSES
from textkit.analysis.placeholder_sites import (
    CHINESE_DIGITS,
    STRONG,
    Site,
    is_ascii_alnum,
    is_letter,
)
from textkit.analysis.placeholder_words import BLANKS, EDGES, NUMERIC, word_left, word_right
from textkit.lexicon.loader import load_lexicon


def is_near_miss(site: Site) -> bool:
    """Whether a run is surely or most probably no placeholder."""
    return _CHECKS[site.run.family](site)


def _is_foreign_star(site: Site) -> bool:
    """Markdown emphasis, bullets, footnote stars, products, hidden digits of a number."""
    first = site.text[site.run.start]
    if first.isdigit() or first in CHINESE_DIGITS:
        return False
    if site.is_alone or (site.before.isdigit() and site.after.isdigit()):
        return True
    if (site.run.start == site.line[0] and site.after in BLANKS) or _is_emphasis(site):
        return True
    if site.is_strong:
        return is_letter(site.before)
    enclosed = site.before in "“《（" and site.after in "”》）"
    named = site.length > 1 and site.left.category in ("person", "place", "document")
    return not (enclosed or named or _is_starred_name(site))


def _is_starred_name(site: Site) -> bool:
    """刘**, 干部赵*: a surname with the rest of the name starred, no word of its own before."""
    start = site.run.start
    plain = site.text[start] == "*"  # Markdown emphasises with no other star
    if site.length > 2 or not is_surname(site.before):
        return False
    if plain and site.right.role not in ("edge", "person"):
        return False
    before = word_left(site.text, start - 1)
    return site.left.category == "word" and before.category in ("edge", "person")


_CLAUSE_MARKS = frozenset("，；。")

_PAIR_REACH = 200
"""Characters of a line in which the marks of emphasis are paired."""


def _is_emphasis(site: Site) -> bool:
    """Whether the run is one of a pair that emphasises; **市**区 are two masks."""
    text, (start, end, _) = site.text, site.run
    low, high = max(site.line[0], start - _PAIR_REACH), min(site.line[1], end + _PAIR_REACH)
    glyph = regex.escape(text[start])
    mark = f"(?<!{glyph}){glyph}{{{end - start}}}(?!{glyph})"
    starts = [match.start() for match in regex.finditer(mark, text, pos=low, endpos=high)]
    index = starts.index(start) if start in starts else -1
    if index % 2 == 0 and index + 1 < len(starts):
        opened, closed = start, starts[index + 1]
    elif index > 0 and index % 2:
        opened, closed = starts[index - 1], start
    else:
        return False
    size = end - start
    content = text[opened + size : closed]
    first, behind = word_right(text, opened + size), word_right(text, closed + size)
    if not content.strip() or content[0] in BLANKS or content[-1] in BLANKS:
        return False
    if content[0] in EDGES and text[opened - 1 : opened] not in EDGES:
        return False  # 赵*、刘*
    if not _CLAUSE_MARKS.isdisjoint(content) and text[opened - 1 : opened] not in EDGES:
        return False  # 体会**篇，书记**带头
    return not (first.category in STRONG and behind.category in STRONG)


def _is_foreign_ring(site: Site) -> bool:
    """Bullets and the zero of Chinese numerals."""
    first = site.text[site.run.start]
    if site.before in CHINESE_DIGITS or (site.length == 1 and site.after in CHINESE_DIGITS):
        return True
    if site.is_alone or (site.run.start == site.line[0] and not site.is_strong):
        return True
    if site.length == 1:
        return not site.is_strong or site.before in EDGES or first in "●◯"
    return False


def _is_foreign_box(site: Site) -> bool:
    """Check boxes, ratings, bullets, separators."""
    first = site.text[site.run.start]
    if site.is_alone:
        return True
    if first in "◆◇△▲☆★":
        return not (site.length > 1 and site.is_strong)
    if site.length == 1:
        return not site.is_strong or site.before in EDGES or site.after in BLANKS
    return False


def _is_foreign_line(site: Site) -> bool:
    """Rules, identifiers, addresses, Markdown emphasis; what is left are blanks to fill in."""
    if site.text[site.run.start].isdigit():
        return False
    if site.is_alone:
        return True
    latin = is_ascii_alnum(site.before) and not site.before.isdigit()
    if latin or (is_ascii_alnum(site.after) and not site.after.isdigit()):
        return True
    if site.length == 1:
        return not site.is_strong
    return site.length < 4 and _is_emphasis(site)


def _is_foreign_ask(site: Site) -> bool:
    """Question marks that ask."""
    if site.text[site.run.start].isdigit():
        return site.right.role != "date"
    if site.length == 1:
        return not (site.right.role in NUMERIC and site.left.category == "total")
    if site.after == "年":
        return True  # 真的吗？？年底见
    return not site.is_strong or site.before in EDGES


def _is_foreign_hash(site: Site) -> bool:
    """Headings, tags, house numbers."""
    return site.length < 2 or not site.is_strong or site.run.start == site.line[0]


@cache
def _surnames() -> frozenset[str]:
    return load_lexicon("surnames").terms()


def is_surname(char: str) -> bool:
    """Whether a character is a common surname and no function word."""
    return char in _surnames()


def _is_foreign_mou(site: Site) -> bool:
    """某 in ordinary prose: 某些, 某一, 某种程度."""
    if site.length > 1:
        return False
    if site.after in CROSSES or site.before in CROSSES:
        return False
    return site.right.category not in ("unit", "title")


def _is_foreign_letter(site: Site) -> bool:
    """N as a letter: 1+N, N95, English words."""
    if site.length > 1 or site.right.role not in NUMERIC or site.after in BLANKS:
        return True
    return site.before in "+＋-/×" or is_ascii_alnum(site.before) or site.after in "+＋-/×"


_CHECKS: dict[str, Callable[[Site], bool]] = {
    "cross": is_foreign_cross,
    "latin": is_foreign_cross,
    "star": _is_foreign_star,
    "ring": _is_foreign_ring,
    "box": _is_foreign_box,
    "line": _is_foreign_line,
    "ask": _is_foreign_ask,
    "hash": _is_foreign_hash,
    "mou": _is_foreign_mou,
    "letter": _is_foreign_letter,
}
