"""PN010."""

from __future__ import annotations

import regex

from textkit.rules.kinds import PatternRule


class MalformedEllipsis(PatternRule):
    """省略号的形式不对。

    检查什么
        汉字后面用“...”“。。。”“…”（一个）或连用三个以上的“…”充当省略号。
    为什么
        省略号是六个连点，占两个字位置，写作“……”。
    反例
        巡查、劝导、登记...都做到了。
        大家纷纷表示感谢。。。
        宣传、走访…受到好评。
    正例
        巡查、劝导、登记……都做到了。
        版本号为1...3。
        一、总体情况……………………1
        （见第3页…）abc
    修正安全性
        可放心自动改：只换成“……”。
    选项
        无
    例外与误报
        目录里的连点、用作填空的连点不报。
    出处
        [gbt-15834-2011] 4.11 省略号的形式。
    """

    code = "PN010"
    name = "malformed-ellipsis"
    category = "punct.ellipsis"
    certainty = "likely"
    summary_en = "Ellipsis not written as ……"
    source = "GB/T 15834—2011 4.11"
    fix = "safe"
    triggers = ("…", "...", "。。。")
    false_alarms = 0.0
    pattern = r"(?<=[\p{Han}”’）》])(?:(?<!…)…(?!…)|\.{3,6}(?![.…])|。{3,6}(?![。…]))(?=[\p{Han}”’“‘，。；]|$)"
    message = "省略号“{text}”应写作“……”"

    def replacement(self, match: regex.Match[str]) -> str:
        """The proper form."""
        return "……"
