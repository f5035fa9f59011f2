"""TR027."""

from __future__ import annotations

from collections.abc import Iterator

from textkit.model.diagnostic import Edit, Finding, Fix
from textkit.model.document import Document
from textkit.rules.base import Context, Rule


class SpunWord(Rule):
    """同义词替换留下的错配词。

    检查什么
        “夯实根底”“当真贯彻”“平安生产”“监视检查”“原那么”一类：公文固定搭配里的词被换成近义词或拆坏的字。
    为什么
        采集网站用程序替换同义词来回避查重，词面相近，用在公文里却不对；整份材料很可能来自这类网站。
    反例
        进一步夯实根底，当真贯彻落实上级部署。
        开展平安生产大检查，加强监视检查，排查平安隐患。
        坚持公开、公平、公正的原那么，高度器重信访工作。
    正例
        进一步夯实基础，认真贯彻落实上级部署。
        开展安全生产大检查，推进平安建设，加强监督检查。
        那么多困难都克服了，他对家乡的根底很清楚。
    修正安全性
        给出原词，改后须核对：个别搭配可能是作者有意这样写。
    选项
        无
    例外与误报
        只收公文中不会这样说的固定搭配；单个近义词不报。
    出处
        [practice] 词表 spun_words，依采集网站改写的常见结果整理。
    """

    code = "TR027"
    name = "spun-word"
    category = "residue.rewriting"
    summary_en = "Collocation broken by synonym spinning"
    source = "公文用词核对的通行做法"
    fix = "unsafe"
    lexicons = ("spun_words",)
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Hits of the lexicon."""
        for match in ctx.matches("spun_words"):
            term, new = match.entry.term, match.entry.replacement
            message = f"“{term}”疑为“{new}”：像是程序替换同义词留下的，请改回并核对全文"
            edit = Edit(match.start, match.end, new)
            yield Finding(
                match.start, match.end, message, fixes=(Fix("unsafe", f"改为“{new}”", (edit,)),)
            )
