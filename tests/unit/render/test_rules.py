"""The rule book: list, page, Markdown, records."""

from __future__ import annotations

import pytest
from findings import word_rule
from schemas import problems

from textkit.__about__ import __version__
from textkit.render.rules import rule_book, rule_list, rule_page, rule_record
from textkit.rules.base import Option, Rule
from textkit.rules.registry import discover

RULE = word_rule(
    name="some-word",
    options=(Option("limit", 4, "字", "试出来的"),),
    false_alarms=0.25,
    fix="unsafe",
    status="preview",
)


def test_record() -> None:
    """A record says everything about a rule."""
    record = rule_record(RULE)
    document = {"schema": "textkit.rules/1", "version": __version__, "rules": [record]}
    assert problems("rules", document) == []
    assert (record["code"], record["severity"], record["fix"]) == ("PN901", "warning", "unsafe")
    assert record["options"] == [
        {"name": "limit", "default": 4, "unit": "字", "reason": "试出来的"}
    ]


def test_page() -> None:
    """A page holds facts, options and every heading."""
    page = rule_page(RULE)
    assert page.startswith("PN901 some-word\n查找一个词。\n\n类别：punct.word；级别：警告；试用")
    assert "选项 limit = 4（字）：试出来的\n" in page
    assert "每万字 0.25 处" in page
    assert "\n反例\n    甲\n正例\n    乙\n" in page


def test_list() -> None:
    """One line a rule under its family; preview rules are marked."""
    rules = [RULE, word_rule(code="PN902"), word_rule(code="TR901")]
    assert rule_list(rules) == (
        "PN 标点\n"
        "  PN901  警告  查找一个词。（试用）\n"
        "  PN902  警告  查找一个词。\n"
        "TR 残留\n"
        "  TR901  警告  查找一个词。\n"
    )


def test_book() -> None:
    """The book has a chapter a family; what says 无 is left out."""
    book = rule_book([RULE])
    assert book.startswith("# 规则\n")
    assert "## PN 标点\n\n### PN901 some-word\n\n查找一个词。\n" in book
    assert "**反例**\n\n```text\n甲\n```\n" in book
    assert "修正安全性" not in book
    assert book.endswith("[textkit]\n")


@pytest.mark.parametrize("rule", [pytest.param(r, id=r.code) for r in discover().values()])
def test_every_rule_prints(rule: Rule) -> None:
    """Every rule there is has a page, a chapter and a valid record."""
    assert rule.code in rule_page(rule)
    assert rule.code in rule_book([rule])
    document = {
        "schema": "textkit.rules/1",
        "version": __version__,
        "rules": [rule_record(rule)],
    }
    assert problems("rules", document) == []
