"""CN014."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textkit.model.diagnostic import Finding, Related
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.count.figures import step_of
from textkit.rules.kinds import compiled

Span = tuple[int, int]
Cells = Mapping[tuple[int, int], Span]

_NUMBER = r"\s*(\d{1,12}(?:\.\d{1,4})?)\s*"
_SHARE = r"\s*(\d{1,3}(?:\.\d{1,4})?)\s*[%％]?\s*"


class TableShareMismatch(Rule):
    """表格里的占比与件数、合计算出来的不符。

    检查什么
        Word 表格里“占比”“比例”“比重”一列，与左边一列的数除以合计得出的百分比不同。
    为什么
        占比由件数除以合计得出，改了件数没有改占比就会露出来。
    反例
        ⟦表⟧类别|件数|占比⏎⟦表⟧教育|12|60%⏎⟦表⟧卫生|8|45%⏎⟦表⟧合计|20|100%
        ⟦表⟧类别|人数|比例（%）⏎⟦表⟧甲|25|25⏎⟦表⟧乙|75|57⏎⟦表⟧合计|100|100
    正例
        ⟦表⟧类别|件数|占比⏎⟦表⟧教育|12|60%⏎⟦表⟧卫生|8|40%⏎⟦表⟧合计|20|100%
        ⟦表⟧类别|件数|完成比例⏎⟦表⟧教育|12|90%⏎⟦表⟧卫生|8|45%⏎⟦表⟧合计|20|72%
    修正安全性
        无
    选项
        无
    例外与误报
        对得上的行不到一半时，占比另有分母，不报；末位相差一以内是四舍五入。
    出处
        [gongwen-2012] 公文审核重点：数字准确。
        [practice] 公文审核的通行做法：占比可以推算。
    """

    code = "CN014"
    name = "table-share-mismatch"
    category = "count.share"
    certainty = "likely"
    summary_en = "A share in a table is not the part divided by the total"
    source = "公文审核通行做法：占比可以推算"
    parts = ("table",)
    triggers = ("占比", "比例", "比重")
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Divide the column left of each share column by its total."""
        tables: dict[int, dict[tuple[int, int], Span]] = {}
        for block in doc.blocks:
            if block.cell is not None and block.end > block.start:
                table, row, column = block.cell
                tables.setdefault(table, {})[row, column] = (block.start, block.end)
        for cells in tables.values():
            yield from _check_table(doc.text, cells)


def _check_table(text: str, cells: Cells) -> Iterator[Finding]:
    totals = [
        row
        for (row, column), span in cells.items()
        if column == 0 and compiled(r"\s*[合总]\s*计\s*").fullmatch(text, *span)
    ]
    for (row, column), span in cells.items():
        if row == 0 and totals and compiled("占比|比例|比重").search(text, *span):
            yield from _check_column(text, cells, column, totals[-1])


def _check_column(text: str, cells: Cells, column: int, last: int) -> Iterator[Finding]:
    total = _number(text, cells, (last, column - 1))
    if not total:
        return
    right, wrong = 0, []
    for row in range(1, last):
        part = _number(text, cells, (row, column - 1))
        span = cells.get((row, column))
        match = compiled(_SHARE).fullmatch(text, *span) if span else None
        if part is None or match is None:
            continue
        share = 100 * part / total
        if abs(share - float(match[1])) <= 1.01 * step_of(match[1]):
            right += 1
        else:
            wrong.append((row, match, share))
    for row, match, share in wrong if len(wrong) <= right else ():
        message = f"按件数和合计应为{share:.2f}%，这里写的是“{match[0].strip()}”，请核对"
        related = (
            Related(*cells[row, column - 1], "件数"),
            Related(*cells[last, column - 1], "合计"),
        )
        yield Finding(match.start(1), match.end(), message, related=related)


def _number(text: str, cells: Cells, place: tuple[int, int]) -> float | None:
    """The number a cell holds, ``None`` where it holds none."""
    span = cells.get(place)
    match = compiled(_NUMBER).fullmatch(text, *span) if span else None
    return float(match[1]) if match else None
