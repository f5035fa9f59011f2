"""Our own reports against their gold: recall, precision, silence on the clean ones.

A defect is found when a finding of its family stands there, a finding is right when a defect of its
family does. Families that have no rule yet are left out.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from findings import Marked, Row, is_found, line_of, listed, meets, recall_by, share, table
from material import REPORTS, ROOT

from textkit import api
from textkit.model.report import FileReport

GOLD = ROOT / "corpus" / "gold"


def measure() -> dict[str, Any]:
    """Every report of the corpus."""
    families = {code[:2] for code in api.all_rules()}
    judged: list[tuple[Marked, bool]] = []
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    false: list[str] = []
    clean: list[str] = []
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        report = api.lint(REPORTS / gold["file"])
        marks = _marks(gold, report)
        judged += [
            (mark, is_found(mark, report.diagnostics, (mark.family,)))
            for mark in marks
            if mark.family in families
        ]
        for diag in report.diagnostics:
            there = [mark for mark in marks if meets(diag, mark.start, mark.end)]
            if any(mark.family == diag.code[:2] for mark in there):
                right[diag.code] += 1
                continue
            wrong[diag.code] += 1
            beside = f" [{there[0].category}]" if there else ""
            (clean if gold["clean"] else false).append(line_of(gold["file"], diag) + beside)
    by_family = recall_by(lambda mark: mark.family, judged)
    for family, row in by_family.items():
        row.update(_precision(family, right, wrong))
    return {
        "families": by_family,
        "categories": recall_by(lambda mark: mark.category, judged),
        "rules": {code: _precision(code, right, wrong) for code in sorted(right | wrong)},
        "missed": [str(mark) for mark, found in judged if not found],
        "false": false,
        "on_clean_reports": clean,
    }


def _marks(gold: dict[str, Any], report: FileReport) -> list[Marked]:
    text = report.doc.text if report.doc else ""
    marks = []
    for row in gold["defects"]:
        if text[row["start"] : row["end"]] != row["text"]:
            raise SystemExit(f"{gold['file']}@{row['start']}: not the text of the gold")
        keys = ("category", "start", "end", "text", "certain")
        marks.append(Marked(gold["file"], *(row[key] for key in keys)))
    return marks


def _precision(prefix: str, right: Counter[str], wrong: Counter[str]) -> Row:
    n_right = sum(n for code, n in right.items() if code.startswith(prefix))
    n_wrong = sum(n for code, n in wrong.items() if code.startswith(prefix))
    return {
        "findings": n_right + n_wrong,
        "right": n_right,
        "precision": share(n_right, n_right + n_wrong),
    }


def as_text(result: dict[str, Any]) -> str:
    """For a terminal."""
    return "\n\n".join(
        (
            table(result["families"]),
            table(result["categories"]),
            table(result["rules"]),
            listed("missed", result["missed"]),
            listed("false", result["false"]),
            listed("on clean reports", result["on_clean_reports"]),
        )
    )
