"""PN018."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textkit.model.diagnostic import Finding, Related
from textkit.model.document import Document
from textkit.model.layers import Section
from textkit.rules.base import Context, Rule
from textkit.rules.kinds import compiled

_MIN_SERIES = 3
_MAX_LEAD = 12
"""Code points; a longer lead is a sentence."""


class MixedLeadMarks(Rule):
    """并列分项的提示句，有的用句号、有的用逗号收尾。

    检查什么
        同一组“一是”“二是”（三项以上），多数分项以短句加句号提起，个别的用逗号接着写。
    为什么
        并列的分项写法应当一致；不一致的那一项多是后改的，提示句与正文粘在了一起。
    反例
        一是强化制度建设，区级先后出台多项办法并抓好落实。二是强化队伍建设。配齐配强工作力量。三是强化经费保障。列入年度预算。
    正例
        一是强化制度建设。区级先后出台多项办法并抓好落实。二是强化队伍建设。配齐配强工作力量。三是强化经费保障。列入年度预算。
        一是强化制度建设；二是强化队伍建设；三是强化经费保障。
        一是提高认识，压实责任；二是强化宣传，营造氛围；三是严格考核，务求实效。
    修正安全性
        无
    选项
        无
    例外与误报
        只有两项，或句号、逗号各占一半时说不清谁对，不报；各项提示句不是以同一个字开头的短句时不报。
    出处
        [gbt-15834-2011] 附录B.4 文章标题和层次标题末尾的标点。
        [practice] 公文审核的通行做法。
    """

    code = "PN018"
    name = "mixed-lead-marks"
    category = "punct.parallel"
    certainty = "hint"
    summary_en = "Parallel items whose leads end in different marks"
    source = "GB/T 15834—2011 附录B.4"
    parts = ("body",)
    triggers = ("二是",)
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Look at every inline series of the outline."""
        yield from self._series(doc, ctx.outline.sections)
        for section, _ in ctx.outline.walk():
            yield from self._series(doc, section.children)

    def _series(self, doc: Document, siblings: Sequence[Section]) -> Iterator[Finding]:
        """The odd one out among inline items that follow each other."""
        items = [s for s in siblings if s.style == "一是" and s.marker]
        if len(items) < _MIN_SERIES:
            return
        ends = [_lead_end(doc.text, item) for item in items]
        leads = [doc.text[i.title_start : end] for i, end in zip(items, ends, strict=True)]
        if len({lead[:1] for lead in leads}) > 1 or max(map(len, leads)) > _MAX_LEAD:
            return  # not bare leads of one shape
        marks = [doc.text[end : end + 1] for end in ends]
        if marks.count("。") != len(items) - 1:
            return
        odd = next(i for i, mark in enumerate(marks) if mark != "。")
        if marks[odd] not in ("，", ","):
            return
        model = items[odd - 1 if odd else 1]
        related = (Related(model.start, _lead_end(doc.text, model), "其他分项的写法"),)
        message = f"“{leads[odd]}”后用逗号，并列的其他分项用句号收尾，请统一"
        yield Finding(items[odd].start, ends[odd] + 1, message, related=related)


def _lead_end(text: str, item: Section) -> int:
    """Where the first mark behind the marker stands."""
    mark = compiled(r"[，,。；：\n]").search(text, item.title_start)
    return mark.start() if mark else item.end
