"""PH009."""

from __future__ import annotations

from textkit.rules.placeholder.roles import RoleRule


class MaskedPerson(RoleRule):
    """姓名没有填。

    检查什么
        书记、主任、同志等前后，联系人、责任人等标签后，用符号代替的姓名。
    为什么
        人名核对是公文审核的第一项，空着就交代不清责任。
    反例
        以镇长XXX为组长的领导小组。
        ×××同志主持会议。
        联系人：XX
    正例
        以镇长李明为组长的领导小组。
        张某某涉嫌违纪，已立案审查。
        5名同志获奖。
    修正安全性
        无自动修正：实际内容只有写的人知道。
    选项
        无
    例外与误报
        通报案例里的“张某某”“李某”是隐去真名的惯例，不报。
    出处
        [gongwen-2012] 第二十条：审核时核对人名、地名、时间、数字。
    """

    code = "PH009"
    name = "masked-person"
    category = "placeholder.person"
    summary_en = "A name of a person was never filled in"
    source = "《党政机关公文处理工作条例》第二十条"
    false_alarms = 0.0
    kinds = ("person",)
    message = "{phrase}还没有填入姓名，请补上并核对职务"
