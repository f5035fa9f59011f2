"""NU002."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from textkit.model.diagnostic import Finding, Related
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.numbering.groups import marker_span


class RepeatedNumber(Rule):
    """编号重复。

    检查什么
        同一级里两项用了同一个号，如（二）、（二）、（三）。
    为什么
        重号多因插入、复制一项后没有顺延，引用时分不清指哪一项。
    反例
        一、工作开展情况⏎正文。⏎二、存在问题⏎正文。⏎二、下步打算⏎正文。
        做到：一是抓学习；二是抓整改；二是抓考核。
        一、基本情况⏎（一）抓学习⏎正文。⏎（一）抓整改⏎正文。⏎（二）抓考核⏎正文。
    正例
        一、工作开展情况⏎正文。⏎二、存在问题⏎正文。⏎三、下步打算⏎正文。
        一、基本情况⏎（一）抓学习⏎正文。⏎二、存在问题⏎（一）抓整改⏎正文。
    修正安全性
        无
    选项
        无
    例外与误报
        编号和文字都相同的两行是整行重复，不属编号问题，不报；每一项都编“一”的清单不报。
    出处
        [gongwen-2012] 公文审核重点：结构层次序数。
        [gbt-9704-2012] 7.3.3 结构层次序数依次标注。
    """

    code = "NU002"
    name = "repeated-number"
    category = "numbering.repeat"
    certainty = "certain"
    summary_en = "The same number twice in a series"
    source = "GB/T 9704—2012 7.3.3"
    parts = ("body",)
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Look for equal neighbours among siblings."""
        siblings = [ctx.outline.sections, *(s.children for s, _ in ctx.outline.walk())]
        for members in siblings:
            numbered = [section for section in members if section.number is not None]
            ones = sum(section.number == 1 for section in numbered)
            if ones == len(numbered):
                continue
            for before, section in pairwise(numbered):
                if before.number != section.number or before.style != section.style:
                    continue
                if before.title == section.title or (section.number == 1 and ones > 2):
                    continue
                start, end = marker_span(section)
                message = f"“{section.marker}”用了两次，请重新编号"
                yield Finding(
                    start, end, message, related=(Related(*marker_span(before), "前一处"),)
                )
