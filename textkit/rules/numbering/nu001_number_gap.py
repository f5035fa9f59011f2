"""NU001."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from textkit.model.diagnostic import Finding, Related
from textkit.model.document import Block, Document
from textkit.model.layers import Section
from textkit.rules.base import Context, Rule
from textkit.rules.numbering.groups import (
    WORD_STYLES,
    closes_gap,
    marker_span,
    same_style_runs,
)


class NumberGap(Rule):
    """编号跳号。

    检查什么
        同一级编号（一、（一）1.（1）一是、第一等）中间缺号，如一、三；也包括不从一开始；
        Word 表格“序号”一列中间缺号。
    为什么
        跳号多因删去一项没有重新编号，读者会以为漏了内容。
    反例
        一、工作开展情况⏎正文。⏎三、下步打算⏎正文。
        做到：一是抓学习；二是抓整改；四是抓考核。
        一、基本情况⏎（一）抓学习⏎正文。⏎（二）抓整改⏎正文。⏎（四）抓考核⏎正文。
        ⟦表⟧序号|事项⏎⟦表⟧1|教育⏎⟦表⟧2|卫生⏎⟦表⟧4|就业
    正例
        一、工作开展情况⏎正文。⏎二、下步打算⏎正文。
        做到：一是抓学习；二是抓整改；三是抓考核。
        ⟦表⟧序号|事项⏎⟦表⟧1|教育⏎⟦表⟧2|卫生⏎⟦表⟧3|就业
    修正安全性
        无
    选项
        无
    例外与误报
        摘录、节选的文本会从中间的号开始；自动编号的跳号多是误设了起始值；
        例子里⟦表⟧表示表格的一行，| 分开单元格。
    出处
        [gongwen-2012] 公文审核重点：结构层次序数。
        [gbt-9704-2012] 7.3.3 结构层次序数依次标注。
    """

    code = "NU001"
    name = "number-gap"
    category = "numbering.gap"
    certainty = "certain"
    summary_en = "A number is missing in a series"
    source = "GB/T 9704—2012 7.3.3"
    parts = ("body", "table")
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Compare each number with the one before it."""
        if "序号" in doc.text:
            yield from _table_gaps(doc)
        for run in same_style_runs(ctx.outline):
            numbers = [section.number or 0 for section in run]
            if len(run) < 2 or sorted(set(numbers)) != numbers:
                continue  # repeats and disorder are other rules'
            if numbers[0] == 2 and run[0].style not in WORD_STYLES:
                start, end = marker_span(run[0])
                message = f"编号从“{run[0].marker}”开始，前面缺第1项，请核对"
                yield Finding(start, end, message, "likely")
            for before, section in pairwise(run):
                missing = (section.number or 0) - (before.number or 0) - 1
                if missing < 1 or (missing == 1 and closes_gap(ctx.outline, before, section)):
                    continue
                start, end = marker_span(section)
                message = (
                    f"{_before(doc, before, start)}“{section.marker}”，缺{missing}个号，请核对"
                )
                related = (Related(*marker_span(before), "前一项"),)
                # A series in words may have lost an item with a paragraph of its own.
                apart = section.style in WORD_STYLES and "\n" in doc.text[before.start : start]
                certainty = "hint" if apart else "certain" if missing <= 2 else "likely"
                yield Finding(start, end, message, certainty, related=related)


def _before(doc: Document, before: Section, at: int) -> str:
    """Where the item before the gap stands; readers look for it right above the next one."""
    if "\n" not in doc.text[before.start : at]:
        return f"“{before.marker}”后面是"
    return f"上一项“{before.marker}”在第{doc.location(before.start)[0]}行，这里是"


def _table_gaps(doc: Document) -> Iterator[Finding]:
    """Numbers that are missing in a 序号 column whose other cells count one by one."""
    columns: dict[tuple[int, int], list[Block]] = {}
    for block in doc.blocks:
        if block.cell is not None:
            table, _, column = block.cell
            columns.setdefault((table, column), []).append(block)
    for header, *cells in columns.values():
        words = [doc.text[cell.start : cell.end].strip() for cell in cells]
        if "".join(doc.text[header.start : header.end].split()) != "序号":
            continue
        if len(cells) < 3 or not all(word.isdecimal() and len(word) <= 4 for word in words):
            continue
        numbers = [int(word) for word in words]
        gaps = [i for i in range(1, len(numbers)) if numbers[i] != numbers[i - 1] + 1]
        if len(gaps) != 1 or numbers[gaps[0]] <= numbers[gaps[0] - 1] + 1:
            continue
        before, cell = cells[gaps[0] - 1], cells[gaps[0]]
        missing = numbers[gaps[0]] - numbers[gaps[0] - 1] - 1
        message = f"序号“{words[gaps[0] - 1]}”下面是“{words[gaps[0]]}”，缺{missing}个号，请核对"
        related = (Related(before.start, before.end, "上一行"),)
        yield Finding(cell.start, cell.end, message, "likely", related=related)
