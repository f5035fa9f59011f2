"""TR007."""

from __future__ import annotations

from textkit.rules.residue.foreign import ForeignRule


class CollectionMark(ForeignRule):
    """范文合集的标记。

    检查什么
        “篇一：”“【篇二】”“范文三”和标题后的“（精选10篇）”“（通用5篇）”“范文五篇”“_第1页”“约3.4千字”。
    为什么
        这些标记说明文稿取自范文合集，报告本身不会这样编号和计篇。
    反例
        青禾镇党建工作总结（精选10篇）⏎一、主要工作
        【篇一】⏎青禾镇2023年工作总结⏎一、主要工作
        篇二：青禾镇党建工作总结⏎一、主要工作
    正例
        《青禾志》第3篇完成初稿，一篇文章获奖。
        第一篇 发展基础⏎第一章 发展成就
        全年刊发稿件（详见附件，12篇）。
    修正安全性
        改后须核对：整行不是报告文字时删整行（连同行尾），混在句中的只删这几个字。只改正文，页眉、水印和表格里的由人处理。
    选项
        无
    例外与误报
        规划、志书的“第一篇”不报；正文里计文章数量的“篇”不报。标题本身不动，只删标记。
    出处
        [textkit] 词表 residue_patterns。
    """

    code = "TR007"
    name = "collection-mark"
    category = "residue.collection"
    summary_en = "Mark of a collection of sample texts"
    kinds = ("collection",)
    what = "是范文合集的标记"
