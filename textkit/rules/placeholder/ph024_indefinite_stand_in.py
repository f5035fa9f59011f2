"""PH024."""

from __future__ import annotations

from textkit.rules.placeholder.roles import RoleRule


class IndefiniteStandIn(RoleRule):
    """用“某”“N”泛指，疑似没有填。

    检查什么
        “某县”“某局”“张某某”和“N名”这类泛指或隐名。
    为什么
        在总结、汇报里，本单位的事一般要写明；在调研、案例里则是惯例，所以默认不报。
    反例
        调研发现，某市敬老院床位不足。
        李某某被立案审查。
        共召开N次会议。
    正例
        某些单位重视不够。
        某种程度上
        “1+N”体系
        N95口罩
    修正安全性
        无自动修正：实际内容只有写的人知道。
    选项
        无
    例外与误报
        泛指和隐名多数是有意的，本规则默认关闭，用 --preview 打开。
    出处
        [practice] 情况要写明单位、人员和数字。
    """

    code = "PH024"
    name = "indefinite-stand-in"
    category = "placeholder.indefinite"
    certainty = "hint"
    summary_en = "An indefinite stand-in for a name or number"
    source = "公文审核通行做法"
    status = "preview"
    false_alarms = 0.0
    kinds = ("indefinite",)
    message = "{phrase}是泛指或隐名，如果说的是本单位的事，请写明"
