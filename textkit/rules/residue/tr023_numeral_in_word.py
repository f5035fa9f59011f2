"""TR023."""

from __future__ import annotations

from collections.abc import Iterator

from textkit.lexicon.matcher import Match
from textkit.model.diagnostic import Edit, Finding, Fix
from textkit.model.document import Document
from textkit.rules.base import Context, Rule


class NumeralInWord(Rule):
    """固定词语里的汉字数字被换成阿拉伯数字。

    检查什么
        “1般”“进1步”“统1思想”“3会1课”“党的20大”一类：词语里的汉字数字成了阿拉伯数字。
    为什么
        这是批量改数字留下的；固定词语中的数字是词的一部分，按规定用汉字。
    反例
        1般情况下由村委会受理，重大事项进1步研究。
        认真落实3会1课制度，统1思想，1如既往抓好落实。
        深入学习贯彻党的20大精神。
    正例
        一般情况下由村委会受理，重大事项进一步研究。
        系统1套，合同1份，聘请1律师事务所提供服务。
        3.1一般公共预算收入2.5亿元。
    修正安全性
        安全：只把词语里的数字改回汉字，词义不变。
    选项
        无
    例外与误报
        前后还连着数字的（21般）和行首可能是编号的不报。
    出处
        [gbt-15835-2011] 4.2.2 定型的词、词组、成语、惯用语用汉字数字。
        [practice] 词表 numeral_words。
    """

    code = "TR023"
    name = "numeral-in-word"
    category = "residue.rewriting"
    certainty = "certain"
    summary_en = "Chinese numeral of a fixed word turned into a digit"
    source = "GB/T 15835—2011 4.2.2"
    fix = "safe"
    lexicons = ("numeral_words",)
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Words with a digit where a Chinese numeral belongs."""
        for match in ctx.matches("numeral_words"):
            if not _stands_alone(doc.text, match):
                continue
            term, new = match.entry.term, match.entry.replacement
            message = f"“{term}”应为“{new}”：固定词语里的数字用汉字，疑为批量改数字所致，请改回"
            edit = Edit(match.start, match.end, new)
            yield Finding(
                match.start, match.end, message, fixes=(Fix("safe", f"改为“{new}”", (edit,)),)
            )


def _stands_alone(text: str, match: Match) -> bool:
    """Whether the digit is no part of a longer number, of a list number or of another word."""
    before, behind = text[match.start - 1 : match.start], text[match.end : match.end + 1]
    if match.entry.term[0].isdigit() and (
        not before.strip() or before in ".．-－（(、" or before.isdigit()
    ):
        return False
    if match.entry.term[-1].isdigit() and (behind.isdigit() or behind in (".", "%", "％")):
        return False
    return match.entry.term != "1律" or behind != "师"
