"""PH019."""

from __future__ import annotations

from textkit.rules.placeholder.roles import RoleRule


class EmptyBlank(RoleRule):
    """留着空没有填。

    检查什么
        下划线、空括号 【】（）[]、空的书名号和引号、Word 里带下划线的空格。
    为什么
        空白处是模板留给人填的，交出去时不应还在。
    反例
        现任________职务。
        联系人【】
        依据《》的要求。
    正例
        地点：会议室
        - [ ] 完成整改
        调用main()函数。
        ____________________
    修正安全性
        无自动修正：实际内容只有写的人知道。
    选项
        无
    例外与误报
        独占一行的下划线是分隔线或签名处，不报；签字、盖章后面的空白只作提示。任务清单的 [ ] 和程序里的 () 不报。
    出处
        [gongwen-2012] 第二十条：审核时核对人名、地名、时间、数字。
    """

    code = "PH019"
    name = "empty-blank"
    category = "placeholder.blank"
    summary_en = "A blank was left empty"
    source = "《党政机关公文处理工作条例》第二十条"
    false_alarms = 0.0
    kinds = ("blank",)
    message = "{phrase}处空着没有填，请补上或删去"
