"""TR020."""

from __future__ import annotations

from textkit.model.layers import Replacement
from textkit.rules.residue.replaced import ReplacedRule, words_of


class MaskedCharacter(ReplacedRule):
    """词中的字被 X、× 一类符号替换。

    检查什么
        “从严治X”“X徽”一类：X、×、■ 等符号不在待填的位置，而在固定词语里面，补回同一个字后多处都成词。
    为什么
        套用他人材料时把某个字或名称整体替换成符号，词语也被替换了；这不是待填的占位符，照原字改回即可。
    反例
        要推动全面从严治X向基层延伸，党员干部带头落实全面从严治党责任。
        坚持X要管X、全面从严治X，X员干部要增强X性，X组织要发挥作用，X支部要建强。
        社会主义×场经济更加完善，城×化稳步推进，统一大×场加快建设，城×更新有序实施。
    正例
        X县召开会议，X名干部参加，X个乡镇作了发言。
        医院新增X光机2台，车间采用3×5米的标准板材。
        要推动全面从严治党向基层延伸，党员佩戴党徽。
    修正安全性
        把符号改回推断的字，改后须核对：个别位置可能本来就是待填的名称或数字。
    选项
        无
    例外与误报
        量词、年月日、百分号之前的符号是待填的数字，由占位符规则检查；只出现一次又没有固定词语佐证的不报。
    出处
        [gongwen-2012] 第二十二条：公文文稿签发前应当审核文字。
    """

    code = "TR020"
    name = "masked-character"
    category = "residue.replaced"
    summary_en = "Character of a word replaced by a mask such as X"
    kinds = ("masked",)

    def describe(self, text: str, item: Replacement, n_places: int) -> str:
        """What stands there, what is meant, how often."""
        wrong, right = words_of(text, item)
        message = f"“{wrong}”疑为“{right}”：这里的“{item.wrong}”不是待填的空，而是“{item.right}”被替换掉了"
        if n_places > 1:
            message += f"，全文同类{n_places}处"
        return message + "，请改回并核对"
