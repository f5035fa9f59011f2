"""Quantities: written cases, what never is one, and where extraction does not look."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from textkit.analysis.layers import Layers
from textkit.model.document import Block, Document, plain_document

COMPLIANCE = Path(__file__).parents[2] / "compliance" / "quantities.json"
CASES = [
    pytest.param(case["given"], case["result"], id=case["given"])
    for group in json.loads(COMPLIANCE.read_text(encoding="utf-8"))
    for case in group["cases"]
]


def quantities(text: str) -> list[dict[str, object]]:
    """The quantities of a text, with the text in place of the offsets."""
    return [
        {"text": text[item.start : item.end]} | dict(list(item._asdict().items())[2:])
        for item in Layers(plain_document(text)).quantities
    ]


@pytest.mark.parametrize(("given", "result"), CASES)
def test_quantities_follow_the_compliance_cases(given, result):
    """Every written case holds as it stands."""
    assert quantities(given) == result


def test_dates_are_no_quantities():
    """A year, a month and a day belong to the date; a number of years is a quantity."""
    found = quantities("2020年7月1日起，3年内完成，近三年来成效明显。")
    assert [item["text"] for item in found] == ["3年", "三年"]


def test_foreign_lines_and_tables_of_contents_are_not_read():
    """What a vendor or a generated table of contents says is not the report's."""
    text = "改造道路12条\n改造公厕5座"
    blocks = (Block("toc", "paragraph", 0, 7), Block("body", "paragraph", 8, 14))
    assert [item.start for item in Layers(Document(text, blocks)).quantities] == [12]


def test_table_cells_are_read():
    """A table's figures are quantities too."""
    text = "党员\n12名"
    blocks = (
        Block("table", "paragraph", 0, 2, cell=(0, 0, 0)),
        Block("table", "paragraph", 3, 6, cell=(0, 0, 1)),
    )
    assert [item.value for item in Layers(Document(text, blocks)).quantities] == [12.0]


def test_heading_numbers_are_no_part_of_a_number():
    """``2.3个方面`` at the start of a line is heading number 2, then three."""
    assert [item["text"] for item in quantities("2.3个专班分头推进")] == ["3个"]


def test_overlap_never_happens():
    """No two quantities share a character."""
    text = "两个半小时走访3—5户，三分之二以上群众满意，半年内增长1倍多。"
    found = Layers(plain_document(text)).quantities
    assert all(first.end <= second.start for first, second in pairwise(found))


def values(text: str) -> list[tuple[object, object]]:
    """Each quantity as written with its value, or its two ends."""
    return [
        (item["text"], item["value"] if item["low"] is None else (item["low"], item["high"]))
        for item in quantities(text)
    ]


def subjects(text: str) -> list[object]:
    """What each quantity that is no time counts."""
    return [item["subject"] for item in quantities(text) if item["kind"] != "time"]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("分别为120，135，150人。", [("150人", 150)]),
        ("全年8:30-17:30，365天开放。", [("365天", 365)]),
        ("全年8:30-17:30,365天开放。", [("365天", 365)]),
        ("惠及１２０，３５０人。", [("１２０，３５０人", 120350)]),
        ("拨付1,234,567元。", [("1,234,567元", 1234567)]),
    ],
)
def test_a_full_width_comma_separates_half_width_numbers(text, result):
    """Only between full-width digits is ， a mark of thousands."""
    assert values(text) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("气温降至-5℃。", [("-5℃", -5)]),
        ("利润-300万元。", [("-300万元", -3000000)]),
        ("－300万元", [("－300万元", -3000000)]),
        ("净流入（−2.5亿元）。", [("−2.5亿元", -250000000)]),
        ("地面海拔-12米。", [("-12米", -12)]),
        ("气温为-5℃至-3℃。", [("-5℃至-3℃", (-5, -3))]),
        ("安排3-5个、5个-3个。", [("3-5个", (3, 5)), ("5个", 5), ("3个", 3)]),
        ("编号A-5个，历时-3年。", [("5个", 5), ("3年", 3)]),
    ],
)
def test_a_minus_is_a_sign_unless_it_joins(text, result):
    """A minus behind a word, a mark or at a line's start belongs to the number."""
    assert values(text) == result


def test_a_sign_is_no_part_of_the_subject():
    """The subject ends before the minus."""
    assert subjects("利润-300万元，出口－2亿元。") == ["利润", "出口"]


@pytest.mark.parametrize(
    ("text", "written", "ends"),
    [
        ("提高5个至8个百分点。", "5个至8个百分点", (5, 8)),
        ("提高2个—3个百分点。", "2个—3个百分点", (2, 3)),
        ("提前1个到2个月。", "1个到2个月", (1, 2)),
    ],
)
def test_a_range_may_say_the_short_unit_first(text, written, ends):
    """个 before 个百分点 is the same unit."""
    assert values(text) == [(written, ends)]


@pytest.mark.parametrize(
    "text",
    ["始建于公元前221年。", "公元前475—221年", "建于公元99年", "用99999年。", "2020-2021学年"],
)
def test_a_year_is_no_time(text):
    """The number of a year, or one that slipped, counts no years."""
    assert quantities(text) == []


def test_an_unclosed_title_ends_with_its_line():
    """《 silences the numbers of its own line only."""
    assert values("参照《改造方案\n完成5个。") == [("5个", 5)]


@pytest.mark.parametrize("text", ["5\n个", "5个\n至8个", "1\n2个", "3\n%", "X\n个", "百分之\n5"])
def test_no_quantity_spans_two_lines(text):
    """A line break ends a quantity."""
    assert not [item for item in quantities(text) if "\n" in str(item["text"])]


def test_no_subject_comes_from_another_line():
    """A table's next cell or the line above is no subject."""
    assert subjects("专班情况\n5个\n联络员") == [None]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        (
            "近三年来投入约3.5亿多元，同比增长8.3个百分点，群众满意度提升5%。",
            [None, None, "群众满意度"],
        ),
        ("今年1-6月完成8亿元。", [None]),
        ("1—6月完成8亿元。", [None]),
        ("“十四五”以来投入3亿元，春节期间接待5万人。", [None, None]),
        ("自开园以来投入3亿元。", [None]),
        ("截至5月底完成投资3亿元。", ["投资"]),
        ("2021年末贷款余额达3亿元。", ["贷款余额"]),
        ("2013年以来调处纠纷8起。", ["纠纷"]),
        ("产值一季度增长2%，二季度增长3%。", ["产值", "产值"]),
    ],
)
def test_a_time_is_no_subject(text, result):
    """Dates, periods and lengths of time count nothing and measure nothing."""
    assert subjects(text) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        (
            "规模以上工业增加值增长6%，GDP增长5.5%。",
            ["规模以上工业增加值", "GDP"],
        ),
        ("财政收入增长6%，R&D投入增长5%，CPI上涨2%。", ["财政收入", "R&D", "CPI"]),
        ("财政收入增长6%，XX增长5%。", ["财政收入", None]),
        ("煤炭增长6%，钢增长5%。", ["煤炭", None]),
        ("利润3亿元，为年度计划的102%，比上年增长9%。", ["利润"] * 3),
        ("旅游收入分别增长6%和8%。", ["旅游收入", "旅游收入"]),
        ("调处纠纷8起，调处成功率98%。", ["纠纷", "成功率"]),
        ("建设“爱心角”30家。", ["“爱心角”"]),
    ],
)
def test_a_clause_with_its_own_head_inherits_nothing(text, result):
    """Latin names are subjects; what cannot be named is not given another clause's."""
    assert subjects(text) == result
