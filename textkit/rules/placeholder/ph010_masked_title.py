"""PH010."""

from __future__ import annotations

from textkit.rules.placeholder.roles import RoleRule


class MaskedTitle(RoleRule):
    """报刊、网站、平台的名称没有填。

    检查什么
        《×日报》《X要闻》、“×党建网”等报刊、网站、公众号、电视台名称里的符号。
    为什么
        媒体名称是成效的证明，不写明无从查证。
    反例
        做法被《×日报》宣传报道。
        通过X党建网、XX电视台开展宣传。
        刊登在《XX》上。
    正例
        做法被《光明日报》宣传报道。
        X光报告由两名医师审核。
        日报表每天上报。
    修正安全性
        无自动修正：实际内容只有写的人知道。
    选项
        无
    例外与误报
        《X工作要点》这样的文件名由 PH012 报告。
    出处
        [gongwen-2012] 第二十条：审核时核对人名、地名、时间、数字。
    """

    code = "PH010"
    name = "masked-title"
    category = "placeholder.title"
    summary_en = "The name of a paper or site was never filled in"
    source = "《党政机关公文处理工作条例》第二十条"
    false_alarms = 0.0
    kinds = ("title",)
    message = "{phrase}还没有填入报刊、网站或平台的名称，请补上"
