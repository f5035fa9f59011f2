"""The result does not depend on the order of rules or files."""

from __future__ import annotations

from random import Random

from findings import report_of, word_rule
from hypothesis import given, settings
from hypothesis import strategies as st

from textkit.model.report import FileReport, Summary, summarize
from textkit.render.base import RenderOptions
from textkit.render.formats import FORMATS, renderer
from textkit.rules.base import Rule
from textkit.rules.registry import discover

TEXTS = st.text("甲乙丙，, \nX×个一、二、", max_size=60)
MADE = [
    word_rule("甲", "PN901", new="乙"),
    word_rule("甲", "PN902", certainty="certain"),
    word_rule("甲乙", "PN903"),
    word_rule("乙", "TR904", certainty="hint"),
]
REAL = list(discover().values())


@given(TEXTS, st.permutations(MADE))
def test_made_rules(text: str, rules: list[Rule]) -> None:
    """Rules that overlap give the same diagnostics, fingerprints included, in any order."""
    assert report_of(text, *rules).diagnostics == report_of(text, *MADE).diagnostics


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.randoms(use_true_random=False))
def test_real_rules(text: str, random: Random) -> None:
    """So do the rules there are."""
    rules = list(REAL)
    random.shuffle(rules)
    mixed, ordered = report_of(text, *rules), report_of(text, *REAL)
    assert mixed.diagnostics == ordered.diagnostics
    assert mixed.crashes == ordered.crashes == ()


@given(st.lists(TEXTS, max_size=4), st.randoms(use_true_random=False))
def test_files(texts: list[str], random: Random) -> None:
    """Files change neither each other's part of the output nor the sums, whatever their order."""
    reports = [report_of(text, *MADE, path=f"{i}.txt") for i, text in enumerate(texts)]
    shuffled = list(reports)
    random.shuffle(shuffled)
    assert total(shuffled) == total(reports)
    for name in FORMATS:
        fragment = renderer(name).fragment
        parts = {report.path: fragment(report, RenderOptions()) for report in reports}
        assert {report.path: fragment(report, RenderOptions()) for report in shuffled} == parts


def total(reports: list[FileReport]) -> Summary:
    """Counts over the files."""
    summary = Summary()
    for report in reports:
        summary = summary.plus(summarize(report))
    return summary
