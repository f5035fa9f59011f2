"""NU008."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from textkit.model.diagnostic import Finding, Related
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.numbering.groups import WORD_STYLES, marker_span

_ACCEPTED = (
    {"首先，", "第一，"},  # 首先……其次……第三……
    {"一方面", "一是"},
    {"一方面", "第一，"},
    {"一方面", "首先，"},
    {"一方面", "一要"},
    {"一方面", "其一，"},
)


class MixedSeriesWords(Rule):
    """一组列举混用不同的序次语。

    检查什么
        同一组列举里“第一，”之后接“二是”“其三”，或“一是”之后接“第二，”。
    为什么
        一组列举只用一套序次语，混用是拼接两份材料时留下的痕迹。
    反例
        第一，提高认识，压实责任。二是强化措施，狠抓落实。第三，加强督查，严格考核。
        一是抓学习。第二，抓整改。三是抓考核。
        首先，抓学习，提认识。二是抓整改，见实效。三是抓考核，促落实。
    正例
        第一，提高认识。第二，强化措施。第三，加强督查。
        首先，抓学习。其次，抓整改。最后，抓考核。
        一是抓学习；二是抓整改。一方面加强宣传，另一方面严格执法。
    修正安全性
        无
    选项
        无
    例外与误报
        “首先……其次……第三……”是通行的写法，不报；分项下面另起的一组列举不算混用。
    出处
        [practice] 公文审核的通行做法：同一组列举用同一套序次语。
    """

    code = "NU008"
    name = "mixed-series-words"
    category = "numbering.mixed-series"
    certainty = "likely"
    summary_en = "One series counted with different words"
    source = "公文审核通行做法：序次语前后一致"
    parts = ("body",)
    triggers = ("是", "第", "其", "首先")
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Look for a number that goes on in another word style."""
        siblings = [ctx.outline.sections, *(s.children for s, _ in ctx.outline.walk())]
        for members in siblings:
            counted = [s for s in members if s.style in WORD_STYLES and s.number is not None]
            usual = None  # the style that an odd one has left
            for before, section in pairwise(counted):
                goes_on = section.number == (before.number or 0) + 1
                if section.style in (before.style, usual) or not goes_on:
                    usual = None
                    continue
                if {section.style, before.style} in _ACCEPTED:
                    continue
                if doc.text.count("\n", before.start, section.start) > 1:
                    continue
                message = (
                    f"前面用“{before.marker}”，这里用“{section.marker}”，同一组列举应用同一套序次语"
                )
                usual = before.style
                start, end = marker_span(section)
                related = (Related(*marker_span(before), "前一项"),)
                yield Finding(start, end, message, related=related)
