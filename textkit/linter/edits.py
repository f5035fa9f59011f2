"""Chooses among overlapping fixes and applies them to a text."""

from __future__ import annotations

from collections.abc import Iterable

from textkit.model.diagnostic import Diagnostic, Edit, Fix


def chosen_fixes(
    diagnostics: Iterable[Diagnostic], *, unsafe: bool
) -> list[tuple[Diagnostic, Fix]]:
    """The first applicable fix of each diagnostic that overlaps none chosen before it.

    Safe fixes go first, so that an unsafe one never displaces them; then text order decides.
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
        if not any(_conflict(edit, other) for edit in fix.edits for other in _near(taken, edit)):
            taken.extend(fix.edits)
            chosen.append((order, diag, fix))
    chosen.sort(key=lambda item: item[0])
    return [(diag, fix) for _, diag, fix in chosen]


def _near(taken: list[Edit], edit: Edit) -> list[Edit]:
    return [other for other in taken if other.start <= edit.end and edit.start <= other.end]


def _conflict(a: Edit, b: Edit) -> bool:
    """Whether two edits touch the same characters or insert at the same place."""
    if a == b:
        return False
    if a.start == a.end or b.start == b.end:
        return a.start <= b.end and b.start <= a.end
    return a.start < b.end and b.start < a.end


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text after all edits; equal edits count once, others must not overlap."""
    pieces = []
    at = 0
    for edit in sorted(set(edits)):
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    pieces.append(text[at:])
    return "".join(pieces)
