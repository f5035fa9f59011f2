"""NU011."""

from __future__ import annotations

from collections.abc import Iterator

from textkit.model.diagnostic import Edit, Finding, Fix
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.kinds import compiled

_ALONE = (
    r"^[ \u3000\u00a0]*(?<marker>[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、"
    r"|[（(]\d{1,2}[）)]|\d{1,2}[.．、]|第[一二三四五六七八九十]{1,2}，|[一二三四五六七八九十]是)"
    r"[ \u3000\u00a0]*$"
)


class EmptyItem(Rule):
    """只有编号，没有内容。

    检查什么
        单独成行的编号，如“（五）”“三、”，后面没有文字。
    为什么
        内容删了，编号留了下来；打印出来一眼可见。
    反例
        （四）抓宣传⏎正文。⏎（五）⏎二、存在问题⏎正文。
        一、基本情况⏎正文。⏎二、
        3.⏎正文。
    正例
        （四）抓宣传⏎正文。⏎（五）抓考核⏎正文。
        第一部分⏎正文。
        2024⏎正文。
    修正安全性
        可自动改，改后须核对：删去这个编号。
    选项
        无
    例外与误报
        编号与标题分在两个单元格里的表格不报。
    出处
        [gongwen-2012] 公文审核重点：结构层次序数。
    """

    code = "NU011"
    name = "empty-item"
    category = "numbering.leftover"
    certainty = "likely"
    summary_en = "A number with nothing behind it"
    source = "公文审核通行做法：编号后有内容"
    fix = "unsafe"
    parts = ("body",)
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Lines that hold a marker only."""
        for match in compiled(_ALONE).finditer(doc.text):
            start, end = match.span("marker")
            message = f"“{match['marker']}”后面没有内容，请补上或删去编号"
            edit = Edit(match.start(), match.end(), "")
            yield Finding(start, end, message, fixes=(Fix("unsafe", "删去编号", (edit,)),))
