"""PH005."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from textkit.model.diagnostic import Finding, Related
from textkit.model.document import Document
from textkit.rules.base import Context
from textkit.rules.placeholder.roles import RoleRule, asked_for, quoted


class MaskedRange(RoleRule):
    """范围的两端没有填。

    检查什么
        “×-×人”“X—X名”“X～X万元”“X至X个”这样两端都用符号代替的范围，每端报一处，互相关联。
    为什么
        两个相同的符号连成的范围没有任何信息。
    反例
        每个社区建立×-×人的后备队伍。
        每村配备X—X名网格员。
        补助X～X万元。
    正例
        每个社区建立3～5人的后备队伍。
        列车时刻为X—Y区间
        5%～10%
    修正安全性
        无自动修正：实际内容只有写的人知道。
    选项
        无
    例外与误报
        年份、月份的起止由 PH002 报告。
    出处
        [gongwen-2012] 第二十条：审核时核对人名、地名、时间、数字。
    """

    code = "PH005"
    name = "masked-range"
    category = "placeholder.range"
    summary_en = "Both ends of a range were never filled in"
    source = "《党政机关公文处理工作条例》第二十条"
    false_alarms = 0.0
    kinds = ("range",)
    message = "{phrase}是范围的一端，两端都还没有填入实际{asked}，请核实后填写"

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """One finding an end, each with the other as related place."""
        ends = (item for item in ctx.placeholders if item.role == "range")
        for _, series in groupby(ends, key=lambda item: item.series):
            members = list(series)
            whole = doc.text[members[0].start : members[-1].phrase_end]
            message = self.message.format(
                phrase=quoted(whole), asked=asked_for(doc, ctx, members[-1])
            )
            for item in members:
                related = tuple(
                    Related(other.start, other.end, "范围的另一端")
                    for other in members
                    if other is not item
                )
                yield Finding(item.start, item.end, message, item.certainty, related=related)
