"""Replacement layer: what was masked, swapped or unmasked is found, the rest is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from textkit.analysis.replacement import find_replacements
from textkit.model.document import plain_document
from textkit.model.layers import Replacement

REPORTS = Path(__file__).parents[3].parent / "shared" / "data" / "reports" / "dev"

TOWN = (
    "青禾镇坚持党建引领，严肃党内政治生活，压实党委主体责任，党员干部带头落实党风廉政建设责任制，"
    "党支部标准化建设稳步推进，党组织凝聚力明显增强，党员先锋岗作用凸显。"
    "社区服务持续优化，社会保障覆盖面扩大，社会治理体系更加完善，农民合作社发展壮大。"
    "农贸市场规范有序，城市管理精细高效，市民满意度提升，市场主体活力增强，上市企业实现突破，"
    "全市现场会在镇里召开，门市经营红火，超市布点合理，要素市场化配置改革深入推进。"
)


def places(text: str) -> list[Replacement]:
    """The layer over one text."""
    return list(find_replacements(plain_document(text)))


def damaged(char: str, by: str) -> tuple[str, list[int]]:
    """The town's report with ``char`` replaced, and where."""
    text = TOWN.replace(char, by)
    step = len(by) - len(char)
    at = [index for index, found in enumerate(TOWN) if TOWN.startswith(char, index)]
    return text, [index + step * number for number, index in enumerate(at)]


def test_clean_text_has_none() -> None:
    """A text without damage gives nothing."""
    assert places(TOWN) == []


@pytest.mark.parametrize(
    ("char", "by"),
    [("党", "X"), ("党", "×"), ("社", "■"), ("市", "X"), ("党", "○"), ("市", "**"), ("党", "D")],
)
def test_masked_everywhere(char: str, by: str) -> None:
    """Whatever the glyph, most places are found and mean the right character."""
    text, expected = damaged(char, by)
    found = places(text)
    assert {item.right for item in found} == {char}
    assert {item.kind for item in found} == {"masked"}
    hits = {item.start for item in found}
    assert hits <= set(expected)
    assert len(hits) >= 0.7 * len(expected)


SWAPPED = [
    (
        "党",
        "区",
        "坚持党的领导，严肃党内政治生活，党员带头，党支部规范，党风好转，共产党员冲在前，党章党规入心，全面从严治党。",
    ),
    (
        "社",
        "镇",
        "经济社会持续发展，社会保障更加有力，社区服务更加便捷，社会治理更加有效，合作社不断壮大，社会主义核心价值观深入人心。",
    ),
    (
        "法",
        "校",
        "推进依法行政，加强执法监督，健全法律服务体系，司法改革深化，普法宣传到位，法治政府建设见效，公共法律服务覆盖城乡，守法意识增强。",
    ),
]


@pytest.mark.parametrize(("char", "by", "text"), SWAPPED)
def test_swapped_everywhere(char: str, by: str, text: str) -> None:
    """A character put for another is found where it breaks words, and only there."""
    expected = {index for index, found in enumerate(text) if found == char}
    found = places(text.replace(char, by))
    assert {(item.right, item.kind) for item in found} == {(char, "swapped")}
    hits = {item.start for item in found}
    assert hits <= expected
    assert len(hits) >= 0.8 * len(expected)


def test_half_repaired() -> None:
    """Two masks left in a text that is otherwise repaired."""
    text = TOWN.replace("党风廉政", "X风廉政") + "要把全面从严治X贯穿始终。"
    found = places(text)
    assert [(text[item.word_start : item.word_end], item.right) for item in found] == [
        ("X风廉政建设", "党"),
        ("全面从严治X", "党"),
    ]


def test_word_of_two_characters() -> None:
    """A name of two characters behind one mask."""
    text = (
        "经济XX发展成效明显，XX保障水平提高，XX治理能力增强，XX主义核心价值观深入人心，"
        "全XX共同参与，XX各界广泛支持，XX稳定大局巩固，XX救助精准及时。"
    )
    found = places(text)
    assert len(found) == 8
    assert {item.right for item in found} == {"社会"}


def test_mask_swapped_for_a_character() -> None:
    """The character stands in slots of numbers; no other character is named."""
    text = "党月党日，党名党员到社区报到，投入党万元，完成率达党%，党员满意。"
    found = places(text)
    assert {item.kind for item in found} == {"unmasked"}
    assert [item.start for item in found] == [0, 2, 5, 17, 25]


def test_unfilled_masks_stay() -> None:
    """Masks of names and numbers are none of this layer's."""
    text = (
        "X县X镇X村共有X个党支部、X名党员，X年X月X日，X同志到X社区宣讲，"
        "投入X万元，完成率X%，《X日报》作了报道，在X召开现场会，为X打造品牌。"
    )
    assert places(text) == []


def test_one_swap_does_not_make_another() -> None:
    """Neighbours of swapped characters look strange until the swap is put right."""
    char, by, text = SWAPPED[2]
    assert {item.wrong for item in places(text.replace(char, by))} == {by}


def test_another_orthography() -> None:
    """Many different swaps are no find-and-replace: traditional characters stay."""
    traditional = str.maketrans("党组会积级规责员发满场设张", "黨組會積級規責員發滿場設張")
    assert places((TOWN * 4).translate(traditional)) == []


def test_places_are_in_order_and_disjoint() -> None:
    """Text order, no overlap, and the word contains the place."""
    text = TOWN.replace("党", "X").replace("社", "镇")
    found = places(text)
    ends = [0, *(item.end for item in found)]
    for item, end in zip(found, ends, strict=False):
        assert end <= item.start < item.end
        assert item.word_start <= item.start
        assert item.end <= item.word_end
        assert text[item.start : item.end] == item.wrong


@pytest.mark.parametrize("text", ["", "X", "党", "\n", "XXXX", "×" * 500, "党" * 500, "a1," * 400])
def test_odd_input(text: str) -> None:
    """Nothing to learn from: nothing found, no crash."""
    assert places(text) == []


@pytest.mark.skipif(not REPORTS.is_dir(), reason="shared data absent")
@pytest.mark.parametrize(
    "name", ["national-2008", "province-2026-anhui", "proposal-jiangsu-2019-0551"]
)
def test_real_reports(name: str) -> None:
    """Silent on a real report, and every second damaged place at least found in it."""
    text = (REPORTS / f"{name}.txt").read_text(encoding="utf-8")
    assert places(text) == []
    for char, by in (("社", "×"), ("社", "■")):
        masked = text.replace(char, by)
        found = places(masked)
        assert {item.right for item in found} <= {char}
        assert len(found) >= 0.5 * text.count(char)
