"""PH004."""

from __future__ import annotations

from textkit.rules.placeholder.roles import RoleRule


class MaskedPercent(RoleRule):
    """百分比没有填。

    检查什么
        %、％、个百分点、成前，或“百分之”后用符号代替的数字。
    为什么
        完成率、增幅是衡量成效的依据，空着等于没有结论。
    反例
        群众满意率达×%。
        同比增长X.X％，高于全市X个百分点。
        百分之XX的群众表示满意。
    正例
        群众满意率达98.6%。
        合格率=合格数÷总数×100%
        增长5%～8%。
    修正安全性
        无自动修正：实际内容只有写的人知道。
    选项
        无
    例外与误报
        公式里的“×100%”是乘号，不报。
    出处
        [gongwen-2012] 第二十条：审核时核对人名、地名、时间、数字。
    """

    code = "PH004"
    name = "masked-percent"
    category = "placeholder.percent"
    summary_en = "A percentage was never filled in"
    source = "《党政机关公文处理工作条例》第二十条"
    false_alarms = 0.0
    kinds = ("percent",)
    message = "{phrase}还没有填入实际{asked}，请核实后填写"
