"""Promises of last year against the deeds of this year."""

from __future__ import annotations

import pytest
from labelled import gold, report, year

from textkit.analysis.clauses import deeds_in
from textkit.analysis.promises import compare_figures, compare_years

UNITS = gold()["promises"]


@pytest.mark.parametrize("unit", list(UNITS))
def test_gold(unit: str) -> None:
    """Deed and verdict of every promise are those found by hand, near misses included."""
    last, this = year(f"{unit}-2023"), year(f"{unit}-2024")
    found = compare_years(last, this)
    for plan, deed, wanted in UNITS[unit]:
        at = last.doc.text.index(plan)
        (promise,) = [p for p in found if p.plan.start <= at < p.plan.end]
        assert promise.verdict == wanted, plan
        assert (promise.achievement is None) == (deed is None), plan
        if deed and promise.achievement:
            assert deed in this.doc.text[slice(*promise.achievement)], plan


def test_promises_in_order() -> None:
    """A measure that promises several things is several promises; none overlap."""
    found = compare_years(year("water-2023"), year("water-2024"))
    ends = [0, *(promise.plan.end for promise in found)]
    assert all(promise.plan.start >= end for promise, end in zip(found, ends, strict=False))
    assert len(found) == len(UNITS["water"])


def verdict(plan: str, deed: str, problem: str = "人员紧张。") -> tuple[str, list[bool]]:
    """Verdict of one promise, and of each figure."""
    last = report(f"三、下步打算\n（一）{plan}\n")
    this = report(f"一、主要工作\n（一）{deed}\n二、存在问题\n（一）{problem}\n")
    (found,) = compare_figures(last, this)
    return found.promise.verdict, [figure.met for figure in found.figures]


@pytest.mark.parametrize(
    ("plan", "deed", "wanted"),
    [
        ("改造老旧小区12个。", "改造老旧小区12个。", ("done", [True])),
        ("改造老旧小区12个。", "改造老旧小区9个。", ("partly", [False])),
        ("改造老旧小区12个。", "改造老旧小区15个，惠及居民3200户。", ("done", [True])),
        ("失业登记率控制在4%以内。", "失业登记率为3.6%。", ("done", [True])),
        ("失业登记率控制在4%以内。", "失业登记率为4.8%。", ("partly", [False])),
        ("举办技能比武不低于10场。", "举办技能比武7场。", ("partly", [False])),
        ("建设镇区污水处理厂1座。", "镇区污水处理厂完成选址，尚未开工。", ("partly", [])),
        ("培训高素质农民300人次。", "举办高素质农民培训班4期，培训210人次。", ("partly", [False])),
        ("把燃气管道漏损率降到5%。", "燃气管道漏损率由9%降到4%。", ("done", [True])),
        ("建设档案信息平台。", "档案信息平台正在建设。", ("partly", [])),
        ("建设档案信息平台。", "档案信息平台建成投用。", ("done", [])),
        ("启动档案信息平台建设。", "档案信息平台建设已启动。", ("done", [])),
        ("建设档案信息平台。", "档案信息平台完成80%。", ("partly", [])),
        ("建设档案信息平台。", "绿化广场面积扩大。", ("missing", [])),
        ("为5栋楼加装电梯。", "借改造的东风，4栋楼装上了电梯。", ("partly", [False])),
        ("新建污水提升泵站2座。", "东门污水提升泵站建成投运。", ("partly", [])),
        ("新建污水提升泵站2座。", "污水提升泵站全部建成投运。", ("done", [])),
        ("改造老旧小区12个。", "老旧小区改造完成13个。", ("done", [True])),
        ("安排就业资金1.2亿元。", "拨付就业资金12600万元。", ("done", [True])),
    ],
)
def test_verdict(plan: str, deed: str, wanted: tuple[str, list[bool]]) -> None:
    """Targets, ceilings and the words of unfinished work decide."""
    assert verdict(plan, deed) == wanted


def test_admitted() -> None:
    """A deed that this year's problems call unfinished is not done."""
    deed = "建设档案信息平台，采购服务器。"
    assert verdict("建设档案信息平台。", deed)[0] == "done"
    assert verdict("建设档案信息平台。", deed, "档案信息平台建设滞后。")[0] == "partly"


def test_only_a_problem_tells() -> None:
    """What only this year's problems speak of is kept in part, unless it was never begun."""
    plan, deed = "建设档案信息平台。", "绿化广场面积扩大。"
    assert verdict(plan, deed, "档案信息平台建设进度滞后。")[0] == "partly"
    assert verdict(plan, deed, "档案信息平台建设尚未启动。")[0] == "missing"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("新建公厕4座，铺设管网6公里。", ["新建公厕4座，", "铺设管网6公里。"]),
        ("修缮校舍，改善条件。培训教师。", ["修缮校舍，改善条件。", "培训教师。"]),
        ("新建公厕4座，方便群众出行。", ["新建公厕4座，方便群众出行。"]),
        ("投入资金3亿元，比上年增加2亿元。", ["投入资金3亿元，比上年增加2亿元。"]),
        ("围绕增收，新建大棚20座。", ["围绕增收，新建大棚20座。"]),
        ("办好夜校；评选先进", ["办好夜校；", "评选先进"]),
        ("", []),
    ],
)
def test_one_deed_each(text: str, wanted: list[str]) -> None:
    """Sentences and figures part deeds; purpose and circumstance stay with what is done."""
    figures = [at for at, char in enumerate(text) if char.isdigit()]
    assert [text[a:b] for a, b in deeds_in(text, 0, len(text), figures)] == wanted


def test_silence_about_a_target() -> None:
    """Of two things promised the one that the report does not tell is missing."""
    last = report("三、下步打算\n（一）改善校园。新建塑胶运动场2片，种植银杏行道树300株。\n")
    this = report("一、主要工作\n（一）校园得到改善。新建塑胶运动场2片。\n")
    assert [promise.verdict for promise in compare_years(last, this)] == ["done", "missing"]


def test_things_counted_in_a_row() -> None:
    """Two things counted in one breath are two promises, each with its own deed."""
    last = report(
        "三、下步打算\n（一）新建公共停车场2处、公厕4座。\n（二）修订办法。新建泵站3座。\n"
    )
    this = report("一、主要工作\n（一）新建公共停车场1处。新建公厕4座。\n")
    found = compare_years(last, this)
    plans = [last.doc.text[slice(*promise.plan)] for promise in found]
    assert plans[:2] == ["新建公共停车场2处", "公厕4座。"]
    assert [promise.verdict for promise in found[:2]] == ["partly", "done"]


def test_clause_by_clause() -> None:
    """A promise of many words is met by the clause that answers it, wherever that stands."""
    plan = "在互利的基础上，本着自愿原则，继续发展同邻近乡镇的灌溉合作关系。"
    assert verdict(plan, "兴修塘坝。与邻近乡镇的灌溉合作关系得到加强。")[0] == "done"


def test_this_years_plan_is_no_deed() -> None:
    """A sentence of this year's plan answers nothing, though it may look like a deed."""
    last = report("三、下步打算\n（一）建设档案信息平台。\n")
    text = "一、主要工作\n（一）绿化广场面积扩大。\n三、下步打算\n（一）建设档案信息平台。\n"
    this = report(text)
    labels = [row._replace(label="achievement") for row in this.sentences]
    vars(this)["sentences"] = tuple(labels)
    assert [promise.verdict for promise in compare_years(last, this)] == ["missing"]


def test_other_thing_with_the_same_words() -> None:
    """The same attributes of another thing are no deed."""
    plan = "推行生活垃圾分类，建设分类示范小区。"
    assert verdict(plan, "建成生活垃圾焚烧厂一座。")[0] == "missing"


@pytest.mark.parametrize(("last", "this"), [("", ""), ("三、打算\n新建2处。\n", "")])
def test_empty(last: str, this: str) -> None:
    """Nothing promised, nothing compared; nothing done, all missing."""
    found = compare_years(report(last), report(this))
    assert all(promise.verdict == "missing" and promise.score == 0 for promise in found)
