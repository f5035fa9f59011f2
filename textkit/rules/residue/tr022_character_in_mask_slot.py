"""TR022."""

from __future__ import annotations

from textkit.model.diagnostic import Fix
from textkit.model.layers import Replacement
from textkit.rules.residue.replaced import ReplacedRule


class CharacterInMaskSlot(ReplacedRule):
    """占位符被替换成了某个字。

    检查什么
        “党月党日”“《党日报》”“党名党员”一类：待填数字或名称的位置上是同一个汉字。
    为什么
        改回被遮去的字时用了“全部替换”，把真正待填的 X、× 也换成了这个字；这里应填数字或名称。
    反例
        每月开展“主题党日报”活动。
        党月党日，党名党员到社区报到，投入党万元，完成率达党%。
        X月党日召开现场会，《党日报》作了专题报道。
        今年党月，全镇培训骨干党余名，发展党员党名，投入党万元，受益党户。
    正例
        每月开展主题党日，党员到社区报到，党组织引领治理。
        5月生日会如期举行，《人民日报》作了报道。
        全年培训骨干3名，投入2万元。
    修正安全性
        不提供自动修正：要填的数字或名称只有作者知道。
    选项
        无
    例外与误报
        同一个字至少要在三类待填位置（量词、年月日、报名、百分号前）出现才报。
    出处
        [gongwen-2012] 第二十二条：公文文稿签发前应当审核人名、地名、时间、数字。
    """

    code = "TR022"
    name = "character-in-mask-slot"
    category = "residue.replaced"
    summary_en = "Placeholder replaced by a character"
    fix = "none"
    kinds = ("unmasked",)

    def describe(self, text: str, item: Replacement, n_places: int) -> str:
        """What stands there and what belongs there."""
        phrase = text[item.word_start : item.word_end]
        if item.right:
            meant = phrase.replace(item.wrong, item.right)
            return f"“{phrase}”疑为“{meant}”：像是全部替换留下的残字，请改回并核对"
        return (
            f"“{phrase}”中的“{item.wrong}”疑为占位符（X、× 等）被整体替换所致，"
            "这里应填数字或名称，请补上"
        )

    def fixes_of(self, item: Replacement) -> tuple[Fix, ...]:
        """None: only the writer knows the number."""
        return ()
