"""GitHub Actions annotations: one workflow command a finding."""

from __future__ import annotations

from collections.abc import Iterable

from textkit.model.report import FileReport, Summary
from textkit.render.base import RenderOptions, failure

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def fragment(report: FileReport, _options: RenderOptions) -> str:
    """Annotations of one file."""
    if report.error is not None:
        return f"::error file={_property(report.path)}::{_data(failure(report))}"
    lines = []
    for diag in report.diagnostics:
        end_column = diag.column + (diag.end - diag.start)
        place = f"file={_property(report.path)},line={diag.line},col={diag.column}"
        if "\n" not in diag.text:
            place += f",endColumn={end_column}"
        title = _property(f"{diag.code} {diag.name}")
        lines.append(f"::{_LEVELS[diag.severity]} {place},title={title}::{_data(diag.message)}")
    return "\n".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def join(fragments: Iterable[str], _summary: Summary, _options: RenderOptions) -> str:
    """All annotations."""
    return "".join(f"{fragment}\n" for fragment in fragments if fragment)
