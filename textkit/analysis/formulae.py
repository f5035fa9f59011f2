"""Formulae and parallel slogans by their shape, for those that no lexicon knows.

Owns the shapes: numbers joined by plus signs (1+5+3), a number and a word twice or more (六办三中心,
双培双创), a quoted name that begins with a number (“三个一”), quoted parallel clauses (“亮身份、
当先锋”). Outside quotes only what ends in a known tail word or at a mark is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from textkit.lexicon.loader import load_lexicon
from textkit.text.numerals import parse_numeral
from textkit.text.patterns import LazyPattern, compiled

NUMERALS = "一二三四五六七八九十两双"

_QUOTED = LazyPattern(r"[“‘「『]([^“”‘’「」『』\n]{1,64})[”’」』]")
_PLUS = LazyPattern(
    r"(?<![\d.\p{Latin}+＋\-—~～/*×=＝])\d{1,2}(?:\s?[+＋]\s?(?:\d{1,2}|[NnXx]))++"
    r"(?![\d.%％\p{Latin}+＋=＝>＞<＜/*×])"
)
_REPEATED = LazyPattern(
    rf"(?<![{NUMERALS}第百千万亿零〇几数每某\d])"
    rf"(?:[{NUMERALS}](?:(?![{NUMERALS}百千万亿零])\p{{Han}}){{1,2}}){{1,5}}"
    rf"[{NUMERALS}](?=(?![{NUMERALS}])\p{{Han}})"
)
_NUMBERED = LazyPattern(
    rf"(?:[{NUMERALS}百][个個大]?(?:(?![{NUMERALS}])\p{{Han}}|[统唯专]一|一体|[（）、，,]){{1,8}}){{1,6}}"
    rf"|[{NUMERALS}][个個][一两双]"
)
_SERVICE = LazyPattern(
    rf"(?<![{NUMERALS}第百千万亿零〇几数每某\d])[{NUMERALS}](?<what>(?![{NUMERALS}])\p{{Han}})"
    r"(?:服务|承诺|联动|融合|工程|工作法)"
)
_INNER = LazyPattern(
    r"(?:[二三四五六七八九]|十[一二三四五六七八九]?)[个個][“‘「『](?!\p{Han}*[字词])\p{Han}{1,6}[”’」』]"
)
_RULES = LazyPattern(
    rf"[{NUMERALS}百]{{1,3}}[条條项項]\p{{Han}}{{0,6}}(?:措施|举措|规定|办法|政策|意见|要求|禁令|纪律|铁律|准则)"
)
_EACH = LazyPattern(
    rf"(?<=推行|实行|落实|坚持|建立|做到|按照|实施|采取|执行)一(?![{NUMERALS}])(?<what>\p{{Han}})"
    rf"一(?![{NUMERALS}]|(?P=what))\p{{Han}}"
)
_COMPLAINT = LazyPattern(
    r"\p{Han}(?:不(?!愁)|难)\p{Han}|\p{Han}{2,}[难慢差弱乱散软少缺低]|\p{Han}{3,}是\p{Han}{3,}"
)
_BYSTANDER = LazyPattern(r"(?:群众|百姓|农民|村民|居民|别人|企业|旁人|社会)[看等靠闹急笑]")
_PERIOD = LazyPattern(r"[一二三四五六七八九十]{1,3}五(?:\p{Han}{0,4})?")
_DIGITS = LazyPattern(r"1234(?:5(?:6(?:78?)?)?)?|123")
_DIGITS_TAIL = LazyPattern(r"[”’]\p{Han}{0,6}?(?:工作法|体系|模式|机制|工程|行动|思路)")
_METHOD = LazyPattern(r"(?<![\d.])[1-9]{3,5}工作法")
_NUMBER = LazyPattern(
    rf"\d+|(?<![统唯专第划万同个個])(?:(?<!百分)百(?!分百)|[{NUMERALS}])+(?!体化)"
)
_ITEMS = r"[、，,；;]\s?"
_HAN_ITEM = LazyPattern(r"\p{Han}{1,10}")

_NO_COUNT = str.maketrans("個", "个")

_PARALLEL = 8
"""Most clauses of a parallel slogan."""

_REACH = 4
"""Code points behind the last number in which an unquoted formula must end."""


class Shape(NamedTuple):
    """A formula or slogan found by its shape."""

    start: int
    end: int
    category: str


def find_shapes(text: str) -> Iterator[Shape]:
    """Formulae and parallel slogans of ``text``; they may overlap."""
    for pattern in (_PLUS, _METHOD, _INNER):
        for match in pattern.finditer(text):
            yield Shape(match.start(), match.end(), "formula")
    for match in _QUOTED.finditer(text):
        start, end = match.span(1)
        category = _quoted_category(text, start, end)
        if category:
            yield Shape(start, end, category)
    yield from _counted(text)
    for match in _REPEATED.finditer(text):
        end = _repeated_end(text, match.start(), match.end())
        if end:
            yield Shape(match.start(), end, "formula")


def _counted(text: str) -> Iterator[Shape]:
    """Formulae known by what stands beside them: 六心|服务, 推行|一户一牌."""
    for match in _EACH.finditer(text):
        if match["what"] not in _words("measure") and not _is_idiom(match[0]):
            yield Shape(match.start(), match.end(), "formula")
    for match in _SERVICE.finditer(text):
        if match["what"] not in _words("measure") and match[0][0] != "一":
            yield Shape(match.start(), match.end(), "formula")


def formula_numbers(name: str) -> tuple[int, ...]:
    """The numbers of a formula, in order; letters (1+N) count for nothing.

    >>> formula_numbers("三会一课"), formula_numbers("1＋5+N"), formula_numbers("双培双创")
    ((3, 1), (1, 5), (2, 2))
    """
    numbers = []
    if _INNER.fullmatch(name):
        name = name.translate(_NO_COUNT).partition("个")[0]
    for match in _NUMBER.finditer(name):
        word = match[0].replace("双", "两")
        number = int(word) if word.isdecimal() else parse_numeral(word)
        if number is None:
            numbers += [parse_numeral(char) or 0 for char in word]
        else:
            numbers.append(number)
    digits = name.removesuffix("工作法")
    if len(numbers) == 1 and len(digits) > 2 and digits.isdecimal():
        return tuple(map(int, digits))
    return tuple(numbers)


@cache
def _words(category: str) -> frozenset[str]:
    return load_lexicon("formula_words").terms(category)


def _quoted_category(text: str, start: int, end: int) -> str:
    """``formula`` or ``parallel`` for a quoted slogan, else nothing."""
    name = text[start:end]
    if name[0] in NUMERALS and _is_numeric_name(name):
        return "formula"
    if _RULES.fullmatch(name):
        return "formula"
    if _DIGITS.fullmatch(name) and _DIGITS_TAIL.match(text, end):
        return "formula"
    items = compiled(_ITEMS).split(name)
    return "parallel" if 2 <= len(items) <= _PARALLEL and _is_parallel(items) else ""


def _is_numeric_name(name: str) -> bool:
    """Whether a quoted name that begins with a number is a formula (三个一), no date or idiom."""
    if (
        any(name[:n] in _words("word") for n in (len(name), 2, 3))
        or _PERIOD.fullmatch(name)
        or not _NUMBERED.fullmatch(name)
    ):
        return False
    items = compiled(_ITEMS).split(name)
    if len(items) > 1 and not all(item and item[0] in NUMERALS for item in items):
        return len(items) > 2 and _is_parallel(items)
    numbers = formula_numbers(name)
    if len(numbers) > 1:
        return all(len(item) <= 12 for item in items) and name[1] not in NUMERALS + "、，"
    lone_one = name[0] == "一" and name[1:2] not in ("个", "個")
    return (
        bool(numbers) and numbers[0] > 0 and len(name) <= 8 and not (lone_one or _is_ranked(name))
    )


def _is_ranked(name: str) -> bool:
    """Whether a name with one number is a count, a grade or the like: 五星级, 三次, 二孩."""
    rest = name.lstrip(NUMERALS)
    run = name[: len(name) - len(rest)]
    if not rest or (len(run) > 1 and parse_numeral(run) is None):
        return True
    if rest[0] not in "个個" and (rest in _words("measure") or rest.endswith("级")):
        return True
    return run == "二"


def _is_parallel(items: list[str]) -> bool:
    """Whether clauses of a quotation are built alike; two short words are no slogan.

    Neither are complaints, which reports quote too: 看不懂、查不深; 干部干、群众看.
    """
    if all(map(_COMPLAINT.fullmatch, items)) or any(map(_BYSTANDER.fullmatch, items)):
        return False
    if not all(_HAN_ITEM.fullmatch(item) for item in items):
        return False
    lengths = {len(item) for item in items}
    shortest = min(lengths)
    if len(items) == 2:
        return len(lengths) == 1 and shortest >= 3
    return max(lengths) - shortest <= (1 if shortest >= 3 else 0)


def _repeated_end(text: str, start: int, last: int) -> int:
    """Where an unquoted formula ends whose last number ends at ``last``; 0 where it is none."""
    room = text[last : last + _REACH]
    n_han = next((i for i, char in enumerate(room) if not "\u4e00" <= char <= "\u9fff"), len(room))
    parts = _NUMBER.sub(" ", text[start : last - 1]).split()
    if any(part in _words("measure") for part in parts) and text[start] != "一":
        return 0
    tail = next((n for n in range(n_han, 0, -1) if room[:n] in _words("tail")), 0)
    if not tail and n_han <= 2 and n_han < len(room):
        tail = n_han
    name = text[start : last + tail]
    if not tail or room[:tail] in _words("measure") or _is_idiom(name):
        return 0
    return last + tail if len(formula_numbers(name)) > 1 else 0


def _is_idiom(name: str) -> bool:
    """Whether a formula-like run is or holds an ordinary word (一心一意, 一家|一家)."""
    if name[:2] == name[2:4] or name[:3] in _words("word"):
        return True
    return any(name[at : at + 4] in _words("word") for at in range(max(len(name) - 3, 1)))
