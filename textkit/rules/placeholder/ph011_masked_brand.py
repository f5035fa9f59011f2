"""PH011."""

from __future__ import annotations

from textkit.rules.placeholder.roles import RoleRule


class MaskedBrand(RoleRule):
    """引号里的名称没有填。

    检查什么
        引号里用符号代替的品牌、活动、平台、称号名称：“×××”、“×驿站”、“全国XX先进单位”。
    为什么
        品牌和称号是亮点所在，空着就只剩下空话。
    反例
        打造“×××”党建品牌。
        建成“×驿站”和“X之家”。
        荣获“全国XX先进集体”称号。
    正例
        打造“红色驿站”党建品牌。
        实施“数据要素×”行动。
        推动“文旅×科技”融合。
        推行“互联网+X”。
    修正安全性
        无自动修正：实际内容只有写的人知道。
    选项
        无
    例外与误报
        “数据要素×”“文旅×科技”里的 × 是行动名称的一部分；只有同一份材料里另有确定的占位符时才报后一种。
    出处
        [gongwen-2012] 第二十条：审核时核对人名、地名、时间、数字。
    """

    code = "PH011"
    name = "masked-brand"
    category = "placeholder.brand"
    summary_en = "A quoted name was never filled in"
    source = "《党政机关公文处理工作条例》第二十条"
    false_alarms = 0.0
    kinds = ("brand",)
    message = "{phrase}里的名称还没有填，请补上"
