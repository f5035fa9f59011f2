"""Tells runs that are no placeholder: multiplication, X光, bullets, emphasis, addresses.

Decides from the characters around a run alone; what the rest of the document says is weighed by
`textkit.analysis.placeholders`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import regex

from textkit.analysis.placeholder_runs import CROSSES, Run
from textkit.analysis.placeholder_words import BLANKS, EDGES, NUMERIC, Neighbour, word_right
from textkit.lexicon.loader import load_lexicon

_YEAR_HEAD = regex.compile(
    r"(?:(?<![\d.])(?:19|20)\d?|(?<![一二三四五六七八九十])[一二][〇○Oo零0九][一二三四五六七八九〇○]?)[ ]?$"
)
"""What stands before the masked end of a year: 20XX, 201X, 二〇XX."""

_YEAR_TAIL = regex.compile(r"\d{0,2}[ ]?(?:[年级届版上下/.．〕）)\]】—–~～至到-]|学年|$|\n)")

_WHOLE_YEAR = regex.compile(r"(?:19|20)\d\d(?:年|[-—–~～至]|$)")

_CHINESE_DIGITS = frozenset("〇○零一二三四五六七八九十百千")


class Site(NamedTuple):
    """A run with what stands around it; ``line`` is ``[start, end)`` of its line."""

    text: str
    run: Run
    left: Neighbour
    right: Neighbour
    line: tuple[int, int]

    @property
    def before(self) -> str:
        """The character before the run; a line end where there is none."""
        return self.text[self.run.start - 1] if self.run.start else "\n"

    @property
    def after(self) -> str:
        """The character after the run; a line end where there is none."""
        return self.text[self.run.end] if self.run.end < len(self.text) else "\n"

    @property
    def length(self) -> int:
        """Glyphs in the run, blanks and dots left out."""
        return sum(char not in " .．\u3000" for char in self.text[self.run.start : self.run.end])

    @property
    def is_strong(self) -> bool:
        """Whether a measure word, a unit noun or the like follows."""
        return self.right.category in _STRONG

    @property
    def is_alone(self) -> bool:
        """Whether the line holds nothing but this run."""
        start, end = self.line
        return not (self.text[start : self.run.start] + self.text[self.run.end : end]).strip()


_STRONG = frozenset(
    {"count", "money", "percent", "date", "age", "unit", "person", "title", "document", "event"}
)


def with_digits(text: str, run: Run) -> Run:
    """The run with the digits that belong to it: 20XX, 201*, 二〇XX, 12.X."""
    start = run.start
    if run.family in ("mou", "letter", "hash"):
        return run
    head = _YEAR_HEAD.search(text, max(0, start - 5), start)
    numeral = head is not None and run.family == "ring" and not head[0][0].isdigit()  # 二○○○年
    if head is not None and not numeral and _YEAR_TAIL.match(text, run.end):
        return run._replace(start=head.start())
    if run.family in ("cross", "latin", "star") and text[max(0, start - 1) : start] in (".", "．"):
        at = start - 1
        while at and text[at - 1].isdigit():
            at -= 1
        if at < start - 1 and not text[run.end : run.end + 1].isalnum():
            return run._replace(start=at)
    return run


def is_near_miss(site: Site) -> bool:
    """Whether a run is surely or most probably no placeholder."""
    return _CHECKS[site.run.family](site)


def _is_foreign_cross(site: Site) -> bool:
    """Crosses and letters X that belong to a word, a formula or an address."""
    before, after = site.before, site.after
    if site.text[site.run.start].isdigit() or site.text[site.run.start] in _CHINESE_DIGITS:
        return False  # 20XX年
    if _is_in_latin(site) or _is_multiplied(site) or _is_known_term(site):
        return True
    if site.length > 1:
        return False
    if before in "+＋=＝√÷^*&" or after in "+＋=＝√÷^*&":
        return True
    if before in "(（" and after in "）)" and site.left.category == "edge":
        return True
    if not site.is_strong and any(tick in site.text[site.line[0] : site.line[1]] for tick in "√☑"):
        return True
    return site.is_alone or _is_variable(site)


def _is_in_latin(site: Site) -> bool:
    """Whether the run is part of Latin text: a word, an address, a file name, iPhone X."""
    text, (start, end, _) = site.text, site.run
    before, after = site.before, site.after
    if _is_letter(before) or (_is_letter(after) and site.right.category == "latin"):
        return True
    if after in "./@_\\:-" and _is_alnum(text[end + 1 : end + 2]) and not text[end + 1].isdigit():
        return True
    if before in "./@_\\:-#&" and start > 1 and _is_letter(text[start - 2]):
        return True
    if before == "@" or after == "@":
        return True
    if site.length > 1:
        return False
    near = text[max(0, start - 3) : start].rstrip(" "), text[end : end + 3].lstrip(" ")
    return before == " " and _is_letter(near[0][-1:]) or after == " " and _is_letter(near[1][:1])


def _is_letter(char: str) -> bool:
    return char.isalpha() and (char.isascii() or "Ａ" <= char <= "ｚ")


def _is_alnum(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _is_multiplied(site: Site) -> bool:
    """3×5, 3米×5米, 7×24小时, 2X, 10X倍, 长×宽=; never a masked name before a year."""
    text, (start, end, _) = site.text, site.run
    left = text[max(0, start - 2) : start].rstrip(" ")[-1:]
    right = text[end : end + 2].lstrip(" ")[:1]
    if right.isdigit():
        return site.length == 1 and not _WHOLE_YEAR.match(text, end + (site.after == " "))
    if left.isdigit():
        masked = site.length > 1 or site.right.category in ("count", "money", "percent", "age")
        return not masked or text[end : end + 1] in "倍速"
    if site.length == 1 and (left in ")）" and right in "(（") and left and right:
        return True
    around = text[max(site.line[0], start - 20) : min(site.line[1], end + 20)]
    return not site.is_strong and any(sign in around for sign in "=＝÷")


def _is_variable(site: Site) -> bool:
    """X、Y or X-Y: letters for quantities; X、 at the head of a line: a Roman number."""
    text, (start, end, _) = site.text, site.run
    if start == site.line[0] and text[end : end + 1] in "、.．" and text[end + 1 : end + 2] not in CROSSES:
        return True
    return text[end : end + 1] in "、,，/-" and text[end + 1 : end + 2] in ("Y", "y", "Ｙ")


@cache
def _known_terms() -> tuple[dict[str, frozenset[str]], int]:
    lexicon = load_lexicon("placeholder_innocent")
    longest = max(len(entry.term) for entry in lexicon.entries)
    return {side: lexicon.terms(side) for side in ("before", "after")}, longest


def _is_known_term(site: Site) -> bool:
    """X光, XX染色体, “数据要素×”."""
    terms, longest = _known_terms()
    text, (start, end, _) = site.text, site.run
    for length in range(2, longest + 1):
        behind = text[start : start + length].replace("Ｘ", "X").replace("x", "X")
        if behind in terms["after"] and len(behind) > end - start:
            return True
        if site.length == 1 and text[max(0, end - length) : end] in terms["before"]:
            return not site.is_strong
    return False


def _is_foreign_star(site: Site) -> bool:
    """Markdown emphasis, bullets, footnote stars, products, hidden digits of a number."""
    if site.text[site.run.start].isdigit() or site.text[site.run.start] in _CHINESE_DIGITS:
        return False
    if site.is_alone or (site.before.isdigit() and site.after.isdigit()):
        return True
    if site.run.start == site.line[0] and site.after in BLANKS:
        return True
    if _is_emphasis(site):
        return True
    if site.is_strong:
        return _is_letter(site.before)
    if site.before in "“《（" and site.after in "”》）":
        return False
    return not (site.length > 1 and site.left.category in ("person", "place", "document"))


def _is_emphasis(site: Site) -> bool:
    """Whether the run is one of a pair that emphasises; **市**区 are two masks."""
    text, (start, end, _), (low, high) = site.text, site.run, site.line
    mark = text[start:end]
    if text.count(mark, low, start) % 2 == 0:
        other = text.find(mark, end, high)
        if other < 0:
            return False
        content, behind = text[end:other], word_right(text, other + len(mark))
        first = site.right
    else:
        other = text.rfind(mark, low, start)
        content, behind = text[other + len(mark) : start], site.right
        first = word_right(text, other + len(mark))
    if not content.strip() or content[0] in BLANKS or content[-1] in BLANKS:
        return False
    return not (first.category in _STRONG and behind.category in _STRONG)


def _is_foreign_ring(site: Site) -> bool:
    """Bullets and the zero of Chinese numerals."""
    first = site.text[site.run.start]
    if site.before in _CHINESE_DIGITS or (site.length == 1 and site.after in _CHINESE_DIGITS):
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
    latin = _is_alnum(site.before) and not site.before.isdigit()
    if latin or (_is_alnum(site.after) and not site.after.isdigit()):
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
    return site.right.category not in ("unit", "title") or site.right.end - site.right.start < 1


def _is_foreign_letter(site: Site) -> bool:
    """N as a letter: 1+N, N95, English words."""
    if site.length > 1 or site.right.role not in NUMERIC or site.after in BLANKS:
        return True
    return site.before in "+＋-/×" or _is_alnum(site.before) or site.after in "+＋-/×"


_CHECKS: dict[str, Callable[[Site], bool]] = {
    "cross": _is_foreign_cross,
    "latin": _is_foreign_cross,
    "star": _is_foreign_star,
    "ring": _is_foreign_ring,
    "box": _is_foreign_box,
    "line": _is_foreign_line,
    "ask": _is_foreign_ask,
    "hash": _is_foreign_hash,
    "mou": _is_foreign_mou,
    "letter": _is_foreign_letter,
}
