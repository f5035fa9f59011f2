"""PH002."""

from __future__ import annotations

from textkit.rules.placeholder.roles import RoleRule


class MaskedDate(RoleRule):
    """日期没有填。

    检查什么
        20XX年、20××年、20_年、201*年、二〇XX年、X年X月X日、第X季度、星期X，以及“20  年  月  日”这样的空日期。
    为什么
        时间不清，报告说的是哪一年、哪一次就无从查考；套用旧稿时最常漏改。
    反例
        20XX年，全局上下团结一心。
        ×年×月，启动老旧小区改造。
        截至二〇××年底。
        20  年  月  日
    正例
        2024年，全局上下团结一心。
        3月5日召开动员会。
        二〇二四年五月
    修正安全性
        无自动修正：实际内容只有写的人知道。
    选项
        无
    例外与误报
        “近X年”“X年来”说的是时长，由 PH001 报告。表格里留给别人手填的空日期也会报，可用忽略注释关闭。
    出处
        [gongwen-2012] 第二十条：审核时核对人名、地名、时间、数字。
    """

    code = "PH002"
    name = "masked-date"
    category = "placeholder.date"
    summary_en = "A date was never filled in"
    source = "《党政机关公文处理工作条例》第二十条"
    false_alarms = 0.0
    kinds = ("date",)
    message = "{phrase}还没有填入实际{asked}，请核实后填写"
