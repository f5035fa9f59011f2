"""PN021."""

from __future__ import annotations

import regex

from textkit.model.document import Document
from textkit.rules.kinds import PatternRule
from textkit.rules.punct.ranges import HYPHEN_RANGE


class HyphenInRange(PatternRule):
    """数值范围用了短横线。

    检查什么
        两个数值之间用半字线“-”“–”或两个连写的“--”表示范围，如 20-30家、4%-4.5%。
    为什么
        国家标准用浪纹线“～”（或一字线）表示数值范围；短横线是连接号，容易看成负号。
    反例
        每年组织15-20次集中培训。
        失业率控制在4%-4.5%以内。
        整治提升企业20--30家。
    正例
        每年组织15～20次集中培训。
        实施2021-2025年发展规划。
        联系电话0916-5512345，2020-05-01印发。
    修正安全性
        可放心自动改：只换成“～”。
    选项
        无
    例外与误报
        年份起止、日期、电话、编号里的短横线是对的；“-”用得很普遍，只作提示，“--”才作警告。
    出处
        [gbt-15834-2011] 4.13 连接号。
        [gbt-15835-2011] 5.1.4 数值范围。
    """

    code = "PN021"
    name = "hyphen-in-range"
    category = "punct.range"
    certainty = "hint"
    summary_en = "Hyphen in a numeric range"
    source = "GB/T 15834—2011 4.13.1"
    fix = "safe"
    triggers = ("-", "–", "－")
    false_alarms = 0.0
    pattern = HYPHEN_RANGE
    message = "数值范围应用“～”，这里是“{text}”"

    def certainty_of(self, match: regex.Match[str], doc: Document) -> str | None:
        """Two hyphens in a row are never right."""
        return "likely" if len(match[0]) > 1 else None

    def replacement(self, match: regex.Match[str]) -> str:
        """The wave dash of the standard."""
        return "～"
