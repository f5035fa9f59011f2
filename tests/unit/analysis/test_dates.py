"""Dates and periods: written cases, and the report's own year."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from textkit.analysis.layers import Layers
from textkit.model.document import plain_document

COMPLIANCE = Path(__file__).parents[2] / "compliance" / "dates.json"
CASES = [
    pytest.param(case["given"], case["result"], id=case["given"])
    for group in json.loads(COMPLIANCE.read_text(encoding="utf-8"))
    for case in group["cases"]
]


def dates(text: str) -> list[dict[str, object]]:
    """The dates of a text, with the text in place of the offsets."""
    return [
        {"text": text[item.start : item.end]} | dict(list(item._asdict().items())[2:])
        for item in Layers(plain_document(text)).dates
    ]


def this_year(text: str) -> object:
    """What 今年 means in a report."""
    return next(item["iso"] for item in dates(text) if item["text"] == "今年")


@pytest.mark.parametrize(("given", "result"), CASES)
def test_dates_follow_the_compliance_cases(given, result):
    """Every written case holds as it stands."""
    assert dates(given) == result


def test_the_title_gives_the_year():
    """今年 of a summary is the year of its title, whatever years it tells of."""
    body = "2017年打基础，2018年抓推进，2018年见成效。\n今年继续推进。"
    assert this_year(f"2019年工作总结\n{body}") == "2019"


def test_the_signing_date_gives_the_year():
    """Without a year in the title the date under the report is asked."""
    assert this_year("街道工作汇报\n今年继续推进。\n某某街道\n2021年12月20日") == "2021"


def test_the_year_named_most_gives_the_year():
    """Without either, the year that most dates name."""
    text = "街道工作汇报\n从2022年3月起开展，至2022年6月完成，比2019年好。今年继续推进。"
    assert this_year(text) == "2022"


def test_a_cited_title_gives_no_year():
    """The years of a plan's name are not the report's, in a title or elsewhere."""
    title = "贯彻《安全治本三年行动方案（2024—2026年）》情况的汇报"
    assert this_year(f"{title}\n今年继续推进。\n某某街道\n2024年7月5日") == "2024"


def test_a_planned_year_in_the_title_is_not_the_reports():
    """Of a title that sums up one year and plans the next, the first counts."""
    assert this_year("某某局2023年工作总结和2024年工作打算\n今年完成改造。") == "2023"


def test_a_masked_signing_date_gives_the_year():
    """The month and day of a signature may still be open."""
    assert this_year("街道工作汇报\n今年继续推进。\n某某街道\n2021年XX月XX日") == "2021"


def test_a_document_number_gives_the_year():
    """Where nothing else does, the paper that the report answers to."""
    assert this_year("街道工作汇报\n按照某办发〔2022〕11号文件要求，今年继续推进。") == "2022"


def test_a_year_looked_back_on_ends_with_its_section():
    """A section that opens with 去年 says nothing of the next one."""
    text = (
        "某某局2023年工作总结\n一、历史沿革\n2022年，我局组建专班。\n3月启动。\n"
        "二、主要工作\n3月完成。"
    )
    found = [item["iso"] for item in dates(text) if item["text"] == "3月"]
    assert found == ["2022-03", "2023-03"]


def test_nothing_is_guessed():
    """Without any year 今年 has no ISO date."""
    assert this_year("街道工作汇报\n今年继续推进。") is None


@pytest.mark.parametrize(
    "text", ["今年\n20XX年", "2020年3月\n×月×日", "2021年\n3-4季度", "5月\n至6月", "20XX年\n×月"]
)
def test_no_date_spans_two_lines(text):
    """A line break ends a date, masked or not."""
    assert not [item for item in dates(text) if "\n" in str(item["text"])]


@pytest.mark.parametrize(
    ("text", "written", "iso", "end_iso"),
    [
        ("2021年3-4季度完成。", "2021年3-4季度", "2021-07", "2021-12"),
        ("2021年一至三季度完成。", "2021年一至三季度", "2021-01", "2021-09"),
        ("2021年第1—第2季度完成。", "2021年第1—第2季度", "2021-01", "2021-06"),
        ("2020-2021学年开展活动。", "2020-2021学年", "2020", "2021"),
        ("2020/2021学年度开展活动。", "2020/2021学年度", "2020", "2021"),
        ("20-21学年开展活动。", "20-21学年", "2020", "2021"),
        ("自９８年底起。", "９８年底", "1998-12", None),
    ],
)
def test_periods_of_a_year_are_whole(text, written, iso, end_iso):
    """Several quarters and a school year are one period; short years may be full-width."""
    found = [(item["text"], item["iso"], item["end_iso"]) for item in dates(text)]
    assert found == [(written, iso, end_iso)]


def test_a_year_is_not_cut_from_a_word():
    """初 of 初步 is no beginning of the year."""
    assert [item["text"] for item in dates("2020年初步建成，2021年初完工。")] == [
        "2020年",
        "2021年初",
    ]
