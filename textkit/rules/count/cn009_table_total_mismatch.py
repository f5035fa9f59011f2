"""CN009."""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from collections.abc import Iterator
from typing import NamedTuple

from textkit.model.diagnostic import Finding, Related
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.kinds import compiled

_NUMBER = r"\s*(\d{1,12}(?:,\d{3})*(?:\.\d{1,4})?)\s*"
_TOTAL = r"\s*(?:总\s*计|合\s*计|总\s*数|共\s*计)\s*"


class Cell(NamedTuple):
    """A cell that holds one number."""

    row: int
    column: int
    start: int
    end: int
    value: float


class TableTotalMismatch(Rule):
    """表格的合计与各行之和不符。

    检查什么
        Word 表格里“合计”“总计”一行（或一列）的数，与上面各行（左边各列）相加的结果不同。
    为什么
        表里的数一加就知道对错；合计不对，正文里引用的总数也跟着错。
    反例
        ⟦表⟧类别|件数⏎⟦表⟧教育|12⏎⟦表⟧卫生|8⏎⟦表⟧合计|21
        ⟦表⟧类别|件数|办结⏎⟦表⟧教育|12|10⏎⟦表⟧卫生|8|8⏎⟦表⟧合计|20|17
    正例
        ⟦表⟧类别|件数⏎⟦表⟧教育|12⏎⟦表⟧卫生|8⏎⟦表⟧合计|20
        ⟦表⟧类别|比例⏎⟦表⟧教育|97.5%⏎⟦表⟧卫生|100%⏎⟦表⟧合计|98.2%
        ⟦表⟧类别|件数⏎⟦表⟧教育|××⏎⟦表⟧卫生|8⏎⟦表⟧合计|21
    修正安全性
        无
    选项
        无
    例外与误报
        有空格、占位符、百分数的行列不加；列里有“其中”的行不加；例子里⟦表⟧表示表格的一行，| 分开单元格。
    出处
        [gongwen-2012] 公文审核重点：数字准确。
        [practice] 公文审核的通行做法：合计等于各项之和。
    """

    code = "CN009"
    name = "table-total-mismatch"
    category = "count.sum"
    certainty = "likely"
    summary_en = "The total row or column of a table is not the sum"
    source = "公文审核通行做法：合计等于各项之和"
    parts = ("table",)
    triggers = ("计", "总数")
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Add up the columns above and the rows left of each total."""
        tables: dict[int, dict[tuple[int, int], list[tuple[int, int]]]] = {}
        for block in doc.blocks:
            if block.cell is not None and block.end > block.start:
                table, row, column = block.cell
                spans = tables.setdefault(table, {}).setdefault((row, column), [])
                spans.append((block.start, block.end))
        for cells in tables.values():
            yield from _check_table(doc.text, cells)


def _check_table(
    text: str, cells: dict[tuple[int, int], list[tuple[int, int]]]
) -> Iterator[Finding]:
    texts = {place: "".join(text[a:b] for a, b in spans) for place, spans in cells.items()}
    numbers = {}
    for (row, column), spans in cells.items():
        match = compiled(_NUMBER).fullmatch(texts[row, column])
        if match is not None and len(spans) == 1:
            value = float(match[1].replace(",", ""))
            numbers[row, column] = Cell(row, column, *spans[0], value)
    if any("其中" in words for words in texts.values()):
        return
    for (row, column), words in texts.items():
        if not compiled(_TOTAL).fullmatch(words):
            continue
        if column == 0:
            yield from _totals(text, cells, numbers, row, by_row=True)
        elif row == 0:
            yield from _totals(text, cells, numbers, column, by_row=False)


def _totals(
    text: str,
    cells: dict[tuple[int, int], list[tuple[int, int]]],
    numbers: dict[tuple[int, int], Cell],
    line: int,
    *,
    by_row: bool,
) -> Iterator[Finding]:
    """Compare each total of a row (or column) with what stands above (or left of) it."""
    axis, other = (0, 1) if by_row else (1, 0)
    for place, total in numbers.items():
        if place[axis] != line:
            continue
        parts = [
            cell
            for where, cell in numbers.items()
            if where[other] == place[other] and 0 < where[axis] < line
        ]
        lines = {where[axis] for where in cells if where[axis] < line} - {0}
        if len(parts) < 2 or {(c.row, c.column)[axis] for c in parts} != lines:
            continue  # a masked, empty or worded cell: cannot be added
        added = round(sum(cell.value for cell in parts), 4)
        if added == total.value:
            continue
        message = (
            f"合计是“{text[total.start : total.end].strip()}”，各项相加是{added:g}，"
            "两者不符，请核对"
        )
        related = tuple(Related(cell.start, cell.end, "分项") for cell in parts)
        yield Finding(total.start, total.end, message, related=related)
