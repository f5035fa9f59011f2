"""PH008."""

from __future__ import annotations

from textkit.rules.placeholder.roles import RoleRule


class MaskedPlace(RoleRule):
    """地名没有填。

    检查什么
        “为×打造”“在X召开”“赴XX学习”“驻×国有企业”这样单独代替地名或单位名的符号。
    为什么
        地点、对象不明，句子读不通。
    反例
        会议在X召开。
        为×打造首善之区提供组织保证。
        组织骨干到XX参观学习。
    正例
        会议在城关镇召开。
        到图书馆查阅X光片。
        向X同志学习。
    修正安全性
        无自动修正：实际内容只有写的人知道。
    选项
        无
    例外与误报
        前后没有地名的提示、也认不出作用的，由 PH018 报告。
    出处
        [gongwen-2012] 第二十条：审核时核对人名、地名、时间、数字。
    """

    code = "PH008"
    name = "masked-place"
    category = "placeholder.place"
    summary_en = "A place name was never filled in"
    source = "《党政机关公文处理工作条例》第二十条"
    false_alarms = 0.0
    kinds = ("place",)
    message = "{phrase}里的地名或单位名还没有填，请补上"
