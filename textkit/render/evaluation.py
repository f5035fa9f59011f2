"""``textkit evaluate``: measures as a table for people and as ``textkit.evaluate/1`` JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from textkit.__about__ import __version__
from textkit.classify.evaluation import Measures, Reliability, Result
from textkit.model.records import LABELS
from textkit.render.outline import LABEL_NAMES

SCHEMA = "textkit.evaluate/1"

_UNITS = {"section": "部分", "paragraph": "段落", "sentence": "句子"}
_VARIANTS = {"kept": "保留小标题", "stripped": "去掉小标题"}


def evaluation_json(
    model: str, data: str, results: Sequence[Result], calibration: Mapping[str, Reliability]
) -> str:
    """The whole document."""
    document = {
        "schema": SCHEMA,
        "version": __version__,
        "model": model,
        "data": data,
        "labels": list(LABELS),
        "results": [_result(result) for result in results],
        "calibration": [
            {
                "unit": unit,
                "error": round(curve.error, 4),
                "bins": [
                    {
                        "low": low,
                        "n": count,
                        "score": round(score, 4),
                        "accuracy": round(accuracy, 4),
                    }
                    for low, count, score, accuracy in curve.bins
                ],
            }
            for unit, curve in calibration.items()
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _result(result: Result) -> dict[str, object]:
    found = result.measures
    return {
        "unit": result.unit,
        "variant": result.variant,
        "genre": result.genre,
        "n": found.n,
        "documents": found.documents,
        "accuracy": round(found.accuracy, 4),
        "macro_f1": round(found.macro_f1, 4),
        "macro_f1_interval": [round(end, 4) for end in found.interval],
        "by_label": {
            name: {
                "precision": round(precision, 4),
                "recall": round(recall, 4),
                "f1": round(f1, 4),
                "f1_interval": [round(end, 4) for end in found.f1_intervals[name]],
                "support": support,
            }
            for name, (precision, recall, f1, support) in found.labels.items()
        },
        "confusion": found.confusion,
    }


def evaluation_text(
    model: str, data: str, results: Sequence[Result], calibration: Mapping[str, Reliability]
) -> str:
    """Tables for a terminal."""
    lines = [f"模型 {model}，数据 {data}；方括号里是按报告重抽样的 95% 区间", ""]
    for result in results:
        if result.genre is None:
            lines += _table(result)
        else:
            genre = result.genre or "（未注明文种）"
            lines.append(f"  其中 {genre}：{_summary(result.measures)}")
    for unit, curve in calibration.items():
        lines += ["", f"{_UNITS[unit]}的可信度（把握—实际正确率），平均相差 {curve.error:.3f}"]
        lines += [
            f"  {score:.2f}—{accuracy:.2f}  {count}个" for _, count, score, accuracy in curve.bins
        ]
    return "\n".join(lines) + "\n"


def _summary(found: Measures) -> str:
    low, high = found.interval
    return (
        f"宏平均F1 {found.macro_f1:.3f} [{low:.3f}, {high:.3f}]，"
        f"正确率 {found.accuracy:.3f}，{found.documents}份报告{found.n}个"
    )


def _table(result: Result) -> list[str]:
    found = result.measures
    lines = [
        "",
        f"{_UNITS[result.unit]}，{_VARIANTS[result.variant]}：{_summary(found)}",
        "  类别  精确率 召回率 F1     区间            个数  判为" + " ".join(LABEL_NAMES.values()),
    ]
    for name, (precision, recall, f1, support) in found.labels.items():
        low, high = found.f1_intervals[name]
        row = " ".join(f"{count:>4}" for count in found.confusion[LABELS.index(name)])
        lines.append(
            f"  {LABEL_NAMES[name]}  {precision:.3f}  {recall:.3f}  {f1:.3f}  "
            f"[{low:.3f}, {high:.3f}]  {support:>5}  {row}"
        )
    return lines
