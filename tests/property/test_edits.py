"""Edits: choosing and applying against naive code."""

from __future__ import annotations

from findings import report_of
from hypothesis import given
from hypothesis import strategies as st

from textkit.linter.edits import apply_edits, chosen_fixes
from textkit.model.diagnostic import Diagnostic, Edit, Fix

TEXT = "甲乙丙丁戊己庚辛"


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """An edit inside ``TEXT``."""
    start = draw(st.integers(0, len(TEXT)))
    end = draw(st.integers(start, min(len(TEXT), start + 3)))
    return Edit(start, end, draw(st.sampled_from(["", "X", "YZ"])))


FIXES = st.lists(
    st.tuples(st.sampled_from(["safe", "unsafe"]), st.lists(edits(), min_size=1, max_size=3)),
    max_size=12,
)
(SAMPLE,) = report_of("甲").diagnostics


def diagnostics(fixes: list[tuple[str, list[Edit]]]) -> list[Diagnostic]:
    """One finding a fix, told apart by their place."""
    return [
        SAMPLE._replace(start=i, fixes=(Fix(applicability, "改", tuple(group)),))
        for i, (applicability, group) in enumerate(fixes)
    ]


def conflict(a: Edit, b: Edit) -> bool:
    """Whether the order of two different edits would matter, or they share a character."""
    if a == b:
        return False
    shared = set(range(a.start, a.end)) & set(range(b.start, b.end))
    inserts = a.start == a.end or b.start == b.end
    touching = max(a.start, b.start) <= min(a.end, b.end)
    return bool(shared) or (inserts and touching)


def naive(fixes: list[tuple[str, list[Edit]]], *, unsafe: bool) -> list[int]:
    """The slow twin: every edit against every edit taken so far."""
    order = [i for i, (applicability, _) in enumerate(fixes) if applicability == "safe"]
    if unsafe:
        order += [i for i, (applicability, _) in enumerate(fixes) if applicability == "unsafe"]
    taken: list[Edit] = []
    picked = []
    for i in order:
        group = fixes[i][1]
        own = any(conflict(a, b) for a in group for b in group)
        if not own and not any(conflict(a, b) for a in group for b in taken):
            taken += group
            picked.append(i)
    return sorted(picked)


@given(FIXES, st.booleans())
def test_chosen(fixes: list[tuple[str, list[Edit]]], unsafe: bool) -> None:
    """The same fixes as naive code chooses; applied together they always fit."""
    chosen = chosen_fixes(diagnostics(fixes), unsafe=unsafe)
    assert [diag.start for diag, _ in chosen] == naive(fixes, unsafe=unsafe)
    made = [edit for _, fix in chosen for edit in fix.edits]
    expected = TEXT
    for edit in sorted(set(made), reverse=True):
        expected = expected[: edit.start] + edit.text + expected[edit.end :]
    assert apply_edits(TEXT, made) == expected
    assert apply_edits(TEXT, reversed(made)) == expected
