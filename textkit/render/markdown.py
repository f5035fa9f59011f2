"""A Markdown report: a table of findings for each file, for a merge request or a note."""

from __future__ import annotations

from collections.abc import Iterable

from textkit.model.report import FileReport, Summary
from textkit.render.base import SEVERITY_NAMES, RenderOptions, failure
from textkit.render.text import summary_lines
from textkit.text.terminal import printable

_HEADER = {
    "zh": ("行:列", "级别", "规则", "说明", "原文"),
    "en": ("Place", "Severity", "Rule", "Message", "Text"),
}
_ESCAPES = {ord(char): "\\" + char for char in "\\`*_~[]<>|#&$"}

TEXT_CHARS = 40
"""Code points of the finding that are quoted."""


def fragment(report: FileReport, options: RenderOptions) -> str:
    """A heading and a table; nothing for a file without findings."""
    if report.error is not None:
        return f"## {cell(report.path)}\n\n{cell(failure(report))}\n"
    if not report.diagnostics:
        return ""
    header = _HEADER[options.lang]
    lines = [f"## {cell(report.path)}", "", table_row(header), table_row(["---"] * len(header))]
    for diag in report.diagnostics:
        severity = SEVERITY_NAMES[diag.severity][options.lang == "en"]
        text = diag.text if len(diag.text) <= TEXT_CHARS else diag.text[:TEXT_CHARS] + "…"
        place = f"{diag.line}:{diag.column}"
        lines.append(table_row([place, severity, diag.code, cell(diag.message), cell(text)]))
    return "\n".join(lines) + "\n"


def table_row(cells: Iterable[str]) -> str:
    """One row of a table."""
    return "| " + " | ".join(cells) + " |"


def cell(text: str) -> str:
    """Text that neither ends the cell nor formats it."""
    return " ".join(printable(text).translate(_ESCAPES).split())


def join(fragments: Iterable[str], summary: Summary, options: RenderOptions) -> str:
    """All tables under one title, the counts first."""
    title = "# textkit report" if options.lang == "en" else "# textkit 检查结果"
    head = "\n\n".join([title, *summary_lines(summary, options)])
    return head + "\n" + "".join(f"\n{fragment}" for fragment in fragments if fragment)
