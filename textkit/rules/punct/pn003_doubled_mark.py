"""PN003."""

from __future__ import annotations

import regex

from textkit.model.document import Document
from textkit.rules.kinds import PatternRule

_WIDE = str.maketrans(",;:", "，；：")


class DoubledMark(PatternRule):
    """标点重复或叠用。

    检查什么
        两个以上的句内、句末点号连在一起，如“，，”“。，”“、。”，其中有半角的也算。
    为什么
        点号不能叠用；多因删改文字时漏删标点。
    反例
        各项任务如期完成，，成效明显。
        工作取得实效。，群众满意。
        加强宣传、，提高知晓率。
    正例
        难道就没有问题了吗？！
        各项任务如期完成，成效明显。
        他说：“很好。”
    修正安全性
        可自动改，改后须核对：相同的留一个，不同的留下停顿较长的一个。
    选项
        无
    例外与误报
        叹号、问号的连用（？！、！！）是修辞，不报；省略号、破折号由别的规则检查。
    出处
        [gbt-15834-2011] 4.1—4.7 各点号的用法。
    """

    code = "PN003"
    name = "doubled-mark"
    category = "punct.doubled"
    certainty = "certain"
    summary_en = "Two punctuation marks in a row"
    source = "GB/T 15834—2011 4.1—4.7"
    fix = "unsafe"
    false_alarms = 0.0
    pattern = (
        r"[，。、；：][ \u00a0]?[，。、；：！？,;:]+|[！？][ \u00a0]?[，。、；：]+"
        r"|[,;:](?<=[\p{Han}”）》％%].)[，。、；：,;:]+"
    )
    message = "标点“{text}”叠用，应留一个，如“{new}”"

    def accept(self, match: regex.Match[str], doc: Document) -> bool:
        """Whether the run is no ellipsis made of stops, which another rule corrects."""
        return not (match[0].strip("。") == "" and 3 <= len(match[0]) <= 6)

    def replacement(self, match: regex.Match[str]) -> str:
        """The strongest mark of the run."""
        return str(max(match[0].translate(_WIDE).strip(), key=" \u00a0、，；：。！？".index))
