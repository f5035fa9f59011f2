"""TR014."""

from __future__ import annotations

from textkit.rules.residue.foreign import ForeignRule


class MemberGate(ForeignRule):
    """网站截断全文的提示。

    检查什么
        “此处省略146字，开通会员后查看”“此处隐藏744字”“还剩3页未读，继续阅读”“阅读全文请登录”等。
    为什么
        文稿从只给部分内容的网站复制，此处缺正文。
    反例
        全镇实施项目14个。……（此处省略1286字，正式会员可完整阅读）……
        一、主要工作⏎（此处隐藏744字）⏎二、存在问题
        青禾镇2023年工作总结⏎一、主要工作⏎全年完成投资2亿元。⏎阅读全文请登录
    正例
        （名单略）
        办事群众登录平台后可查看办理进度。
        群众登录后即可下载资料，用户注册人数达2万。
    修正安全性
        改后须核对：整行不是报告文字时删整行（连同行尾），混在句中的只删这几个字。只改正文，页眉、水印和表格里的由人处理。
    选项
        无
    例外与误报
        “（略）”“（名单略）”是公文的通行省略，不报。
    出处
        [textkit] 词表 residue_patterns。
    """

    code = "TR014"
    name = "member-gate"
    category = "residue.member-gate"
    summary_en = "Notice of a web site that cut the text off"
    kinds = ("gate",)
    what = "是网站截断全文的提示，此处缺内容，补齐后"
