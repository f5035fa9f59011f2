"""NU005."""

from __future__ import annotations

from collections.abc import Iterator

from textkit.model.diagnostic import Finding
from textkit.model.document import Document
from textkit.model.layers import Section
from textkit.rules.base import Context, Rule
from textkit.rules.numbering.groups import marker_span


class SkippedLevel(Rule):
    """同一篇里有的跳级、有的不跳级。

    检查什么
        多数“一、”下面用“（一）”，个别“一、”下面直接用“1.”；用了“1.”的文章里，“（一）”下面直接用“（1）”。
    为什么
        允许全文统一跳级，但同一层次忽跳忽不跳，结构就乱了。
    反例
        一、基本情况⏎（一）抓学习⏎正文。⏎（二）抓整改⏎正文。⏎二、主要做法⏎（一）抓宣传⏎正文。⏎（二）抓考核⏎正文。⏎三、下步打算⏎1.再学习⏎正文。⏎2.再整改⏎正文。
        一、基本情况⏎（一）抓学习⏎正文。⏎（二）抓整改⏎正文。⏎二、下步打算⏎1.再学习⏎正文。⏎2.再整改⏎正文。⏎三、主要做法⏎（一）抓宣传⏎正文。⏎（二）抓考核⏎正文。
        一、成效⏎（一）甲项工作⏎正文。⏎（二）乙项工作⏎正文。⏎二、问题⏎（一）丙项不足⏎正文。⏎（二）丁项不足⏎正文。⏎三、打算⏎1.戊项措施⏎正文。⏎2.己项措施⏎正文。⏎3.庚项措施⏎正文。
    正例
        一、基本情况⏎1.抓学习⏎正文。⏎2.抓整改⏎正文。⏎二、下步打算⏎1.再学习⏎正文。⏎2.再整改⏎正文。
        一、基本情况⏎（一）抓学习⏎1.抓书记⏎正文。⏎2.抓委员⏎正文。⏎（二）抓整改⏎正文。
    修正安全性
        无
    选项
        无
    例外与误报
        只作提示；各部分详略不同、有意跳级时可不改。
    出处
        [gbt-9704-2012] 7.3.3 结构层次序数依次标注。
        [practice] 公文审核的通行做法。
    """

    code = "NU005"
    name = "skipped-level"
    category = "numbering.level-jump"
    certainty = "hint"
    summary_en = "One part skips a level that its siblings use"
    source = "GB/T 9704—2012 7.3.3"
    parts = ("body",)
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Compare the styles that open parts of one level."""
        yield from self._uneven(ctx)
        yield from self._deep(ctx)

    def _deep(self, ctx: Context) -> Iterator[Finding]:
        """（1） right below （一） in a report that uses 1. as well."""
        sections = [section for section, _ in ctx.outline.walk()]
        if not any(s.style == "1." and s.kind != "inline" for s in sections):
            return
        for section in sections:
            first = next((c for c in section.children if c.number == 1), None)
            if section.style != "（一）" or first is None or first.style != "（1）":
                continue
            if first.kind != "inline":
                message = (
                    f"“{section.marker}”下面直接用了“{first.marker}”，跳过了“1.”这一级，请核对"
                )
                yield Finding(*marker_span(first), message)

    def _uneven(self, ctx: Context) -> Iterator[Finding]:
        """A level-1 part without （一） among parts that have it."""
        tops = [section for section in ctx.outline.sections if section.style == "一、"]
        opened: list[tuple[Section, str]] = []
        for top in tops:
            first = next((c for c in top.children if c.style in ("（一）", "1.")), None)
            if first is not None and first.kind != "inline":
                opened.append((first, first.style or ""))
        usual = sum(style == "（一）" for _, style in opened)
        odd = [section for section, style in opened if style == "1."]
        if not odd or usual < 2 or len(odd) * 2 > usual:
            return
        for section in odd:
            message = f"别的部分在“一、”下用“（一）”，这里直接用“{section.marker}”，请统一"
            yield Finding(*marker_span(section), message)
