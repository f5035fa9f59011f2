"""NU006."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from textkit.model.diagnostic import Edit, Finding, Fix, Related
from textkit.model.document import Document
from textkit.model.layers import Section
from textkit.rules.base import Context, Rule
from textkit.rules.kinds import compiled
from textkit.rules.numbering.groups import (
    WORD_STYLES,
    changed_styles,
    marker_span,
    same_style_runs,
)
from textkit.text.numerals import format_chinese, parse_numeral

_NUMBER = (
    r"[一二三四五六七八九十百〇零]+|\d+(?:[.．]\d+)*"
    r"|[①-⑳⑴-⒇⒈-⒛㈠-㈩㉑-㉟❶-❿Ⅰ-Ⅻ]|[IVX]+|[A-Za-z甲乙丙丁戊己庚辛壬癸]"
)
"""The whole number of a marker: ``1.2`` and ``Ⅳ`` are one number each."""

_WIDE = str.maketrans("()．", "（）.")


class MixedMarkerForms(Rule):
    """同一级编号的写法不统一。

    检查什么
        并列的编号有的写“（一）”有的写“(二)”，有的写“1.”有的写“2、”，有的写“一、”有的写“二.”；
        接着上一项往下数却换了写法的编号，如（一）（二）3、。
    为什么
        并列各项编号写法应一致；不一致的往往是从别处粘贴来的。
    反例
        一、总体情况⏎（一）抓学习⏎正文。⏎(二)抓整改⏎正文。⏎（三）抓考核⏎正文。
        一、总体情况⏎1.抓学习⏎正文。⏎2、抓整改⏎正文。⏎3.抓考核⏎正文。
        一、总体情况⏎正文。⏎二、主要做法⏎正文。⏎三．存在问题⏎正文。
        （一）抓学习⏎正文。⏎（二）抓整改⏎正文。⏎3、抓考核⏎正文。
    正例
        一、总体情况⏎（一）抓学习⏎正文。⏎（二）抓整改⏎正文。
        一、总体情况⏎1.抓学习⏎正文。⏎2.抓整改⏎正文。
        一是抓学习；二是抓整改。
        1.1 抓学习⏎1.2 抓整改⏎1.3 抓考核
        ①加强领导。②压实责任。③严格考核。
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
                narrow = form == usual.translate(_WIDE)  # the others should change: NU007
                if form != usual and not extra and not narrow:
                    yield _finding(section, usual, model)

    def _changed_style(self, ctx: Context) -> Iterator[Finding]:
        """（一）（二）（3）: the series goes on in another style."""
        for section, before in changed_styles(ctx.outline):
            if section.auto:
                continue
            start, end = marker_span(section)
            new = _next_marker(before)
            advice = f"请改为“{new}”" if new else "请统一"
            message = f"“{before.marker}”之后写成了“{section.marker}”，{advice}"
            fixes = (Fix("safe", f"改为“{new}”", (Edit(start, end, new),)),) if new else ()
            related = (Related(*marker_span(before), "前一项"),)
            yield Finding(start, end, message, None, fixes, related)


def _next_marker(before: Section) -> str:
    """The marker that follows; empty where its number is neither Han nor plain digits."""
    marker = before.marker or ""
    match = compiled(_NUMBER).search(marker)
    following = (before.number or 0) + 1
    if match is None or parse_numeral(match[0]) != before.number:
        return ""
    new = str(following) if match[0].isdigit() else format_chinese(following)
    return _form(marker).replace("#", new)


def _form(marker: str) -> str:
    """The marker with its number taken out: ``（#）``, ``#.``, ``#、``."""
    form = compiled(_NUMBER).sub("#", "".join(marker.split()), count=1)
    return str(form)


def _finding(section: Section, usual: str, model: Section) -> Finding:
    marker = section.marker or ""
    number = compiled(_NUMBER).search(marker)
    start, end = marker_span(section)
    new = usual.replace("#", number[0]) if number else marker
    message = f"编号“{marker.strip()}”与并列各项的写法“{model.marker}”不一致，请改为“{new}”"
    fixes = (Fix("safe", f"改为“{new}”", (Edit(start, end, new),)),) if number else ()
    related = (Related(*marker_span(model), "并列的编号"),)
    # Only the width of the brackets differs: a matter of typing, not of pasted parts.
    certainty = "hint" if _form(marker).translate(_WIDE) == usual.translate(_WIDE) else None
    return Finding(start, end, message, certainty, fixes, related)
