"""PH021."""

from __future__ import annotations

from textkit.rules.placeholder.roles import RoleRule


class FillInInstruction(RoleRule):
    """还留着模板的填写提示。

    检查什么
        （此处填写…）、［单位名称］、[正文]、{姓名}，以及“单击此处输入文字”等。
    为什么
        提示语是模板写给填写人的，成稿里不应出现。
    反例
        ［单位名称］关于安全工作的报告
        责任单位：（此处填写责任单位）
        [正文]
        单击或点击此处输入文字。
    正例
        国发〔2012〕14号
        【典型经验】党建引领基层治理
        见文献[1]。
        [摘要]本文总结了做法。
    修正安全性
        无自动修正：实际内容只有写的人知道。
    选项
        无
    例外与误报
        【典型经验】这样的小标题、[1] 文献序号、〔2024〕年份不报；同一份材料里已有确定的方括号提示时，其余方括号作警告。
    出处
        [gongwen-2012] 第二十条：审核时核对人名、地名、时间、数字。
    """

    code = "PH021"
    name = "fill-in-instruction"
    category = "placeholder.instruction"
    summary_en = "An instruction of the template was left in"
    source = "《党政机关公文处理工作条例》第二十条"
    false_alarms = 0.0
    kinds = ("instruction",)
    message = "{phrase}是模板的填写提示，请填写后删去"
