"""PH018."""

from __future__ import annotations

from textkit.rules.placeholder.roles import RoleRule


class StrayMask(RoleRule):
    """认不出作用的占位符号。

    检查什么
        前后文看不出代替什么的 ×、XX、某某、** 等：“中心X；”“以XX为抓手”。
    为什么
        留下的符号会让人以为稿子没有写完。
    反例
        抓好XX，推进XX。
        本中心XX；其他事项另行通知。
        ×××××××××。
    正例
        抓好学习，推进落实。
        二〇二四年
        对的打√，错的打×。
        人工智能+X
    修正安全性
        无自动修正：实际内容只有写的人知道。
    选项
        无
    例外与误报
        单独一个字母 X、又没有别的占位符佐证时，只作警告。公式、字母变量、错号不报。
    出处
        [gongwen-2012] 第二十条：审核时核对人名、地名、时间、数字。
    """

    code = "PH018"
    name = "stray-mask"
    category = "placeholder.stray"
    summary_en = "A stray mask with no role"
    source = "《党政机关公文处理工作条例》第二十条"
    false_alarms = 0.0
    kinds = ("unknown",)
    message = "{phrase}里的符号看不出代替什么，请补上内容或删去"
