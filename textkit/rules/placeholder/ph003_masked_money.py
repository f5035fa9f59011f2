"""PH003."""

from __future__ import annotations

from textkit.rules.placeholder.roles import RoleRule


class MaskedMoney(RoleRule):
    """金额没有填。

    检查什么
        元、万元、亿元、元/月等货币单位前，或“人民币”“￥”后用符号代替的金额。
    为什么
        资金数额是审计和督查必看的内容，空着等于没有说明。
    反例
        区财政列支×万元用于阵地建设。
        总投资XX.X亿元。
        补助标准为____元/人。
    正例
        区财政列支35万元用于阵地建设。
        元旦期间走访慰问。
        X元素分析仪1台。
    修正安全性
        无自动修正：实际内容只有写的人知道。
    选项
        无
    例外与误报
        “元旦”“元宵”“元素”里的“元”不是货币单位。
    出处
        [gongwen-2012] 第二十条：审核时核对人名、地名、时间、数字。
    """

    code = "PH003"
    name = "masked-money"
    category = "placeholder.money"
    summary_en = "An amount of money was never filled in"
    source = "《党政机关公文处理工作条例》第二十条"
    false_alarms = 0.0
    kinds = ("money",)
    message = "{phrase}还没有填入实际{asked}，请核实后填写"
