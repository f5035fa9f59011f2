"""PN014."""

from __future__ import annotations

from textkit.rules.kinds import PatternRule


class LineInitialMark(PatternRule):
    """段首是不能出现在行首的标点。

    检查什么
        一段以逗号、句号、顿号、分号、冒号、右引号、右括号等开头。
    为什么
        这些标点不能居行首；一段以它开头，多是上一段被误断，或上文被删。
    反例
        全面推进各项工作⏎，确保完成任务。
        有关情况如下⏎：一是加强领导。
        （含街道⏎）要落实责任。
    正例
        全面推进各项工作，⏎确保完成任务。
        “两新”组织作用增强。
        ——以作风建设为抓手。
    修正安全性
        无
    选项
        无
    例外与误报
        表格单元格、页眉页脚不报。
    出处
        [gbt-15834-2011] 5.1 标点符号不能居行首的规定。
    """

    code = "PN014"
    name = "line-initial-mark"
    category = "punct.line-start"
    certainty = "likely"
    summary_en = "Line begins with a mark that cannot stand there"
    source = "GB/T 15834—2011 5.1"
    parts = ("body",)
    false_alarms = 0.0
    pattern = r"^[ \u3000\u00a0]*\K[，。、；：！？）》”’】](?![）》”’】])"
    message = "段首不能是“{text}”，请检查上一段是否误断或有删漏"
