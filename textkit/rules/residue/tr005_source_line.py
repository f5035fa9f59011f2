"""TR005."""

from __future__ import annotations

from textkit.rules.residue.foreign import ForeignRule


class SourceLine(ForeignRule):
    """注明转自别处的来源行。

    检查什么
        “来源：网络整理”“文章来源：……”“转自：……”。来源是网络、网友、文库的必错；来源是报刊的多为网页复制带来，只提示。
    为什么
        报告的来源就是制发单位，来源行说明文稿是抄来或从网页复制来的。
    反例
        来源：网络整理⏎青禾镇2023年工作总结⏎⏎一、主要工作⏎全年完成投资2亿元。
        青禾镇2023年工作总结⏎来源：青禾日报⏎⏎一、主要工作⏎全年完成投资2亿元。
        青禾镇2023年工作总结⏎⏎一、主要工作⏎全年完成投资2亿元。⏎（文章来源：某某公文网）
    正例
        资料来源：县统计局
        来源：根据各村上报数据整理
        决策来源于群众，服务于群众。
    修正安全性
        改后须核对：整行不是报告文字时删整行（连同行尾），混在句中的只删这几个字。只改正文，页眉、水印和表格里的由人处理。
    选项
        无
    例外与误报
        表注、图注的资料来源、数据来源不报；正文中的“来源于”不报。
    出处
        [practice] 来源行属于网页和报刊版式；[textkit] 词表 residue_patterns。
    """

    code = "TR005"
    name = "source-line"
    category = "residue.source"
    summary_en = "Line that names another source of the text"
    kinds = ("source",)
    what = "是转载来源"
