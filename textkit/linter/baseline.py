"""A baseline: findings that are known and accepted, so that only new ones show.

Keyed by fingerprint, never by line. The file is JSON, ``{"schema": "textkit.baseline/1",
"version", "findings": [{fingerprint, code, path, text}]}``, sorted, one finding a line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from textkit.__about__ import __version__
from textkit.errors import UsageError
from textkit.model.report import FileReport
from textkit.resources import write_atomically

SCHEMA = "textkit.baseline/1"


def load_baseline(path: Path) -> frozenset[str]:
    """Fingerprints of a baseline file.

    Raises:
        UsageError: Unreadable or not a baseline.
    """
    hint = "用 --write-baseline 重新生成"
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        if table["schema"] != SCHEMA:
            raise UsageError(str(path), f"基线版本不对：{table['schema']}", hint=hint)
        return frozenset(row["fingerprint"] for row in table["findings"])
    except OSError as error:
        raise UsageError(
            str(path), f"读不了基线文件：{error.strerror or error}", hint=hint
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(str(path), "不是 textkit 的基线文件", hint=hint) from error


def without_known(report: FileReport, known: frozenset[str]) -> FileReport:
    """The report without findings that the baseline knows."""
    kept = tuple(diag for diag in report.diagnostics if diag.fingerprint not in known)
    n_known = len(report.diagnostics) - len(kept)
    return report._replace(diagnostics=kept, suppressed=report.suppressed + n_known)


def baseline_rows(report: FileReport) -> list[dict[str, str]]:
    """Baseline entries of one file."""
    return [
        {"fingerprint": d.fingerprint, "code": d.code, "path": report.path, "text": d.text[:40]}
        for d in report.diagnostics
    ]


def write_baseline(path: Path, rows: Iterable[dict[str, str]]) -> int:
    """Write the file atomically; returns the number of findings."""
    ordered = sorted(rows, key=lambda row: (row["path"], row["code"], row["fingerprint"]))
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in ordered)
    head = f'{{"schema": "{SCHEMA}", "version": "{__version__}", "findings": [\n'
    write_atomically(path, f"{head}{lines}\n]}}\n".encode("utf-8", "replace"))
    return len(ordered)
