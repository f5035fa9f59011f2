"""Holds what the classifier says of labelled reports against what they are.

Each report is read twice, with its headings and without. A unit that is not clearly of one label
is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from textkit.analysis.dataset import LabelledReport, single_label
from textkit.analysis.label_rows import unit_rows
from textkit.analysis.labels import make_report
from textkit.analysis.variants import Marked, without_headings
from textkit.classify.chain import Floats
from textkit.classify.evaluation import Judged
from textkit.classify.model import Model, label_probabilities
from textkit.classify.units import Report
from textkit.model.records import UNITS, Labelled

KEPT, STRIPPED = "kept", "stripped"

_CLEAR = {"section": 0.7, "paragraph": 0.6, "sentence": 0.5}
"""Share of a unit's characters that its label must have."""

_DEEPEST = 2
"""Sections of a lower level are not judged: their parent says the same."""


def judge(
    model: Model,
    reports: Iterable[LabelledReport],
    units: tuple[str, ...] = UNITS,
    *,
    read: Callable[[Report], Floats] | None = None,
) -> list[Judged]:
    """Every clear unit of the reports with its scores.

    Args:
        model: The classifier.
        reports: What it is held against.
        units: Of `textkit.model.records.UNITS`.
        read: Probabilities for the sentences of a report, where they are not the model's.
    """
    read = read or partial(label_probabilities, model)
    found: list[Judged] = []
    for report in reports:
        variants = [(KEPT, report.marked)]
        bare = without_headings(report.marked, run_in=False)
        if bare.doc.text != report.marked.doc.text:
            variants.append((STRIPPED, bare))
        for variant, source in variants:
            made = make_report(source.doc, source.outline, source.residue)
            for unit, gold, row in _clear_units(model, source, made, read(made), units):
                found.append(Judged(report.name, report.genre, unit, variant, gold, row.scores))
    return found


def _clear_units(
    model: Model, source: Marked, made: Report, chances: Floats, units: tuple[str, ...]
) -> Iterator[tuple[str, int, Labelled]]:
    """Units of a clear label, each with that label."""
    for unit in units:
        rows = unit_rows(unit, made, chances, source.outline, model)
        if unit == "section":
            walked = source.outline.walk()
            rows = tuple(
                row
                for row, (section, _) in zip(rows, walked, strict=True)
                if section.level <= _DEEPEST and section.kind not in ("inline", "lead")
            )
        for row in rows:
            gold = _gold(source, row, _CLEAR[unit])
            if gold >= 0:
                yield unit, gold, row


def _gold(source: Marked, row: Labelled, clear: float) -> int:
    """The label of most characters of a unit, -1 where none has enough."""
    votes = Counter(source.marks[row.start : row.end])
    mask, count = votes.most_common(1)[0]
    return single_label(mask) if count >= clear * (row.end - row.start) else -1
