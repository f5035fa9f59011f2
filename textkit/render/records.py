"""Extracted records as JSON items and as flat rows: the only place that knows keys and columns.

Knows nothing of file formats; the modules ``extract_*`` write what is made here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from textkit.analysis.measures import deadline_of, owner_of
from textkit.model.layers import Placeholder
from textkit.model.records import Extraction, FollowUp, Measure, Passage

Item: TypeAlias = dict[str, object]
"""A record as the contract's JSON says it."""

Cell: TypeAlias = str | int | float | bool | None
Row: TypeAlias = dict[str, Cell]
"""A record as one row of a table, by column key."""


class Column(NamedTuple):
    """A column of the tables.

    Attributes:
        key: Its name in CSV.
        zh: Its heading for people.
        en: The same in English.
        width: Characters of an Arabic digit's width.
        brief: Whether a table that has to fit a page shows it.
    """

    key: str
    zh: str
    en: str
    width: int = 12
    brief: bool = True


PLACE = (
    Column("path", "报告文件", "File", 28, False),
    Column("line", "行", "Line", 7),
    Column("section", "章节", "Section", 26, False),
    Column("text", "原文", "Text", 44),
    Column("start", "起", "Start", 9, False),
    Column("end", "止", "End", 9, False),
)
"""What every record has: where it stands."""

_MASKED = Column("masked", "未填", "Unfilled", 7)

COLUMNS: dict[str, tuple[Column, ...]] = {
    "measures": (
        Column("marker", "序号", "Marker", 9),
        Column("lead", "举措", "Measure", 34),
        Column("status", "状态", "Status", 9),
        Column("owner", "牵头/责任", "Owner", 18),
        Column("deadline", "时限", "Deadline", 16),
        Column("deadline_iso", "时限日期", "Due", 12, False),
        Column("quantities", "数量", "Figures", 28),
        Column("dates", "日期", "Dates", 16, False),
    ),
    "quantities": (
        Column("subject", "对象", "Subject", 22),
        Column("value", "数值", "Value", 14),
        Column("low", "下限", "Low", 12),
        Column("high", "上限", "High", 12),
        Column("unit", "单位", "Unit", 9),
        Column("kind", "类别", "Kind", 9),
        Column("approx", "约数", "Rough", 7),
        _MASKED,
    ),
    "dates": (
        Column("iso", "日期", "Date", 13),
        Column("end_iso", "截止", "Until", 13),
        Column("relative", "相对说法", "Relative", 12),
        _MASKED,
    ),
    "slogans": (
        Column("name", "名称", "Name", 24),
        Column("counts", "数字", "Numbers", 9),
        Column("expansion", "通行内容", "Expansion", 40, False),
        Column("expanded_here", "本文内容", "Expanded here", 40),
        Column("category", "类别", "Category", 11),
        Column("status", "来历", "Status", 9),
        Column("kind", "识别", "Found by", 9, False),
    ),
    "documents": (
        Column("title", "题名", "Title", 44),
        Column("number", "文号", "Number", 22),
    ),
    "organizations": (
        Column("name", "名称", "Name", 30),
        Column("kind", "类别", "Kind", 12),
        _MASKED,
    ),
    "placeholders": (
        Column("phrase", "所在短语", "Phrase", 26),
        Column("role", "应填", "Role", 12),
        Column("kind", "类别", "Kind", 12),
    ),
    "follow_up": (
        Column("problem", "问题", "Problem", 50),
        Column("plan", "打算", "Plan", 50),
        Column("plan_line", "打算所在行", "Line of plan", 12),
        Column("score", "相符程度", "Score", 10),
    ),
}
"""What the records of each kind have besides."""

KIND_NAMES = {
    "measures": ("举措", "Measures"),
    "quantities": ("数量", "Quantities"),
    "dates": ("日期", "Dates"),
    "slogans": ("口号", "Slogans"),
    "documents": ("文件", "Documents"),
    "organizations": ("机构", "Organizations"),
    "placeholders": ("占位符", "Placeholders"),
    "follow_up": ("问题与打算", "Problems and plans"),
}

_VALUE_NAMES = {
    "status": {
        "done": "已做",
        "planned": "打算",
        "official": "上级提法",
        "local": "本地提法",
        "unknown": "不明",
    },
    "kind": {
        "count": "数目",
        "money": "金额",
        "percent": "百分比",
        "area": "面积",
        "length": "长度",
        "time": "时间",
        "rank": "名次",
        "ratio": "比例",
        "other": "其他",
        "lexicon": "词库",
        "pattern": "句式",
        "mask": "遮盖",
        "blank": "空白",
        "marker": "待办标记",
        "instruction": "填写说明",
        "field": "程序字段",
        "party": "党的组织",
        "government": "政府部门",
        "congress": "人大政协",
        "court": "司法机关",
        "military": "部队",
        "enterprise": "企业",
        "school": "学校",
        "hospital": "医院",
        "association": "社会团体",
        "village": "村居",
    },
    "role": {
        "count": "数目",
        "date": "日期",
        "money": "金额",
        "percent": "百分比",
        "range": "范围",
        "age": "年龄",
        "number": "号码",
        "unit": "单位",
        "place": "地名",
        "person": "人名",
        "title": "职务",
        "brand": "品牌",
        "document": "文件",
        "event": "活动",
        "fixed-phrase": "固定名称",
        "blank": "空白",
        "marker": "待办标记",
        "instruction": "填写说明",
        "field": "程序字段",
        "unknown": "不明",
    },
    "category": {"formula": "数字提法", "parallel": "并列口号"},
}
"""Chinese for the contract's values, by column."""

_SEPARATOR = "；"
_ROUND_BELOW = 1e15
"""Whole numbers beyond are not exact as floats."""


def columns_of(what: tuple[str, ...]) -> tuple[Column, ...]:
    """The columns of one table that holds records of all these kinds, each once."""
    own = (column for kind in what for column in COLUMNS[kind])
    return (*PLACE, *{column.key: column for column in own}.values())


def shown(key: str, value: Cell, lang: str) -> Cell:
    """A cell for people: yes or nothing, the contract's values in Chinese."""
    if isinstance(value, bool):
        return ("是" if lang == "zh" else "yes") if value else ""
    if lang == "zh" and isinstance(value, str):
        return _VALUE_NAMES.get(key, {}).get(value, value)
    return value


def counts_of(extraction: Extraction) -> dict[str, int]:
    """How many records of each kind that was asked for."""
    return {kind: len(getattr(extraction, kind)) for kind in extraction.what}


def items(extraction: Extraction, kind: str) -> Iterator[Item]:
    """The records of one kind as the contract's JSON says them, in the order of their layer."""
    if kind == "follow_up":
        yield from (_pair(extraction, pair) for pair in extraction.follow_up)
        return
    for record in getattr(extraction, kind):
        item = _span(extraction, record.start, record.end)
        keys = ("kind", "role") if kind == "placeholders" else record._fields[2:]
        for key in keys:
            item[key] = _exact(getattr(record, key))
        yield item


def _span(extraction: Extraction, start: int, end: int) -> Item:
    doc = extraction.document
    return {
        "text": doc.text[start:end],
        "start": start,
        "end": end,
        "line": doc.location(start)[0],
        "section": extraction.outline.headings_at(start),
    }


def _exact(value: object) -> object:
    """A whole number without its point: 36000 rather than 36000.0."""
    if isinstance(value, float) and value.is_integer() and abs(value) < _ROUND_BELOW:
        return int(value)
    return value


def _pair(extraction: Extraction, pair: FollowUp) -> Item:
    """Both sides; the pair itself stands where its problem does, an orphan plan where it is."""

    def side(passage: Passage | None) -> Item | None:
        return passage and _span(extraction, passage.start, passage.end)

    problem, plan = side(pair.problem), side(pair.plan)
    return {**(problem or plan or {}), "problem": problem, "plan": plan, "score": pair.score}


def rows(extraction: Extraction, kind: str) -> Iterator[Row]:
    """The records of one kind as flat rows: lists joined, indexes resolved."""
    records = getattr(extraction, kind)
    for record, item in zip(records, items(extraction, kind), strict=True):
        row = {key: _flat(key, value) for key, value in item.items()}
        yield {"path": extraction.path, **row, **_in_words(extraction, record)}


def _flat(key: str, value: object) -> Cell:
    if isinstance(value, tuple):
        return (" / " if key == "section" else _SEPARATOR).join(map(str, value))
    return value if isinstance(value, Cell) else None


def _in_words(extraction: Extraction, record: object) -> Row:
    """What a record only points at, as text."""
    text = extraction.document.text
    if isinstance(record, Measure):
        figures = [extraction.quantities[index] for index in record.quantities]
        dates = [extraction.dates[index] for index in record.dates]
        deadline = deadline_of(record, extraction.dates, text)
        return {
            "owner": owner_of(record),
            "deadline": deadline and deadline.words,
            "deadline_iso": deadline and deadline.iso,
            "quantities": _SEPARATOR.join(text[item.start : item.end] for item in figures),
            "dates": _SEPARATOR.join(item.iso or text[item.start : item.end] for item in dates),
        }
    if isinstance(record, Placeholder):
        return {"phrase": text[record.phrase_start : record.phrase_end]}
    if isinstance(record, FollowUp):
        problem, plan = record.problem, record.plan
        return {
            "problem": problem and text[problem.start : problem.end],
            "plan": plan and text[plan.start : plan.end],
            "plan_line": plan and extraction.document.location(plan.start)[0],
        }
    return {}
