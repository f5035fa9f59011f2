"""PN008."""

from __future__ import annotations

import regex

from textkit.rules.kinds import PatternRule


class MarkBeforeDeng(PatternRule):
    """“等”前用了顿号、逗号。

    检查什么
        用顿号分开的列举，最后一项与“等”之间又用了顿号或逗号。
    为什么
        “等”表示列举未尽，前面不再停顿；“、等”是最常见的标点错误之一。
    反例
        加固水库、堤防，等工程。
        走访了企业、学校、医院、等单位。
        涉及教育、医疗、等领域。
        农业、林业、水利、等部门要配合。
    正例
        走访了企业、学校、医院等单位。
        按劳分配、等价交换。
        做好分级、等级评定。
        实行同岗、等酬制度。
        走访企业、学校，等待验收。
    修正安全性
        可放心自动改：只删一个标点。
    选项
        无
    例外与误报
        “等”是词的开头（等价、等级、等额、等候、等距），或“等”作动词（等待、等到）时不报。
    出处
        [gbt-15834-2011] 附录B.1 顿号与“等”。
    """

    code = "PN008"
    name = "mark-before-deng"
    category = "punct.list-etc"
    certainty = "certain"
    summary_en = "Enumeration comma before 等"
    source = "GB/T 15834—2011 附录B.1"
    fix = "safe"
    triggers = ("、等", "，等")
    false_alarms = 0.0
    pattern = (
        r"、(?=等(?![价级额候待距同值效温分次边式闲于量位第差腰酬]|高[线距]))"
        r"|，(?=等(?![价级额候待距同值效温分次边式闲于量位第差腰酬等到我你他她它着一]|高[线距]"
        r"|[^，。；\n]{0,15}[后再时了]))(?<=、[^，。；：、\n]{1,10}，)"
    )
    message = "“等”前不停顿，请删去“{text}”"

    def replacement(self, match: regex.Match[str]) -> str:
        """Nothing."""
        return ""
