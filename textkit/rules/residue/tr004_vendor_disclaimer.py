"""TR004."""

from __future__ import annotations

from textkit.rules.residue.foreign import ForeignRule


class VendorDisclaimer(ForeignRule):
    """网站和来源方的免责、版权声明。

    检查什么
        “来源于网友上传”“不代表本站观点”“如有侵权请联系删除”“免责声明”“版权归原作者”等，独占一行或混在句中。
    为什么
        报告由制发单位负责，不会声明内容与己无关。
    反例
        本篇为原创投稿，只作写作参考，请不要整篇照抄！⏎青禾镇2023年工作总结⏎⏎一、主要工作⏎全年完成投资2亿元。
        青禾镇2023年工作总结⏎⏎一、主要工作⏎全年完成投资2亿元。⏎免责声明：本文来源于网络，如有侵权请联系删除。
        抓好本篇文章来自资料分享网下载责任落实。
    正例
        加强版权保护，依法查处侵权盗版案件3起。
        要结合实际抓落实，不能照搬照抄。
        数据来源于网络问政平台。
    修正安全性
        改后须核对：整行不是报告文字时删整行（连同行尾），混在句中的只删这几个字。只改正文，页眉、水印和表格里的由人处理。
    选项
        无
    例外与误报
        讲版权保护、维权的正文不报。
    出处
        [practice] 报告的责任主体是制发单位；[textkit] 词表 residue。
    """

    code = "TR004"
    name = "vendor-disclaimer"
    category = "residue.disclaimer"
    summary_en = "Disclaimer or copyright notice of a web site"
    kinds = ("disclaimer",)
    what = "是网站或来源方的声明"
