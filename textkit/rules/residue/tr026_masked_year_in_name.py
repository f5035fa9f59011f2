"""TR026."""

from __future__ import annotations

from textkit.rules.kinds import PatternRule


class MaskedYearInName(PatternRule):
    """年份的占位符出现在名称里。

    检查什么
        “20xx县”“数字20XX”“平安20××”一类：名称的位置上是“20xx”。
    为什么
        批量把年份换成“20xx”时，地名或名称里的数字、缩写也被换掉了；这里应是名称。
    反例
        20xx县委高度重视，20XX镇率先完成任务。
        数字20xx建设走在前列。
        深化平安20××创建。
    正例
        20XX年县委高度重视。
        X县委高度重视，数字X县建设走在前列。
        2023市级重点项目顺利推进。
    修正安全性
        不提供自动修正：名称只有作者知道。
    选项
        无
    例外与误报
        后面是“年”“年度”或“—20xx年”的是待填的年份，由占位符规则检查。
    出处
        [practice] 模板残留核对的通行做法。
    """

    code = "TR026"
    name = "masked-year-in-name"
    category = "residue.rewriting"
    summary_en = "A masked year where a name belongs"
    source = "公文名称核对的通行做法"
    triggers = ("20x", "20X", "20×", "20＊", "20*", "201x", "201X", "202x", "202X")
    false_alarms = 0.0
    pattern = (
        r"(?<!\d)20(?:[xX×*＊]{2}|\d[xX×*＊])"
        r"(?=(?:县|市|区|镇|乡|村|街道|社区|公司|集团|学校|小学|中学|大学|局|厂)(?!级))"
        r"|(?<=数字|平安|幸福|美丽|法治|文明|健康|创新|活力|智慧|信用|清廉|绿色|品质|和谐)"
        r"20(?:[xX×*＊]{2}|\d[xX×*＊])(?!\s?年|[-—～~至])"
    )
    message = "“{text}”在名称的位置，疑为批量替换年份所致，这里应填名称"
