"""CN013."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from textkit.model.diagnostic import Finding
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.count.figures import FIGURE, Figure, figures, sentence_start, step_of
from textkit.rules.kinds import compiled

_DEED = "整改|化解|办结|结案|完成|调处|调解|销号|开工|竣工|验收|达标|答复|参会|到会|参训"
_RATE = rf"率(?<=(?<deed>{_DEED})率)(?:为|达|达到)?(?<share>\d{{1,3}}(?:\.\d+)?)[%％]"
_UP, _DOWN = r"上升|提高|提升|增加|增长", r"下降|降低|减少|下滑|回落"
_MOVE = rf"(?:{_UP}|{_DOWN}|降|升)"
_POINTS = (
    rf"(?:由|从)[^，。；\d\n]{{0,10}}(?<old>\d{{1,3}}(?:\.\d+)?)[%％]{_MOVE}(?:到|至|为)[^，。；\d\n]{{0,8}}"
    rf"(?<new>\d{{1,3}}(?:\.\d+)?)[%％]，[^，。；\d\n]{{0,8}}?{_MOVE}了?(?<by>\d{{1,3}}(?:\.\d+)?)个百分点"
)
_PAIRS = (
    r"(?:去年|上年)(?:同期)?[^，。；\d\n]{0,8}%s[^。；\d\n]{0,20}(?:今年|本年)[^，。；\d\n]{0,10}%s",
    r"(?:由|从)[^，。；\d\n]{0,10}%s(?:增加|增长|提高|上升)(?:到|至|为)[^，。；\d\n]{0,8}%s",
)
_GROWTH = r"，(?:同比)?(?:增长|增加|增幅)(?:达|为|了)?(?<share>\d{1,4}(?:\.\d+)?)[%％]"
_THAN = r"%s，比(?:去年|上年)(?:同期)?的?%s(?:增长|增加)了?(?<share>\d{1,4}(?:\.\d+)?)[%%％]"
_REAL = r"生产总值|增加值|GDP|实际|可比|不变价|年均|约|近|余|多|超"
_MIX = r"(?<![\d∶:：.])(?<a>\d{1,2}(?:\.\d)?)[∶:：](?<b>\d{1,2}(?:\.\d)?)[∶:：](?<c>\d{1,2}(?:\.\d)?)(?![\d∶:：.])"

_NEAR = 24
"""Code points behind 产业 in which its shares stand."""

_ROUNDED, _OTHER = 0.35, 20
"""What rounding may add to 100, and how far a sum must be off to be no sum of shares."""


class RateNotComputed(Rule):
    """写出的比率、增幅与前后数字算出来的不符。

    检查什么
        “问题45个，已整改41个，整改率93.1%”“由14.2%下降到10.9%，下降4.3个百分点”
        “去年50亿元，今年52.3亿元，增长8.6%”“三次产业结构11.2∶43.5∶46.3”之类可以验算的数。
    为什么
        前后数字能互相推算，一算就知道其中有一个错了。
    反例
        发现问题45个，已完成整改41个，整改率93.1%。
        发生率由14.2%下降到10.9%，下降4.3个百分点。
        税收比去年50亿元有所提高，今年52.3亿元，增长8.6%。
        三次产业结构调整为11.2∶43.5∶46.3。
    正例
        发现问题45个，已完成整改41个，整改率91.1%。
        发生率由14.2%下降到10.9%，下降3.3个百分点。
        税收由50亿元增加到52.3亿元，增长4.6%。
        三次产业结构调整为11.2∶42.5∶46.3。
    修正安全性
        无
    选项
        无
    例外与误报
        误差在末位四舍五入以内不报；生产总值等按不变价计算的增幅、约数、分母没有写明的不报。
    出处
        [gongwen-2012] 公文审核重点：数字准确。
        [practice] 公文审核的通行做法：比率可以推算。
    """

    code = "CN013"
    name = "rate-not-computed"
    category = "count.rate"
    certainty = "likely"
    summary_en = "A rate or growth does not follow from the figures beside it"
    source = "公文审核通行做法：比率可以推算"
    triggers = ("率", "个百分点", "增长", "增加", "增幅", "产业")
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Compute every rate whose figures stand in its sentence."""
        text = doc.text
        for match in compiled(_RATE).finditer(text):
            yield from _check_rate(text, match)
        for anchor in compiled("(?<=[0-9])个百分点").finditer(text):
            yield from _check_points(text, anchor.end())
        for anchor in compiled(r"(?:增长|增加|增幅)(?:达|为|了)?\d{1,4}(?:\.\d+)?[%％]").finditer(
            text
        ):
            yield from _check_growth(text, anchor.end())
        for anchor in compiled("产业").finditer(text):
            match = compiled(_MIX).search(text, anchor.end(), anchor.end() + _NEAR)
            total = sum(float(match[part]) for part in "abc") if match else 100
            if match and _ROUNDED < abs(total - 100) < _OTHER:
                message = f"“{match[0]}”相加是{total:.1f}，不是100，请核对"
                yield Finding(match.start(), match.end(), message)


def _figure(name: str) -> str:
    """The pattern of a figure as a group of this name."""
    bare = FIGURE.replace("(?<value>", "(?:").replace("(?<scale>", "(?:")
    return f"(?<{name}>" + bare.replace("(?<unit>", "(?:") + ")"


def _check_rate(text: str, match: regex.Match[str]) -> Iterator[Finding]:
    """Part and whole in the sentence: the part is labelled with the deed."""
    begin = sentence_start(text, match.start())
    if compiled(r"约|近|余|超").search(text, begin, match.end()):
        return
    before = figures(text, begin, match.start())
    if len(before) < 2:
        return
    part = before[-1]
    _, deed, noun = text[before[-2].end : part.start].rpartition(match["deed"])
    if not deed or noun not in text[begin : before[-2].start]:
        return  # another thing was dealt with
    wholes = [f for f in before[:-1] if f.unit == part.unit and f.value >= part.value > 0]
    shares = [100 * part.value / whole.value for whole in wholes]
    stated, step = float(match["share"]), step_of(match["share"])
    if shares and all(abs(share - stated) > 1.01 * step for share in shares):
        yield _finding(match, "share", f"按前面的数应为{shares[-1]:.2f}%")


def _check_points(text: str, end: int) -> Iterator[Finding]:
    """The difference of two percentages, which ends with 个百分点 at ``end``."""
    begin = sentence_start(text, end)
    match = compiled(f"(?:{_POINTS})$").search(text, begin, end)
    if match is not None:
        points = abs(float(match["new"]) - float(match["old"]))
        if abs(points - float(match["by"])) > 1.01 * step_of(match["by"]):
            yield _finding(match, "by", f"相差{round(points, 2):g}个百分点")


def _check_growth(text: str, end: int) -> Iterator[Finding]:
    """Growth from the old figure to the new one, within what their rounding allows."""
    begin = sentence_start(text, end)
    if compiled(_REAL).search(text, begin, end):
        return
    match = None
    for pattern in _growth_patterns():
        match = match or compiled(pattern).search(text, begin, end)
    if match is None or match.end() != end:
        return
    old, new = (_read(text, match, name) for name in ("old", "new"))
    if old.unit != new.unit or not old.value:
        return
    low = (new.value - new.step / 2) / (old.value + old.step / 2)
    high = (new.value + new.step / 2) / (old.value - old.step / 2)
    stated, step = float(match["share"]), step_of(match["share"])
    if not 100 * (low - 1) - step <= stated <= 100 * (high - 1) + step:
        growth = 100 * (new.value / old.value - 1)
        yield _finding(match, "share", f"按前后两个数应为{growth:.1f}%")


@cache
def _growth_patterns() -> tuple[str, ...]:
    """Two figures and the growth, in each order that people write them."""
    old, new = _figure("old"), _figure("new")
    return (*(shape % (old, new) + _GROWTH for shape in _PAIRS), _THAN % (new, old))


def _read(text: str, match: regex.Match[str], name: str) -> Figure:
    return figures(text, *match.span(name))[0]


def _finding(match: regex.Match[str], name: str, computed: str) -> Finding:
    """The stated number, and what it should be."""
    sign = "个百分点" if name == "by" else "%"
    message = f"{computed}，这里写的是{match[name]}{sign}，请核对"
    return Finding(match.start(name), match.end(), message)
