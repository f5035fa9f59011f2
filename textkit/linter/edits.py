"""Chooses among overlapping fixes and applies them to a text."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from itertools import pairwise

from textkit.model.diagnostic import Diagnostic, Edit, Fix


def chosen_fixes(
    diagnostics: Iterable[Diagnostic], *, unsafe: bool
) -> list[tuple[Diagnostic, Fix]]:
    """The first applicable fix of each diagnostic that overlaps none chosen before it.

    Safe fixes go first, so that an unsafe one never displaces them; then text order decides.
    Cost O(n log n) in the number of edits.
    """
    allowed = ("safe", "unsafe") if unsafe else ("safe",)
    candidates = []
    for order, diag in enumerate(diagnostics):
        fix = next((fix for fix in diag.fixes if fix.applicability in allowed and fix.edits), None)
        if fix is not None:
            candidates.append((allowed.index(fix.applicability), order, diag, fix))
    candidates.sort(key=lambda item: item[:2])
    taken: list[Edit] = []
    chosen = []
    for _, order, diag, fix in candidates:
        edits = sorted(set(fix.edits))
        if any(_conflict(a, b) for a, b in pairwise(edits)):
            continue
        if not any(_conflicts(taken, edit) for edit in edits):
            for edit in edits:
                insort(taken, edit)
            chosen.append((order, diag, fix))
    chosen.sort(key=lambda item: item[0])
    return [(diag, fix) for _, diag, fix in chosen]


def _conflicts(taken: list[Edit], edit: Edit) -> bool:
    """Whether ``edit`` conflicts with one of ``taken``, which are sorted and conflict-free."""
    index = bisect_left(taken, edit)
    after = index
    while after < len(taken) and taken[after].start <= edit.end:
        if _conflict(taken[after], edit):
            return True
        after += 1
    before = index - 1
    while before >= 0 and taken[before].end >= edit.start:
        if _conflict(taken[before], edit):
            return True
        before -= 1
    return False


def _conflict(a: Edit, b: Edit) -> bool:
    """Whether two edits touch the same characters or insert at the same place."""
    if a == b:
        return False
    if a.start == a.end or b.start == b.end:
        return a.start <= b.end and b.start <= a.end
    return a.start < b.end and b.start < a.end


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text after all edits; equal edits count once.

    Raises:
        ValueError: Edits overlap or stand outside the text.
    """
    pieces = []
    at = 0
    for edit in sorted(set(edits)):
        if not at <= edit.start <= edit.end <= len(text):
            raise ValueError(f"edit {edit} overlaps another or leaves the text")
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    pieces.append(text[at:])
    return "".join(pieces)
