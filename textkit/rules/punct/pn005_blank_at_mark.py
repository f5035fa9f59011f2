"""PN005."""

from __future__ import annotations

import regex

from textkit.model.document import Document
from textkit.rules.kinds import PatternRule, compiled
from textkit.rules.punct.chars import is_han

_LABEL = (
    r"[\s]*(?:[（(]?[一二三四五六七八九十百\d①-⑳]{1,4}[）)]?[、.．，]?"
    r"|第[一二三四五六七八九十\d]{1,3}[章节条部分编]{1,2}|附件\d*[：:]?|[一-十]是[、，]?)"
)


class BlankAtMark(PatternRule):
    """标点旁边有空格。

    检查什么
        紧挨中文标点的空格、不间断空格（NBSP）和全角空格；数字、字母与标点之间的只作提示。
    为什么
        中文标点自带间距，旁边的空格多是从网页、邮件粘贴或断行残留，排版后会留出空当。
    反例
        各社区共召开 “大党委”会议。
        抓好落实 ，确保实效。
        全面推进 《实施方案》落地。
    正例
        各社区共召开“大党委”会议。
        各位代表：今天向大会报告工作。
        一、 过去五年工作回顾
        工作很实。　　（四）推进改革。
    修正安全性
        可放心自动改：只删空格。
    选项
        无
    例外与误报
        段首缩进、编号后的空格不报；句末点号后的一个空格只作提示，两个以上（断行残留或分栏）不报；目录、表格里用来对齐的三个以上空格不报。
    出处
        [gbt-15834-2011] 5.1 标点符号所占位置。
    """

    code = "PN005"
    name = "blank-at-mark"
    category = "punct.blank"
    certainty = "likely"
    summary_en = "Blank beside a Chinese punctuation mark"
    source = "GB/T 15834—2011 5.1"
    fix = "safe"
    triggers = (" ", "\u00a0", "\u3000")
    false_alarms = 0.0
    pattern = (
        r"(?<=[\p{Han}\w”’）》，、；：×％%])[ \u00a0\u3000]{1,2}(?=[，。、；：！？“”‘’（）《》])"
        r"|(?<=[，、；“‘（《”’）》]|——)[ \u00a0\u3000]{1,2}(?=[\p{Han}“‘《×])"
        r"|(?<=[\p{Han}”）》][。！？])[ \u00a0](?=[\p{Han}“《])"
    )
    message = "标点旁边有空格，应删去"

    def accept(self, match: regex.Match[str], doc: Document) -> bool:
        """Whether the blank stands inside a sentence, behind neither a number nor a label."""
        line_start = doc.text.rfind("\n", 0, match.start()) + 1
        return not compiled(_LABEL).fullmatch(doc.text, line_start, match.start())

    def certainty_of(self, match: regex.Match[str], doc: Document) -> str | None:
        """Only a hint behind a number or a comma, where converters leave blanks."""
        before = doc.text[match.start() - 1]
        after = doc.text[match.end()]
        sure = is_han(before) or (is_han(after) and before in "“‘（《”’）》—")
        return None if sure and before not in "，、；" else "hint"

    def replacement(self, match: regex.Match[str]) -> str:
        """Nothing."""
        return ""
