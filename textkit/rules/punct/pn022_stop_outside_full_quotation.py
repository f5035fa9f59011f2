"""PN022."""

from __future__ import annotations

import regex

from textkit.rules.kinds import PatternRule


class StopOutsideFullQuotation(PatternRule):
    """独立成句的引文，句号放在了引号外。

    检查什么
        “强调：”“指出：”“坦言：”等冒号之后整句的引文，句号写在下引号外。
    为什么
        冒号引出的整句话独立成句，句号应在引号内；只有作句子成分的引文，句号才在引号外。
    反例
        会议强调：“要坚持问题导向，抓好整改”。
        有的同志坦言：“抓生产是硬任务，抓党建是软指标”。
        他指出：“安全生产责任重于泰山，必须警钟长鸣”。
    正例
        会议强调：“要坚持问题导向，抓好整改。”
        要落实“谁主管、谁负责”。
        会议提出三个关键词：“快”“实”“严”。
    修正安全性
        可放心自动改：把句号移到引号内。
    选项
        无
    例外与误报
        引号里只是词语或短语时句号在外，不报：引文须有逗号且在八字以上。
    出处
        [gbt-15834-2011] 4.8 引号与句末点号、附录A.8。
    """

    code = "PN022"
    name = "stop-outside-full-quotation"
    category = "punct.quote-end"
    certainty = "hint"
    summary_en = "Full stop outside a quotation that is a sentence of its own"
    source = "GB/T 15834—2011 4.8"
    fix = "safe"
    triggers = ("”。",)
    false_alarms = 0.0
    pattern = r"(?<=：“[^“”\n]{3,80}，[^“”\n]{3,80}[^。！？…，、；”])”。"
    message = "冒号引出的整句引文，句号应在引号内：“{text}”改为“{new}”"

    def replacement(self, match: regex.Match[str]) -> str:
        """The stop inside."""
        return "。”"
