"""Trains a classifier on labelled reports and checks it on reports that it has not seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from textkit.__about__ import __version__
from textkit.analysis.dataset import (
    LabelledReport,
    known_wordings,
    make_examples,
    read_dataset,
    single_label,
)
from textkit.analysis.judging import judge
from textkit.classify.evaluation import Judged, Reliability, Result, evaluate, reliability
from textkit.classify.model import Model
from textkit.classify.persist import save_model
from textkit.classify.training import Settings, fit_model
from textkit.errors import UsageError
from textkit.model.records import LABELS, UNITS

Outcome = tuple[list[Result], dict[str, Reliability]]

_CARD = "card.md"


def evaluate_model(
    model: Model, data: Path, units: tuple[str, ...] = UNITS, *, from_headings: bool = False
) -> Outcome:
    """Measures of a model on labelled reports, and its calibration by unit.

    Raises:
        UsageError: The data hold no unit of a clear label.
        ReadError: The data cannot be read.
    """
    judged = judge(model, read_dataset(data, from_headings=from_headings), units)
    if not judged:
        raise UsageError(str(data), "没有可以检验的部分", hint="标注要写明 label 或 spans")
    return _outcome(judged)


def _outcome(judged: Sequence[Judged]) -> Outcome:
    units = dict.fromkeys(row.unit for row in judged)
    curves = {unit: reliability(row for row in judged if row.unit == unit) for unit in units}
    return evaluate(judged), curves


def train_model(
    data: Path,
    output: Path,
    *,
    from_headings: bool = False,
    folds: int = 3,
    on_progress: Callable[[str], object] = lambda line: None,
) -> Outcome:
    """Train on the data alone, write the model, and tell how well it does on reports left out.

    Args:
        data: As in `textkit.analysis.dataset.read_dataset`.
        output: The folder that the model goes to.
        from_headings: Whether the labels come from the reports' headings.
        folds: Parts for the cross-validation; 0 for none.
        on_progress: Told in Chinese what is being done.

    Raises:
        UsageError: Too little to learn from.
        ReadError: The data cannot be read.
    """
    reports = read_dataset(data, from_headings=from_headings)
    counts = _label_counts(reports)
    if len(counts) < 2:
        raise UsageError(str(data), "至少要有两个类别的标注", hint="类别：" + "、".join(LABELS))
    on_progress(f"textkit: 读了{len(reports)}份报告，" + _said(counts))
    judged: list[Judged] = []
    folds = min(folds, len(reports))
    order = np.random.default_rng(Settings().seed).permutation(len(reports))
    for fold in range(folds if folds > 1 else 0):
        on_progress(f"textkit: 交叉检验 {fold + 1}/{folds}")
        held = {int(at) for at in order[fold::folds]}
        inside = [report for at, report in enumerate(reports) if at not in held]
        if len(_label_counts(inside)) > 1:
            judged += judge(_fit(inside), [reports[at] for at in sorted(held)])
    on_progress("textkit: 用全部数据训练")
    model = _fit(reports)
    outcome = _outcome(judged) if judged else ([], {})
    notes = _notes(data, reports, counts, outcome, from_headings=from_headings)
    save_model(output, model, notes)
    (output / _CARD).write_text(_card(notes), encoding="utf-8", newline="\n")
    return outcome


def _fit(reports: Sequence[LabelledReport]) -> Model:
    return fit_model(make_examples(reports), known_wordings())


def _label_counts(reports: Sequence[LabelledReport]) -> Counter[str]:
    """Characters of each label."""
    counts: Counter[str] = Counter()
    for report in reports:
        for mask, number in Counter(report.marked.marks).items():
            if single_label(mask) >= 0:
                counts[LABELS[single_label(mask)]] += number
    return counts


def _said(counts: Counter[str]) -> str:
    return "，".join(f"{label} {counts[label]}字" for label in LABELS)


def _notes(
    data: Path,
    reports: Sequence[LabelledReport],
    counts: Counter[str],
    outcome: Outcome,
    *,
    from_headings: bool,
) -> dict[str, object]:
    """What ``meta.json`` says beside format and hash."""
    return {
        "trained_by": f"textkit {__version__}",
        "versions": library_versions(),
        "seed": Settings().seed,
        "data": {
            "path": str(data),
            "labels_from": "headings" if from_headings else "gold",
            "reports": len(reports),
            "characters": dict(counts),
        },
        "metrics": metrics(outcome[0]),
    }


def library_versions() -> dict[str, str]:
    """Of the libraries that made the weights."""
    from importlib.metadata import version

    return {name: version(name) for name in ("numpy", "scipy", "scikit-learn")}


def metrics(results: Sequence[Result]) -> list[dict[str, object]]:
    """Macro F1 with interval, by unit, variant and genre."""
    return [
        {
            "unit": result.unit,
            "variant": result.variant,
            "genre": result.genre,
            "n": result.measures.n,
            "documents": result.measures.documents,
            "macro_f1": round(result.measures.macro_f1, 4),
            "interval": [round(end, 4) for end in result.measures.interval],
        }
        for result in results
    ]


def _card(notes: dict[str, object]) -> str:
    """A short model card."""
    data = notes["data"]
    lines = ["# 分类模型", "", f"- 训练：{notes['trained_by']}，随机种子 {notes['seed']}"]
    lines.append(f"- 数据：{data}")
    lines.append(f"- 库版本：{notes['versions']}")
    lines += ["- 局限：只学过上面这些数据；换一种文种请先用 textkit evaluate 检验", ""]
    lines += ["| 单位 | 小标题 | 文种 | 个数 | 宏平均 F1 | 95% 区间 |", "|---|---|---|---|---|---|"]
    found = notes["metrics"]
    for row in found if isinstance(found, list) else []:
        low, high = row["interval"]
        lines.append(
            f"| {row['unit']} | {row['variant']} | {row['genre'] or ''} | {row['n']} "
            f"| {row['macro_f1']:.3f} | {low:.3f}—{high:.3f} |"
        )
    return "\n".join(lines) + "\n"
