"""PH015."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from textkit.model.diagnostic import Finding
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.placeholder.roles import quoted


class IndistinctMaskList(Rule):
    """并列的几个占位符一模一样。

    检查什么
        “X、X、X街道”“×、×等×家企业”“XX镇、XX镇”这样并列的名称，用的是同样的符号。
    为什么
        并列的是几个不同的单位或人，符号相同就分不清谁是谁，列举失去意义。
    反例
        整体接收×、×等×家企业移交的人员。
        指导X、X、X街道完成挂牌。
        XX镇、XX镇率先完成任务。
    正例
        指导城东、城西、X街道完成挂牌。
        X个乡、X个镇、X个街道。
        指导东关、南关、西关街道完成挂牌。
    修正安全性
        无自动修正：实际内容只有写的人知道。
    选项
        无
    例外与误报
        并列的数字（X个乡、X个镇）各有量词，不报。只作提示，符号本身由其他规则报告。
    出处
        [practice] 并列的名称应当可以区分。
    """

    code = "PH015"
    name = "indistinct-mask-list"
    category = "placeholder.indistinct-list"
    certainty = "hint"
    summary_en = "Listed names are all the same mask"
    source = "公文审核通行做法"
    layer = "placeholders"
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """One finding a list."""
        listed = [
            item
            for item in ctx.placeholders
            if item.series >= 0 and item.role not in ("range", "date")
        ]
        for _, members in groupby(listed, key=lambda item: item.series):
            items = list(members)
            start, end = items[0].start, items[-1].end
            message = (
                f"{quoted(doc.text[start:end])}并列的{len(items)}处用了同样的符号，"
                "分不清是哪几个，请分别填入实际名称"
            )
            yield Finding(start, end, message)
