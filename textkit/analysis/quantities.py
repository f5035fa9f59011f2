"""Quantity layer: every number with its unit, its bounds and what it counts or measures.

The span is the number with its unit and what is part of either: 余, 多, 几 (×余名, 两年多), 第 and
前 of a rank, 百分之, a minus (利润-300万元). Words beside it stay outside and only set fields: 约, 近,
左右 ``approx``; 超过, 不少于, 以上 ``low`` (``value`` stays); 不超过, 不足, 以内 ``high``. A range
(3—5个, 十几, 三五天) has both ends and no ``value``. The unit of 百分之八 is %, ％ becomes %; 8亿人
counts 人, 8亿学生 has no unit. 三分之二 and 1∶3 are ratios without a unit, 翻两番 is two 番.

Left out: what dates, document numbers and titles in 《》 hold, numbers in short quotes (“1+5+3”,
“三项制度”), ordinals that are no place in a ranking (第三条, 第十四届), fixed words
(``number_phrases``), 一 with a measure word (一个, 一批) unless it is said behind the thing (建成
加工厂一座), bare 几 (几次), 7×24小时, and 一年 of what has passed (一年来, 过去一年).
"""

from __future__ import annotations

from collections.abc import Iterator

from textkit.analysis.extents import Extents
from textkit.analysis.quantities_forms import Number
from textkit.analysis.quantities_masked import masked_quantities
from textkit.analysis.quantities_numbers import find_halves, find_numbers
from textkit.analysis.quantities_subject import with_subjects
from textkit.model.document import Document
from textkit.model.layers import Placeholder, Residue
from textkit.model.records import Date, Quantity

_PERIODS = ("近", "最近", "过去", "未来", "今后")
"""First words of a period that a number of years makes: the years are a quantity too."""


def find_quantities(
    doc: Document,
    residue: Residue,
    placeholders: tuple[Placeholder, ...],
    dates: tuple[Date, ...],
) -> tuple[Quantity, ...]:
    """Every quantity of the body, in text order, none overlapping. Linear time."""
    text = doc.text
    extents = Extents(doc, residue)
    masked = masked_quantities(text, extents, placeholders)
    taken = [(item.start, item.end) for item in masked]
    taken += [(item.start, item.end) for item in placeholders]
    taken += [(date.start, date.end) for date in dates if not text.startswith(_PERIODS, date.start)]
    taken.sort()
    found = [
        *masked,
        *_free(find_numbers(text, extents.end), extents, taken),
        *_free(find_halves(text, extents.end), extents, taken),
    ]
    found.sort(key=lambda item: item.start)
    return tuple(with_subjects(text, found, dates))


def _free(
    numbers: Iterator[Number], extents: Extents, taken: list[tuple[int, int]]
) -> Iterator[Quantity]:
    """The numbers that nothing else holds, as quantities without subject."""
    position = 0
    n_taken = len(taken)
    reach = 0  # farthest end of what begins before the number
    for item in numbers:
        while position < n_taken and taken[position][0] < item.end:
            reach = max(reach, taken[position][1])
            position += 1
        if reach > item.start or not extents.holds(item.start):
            continue
        yield Quantity(
            item.start,
            item.end,
            item.value,
            item.low,
            item.high,
            item.unit,
            item.kind,
            item.approx,
        )
