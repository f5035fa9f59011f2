"""NU004."""

from __future__ import annotations

from collections.abc import Iterator

from textkit.model.diagnostic import Finding, Related
from textkit.model.document import Document
from textkit.model.layers import Section
from textkit.rules.base import Context, Rule
from textkit.rules.numbering.groups import marker_span

_RANK = {"一、": 1, "（一）": 2, "1.": 3, "（1）": 4}


class LevelOutOfOrder(Rule):
    """层次序数的级别用反。

    检查什么
        “一、”“（一）”“1.”“（1）”四级用反，如“1.”下面是“（一）”；同一篇里有的从“一、”到“（一）”，有的跳过“（一）”直接到“1.”。
    为什么
        公文层次序数依次为“一、”“（一）”“1.”“（1）”。短文可以跳级，但不能颠倒。
    反例
        1.工作开展情况⏎（一）抓学习⏎正文。⏎（二）抓整改⏎正文。⏎2.存在问题⏎（一）不深入⏎正文。
        一、基本情况⏎1.抓学习⏎（一）抓书记⏎正文。⏎（二）抓委员⏎正文。
        （一）总体情况⏎一、抓学习⏎正文。⏎二、抓整改⏎正文。⏎（二）存在问题⏎正文。
    正例
        一、工作开展情况⏎（一）抓学习⏎1.抓书记⏎正文。⏎2.抓委员⏎正文。⏎（二）抓整改⏎正文。
        一、工作开展情况⏎1.抓学习⏎正文。⏎2.抓整改⏎正文。
    修正安全性
        无
    选项
        无
    例外与误报
        同一级里统一跳级（全文都是“一、”下接“1.”）是允许的，不报。
    出处
        [gbt-9704-2012] 7.3.3 结构层次序数依次为“一、”“（一）”“1.”“（1）”。
    """

    code = "NU004"
    name = "level-out-of-order"
    category = "numbering.level-jump"
    certainty = "likely"
    summary_en = "Marker styles nested against the order 一、（一）1.（1）"
    source = "GB/T 9704—2012 7.3.3"
    parts = ("body",)
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Compare the rank of each numbered section with that of its numbered parent."""
        reported: set[int] = set()
        headings: list[Section] = []
        for section, above in ctx.outline.walk():
            rank = _RANK.get(section.style or "")
            if rank is None or section.kind == "inline":
                continue
            parent = next((up for up in reversed(above) if up.style in _RANK), None)
            upper = parent if parent and _RANK[parent.style or ""] > rank else None
            if section.number == 1:
                upper = upper or _deeper_before(headings, rank)
            headings.append(section)
            if upper is None or upper.start in reported:
                continue
            reported.add(upper.start)
            start, end = marker_span(section)
            message = f"“{upper.marker}”下面用了更高一级的“{section.marker}”，层次序数用反，请调整"
            related = (Related(*marker_span(upper), "上一级"),)
            yield Finding(start, end, message, related=related)


def _deeper_before(headings: list[Section], rank: int) -> Section | None:
    """The first heading of a deeper style since the last one of a higher style."""
    deeper = None
    for heading in reversed(headings):
        other = _RANK[heading.style or ""]
        if other == rank:
            return None
        if other < rank:
            return deeper
        deeper = heading
    return None
