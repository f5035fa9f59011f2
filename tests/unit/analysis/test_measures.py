"""Measures: which passages are rows, their status, actors, figures and deadlines."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import ROOT
from labelled import labelled, report

from textkit.analysis.actors import find_actors
from textkit.analysis.aspect import Aspects
from textkit.analysis.measures import deadline_of, owner_of
from textkit.model.records import Date, Measure

SAMPLES = ROOT.parent / "shared" / "samples"

ITEMS = """云岭县民政局2023年工作总结
一、主要工作
（一）抓好养老服务。一是新建日间照料中心。全年建成6处，投入资金120万元。二是培训护理员。先后举办3期。
（二）规范社会救助。为困难家庭发放救助金。
（三）推进殡葬改革
县民政局牵头制定了公墓规划，各乡镇选址8处。
二、存在问题
一是服务人员偏少。二是设施陈旧。
三、下步打算
一是新建敬老院。由县民政局牵头，2024年9月底前建成1所。二是建好信息平台。年内实现数据互通。
"""


def rows(text: str) -> list[tuple[str | None, str, str]]:
    """Marker, lead and status of each measure."""
    return [(m.marker, m.lead, m.status) for m in report(text).measures]


def test_deepest_items() -> None:
    """The lowest items are rows, their parents and the problems are not."""
    assert rows(ITEMS) == [
        ("一是", "新建日间照料中心", "done"),
        ("二是", "培训护理员", "done"),
        ("（二）", "规范社会救助", "done"),
        ("（三）", "推进殡葬改革", "done"),
        ("一是", "新建敬老院", "planned"),
        ("二是", "建好信息平台", "planned"),
    ]


def test_spans_hold_their_figures() -> None:
    """Figures and dates belong to the row they stand in, and to no other."""
    layers = report(ITEMS)
    text = layers.doc.text
    figures = [
        [text[layers.quantities[at].start : layers.quantities[at].end] for at in m.quantities]
        for m in layers.measures
    ]
    assert figures[0] == ["6处", "120万元"]
    assert figures[1] == ["3期"]
    assert figures[3] == ["8处"]
    assert figures[4] == ["1所"]
    assert sum(map(len, figures)) == len({at for m in layers.measures for at in m.quantities})


def test_owner_and_deadline() -> None:
    """The flat table gets who answers and by when, the latter only of plans."""
    layers = report(ITEMS)
    built, planned = layers.measures[3], layers.measures[4]
    assert "县民政局" in (owner_of(built) or "")
    assert deadline_of(built, layers.dates, layers.doc.text) is None
    assert owner_of(planned) == "县民政局"
    assert deadline_of(planned, layers.dates, layers.doc.text) == "2024年9月底前"
    assert deadline_of(layers.measures[5], layers.dates, layers.doc.text) == "年内"


def test_deadline_needs_a_limit() -> None:
    """A date that is no limit is no deadline."""
    text = "对2023年建成的设施开展评估"
    measure = Measure(0, len(text), text, None, "planned", (), (0,), ())
    assert deadline_of(measure, [Date(1, 6, "2023")], text) is None


def test_prose_gives_a_row_a_sentence() -> None:
    """Under a heading over several paragraphs each deed is a row; results and remarks are not."""
    text = """一、工作回顾
全年新建农村公路85公里，打通断头路3条，方便了沿线群众出行和农产品外运。粮食产量稳步增长。今年以来，先后出台惠企政策12项。
面对复杂多变的外部环境，全县经济保持了平稳运行的良好态势，各项指标好于预期。扎实推进河道治理。成绩来之不易！
"""
    assert rows(text) == [
        (None, "全年新建农村公路85公里", "done"),
        (None, "先后出台惠企政策12项", "done"),
        (None, "扎实推进河道治理", "done"),
    ]


def test_announcements_are_no_rows() -> None:
    """A sentence that only says how many deeds follow is none of them."""
    text = "某局总结\n一、工作情况\n我们重点抓了以下三个方面的工作。\n新建小学2所。\n改造操场5处。"
    assert [lead for _, lead, _ in rows(text)] == ["新建小学2所", "改造操场5处"]


def test_text_beside_items() -> None:
    """What announces or sums up items is no row, unless it gives a figure."""
    text = """一、主要工作
（一）强化培训。加强队伍建设，做到以下两点：一是办班。每季一期。二是练兵。每月一次。实现整体提升。
（二）强化保障。落实专项经费30万元。一是建阵地。修缮场所。二是添设备。购置器材。
"""
    leads = [lead for _, lead, _ in rows(text)]
    assert leads == ["办班", "练兵", "落实专项经费30万元", "建阵地", "添设备"]


@pytest.mark.parametrize(
    ("labels", "text", "status"),
    [
        (("achievement",), "我局将进一步完善平台功能。", "planned"),
        (("achievement",), "将公用经费纳入预算。", "done"),
        (("achievement",), "建成平台，下一步推广到全县。", "done"),
        (("plan",), "在已完成一期的基础上，力争建成二期。", "planned"),
        (("plan",), "解决了群众反映的问题。", "planned"),
        (("plan",), "已累计走访500户，解决了难题。", "done"),
        (("other",), "先后开展活动。", "done"),
        (("other",), "为了群众利益。", "unknown"),
    ],
)
def test_status(labels: tuple[str, ...], text: str, status: str) -> None:
    """The label decides unless the words are clear; 将 as a preposition and 为了 say nothing."""
    assert Aspects(text).status(labels, 0, len(text)) == status


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("由区农业农村局牵头，各镇配合。", ("区农业农村局",)),
        ("我局先后召开会议。区教育局负责实施。", ("我局", "区教育局")),
        ("开展摸底（责任单位：县司法局、县信访局）。", ("县司法局", "县信访局")),
        ("各村党支部积极参与。", ("各村党支部",)),
        ("加强基层党组织建设，提升干部能力。", ()),
        ("在全县所有社区建立了制度。", ()),
        ("为每个社区配备设备，在农村建设广场。", ()),
        ("审计局对项目开展检查。", ("审计局",)),
        ("区委组织部牵头开展调研。", ("区委组织部",)),
        ("区委组织召开会议。", ("区委",)),
        ("", ()),
    ],
)
def test_actors(text: str, actors: tuple[str, ...]) -> None:
    """Subjects, leaders and columns are actors; objects and places are not."""
    assert find_actors(text, 0, len(text)) == actors


def test_unsure_section_takes_its_parents_label() -> None:
    """An item the classifier is not sure of is what its part is."""
    layers = report("一、主要工作\n一是抓建设。新建2处。二是抓管理。定期检查。\n")
    sure, *items = layers.sections
    unsure = [labelled(row.start, row.end, "problem") for row in items]
    layers.__dict__["sections"] = (
        sure,
        *(row._replace(scores=(0.3, 0.4, 0.2, 0.1)) for row in unsure),
    )
    assert [m.status for m in layers.measures] == ["done", "done"]


def test_empty() -> None:
    """Nothing in, nothing out."""
    assert report("").measures == ()


SAMPLE_PARTS = {
    "000": {"一": "achievement", "二": "problem", "三": "plan"},
    "002": dict.fromkeys("一二三四", "achievement"),
    "004": {"一": "achievement", "二": "problem", "三": "plan"},
}


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not in the repository")
@pytest.mark.parametrize("name", SAMPLE_PARTS)
def test_samples(name: str) -> None:
    """Every numbered item of a real report is a row with the status of its part, or a problem."""
    path = next(Path(SAMPLES).glob(f"{name}_*.txt"))
    layers = report(path.read_text("utf-8-sig"), SAMPLE_PARTS[name])
    found = {m.start: m.status for m in layers.measures}
    status = {"achievement": "done", "plan": "planned"}
    for (section, _), row in zip(layers.outline.walk(), layers.sections, strict=True):
        if section.kind == "inline" and not section.children and row.label in status:
            assert found.pop(section.start) == status[row.label]
