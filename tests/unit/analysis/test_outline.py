"""The outline as a whole: kinds, levels, items, leads, real samples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from outline_view import line_of, numbered, outline_of, rows

from textkit.analysis.outline import build_outline
from textkit.model.document import Block, Document, plain_document
from textkit.model.layers import Residue

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
RESIDUE = {"000": (*range(1, 9), 18, 44), "002": (*range(1, 9), 15, 18, 39), "004": (1,)}


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample reports are not here")
@pytest.mark.parametrize("name", RESIDUE)
def test_sample_is_exact(name: str) -> None:
    """Level, marker, title or lead, line and kind of every heading and item, in order."""
    path = next(SAMPLES.glob(f"{name}_*.txt"))
    truth = json.loads((SAMPLES / f"{name}.outline.json").read_text(encoding="utf-8"))
    doc = plain_document(path.read_text(encoding="utf-8"))
    outline = build_outline(doc, Residue((), frozenset(RESIDUE[name])))
    found = [s for s, _ in outline.walk() if s.kind not in ("lead", "implicit")]
    assert [(s.level, s.marker, s.kind, line_of(doc, s)) for s in found] == [
        (row["level"], row["marker"], row["kind"], row["line"]) for row in truth
    ]
    for row, section in zip(truth, found, strict=True):
        if "title" in row:
            assert section.title == row["title"]
        else:
            assert doc.text.startswith(row["lead"], section.title_start)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample reports are not here")
def test_sample_leads() -> None:
    """The nine bare leads of sample 000, three under each of three items, are one level deeper."""
    path = next(SAMPLES.glob("000_*.txt"))
    doc = plain_document(path.read_text(encoding="utf-8"))
    outline = build_outline(doc, Residue((), frozenset(RESIDUE["000"])))
    leads = [(s, above[-1]) for s, above in outline.walk() if s.kind == "lead"]
    assert [above.marker for _, above in leads] == ["一是"] * 3 + ["二是"] * 3 + ["三是"] * 3
    assert {s.level - above.level for s, above in leads} == {1}
    assert {line_of(doc, s) for s, _ in leads} == {28}


GOVDOC = SAMPLES.parent / "data" / "structure" / "dev"


@pytest.mark.skipif(not GOVDOC.is_dir(), reason="the labelled document is not here")
def test_labelled_document() -> None:
    """Title and headings of a real 通知 are those that its readers labelled by character."""
    spans: dict[str, list[str]] = {}
    for row in (GOVDOC / "govdoc-397-bio.txt").read_text(encoding="utf-8").splitlines():
        char, _, label = row.partition(" ")
        place, _, name = label.partition("_")
        if place == "B":
            spans.setdefault(name, []).append("")
        if name:
            spans[name][-1] += char
    outline = outline_of((GOVDOC / "govdoc-397.txt").read_text(encoding="utf-8"))
    assert outline.title is not None
    assert [outline.title.text] == spans["正文标题"]
    for level, name in ((1, "一级标题"), (2, "二级标题")):
        found = [f"{row[2]}{row[3]}" for row in rows(outline) if row[0] == level]
        assert found == [heading.rstrip("。") for heading in spans[name]]


REPORT = """某镇2023年工作总结
今年以来，我镇认真落实各项部署，工作取得新的进展。现将有关情况汇报如下：
一、主要工作
（一）抓学习，强素质
1.健全制度。制定学习计划，每月集中学习。一是学原文。坚持逐字逐句读。二是学经验。组织外出考察。
2.丰富形式。开展读书活动。
（二）抓服务。设立便民窗口，办理事项一千余件。
二、存在的不足
服务还不够细。
"""


def test_kinds_and_fixed_levels() -> None:
    """一、（一）1. and 一是 have levels 1 to 4; a title ends at the first full stop."""
    assert rows(outline_of(REPORT)) == [
        (1, "heading", "一、", "主要工作"),
        (2, "heading", "（一）", "抓学习，强素质"),
        (3, "run-in", "1.", "健全制度"),
        (4, "inline", "一是", "学原文"),
        (4, "inline", "二是", "学经验"),
        (3, "run-in", "2.", "丰富形式"),
        (2, "run-in", "（二）", "抓服务"),
        (1, "heading", "二、", "存在的不足"),
    ]


def test_item_ends_with_its_paragraph() -> None:
    """The last inline item ends where its paragraph does, the section over it goes on."""
    text = "总结\n一、做法\n做到：一是学；二是做。\n后面还有一段。\n二、打算\n继续。"
    outline = outline_of(text)
    last = next(s for s, _ in outline.walk() if s.marker == "二是")
    assert text[last.start : last.end] == "二是做。"
    assert text[outline.sections[0].start : outline.sections[0].end].endswith("一段。\n")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["第一章 总则", "一、目的", "正文。", "第二章 附则", "一、解释", "正文。"],
         ["1 第一章 总则", "2 一、 目的", "1 第二章 附则", "2 一、 解释"]),
        (["1.概况", "（1）人口", "正文。", "（2）面积", "正文。", "2.打算", "正文。"],
         ["1 1. 概况", "2 （1） 人口", "2 （2） 面积", "1 2. 打算"]),
        (["（一）概况", "1.人口", "正文。", "（二）打算", "正文。"],
         ["1 （一） 概况", "2 1. 人口", "1 （二） 打算"]),
        (["一、概况", "1.人口", "正文。", "2.面积", "正文。", "二、打算", "正文。"],
         ["1 一、 概况", "3 1. 人口", "3 2. 面积", "1 二、 打算"]),
        (["1 总体", "1.1 目标", "正文。", "1.2 任务", "正文。", "2 保障", "2.1 组织", "正文。"],
         ["2 1.1 目标", "2 1.2 任务", "2 2.1 组织"]),
        (["一、问题", "第一，规模", "一、资金", "正文。", "二、人员", "正文。", "第二，速度", "正文。", "二、打算", "正文。"],
         ["1 一、 问题", "4 第一， 规模", "5 一、 资金", "5 二、 人员", "4 第二， 速度", "1 二、 打算"]),
        (["一、问题", "（一）甲", "正文。", "（3）乙", "正文。", "（三）丙", "正文。"],
         ["1 一、 问题", "2 （一） 甲", "4 （3） 乙", "2 （三） 丙"]),
        (["一、问题", "（一）甲", "正文。", "（2）乙", "正文。", "（三）丙", "正文。"],
         ["1 一、 问题", "2 （一） 甲", "2 （2） 乙", "2 （三） 丙"]),
        (["二、问题", "正文。", "四、打算", "正文。", "四、结语", "正文。"],
         ["1 二、 问题", "1 四、 打算", "1 四、 结语"]),
    ],
)  # fmt: skip
def test_nesting(lines: list[str], expected: list[str]) -> None:
    """Other orders, reused numbers, wrong and missing ones find their place by what goes on."""
    assert numbered("某县工作总结\n今年工作稳步推进。\n" + "\n".join(lines)) == expected


def test_levels_deepen() -> None:
    """A section's level is greater than its parent's, whatever the order of the markers."""
    text = "总结\n①甲\n一、乙\n1.1 丙\n（一）丁\n1.戊\n第一章 己\n一是庚，二是辛。\nA.壬\n正文。"
    for section, above in outline_of(text).walk():
        assert not above or section.level > above[-1].level


@pytest.mark.parametrize(
    ("sentence", "markers"),
    [
        ("做到：一是学；二是做；四是改。", ["一是", "二是", "四是"]),
        ("做到：一是学；三是做；二是改。", ["一是", "三是", "二是"]),
        ("做到：二是学；三是做。", ["二是", "三是"]),
        ("问题不少。一是学得不够。", ["一是"]),
        ("首先，学文件。其次，抓落实。最后，看成效。", ["首先，", "其次，", "最后，"]),
        ("首先，企业要投入。二是提高认识。三是改进服务。", ["首先，", "二是", "三是"]),
        ("一方面，要学；另一方面，要做。", ["一方面，", "另一方面，"]),
        ("要求：①学；②做；③改。", ["①", "②", "③"]),
        ("要求：（1）学；（2）做。", ["（1）", "（2）"]),
        ("建议：1.学文件。2.抓落实。", ["1.", "2."]),
        ("建议如下：一、学文件。二、抓落实。", ["一、", "二、"]),
        ("存在主要问题（一）学得少。读书不多。（二）做得少。", ["（一）", "（二）"]),
        ("其一，学文件；其二，抓落实。", ["其一，", "其二，"]),
        ("一要学；二要做；三要改。", ["一要", "二要", "三要"]),
    ],
)
def test_inline_series(sentence: str, markers: list[str]) -> None:
    """True series inside a paragraph, slips in the numbers included."""
    text = f"总结\n一、做法\n今年以来，全镇上下共同努力。{sentence}"
    found = [row for row in rows(outline_of(text)) if row[1] == "inline"]
    assert [row[2] for row in found] == markers


@pytest.mark.parametrize(
    "sentence",
    [
        "这是原因之一是因为统一是前提。",
        "做人要一是一、二是二，不能含糊。",
        "最后，谈一点体会。",
        "首先，感谢大家。",
        "一方面，要看到成绩。",
        "完成投资：1.5亿元；2.3亿元。",
        "二、三产业比重提高，三、五天就能办结。",
        "按照第（一）项、第（二）项办理。",
        "名单共：3、4号楼，5、6号楼。",
    ],
)
def test_no_inline_series(sentence: str) -> None:
    """Phrases, figures and references make no items."""
    text = f"总结\n一、做法\n今年以来，全镇上下共同努力。{sentence}"
    assert [row for row in rows(outline_of(text)) if row[1] == "inline"] == []


def test_words_at_paragraph_start() -> None:
    """一是 and 二是 in paragraphs of their own are run-in leads; in one paragraph both are inline."""
    apart = "总结\n一、做法\n一是抓学习。每月读书。\n二是抓落实。每周督查。"
    together = "总结\n一、做法\n一是抓学习。每月读书。二是抓落实。每周督查。"
    assert [row[1] for row in rows(outline_of(apart))] == ["heading", "run-in", "run-in"]
    assert [row[1] for row in rows(outline_of(together))] == ["heading", "inline", "inline"]


def test_dashes() -> None:
    """—— lines are items where there are several, an aside where there is one."""
    several = "总结\n一、成绩\n——经济稳步增长。总值提高。\n——民生持续改善。收入提高。"
    alone = "总结\n一、成绩\n——这是大家共同努力的结果。\n后面一段。"
    assert [row[2] for row in rows(outline_of(several))] == ["一、", "——", "——"]
    assert [row[2] for row in rows(outline_of(alone))] == ["一、"]


def test_leads_of_paragraphs() -> None:
    """Short first sentences of neighbouring paragraphs are leads of the section over them."""
    text = (
        "总结\n一、做法\n完善协调机制。每月召开一次会议，研究解决问题。\n"
        "强化督查考核。每季度通报一次，结果与评优挂钩。\n"
    )
    assert rows(outline_of(text))[1:] == [
        (2, "lead", None, "完善协调机制"),
        (2, "lead", None, "强化督查考核"),
    ]


@pytest.mark.parametrize("head", ["", "（一）抓规范。"])
def test_brief_leads(head: str) -> None:
    """Leads of one length with a figure under each, from the beginning of a paragraph or item on."""
    body = "加大经费投入。全年支出7亿元，占比21.5%。推进项目建设。新建学校3所。强化师资保障。招聘120名。"
    found = rows(outline_of(f"总结\n一、工作\n{head}{body}\n"))
    leads = [title for _, kind, _, title in found if kind == "lead"]
    assert leads == ["加大经费投入", "推进项目建设", "强化师资保障"]


@pytest.mark.parametrize(
    "body",
    [
        "大力发展文化体育事业。文艺演出丰富多彩，群众满意。做好老年工作。受到好评。",
        "今年形势很好。加大经费投入。全年支出7亿元。推进项目建设。新建3所。",
        "加大经费投入。推进项目建设。强化师资保障。招聘120名。",
    ],
)
def test_no_brief_leads(body: str) -> None:
    """Sentences of prose, and sentences with nothing under them, are none."""
    assert [row for row in rows(outline_of(f"总结\n一、工作\n{body}\n")) if row[1] == "lead"] == []


def test_series_goes_on_in_the_next_paragraph() -> None:
    """1. behind a numbered lead is an item where the next paragraph begins with 2., else none."""
    text = "总结\n一、工作\n（一）抓融合。1.护航工程。治理河道18公里。\n2.暖心工程。走访300户。\n"
    assert numbered(text)[1:] == ["2 （一） 抓融合", "3 1. 护航工程", "3 2. 暖心工程"]
    assert numbered(text.replace("\n2.", "\n"))[1:] == ["2 （一） 抓融合"]


def test_title_ends_before_an_open_bracket() -> None:
    """The columns of an item are none of its title."""
    text = "总结\n一、工作\n（一）建台账（责任单位：县人社局；时限：6月底）。\n（二）抓培训。办班3期。\n"
    assert numbered(text)[1:] == ["2 （一） 建台账", "2 （二） 抓培训"]


def test_leads_on_their_own_lines() -> None:
    """Short paragraphs of one shape, each before a longer one, are unnumbered headings."""
    long = "全镇建成项目十二个，完成投资三千余万元，带动就业四百余人，群众满意度明显提升。"
    text = f"总结\n一、成绩\n产业结构持续优化。\n{long}\n生态环境不断改善。\n{long}\n"
    assert rows(outline_of(text))[1:] == [
        (2, "heading", None, "产业结构持续优化"),
        (2, "heading", None, "生态环境不断改善"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "真正做到以学促做。大家反映很好，效果明显。",
        "今年工作有了新的进展。全镇上下共同努力。\n群众的日子是越来越好的。收入稳步提高。",
        "完成投资三百万元。项目按期投产，效益良好。带动就业四百余人。其中脱贫户一百余人。",
    ],
)
def test_no_leads(body: str) -> None:
    """Plain statements and figures are no leads, and one short sentence makes no run."""
    assert rows(outline_of(f"总结\n一、做法\n{body}")) == [(1, "heading", "一、", "做法")]


def test_unnumbered_headings() -> None:
    """Short lines between paragraphs head a report whose numbers begin anew under each."""
    body = "这一年工作任务很重，全镇上下团结一心，较好地完成了各项目标任务，成绩来之不易。"
    text = (
        f"总结\n{body}\n过去一年工作回顾\n{body}\n一、抓学习\n{body}\n二、抓落实\n{body}\n"
        f"今后一年工作任务\n{body}\n一、抓项目\n{body}\n"
    )
    assert rows(outline_of(text)) == [
        (1, "heading", None, "过去一年工作回顾"),
        (2, "heading", "一、", "抓学习"),
        (2, "heading", "二、", "抓落实"),
        (1, "heading", None, "今后一年工作任务"),
        (2, "heading", "一、", "抓项目"),
    ]


def test_stray_line_shifts_nothing() -> None:
    """One short line before the first number is no heading."""
    text = (
        "总结\n今年工作稳步推进，各项任务全面完成。\n某某通讯员\n一、做法\n正文。\n二、打算\n正文。"
    )
    assert numbered(text) == ["1 一、 做法", "1 二、 打算"]


def test_labels_that_paragraphs_go_on_after() -> None:
    """调研情况： and 具体建议： head their paragraphs; items inside stand under them."""
    text = (
        "关于加强养老服务的建议\n调研情况：近年来服务体系逐步完善，老人得到实惠。\n"
        "问题分析：1.床位不足。农村尤其突出。2.人员不足。流动性大。\n具体建议：增加投入，培养人员，完善标准。"
    )
    assert rows(outline_of(text)) == [
        (1, "run-in", None, "调研情况"),
        (1, "run-in", None, "问题分析"),
        (3, "inline", "1.", "床位不足"),
        (3, "inline", "2.", "人员不足"),
        (1, "run-in", None, "具体建议"),
    ]


def test_attachments() -> None:
    """附件1 with its title line opens a section of its own; a note on attachments does not."""
    text = "总结\n一、做法\n正文。\n二、打算\n正文。\n附件：1.名单\n2.方案\n附件1\n先进个人名单\n一、干部\n正文。"
    assert rows(outline_of(text)) == [
        (1, "heading", "一、", "做法"),
        (1, "heading", "二、", "打算"),
        (1, "heading", "附件1", "先进个人名单"),
        (2, "heading", "一、", "干部"),
    ]


def test_notes_behind_the_report() -> None:
    """名词解释 opens a section of its own; its numbers stand under it."""
    text = "总结\n一、做法\n正文。\n名词解释：\n1.“一网”：指政务网。\n2.“两单”：指两张清单。"
    assert rows(outline_of(text))[1:] == [
        (1, "heading", None, "名词解释"),
        (3, "run-in", "1.", "“一网”"),
        (3, "run-in", "2.", "“两单”"),
    ]


def test_unnumbered_headings_under_numbers() -> None:
    """Short lines inside a numbered section stand under it, and the numbers go on behind them."""
    body = "这一年工作任务很重，全镇上下团结一心，较好地完成了各项目标任务，成绩来之不易。"
    text = f"总结\n一、做法\n{body}\n抓学习提素质\n{body}\n抓落实见成效\n{body}\n二、打算\n{body}"
    assert rows(outline_of(text)) == [
        (1, "heading", "一、", "做法"),
        (2, "heading", None, "抓学习提素质"),
        (2, "heading", None, "抓落实见成效"),
        (1, "heading", "二、", "打算"),
    ]


def test_list_items_are_run_in() -> None:
    """A numbered clause that ends with a semicolon is an item, no heading."""
    text = "总结\n一、公开下列信息：\n（一）办事指南；\n（二）收费标准。\n正文。"
    assert [row[1] for row in rows(outline_of(text))] == ["heading", "run-in", "heading"]


def test_contents_are_no_headings() -> None:
    """A typed table of contents, with leaders or without, opens nothing."""
    body = "一、做法\n正文。\n（一）学\n正文。\n（二）做\n正文。\n二、打算\n正文。"
    plain = f"总结\n目  录\n一、做法\n（一）学\n（二）做\n二、打算\n{body}"
    dotted = f"总结\n一、做法……1\n（一）学………2\n二、打算\t3\n{body}"
    expected = ["1 一、 做法", "2 （一） 学", "2 （二） 做", "1 二、 打算"]
    assert numbered(plain) == expected
    assert numbered(dotted) == expected


def test_markdown_signs() -> None:
    """#, ** and - before a line stand in front of the marker, not in it."""
    text = "## 一、做法\n- 完善机制。每月开会，研究解决问题。\n- 强化督查。每季通报，结果与评优挂钩。\n**二、打算**\n继续。"
    found = rows(outline_of(text))
    assert [row[2:] for row in found if row[0] == 1] == [("一、", "做法"), ("二、", "打算")]
    assert [row[3] for row in found if row[1] == "lead"] == ["完善机制", "强化督查"]


def _document(*lines: tuple[str, dict[str, object]]) -> Document:
    """A document of one block a line with the given block fields."""
    blocks = []
    start = 0
    for line, fields in lines:
        kind = str(fields.pop("kind", "paragraph"))
        part = str(fields.pop("part", "body"))
        blocks.append(Block(part, kind, start, start + len(line), **fields))  # type: ignore[arg-type]
        start += len(line) + 1
    return Document("\n".join(line for line, _ in lines), tuple(blocks), format="docx")


def test_word_numbers() -> None:
    """Numbers that Word computed are markers, beside typed ones; bullets are not."""
    doc = _document(
        ("一、做法", {}),
        ("（一）学习", {"label": "（一）"}),
        ("正文。", {}),
        ("（二）落实", {"label": "（二）"}),
        ("•要点", {"label": "•"}),
        ("Item 1要点", {"label": "Item 1"}),
        ("二、打算", {}),
        ("正文。", {}),
    )
    found = [(s.level, s.marker, s.auto) for s, _ in build_outline(doc, Residue()).walk()]
    assert found == [
        (1, "一、", False),
        (2, "（一）", True),
        (2, "（二）", True),
        (1, "二、", False),
    ]


def test_word_headings() -> None:
    """Heading styles nest by their level; the only heading of the first level is the title."""
    doc = _document(
        ("某县工作总结", {"kind": "heading", "level": 1}),
        ("基本情况", {"kind": "heading", "level": 2}),
        ("正文。", {}),
        ("人口", {"kind": "heading", "level": 3}),
        ("正文。", {}),
        ("打算", {"kind": "heading", "level": 2}),
        ("正文。", {}),
    )
    outline = build_outline(doc, Residue())
    assert outline.title is not None
    assert outline.title.text == "某县工作总结"
    assert rows(outline) == [
        (1, "heading", None, "基本情况"),
        (2, "heading", None, "人口"),
        (1, "heading", None, "打算"),
    ]


def test_tables_and_notes_are_no_sections() -> None:
    """Numbers in table cells, contents, headers and hidden text open nothing."""
    doc = _document(
        ("一、做法", {}),
        ("一、目录 1", {"part": "toc", "kind": "toc"}),
        ("1.项目", {"part": "table", "kind": "cell"}),
        ("二、隐藏", {"hidden": True}),
        ("正文。", {}),
        ("三、页眉", {"part": "header"}),
    )
    assert rows(build_outline(doc, Residue())) == [(1, "heading", "一、", "做法")]


def test_residue_is_no_section() -> None:
    """A foreign line opens nothing, even with a number before it."""
    text = "总结\n一、做法\n正文。\n二、更多范文请关注公众号\n二、打算\n正文。"
    assert numbered(text) != ["1 一、 做法", "1 二、 打算"]
    found = [row[3] for row in rows(outline_of(text, residue=(4,)))]
    assert found == ["做法", "打算"]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "　", "一、", "一是", "——", "附件", "#", "1.", "。\n。"]
)
def test_odd_texts(text: str) -> None:
    """The shortest texts give an outline, not an error."""
    assert outline_of(text).title is None


def test_long_nesting_is_bounded() -> None:
    """Thousands of numbers that nest in each other stay a shallow tree."""
    text = "\n".join("一、甲\n第一，乙\n一、丙\n第二，丁" for _ in range(2000))
    assert max(len(above) for _, above in outline_of(text).walk()) < 60
