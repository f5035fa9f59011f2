"""``textkit.lint/1``: one diagnostic a line, keys as in the contract, absent values ``null``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from json.encoder import encode_basestring as quote

from textkit.__about__ import __version__
from textkit.model.diagnostic import Diagnostic, Fix
from textkit.model.report import FileReport, Summary, summarize
from textkit.render.base import RenderOptions

_KIND = Diagnostic._fields[:5]
"""What is said of a finding before its message: code, name, category, severity, certainty."""

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
    start = _encode(head)[:-1] + ', "diagnostics": ['
    if not report.diagnostics:
        return start + "]}"
    rows = ",\n".join(_rows(report.diagnostics))
    return "".join((start, "\n", rows, "\n]}"))


def _rows(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """Each diagnostic as an object.

    NOTE: written out by hand, which takes a quarter of the time that ``json.dumps`` takes: a long
    report full of masks has thousands. What a rule says of all its findings is quoted once.
    """
    heads: dict[tuple[str, ...], str] = {}
    paths: dict[tuple[str, ...], str] = {}
    for diag in diagnostics:
        kind, section = diag[:5], diag.section
        if kind not in heads:
            heads[kind] = _encode(dict(zip(_KIND, kind, strict=True)))[:-1]
        if section not in paths:
            paths[section] = _encode(section)
        yield (
            f'{heads[kind]}, "message": {quote(diag.message)}, "text": {quote(diag.text)}, '
            f'"start": {diag.start}, "end": {diag.end}, "line": {diag.line}, '
            f'"column": {diag.column}, "part": {quote(diag.part)}, "section": {paths[section]}, '
            f'"fixes": {_fixes(diag)}, "related": {_related(diag)}, '
            f'"source": {quote(diag.source)}, "fingerprint": {quote(diag.fingerprint)}}}'
        )


def _fixes(diag: Diagnostic) -> str:
    if not diag.fixes:
        return "[]"
    return "[" + ", ".join(map(_fix, diag.fixes)) + "]"


def _fix(fix: Fix) -> str:
    edits = ", ".join(
        [
            f'{{"start": {start}, "end": {end}, "text": {quote(text)}}}'
            for start, end, text in fix.edits
        ]
    )
    return (
        f'{{"applicability": {quote(fix.applicability)}, '
        f'"description": {quote(fix.description)}, "edits": [{edits}]}}'
    )


def _related(diag: Diagnostic) -> str:
    if not diag.related:
        return "[]"
    places = [
        f'{{"start": {start}, "end": {end}, "line": {line}, "message": {quote(message)}}}'
        for start, end, line, message in diag.related
    ]
    return "[" + ", ".join(places) + "]"


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
    # One join: adding up would copy the output of a long report again and again.
    return "".join(
        (head, ', "files": [\n', ",\n".join(fragments), '\n], "summary": ', _encode(tail), "}\n")
    )
