"""NU003."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from textkit.model.diagnostic import Finding, Related
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.numbering.groups import WORD_STYLES, marker_span, same_style_runs


class NumberDisorder(Rule):
    """编号次序颠倒。

    检查什么
        同一级编号前大后小，如一、三、二。
    为什么
        次序颠倒多因移动了段落而没有改号。
    反例
        一、工作开展情况⏎正文。⏎三、存在问题⏎正文。⏎二、下步打算⏎正文。
        做到：一是抓学习；三是抓整改；二是抓考核；四是抓宣传。
        一、基本情况⏎（一）抓学习⏎正文。⏎（三）抓整改⏎正文。⏎（二）抓考核⏎正文。
    正例
        一、工作开展情况⏎正文。⏎二、存在问题⏎正文。⏎三、下步打算⏎正文。
        一是抓学习；二是抓整改。一是抓考核；二是抓宣传。
    修正安全性
        无
    选项
        无
    例外与误报
        重新从一开始的另一组编号不报。
    出处
        [gongwen-2012] 公文审核重点：结构层次序数。
        [gbt-9704-2012] 7.3.3 结构层次序数依次标注。
    """

    code = "NU003"
    name = "number-disorder"
    category = "numbering.disorder"
    certainty = "certain"
    summary_en = "Numbers of a series out of order"
    source = "GB/T 9704—2012 7.3.3"
    parts = ("body",)
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Look for a smaller number behind a larger one."""
        for run in same_style_runs(ctx.outline):
            for before, section in pairwise(run):
                if (section.number or 0) >= (before.number or 0) or section.number == 1:
                    continue
                # In another paragraph a series in words may begin anew and have lost its first item.
                apart = "\n" in doc.text[before.start : section.start]
                certainty = "hint" if apart and section.style in WORD_STYLES else None
                start, end = marker_span(section)
                message = f"“{section.marker}”排在“{before.marker}”后面，次序颠倒，请核对"
                related = (Related(*marker_span(before), "前一项"),)
                yield Finding(start, end, message, certainty, related=related)
