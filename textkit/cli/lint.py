"""``textkit lint``: parses, hands each file to a job, joins the fragments, picks an exit code."""

# NOTE: no `from __future__ import annotations` here: Typer would compile every annotation of the
# command twice, which costs 2 ms of a start of 100.

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from textkit.cli import console

if TYPE_CHECKING:
    from textkit.cli.lint_job import Job, JobResult
    from textkit.config import Settings
    from textkit.model.report import Summary


class Format(StrEnum):
    """Output formats."""

    text = "text"
    json = "json"
    sarif = "sarif"
    github = "github"
    markdown = "markdown"
    csv = "csv"


class Severity(StrEnum):
    """Severities, worst first."""

    error = "error"
    warning = "warning"
    info = "info"


class Lang(StrEnum):
    """Languages of messages."""

    zh = "zh"
    en = "en"


class Color(StrEnum):
    """When to use colours."""

    auto = "auto"
    always = "always"
    never = "never"


Codes = list[str] | None

_WORDS = {
    "zh": {
        "config": "配置文件：{}",
        "baseline": "已写入 {}：{}处",
        "unsafe": "--unsafe-fixes 要与 --fix 或 --diff 同用，文件没有改动",
    },
    "en": {
        "config": "configuration: {}",
        "baseline": "wrote {}: {} finding(s)",
        "unsafe": "--unsafe-fixes goes with --fix or --diff; no file was changed",
    },
}
"""What goes to stderr about the run as a whole."""


def lint(  # noqa: PLR0917 - one parameter an option of the contract
    paths: Annotated[
        list[str], typer.Argument(help="文件、文件夹或通配符；- 表示标准输入。", metavar="PATH...")
    ],
    format_: Annotated[
        Format | None,
        typer.Option("--format", help="输出格式；不写则看 --output 的后缀，再不然是 text。"),
    ] = None,
    output: Annotated[Path | None, typer.Option(help="结果写入文件。")] = None,
    fix: Annotated[bool, typer.Option("--fix", help="改正有把握的问题（直接改文件）。")] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option("--unsafe-fixes", help="与 --fix 或 --diff 同用：连同可能改变意思的改正。"),
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="只显示会怎样改，不改文件。")] = False,
    accept_revisions: Annotated[
        bool, typer.Option("--fix-with-revisions", help="文件里有未处理的修订时也改。")
    ] = False,
    select: Annotated[
        Codes, typer.Option(help="只用这些规则（代码、前缀或 ALL，逗号分隔）。")
    ] = None,
    ignore: Annotated[Codes, typer.Option(help="不用这些规则。")] = None,
    extend_select: Annotated[Codes, typer.Option(help="另外启用这些规则。")] = None,
    preview: Annotated[
        bool | None, typer.Option("--preview/--no-preview", help="启用试用规则。")
    ] = None,
    min_severity: Annotated[Severity | None, typer.Option(help="最低级别。")] = None,
    baseline: Annotated[Path | None, typer.Option(help="不报基线文件里已有的问题。")] = None,
    write_baseline: Annotated[Path | None, typer.Option(help="把现有问题写成基线文件。")] = None,
    jobs: Annotated[int, typer.Option(min=0, help="进程数；0 为全部核心。")] = 1,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="有发现也以 0 退出。")] = False,
    config: Annotated[Path | None, typer.Option(help="配置文件。")] = None,
    no_config: Annotated[bool, typer.Option("--no-config", help="不用配置文件。")] = False,
    lang: Annotated[Lang, typer.Option(help="消息语言。")] = Lang.zh,
    color: Annotated[Color, typer.Option(help="颜色。")] = Color.auto,
    progress: Annotated[
        bool | None, typer.Option("--progress/--no-progress", help="显示进度。")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="没有发现就不输出。")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="在标准错误上说明所做的事。")
    ] = False,
) -> None:
    """检查报告，列出占位符、模板残留、编号、计数、标点等问题及其位置。"""
    from textkit.cli.batch import refuse_overwriting, run_batch
    from textkit.cli.lint_job import Job, merge_settings, run_job
    from textkit.linter.baseline import load_baseline
    from textkit.linter.baseline import write_baseline as save_baseline
    from textkit.linter.select import check_settings
    from textkit.readers.open import find_reports
    from textkit.render.base import RenderOptions
    from textkit.rules.registry import registered

    chosen = console.format_for(format_, output, Format.text)
    configured = _settings(config, no_config)
    check_settings(configured, registered())
    settings = merge_settings(
        configured,
        select=select,
        ignore=ignore,
        extend_select=extend_select,
        preview=preview,
        min_severity=min_severity and min_severity.value,
    )
    check_settings(settings._replace(path=""), registered())
    words = _WORDS[lang.value]
    if verbose and settings.path:
        console.message(words["config"].format(settings.path))
    job = Job(
        settings=settings,
        format=chosen.value,
        options=RenderOptions(
            lang.value,
            output is None and console.wants_color(color.value),
            frozenset(code for code, rule in registered().items() if rule.folds),
        ),
        baseline=load_baseline(baseline) if baseline else frozenset(),
        keep_rows=write_baseline is not None,
        fix="diff" if diff else "write" if fix else "",
        unsafe=unsafe_fixes,
        accept_revisions=accept_revisions,
    )
    if unsafe_fixes and not (fix or diff):
        console.message(words["unsafe"])
    found_files = find_reports(paths, exclude=settings.exclude)
    refuse_overwriting(found_files, output, write_baseline)
    with run_batch(partial(run_job, job), found_files, jobs=jobs, progress=progress) as running:
        results = list(running)
    for result in results:
        for line in result.messages:
            console.message(line)
    summary = _summary(results)
    if write_baseline:
        n_known = save_baseline(write_baseline, [row for r in results for row in r.rows])
        console.message(words["baseline"].format(write_baseline, n_known))
    found = summary.error + summary.warning + summary.info
    if not (quiet and not found and chosen is Format.text):
        _emit(job, results, output)
    if summary.failed or summary.crashed or any(result.refused for result in results):
        raise typer.Exit(2)
    raise typer.Exit(int(bool(found) and not exit_zero and not write_baseline))


def _settings(config: Path | None, no_config: bool) -> "Settings":
    from textkit.config import Settings, find_settings, load_settings

    if no_config:
        return Settings()
    return load_settings(config) if config else find_settings(Path.cwd())


def _summary(results: "list[JobResult]") -> "Summary":
    from textkit.model.report import Summary

    summary = Summary()
    for result in results:
        summary = summary.plus(result.summary)
    return summary


def _emit(job: "Job", results: "list[JobResult]", output: Path | None) -> None:
    from textkit.render.formats import renderer

    if job.fix == "diff":
        diff = "".join(result.fragment for result in results)
        console.emit(diff, output=output, machine=True)
        return
    fragments = [result.fragment for result in results]
    text = renderer(job.format).join(fragments, _summary(results), job.options)
    is_text = job.format == "text"
    console.emit(text, output=output, machine=not is_text, styled=is_text)
