"""PH012."""

from __future__ import annotations

from textkit.rules.placeholder.roles import RoleRule


class MaskedDocument(RoleRule):
    """文件名称没有填。

    检查什么
        “印发了X”、《XX管理办法》、“XX实施方案”、“×政发”等文件名、发文机关代字里的符号。
    为什么
        引用文件要先引标题后引文号，名称不全视为没有依据。
    反例
        印发了《XX工作方案》，明确分工。
        XX政办发〔2024〕5号
        转发了××。
    正例
        印发了《年度工作方案》，明确分工。
        国办发〔2024〕5号
        《X日报》刊发了做法。
    修正安全性
        无自动修正：实际内容只有写的人知道。
    选项
        无
    例外与误报
        文号里的数字由 PH022 报告。
    出处
        [gongwen-2012] 第二十条：审核时核对人名、地名、时间、数字。
    """

    code = "PH012"
    name = "masked-document"
    category = "placeholder.document"
    summary_en = "The name of a document was never filled in"
    source = "《党政机关公文处理工作条例》第二十条"
    false_alarms = 0.0
    kinds = ("document",)
    message = "{phrase}还没有填入文件名称，请写明全称"
