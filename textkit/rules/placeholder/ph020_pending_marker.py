"""PH020."""

from __future__ import annotations

from textkit.rules.placeholder.roles import RoleRule


class PendingMarker(RoleRule):
    """还留着“待补充”一类记号。

    检查什么
        待补充、待填、待核实、待确认、待定、TODO、TBD，（待定）（数据待补充），以及“（略）”。
    为什么
        这是写稿人给自己的记号，说明内容还没有定稿。
    反例
        主要做法【待补充】
        完成率：待核实
        TODO：补充数据
        附表（略）
    正例
        体制机制有待完善。
        待条件成熟后再推开。
        做好接待定点单位管理。
    修正安全性
        无自动修正：实际内容只有写的人知道。
    选项
        无
    例外与误报
        “有待”“亟待”“期待”“等待”等词不报。行文中的“时间待定”、“（略）”只作提示。
    出处
        [gongwen-2012] 第二十条：审核时核对人名、地名、时间、数字。
    """

    code = "PH020"
    name = "pending-marker"
    category = "placeholder.marker"
    summary_en = "A marker says that something is still missing"
    source = "《党政机关公文处理工作条例》第二十条"
    false_alarms = 0.0
    kinds = ("marker",)
    message = "{phrase}说明此处还没有定稿，请补齐后删去记号"
