"""NU010."""

from __future__ import annotations

from collections.abc import Iterator

from textkit.model.diagnostic import Finding, Related
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.kinds import compiled
from textkit.rules.numbering.groups import marker_span, same_style_runs

_TYPED = (
    r"(?:[一二三四五六七八九十]{1,3}、|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]"
    r"|\d{1,2}[.．、](?!\d)|[①-⑳])"
)


class TypedNumberBesideAutomatic(Rule):
    """手工编号与自动编号冲突。

    检查什么
        Word 自动编号的段落里又手工打了一个编号（显示成“一、一、工作情况”）；并列的标题有的自动编号，有的手工编号。
    为什么
        增删段落时自动编号会变，手工编号不变，最后不是重号就是跳号；双重编号打印出来直接可见。
    反例
        ⟦一、⟧一、工作开展情况⏎正文。⏎⟦二、⟧存在问题⏎正文。
        ⟦一、⟧工作开展情况⏎正文。⏎⟦二、⟧主要做法⏎正文。⏎三、存在问题⏎正文。
    正例
        ⟦一、⟧工作开展情况⏎正文。⏎⟦二、⟧存在问题⏎正文。
        一、工作开展情况⏎正文。⏎二、存在问题⏎正文。
    修正安全性
        无
    选项
        无
    例外与误报
        只检查 .docx（及转换得来的 .doc、.wps）；例子里⟦ ⟧内是 Word 自动编号。
    出处
        [gbt-9704-2012] 7.3.3 结构层次序数依次标注。
        [practice] 公文审核的通行做法。
    """

    code = "NU010"
    name = "typed-number-beside-automatic"
    category = "numbering.auto-conflict"
    certainty = "certain"
    summary_en = "A typed number conflicts with Word's automatic one"
    source = "公文审核通行做法：编号方式前后一致"
    parts = ("body", "table")
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Automatic labels followed by a typed one; typed siblings of automatic numbers."""
        typed = compiled(_TYPED)
        for block in doc.blocks:
            if block.label is None or not typed.fullmatch(block.label):
                continue
            behind = block.start + len(block.label)
            match = typed.match(doc.text, behind, block.end)
            if match is not None:
                message = f"自动编号“{block.label}”后面又手工打了“{match[0]}”，请删去手工编号"
                yield Finding(block.start, match.end(), message)
        for run in same_style_runs(ctx.outline):
            n_auto = sum(section.auto for section in run)
            if not 0 < n_auto < len(run):
                continue
            fewer = n_auto * 2 <= len(run)
            model = next(section for section in run if section.auto != fewer)
            for section in run:
                if section.auto == fewer:
                    mine, others = ("自动", "手工") if section.auto else ("手工", "自动")
                    message = f"“{section.marker}”是{mine}编号，并列的“{model.marker}”是{others}编号，请统一"
                    yield Finding(
                        *marker_span(section),
                        message,
                        "likely",
                        related=(Related(*marker_span(model), "并列的编号"),),
                    )
