"""Real reports whose defects were read by hand, in ``../shared/samples``.

A row of ``defects.jsonl`` is found when a finding of its family stands there; placeholders may also
be found as residue, and residue as placeholders. Each single run of × or X counts besides, outside
the lines of a vendor.
"""

from __future__ import annotations

import json
import re
from difflib import ndiff
from pathlib import Path
from typing import Any

from findings import Marked, is_found, line_of, listed, meets, recall_by, table
from material import SHARED

from textkit import api
from textkit.model.document import Document

SAMPLES = SHARED / "samples"
RUN = re.compile(r"×+|[XxＸ]+")
OUTLINE_KINDS = ("heading", "run-in", "inline")


def measure() -> dict[str, Any]:
    """Every sample."""
    rows = [json.loads(line) for line in _read(SAMPLES / "defects.jsonl").splitlines()]
    families = {code[:2] for code in api.all_rules()}
    judged: list[tuple[Marked, bool]] = []
    judged_runs: list[tuple[Marked, bool]] = []
    unmatched: list[str] = []
    outlines: dict[str, list[str]] = {}
    for path in sorted(SAMPLES.glob("*.txt")):
        doc = api.read(path)
        found = api.lint(doc).diagnostics
        marks = [_mark(row, doc) for row in rows if row["file"] == path.name]
        runs = _runs(path.name, doc, marks)
        for into, places in ((judged, marks), (judged_runs, runs)):
            wanted = [mark for mark in places if mark.family in families]
            into += [(mark, is_found(mark, found, _accepted(mark.family))) for mark in wanted]
        unmatched += [
            line_of(path.name[:3], diag)
            for diag in found
            if not any(meets(diag, mark.start, mark.end) for mark in (*marks, *runs))
        ]
        outlines[path.name] = _outline_differences(path, doc)
    return {
        "runs": recall_by(lambda mark: mark.report, judged_runs),
        "families": recall_by(lambda mark: mark.family, judged),
        "categories": recall_by(lambda mark: mark.category, judged),
        "missed": [str(mark) for mark, hit in judged_runs + judged if not hit],
        "unmatched": unmatched,
        "outlines": outlines,
    }


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _accepted(family: str) -> tuple[str, ...]:
    return ("PH", "TR") if family in ("PH", "TR") else (family,)


def _mark(row: dict[str, Any], doc: Document) -> Marked:
    start = doc.line_starts[row["line"] - 1] + row["start"]
    end = doc.line_starts[row["line"] - 1] + row["end"]
    return Marked(row["file"][:3], row["category"], start, end, row["quote"], row["certain"])


def _runs(file: str, doc: Document, marks: list[Marked]) -> list[Marked]:
    """Runs of × or X in the lines that hold nothing of a vendor."""
    foreign = {doc.location(m.start)[0] for m in marks if m.category.startswith("template.")}
    return [
        Marked(file[:3], "placeholder.run", *run.span(), run[0], True)
        for run in RUN.finditer(doc.text)
        if doc.location(run.start())[0] not in foreign
    ]


def _outline_differences(path: Path, doc: Document) -> list[str]:
    """Lines of the outline read by hand that we lack (-), and that we have too many (+).

    Bare leads and parts without heading are not in it and do not count.
    """
    rows = json.loads(_read(path.with_name(f"{path.name[:3]}.outline.json")))
    wanted = [
        _outline_line(row["level"], row["kind"], row["marker"], row["line"], _words(row))
        for row in rows
    ]
    leads = [row["lead"] for row in rows if "lead" in row]
    found = []
    for section, _ in api.outline(doc).walk():
        if section.kind not in OUTLINE_KINDS:
            continue
        start = section.title_start
        words = next((lead for lead in leads if doc.text.startswith(lead, start)), section.title)
        line = doc.location(section.start)[0]
        found.append(_outline_line(section.level, section.kind, section.marker, line, words))
    return [line for line in ndiff(wanted, found) if line[0] in "-+"]


def _words(row: dict[str, Any]) -> str:
    return row["title"] if "title" in row else row["lead"]


def _outline_line(level: int, kind: str, marker: str | None, line: int, words: str | None) -> str:
    return f"line {line} level {level} {kind} {marker}{words}"


def as_text(result: dict[str, Any]) -> str:
    """For a terminal."""
    outlines = [
        f"outline of {name}: " + ("exact" if not lines else "\n  ".join(("differs", *lines)))
        for name, lines in result["outlines"].items()
    ]
    return "\n\n".join(
        (
            "single runs of × and X\n" + table(result["runs"]),
            table(result["families"]),
            table(result["categories"]),
            listed("missed", result["missed"]),
            listed("findings that no row matches", result["unmatched"]),
            "\n".join(outlines),
        )
    )
