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
    r"(?:(?<![\d.])(?:19|2[0OoＯ])\d?|(?<![一二三四五六七八九十])[一二][〇○Oo零0九][一二三四五六七八九〇○]?)[ ]?$"
)
"""What stands before the masked end of a year: 20XX, 201X, 二〇XX."""

_YEAR_TAIL = regex.compile(r"\d{0,2}[ ]?(?:[年级届版上下/.．〕）)\]】—–~～至到-]|学年|$|\n)")

_WHOLE_YEAR = regex.compile(r"(?:19|20)\d\d(?:年|[-—–~～至]|$)")

_SIZE_LEFT = regex.compile(r"\d(?:\p{Han}{1,3}|[a-zA-Z]{1,3})[ ]?$")
_SIZE_RIGHT = regex.compile(r"[ ]?\p{Han}{0,3}\d")

_AREA_CODE = regex.compile(r"(?<!\d)0\d{2,3}[-—]$")
_MIN_SUBSCRIBER = 6
"""Digits of a telephone number, the area code apart."""

_OPERATORS = frozenset("+＋=＝√÷^*&")

_NUMBER_ENDS = "0123456789OoＯ〇○零一二三四五六七八九.．-— "
"""Characters that may stand before the masked rest of a number."""

_FIRST_WIDE, _LAST_HAN = "\u3001", "\u9fff"
_SIGNS = frozenset("〇")

_CHINESE_DIGITS = frozenset("〇○零一二三四五六七八九十百千")


class Site(NamedTuple):
    """A run with what stands around it.

    Attributes:
        left: The word before.
        right: The word behind.
        line: ``[start, end)`` of the line.
        before: The character before; a line end where there is none.
        after: The character behind; a line end where there is none.
        length: Glyphs of the run, blanks and dots left out.
    """

    text: str
    run: Run
    left: Neighbour
    right: Neighbour
    line: tuple[int, int]
    before: str
    after: str
    length: int

    @property
    def is_strong(self) -> bool:
        """Whether a measure word, a unit noun or the like follows."""
        return self.right.category in STRONG

    @property
    def is_alone(self) -> bool:
        """Whether the line holds nothing but this run."""
        start, end = self.line
        return not (self.text[start : self.run.start] + self.text[self.run.end : end]).strip()


STRONG = frozenset(
    {"count", "money", "percent", "date", "age", "unit", "person", "title", "document", "event"}
)


def with_digits(text: str, run: Run) -> Run:
    """The run with the digits that belong to it: 20XX, 201*, 二〇XX, 12.X, 0311-XXXXXXX."""
    start, end, family = run
    before = text[start - 1 : start]
    if before not in _NUMBER_ENDS or family in ("mou", "letter", "hash") or not before:
        return run
    low = max(0, start - 5)
    head = _YEAR_HEAD.search(text, low, start)
    numeral = head is not None and family == "ring" and not head[0][0].isdigit()  # 二○○○年
    if head is not None and not numeral and _YEAR_TAIL.match(text, end):
        return run._replace(start=head.start())
    area = _AREA_CODE.search(text, low, start)
    if area is not None and end - start >= _MIN_SUBSCRIBER:
        return run._replace(start=area.start())
    if before in ".．" and family in ("cross", "latin", "star"):
        at = start - 1
        while at and text[at - 1].isdigit():
            at -= 1
        if at < start - 1 and not text[end : end + 1].isalnum():
            return run._replace(start=at)
    return run


def is_near_miss(site: Site) -> bool:
    """Whether a run is surely or most probably no placeholder."""
    if site.right.category in STRONG and site.run.family in ("cross", "latin"):
        left = site.before
        if _FIRST_WIDE <= left <= _LAST_HAN and left not in _SIGNS:
            return False  # by far the most: 党员×名
    return _CHECKS[site.run.family](site)


def _is_foreign_cross(site: Site) -> bool:
    """Crosses and letters X that belong to a word, a formula or an address."""
    if site.text[site.run.start] not in CROSSES:
        return False  # 20XX年
    if _is_in_latin(site) or _is_multiplied(site) or _is_known_term(site):
        return True
    return site.length == 1 and (site.is_alone or _is_sign(site) or _is_variable(site))


def _is_sign(site: Site) -> bool:
    """5G+X, X=5, a cross for "no" beside ticks or alone in brackets."""
    if site.before in _OPERATORS or site.after in _OPERATORS:
        return True
    if site.before in "(（" and site.after in "）)" and site.left.category == "edge":
        return True
    line = site.text[site.line[0] : site.line[1]]
    return not site.is_strong and ("√" in line or "☑" in line)


def _is_in_latin(site: Site) -> bool:
    """Whether the run is part of Latin text: a word, an address, a file name, iPhone X."""
    text, (start, end, _) = site.text, site.run
    before, after = site.before, site.after
    if _is_letter(before) or (_is_letter(after) and site.right.category == "latin"):
        return True
    if before == "@" or after == "@" or _is_in_address(site):
        return True
    if site.length > 1:
        return False
    left, right = text[max(0, start - 3) : start].rstrip(" "), text[end : end + 3].lstrip(" ")
    return (before == " " and _is_letter(left[-1:])) or (after == " " and _is_letter(right[:1]))


def _is_in_address(site: Site) -> bool:
    """Whether marks of an address or file name tie the run to Latin letters."""
    text, (start, end, _) = site.text, site.run
    behind = text[end + 1 : end + 2]
    if site.after in "./@_\\:-" and _is_letter(behind) and behind not in CROSSES:
        return True
    return site.before in "./@_\\:-#&" and start > 1 and _is_letter(text[start - 2])


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
    return not site.is_strong and _is_in_formula(site, left, right)


def _is_in_formula(site: Site, left: str, right: str) -> bool:
    """Whether brackets, an equals sign or sizes on both sides make the run a factor."""
    text, (start, end, _) = site.text, site.run
    around = text[max(site.line[0], start - 20) : min(site.line[1], end + 20)]
    if "=" in around or "＝" in around or "÷" in around:
        return True
    if site.length > 1:
        return False
    if left in (")", "）") and right in ("(", "（"):
        return True
    if text[max(0, start - 5) : start].isalpha():
        return False
    sized = _SIZE_LEFT.search(text, max(0, start - 6), start)  # 长3米×宽2米
    return sized is not None and _SIZE_RIGHT.match(text, end) is not None


def _is_variable(site: Site) -> bool:
    """X、Y or X-Y: letters for quantities; X、 at the head of a line: a Roman number."""
    text, (start, end, _) = site.text, site.run
    if (
        start == site.line[0]
        and text[end : end + 1] in "、.．"
        and text[end + 1 : end + 2] not in CROSSES
    ):
        return True
    return text[end : end + 1] in "、,，/-" and text[end + 1 : end + 2] in ("Y", "y", "Ｙ")


_LONGEST_TERM = 8
"""Characters of the longest term of ``placeholder_innocent``."""


@cache
def _known_terms() -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """Terms by the side on which the rest of the word stands, and the characters beside the X."""
    lexicon = load_lexicon("placeholder_innocent")
    terms = {side: lexicon.terms(side) for side in ("before", "after")}
    beside = {term.lstrip(CROSSES)[:1] for term in terms["after"]}
    return terms, frozenset(beside | {term[-2] for term in terms["before"]})


def _is_known_term(site: Site) -> bool:
    """X光, XX染色体, “数据要素×”."""
    terms, heads = _known_terms()
    text, (start, end, _) = site.text, site.run
    if site.after in heads or site.after in CROSSES:
        for length in range(end - start + 1, _LONGEST_TERM + 1):
            behind = text[start : start + length].replace("Ｘ", "X").replace("x", "X")
            if behind in terms["after"]:
                return True
    if site.length == 1 and site.before in heads and not site.is_strong:
        return any(text[max(0, end - n) : end] in terms["before"] for n in range(2, _LONGEST_TERM))
    return False


def _is_foreign_star(site: Site) -> bool:
    """Markdown emphasis, bullets, footnote stars, products, hidden digits of a number."""
    first = site.text[site.run.start]
    if first.isdigit() or first in _CHINESE_DIGITS:
        return False
    if site.is_alone or (site.before.isdigit() and site.after.isdigit()):
        return True
    if (site.run.start == site.line[0] and site.after in BLANKS) or _is_emphasis(site):
        return True
    if site.is_strong:
        return _is_letter(site.before)
    enclosed = site.before in "“《（" and site.after in "”》）"
    named = site.length > 1 and site.left.category in ("person", "place", "document")
    return not (enclosed or named)


def _is_emphasis(site: Site) -> bool:
    """Whether the run is one of a pair that emphasises; **市**区 are two masks."""
    text, (start, end, _), (low, high) = site.text, site.run, site.line
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
    return not (first.category in STRONG and behind.category in STRONG)


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
