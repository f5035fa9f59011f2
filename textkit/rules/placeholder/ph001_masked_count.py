"""PH001."""

from __future__ import annotations

from textkit.rules.placeholder.roles import RoleRule


class MaskedCount(RoleRule):
    """量词前的数字没有填。

    检查什么
        量词前用 ×、X、XX、**、○○、某某、下划线等代替的数字，包括“×余名”“X千余户”“第X次”“近X年”。
    为什么
        数字是报告的依据，用符号代替，读者无从判断，也无法核对。
    反例
        组织×余名机关干部到社区报到。
        全镇辖XX个行政村，现有党员xxx名。
        走访群众____户，收集意见（  ）条。
    正例
        组织120余名机关干部到社区报到。
        新购置X光机2台。
        会议室面积为3×5米。
        推行7×24小时值守。
    修正安全性
        无自动修正：实际内容只有写的人知道。
    选项
        无
    例外与误报
        “X光”“3×5米”“5×8小时”“2X”等不是占位符，不报。能从上下文推出的数字由 PH016 报告，范围由 PH005 报告。
    出处
        [gongwen-2012] 第二十条：审核时核对人名、地名、时间、数字。
    """

    code = "PH001"
    name = "masked-count"
    category = "placeholder.count"
    summary_en = "A count was never filled in"
    source = "《党政机关公文处理工作条例》第二十条"
    false_alarms = 0.0
    kinds = ("count",)
    message = "{phrase}还没有填入实际{asked}，请核实后填写"
