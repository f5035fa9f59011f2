"""Edited, published reports, in ``../shared/data/reports/dev``: what is found there is mostly wrong.

National reports since 1999 are today's prose, and the bar: at most one error or warning in 20,000
characters. Each of theirs is printed, for reading.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from findings import Row, line_of, listed, table
from material import SHARED

from textkit import api

REPORTS = SHARED / "data" / "reports" / "dev"
MODERN = 1999
BAR = "national since 1999"
SEVERITIES = ("error", "warning", "info")


def measure() -> dict[str, Any]:
    """Every report, by kind."""
    characters: Counter[str] = Counter()
    severities: dict[str, Counter[str]] = {}
    rules: dict[str, Counter[str]] = {}
    to_read = []
    for path in sorted(REPORTS.glob("*.txt")):
        group = _group(path.stem)
        report = api.lint(path)
        characters[group] += len(report.doc.text) if report.doc else 0
        found = report.diagnostics
        severities.setdefault(group, Counter()).update(diag.severity for diag in found)
        rules.setdefault(group, Counter()).update(diag.code for diag in found)
        if group == BAR:
            to_read += [line_of(path.stem, diag) for diag in found if diag.severity != "info"]
    groups: dict[str, Row] = {}
    for group, found_here in severities.items():
        per_10k = characters[group] / 1e4
        serious = found_here["error"] + found_here["warning"]
        groups[group] = {
            "characters": characters[group],
            **{f"{name}_per_10k": round(found_here[name] / per_10k, 3) for name in SEVERITIES},
            "serious_per_20k": round(serious / per_10k * 2, 3),
        }
    codes = sorted(set().union(*rules.values()))
    by_rule: dict[str, Row] = {
        code: {g: round(rules[g][code] / characters[g] * 1e4, 3) for g in groups} for code in codes
    }
    return {"groups": groups, "rules_per_10k": by_rule, "serious": to_read}


def _group(stem: str) -> str:
    kind, _, rest = stem.partition("-")
    if kind == "national":
        return BAR if int(rest) >= MODERN else "national before"
    return kind


def as_text(result: dict[str, Any]) -> str:
    """For a terminal."""
    return "\n\n".join(
        (
            table(result["groups"]),
            "findings per 10,000 characters\n" + table(result["rules_per_10k"]),
            listed(f"errors and warnings, {BAR}", result["serious"]),
        )
    )
