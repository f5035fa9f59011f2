"""How a date or period is written: the one pattern of it, and what a match says.

Owns the pattern, made of calendar parts (`textkit.text.calendar`) and of the words of the lexicon
``relative_dates``. Knows nothing of documents.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from textkit.lexicon.loader import load_lexicon
from textkit.text.calendar import (
    DAY,
    JOINT,
    MONTH,
    SHORT_YEAR,
    YEAR,
    Day,
    plan_years,
    read_number,
    read_year,
)
from textkit.text.numerals import parse_numeral
from textkit.text.patterns import LazyPattern

_EARLY, _LATE = "初", ("底", "末")
_FREE = r"(?:(?<![0-9０-９.．])|(?<=(?:^|[\s:：；;。、])[0-9]{1,2}[.．]))"
"""Before a year: no digit, unless it numbers a line (附件：1.2021年…)."""


class Years(NamedTuple):
    """The years that words without one may mean.

    ``own`` is the report's, ``last`` the one last named in the sentence (``last_anchored``: in
    figures), ``topic`` what the passage is about.
    """

    own: int | None = None
    last: int | None = None
    last_anchored: bool = False
    topic: int | None = None

    @property
    def around(self) -> int | None:
        """The year that the passage is about, else the report's own."""
        return self.own if self.topic is None else self.topic


class Reading(NamedTuple):
    """First and last day of a date (``last`` is ``None`` for a single one).

    ``anchored``: the text names the year itself; ``year`` is what later words may lean on.
    """

    first: Day
    last: Day | None = None
    anchored: bool = True

    @property
    def year(self) -> int | None:
        """The year named last; none for a period of several."""
        if self.last is not None and self.last.year != self.first.year and not self.last.month:
            return None
        return (self.last or self.first).year

    @property
    def is_whole_year(self) -> bool:
        """Whether it is one year and not a part of it."""
        return self.last is None and self.first.month is None


NOTHING = Reading(Day(None), None, False)
"""A period that no calendar date stands for: 目前, 近年来."""


def _words(category: str) -> str:
    terms = load_lexicon("relative_dates").terms(category)
    return "|".join(sorted(terms, key=lambda term: (-len(term), term)))


_MONTH = (
    rf"(?:(?<m0>{MONTH}) ?(?:月份?)?+ ?{JOINT} ?)?(?<m>{MONTH}) ?月(?!龄|饼|球)份?"
    rf"(?: ?(?:(?<d0>{DAY}) ?[日号]?{JOINT})?(?<d>{DAY}) ?[日号](?!线|楼|文))?+"
    r"(?<mp>底|初|末|中旬|上旬|下旬)?+"
)
_YEAR = (
    rf"{_FREE}(?:(?<y0>{YEAR}|{SHORT_YEAR}) ?年?度? ?{JOINT} ?)?"
    rf"(?<y>{YEAR}) ?学?年(?!代|历史|多|以上)度?"
    rf"|{_FREE}(?<y0>{YEAR}|{SHORT_YEAR}) ?(?:{JOINT}|/) ?(?<y>{YEAR}|{SHORT_YEAR}) ?学年度?"
    rf"|(?<![0-9０-９.．第约近满])(?<y>{SHORT_YEAR})年"
    rf"(?={MONTH}月|[底初末]|[上下]半年|第?[一二三四]季度)"
)
_LONE = (
    rf"(?<![0-9０-９.．个第一二三四五六七八九十几每]){_MONTH}"
    r"(?<!(?<![0-9０-９月]) ?[一二三四五六七八九十]月)"
)
_PLAN = (
    r"[“‘\"](?<plan>十[一二三四五六七八]?|[一二三四五六七八九])五[”’\"](?:时期|期间)"
    r"|(?<plan>十[一二三四五六七八]?|[一二三四五六七八九])五(?:时期|期间)"
)
_DECADE = (
    r"(?:(?<century>20|19|２０|１９|二十|十九)世纪)?"
    r"(?<decade>[1-9]0|[１-９]０|[一二三四五六七八九]十)年代(?:初期?|末期?|中期|后期)?"
)
_DIGITS = (
    r"(?<![0-9A-Za-z.\-/])(?<y>(?:19|20)[0-9]{2})(?<sep>[-./])(?<m>1[0-2]|0?[1-9])"
    r"(?P=sep)(?<d>3[01]|[12][0-9]|0?[1-9])(?![0-9A-Za-z.\-/])"
)
_QUARTERS = rf"(?:第?(?<q0>[一二三1-3]) ?{JOINT} ?(?=第?[二三四2-4]季度))?"
"""The first of several quarters: 3-4季度."""


@cache
def date_pattern() -> LazyPattern:
    """The pattern of everything that is a date, a period or a word for one."""
    part = rf"{_QUARTERS}(?<part>{_words('part')})(?:(?<=季度)(?<pe>[初底末]))?+"
    tail = rf"(?: ?{_MONTH}|年?{part}|(?<yp>[底末]|初(?![中级步审评次始试赛])))?+"
    now = (
        rf"(?<![项题栏科条数账节名品细剧耳])(?<!(?:[0-9一二三四五六七八九十百千余几])(?=多年|年|月))"
        rf"(?<now>{_words('now')})(?![边刊期])"
    )
    lone_part = (
        rf"(?<![0-9０-９.．一二三四五六七八九十百千两几半]){part}"
        r"(?<!年中(?=[国央华小学期高等考]))"
    )
    # NOTE: without it every alternative is tried at every character: four times as slow.
    first = "".join(sorted({word[0] for word in load_lexicon("relative_dates").terms()}))
    return LazyPattern(
        rf"(?=[0-9０-９一二三四五六七八九十廿近最过未今“‘\"{first}])(?:"
        rf"(?:{_YEAR}|(?<word>{_words('year')})(?![级份龄轻纪代货限])度?){tail}"
        rf"|{_DIGITS}|{_PLAN}|{_DECADE}|{now}|{_LONE}|{lone_part})"
    )


def read_date(match: regex.Match[str], years: Years) -> Reading | None:
    """What a match of `date_pattern` says; ``None`` where it is no date after all."""
    found = match.capturesdict()
    if found["plan"]:
        number = parse_numeral(found["plan"][-1])
        first, last = plan_years(number or 0)
        return Reading(Day(first), Day(last))
    if found["decade"]:
        return _decade(found)
    if found["now"]:
        return NOTHING
    if found["y"]:
        return _within(found, read_year(found["y"][-1]), anchored=True)
    if found["part"] and not found["word"] and not years.last_anchored:
        years = years._replace(last=None)  # 去年底启动，年底前完成: of this year
    year = _meant(found["word"], years)
    anchored = not found["word"] and years.last_anchored
    return _within(found, year, anchored=anchored)


def _meant(word: list[str], years: Years) -> int | None:
    """The year that 今年, 去年 or nothing at all means."""
    if not word:
        return years.last if years.last is not None else years.around
    meant = load_lexicon("relative_dates").by_term[word[-1]].replacement
    base = years.own
    if meant.startswith("at"):  # 当年
        base, meant = years.last if years.last is not None else years.topic, meant[2:] or "0"
    elif meant.startswith("of"):  # 上年: not the one before 去年
        base, meant = years.last if years.last_anchored else years.around, meant[2:]
    return None if base is None else base + int(meant)


def _within(found: dict[str, list[str]], year: int | None, *, anchored: bool) -> Reading:
    """The part of ``year`` that is said: all of it, a half, a month, some days."""
    if found["part"]:
        return _part(found, year, anchored=anchored)
    if found["m"]:
        return _months(found, year, anchored=anchored)
    if found["y0"]:
        return Reading(Day(read_year(found["y0"][-1])), Day(year))
    edge = found["yp"][-1] if found["yp"] else ""
    month = 1 if edge == _EARLY else 12 if edge in _LATE else None
    return Reading(Day(year, month), None, anchored)


def _part(found: dict[str, list[str]], year: int | None, *, anchored: bool) -> Reading:
    by_term = load_lexicon("relative_dates").by_term
    first, _, last = by_term[found["part"][-1]].replacement.partition("..")
    if found["pe"]:  # 三季度末
        edge = first if found["pe"][-1] == _EARLY else last
        return Reading(Day(year, int(edge)), None, anchored)
    if first == ".":  # 年内: some time of the year
        return Reading(Day(year), None, anchored)
    if found["q0"]:
        first = by_term[found["q0"][-1] + "季度"].replacement.partition("..")[0]
    return Reading(
        Day(year, int(first)), Day(year, int(last)) if last else None, anchored
    )  # fmt: skip


def _months(found: dict[str, list[str]], year: int | None, *, anchored: bool) -> Reading:
    month = read_number(found["m"][-1])
    if found["m0"]:
        first, last = Day(year, read_number(found["m0"][-1])), Day(year, month)
    elif found["d"]:
        first, last = Day(year, month, read_number(found["d"][-1])), None
        if found["d0"]:
            first, last = Day(year, month, read_number(found["d0"][-1])), first
    else:
        first, last = Day(year, month), None
    return Reading(first, last, anchored)


def _decade(found: dict[str, list[str]]) -> Reading | None:
    tens = parse_numeral(found["decade"][-1])
    if tens is None:
        return None
    century = parse_numeral(found["century"][-1]) if found["century"] else None
    first = 1900 + tens if century is None else (century - 1) * 100 + tens
    return Reading(Day(first), Day(first + 9))


def joined(first: Reading, last: Reading) -> Reading:
    """One period of two dates with 至 between; each borrows the year from the other."""
    start, end = first.first, last.last or last.first
    if end.year is None:
        end = end._replace(year=start.year)
    elif start.year is None:
        start = start._replace(year=end.year)
    return Reading(start, end, first.anchored)
