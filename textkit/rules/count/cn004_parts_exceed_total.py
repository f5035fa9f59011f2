"""CN004."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from textkit.model.diagnostic import Finding, Related
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.kinds import compiled

_NUMBER = r"(?<![\d.．第])(?<value>\d{1,9}(?:,\d{3})*(?:\.\d+)?)(?<scale>万|亿)?"
_UNIT = r"(?<unit>人次|个百分点|平方米|平方公里|公里|万元|亿元|名|个|人|件|项|户|家|支|起|篇|场|次|所|元|吨|亩|米|条|批|处|份|座|台|辆|套|只|头|棵|株|本|册|期|宗|例|张|间|层|栋|块|面)"
_FIGURE = _NUMBER + _UNIT


_GROWTH = r"(?:，(?:同比|比上年|较上年)?(?:实际)?(?:增长|下降|增加|减少)[^，。；\n]{1,16})?.{0,2}"
"""What may stand between a total and its parts."""


_MANY, _NEARLY = 3, 0.85
"""From this many parts and this share of the total on, a list looks complete: a hint."""


class Figure(NamedTuple):
    """A number with its unit."""

    start: int
    end: int
    value: float
    unit: str


class PartsExceedTotal(Rule):
    """分项之和与总数不符。

    检查什么
        “共有120个，其中A 50个、B 40个、C 40个”之类，同一单位的分项加起来与总数不等。
    为什么
        总数与分项对不上，读者无法判断哪个数是对的；多因只改了一处数字。
    反例
        全县共有党支部120个，其中农村80个、社区30个、机关20个。
        辖镇村15个，其中镇6个、村10个。
        共发放资金50万元，其中产业补助30万元、就业补助15万元、其他10万元。
    正例
        全县共有党支部120个，其中农村80个、社区20个、机关20个。
        新发展党员45名，其中女性18名、35岁以下30名。
        共排查隐患300处，其中重大隐患2处。
    修正安全性
        无
    选项
        无
    例外与误报
        “其中”后面的分项可以只列一部分，也可以交叉（女性、35岁以下）：分项之和小于总数时，写明“其余”“分别为”才报，三项以上且接近总数的只作提示；交叉的人员类别不报。
    出处
        [gongwen-2012] 公文审核重点：数字准确。
        [practice] 公文审核的通行做法：总数等于分项之和。
    """

    code = "CN004"
    name = "parts-exceed-total"
    category = "count.sum"
    certainty = "likely"
    summary_en = "The parts do not add up to the total"
    source = "公文审核通行做法：总数等于分项之和"
    triggers = ("其中", "分别", "其余")
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Add up the parts behind each total."""
        text = doc.text
        for opening in compiled(r"[，：（(](?:其中|分别(?:为|是))[：:，]?").finditer(text):
            begin = max(text.rfind(mark, 0, opening.start()) for mark in "。；\n") + 1
            stop = compiled(r"[。；;）)\n]|(?=其中)").search(text, opening.end())
            end = stop.start() if stop else len(text)
            totals = figures(text, begin, opening.start())
            if not totals or end - opening.end() > 200:
                continue
            total = totals[-1]
            if not compiled(_GROWTH).fullmatch(text, total.end, opening.start()):
                continue
            yield from self._compare(text, total, opening, end)

    def _compare(
        self, text: str, total: Figure, opening: regex.Match[str], end: int
    ) -> Iterator[Finding]:
        parts = _parts(text, opening.end(), end, total.unit)
        if len(parts) < 2 or _overlapping(text[opening.end() : end]):
            return
        added = round(sum(part.value for part in parts), 4)
        exhaustive = "分别" in opening[0] or "其余" in text[opening.end() : end]
        nearly = len(parts) >= _MANY and added >= _NEARLY * total.value
        if added == total.value or (added < total.value and not exhaustive and not nearly):
            return
        certainty = None if exhaustive or added > total.value else "hint"
        related = tuple(Related(part.start, part.end, "分项") for part in parts)
        message = (
            f"总数是“{text[total.start : total.end]}”，分项相加是{added:g}{total.unit}，"
            "两者不符，请核对"
        )
        yield Finding(total.start, parts[-1].end, message, certainty, related=related)


def figures(text: str, start: int, end: int) -> list[Figure]:
    """Numbers with units in a stretch of text; 万 and 亿 multiplied out."""
    found = []
    for match in compiled(_FIGURE).finditer(text, start, end):
        value = float(match["value"].replace(",", ""))
        value *= {"万": 1e4, "亿": 1e8}.get(match["scale"] or "", 1)
        found.append(Figure(match.start(), match.end(), value, match["unit"]))
    return found


def _parts(text: str, start: int, end: int, unit: str) -> list[Figure]:
    """Leading ``名称＋数＋量词`` items of the unit; whatever is not of that shape ends the list."""
    parts: list[Figure] = []
    item = compiled(
        r"[，、；和及]?[^，、；。\d\n]{0,14}(?P<figure>\d[\d,.]*[万亿]?\p{Han}{1,4})(?=[，、；。）)和及\n]|$)"
    )
    while (match := item.match(text, start, end)) is not None:
        found = figures(text, match.start("figure"), match.end("figure"))
        if not found or found[0].unit != unit or found[0].end != match.end("figure"):
            break
        if compiled(r"由|提高|增加(?!值)|减少|上年|比|到").search(
            text, match.start(), match.start("figure")
        ):
            break
        parts.append(found[0])
        start = match.end()
    return parts


def _overlapping(text: str) -> bool:
    """Whether the parts may count the same thing twice (by sex, by age, by degree)."""
    return bool(compiled(r"女|男|岁|以上|以下|少数民族|学历|文化|近|约|\d余|[X×Ｘ]").search(text))
