"""Parts that the text opens itself, and how the sections share the text out."""

from __future__ import annotations

import pytest
from outline_view import outline_of, parts

from textkit.analysis.cues import group_cues
from textkit.analysis.outline import build_outline
from textkit.lexicon.loader import load_lexicon
from textkit.model.document import plain_document
from textkit.model.layers import Residue

HEAD = "某镇工作总结\n各位领导：\n今年以来，全镇工作取得新的进展，现将有关情况报告如下：\n"
DONE = "一、主要做法\n（一）抓学习。每月读书。\n（二）抓落实。每周督查。\n"
PROBLEM = (
    "虽然工作取得了一定成效，但是与上级要求相比，还存在一定差距：一是学得不深；二是做得不细。\n"
)
PLAN = "下一步，我们将认真落实各项部署，努力开创新局面。\n"


def test_opening() -> None:
    """What stands between title and first section is one part, from the addressee on."""
    assert parts(HEAD + DONE) == [("opening", "各位领导：\n")]


def test_problem_and_plan_behind_the_last_section() -> None:
    """Turns behind the last numbered item are parts of level 1 with their label."""
    text = HEAD + DONE + PROBLEM + PLAN
    sections = outline_of(text).sections
    assert [(s.kind, s.level, s.style) for s in sections] == [
        ("implicit", 1, "opening"),
        ("heading", 1, "一、"),
        ("implicit", 1, "problem"),
        ("implicit", 1, "plan"),
    ]
    assert [s.labels[0][0] for s in sections if s.labels] == ["problem", "plan"]
    assert [child.marker for child in sections[2].children] == ["一是", "二是"]


def test_problem_between_two_sections() -> None:
    """A turn that ends a section stands beside it."""
    text = HEAD + DONE + PROBLEM + "二、下步打算\n（一）多读书。每天读。\n（二）多督查。每天查。\n"
    assert [style for style, _ in parts(text)] == ["opening", "problem"]


def test_plan_inside_a_paragraph_on_problems() -> None:
    """Problems and plans may share a paragraph; the plan begins with its sentence."""
    text = HEAD + DONE + "但同时感到，我们的工作还有很大的差距。今后，我们将继续努力，再创佳绩。\n"
    assert [style for style, _ in parts(text)] == ["opening", "problem", "plan"]


def test_plan_of_next_year() -> None:
    """A sentence on the year to come opens a plan behind the problems."""
    text = HEAD + DONE + PROBLEM + "2024年，我镇将深入推进各项工作，确保完成任务。\n"
    assert parts(text)[-1] == ("plan", "2024年，")


@pytest.mark.parametrize(
    "closing",
    [
        "特此报告。",
        "以上报告，请审阅。",
        "不妥之处，请批评指正。",
        "让我们团结一心，再创新的佳绩！",
    ],
)
def test_closing(closing: str) -> None:
    """The closing stands beside the last section, never in it."""
    text = HEAD + DONE + "二、下步打算\n多读书。\n" + closing + "\n某镇人民政府\n2023年12月1日\n"
    last = outline_of(text).sections[-1]
    assert (last.kind, last.level, last.style) == ("implicit", 1, "closing")
    assert text[last.start :].startswith(closing)


@pytest.mark.parametrize(
    "text",
    [
        # the heading names the problems itself
        HEAD + "一、存在问题\n今年成绩不小。\n在看到成绩的同时，我们也清醒地看到，还有一些不足。\n",
        # the paragraph introduces the heading above it
        HEAD
        + "一、工作回顾\n虽然任务很重、困难不少，但全镇上下克服了许多困难和问题。\n（一）抓学习。读书。\n",
        # the heading names the plan itself
        HEAD + "一、下步打算\n（一）抓学习。读书。\n今后，我们将继续努力。\n",
        # an item of a series that goes on
        HEAD
        + "一、做法\n（一）抓学习。读书。\n虽然时间紧，但问题一个个解决了。\n（二）抓落实。督查。\n",
        # no turn, only the word
        HEAD + DONE + "全年解决群众反映的问题三百件。\n",
    ],
)
def test_no_turn(text: str) -> None:
    """Paragraphs that a heading speaks for, or that only use the words, open no part."""
    assert [style for style, _ in parts(text)] == ["opening"]


def test_without_cues() -> None:
    """Without words only the opening is known."""
    outline = build_outline(plain_document(HEAD + DONE + PROBLEM + PLAN), Residue(), group_cues(()))
    assert [s.style for s in outline.sections] == ["opening", "一、"]


def test_headings_at() -> None:
    """A place knows the headings it stands under, implicit parts left out."""
    text = HEAD + DONE + PROBLEM
    outline = outline_of(text)
    assert outline.headings_at(text.index("每周")) == ("一、主要做法", "（二）抓落实")
    assert outline.headings_at(text.index("学得不深")) == ()


def test_cue_classes() -> None:
    """The shipped lexicon has words for every class that is looked up."""
    cues = group_cues(load_lexicon("section_cues").entries)
    for name in (
        "turn", "core", "plan", "will", "closing", "appeal", "address", "genre", "byline",
        "label", "appendix", "problem-name", "plan-name", "verb",
    ):  # fmt: skip
        assert cues[name], name
