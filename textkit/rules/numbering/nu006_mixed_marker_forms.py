"""NU006."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from textkit.model.diagnostic import Edit, Finding, Fix, Related
from textkit.model.document import Document
from textkit.model.layers import Section
from textkit.rules.base import Context, Rule
from textkit.rules.kinds import compiled
from textkit.rules.numbering.groups import WORD_STYLES, marker_span, same_style_runs
from textkit.text.numerals import format_chinese

_WIDE = str.maketrans("()．", "（）.")


class MixedMarkerForms(Rule):
    """同一级编号的写法不统一。

    检查什么
        并列的编号有的写“（一）”有的写“(二)”，有的写“1.”有的写“2、”，有的写“一、”有的写“二.”。
    为什么
        并列各项编号写法应一致；不一致的往往是从别处粘贴来的。
    反例
        一、总体情况⏎（一）抓学习⏎正文。⏎(二)抓整改⏎正文。⏎（三）抓考核⏎正文。
        一、总体情况⏎1.抓学习⏎正文。⏎2、抓整改⏎正文。⏎3.抓考核⏎正文。
        一、总体情况⏎正文。⏎二、主要做法⏎正文。⏎三．存在问题⏎正文。
    正例
        一、总体情况⏎（一）抓学习⏎正文。⏎（二）抓整改⏎正文。
        一、总体情况⏎1.抓学习⏎正文。⏎2.抓整改⏎正文。
        一是抓学习；二是抓整改。
    修正安全性
        可放心自动改：只把少数写法换成多数写法，号数不变。
    选项
        无
    例外与误报
        自动编号与手工编号混用由另一条规则检查。
    出处
        [gbt-9704-2012] 7.3.3 结构层次序数。
        [gbt-15834-2011] 附录B.3 序次语之后的标点。
    """

    code = "NU006"
    name = "mixed-marker-forms"
    category = "numbering.mixed-style"
    certainty = "likely"
    summary_en = "Siblings numbered in different forms"
    source = "GB/T 15834—2011 附录B.3"
    fix = "safe"
    parts = ("body",)
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Find the markers whose marks differ from most of their siblings'."""
        yield from self._changed_style(ctx)
        for run in same_style_runs(ctx.outline):
            if run[0].style in WORD_STYLES:
                continue
            typed = [section for section in run if not section.auto and section.marker]
            forms = [_form(section.marker or "") for section in typed]
            counts = Counter(forms)
            if len(counts) < 2:
                continue
            usual, n_usual = counts.most_common(1)[0]
            if n_usual * 2 <= len(typed):
                usual = forms[0]
            model = typed[forms.index(usual)]
            for section, form in zip(typed, forms, strict=True):
                extra = form.rstrip("，,、．.：:。") == usual  # NU007 says so
                if form != usual and not extra:
                    yield _finding(section, usual, model)

    def _changed_style(self, ctx: Context) -> Iterator[Finding]:
        """（一）（二）（3）: the series goes on in a deeper style, so it looks like a child."""
        for section, above in ctx.outline.walk():
            parent = above[-1] if above else None
            if parent is None or section.kind == "inline" or parent.kind == "inline":
                continue
            number, before = section.number, parent.number
            if number is None or before is None or number != before + 1 or section.auto:
                continue
            if WORD_STYLES & {section.style, parent.style}:
                continue
            if any(child.style == section.style and child.number == 1 for child in parent.children):
                continue
            start, end = marker_span(section)
            new = _next_marker(parent, number)
            message = f"“{parent.marker}”之后写成了“{section.marker}”，请改为“{new}”"
            fixes = (Fix("safe", f"改为“{new}”", (Edit(start, end, new),)),)
            related = (Related(*marker_span(parent), "前一项"),)
            yield Finding(start, end, message, None, fixes, related)


def _next_marker(parent: Section, number: int) -> str:
    """The parent's marker, one number on."""
    new = str(number) if compiled(r"\d").search(parent.marker or "") else format_chinese(number)
    return _form(parent.marker or "").replace("#", new)


def _form(marker: str) -> str:
    """The marker with its number taken out: ``（#）``, ``#.``, ``#、``."""
    form = compiled(r"[一二三四五六七八九十百〇零]+|\d+").sub("#", "".join(marker.split()), count=1)
    return str(form)


def _finding(section: Section, usual: str, model: Section) -> Finding:
    marker = section.marker or ""
    number = compiled(r"[一二三四五六七八九十百〇零]+|\d+").search(marker)
    start, end = marker_span(section)
    new = usual.replace("#", number[0]) if number else marker
    message = f"编号“{marker.strip()}”与并列各项的写法“{model.marker}”不一致，请改为“{new}”"
    fixes = (Fix("safe", f"改为“{new}”", (Edit(start, end, new),)),) if number else ()
    related = (Related(*marker_span(model), "并列的编号"),)
    # Only the width of the brackets differs: a matter of typing, not of pasted parts.
    certainty = "hint" if _form(marker).translate(_WIDE) == usual.translate(_WIDE) else None
    return Finding(start, end, message, certainty, fixes, related)
