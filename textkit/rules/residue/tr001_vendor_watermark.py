"""TR001."""

from __future__ import annotations

from textkit.rules.residue.foreign import ForeignRule


class VendorWatermark(ForeignRule):
    """文稿来源方加的水印和使用限制。

    检查什么
        独占一行或占满一处页眉、页脚、文本框、水印的使用限制：仅供学习、禁止外传、用后删除、会员资料、不得商用、试用版水印等。
    为什么
        这类话是文稿贩卖者或转换软件加的，不是报告内容；留在报送件里等于声明文稿是买来的。
    反例
        仅供学习 禁止外传⏎青禾镇2023年工作总结⏎⏎一、主要工作⏎全年完成投资2亿元。
        【会员专享资料，严禁转载，违者必究】⏎青禾镇2023年工作总结⏎⏎一、主要工作⏎全年完成投资2亿元。
        青禾镇2023年工作总结⏎⏎一、主要工作⏎全年完成投资2亿元。⏎内 部 交 流 请 勿 外 传
    正例
        内部资料　注意保存⏎青禾镇党委工作报告⏎一、工作回顾
        涉密会议材料统一编号，会后收回，严禁外传。
        机密★一年⏎关于有关工作情况的报告
    修正安全性
        改后须核对：整行不是报告文字时删整行（连同行尾），混在句中的只删这几个字。只改正文，页眉、水印和表格里的由人处理。
    选项
        无
    例外与误报
        密级、份号、稿本标记（征求意见稿、会后收回、注意保存）是公文要素，不报；正文句子里讲保密纪律的“严禁外传”不报。
    出处
        [gbt-9704-2012] 第7章列举公文要素，没有这一类文字；[textkit] 词表 residue。
    """

    code = "TR001"
    name = "vendor-watermark"
    category = "residue.watermark"
    summary_en = "Usage restriction or watermark of a template vendor"
    kinds = ("watermark",)
    what = "是文稿来源方的水印或使用限制"
