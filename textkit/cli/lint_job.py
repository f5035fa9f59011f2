"""What ``textkit lint`` does to one file, in this process or another."""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from textkit import api
from textkit.collector import collector_paused
from textkit.config import Settings
from textkit.errors import TextkitError, UsageError
from textkit.linter.baseline import baseline_rows, without_known
from textkit.model.diagnostic import Fix
from textkit.model.report import FileReport, Summary, summarize
from textkit.readers.open import FoundFile, read_bytes
from textkit.render.base import RenderOptions
from textkit.render.formats import renderer
from textkit.resources import write_atomically
from textkit.rules.registry import registered

_WORDS = {
    "zh": {
        "crash": "textkit: {}：内部出错，结果可能不全（{}）",
        "unreadable": "textkit: {}：{}",
        "fixed": "{}：改正{}处，跳过{}处",
    },
    "en": {
        "crash": "textkit: {}: internal error, findings may be missing ({})",
        "unreadable": "textkit: {}: cannot be read: {}",
        "fixed": "{}: {} fixed, {} skipped",
    },
}
"""What goes to stderr about one file."""


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
    listed = ",".join(codes or ()).replace("，", ",").split(",")
    return tuple(code.strip() for code in listed if code.strip())


def run_job(job: Job, file: FoundFile) -> JobResult:
    """Lint one file, fix it if asked, render what is left.

    An error of ours costs this file, never the others; wrong use of the tool goes up.
    """
    try:
        with collector_paused():
            return _run_job(job, file)
    except TextkitError:
        raise
    except Exception as error:
        what = f"内部错误：{type(error).__name__}: {error}"
        return _result(job, FileReport(file.path, None, None, error=what))


def _run_job(job: Job, file: FoundFile) -> JobResult:
    if file.error:
        return _result(job, FileReport(file.path, None, None, error=file.error))
    try:
        data = read_bytes(file)
    except TextkitError as error:
        return _result(
            job, FileReport(file.path, None, None, error=error.reason, place=error.place)
        )
    report = _lint(job, file.path, data)
    if not job.fix or report.doc is None:
        return _result(job, report)
    return _fix(job, file, report, data)


def _fix(job: Job, file: FoundFile, report: FileReport, data: bytes) -> JobResult:
    """The fixed file and what is left in it, or the diff where only that was asked for."""
    from textkit.linter.fixer import fix_file, unified_diff

    known = without_known(report, job.baseline)
    try:
        fixed = fix_file(known, data, unsafe=job.unsafe, accept_revisions=job.accept_revisions)
        if job.fix == "diff":
            return _result(job, report, fragment=unified_diff(report, fixed))
        if not fixed.applied:
            return _result(job, report)
        _write(file, fixed.data)
    except TextkitError as error:
        return _result(job, report, messages=(f"textkit: {error}",), refused=True)
    words = _WORDS[job.options.lang]
    line = words["fixed"].format(file.path, len(fixed.applied), len(fixed.skipped))
    return _result(job, _lint(job, file.path, fixed.data), messages=(line,))


def _lint(job: Job, path: str, data: bytes) -> FileReport:
    report = api.lint(path, job.settings, data=data)
    return _in_english(report) if job.options.lang == "en" else report


def _write(file: FoundFile, data: bytes) -> None:
    if file.path == "-":
        hint = "用 --diff 看会怎样改，或先存成文件"
        raise UsageError("", "标准输入不能直接改", hint=hint)
    write_atomically(file.location, data)


def _result(
    job: Job,
    report: FileReport,
    *,
    fragment: str | None = None,
    messages: tuple[str, ...] = (),
    refused: bool = False,
) -> JobResult:
    """Output, counts and messages; the baseline gets what it hides, too."""
    rows = baseline_rows(report) if job.keep_rows else []
    report = without_known(report, job.baseline)
    if fragment is None:
        fragment = "" if job.fix == "diff" else renderer(job.format).fragment(report, job.options)
    lines = [*_messages(report, _WORDS[job.options.lang]), *messages]
    return JobResult(fragment, summarize(report), rows, tuple(lines), refused)


def _messages(report: FileReport, words: dict[str, str]) -> Iterator[str]:
    for crash in report.crashes:
        yield words["crash"].format(report.path, crash)
    if report.error is not None:
        yield words["unreadable"].format(
            report.path + (f"（{report.place}）" if report.place else ""), report.error
        )
    for line in report.doc.warnings if report.doc else ():
        yield f"textkit: {report.path}：{line}"


def _in_english(report: FileReport) -> FileReport:
    """The report with an English line for every message, fix and related place."""
    rules = registered()
    return report._replace(
        diagnostics=tuple(
            diag._replace(
                message=f"{rules[diag.code].summary_en}: “{diag.text[:40]}”",
                fixes=tuple(fix._replace(description=_edit_in_english(fix)) for fix in diag.fixes),
                related=tuple((*place[:3], "related place") for place in diag.related),
            )
            for diag in report.diagnostics
        )
    )


def _edit_in_english(fix: Fix) -> str:
    new = "”, “".join(edit.text for edit in fix.edits if edit.text)
    return f"change to “{new}”" if new else "delete"
