"""PN012."""

from __future__ import annotations

from collections.abc import Iterator

from textkit.model.diagnostic import Edit, Finding, Fix
from textkit.model.document import Document
from textkit.rules.base import Context
from textkit.rules.kinds import PatternRule, compiled


class MarkAfterClosingQuote(PatternRule):
    """引号内外都有点号。

    检查什么
        下引号前已有句号、叹号、问号，后面又有句号、逗号或分号；下引号前是逗号、顿号。
    为什么
        独立成句的引文，点号在引号内；作句子成分的引文，点号在引号外。内外各一个总是错的。
    反例
        他强调：“要抓紧抓好。”。
        会议提出“坚持问题导向，”确保实效。
        大家表示“坚决完成任务！”。
    正例
        他强调：“要抓紧抓好。”
        会议提出“坚持问题导向”，确保实效。
        响亮提出“谁来干？”的问题。
        他问：“怎么办？”，随即离开。
    修正安全性
        可自动改，改后须核对：引号外的句号删去；引号内的逗号移到引号外。
    选项
        无
    例外与误报
        问号、叹号后的引号再跟逗号（作句子成分的引文）有争议，不报。
    出处
        [gbt-15834-2011] 4.8 引号、附录A.8。
    """

    code = "PN012"
    name = "mark-after-closing-quote"
    category = "punct.quote-end"
    certainty = "likely"
    summary_en = "End mark both inside and outside a quotation"
    source = "GB/T 15834—2011 4.8、附录A.8"
    fix = "unsafe"
    triggers = ("”",)
    false_alarms = 0.0
    pattern = (
        r"”(?:(?<=。”)[。，；、]|(?<=[！？]”)[。；]"
        r"|(?<=[，、；]”)(?<!：“[^”\n]{0,80}”)(?![，。；]))"
    )
    message = "“{text}”引号内外的标点重复或位置不对，请改为“{new}”"

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Quotes with the mark before them; the search begins at the rare character."""
        for match in compiled(self.pattern).finditer(doc.text):
            start, end = match.start() - 1, match.end()
            text = doc.text[start:end]
            inner, outer = text[0], text[2:]
            new = f"”{inner}" if not outer else f"{inner}”" if outer == "。" else f"”{outer}"
            fix = Fix("unsafe", f"改为“{new}”", (Edit(start, end, new),))
            yield Finding(start, end, self.message.format(text=text, new=new), fixes=(fix,))
