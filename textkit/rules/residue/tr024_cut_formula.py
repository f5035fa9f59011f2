"""TR024."""

from __future__ import annotations

from collections.abc import Iterator

from textkit.model.diagnostic import Edit, Finding, Fix
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.kinds import compiled

OTHER_WORDS = "学复实练研温自见补演修传"
"""Before one of these 习 is no surname: 学习新时代…, 学习.平时…."""
THOUGHT = "中国特色社会主义思想"
MASKED_NAME = rf"[X×xＸ＊*■○□某]{{1,4}}(?=((?:新时代)?{THOUGHT}))"
BARE_SURNAME = rf"(?<![{OTHER_WORDS}])习(?=新时代(?:中国特色|思想|重要))"


class CutFormula(Rule):
    """固定提法缺字。

    检查什么
        “习新时代中国特色社会主义思想”“中国特色.主义”“党的.精神”“XJP”一类：固定提法中间的字被删去或换成符号。
    为什么
        网站的过滤程序会删去姓名和某些词，转抄后提法残缺；这类提法错不得。
    反例
        以习新时代中国特色社会主义思想为指导，坚定不移走中国特色.主义道路。
        认真学习XJP总书记重要讲话和党的.精神。
        深入学习XX新时代中国特色社会主义思想，牢记习总书记重要指示，以习新时代思想为指导。
        弘扬社会主核心价值观，践行“个意识”。
    正例
        以习近平新时代中国特色社会主义思想为指导，坚定不移走中国特色社会主义道路。
        深入学习新时代中国特色社会主义思想。
        认真学习党的创新理论和全会精神。
    修正安全性
        缺什么字能由固定提法定下来的给出修正，改后须核对；“党的.精神”缺哪次会议只有作者知道，不给修正。
    选项
        无
    例外与误报
        “学习新时代……”中的“习”属于前面的词，不报；口头简称“习总书记”作提示。
    出处
        [gongwen-2012] 第二十二条：公文文稿签发前应当审核提法。
    """

    code = "TR024"
    name = "cut-formula"
    category = "residue.rewriting"
    certainty = "certain"
    summary_en = "Fixed formula with characters cut out"
    source = "《党政机关公文处理工作条例》第二十二条（审核提法）"
    fix = "unsafe"
    lexicons = ("cut_formulae",)
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Known damaged forms, and the surname without its given name."""
        for match in ctx.matches("cut_formulae"):
            before = doc.text[match.start - 1 : match.start]
            if match.entry.term[0] == "习" and before and before in OTHER_WORDS:
                continue
            found = self._finding(match.start, match.end, match.entry.term, match.entry.replacement)
            yield found._replace(certainty="hint") if match.entry.category == "short" else found
        if THOUGHT in doc.text:
            for name in compiled(MASKED_NAME).finditer(doc.text):
                yield _masked(name.start(), name.end(), name[0] + name[1])
        if "习新时代" in doc.text:
            for surname in compiled(BARE_SURNAME).finditer(doc.text):
                start, end = surname.span()
                yield self._finding(start, end, "习新时代", "习近平", shown="习近平新时代")

    def _finding(self, start: int, end: int, term: str, new: str, shown: str = "") -> Finding:
        if not new:
            message = f"“{term}”中间缺字，疑被过滤程序删去，请按原文补全"
            return Finding(start, end, message)
        message = f"“{term}”缺字，应为“{shown or new}”：疑被过滤程序删去，请补全"
        fix = Fix("unsafe", f"改为“{new}”", (Edit(start, end, new),))
        return Finding(start, end, message, fixes=(fix,))


def _masked(start: int, end: int, phrase: str) -> Finding:
    """The name before the formula masked, its 新时代 sometimes with it."""
    new = "习近平" if "新时代" in phrase else "习近平新时代"
    message = f"“{phrase}”的提法被遮去一部分，应为“习近平新时代{THOUGHT}”，请补全"
    fix = Fix("unsafe", f"改为“{new}”", (Edit(start, end, new),))
    return Finding(start, end, message, fixes=(fix,))
