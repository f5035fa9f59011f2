"""TR003."""

from __future__ import annotations

from textkit.rules.residue.foreign import ForeignRule


class VendorContact(ForeignRule):
    """文稿来源方的联系方式。

    检查什么
        QQ 号、QQ 群、微信号、公众号、头条号、店铺、网址、网盘链接、扫码关注等，出现在标题前后、文末、页眉页脚，或以短行夹在正文里。
    为什么
        读者会以为这是报告单位的联系方式。
    反例
        青禾镇2023年工作总结⏎青禾文友整理，咨询QQ123456789⏎⏎一、主要工作⏎全年完成投资2亿元。
        青禾镇2023年工作总结⏎⏎一、主要工作⏎全年完成投资2亿元。⏎客服微信：abc_12345
        青禾镇2023年工作总结⏎⏎一、主要工作⏎全年完成投资2亿元。⏎www.example-wenku.com
    正例
        （联系人：王某　联系电话：0550-1234567）
        开设“青禾先锋”微信公众号，建立党员QQ群32个，推行扫码办事。
        请登录 www.example.gov.cn 查询。
    修正安全性
        改后须核对：整行不是报告文字时删整行（连同行尾），混在句中的只删这几个字。只改正文，页眉、水印和表格里的由人处理。
    选项
        无
    例外与误报
        本单位的联系人、联系电话、传真、邮箱、政府网站不报；正文中作为工作举措的公众号、QQ 群、扫码不报。
    出处
        [gbt-9704-2012] 第7章：公文的联系方式只见于附注（联系人和电话）；[textkit] 词表 residue_patterns。
    """

    code = "TR003"
    name = "vendor-contact"
    category = "residue.contact"
    summary_en = "Contact details of a template vendor"
    kinds = ("contact",)
    what = "是文稿来源方的联系方式"
