"""PN013."""

from __future__ import annotations

import regex

from textkit.rules.kinds import PatternRule


class HalfWidthRangeMark(PatternRule):
    """数值范围用了半角波浪线。

    检查什么
        数字、量词或占位符之间的“~”“∼”“〜”。
    为什么
        数值范围用浪纹线“～”（全角）或一字线，不用半角“~”。
    反例
        组建3~5人的工作专班。
        投入10万元~20万元。
        建立X~X人的后备队伍。
    正例
        组建3～5人的工作专班。
        个人主页为 ~/report。
    修正安全性
        可放心自动改：只换成“～”。
    选项
        无
    例外与误报
        路径、网址里的“~”不报。
    出处
        [gbt-15834-2011] 4.13 连接号。
    """

    code = "PN013"
    name = "half-width-range-mark"
    category = "punct.range"
    certainty = "likely"
    summary_en = "Half-width tilde in a range"
    source = "GB/T 15834—2011 4.13.1"
    fix = "safe"
    triggers = ("~", "∼", "〜")
    false_alarms = 0.0
    pattern = r"(?<=[\d\p{Han}XＸx×%％]) ?[~∼〜]{1,2} ?(?=[\d\p{Han}XＸx×])(?!1[\\\\/])"
    message = "范围应用“～”，这里是“{text}”"

    def replacement(self, match: regex.Match[str]) -> str:
        """The full-width mark."""
        return "～"
