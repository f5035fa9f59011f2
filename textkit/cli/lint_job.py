"""What ``textkit lint`` does to one file, in this process or another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textkit import api
from textkit.config import Settings
from textkit.errors import FixError, TextkitError
from textkit.linter.baseline import baseline_rows, without_known
from textkit.model.report import FileReport, Summary, summarize
from textkit.readers.open import FoundFile, read_bytes
from textkit.render.base import RenderOptions
from textkit.render.formats import renderer
from textkit.resources import write_atomically


class Job(NamedTuple):
    """The same for every file of a run; ``fix`` is empty, diff or write."""

    settings: Settings
    format: str
    options: RenderOptions
    baseline: frozenset[str]
    keep_rows: bool
    fix: str
    unsafe: bool
    accept_revisions: bool


class JobResult(NamedTuple):
    """What comes back: rendered output and counts, never the document."""

    fragment: str
    summary: Summary
    rows: list[dict[str, str]]
    messages: tuple[str, ...]
    notes: tuple[str, ...] = ()
    refused: bool = False


def merge_settings(
    settings: Settings,
    *,
    select: list[str] | None,
    ignore: list[str] | None,
    extend_select: list[str] | None,
    preview: bool | None,
    min_severity: str | None,
) -> Settings:
    """The configuration with the command line on top of it."""
    return settings._replace(
        select=_split(select) or settings.select,
        ignore=settings.ignore + _split(ignore),
        extend_select=settings.extend_select + _split(extend_select),
        preview=settings.preview if preview is None else preview,
        min_severity=min_severity or settings.min_severity,
    )


def _split(codes: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(code.strip() for item in codes or () for code in item.split(",") if code.strip())


def run_job(job: Job, file: FoundFile) -> JobResult:
    """Lint one file, fix it if asked, render what is left."""
    if file.error:
        report = FileReport(file.path, None, None, error=file.error)
        data = b""
    else:
        report, data = _lint(job, file)
    messages = [f"textkit: {crash}（{report.path}）" for crash in report.crashes]
    if report.error is not None:
        place = f"（{report.place}）" if report.place else ""
        messages.append(f"textkit: {report.path}{place}：{report.error}")
    messages += [
        f"textkit: {report.path}：{line}" for line in (report.doc.warnings if report.doc else ())
    ]
    diff, refused = "", False
    if job.fix and report.doc is not None:
        try:
            report, diff = _fix(job, report, data, file)
        except FixError as error:
            messages.append(f"textkit: {error}")
            refused = True
    fragment = diff if job.fix == "diff" else renderer(job.format).fragment(report, job.options)
    rows = baseline_rows(report) if job.keep_rows else []
    return JobResult(fragment, summarize(report), rows, tuple(messages), (), refused)


def _lint(job: Job, file: FoundFile) -> tuple[FileReport, bytes]:
    try:
        data = read_bytes(file)
    except TextkitError as error:
        what = error.what + (f"。{error.hint}" if error.hint else "")
        return FileReport(file.path, None, None, error=what, place=error.place), b""
    report = without_known(api.lint(file.path, job.settings, data=data), job.baseline)
    if job.options.lang == "en":
        report = _in_english(report)
    return report, data


def _in_english(report: FileReport) -> FileReport:
    rules = api.rules()
    return report._replace(
        diagnostics=tuple(
            diag._replace(message=f"{rules[diag.code].summary_en}: “{diag.text[:40]}”")
            for diag in report.diagnostics
        )
    )


def _fix(job: Job, report: FileReport, data: bytes, file: FoundFile) -> tuple[FileReport, str]:
    """The report of the fixed file, and the diff where only that was asked for."""
    from textkit.linter.fixer import fix_file, unified_diff

    fixed = fix_file(report, data, unsafe=job.unsafe, accept_revisions=job.accept_revisions)
    if job.fix == "diff":
        return report, unified_diff(report, fixed)
    if not fixed.applied:
        return report, ""
    write_atomically(file.location, fixed.data)
    return _lint(job, file)[0], ""
