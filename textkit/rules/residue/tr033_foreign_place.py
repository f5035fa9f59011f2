"""TR033."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from textkit.model.diagnostic import Finding
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.kinds import compiled

SELF = (
    r"(?<![安健完保成齐周])[我全]"
    r"((?![国省市县区镇乡村面民域体部过力新速会球天年部们党校院社委各级员州])\p{Han}{2})(县|区|镇|乡)(?![域块间])"
)


class ForeignPlace(Rule):
    """把别的地方当作本地来称呼。

    检查什么
        同一篇里有两个地方都被称作“我青岚县”“全云河县”：自称的地名前后不一。
    为什么
        套用外单位材料时地名没有改净。
    反例
        我青岚县坚持党建引领，全青岚县上下一心，全青岚县群众满意度提升，全云河县面貌一新。
        全柳湾镇共有党员800名，我柳湾镇抓实阵地，全石桥镇召开大会。
        我白沙乡高度重视，全白沙乡动员，全青石乡排查隐患。
    正例
        我县坚持党建引领，赴云河县考察学习，全县上下一心。
        全青岚县上下一心，我青岚县群众满意度提升，云河县来我县交流。
        全国各地区、全省各市县认真落实。
    修正安全性
        不提供自动修正：哪个是本地由作者判断。
    选项
        无
    例外与误报
        只看“我”“全”直接加地名的自称；提到外地而不自称的不报。
    出处
        [gongwen-2012] 第二十二条：公文文稿签发前应当审核地名。
    """

    code = "TR033"
    name = "foreign-place"
    category = "residue.real-name"
    summary_en = "Another place spoken of as the report's own"
    source = "《党政机关公文处理工作条例》第二十二条（审核地名）"
    triggers = ("我", "全")
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Self-designations by another name of the same level than the usual one."""
        found = list(compiled(SELF).finditer(doc.text))
        names = Counter((hit[1], hit[2]) for hit in found)
        for level in {level for _, level in names}:
            alike = [(n, name) for (name, of_level), n in names.items() if of_level == level]
            n_own, own = max(alike)
            if len(alike) < 2 or n_own < 2:
                continue
            for hit in found:
                if hit[2] == level and hit[1] != own:
                    message = (
                        f"“{hit[0]}”与本地自称“{own}{level}”不一致（自称{n_own}处），"
                        "疑为套用外单位材料未改净，请核对"
                    )
                    yield Finding(hit.start(1), hit.end(2), message)
