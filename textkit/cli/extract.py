"""``textkit extract``: parses, hands each file to a job, writes what comes back, one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from textkit.cli import console

if TYPE_CHECKING:
    from textkit.cli.extract_job import Job, JobResult


class Format(StrEnum):
    """Output formats."""

    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    xlsx = "xlsx"
    markdown = "markdown"


class Lang(StrEnum):
    """Languages of headings and messages."""

    zh = "zh"
    en = "en"


_WORDS = {"zh": ("读了{}个文件", "，"), "en": ("{} files read", ", ")}


def extract(  # noqa: PLR0917 - one parameter an option of the contract
    paths: Annotated[
        list[str], typer.Argument(help="文件、文件夹或通配符；- 表示标准输入。", metavar="FILE...")
    ],
    what: Annotated[
        list[str] | None,
        typer.Option(
            help="取哪些，逗号分隔：measures 举措，quantities 数量，dates 日期，slogans 口号，"
            "documents 文件，organizations 机构，placeholders 占位符，follow_up 问题与打算；"
            "不写则全取。"
        ),
    ] = None,
    format_: Annotated[
        Format | None,
        typer.Option("--format", help="输出格式；不写则看 --output 的后缀，再不然是 json。"),
    ] = None,
    output: Annotated[
        Path | None, typer.Option(help="结果写入文件；xlsx 必写，除非接管道或重定向。")
    ] = None,
    jobs: Annotated[int, typer.Option(min=0, help="进程数；0 为全部核心。")] = 1,
    lang: Annotated[Lang, typer.Option(help="表头和消息的语言。")] = Lang.zh,
    progress: Annotated[
        bool | None, typer.Option("--progress/--no-progress", help="显示进度。")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="只报读不了的文件。")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="最后在标准错误上说明各取了多少。")
    ] = False,
) -> None:
    """提取报告里的举措、数量、日期、口号、引用的文件、机构、占位符、问题与打算。"""
    from textkit.api import check_kinds
    from textkit.cli.batch import is_single, refuse_overwriting, run_batch
    from textkit.cli.extract_job import Job, run_job
    from textkit.readers.find import find_reports
    from textkit.render.extraction import ExtractionOptions

    chosen = console.format_for(format_, output, Format.json)
    kinds = check_kinds(_split(what)) if what else check_kinds()
    to_file = output is not None and str(output) != "-"
    _refuse_screen(chosen, to_file=to_file)
    found = find_reports(paths)
    refuse_overwriting(found, output)
    options = ExtractionOptions(kinds, lang.value, is_single(paths, found), to_file)
    job = Job(chosen.value, options, quiet)
    tally = _Tally()
    with run_batch(partial(run_job, job), found, jobs=jobs, progress=progress) as results:
        _write(job, tally.watch(results), output)
    for line in tally.messages:
        console.message(line)
    if verbose:
        console.message(tally.summary(lang.value))
    raise typer.Exit(2 if tally.n_failed else 0)


def _split(what: list[str]) -> tuple[str, ...]:
    listed = ",".join(what).replace("，", ",").split(",")
    return tuple(kind.strip() for kind in listed if kind.strip())


def _refuse_screen(format_: Format, *, to_file: bool) -> None:
    """A workbook on a screen helps nobody.

    Raises:
        UsageError: It would go to a terminal.
    """
    import sys

    from textkit.errors import UsageError

    if format_ is Format.xlsx and not to_file and console.is_terminal(sys.stdout):
        raise UsageError("", "xlsx 不能显示在屏幕上", hint="请加 --output 结果.xlsx")


class _Tally:
    """What is said of the run when it is over."""

    def __init__(self) -> None:
        self.messages: list[str] = []
        self.n_failed = 0
        self._n_files = 0
        self._counts: Counter[str] = Counter()

    def watch(self, results: Iterator[JobResult]) -> Iterator[JobResult]:
        """The same results, counted."""
        for result in results:
            self.messages += result.messages
            self.n_failed += result.failed
            self._n_files += 1
            self._counts.update(result.counts)
            yield result

    def summary(self, lang: str) -> str:
        """Files and records in one line."""
        from textkit.render.records import KIND_NAMES

        words, comma = _WORDS[lang]
        names = {kind: KIND_NAMES[kind][lang == "en"] for kind in self._counts}
        counts = [f"{names[kind]} {count}" for kind, count in self._counts.items()]
        return comma.join([words.format(self._n_files - self.n_failed), *counts])


def _write(job: Job, results: Iterator[JobResult], output: Path | None) -> None:
    """The output; none where the only file could not be read."""
    from itertools import chain

    if job.options.single:
        first = next(results)
        if first.failed:
            return
        results = chain([first], results)
    if job.format == "xlsx":
        _write_workbook(job, results, output)
    else:
        _write_text(job, results, output)


def _write_text(job: Job, results: Iterator[JobResult], output: Path | None) -> None:
    from textkit.render.extraction import extraction_renderer

    renderer = extraction_renderer(job.format)
    with console.writing(output) as write:
        before = renderer.opening(job.options)
        for result in results:
            if not write(before + result.fragment):
                return
            before = renderer.BETWEEN
        write(renderer.closing(job.options))


def _write_workbook(job: Job, results: Iterator[JobResult], output: Path | None) -> None:
    from io import BytesIO

    from textkit.render.extract_xlsx import workbook
    from textkit.resources import replacing

    def fill(stream: IO[bytes], folder: Path | None) -> None:
        with workbook(stream, job.options, folder) as book:
            for result in results:
                if result.rows is not None:
                    book.add(result.rows)

    if output is not None and job.options.to_file:
        with replacing(output) as file:
            fill(file, output.absolute().parent)
    else:
        buffer = BytesIO()
        fill(buffer, None)
        console.emit_bytes(buffer.getvalue())
