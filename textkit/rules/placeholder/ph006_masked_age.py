"""PH006."""

from __future__ import annotations

from textkit.rules.placeholder.roles import RoleRule


class MaskedAge(RoleRule):
    """年龄没有填。

    检查什么
        岁、周岁前用符号代替的年龄。
    为什么
        年龄常是划分对象的界限，界限不清，后面的统计就没有意义。
    反例
        ×岁以下青年党员占多数。
        其中XX周岁以上15人。
        年满__岁的居民。
    正例
        35岁以下青年党员占多数。
        岁末年初开展走访。
        X岁月留声馆
    修正安全性
        无自动修正：实际内容只有写的人知道。
    选项
        无
    例外与误报
        无
    出处
        [gongwen-2012] 第二十条：审核时核对人名、地名、时间、数字。
    """

    code = "PH006"
    name = "masked-age"
    category = "placeholder.age"
    summary_en = "An age was never filled in"
    source = "《党政机关公文处理工作条例》第二十条"
    false_alarms = 0.0
    kinds = ("age",)
    message = "{phrase}还没有填入实际{asked}，请核实后填写"
