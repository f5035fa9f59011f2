"""TR006."""

from __future__ import annotations

from textkit.rules.residue.foreign import ForeignRule


class BlankFieldLabel(ForeignRule):
    """来源方留下的空标签。

    检查什么
        冒号后什么也没有的“会员群：　　免费QQ群：”一类标签：值被删去，标签还在。报告自己的“联系人：　　电话：”两项以上都空着，只提示。
    为什么
        标签属于来源方的联系方式块，值虽删去，仍是残留。
    反例
        会员群：　　　　免费QQ群：⏎青禾镇2023年工作总结⏎⏎一、主要工作⏎全年完成投资2亿元。
        交流群：　　客服：⏎青禾镇2023年工作总结⏎⏎一、主要工作⏎全年完成投资2亿元。
        青禾镇2023年工作总结⏎⏎一、主要工作⏎全年完成投资2亿元。⏎客服微信：
    正例
        填报单位：　　　填报时间：
        述职人：　　　　职务：⏎签字：
        现将有关情况汇报如下：
    修正安全性
        改后须核对：整行不是报告文字时删整行（连同行尾），混在句中的只删这几个字。只改正文，页眉、水印和表格里的由人处理。
    选项
        无
    例外与误报
        要填写、签字、盖章的表单里的空项不报，表格里的空项由占位符规则检查；引出下文的冒号不报。
    出处
        [textkit] 词表 residue、residue_own。
    """

    code = "TR006"
    name = "blank-field-label"
    category = "residue.blank-field"
    summary_en = "Label of a vendor with nothing after the colon"
    kinds = ("blank-field",)
    what = "是后面没有内容的空标签"
