"""TR002."""

from __future__ import annotations

from textkit.rules.residue.foreign import ForeignRule


class VendorAdvert(ForeignRule):
    """文稿来源方的名称、口号和广告。

    检查什么
        来源方的名称、口号、订阅和售卖广告、求收藏求下载的话；词表不认识的名称和口号，凭它紧挨广告行、夹在广告行之间、又在别的广告行里出现来判断。
    为什么
        正文之前和之后的广告会被当成标题、落款；也暴露文稿来历。
    反例
        更多范文请关注⏎青禾镇2023年工作总结⏎⏎一、主要工作⏎全年完成投资2亿元。
        仅供学习 禁止外传⏎麦穗铺子⏎好材料天天有⏎⏎青禾镇2023年工作总结⏎⏎一、主要工作⏎全年完成投资2亿元。
        青禾镇2023年工作总结⏎⏎一、主要工作⏎全年完成投资2亿元。⏎本店承接各类汇报材料代写
    正例
        提供免费咨询服务，推动资料共享，群众收藏下载更方便。
        打击倒卖票证行为，受理群众举报16件。
        凝心聚力促发展⏎——青禾镇2023年工作总结⏎一、主要工作
    修正安全性
        改后须核对：整行不是报告文字时删整行（连同行尾），混在句中的只删这几个字。只改正文，页眉、水印和表格里的由人处理。
    选项
        无
    例外与误报
        标题、副标题、署名、日期、文号、主送机关不报；没有一行广告作旁证时，不认识的短行不报。
    出处
        [gbt-9704-2012] 第7章列举公文要素，没有这一类文字；[textkit] 词表 residue、residue_cues。
    """

    code = "TR002"
    name = "vendor-advert"
    category = "residue.advert"
    summary_en = "Name, slogan or advertisement of a template vendor"
    kinds = ("advert",)
    what = "是文稿来源方的名称、口号或广告"
