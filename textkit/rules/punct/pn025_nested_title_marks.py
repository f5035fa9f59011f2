"""PN025."""

from __future__ import annotations

import regex

from textkit.rules.kinds import PatternRule


class NestedTitleMarks(PatternRule):
    """书名号里面又用了双书名号。

    检查什么
        双书名号《》里面的名称又用了双书名号，如《关于《预案》的通知》。
    为什么
        书名号里还要用书名号时，外面用双的，里面用单的〈〉，否则分不清哪两半是一对。
    反例
        印发《关于《防汛预案》的通知》，明确分工。
        学习《关于贯彻《若干规定》的实施意见》。
        按照《〈条例〉和《细则》对照表》执行。
    正例
        印发《关于〈防汛预案〉的通知》，明确分工。
        学习《若干规定》《实施细则》等文件。
        印发《防汛预案》的通知。
    修正安全性
        可放心自动改：把里面的一对换成单书名号。
    选项
        无
    例外与误报
        并列的几个书名号不报。
    出处
        [gbt-15834-2011] 4.15 书名号中还需要用书名号时，外面一层用双书名号，里面一层用单书名号。
    """

    code = "PN025"
    name = "nested-title-marks"
    category = "punct.title-mark"
    certainty = "hint"
    summary_en = "Double title marks inside double title marks"
    source = "GB/T 15834—2011 4.15"
    fix = "safe"
    triggers = ("》",)
    false_alarms = 0.0
    pattern = r"《[^《》\n]{0,60}\K《[^《》\n]{1,60}》(?=[^《》\n]{0,60}》)"
    message = "书名号里面的{text}应改用单书名号：{new}"

    def replacement(self, match: regex.Match[str]) -> str:
        """The inner title in single marks."""
        return f"〈{match[0][1:-1]}〉"
