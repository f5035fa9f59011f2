"""CN001."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from textkit.model.diagnostic import Edit, Finding, Fix, Related
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.count.series import Series, SeriesIndex
from textkit.rules.kinds import compiled
from textkit.text.numerals import format_chinese, parse_numeral

_ANNOUNCER = (
    r"(?<lead>以下|下列|如下|下面)?的?"
    r"(?<![第十百千万\d几数多])(?<n>[二三四五六七八九十两]{1,3}|\d{1,2})(?![十百千万\d])"
    r"(?<unit>个方面|方面|个突破|个坚持|个问题|个环节|个层面|个关键|个重点|项|点|条|大|类|个)"
    r"(?<noun>[\p{Han}]{0,14}?)(?<end>[：:]|。(?=[ \u3000]*(?:\n|[一1]是|第一|首先|[（(]一|其一|一要)))"
)


_REACH = 80
"""Code points before the first item in which the announcement stands."""

_BEHIND = 3
"""Code points of the first item that tell an announcement ended by 。 from another sentence."""


class AnnouncedCountMismatch(Rule):
    """预告的项数与实际列出的项数不符。

    检查什么
        “以下四个方面：”“重点做好五项工作：”之类预告之后，紧接着的小标题或“一是、二是”的项数。
    为什么
        数目对不上，多是增删了分项而没有改总数，是审核时最先被指出的硬伤。
    反例
        存在的问题主要表现在以下四个方面：⏎（一）认识不到位。⏎（二）措施不具体。⏎（三）考核不严格。
        重点做好三项工作：一是抓学习；二是抓整改；三是抓考核；四是抓宣传。
        今年要着力抓好以下两项工作。⏎一、推进改革⏎正文。⏎二、改善民生⏎正文。⏎三、优化环境⏎正文。
    正例
        存在的问题主要表现在以下三个方面：⏎（一）认识不到位。⏎（二）措施不具体。⏎（三）考核不严格。
        重点做好三项工作：一是抓学习；二是抓整改；三是抓考核。
        要注意把握好以下几点：一是抓学习；二是抓整改。
    修正安全性
        可自动改，改后须核对：把预告的数改成实际项数；如果是漏写了一项，应补上那一项。
    选项
        无
    例外与误报
        “几个”“多个”不是确数，不报；预告后没有编号的分项（用破折号、分号列举）不计。
    出处
        [gongwen-2012] 公文审核重点：内容前后一致，数字准确。
        [practice] 公文审核的通行做法。
    """

    code = "CN001"
    name = "announced-count-mismatch"
    category = "count.mismatch"
    certainty = "certain"
    summary_en = "The announced number of items is not the number that follows"
    source = "公文审核通行做法：总数与分项一致"
    fix = "unsafe"
    triggers = ("方面", "项", "点", "条", "个")
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Compare every announcement with the series behind it."""
        index = SeriesIndex(doc.text, ctx.outline)
        for first in index.firsts():
            begin = max(0, first - _REACH)
            for match in compiled(_ANNOUNCER).finditer(doc.text, begin, first + _BEHIND):
                announced = parse_numeral(match["n"])
                series = index.after(match.end())
                if announced is None or announced < 2 or match.end() > first or series is None:
                    continue
                if series.items[0].start != first or series.n_items < 2:
                    continue
                if announced not in (series.n_items, series.last_number) and _announces(match):
                    yield _finding(match, announced, series)


def _finding(match: regex.Match[str], announced: int, series: Series) -> Finding:
    phrase = match["n"] + match["unit"]
    found = series.n_items
    numeral = match["n"]
    new = str(found) if numeral.isascii() else _written(found, match["unit"])
    message = (
        f"说有“{phrase}”，实际列了{found}项（{series.shown}），"
        f"请改为“{new}{match['unit']}”或增删分项"
    )
    edit = Edit(match.start("n"), match.end("n"), new)
    related = tuple(
        Related(item.start, item.title_end, f"第{number}项")
        for number, item in enumerate(series.items, start=1)
    )
    fixes = (Fix("unsafe", f"把“{numeral}”改为“{new}”", (edit,)),)
    return Finding(match.start(), match.end("unit"), message, None, fixes, related)


def _announces(match: regex.Match[str]) -> bool:
    """Whether the phrase looks forward: a colon, 以下, or a noun that items can follow."""
    if match["end"] != "。" or match["lead"]:
        return match["unit"] != "大" or match["noun"][:2] not in ("精神", "召开", "以来", "报告")
    return match["noun"].endswith(("工作", "任务", "问题", "建议", "体会", "方面")) or (
        match["unit"] in ("个方面", "方面") and not match["noun"]
    )


def _written(number: int, unit: str) -> str:
    """The numeral as people write it before a measure word: 两个, but 二十个."""
    return "两" if number == 2 and unit != "条" else format_chinese(number)
