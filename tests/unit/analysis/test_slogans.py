"""Slogans and formulae: what is one, what is none, its numbers and items."""

from __future__ import annotations

import pytest

from textkit.analysis.slogans import find_slogans
from textkit.model.document import Block, Document, plain_document
from textkit.model.layers import Residue
from textkit.model.records import Slogan


def found(text: str) -> list[Slogan]:
    """The slogans of a plain text; each spans what it should."""
    slogans = list(find_slogans(plain_document(text), Residue()))
    for slogan in slogans:
        assert slogan.name
        assert text[slogan.start : slogan.end].strip() == text[slogan.start : slogan.end]
    return slogans


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("落实“三会一课”制度。", ["三会一课"]),
        ("落实三会一课制度。", ["三会一课"]),
        ("构建“１＋５＋３”格局。", ["1+5+3"]),
        ("深化不忘初心 牢记使命主题教育。", ["不忘初心、牢记使命"]),
        ("推行一楼一特色做法。", ["一楼一特色"]),
        ("实行“三查三问”。", ["三查三问"]),
        ("开展三评三比三争，成效好。", ["三评三比三争"]),
        ("形成“2+4+N”布局，推行1+N模式。", ["2+4+N", "1+N"]),
        ("推广六心服务。", ["六心服务"]),
        ("实施“四個一”工程。", ["四個一"]),
        ("落实“双联系”和“五个再一次”。", ["双联系", "五个再一次"]),
        ("用好“123”工作法。", ["123"]),
        ("以“进农户、解难题、办实事”为抓手。", ["进农户、解难题、办实事"]),
        ("解决“老、小、残”困难。", ["老、小、残"]),
        ("做到“四查四看、三问三改”。", ["四查四看、三问三改"]),
        ("做好“三农”工作。", ["三农"]),
        ("落实“十五条硬措施”。", ["十五条硬措施"]),
        ("坚持和发展“枫桥经验”。", ["枫桥经验"]),
        ("实现“两不愁，三保障”。", ["两不愁、三保障"]),
        ("实施“三个‘一千’”工程，做到五个“必须”。", ["三个‘一千’", "五个“必须”"]),
        ("推行一户一牌公示。", ["一户一牌"]),
        ("实现“小病不出村、大病不出县”。", ["小病不出村、大病不出县"]),
    ],
)
def test_found(text: str, names: list[str]) -> None:
    """A formula is found in quotes or without, in any width, known or not."""
    assert [slogan.name for slogan in found(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "从三个方面推进，走访五个社区。",
        "驻村第一书记和一把手带头。",
        "“十四五”时期，“七一”前夕，“五一”假期，“五四”青年节。",
        "发展二三产业，一心一意抓落实，一年一度。",
        "打造“五星级”酒店，推行“一站式”服务，落实“三孩”政策。",
        "1+1=2，增长5+3%，A1+2。",
        "二十三个代表发言，三个代表团参加。",
        "存在四个问题，还有三件大事。",
        "“公路、铁路”建设，“苏州、无锡”两地，实现“双赢”。",
        "拨打“12345”热线。",
        "财政收入一千三百零四亿元。",
        "一家一家谈，一户一户访。",
        "有的反映“干部干、群众看”“看不懂、查不深”“办事难、回复慢”。",
        "坦言“抓生产是硬任务，抓党建是软指标”。",
        "道路为双向四车道，仅为十分之一左右，经营一亩三分地。",
    ],
)
def test_not_found(text: str) -> None:
    """Counts, periods, dates, ranks, idioms and sums are no formulae."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("“三亮三比三创”", (3, 3, 3)),
        ("“1+5+N”", (1, 5)),
        ("一社一特色服务", (1, 1)),
        ("“双培双创”", (2, 2)),
        ("“五统一、一开放”", (5, 1)),
        ("“三个一”", (3,)),
        ("三个“一千”", (3,)),
        ("“六个百分百”", (6,)),
        ("“十五条硬措施”", (15,)),
        ("“12345”工作法", (1, 2, 3, 4, 5)),
        ("推行721工作法", (7, 2, 1)),
        ("“亮身份、当先锋”", ()),
    ],
)
def test_counts(text: str, counts: tuple[int, ...]) -> None:
    """The numbers stand in order; letters and 一 inside a word are none."""
    (slogan,) = found(text)
    assert slogan.counts == counts


def test_lexicon_record() -> None:
    """A known formula brings its items, class and status; an unknown one says so."""
    known, new = found("学习“四个意识”，落实“四查四改”。")
    assert known.expansion == ("政治意识", "大局意识", "核心意识", "看齐意识")
    assert (known.status, known.kind, known.category) == ("official", "lexicon", "口号")
    assert new.expansion is None
    assert (new.status, new.kind, new.category) == ("unknown", "pattern", "formula")


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("“三查”（查思想、查作风、查纪律）活动", ("查思想", "查作风", "查纪律")),
        ("落实“三查”制度，即查思想、查作风、查纪律。", ("查思想", "查作风", "查纪律")),
        ("“三查”：查思想、查作风、查纪律。", ("查思想", "查作风", "查纪律")),
        ("以“查思想、查作风、查纪律”为内容的“三查”", ("查思想", "查作风", "查纪律")),
        ("“三查”（查思想、查作风）", ("查思想", "查作风")),
        ("“三查”（以下简称活动、下同）", ()),
        ("“三查”活动扎实开展，效果好、影响大、反响好。", ()),
    ],
)
def test_expanded_here(text: str, items: tuple[str, ...]) -> None:
    """Items beside a formula are taken where the form is clear, also if one is missing."""
    assert found(text)[-1].expanded_here == items


def test_context_chooses_row() -> None:
    """Of several rows the one whose context stands near is taken."""
    police, officials = found("政法干警做到“五个过硬”。\n领导干部做到“五个过硬”。")
    assert police.expansion is not None
    assert officials.expansion is not None
    assert police.expansion[1] == "业务过硬"
    assert officials.expansion[0] == "信念过硬"


def test_scope() -> None:
    """Foreign lines, tables of contents and headers are not read; tables are."""
    lines = ("三会一课", "两学一做", "三严三实", "四个意识")
    text = "\n".join(lines)
    parts = ("body", "toc", "table", "header")
    blocks = tuple(Block(part, "paragraph", at * 5, at * 5 + 4) for at, part in enumerate(parts))
    doc = Document(text, blocks)
    assert [s.name for s in find_slogans(doc, Residue())] == ["三会一课", "三严三实"]
    assert [s.name for s in find_slogans(doc, Residue((), frozenset({1})))] == ["三严三实"]
