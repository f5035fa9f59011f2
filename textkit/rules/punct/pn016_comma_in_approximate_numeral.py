"""PN016."""

from __future__ import annotations

import regex

from textkit.rules.kinds import PatternRule


class CommaInApproximateNumeral(PatternRule):
    """概数的两个数字之间用了顿号。

    检查什么
        相邻两个汉字数字表示概数（三、五天，七、八个）时中间的顿号。
    为什么
        概数是一个数，中间不停顿；停顿表示的是两个并列的数。
    反例
        走访了三、五天。
        每村配备七、八名网格员。
        连续奋战了五、六个月。
    正例
        走访了三五天。
        推动二、三产业融合发展。
        第三、四季度平稳运行。
        一、二年级学生入托。
        三、五保供养对象工作
    修正安全性
        可放心自动改：只删顿号。
    选项
        无
    例外与误报
        “第一、二”“二、三产业”“一、二年级”是并列的序数，不报。
    出处
        [gbt-15834-2011] 4.5.3.4 相邻数字表示概数不用顿号。
    """

    code = "PN016"
    name = "comma-in-approximate-numeral"
    category = "punct.number"
    certainty = "likely"
    summary_en = "Enumeration comma inside an approximate number"
    source = "GB/T 15834—2011 4.5.3.4"
    fix = "safe"
    triggers = (
        "一、二",
        "二、三",
        "三、四",
        "三、五",
        "四、五",
        "五、六",
        "六、七",
        "七、八",
        "八、九",
    )
    false_alarms = 0.0
    pattern = r"(?<![第、一二三四五六七八九十百千万\d])(?<!^[ \u3000]*)(?:一、二|二、三|三、[四五]|四、五|五、六|六、七|七、八|八、九)(?=(?:十|百|千|万|亿)?[多余来]?(?:天|个|名|人次|人(?!大|民|才)|次|岁|里|倍|遍|公里|小时|分钟|万|亿|十|百|千))"
    message = "概数“{text}”中间不用顿号，写作“{new}”"

    def replacement(self, match: regex.Match[str]) -> str:
        """The numerals side by side."""
        return str(match[0]).replace("、", "")
