"""TR008."""

from __future__ import annotations

from textkit.rules.residue.foreign import ForeignRule


class PageChrome(ForeignRule):
    """从网页复制带来的页面文字。

    检查什么
        当前位置、首页>栏目、字号、打印、关闭、浏览次数、发布时间、责任编辑、上一篇、下一篇、分享到、相关报道等独占一行的页面文字，和它们之间的栏目名、链接。
    为什么
        复制网页时一并带来，不是报告内容；会被当成标题和正文。
    反例
        当前位置：首页 > 工作总结⏎青禾镇2023年工作总结⏎⏎一、主要工作⏎全年完成投资2亿元。
        青禾镇2023年工作总结⏎发布时间：2023-12-20 09:10　浏览次数：21⏎⏎一、主要工作⏎全年完成投资2亿元。
        青禾镇2023年工作总结⏎⏎一、主要工作⏎全年完成投资2亿元。⏎【打印】【关闭】⏎下一篇：青禾镇安全工作总结
    正例
        免费打印、复印、下载，公布浏览次数和群众评价。
        全年推送信息420条，阅读量突破10万次。
        责任编辑制度更加健全。
    修正安全性
        改后须核对：整行不是报告文字时删整行（连同行尾），混在句中的只删这几个字。只改正文，页眉、水印和表格里的由人处理。
    选项
        无
    例外与误报
        单独一个“打印”“收藏”不报，成串或紧挨别的页面文字才报；表格里的不报。
    出处
        [practice] 网页版式；[textkit] 词表 residue、residue_tokens。
    """

    code = "TR008"
    name = "page-chrome"
    category = "residue.page-chrome"
    certainty = "likely"
    summary_en = "Text of a web page around the report"
    kinds = ("chrome",)
    what = "是网页的栏目、按钮或链接文字"
