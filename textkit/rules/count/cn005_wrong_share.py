"""CN005."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from textkit.model.diagnostic import Finding, Related
from textkit.model.document import Document
from textkit.rules.base import Context, Option, Rule
from textkit.rules.count.figures import Figure, figures
from textkit.rules.kinds import compiled

_SHARE_OF = r"，?占[^，。；\d\n]{0,10}\d[^，。；\n]{1,14}的(?<share>\d{1,3}(?:\.\d+)?)[%％]"


class WrongShare(Rule):
    """占比与部分、总数算出来的不符。

    检查什么
        “共有党员120名，其中女性30名，占20%”之类，部分除以总数与所写的百分比不同。
    为什么
        三个数互相能推算，一算就知道其中有一个错了。
    反例
        全镇共有党员120名，其中女党员30名，占20%。
        排查隐患80处，已整改60处，占85%。
        全县有村200个，其中集体经济达标村150个，占比65%。
        专项支出12亿元占预算10亿元的110%。
    正例
        全镇共有党员120名，其中女党员30名，占25%。
        排查隐患90处，已整改61处，占67.8%。
        粮食产量500万吨，占全省的12%。
    修正安全性
        无
    选项
        tolerance：允许的误差，百分点，四舍五入之外另给的余量。
    例外与误报
        只在同一句里、单位相同时比较；总数没有写明的，部分须不大于总数；约数不报。
    出处
        [gongwen-2012] 公文审核重点：数字准确。
        [practice] 公文审核的通行做法：占比可以推算。
    """

    code = "CN005"
    name = "wrong-share"
    category = "count.share"
    certainty = "likely"
    summary_en = "A share does not equal part divided by whole"
    source = "公文审核通行做法：占比可以推算"
    triggers = ("占",)
    options = (Option("tolerance", 0.6, "百分点", "整数百分比四舍五入误差0.5，再加0.1"),)
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Divide the last figure before 占 by the total before it."""
        text = doc.text
        tolerance = float(ctx.option("tolerance"))
        shares = compiled(
            r"，占(?:比|总数的|总人数的|全[镇县区市村]的?)?(?:为|达)?(?<share>\d{1,3}(?:\.\d+)?)[%％]"
        )
        for match in shares.finditer(text):
            begin = max(text.rfind(mark, 0, match.start()) for mark in "。；\n") + 1
            before = figures(text, begin, match.start())
            if len(before) < 2 or match.start() - before[-1].end > 1:
                continue
            part = before[-1]
            wholes = [f for f in before[:-1] if f.unit == part.unit and f.value >= part.value]
            if len(wholes) == 1:
                yield from _compare(text, (part, wholes[0]), match, begin, tolerance)
        for match in compiled(_SHARE_OF).finditer(text):
            begin = max(text.rfind(mark, 0, match.start()) for mark in "。；\n") + 1
            before = figures(text, begin, match.start())
            whole = figures(text, match.start(), match.end())
            if before and len(whole) == 1 and match.start() - before[-1].end <= 1:
                part = before[-1]
                if part.unit == whole[0].unit:
                    yield from _compare(text, (part, whole[0]), match, begin, tolerance)


def _compare(
    text: str,
    pair: tuple[Figure, Figure],
    match: regex.Match[str],
    begin: int,
    tolerance: float,
) -> Iterator[Finding]:
    """A finding where part divided by whole is not the share that stands there."""
    part, whole = pair
    clause = text[begin : match.end()]
    if (
        not part.value
        or not whole.value
        or compiled(r"约|近|\d余|多|平均|人均|标准").search(clause)
    ):
        return
    share = 100 * part.value / whole.value
    if abs(share - float(match["share"])) <= tolerance:
        return
    message = (
        f"“{text[part.start : part.end]}”占“{text[whole.start : whole.end]}”"
        f"的{share:.1f}%，这里写的是{match['share']}%，请核对"
    )
    related = (
        Related(whole.start, whole.end, "总数"),
        Related(part.start, part.end, "部分"),
    )
    start = match.start() + match[0].index("占")
    yield Finding(start, match.end(), message, related=related)
