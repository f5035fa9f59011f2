"""Builds the shipped classifier: ``PYTHONPATH=. python models/sections/build.py ../shared/data``.

Writes ``weights.npz``, ``meta.json`` and ``card.md`` beside this file. The figures of the card come
from reports that the measured model has not seen, see `benchmark` in tests/benchmarks.
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from gold import FOLDER, GROUPS, WEIGHTS, composed, groups_of, invented, load
from invented import count_passages

from textkit.__about__ import __version__
from textkit.analysis.dataset import LabelledReport, known_wordings, make_examples
from textkit.analysis.judging import judge
from textkit.analysis.learning import library_versions, metrics
from textkit.classify.evaluation import Judged, Result, evaluate, reliability
from textkit.classify.model import Model
from textkit.classify.persist import save_model
from textkit.classify.training import PLAIN, STRIPPED, Example, Settings, fit_model
from textkit.model.records import LABELS, UNITS

COMPOSED = 10
"""Composed reports a group."""

MIXED = 20
"""Reports of invented passages a group, besides those that hold each passage once."""

INVENTED_GROUPS = frozenset(f"g{number}" for number in range(GROUPS))

FOLDS = 5
"""Parts of the cross-validation: whole groups, see `groups_of`."""

WORKERS = 2
"""Parts at once."""


def examples_of(reports: Sequence[LabelledReport]) -> list[Example]:
    """What is learned from: the reports in three variants, and composed ones, group by group."""
    groups = groups_of(reports)
    weights = {report.name: WEIGHTS.get(report.genre, 1.0) for report in reports}
    found = make_examples(reports, groups=groups, weights=weights)
    for seed, group in enumerate(sorted(set(groups.values()))):
        members = [report for report in reports if groups[report.name] == group]
        if len(members) > 2:
            for report in composed(members, COMPOSED, seed):
                made = make_examples([report], weights={report.name: WEIGHTS["composed"]})
                found.append(made[0]._replace(group=group, variant=STRIPPED))
        if group in INVENTED_GROUPS:
            for report, teaches in invented(int(group[1:]), MIXED, seed):
                weight = WEIGHTS["invented" if teaches else "mixed"]
                made = make_examples([report], weights={report.name: weight})
                variant = PLAIN if teaches else STRIPPED
                found.append(made[0]._replace(group=group, variant=variant))
    return found


def train(reports: Sequence[LabelledReport], settings: Settings | None = None) -> Model:
    """The model that these reports make."""
    return fit_model(examples_of(reports), known_wordings(), settings)


def cross_validate(data: Path) -> list[Judged]:
    """Every report judged by a model that has not seen its group."""
    with ProcessPoolExecutor(WORKERS) as pool:
        parts = pool.map(judge_fold, [data] * FOLDS, range(FOLDS))
        return [row for part in parts for row in part]


def judge_fold(data: Path, fold: int) -> list[Judged]:
    """The reports of one part of the cross-validation, judged by a model of the others."""
    began = time.perf_counter()
    reports = load(data)
    groups = groups_of(reports)
    held = set(sorted(set(groups.values()))[fold::FOLDS])
    model = train([report for report in reports if groups[report.name] not in held])
    judged = judge(model, [report for report in reports if groups[report.name] in held])
    sys.stderr.write(f"part {fold + 1} of {FOLDS}: {time.perf_counter() - began:.0f} s\n")
    return judged


def main(data: Path) -> None:
    """Measure, train on everything, write."""
    reports = load(data)
    judged = cross_validate(data)
    results = evaluate(judged)
    curves = {unit: reliability(row for row in judged if row.unit == unit) for unit in UNITS}
    began = time.perf_counter()
    model = train(reports)
    sys.stderr.write(f"trained in {time.perf_counter() - began:.0f} s\n")
    text = "".join(report.marked.doc.text for report in reports)
    counts = Counter(report.genre for report in reports)
    notes = {
        "trained_by": f"textkit {__version__}",
        "versions": library_versions(),
        "seed": Settings().seed,
        "train": Settings()._asdict(),
        "data": {
            "reports": dict(sorted(counts.items())),
            "passages": count_passages(),
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
        },
        "metrics": metrics(results),
        "calibration_error": {unit: round(curve.error, 4) for unit, curve in curves.items()},
    }
    save_model(FOLDER, model, notes)
    table = card_table(results)
    (FOLDER / "card.md").write_text(_card(table, notes), encoding="utf-8", newline="\n")
    sys.stdout.write(table + "\n")


def card_table(results: Sequence[Result]) -> str:
    """Macro F1 with intervals, a row a source and variant."""
    rows = [
        "| source | headings | reports | sections | paragraphs | sentences |",
        "|---|---|---|---|---|---|",
    ]
    by_key: dict[tuple[str, str], dict[str, Result]] = {}
    for result in results:
        by_key.setdefault((result.genre or "all", result.variant), {})[result.unit] = result
    for (genre, variant), units in sorted(
        by_key.items(), key=lambda pair: (pair[0][0] != "all", pair[0])
    ):
        cells = []
        for unit in UNITS:
            if unit not in units:
                cells.append("")
                continue
            found = units[unit].measures
            low, high = found.interval
            cells.append(
                f"{found.macro_f1:.3f} ({low:.3f}–{high:.3f}; acc {found.accuracy:.3f}, n {found.n})"
            )
        documents = units["sentence"].measures.documents
        rows.append(f"| {genre} | {variant} | {documents} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def _card(table: str, notes: dict[str, object]) -> str:
    template = (FOLDER / "card.template.md").read_text(encoding="utf-8")
    values = {
        "table": table,
        "labels": ", ".join(LABELS),
        "seed": str(notes["seed"]),
        "versions": ", ".join(f"{k} {v}" for k, v in library_versions().items()),
        "calibration": ", ".join(f"{k} {v}" for k, v in dict(notes["calibration_error"]).items()),
        "counts": ", ".join(f"{k} {v}" for k, v in dict(notes["data"])["reports"].items()),
        "passages": str(dict(notes["data"])["passages"]),
        "hash": str(dict(notes["data"])["sha256"]),
    }
    for key, value in values.items():
        template = template.replace("{" + key + "}", value)
    return template


if __name__ == "__main__":
    main(Path(sys.argv[1]))
