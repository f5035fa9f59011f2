"""PH007."""

from __future__ import annotations

from textkit.rules.placeholder.roles import RoleRule


class MaskedUnit(RoleRule):
    """单位或地区名称没有填。

    检查什么
        区、县、市、镇、街道、社区、局、公司、学校等前用符号代替的名称，以及“×党建”“×小”等带名词的简称。
    为什么
        单位和地区是报告的主体，不写明是谁的工作，材料就不成立。
    反例
        ×区高度重视基层干部队伍建设。
        中共XX县委办公室
        ○○街道联合□□公司开展慰问。
        某某市财政局
    正例
        城关区高度重视基层干部队伍建设。
        在某种程度上缓解了矛盾。
        我省某市调研发现。
        区块链技术应用
    修正安全性
        无自动修正：实际内容只有写的人知道。
    选项
        无
    例外与误报
        “某县”“某企业”在行文中多是泛指，只由 PH024（预览）提示。
    出处
        [gongwen-2012] 第二十条：审核时核对人名、地名、时间、数字。
    """

    code = "PH007"
    name = "masked-unit"
    category = "placeholder.unit"
    summary_en = "The name of an office or area was never filled in"
    source = "《党政机关公文处理工作条例》第二十条"
    false_alarms = 0.0
    kinds = ("unit",)
    message = "{phrase}还没有填入单位或地区的名称，请写明全称或规范简称"
