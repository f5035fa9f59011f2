"""TR021."""

from __future__ import annotations

from textkit.model.layers import Replacement
from textkit.rules.residue.replaced import ReplacedRule, words_of


class SwappedCharacter(ReplacedRule):
    """某个字被整体替换成另一个字。

    检查什么
        “县场”“县民”“城县”一类：全文有一个字多处不成词，换回同一个字后处处成词，而那个字在文中不见了或只剩一部分。
    为什么
        改写他人材料时用“全部替换”改级别或名称（如“市”改“县”），连带改坏了“市场”“城市”等词语。
    反例
        经济镇会持续发展，镇会保障更加有力，镇区服务更加便捷，镇会治理更加有效，合作镇不断壮大，镇会主义核心价值观深入人心。
        坚持区的领导，严肃区内政治生活，区员带头，区支部规范，区风好转，共产区员冲在前，区章区规入心。
        加强团的建设，压实团委责任，从严治团，发展团员。全市团建：团组织、共产团员、团中央、团支部、团风廉政、团纪国法、团性修养、执政团、团史学习、入团誓词、团课。
    正例
        优化市场环境，激发市场主体活力，提升城市品质，方便市民办事，县域经济和县城建设同步推进。
        皖企出海，皖北振兴，皖南提质，皖江联动，皖茶飘香。
        网格员、护林员、调解员、讲解员、保洁员各司其职。
    修正安全性
        把字改回推断的字，改后须核对：原来就该用这个字的地方不报，但两可的地方可能判断有误。
    选项
        无
    例外与误报
        至少要有四处不同上下文、三个以上不同词语互相印证才报；省级简称和常用虚词不作怀疑对象。
    出处
        [gongwen-2012] 第二十二条：公文文稿签发前应当审核文字。
    """

    code = "TR021"
    name = "swapped-character"
    category = "residue.replaced"
    summary_en = "Character replaced by another one throughout the text"
    kinds = ("swapped",)

    def describe(self, text: str, item: Replacement, n_places: int) -> str:
        """What stands there, what is meant, how often."""
        wrong, right = words_of(text, item)
        return (
            f"“{wrong}”疑为“{right}”：文中{n_places}处“{item.right}”像是被整体替换成了“{item.wrong}”，"
            "请逐处改回"
        )
