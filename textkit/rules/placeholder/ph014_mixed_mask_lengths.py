"""PH014."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from textkit.model.diagnostic import Finding, Related
from textkit.model.document import Document
from textkit.model.layers import Placeholder
from textkit.rules.base import Context, Option, Rule

_GROUPS = {
    "count": "number",
    "money": "number",
    "range": "number",
    "age": "number",
    "unit": "name",
    "place": "name",
    "title": "name",
    "brand": "name",
    "document": "name",
    "event": "name",
    "unknown": "name",
}
"""Roles whose masks are compared with each other; names of people differ in length by nature."""

_GLYPHS = frozenset("×✕╳XxＸｘ*＊○〇◯●□■某")

_CLAUSE_ENDS = "，。；：！？,;\n"

_CLAUSE_WINDOW = 200
"""A clause is not looked for further back than this."""


_Span = tuple[int, int]


class MixedMaskLengths(Rule):
    """占位符号的个数前后不一。

    检查什么
        同类占位符号大多是一个 ×，个别写成 ××、×××；或者同一句里的数字一处 XX、一处 X。每段至多提示一次。
    为什么
        个数不一，读者会当成位数：XX 像两位数，X 像一位数，其实没有这个意思。
    反例
        建立XX个商圈党支部和X个联合党支部。
        辖×个乡、×个镇、×个村，有×个社区、×个小区，党员××名。
    正例
        建立X个商圈党支部和X个联合党支部。
        XX年X月X日，XXX同志到XX县调研。
        建立12个商圈党支部和3个联合党支部。
    修正安全性
        无自动修正：填入实际内容后自然消除。
    选项
        min_runs：同类占位符号至少几处，才谈得上以哪种个数为主。
        min_share：一种个数占到多大比例，才算为主。
    例外与误报
        日期（XX月X日）和姓名（×××）不比较。只作提示，符号本身由其他规则报告。
    出处
        [practice] 公开稿隐去内容时，同类内容用同样的符号。
    """

    code = "PH014"
    name = "mixed-mask-lengths"
    category = "placeholder.mixed-length"
    certainty = "hint"
    summary_en = "Masks of one kind differ in length"
    source = "公文审核通行做法"
    options = (
        Option("min_runs", 5, "处", "再少就看不出哪种个数为主"),
        Option("min_share", 0.75, "比例", "三份样稿中为主的个数占 0.90 以上"),
    )
    layer = "placeholders"
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """At most one finding a paragraph."""
        found: dict[int, Finding] = {}
        for group in ("number", "name"):
            masks = list(_masks(doc.text, ctx.placeholders, group))
            usual = self._usual_length(masks, ctx)
            if usual:
                odd = [(start, end) for start, end in masks if end - start != usual]
            else:
                odd = list(_unlike_in_clause(doc.text, masks)) if group == "number" else []
            for finding in _one_a_clause(doc.text, odd, usual):
                found.setdefault(doc.location(finding.start)[0], finding)
        yield from sorted(found.values(), key=lambda finding: finding.start)

    def _usual_length(self, masks: list[_Span], ctx: Context) -> int:
        """The length of most masks; 0 where none prevails."""
        lengths = Counter(end - start for start, end in masks)
        if len(masks) < int(ctx.option("min_runs")):
            return 0
        length, number = lengths.most_common(1)[0]
        return length if number >= float(ctx.option("min_share")) * len(masks) else 0


def _masks(text: str, placeholders: Iterable[Placeholder], group: str) -> Iterator[_Span]:
    for item in placeholders:
        start, end = item.start, item.end
        if item.kind != "mask" or _GROUPS.get(item.role) != group:
            continue
        if end - start == 1 or _GLYPHS.issuperset(text[start:end]):
            yield start, end


def _clause_start(text: str, at: int) -> int:
    low = max(0, at - _CLAUSE_WINDOW)
    return max(text.rfind(mark, low, at) for mark in _CLAUSE_ENDS)


def _unlike_in_clause(text: str, masks: list[_Span]) -> Iterator[_Span]:
    """Masks that are longer or shorter than the first of their clause."""
    clause, length = -2, 0
    for start, end in masks:
        at = _clause_start(text, start)
        if at != clause:
            clause, length = at, end - start
        elif end - start != length:
            yield start, end


def _one_a_clause(text: str, odd: list[_Span], usual: int) -> Iterator[Finding]:
    behind = f"，而全文同类占位符大多是{usual}个" if usual else "，与同一句里的其他占位符不同"
    for _, spans in groupby(odd, key=lambda span: _clause_start(text, span[0])):
        (start, end), *others = spans
        related = tuple(Related(*span, "同一句里个数不同的占位符") for span in others)
        message = f"这里的占位符是{end - start}个字符{behind}；符号个数不表示位数，请填入实际内容"
        yield Finding(start, end, message, related=related)
