"""Counts over files."""

from __future__ import annotations

from findings import report_of, unreadable, word_rule

from textkit.model.report import Summary, summarize


def test_counts() -> None:
    """Findings by severity and family, failures, crashes and what was silenced."""
    rules = [
        word_rule("甲", "PN901", certainty="certain"),
        word_rule("乙", "TR901", certainty="hint"),
    ]
    report = report_of("甲乙甲", *rules)._replace(crashes=("x", "y"), suppressed=2)
    assert summarize(report) == Summary(1, 0, 2, 0, 1, 1, 2, (("PN", 2), ("TR", 1)))
    assert summarize(unreadable()) == Summary(files=1, failed=1)


def test_sum() -> None:
    """Counts add up in any order; families are merged and sorted."""
    a = summarize(report_of("甲", word_rule(code="TR901")))
    b = summarize(report_of("甲甲", word_rule(code="PN901")))
    assert a.plus(b) == b.plus(a)
    assert a.plus(b).plus(a).families == (("PN", 2), ("TR", 2))
    assert Summary().plus(a) == a
