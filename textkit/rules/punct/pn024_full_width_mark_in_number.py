"""PN024."""

from __future__ import annotations

import regex

from textkit.rules.kinds import PatternRule


class FullWidthMarkInNumber(PatternRule):
    """数字里面用了全角的句号、逗号。

    检查什么
        小数点写成“。”（3。5%），千分位写成“，”（1，200万元）。
    为什么
        输入法在中文状态下会把小数点、分节号打成句号、逗号，一个数就断成了两个。
    反例
        增长3。5%，好于预期。
        投入资金1，200万元。
        全区有12，300人参加。
    正例
        增长3.5%，投入资金1,200万元。
        全年完成35。2024年继续推进。
        分别为120，300，450万元。
    修正安全性
        可自动改，改后须核对：换成小数点和半角逗号。
    选项
        无
    例外与误报
        只看后面带单位的数；逗号后面须恰有三位数字，几个数并列的不报；数字本身也是全角的不报。
    出处
        [gbt-15835-2011] 5.1.2 多位数与小数的形式。
    """

    code = "PN024"
    name = "full-width-mark-in-number"
    category = "punct.number"
    certainty = "likely"
    summary_en = "Full-width stop or comma inside a number"
    source = "GB/T 15835—2011 5.1.2"
    fix = "unsafe"
    false_alarms = 0.0
    pattern = (
        r"。(?=[0-9]{1,2}(?:[%％万亿倍]|个百分点|公里|平方))(?<=[0-9]。)"
        r"|，(?=[0-9]{3}(?:\.[0-9]+)?(?:[%％万亿元人户亩个件次吨名]|平方|公里))"
        r"(?<=(?<![0-9，.])[0-9]{1,3}，)"
    )
    message = "数字里面的“{text}”应为“{new}”"

    def replacement(self, match: regex.Match[str]) -> str:
        """The half-width mark."""
        return "." if match[0] == "。" else ","
