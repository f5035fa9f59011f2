"""Choosing among overlapping fixes and applying them."""

from __future__ import annotations

import pytest
from findings import report_of, word_rule

from textkit.linter.edits import apply_edits, chosen_fixes
from textkit.model.diagnostic import Diagnostic, Edit, Fix

SAFE, UNSAFE, DISPLAY = "safe", "unsafe", "display"


def diagnostic(*edits: tuple[int, int, str], applicability: str = SAFE) -> Diagnostic:
    """A finding with one fix of these edits."""
    (diag,) = report_of("甲").diagnostics
    fix = Fix(applicability, "改", tuple(Edit(*edit) for edit in edits))
    return diag._replace(fixes=(fix,))


def chosen(*diagnostics: Diagnostic, unsafe: bool = False) -> list[int]:
    """Which of the diagnostics get fixed."""
    picked = [diag for diag, _ in chosen_fixes(diagnostics, unsafe=unsafe)]
    return [i for i, diag in enumerate(diagnostics) if any(diag is other for other in picked)]


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ((0, 2, ""), (2, 4, ""), True),
        ((0, 3, ""), (2, 4, ""), False),
        ((0, 4, ""), (1, 2, ""), False),
        ((1, 2, ""), (0, 4, ""), False),
        ((0, 2, "乙"), (0, 2, "丙"), False),
        ((0, 2, "乙"), (0, 2, "乙"), True),
        ((2, 2, "，"), (2, 2, "。"), False),
        ((2, 2, "，"), (2, 2, "，"), True),
        ((2, 2, "，"), (2, 4, ""), False),
        ((0, 2, ""), (2, 2, "，"), False),
        ((1, 1, "，"), (0, 4, ""), False),
        ((5, 6, ""), (0, 1, ""), True),
    ],
)
def test_conflicts(first: tuple[int, int, str], second: tuple[int, int, str], both: bool) -> None:
    """The first of two that touch the same characters or insert at the same place is made."""
    assert chosen(diagnostic(first), diagnostic(second)) == ([0, 1] if both else [0])


def test_all_or_nothing() -> None:
    """A fix of several edits is made whole or not at all; one that overlaps itself never."""
    assert chosen(diagnostic((0, 1, "")), diagnostic((4, 5, ""), (0, 2, ""))) == [0]
    assert chosen(diagnostic((0, 2, ""), (1, 3, ""))) == []
    assert chosen(diagnostic((0, 2, ""), (0, 2, ""))) == [0]


def test_long_edit_behind_short_ones() -> None:
    """A long edit before the place is seen past short ones between."""
    first = diagnostic((0, 2, ""), (2, 10, ""), (10, 11, ""))
    assert chosen(first, diagnostic((9, 10, "x"))) == [0]
    assert chosen(first, diagnostic((11, 12, "x"))) == [0, 1]


def test_applicability() -> None:
    """Unsafe fixes only where asked for, after safe ones; display fixes never."""
    unsafe = diagnostic((0, 2, ""), applicability=UNSAFE)
    safe = diagnostic((1, 3, ""))
    display = diagnostic((5, 6, ""), applicability=DISPLAY)
    nothing = diagnostic()
    assert chosen(unsafe, safe, display, nothing) == [1]
    assert chosen(unsafe, safe, display, unsafe=True) == [1]
    assert chosen(unsafe, display, unsafe=True) == [0]


def test_first_applicable_fix() -> None:
    """Of several fixes of one finding the first that is allowed is made."""
    diag = diagnostic((0, 1, "乙"), applicability=UNSAFE)
    diag = diag._replace(fixes=(*diag.fixes, Fix(SAFE, "删", (Edit(0, 1, ""),))))
    assert [fix.description for _, fix in chosen_fixes([diag], unsafe=False)] == ["删"]
    assert [fix.description for _, fix in chosen_fixes([diag], unsafe=True)] == ["改"]


def test_apply() -> None:
    """All edits at once, in any order, equal ones once."""
    edits = [Edit(4, 4, "！"), Edit(0, 1, "甲"), Edit(2, 3, ""), Edit(0, 1, "甲")]
    assert apply_edits("abcd", edits) == "甲bd！"
    assert apply_edits("abcd", []) == "abcd"


@pytest.mark.parametrize(
    "edits",
    [[Edit(0, 2, ""), Edit(1, 3, "")], [Edit(0, 9, "")], [Edit(-1, 1, "")], [Edit(2, 1, "")]],
)
def test_apply_refuses(edits: list[Edit]) -> None:
    """Edits that overlap or leave the text are never applied by guess."""
    with pytest.raises(ValueError, match="overlaps another or leaves the text"):
        apply_edits("abcd", edits)


def test_many_fixes() -> None:
    """Twenty thousand fixes are all chosen; with a square of them this would not end."""
    report = report_of("甲乙" * 20_000, word_rule("甲", new="丙"))
    assert len(chosen_fixes(report.diagnostics, unsafe=False)) == 20_000
