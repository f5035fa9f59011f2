"""PN020."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from textkit.model.diagnostic import Finding
from textkit.model.document import Document
from textkit.rules.base import Context, Option, Rule
from textkit.rules.kinds import compiled
from textkit.rules.punct.ranges import HYPHEN_RANGE

_RANGE = (
    r"(?<=[\dX×Ｘ](?:[%％万亿千百]|万元|亿元|元|岁|年|天|个|人)?)[-－–—～~至](?=\d|[X×Ｘ])"
    r"(?<!\d{4}[-－–—])(?<!\d[-－–]\d{1,4}[-－–])"
)


class MixedRangeMarks(Rule):
    """同一篇里数值范围的连接号不统一。

    检查什么
        数值范围有的用“～”，有的用“—”“-”。年份、日期、编号的起止不算。
    为什么
        同一类连接号全文应当统一；国家标准以“～”表示数值范围。
    反例
        每个社区配备3～5人。⏎每个村配备2—4人。⏎每个组配备1～2人。
    正例
        每个社区配备3～5人。⏎每个村配备2～4人。
        2016—2020年，每个社区配备3～5人，每村2～3人。
        会议时间为2020-05-01，每村2～3人，每组1～2人。
    修正安全性
        无
    选项
        min_usual：占多数的写法至少出现几次才作比较。
    例外与误报
        只有一处范围，或各种写法一样多时不报。
    出处
        [gbt-15834-2011] 4.13 连接号。
    """

    code = "PN020"
    name = "mixed-range-marks"
    category = "punct.range"
    certainty = "hint"
    summary_en = "Ranges written with different marks in one report"
    source = "GB/T 15834—2011 4.13"
    options = (Option("min_usual", 2, "次", "一次说不上是全文的写法"),)
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Ranges that use another mark than most."""
        found = [
            match
            for match in compiled(_RANGE).finditer(doc.text)
            if match[0] != "至" and not _is_year(doc.text, match.start())
        ]
        counts = Counter(match[0] for match in found)
        if len(counts) < 2:
            return
        (usual, n_usual), (_, n_next) = counts.most_common(2)
        if n_usual < int(ctx.option("min_usual")) or n_usual == n_next:
            return
        hyphens = {match.start() for match in compiled(HYPHEN_RANGE).finditer(doc.text)}
        for match in found:
            if match.start() in hyphens:
                continue  # PN021 says so
            if match[0] not in (usual, "～"):
                message = f"数值范围这里用“{match[0]}”，别处多用“{usual}”，请统一（国标用“～”）"
                yield Finding(match.start(), match.end(), message)


def _is_year(text: str, at: int) -> bool:
    """Whether a four-digit year stands before the mark."""
    return (
        compiled(r"(?<!\d)(?:19|20)\d{2}年?(?:\d{1,2}月)?").fullmatch(
            text,
            max(0, at - 8 if text[at - 1] == "月" else at - 5 if text[at - 1] == "年" else at - 4),
            at,
        )
        is not None
    )
