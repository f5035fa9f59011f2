"""PH013."""

from __future__ import annotations

from textkit.rules.placeholder.roles import RoleRule


class MaskedEvent(RoleRule):
    """会议或活动的名称没有填。

    检查什么
        “XX会议”“×培训班”“X推进会”等会议、活动、比赛名称里的符号。
    为什么
        不写明是哪次会议、哪项活动，成效无从核对。
    反例
        传达学习XX会议精神。
        召开了××推进会。
        举办×培训班。
    正例
        传达学习全市经济工作会议精神。
        召开了三次推进会。
        会议议定事项5项。
    修正安全性
        无自动修正：实际内容只有写的人知道。
    选项
        无
    例外与误报
        “X次会议”里缺的是次数，由 PH001 报告。
    出处
        [gongwen-2012] 第二十条：审核时核对人名、地名、时间、数字。
    """

    code = "PH013"
    name = "masked-event"
    category = "placeholder.event"
    summary_en = "The name of an event was never filled in"
    source = "《党政机关公文处理工作条例》第二十条"
    false_alarms = 0.0
    kinds = ("event",)
    message = "{phrase}还没有填入会议或活动的名称，请补上"
