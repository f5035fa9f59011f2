"""PN009."""

from __future__ import annotations

import regex

from textkit.rules.kinds import PatternRule


class EllipsisWithDeng(PatternRule):
    """“等”和省略号并用。

    检查什么
        “等”“等等”后面跟省略号，或省略号后面跟“等”。
    为什么
        两者都表示列举未尽，用一个就够。
    反例
        走访了企业、学校等……
        宣传、巡查、劝导……等工作。
        教育、医疗、住房等等……
    正例
        走访了企业、学校等。
        宣传、巡查、劝导……
        他说：“等等我……”
    修正安全性
        可自动改，改后须核对：删去省略号。
    选项
        无
    例外与误报
        “等”作动词（等等我……）时不报。
    出处
        [gbt-15834-2011] 附录A.9 省略号与“等”。
    """

    code = "PN009"
    name = "ellipsis-with-deng"
    category = "punct.list-etc"
    certainty = "certain"
    summary_en = "Ellipsis together with 等"
    source = "GB/T 15834—2011 附录A.9"
    fix = "unsafe"
    triggers = ("等",)
    false_alarms = 0.0
    pattern = r"(?<=等)(?:……|\.{3,6}|。{3,}+)|(?:……|\.{3,6}|(?<!。)。{3,}+)(?=等(?!待|候|我|到|着))"
    message = "“等”和省略号“{text}”并用，请留一个"

    def replacement(self, match: regex.Match[str]) -> str:
        """Nothing."""
        return ""
