"""Tells crosses and letters X that are no masks: X光, 3×5米, 5G+X, iPhone X, X、Y.

Decides from the characters around a run alone.
"""

from __future__ import annotations

from functools import cache

from textkit.analysis.placeholder_runs import CROSSES
from textkit.analysis.placeholder_sites import Site, is_letter
from textkit.analysis.placeholder_words import NUMERIC
from textkit.lexicon.loader import load_lexicon
from textkit.text.patterns import LazyPattern

_WHOLE_YEAR = LazyPattern(r"(?:19|20)\d\d(?:年|[-—–~～至]|$)")

ROUND = LazyPattern(r"0{1,4}(?!\d)[余多]?\p{Han}")
"""X00余人: a number of which only the zeros are given."""

_SIZE_LEFT = LazyPattern(r"\d(?:\p{Han}{1,3}|[a-zA-Z]{1,3})[ ]?$")
_SIZE_RIGHT = LazyPattern(r"[ ]?\p{Han}{0,3}\d")

_APP = LazyPattern(r"[A-Z]{2,}")
"""What may follow a masked name in Latin letters: XXAPP, but XXL."""

_EQUALS = "=＝÷"
_FORMULA_REACH = 20
"""Characters around a cross in which one of these makes a formula."""

_TICKS = "√☑"
_TICK_REACH = 80
"""Characters around a cross in which a tick makes it the other mark of the pair."""

_ROMAN_REACH = 100
"""Characters around Ⅹ in which other Roman numerals make it one of them."""

_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅪⅫ"

_THOUGHT = ("中国特色社会主义思想", "新时代中国特色社会主义思想")
"""Formulae before which a mask hides a known name: residue, nothing to fill in."""

_OPERATORS = frozenset("+＋=＝√÷^*&")


def is_foreign_cross(site: Site) -> bool:
    """Crosses and letters X that belong to a word, a formula or an address."""
    if site.text[site.run.start] not in CROSSES:
        return False  # 20XX年
    if site.text.startswith(_THOUGHT, site.run.end):
        return True
    if _is_among_words(site):
        return site.length == 1 and _is_explained(site)
    return _is_in_company(site)


def _is_among_words(site: Site) -> bool:
    """Whether a Chinese word stands before the run and what it counts or names right behind.

    NOTE: then `_is_in_company` has nothing to find but an explained letter; this saves most runs
    the way through it.
    """
    return (
        site.is_strong
        and site.right.start == site.run.end
        and _FIRST_WIDE <= site.before <= _LAST_HAN
        and site.before != "小"
        and site.after not in _known_terms()[1]
        and site.text[site.run.start] not in "Ⅹⅹ"
    )


_FIRST_WIDE, _LAST_HAN = "\u3001", "\u9fff"


def _is_in_company(site: Site) -> bool:
    """Whether Latin text, numbers, signs or a known term around the run make it a part of theirs."""
    if _is_in_latin(site) or _is_multiplied(site) or _is_known_term(site):
        return True
    return site.length == 1 and (site.is_alone or _is_sign(site) or _is_variable(site))


def _is_sign(site: Site) -> bool:
    """5G+X, X=5, a cross for "no" beside ticks or alone in brackets."""
    if site.before in _OPERATORS or site.after in _OPERATORS:
        return True
    if site.before == "小" and site.text[max(0, site.run.start - 2) : site.run.start - 1] in (
        "“",
        "‘",
    ):
        return True  # “小X机器人”
    if site.before in "(（" and site.after in "）)" and not site.is_strong:
        return True
    if site.before in "“‘" and site.after in "”’" and _is_named_sign(site):
        return True
    return not site.is_strong and _holds(site.around(_TICK_REACH), _TICKS)


def _holds(text: str, marks: str) -> bool:
    """Whether one of a few marks stands in a text; a set would look at every character."""
    return any(map(text.__contains__, marks))


_SIGN_NOUNS = frozenset("字形型号光线轴射坐")
_SIGN_VERBS = frozenset("打画划标记填写")


def _is_named_sign(site: Site) -> bool:
    """打“×”, “X”形: the sign itself is meant."""
    text, (start, end, _) = site.text, site.run
    return (
        text[end + 1 : end + 2] in _SIGN_NOUNS or text[max(0, start - 2) : start - 1] in _SIGN_VERBS
    )


def _is_in_latin(site: Site) -> bool:
    """Whether the run is part of Latin text: a word, an address, a file name, iPhone X."""
    text, (start, end, _) = site.text, site.run
    before, after = site.before, site.after
    if is_letter(before) or (is_letter(after) and site.right.category == "latin"):
        return site.length == 1 or is_letter(before) or not _APP.match(text, end)
    if before == "@" or after == "@" or _is_in_address(site):
        return True
    if site.length > 1 or site.is_strong:
        return False
    left, right = text[max(0, start - 3) : start].rstrip(" "), text[end : end + 3].lstrip(" ")
    return (before == " " and is_letter(left[-1:])) or (after == " " and is_letter(right[:1]))


def _is_in_address(site: Site) -> bool:
    """Whether marks of an address or file name tie the run to Latin letters."""
    text, (start, end, _) = site.text, site.run
    behind = text[end + 1 : end + 2]
    if site.after in "./@_\\:-" and is_letter(behind) and behind not in CROSSES:
        return True
    ahead = text[max(0, start - 2) : start - 1]
    return site.before in "./@_\\:-#&" and is_letter(ahead) and ahead not in CROSSES


def _is_multiplied(site: Site) -> bool:
    """3×5, 3米×5米, 7×24小时, 2X, 10X倍, 长×宽=; never a masked name before a year."""
    text, (start, end, _) = site.text, site.run
    left = text[max(0, start - 2) : start].rstrip(" ")[-1:]
    right = text[end : end + 2].lstrip(" ")[:1]
    if right.isdigit():
        if site.length > 1 or _WHOLE_YEAR.match(text, end + (site.after == " ")):
            return False
        return site.run.family == "cross" or left.isdigit() or not ROUND.match(text, end)
    if left.isdigit():
        masked = site.length > 1 or site.right.category in NUMERIC
        return not masked or text[end : end + 1] in "倍速"
    return not site.is_strong and _is_in_formula(site, left, right)


def _is_in_formula(site: Site, left: str, right: str) -> bool:
    """Whether brackets, an equals sign or sizes on both sides make the run a factor."""
    text, (start, end, _) = site.text, site.run
    if _holds(site.around(_FORMULA_REACH), _EQUALS):
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
    """X、Y, B、X: letters of a row; X. or Ⅹ、: the initial of a name, a Roman number."""
    text, (start, end, _) = site.text, site.run
    if text[start] in "Ⅹⅹ" and _holds(site.around(_ROMAN_REACH), _ROMAN):
        return True
    if _is_explained(site):
        return True
    if site.is_strong:
        return False  # 微信、QQ、X个平台
    behind = text[end + 1 : end + 2]
    heads_line = start == site.line[0] and site.after in "、.．" and behind not in CROSSES
    initial = site.before in "·•" or (site.after == "." and not site.before.isalpha())
    if heads_line or initial:
        return True
    ahead = text[max(0, start - 2) : start - 1]
    if site.before in "、,，/-" and is_letter(ahead):
        return ahead not in CROSSES
    return site.after in "、,，/-" and behind in ("Y", "y", "Ｙ")


_EXPLAINED = LazyPattern(r"(?:为各|是指|是各|可以是|可为|代表|指的?是|指各|即各|表示|包括)")
_SUM_REACH = 2000
"""Characters before an explained letter in which its sum (5+X) must stand."""


def _is_explained(site: Site) -> bool:
    """The letter of a sum said before: 5+X … X代表各类服务."""
    text, (start, end, _) = site.text, site.run
    if _EXPLAINED.match(text, end) is None:
        return False
    low = max(0, start - _SUM_REACH)
    return any(text.rfind(plus + text[start], low, start) >= 0 for plus in "+＋")


_LONGEST_TERM = 8
"""Characters of the longest term of ``placeholder_innocent``."""


@cache
def _known_terms() -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """Terms by the side on which the rest of the word stands, and the characters beside the X."""
    lexicon = load_lexicon("placeholder_innocent")
    terms = {side: lexicon.terms(side) for side in ("before", "after", "use")}
    beside = {term.lstrip(CROSSES)[:1] for term in terms["after"]}
    return terms, frozenset(beside | {term[-2] for term in terms["before"]})


def _is_known_term(site: Site) -> bool:
    """X光, XX染色体, “数据要素×”."""
    terms, heads = _known_terms()
    text, (start, end, _) = site.text, site.run
    if site.after in heads or site.after in CROSSES:
        if any(text.startswith(term[1:], end) for term in terms["use"] if site.length == 1):
            return False
        for length in range(end - start + 1, _LONGEST_TERM + 1):
            behind = text[start : start + length].replace("Ｘ", "X").replace("x", "X")
            if behind in terms["after"]:
                return True
    if site.length == 1 and site.before in heads and not site.is_strong:
        return any(text[max(0, end - n) : end] in terms["before"] for n in range(2, _LONGEST_TERM))
    return False
