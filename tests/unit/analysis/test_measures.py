"""Measures: which passages are rows, their status, actors, figures and deadlines."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import ROOT
from labelled import PARTS, LabelledLayers, labelled, report

from textkit.analysis.actors import find_actors
from textkit.analysis.aspect import Aspects
from textkit.analysis.measures import Deadline, deadline_of, owner_of
from textkit.analysis.table_measures import table_rows
from textkit.api import read
from textkit.model.document import Block, Document
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
    assert deadline_of(planned, layers.dates, layers.doc.text) == Deadline(
        "2024年9月底前", "2024-09"
    )
    during = deadline_of(layers.measures[5], layers.dates, layers.doc.text)
    assert during is not None
    assert during.words == "年内"


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


def test_foreign_text_is_no_part() -> None:
    """An item ends before what a vendor or a program left behind it."""
    text = (
        "某局总结\n一、工作情况\n一是新建小学2所。二是改造操场5处，更新体育器材120套，惠及学生3600人，建立了维护"
        "制度，由后勤中心逐月检查、按季通报。（注：以上数据为示例，请根据实际情况替换。）\n"
        "希望以上内容对您有所帮助，如需修改请随时告诉我。\n"
    )
    layers = report(text)
    assert [m.marker for m in layers.measures] == ["一是", "二是"]
    assert not any("注" in text[m.start : m.end] for m in layers.measures)


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
        ("由机关党委牵头，配备干部2名，分批参加县委党校培训。", ("机关党委",)),
        ("财务管理部、法律事务部牵头修订制度。", ("财务管理部", "法律事务部")),
        ("由信息科、纪检监察室联合开展保密检查。", ("信息科", "纪检监察室")),
        ("县扶贫办、财政、公安等部门先后开展核查。", ("县扶贫办、财政、公安等部门",)),
        ("安全监管科负责。", ("安全监管科",)),
        ("由主要负责同志审定。", ()),
        ("由于各处室开展工作不平衡。", ()),
        ("成立专班，由局长任组长。", ()),
        ("责任单位：县委组织部 完成时限：2024年底", ("县委组织部",)),
        ("", ()),
    ],
)
def test_actors(text: str, actors: tuple[str, ...]) -> None:
    """Subjects, leaders and columns are actors; objects and places are not."""
    assert find_actors(text, 0, len(text)) == actors


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("加快收尾。剩余3个小区将于12月20日前全部竣工。", "planned"),
        ("加快收尾。改造小区9个，全部竣工。剩余3个将于12月20日前完工。", "done"),
        ("余下路段将在明年建成。", "planned"),
        ("将在校学生全部纳入体检。", "done"),
    ],
)
def test_put_off(text: str, status: str) -> None:
    """What a word before puts off is no deed, however complete it will be."""
    assert Aspects(text).status(("achievement",), 0, len(text)) == status


def spans(text: str) -> list[str]:
    """The text of each measure."""
    layers = report(text)
    return [layers.doc.text[m.start : m.end] for m in layers.measures]


def test_last_run_in_takes_no_more_than_its_siblings() -> None:
    """Behind items of one paragraph each, the next paragraph is none of the last one's."""
    text = (
        "一、主要工作\n（一）抓学习。办班5期。\n（二）抓作风。查处问题5个。\n"
        "欢迎干部群众监督。联系电话：88661234。\n"
    )
    assert spans(text) == ["（一）抓学习。办班5期。", "（二）抓作风。查处问题5个。"]
    longer = text.replace("办班5期。", "办班5期。\n参训300人。")
    assert spans(longer)[1].endswith("88661234。")


def test_long_item_is_its_first_paragraph() -> None:
    """An item of many paragraphs is no single row: the others hold deeds of their own."""
    more = "".join(f"新建公园{number}座，方便周边群众就近散步健身。\n" for number in range(50))
    first, *others = spans(
        f"一、主要工作\n（一）抓绿化。种树5棵。\n{more}（二）抓治水。治河3条。\n"
    )
    assert first == "（一）抓绿化。种树5棵。"
    assert len(others) == 51


def test_last_inline_item_ends_before_a_turn() -> None:
    """What goes on about another time behind the last item is a row of its own."""
    text = (
        "一、主要工作\n①加强摸排。排查100人。②加强走访。走访200人。③加强管控。在册33人。"
        "国庆期间，组织巡防600人次。\n"
    )
    assert spans(text)[2:] == ["③加强管控。在册33人。", "国庆期间，组织巡防600人次。"]


def test_heading_over_many_paragraphs() -> None:
    """A heading over two paragraphs is a row; over more each deed is, tables not counted."""
    two = "（一）发展产业\n建设产业园3个。\n培训农民500人。\n"
    three = "（二）改善环境\n新建公厕4座。\n铺设管网6公里。\n清理垃圾30吨。\n"
    found = spans(f"一、主要工作\n{two}{three}")
    assert found == [two.strip(), *three.split("\n")[1:4]]


def test_stock_is_no_deed() -> None:
    """Who has or holds something does nothing."""
    text = (
        "一、主要工作\n全区共有低保对象2316户。\n该镇下辖12个村。\n我镇现有敬老院2家。\n"
        "全区新建敬老院3家。\n"
    )
    assert spans(text) == ["全区新建敬老院3家。"]


def test_lessons_are_no_measures() -> None:
    """What is drawn from what was seen is no deed."""
    text = (
        "一、主要做法\n（一）编制规划。制定方案。\n（二）培育主体。扶持企业。\n"
        "二、几点启示\n（一）强化保障。加大投入。\n（二）强化协作。共建平台。\n"
    )
    measures = report(text, {"一": "achievement", "二": "achievement"}).measures
    assert [measure.lead for measure in measures] == ["编制规划", "培育主体"]


def test_answer_to_a_problem() -> None:
    """Of an item under 问题及整改措施 the measure is what is done, with its figures alone."""
    text = (
        "自查报告\n一、存在问题及整改措施\n"
        "（一）收费不规范。重复收费12例。整改措施：退还费用3万元，6月底前完成。\n"
        "（二）台账不全。缺少台账5本。\n"
    )
    layers = report(text)
    starts = {"整改措施": "plan"}
    layers.__dict__["sections"] = tuple(
        row._replace(label="problem", labels=("problem", "plan")) for row in layers.sections
    )
    layers.__dict__["sentences"] = tuple(
        labelled(row.start, row.end, starts.get(layers.doc.text[row.start :][:4], "problem"))
        for row in layers.sentences
    )
    (measure,) = layers.measures
    figures = [layers.quantities[at] for at in measure.quantities]
    assert (measure.marker, measure.lead, measure.status) == ("（一）", "退还费用3万元", "planned")
    assert [layers.doc.text[f.start : f.end] for f in figures] == ["3万元"]


COLUMNS = """某局2024年工作总结
一、下步打算
（一）健全制度（责任单位：县委组织部、县人社局；完成时限：2024年6月底前）。
（二）修建公路。修路3公里。
责任单位：县交通局 完成时限：2024年12月31日
（三）培训干部。一是办班。每季一期。二是轮训。每月一次。
责任单位：县委党校；完成时限：长期坚持
"""


def test_columns_behind_an_item() -> None:
    """责任单位 and 完成时限, in brackets or on the next line, belong to the item above."""
    layers = report(COLUMNS)
    text = layers.doc.text
    found = [(m.lead, m.actors, deadline_of(m, layers.dates, text)) for m in layers.measures]
    assert found == [
        ("健全制度", ("县委组织部", "县人社局"), Deadline("2024年6月底前", "2024-06")),
        ("修建公路", ("县交通局",), Deadline("2024年12月31日", "2024-12-31")),
        ("办班", (), None),
        ("轮训", ("县委党校",), Deadline("长期坚持", None)),
    ]


TABLE = """# 某局整改报告

## 一、整改情况

| 序号 | 问题 | 整改措施 | 责任单位 | 完成时限 |
|---|---|---|---|---|
| 1 | 台账不健全 | 建立统一台账。逐项登记。 | 办公室、财务科 | 2024年6月30日 |
| 2 | 收费不规范 | 清退违规收费3万元 | 县物价局 | 已完成 |

| 指标 | 数值 | 单位 |
|---|---|---|
| 产值 | 5 | 亿元 |
"""


def test_rows_of_a_table(tmp_path: Path) -> None:
    """A row of a table with 措施 and 责任单位 or 时限 is a measure; other tables give none."""
    path = tmp_path / "整改.md"
    path.write_text(TABLE, "utf-8")
    layers = LabelledLayers(read(str(path)), PARTS)
    text = layers.doc.text
    assert [
        (m.marker, m.lead, m.status, m.actors, deadline_of(m, layers.dates, text))
        for m in layers.measures
    ] == [
        (
            "1",
            "建立统一台账",
            "planned",
            ("办公室", "财务科"),
            Deadline("2024年6月30日", "2024-06-30"),
        ),
        ("2", "清退违规收费3万元", "done", ("县物价局",), None),
    ]


def test_rows_of_a_word_table() -> None:
    """The same where every cell is a block of its own."""
    rows_ = [
        ("问题", "措施", "责任人"),
        ("路灯损坏", "更换路灯20盏", "张某"),
        ("井盖缺失", "", "李某"),
    ]
    text = "\n".join(cell for row in rows_ for cell in row)
    blocks, at = [], 0
    for row, cells in enumerate(rows_):
        for column, cell in enumerate(cells):
            blocks.append(Block("table", "cell", at, at + len(cell), cell=(0, row, column)))
            at += len(cell) + 1
    (found,) = table_rows(Document(text, tuple(blocks)))
    assert text[slice(*found.deed)] == "更换路灯20盏"
    assert found.actors == ("张某",)


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
