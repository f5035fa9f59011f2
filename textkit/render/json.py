"""``textkit.lint/1``: one diagnostic a line, keys as in the contract, absent values ``null``."""

from __future__ import annotations

import json
from collections.abc import Iterable

from textkit.__about__ import __version__
from textkit.model.diagnostic import Diagnostic, Fix
from textkit.model.report import FileReport, Summary, summarize
from textkit.render.base import RenderOptions

_encode = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode


def fragment(report: FileReport, _options: RenderOptions) -> str:
    """One member of ``files``."""
    counts = summarize(report)
    failed = report.error is not None
    head = {
        "path": report.path,
        "format": report.format,
        "error": {"message": report.error, "place": report.place} if failed else None,
        "counts": {"error": counts.error, "warning": counts.warning, "info": counts.info},
    }
    rows = ",\n".join(_encode(_diagnostic(diag)) for diag in report.diagnostics)
    return _encode(head)[:-1] + ', "diagnostics": [' + (f"\n{rows}\n" if rows else "") + "]}"


def _diagnostic(diag: Diagnostic) -> dict[str, object]:
    return {
        "code": diag.code,
        "name": diag.name,
        "category": diag.category,
        "severity": diag.severity,
        "certainty": diag.certainty,
        "message": diag.message,
        "text": diag.text,
        "start": diag.start,
        "end": diag.end,
        "line": diag.line,
        "column": diag.column,
        "part": diag.part,
        "section": diag.section,
        "fixes": [_fix(fix) for fix in diag.fixes],
        "related": [
            {"start": start, "end": end, "line": line, "message": message}
            for start, end, line, message in diag.related
        ],
        "source": diag.source,
        "fingerprint": diag.fingerprint,
    }


def _fix(fix: Fix) -> dict[str, object]:
    return {
        "applicability": fix.applicability,
        "description": fix.description,
        "edits": [{"start": e.start, "end": e.end, "text": e.text} for e in fix.edits],
    }


def join(fragments: Iterable[str], summary: Summary, _options: RenderOptions) -> str:
    """The whole document."""
    head = _encode({"schema": "textkit.lint/1", "version": __version__})[:-1]
    tail = {
        "files": summary.files,
        "failed": summary.failed,
        "error": summary.error,
        "warning": summary.warning,
        "info": summary.info,
    }
    return (
        head + ', "files": [\n' + ",\n".join(fragments) + '\n], "summary": ' + _encode(tail) + "}\n"
    )
