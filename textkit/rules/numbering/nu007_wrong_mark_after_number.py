"""NU007."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from textkit.model.diagnostic import Edit, Finding, Fix
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.kinds import compiled
from textkit.rules.numbering.groups import changed_styles, marker_span

_WRONG = (
    (
        r"[（(]([一二三四五六七八九十]{1,3}|\d{1,3})[）)]\s*[、，,．.。：:]",
        "（{}）",
        "带括号的编号后面不加标点",
    ),
    (r"([一二三四五六七八九十]{1,3})\s*[，,．.。：:]", "{}、", "汉字编号后面用顿号"),
    (r"(\d{1,3})\s*[，,。]", "{}.", "阿拉伯数字编号后面用下脚点"),
    (r"([①-⑳])\s*[、．.，,]", "{}", "带圈的编号后面不加标点"),
)
_COMMON = (
    (r"(\d{1,3})、", "{}.", "阿拉伯数字编号后面用下脚点"),
    (r"\(([一二三四五六七八九十]{1,3}|\d{1,3})\)", "（{}）", "编号的括号用全角"),
    (r"(\d{1,3})．", "{}.", "阿拉伯数字编号后面用下脚点"),
)


class WrongMarkAfterNumber(Rule):
    """编号后的标点不对。

    检查什么
        “（一）、”“一，”“一.”“1,”“①、”，以及常见的“1、”和半角括号“(一)”。
    为什么
        汉字数字后用顿号，阿拉伯数字后用下脚点，带括号、带圈的编号后面不用标点。
    反例
        （一）、提高认识⏎正文。⏎（二）、压实责任⏎正文。
        一，提高认识⏎正文。⏎二，压实责任⏎正文。
        1、提高认识⏎正文。⏎2、压实责任⏎正文。
    正例
        一、提高认识⏎正文。⏎二、压实责任⏎正文。
        （一）提高认识⏎正文。⏎（二）压实责任⏎正文。
        1.提高认识⏎正文。⏎2.压实责任⏎正文。
    修正安全性
        可放心自动改：只换编号后的标点。
    选项
        无
    例外与误报
        “1、”和“(一)”用得很普遍，只作提示；自动编号要在编号格式里改，不能自动改。
    出处
        [gbt-15834-2011] 附录B.3.2—B.3.4 序次语之后的标点。
        [gbt-9704-2012] 7.3.3 结构层次序数。
    """

    code = "NU007"
    name = "wrong-mark-after-number"
    category = "numbering.wrong-mark"
    certainty = "likely"
    summary_en = "Wrong mark after an item number"
    source = "GB/T 15834—2011 附录B.3.2—B.3.4"
    fix = "safe"
    folds = True
    parts = ("body",)
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Look at every marker of the outline."""
        restyled = {section.start for section, _ in changed_styles(ctx.outline)}
        for section, _ in ctx.outline.walk():
            if section.number is None or not section.marker or section.start in restyled:
                continue
            marker = section.marker.strip()
            for table, certainty in ((_WRONG, "likely"), (_COMMON, "hint")):
                found = _corrected(marker, table)
                if found is None:
                    continue
                new, reason = found
                start, end = marker_span(section)
                edit = Fix("safe", f"改为“{new}”", (Edit(start, end, new),))
                message = f"编号“{marker}”应写作“{new}”：{reason}"
                yield Finding(start, end, message, certainty, () if section.auto else (edit,))
                break


@lru_cache(maxsize=256)
def _corrected(marker: str, table: tuple[tuple[str, str, str], ...]) -> tuple[str, str] | None:
    """The proper form of a marker and why; ``None`` where nothing is wrong."""
    for pattern, form, reason in table:
        match = compiled(pattern).fullmatch(marker)
        if match is not None:
            return form.format(match[1]), reason
    return None
