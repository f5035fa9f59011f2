"""PN007."""

from __future__ import annotations

from collections.abc import Iterator

from textkit.model.diagnostic import Edit, Finding, Fix
from textkit.model.document import Block, Document
from textkit.rules.base import Context, Option, Rule

_BLANKS = " \u00a0\u3000\t"


class HandMadeIndent(Rule):
    """段首用空格缩进，与其他段落不一致。

    检查什么
        成段文字里，少数段落以空格、不间断空格或全角空格开头，而多数段落没有，或用的不是同一种空格。
    为什么
        首行缩进应由段落格式设置；个别段落手工敲的空格是粘贴残留，字号一变就对不齐。
    反例
        今年以来，我区扎实推进各项工作，取得了较为明显的成效。⏎上半年，全区完成投资任务，群众满意度稳步提升，秩序良好。⏎  　下一步，我们将认真落实上级要求，确保全年目标如期实现。
    正例
        今年以来，我区扎实推进各项工作，取得了较为明显的成效。⏎　　上半年，全区完成投资任务，群众满意度稳步提升，秩序良好。⏎　　下一步，我们将认真落实上级要求，确保全年目标如期实现。
        今年以来，我区扎实推进各项工作，取得了较为明显的成效。⏎上半年，全区完成投资任务，群众满意度稳步提升，秩序良好。
    修正安全性
        可放心自动改：换成多数段落的段首写法。
    选项
        max_share：少数派段落占全部段落的最大比例，超过就不算少数。
        min_chars：成段文字的最少字数。
    例外与误报
        署名、日期、居中的短行不看；全文都用空格缩进时不报（版面规则另查）。
    出处
        [gbt-9704-2012] 7.3.3 正文每个自然段左空二字。
        [practice] 公文审核的通行做法。
    """

    code = "PN007"
    name = "hand-made-indent"
    category = "punct.indent"
    certainty = "likely"
    summary_en = "Paragraph indented by blanks, unlike its neighbours"
    source = "GB/T 9704—2012 7.3.3"
    fix = "safe"
    parts = ("body",)
    options = (
        Option("max_share", 0.34, "比例", "超过三分之一时说不清哪种写法是全文的写法"),
        Option("min_chars", 25, "字", "更短的行多是标题、署名、日期，居中或靠右"),
    )
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Paragraphs whose leading blanks differ from most."""
        text = doc.text
        min_chars = int(ctx.option("min_chars"))
        foreign = ctx.residue.lines
        indents: list[tuple[Block, str]] = []
        counts: dict[str, int] = {}
        for block in doc.blocks:
            if block.part != "body" or block.end - block.start < min_chars:
                continue
            if foreign and doc.location(block.start)[0] in foreign:
                continue
            end = block.start
            while end < block.end and text[end] in _BLANKS:
                end += 1
            indent = text[block.start : end]
            indents.append((block, indent))
            counts[indent] = counts.get(indent, 0) + 1
        if len(counts) < 2:
            return
        usual = max(counts, key=lambda indent: counts[indent])
        n_odd = sum(1 for _, indent in indents if indent and indent != usual)
        if n_odd > float(ctx.option("max_share")) * len(indents):
            return
        for block, indent in indents:
            if indent and indent != usual:
                edit = Edit(block.start, block.start + len(indent), usual)
                description = "改为与其他段落相同的段首写法"
                yield Finding(
                    block.start,
                    block.start + len(indent),
                    f"段首有{len(indent)}个手敲的空格，与其他段落不一致，请删去并用段落格式设置缩进",
                    fixes=(Fix("safe", description, (edit,)),),
                )
