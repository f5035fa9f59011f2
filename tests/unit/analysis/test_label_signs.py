"""Signs that say outright what a part is: wordings of headings, first words, lists."""

from __future__ import annotations

import pytest

from textkit import api
from textkit.analysis.label_signs import Lists, first_words, line_labels, title_labels
from textkit.analysis.labels import make_report
from textkit.analysis.layers import Layers
from textkit.classify.units import ITEM, PARAGRAPH, SERIES, Report
from textkit.model.document import plain_document
from textkit.model.records import LABELS

A, P, L = 1, 2, 4


def report_of(text: str) -> Report:
    """What the classifier reads of a text."""
    layers = Layers(plain_document(text))
    return make_report(layers.doc, layers.outline, layers.residue)


def labels_of(text: str, unit: str = "paragraph") -> dict[str, tuple[str, ...]]:
    """The labels of each unit by its first five characters."""
    found = api.classify(plain_document(text), unit)
    return {text[item.start : item.start + 5]: item.labels for item in found.items}


@pytest.mark.parametrize(
    ("title", "labels"),
    [
        ("养护中存在的主要矛盾", P),
        ("短板弱项", P),
        ("面临的突出困难", P),
        ("下月计划", L),
        ("努力方向", L),
        ("下阶段安排", L),
        ("三季度重点工作完成情况", A),
        ("本月工作", A),
        ("存在的短板及下步措施", P | L),
        ("上半年回顾和下半年工作安排", A | L),
        ("促问题整改", 0),
        ("破解停车难题", 0),
        ("坚持问题导向", 0),
        ("2026年重点工作", 0),
        ("加强自身建设", 0),
        ("筑牢安全防线", 0),
        ("", 0),
    ],
)
def test_unambiguous_headings(title: str, labels: int) -> None:
    """Wordings are known by their parts too; slogans and what may be either say nothing."""
    assert title_labels(title) == labels


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("下一步，把渡口的灯全部换新。", "plan"),
        ("（三）拟申请专项资金再购2台。", "plan"),
        ("——对2处断头路，10月底前贯通。", "plan"),
        ("2处断头路于10月底前已贯通。", None),
        ("虽然面上有进步，但仍存在死角。", "problem"),
        ("2.货源渠道偏窄，淡季压力较大。", "problem"),
        ("破解了资金不足。", None),
        ("整改措施：换掉旧泵。", "plan"),
        ("存在问题：泵房漏水。", "problem"),
        ("送：各村，各站所。", "other"),
        ("修好水泵4台。", None),
    ],
)
def test_first_words(sentence: str, label: str | None) -> None:
    """Turns, names of problems, deadlines and names before a colon tell the label."""
    found = first_words(sentence, 0, len(sentence))
    assert (LABELS[found] if found >= 0 else None) == label


def test_lines_that_are_headings() -> None:
    """Short lines of known wording, framed or bare; sentences are none."""
    for line in ("【短板弱项】", "◆下月计划", "努力方向", "4 下一步计划"):
        assert line_labels(line, 0, len(line))
    for line in ("下月计划已定。", "共有短板弱项等三类材料需要报送到联合办公室"):
        assert not line_labels(line, 0, len(line))


def test_lists() -> None:
    """The next number goes on; number one, another style and a first dash begin a list."""
    lists = Lists()
    lines = ["1.甲", "2.乙", "1.丙", "——丁", "——戊", "己", "——庚", "2.辛"]
    found = [lists.opens(line, 0, len(line)) for line in lines]
    assert found == [SERIES, ITEM, SERIES, SERIES, ITEM, PARAGRAPH, SERIES, ITEM]


def test_a_line_is_the_heading_of_what_follows() -> None:
    """It holds for the items under it until the next such line or heading."""
    text = "渡口管理站简报\n【本月工作】\n1.换灯6盏。\n【下月计划】\n1.清淤。\n2.补漆。\n"
    named = {text[s.start : s.start + 4]: s.named for s in report_of(text).sentences}
    assert (named["1.换灯"], named["1.清淤"], named["2.补漆"]) == (A, L, L)


def test_a_report_on_rectification_tells_what_was_done() -> None:
    """There 问题 and 整改措施 in headings say nothing."""
    text = "关于巡察反馈问题整改情况的报告\n一、整改措施\n已补齐台账12本。\n二、下一步打算\n继续巡查。\n"
    named = [sentence.named for sentence in report_of(text).sentences]
    assert named == [0, 0, 0, L, L]


BRIEF = """渡口管理站2024年工作总结

2024年，管理站在镇党委的领导下，较好完成各项任务。现总结如下：
一、2024年工作情况
（一）抓好渡船养护。更换缆绳14根，完成投资6万元。
（二）抓好安全宣传。走访渔户210户，发放救生衣380件。
"""


def test_a_heading_wins() -> None:
    """Bare verbs and falling figures under a plain heading are what it says."""
    text = BRIEF + "二、运营中存在的主要矛盾\n1.客流增长乏力。日均过渡人次增幅回落3.2个百分点。\n"
    text += (
        "三、下月计划\n（一）充实船工队伍。招聘船工5名。\n（二）完成码头改造。铺设防滑板90米。\n"
    )
    found = labels_of(text)
    assert found["1.客流增"] == ("problem",)
    assert (found["（一）充实"], found["（二）完成"]) == (("plan",), ("plan",))
    assert found["（二）抓好"] == ("achievement",)


def test_a_closing_plan_after_much_that_was_done() -> None:
    """下一步， and 计划…月底前 turn a report that has told of deeds so far."""
    deeds = "".join(
        f"修好{name}渡口护栏{n}处，更换警示牌{n + 2}块。\n" for n, name in enumerate("东西南北", 3)
    )
    text = BRIEF + deeds + "下一步，管理站将新建候船亭2座，培训船工30人次。\n"
    assert labels_of(text)["下一步，管"] == ("plan",)


def test_problem_and_remedy() -> None:
    """What stands before the colon decides; a paragraph with both has both labels."""
    text = BRIEF + "二、发现的问题及整改措施\n（一）台账不规范\n问题：有3条渡船的检修记录缺页。\n"
    text += "整改措施：立即补录缺页，责任科室：船检股，完成时限：9月底。\n"
    found = labels_of(text)
    assert (found["问题：有3"], found["整改措施："]) == (("problem",), ("plan",))
    sections = labels_of(text, "section")
    assert set(sections["二、发现的"]) == {"problem", "plan"}


def test_copies_go_to_nobodys_credit() -> None:
    """Lines of distribution are other."""
    text = BRIEF + "报：县交通运输局。\n送：各渡口，各船队。\n"
    found = labels_of(text)
    assert (found["报：县交通"], found["送：各渡口"]) == (("other",), ("other",))


def test_parts_of_a_text_without_headings() -> None:
    """Runs of paragraphs of one label are the sections."""
    text = (
        "今年以来，我站围绕平安渡运，扎实开展各项工作，取得明显成效。\n"
        "先后修好渡船9条，培训船工120人次，全年实现零事故，群众满意度达到98%。\n"
        "不过，从近期抽查看，形势不容乐观，部分渡口值班不到位，救生设备老化严重。\n"
        "接下来，我们将逐个渡口过筛，年底前更换全部老旧设备，进一步健全值班制度。\n"
    )
    found = api.classify(plain_document(text), "section")
    assert {item.label for item in found.items} >= {"achievement", "problem", "plan"}
    assert all(a.end <= b.start for a, b in zip(found.items, found.items[1:], strict=False))
