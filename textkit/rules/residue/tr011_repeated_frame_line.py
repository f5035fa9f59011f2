"""TR011."""

from __future__ import annotations

from textkit.rules.residue.foreign import ForeignRule


class RepeatedFrameLine(ForeignRule):
    """首尾相同或逐页重复的行。

    检查什么
        正文前后各有一行完全相同，或同一短行三次以上把句子从中切断、又见于文末。不靠词表。
    为什么
        首尾相同、逐页重复的短行是来源方的页眉、水印，或转换文件时留下的页眉，不是报告内容。
    反例
        晴川文稿⏎青禾镇2023年工作总结⏎⏎一、主要工作⏎全年完成投资2亿元。⏎晴川文稿
    正例
        青禾镇人民政府⏎青禾镇2023年工作总结⏎⏎一、主要工作⏎全年完成投资2亿元。⏎青禾镇人民政府
        各位代表！⏎一是稳增长。⏎各位代表！⏎二是惠民生。⏎各位代表！⏎三是保安全。
        整改措施⏎完善制度。⏎整改措施⏎加强检查。⏎整改措施⏎开展培训。
    修正安全性
        改后须核对：整行不是报告文字时删整行（连同行尾），混在句中的只删这几个字。只改正文，页眉、水印和表格里的由人处理。
    选项
        无
    例外与误报
        署名单位、标题、日期、称呼、小标题、“责任领导：”一类栏目重复不报。
    出处
        [textkit] 结构判断，不用词表。
    """

    code = "TR011"
    name = "repeated-frame-line"
    category = "residue.repeated"
    certainty = "likely"
    summary_en = "The same short line frames the text or cuts into it on every page"
    kinds = ("repeat",)
    what = "是来源方水印或转换留下的页眉页脚"
