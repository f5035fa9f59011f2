"""NU009."""

from __future__ import annotations

from collections.abc import Iterator

from textkit.model.diagnostic import Finding
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.numbering.groups import marker_span


class LoneItem(Rule):
    """只有一项却编了号。

    检查什么
        下一级只有一个“（一）”或“1.”，没有第二项。
    为什么
        编号表示并列；只剩一项，多因删去了其余各项，或下一项的编号写错了级别。
    反例
        一、基本情况⏎（一）抓学习⏎正文。⏎二、存在问题⏎正文。
        一、基本情况⏎1.抓学习⏎正文。⏎二、存在问题⏎正文。
        一、基本情况⏎正文。⏎二、存在问题⏎（一）不深入⏎正文。⏎三、下步打算⏎正文。
    正例
        一、基本情况⏎（一）抓学习⏎正文。⏎（二）抓整改⏎正文。⏎二、存在问题⏎正文。
        一、基本情况⏎正文。⏎二、存在问题⏎正文。
    修正安全性
        无
    选项
        无
    例外与误报
        附件、附注只有一条时也编“1.”，只作提示。
    出处
        [practice] 公文审核的通行做法：单项不编号。
    """

    code = "NU009"
    name = "lone-item"
    category = "numbering.leftover"
    certainty = "hint"
    summary_en = "A single numbered item"
    source = "公文审核通行做法：单项不编号"
    parts = ("body",)
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Look for numbered headings without a sibling."""
        for section, _ in ctx.outline.walk():
            numbered = [child for child in section.children if child.number is not None]
            if len(numbered) != 1 or numbered[0].number != 1:
                continue
            only = numbered[0]
            if only.kind not in ("heading", "run-in") or only.style not in (
                "（一）",
                "1.",
                "（1）",
            ):
                continue
            message = f"“{only.marker}”下面没有第二项，单项不编号，请核对是否有删漏"
            yield Finding(*marker_span(only), message)
