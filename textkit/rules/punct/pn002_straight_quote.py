"""PN002."""

from __future__ import annotations

import regex

from textkit.model.document import Document
from textkit.rules.kinds import PatternRule
from textkit.rules.punct.chars import is_chinese


class StraightQuote(PatternRule):
    """中文里用了直引号。

    检查什么
        引着汉字的半角直引号 " 和 '，以及全角直引号 ＂。
    为什么
        中文引号分左右，直引号分不清起讫，也与全文的弯引号不一致。
    反例
        开展"亮身份"活动。
        学习'两山'理念。
    正例
        开展“亮身份”活动。
        屏幕尺寸为15.6"，型号为 A'1。
    修正安全性
        可自动改，改后须核对：按出现次序分左右引号。
    选项
        无
    例外与误报
        英文单词里的撇号、表示英寸和角分的符号不报。
    出处
        [gbt-15834-2011] 4.8 引号的形式。
    """

    code = "PN002"
    name = "straight-quote"
    category = "punct.width"
    certainty = "certain"
    summary_en = "Straight quotation mark around Chinese text"
    source = "GB/T 15834—2011 4.8"
    fix = "unsafe"
    folds = True
    triggers = ('"', "'", "＂")
    false_alarms = 0.0
    pattern = r"(?<![\dA-Za-z])([\"＂'])([^\"＂'\n]{1,60})\1"
    message = "直引号{text}应改为弯引号{new}"

    def accept(self, match: regex.Match[str], doc: Document) -> bool:
        """Whether Chinese stands inside the quotes."""
        return any(map(is_chinese, match[2]))

    def replacement(self, match: regex.Match[str]) -> str:
        """The same words in curved quotes."""
        return f"‘{match[2]}’" if match[1] == "'" else f"“{match[2]}”"
