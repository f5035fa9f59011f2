"""Problems and the plans that answer them."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import ROOT
from labelled import LabelledLayers, gold, labelled, report, year

from textkit.analysis.layers import Layers
from textkit.model.document import plain_document
from textkit.model.records import Passage

SAMPLES = ROOT.parent / "shared" / "samples"


def pairs(layers: LabelledLayers) -> list[tuple[str | None, str | None]]:
    """The text of both sides."""

    def text(passage: Passage | None) -> str | None:
        return passage and layers.doc.text[passage.start : passage.end]

    return [(text(pair.problem), text(pair.plan)) for pair in layers.follow_up]


@pytest.mark.parametrize("name", list(gold()["follow_up"]))
def test_gold(name: str) -> None:
    """Every pair and orphan of the invented reports is found, in order, and no other."""
    found = pairs(year(name))
    wanted = gold()["follow_up"][name]
    assert len(found) == len(wanted)
    for (problem, plan), (its_problem, its_plan) in zip(found, wanted, strict=True):
        assert (problem or "").startswith(its_problem or "")
        assert (problem is None) == (its_problem is None)
        assert (plan or "").startswith(its_plan or "")
        assert (plan is None) == (its_plan is None)


def test_scores() -> None:
    """Scores lie in [0, 1]; orphans have none."""
    for name in gold()["follow_up"]:
        for pair in year(name).follow_up:
            assert 0 <= pair.score <= 1
            assert (pair.score == 0) == (pair.problem is None or pair.plan is None)


def test_one_paragraph_holds_both() -> None:
    """Problems and plans run on in one paragraph: every item keeps its side."""
    text = """某镇工作汇报
一、工作开展情况
一是新建小游园3个。二是改造老旧小区2个。
二、存在问题及下步打算
存在问题：一是人手不足；二是设备老化。下一步：一是增加人手5名；二是更新设备12台。
"""
    found = Layers(plain_document(text)).follow_up
    sides = [(text[slice(*f.problem)], text[slice(*f.plan)]) for f in found if f.problem and f.plan]
    assert [(a[:6], b[:6]) for a, b in sides] == [
        ("一是人手不足", "一是增加人手"),
        ("二是设备老化", "二是更新设备"),
    ]


def test_order_does_not_decide() -> None:
    """Plans in another order than the problems still find theirs."""
    text = """二、存在问题
（一）档案管理不规范。部分卷宗没有归档编号。
（二）窗口服务排队时间长。办事群众意见较大。
三、下步打算
（一）优化窗口服务。推行预约办理，减少群众排队。
（二）规范档案管理。对历年卷宗补编归档。
"""
    assert [(a or "")[:3] + (b or "")[:3] for a, b in pairs(report(text))] == [
        "（一）（二）",
        "（二）（一）",
    ]


def test_one_plan_for_two_problems() -> None:
    """A plan that clearly answers two problems is given to both."""
    text = """二、存在问题
（一）考核指标不科学。考核办法多年没有修订。
（二）考核结果运用不充分。奖惩没有与考核结果挂钩。
三、下步打算
（一）完善考核机制。修订考核办法，细化考核指标，强化考核结果运用，做到奖惩挂钩。
"""
    found = report(text).follow_up
    assert len(found) == 2
    assert all(pair.plan == found[0].plan for pair in found)


def test_topics() -> None:
    """A plan in other words is found by its topic: people, money, premises."""
    text = """二、存在问题
（一）经费缺口较大。
（二）人手不足。
三、下步打算
（一）招聘专业人员，办好培训。
（二）争取上级补助，加大财政投入。
"""
    assert [(a or "")[:3] + (b or "")[:3] for a, b in pairs(report(text))] == [
        "（一）（二）",
        "（二）（一）",
    ]


def test_problems_and_plans_in_one_part_of_prose() -> None:
    """Under 困难和打算 without numbers the sentences themselves are problems and plans."""
    text = "一、存在的困难和明年打算\n目前，经费缺口较大。部分设备老化。\n明年，我局将积极争取经费。更新老化设备。\n"
    layers = report(text)
    both = ("plan", "problem")
    layers.__dict__["sections"] = tuple(
        row._replace(label="plan", labels=both) for row in layers.sections
    )
    starts = {"目前，经": "problem", "部分设备": "problem"}
    layers.__dict__["sentences"] = tuple(
        labelled(row.start, row.end, starts.get(text[row.start :][:4], "plan"))
        for row in layers.sentences
    )
    assert pairs(layers) == [
        ("目前，经费缺口较大。", "明年，我局将积极争取经费。"),
        ("部分设备老化。", "更新老化设备。"),
    ]


def test_problems_in_one_sentence() -> None:
    """Problems that one sentence lists are problems of their own."""
    text = "二、存在问题\n主要是：档案管理不规范；窗口排队时间长；村级公路破损。\n"
    assert [a for a, _ in pairs(report(text))] == [
        "档案管理不规范；",
        "窗口排队时间长；",
        "村级公路破损。",
    ]


def test_unrelated() -> None:
    """A problem and a plan of different things are both orphans."""
    text = """二、存在问题
（一）食堂饭菜品种单一。
三、下步打算
（一）修缮篮球场。更换照明灯具。
"""
    assert [pair.score for pair in report(text).follow_up] == [0.0, 0.0]


@pytest.mark.parametrize("text", ["", "一、工作\n已完成。\n", "二、问题\n人手不足。\n"])
def test_one_side_only(text: str) -> None:
    """Without plans there are no pairs."""
    assert not [pair for pair in report(text).follow_up if pair.plan]


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not in the repository")
def test_sample() -> None:
    """Three problems and three plans in one order are three pairs and nothing else."""
    text = next(Path(SAMPLES).glob("000_*.txt")).read_text("utf-8-sig")
    found = pairs(report(text))
    assert [(a or "")[:3] + (b or "")[:3] for a, b in found] == [
        "（一）（一）",
        "（二）（二）",
        "（三）（三）",
    ]
