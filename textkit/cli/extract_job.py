"""What ``textkit extract`` does to one file, in this process or another."""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from functools import partial
from typing import NamedTuple

from textkit import api
from textkit.cli.batch import guarded
from textkit.model.records import Extraction
from textkit.readers.find import FoundFile
from textkit.readers.open import read_bytes
from textkit.render.extract_xlsx import FileRows, failed_rows, file_rows
from textkit.render.extraction import ExtractionOptions, Failure, extraction_renderer
from textkit.render.records import counts_of

_WORDS = {"zh": "textkit: {}：{}", "en": "textkit: {}: cannot be read: {}"}


class Job(NamedTuple):
    """The same for every file of a run."""

    format: str
    options: ExtractionOptions
    quiet: bool = False


class JobResult(NamedTuple):
    """What comes back: output and messages, never the document.

    ``rows`` are for a workbook, ``fragment`` for every other format; ``counts`` says how many
    records there are, by kind.
    """

    fragment: str
    rows: FileRows | None
    messages: tuple[str, ...]
    counts: dict[str, int]
    failed: bool = False


def run_job(job: Job, file: FoundFile) -> JobResult:
    """Extract from one file; an error of ours costs this file, never the others.

    A lexicon or model that cannot be used would fail on every file: that goes up.
    """
    return guarded(file, partial(_run_job, job), partial(_failed, job))


def _run_job(job: Job, file: FoundFile) -> JobResult:
    extraction = api.extract(file.path, job.options.what, data=read_bytes(file))
    notes = () if job.quiet else _notes(extraction)
    counts = counts_of(extraction)
    if job.format == "xlsx":
        return JobResult("", file_rows(extraction, job.options), notes, counts)
    fragment = extraction_renderer(job.format).fragment(extraction, job.options)
    return JobResult(fragment, None, notes, counts)


def _notes(extraction: Extraction) -> tuple[str, ...]:
    """What the reader had to leave out."""
    path, warnings = extraction.path, extraction.document.warnings
    return tuple(f"textkit: {path}：{warning}" for warning in warnings)


def _failed(job: Job, failure: Failure) -> JobResult:
    place = f"（{failure.place}）" if failure.place else ""
    message = _WORDS[job.options.lang].format(failure.path + place, failure.message)
    if job.format == "xlsx":
        return JobResult("", failed_rows(failure), (message,), {}, failed=True)
    fragment = extraction_renderer(job.format).failure(failure, job.options)
    return JobResult(fragment, None, (message,), {}, failed=True)
