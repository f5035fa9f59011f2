"""PH022."""

from __future__ import annotations

from textkit.rules.placeholder.roles import RoleRule


class MaskedNumber(RoleRule):
    """电话、文号、编号没有填。

    检查什么
        电话、邮编、文号“〔2024〕X号”、“〔2024〕号”、附件和图表编号等处的符号或空白。
    为什么
        联系方式和文号是查找的线索，空着文件无法登记、归档。
    反例
        联系电话：XXXXXXXX
        X政发〔2024〕X号
        邮编：××××××
    正例
        联系电话：0311-12345678
        国办发〔2024〕5号
        手机号138****1234
    修正安全性
        无自动修正：实际内容只有写的人知道。
    选项
        无
    例外与误报
        隐去中间四位的手机号、身份证号是保护隐私，不报。
    出处
        [gongwen-2012] 第二十条：审核时核对人名、地名、时间、数字。
    """

    code = "PH022"
    name = "masked-number"
    category = "placeholder.number"
    summary_en = "A number of a telephone or document was never filled in"
    source = "《党政机关公文处理工作条例》第二十条"
    false_alarms = 0.0
    kinds = ("number",)
    message = "{phrase}还没有填入号码或编号，请补上"
