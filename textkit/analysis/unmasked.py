"""Masks that were swapped for a character: 党月党日, 《党日报》, 党名党员.

The character stands where a number or a name was blanked out. Several kinds of such slots must
agree before any is reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import regex

from textkit.analysis.contexts import is_han
from textkit.analysis.suspects import COMMON, SAMPLE, Survey, places_of
from textkit.lexicon.ngrams import Ngrams
from textkit.model.layers import Replacement
from textkit.text.patterns import compiled

MIN_SLOTS = 3
MIN_NUMBERS = 2
"""Kinds of slots that must agree, and those of numbers among them."""
UNITS = frozenset("个名次项件户亩吨元万亿余岁")
"""Units that hardly ever open a word."""
NAME_OPENERS = frozenset("区县镇乡街年")
"""Nouns and 年 whose name or number is often masked."""
ROUND = frozenset("万亿余")
"""Units that no noun stands before."""
COUNTS = UNITS | frozenset("人位批家所支只座处起宗份册台套间辆类篇场条天")
"""What else is counted, once the character is known to stand for masks."""
NUMERALS = frozenset(
    "〇零一二三四五六七八九十百千万亿萬億两几多半数每各某整第本当上下今去明前后同此该首末中来要地年月日时"
)
"""What may stand before a unit in its own right."""
NAME_HEADS = (
    "区",
    "县",
    "市",
    "镇",
    "乡",
    "村",
    "街道",
    "社区",
    "公司",
    "集团",
    "小学",
    "中学",
    "大学",
    "路",
)
WORD_END = 3.0
"""Attraction from which a character is the end of a word."""
LOOSE = 1.0
"""Attraction up to which it is no word with the unit behind it."""
DATE_WEIGHT, SAME_WEIGHT = 2, 3
"""A date with one character for month and day (党月党日) convicts, one with a mask does not."""
PAPER_WEIGHT = 3
"""No newspaper has one character before 日报: a single such title convicts."""


@cache
def _date_slot() -> regex.Pattern[str]:
    """A Chinese character between 月 and 日, a number, mask or the same character before 月."""
    return compiled(r"(?<=([\p{Han}\dXx×*○]))月(\p{Han})日(?!\p{Han}*?[会课活])")


@cache
def _paper_slot() -> regex.Pattern[str]:
    return compiled(r"《(\p{Han})(?:日报|晚报|早报|时报|要闻|新闻)》")


@cache
def _doubled_day() -> regex.Pattern[str]:
    """主题党日报活动: 日报 put where 日 stood."""
    return regex.compile(r"(?<=主题)党日报(?=[”\"]?(?:活动|制度|会))")


def find_unmasked(
    text: str, survey: Survey, ngrams: Ngrams, skip: set[str]
) -> Iterator[Replacement]:
    """Places of a character that stands in slots of a mask; ``skip`` are explained otherwise."""
    for match in _doubled_day().finditer(text) if "党日报" in text else ():
        start, end = match.span()
        yield Replacement(start, end, match[0], match[0][:-1], start - 2, end, "unmasked", "likely")
    for char in sorted(_convicted(text[:SAMPLE], survey, ngrams) - skip):
        for start, end in places_of(text, char):
            word_end = _slot_end(text, start, ngrams)
            if word_end:
                yield Replacement(start, end, char, "", start, word_end, "unmasked", "likely")


def _convicted(text: str, survey: Survey, ngrams: Ngrams) -> set[str]:
    """Characters found in enough kinds of slots."""
    kinds: dict[str, set[str]] = defaultdict(set)
    weight: dict[str, int] = defaultdict(int)
    for pair in survey.strange:
        char, unit = pair[0], pair[1]
        usual = char in NUMERALS or char in COMMON
        slot = unit in UNITS or unit in NAME_OPENERS
        if slot and not usual and _stands_free(text, char + unit, ngrams):
            kinds[char].add(unit)
    for match in _date_slot().finditer(text):
        before, char = match.groups()
        masked = before == char or not is_han(before)
        odd = before == char or ngrams.is_strange(char, "日") or char in kinds
        if masked and odd and char not in NUMERALS:
            weight[char] = SAME_WEIGHT if before == char else DATE_WEIGHT
    for match in _paper_slot().finditer(text):
        weight[match.group(1)] += PAPER_WEIGHT
    chars = set(kinds) | set(weight)
    return {
        char
        for char in chars
        if len(kinds[char]) + weight[char] >= MIN_SLOTS
        and len(kinds[char] & UNITS) + weight[char] >= MIN_NUMBERS
    }


def _stands_free(text: str, pair: str, ngrams: Ngrams) -> bool:
    """Whether the first of ``pair`` is nowhere near being the end of a word."""
    return pair[1] in ROUND or any(
        start == 0
        or not is_han(text[start - 1])
        or ngrams.attraction(text[start - 1] + pair[0]) <= 0
        for start, _ in places_of(text, pair)
    )


def _slot_end(text: str, start: int, ngrams: Ngrams) -> int:
    """End of the slot phrase that opens at ``start``, 0 where there is none."""
    char, before, behind = text[start], text[start - 1 : start], text[start + 1 : start + 4]
    if before == "《" and _paper_slot().match(text, start - 1):
        return start + 3
    if behind[:1] in ("年", "月", "日"):
        in_date = before in ("年", "月") or ngrams.is_strange(char, behind[0])
        return start + 2 if in_date else 0
    if not behind or ngrams.attraction((before or "#") + char) > WORD_END:
        return 0
    if behind[0] in "%％余" or (
        behind[0] in COUNTS and ngrams.attraction(char + behind[0]) < LOOSE
    ):
        return start + 2
    heads = (head for head in NAME_HEADS if behind.startswith(head))
    head = next(heads, "")
    return start + 1 + len(head) if head and ngrams.is_strange(char, head[0]) else 0
