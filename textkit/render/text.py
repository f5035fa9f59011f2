"""Findings for a person at a terminal: grouped by file, the place marked under an excerpt."""

from __future__ import annotations

from collections.abc import Iterable

from textkit.model.diagnostic import Diagnostic
from textkit.model.document import Document
from textkit.model.report import FileReport, Summary
from textkit.render.base import FAMILY_NAMES, SEVERITY_NAMES, RenderOptions
from textkit.text.terminal import display_width, printable

EXCERPT_CHARS = 32
"""Code points shown of a line; with the indent, wide ones fit 80 columns."""

BEFORE_CHARS = 12
"""Of these, at most so many stand before the place."""

SHOWN_LINES = 12
"""Line numbers named where one line stands for many places."""

PART_NAMES = {
    "toc": "目录",
    "header": "页眉",
    "footer": "页脚",
    "footnote": "脚注",
    "endnote": "尾注",
    "textbox": "文本框",
    "comment": "批注",
    "watermark": "水印",
    "hidden": "隐藏文字",
}

_INDENT = " " * 11

_COLORS = {"error": "31", "warning": "33", "info": "36", "path": "1", "mark": "1;31", "dim": "2"}


def fragment(report: FileReport, options: RenderOptions) -> str:
    """The lines about one file; empty where there is nothing to say."""
    lines: list[str] = []
    if report.doc is not None:
        folded: dict[str, list[Diagnostic]] = {}
        for diag in report.diagnostics:
            if diag.code in options.folded:
                folded.setdefault(diag.code, []).append(diag)
        for diag in report.diagnostics:
            same = folded.get(diag.code, [diag])
            if same[0] is diag:
                lines += _finding(diag, report.doc, options, same)
    if lines:
        lines.insert(0, _paint(printable(report.path), "path", options))
        lines.append("")
    return "\n".join(lines)


def _finding(
    diag: Diagnostic, doc: Document, options: RenderOptions, same: list[Diagnostic]
) -> list[str]:
    severity = SEVERITY_NAMES[diag.severity][options.lang == "en"]
    place = f"{diag.line}:{diag.column}"
    if diag.part not in ("body", "table"):
        place += " " + (diag.part if options.lang == "en" else PART_NAMES[diag.part])
    message = printable(diag.message)
    if len(same) > 1:
        message += _other_places(same, english=options.lang == "en")
    head = f"  {place:<8} {_paint(severity, diag.severity, options)} {diag.code} {message}"
    excerpt, mark = _excerpt(diag, doc)
    return [head, _INDENT + excerpt, _INDENT + _paint(mark, "mark", options)]


def _other_places(same: list[Diagnostic], *, english: bool) -> str:
    """How many places the one line stands for, and the lines they are on."""
    lines = list(dict.fromkeys(str(diag.line) for diag in same))
    more = len(lines) > SHOWN_LINES
    if english:
        shown = ", ".join(lines[:SHOWN_LINES]) + (", …" if more else "")
        return f" ({len(same)} places; line {shown})"
    shown = "、".join(lines[:SHOWN_LINES]) + ("……" if more else "")
    return f"（共{len(same)}处，第{shown}行）"


def _excerpt(diag: Diagnostic, doc: Document) -> tuple[str, str]:
    """A stretch of the line around the finding and the line of marks below it."""
    line_start, line_end = doc.line_span(diag.line)
    start = max(line_start, diag.start - BEFORE_CHARS)
    end = min(line_end, start + EXCERPT_CHARS)
    stop = min(diag.end, end)
    before = ("…" if start > line_start else "") + printable(doc.text[start : diag.start])
    marked = printable(doc.text[diag.start : stop])
    after = printable(doc.text[stop:end]) + ("…" if end < line_end else "")
    mark = " " * display_width(before) + "^" * max(1, display_width(marked))
    return before + marked + after, mark


def _paint(text: str, role: str, options: RenderOptions) -> str:
    return f"\x1b[{_COLORS[role]}m{text}\x1b[0m" if options.color else text


def join(fragments: Iterable[str], summary: Summary, options: RenderOptions) -> str:
    """All files and a summary line by family."""
    body = "".join(f"{fragment}\n" for fragment in fragments if fragment)
    return body + "\n".join(summary_lines(summary, options)) + "\n"


def summary_lines(summary: Summary, options: RenderOptions) -> list[str]:
    """Counts over all files; a second line by family where there are findings."""
    english = options.lang == "en"
    total = summary.error + summary.warning + summary.info
    parts = [f"{FAMILY_NAMES[code][english]} {n}" for code, n in summary.families]
    if english:
        line = f"{summary.files} file(s), {total} finding(s)"
        line += f": {summary.error} error, {summary.warning} warning, {summary.info} info"
        line += f", {summary.failed} unreadable" if summary.failed else ""
        line += f", {summary.suppressed} suppressed" if summary.suppressed else ""
    else:
        line = f"共{summary.files}个文件，发现{total}处"
        line += f"：错误{summary.error}，警告{summary.warning}，提示{summary.info}"
        line += f"；{summary.failed}个文件读不了" if summary.failed else ""
        line += f"；另有{summary.suppressed}处已忽略" if summary.suppressed else ""
    return [line, " · ".join(parts)] if parts else [line]
