"""``textkit classify``: parses, hands each file to a job, writes what comes back, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from textkit.cli import console

if TYPE_CHECKING:
    from textkit.cli.classify_job import Job, JobResult


class Unit(StrEnum):
    """What is classified."""

    section = "section"
    paragraph = "paragraph"
    sentence = "sentence"


class Format(StrEnum):
    """Output formats."""

    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    text = "text"


def classify(  # noqa: PLR0917 - one parameter an option of the contract
    paths: Annotated[
        list[str], typer.Argument(help="文件、文件夹或通配符；- 表示标准输入。", metavar="FILE...")
    ],
    unit: Annotated[
        Unit, typer.Option(help="按什么分：section 部分，paragraph 段落，sentence 句子。")
    ] = Unit.section,
    format_: Annotated[
        Format | None,
        typer.Option("--format", help="输出格式；不写则看 --output 的后缀，再不然是 json。"),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="列出最起作用的字串、小标题和上下文。")
    ] = False,
    model: Annotated[
        str, typer.Option(help="模型文件夹（textkit train 的结果）；default 为自带的。")
    ] = "default",
    output: Annotated[Path | None, typer.Option(help="结果写入文件。")] = None,
    jobs: Annotated[int, typer.Option(min=0, help="进程数；0 为全部核心。")] = 1,
    progress: Annotated[
        bool | None, typer.Option("--progress/--no-progress", help="显示进度。")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="只报读不了的文件。")] = False,
) -> None:
    """判断各部分、段落或句子说的是成绩、问题、打算还是其他。"""
    from textkit.api import load_classifier
    from textkit.cli.batch import is_single, refuse_overwriting, run_batch
    from textkit.cli.classify_job import Job, run_job
    from textkit.readers.find import find_reports
    from textkit.render.classify import ClassifyOptions

    chosen = console.format_for(format_, output, Format.json)
    load_classifier(model)  # a model that cannot be used is said once, before any file is read
    found = find_reports(paths)
    refuse_overwriting(found, output)
    single = is_single(paths, found)
    to_file = output is not None and str(output) != "-"
    options = ClassifyOptions(chosen.value, unit.value, explain, single, to_file)
    job = Job(options, model, quiet)
    seen: list[JobResult] = []
    with run_batch(partial(run_job, job), found, jobs=jobs, progress=progress) as results:
        _write(job, _noted(results, seen), output)
    for result in seen:
        for line in result.messages:
            console.message(line)
    raise typer.Exit(2 if any(result.failed for result in seen) else 0)


def _noted(results: Iterator[JobResult], seen: list[JobResult]) -> Iterator[JobResult]:
    """The same results; what is to be said at the end is kept."""
    for result in results:
        seen.append(result._replace(fragment=""))
        yield result


def _write(job: Job, results: Iterator[JobResult], output: Path | None) -> None:
    """The output; none where the only file could not be read."""
    from itertools import chain

    from textkit.render.classify import between, closing, opening

    options = job.options
    if options.single:
        first = next(results)
        if first.failed:
            return
        results = chain([first], results)
    with console.writing(output) as write:
        before = opening(options)
        for result in results:
            if not result.fragment:
                continue
            if not write(before + result.fragment):
                return
            before = between(options)
        write((before if before == opening(options) else "") + closing(options))
