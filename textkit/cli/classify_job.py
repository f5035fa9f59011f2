"""What ``textkit classify`` does to one file, in this process or another."""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from textkit import api
from textkit.cli.batch import guarded
from textkit.readers.find import FoundFile
from textkit.readers.open import read_bytes
from textkit.render.classify import ClassifyOptions, failure, fragment
from textkit.render.extraction import Failure

if TYPE_CHECKING:
    from textkit.classify.model import Model


class Job(NamedTuple):
    """The same for every file of a run."""

    options: ClassifyOptions
    model: str = "default"
    quiet: bool = False


class JobResult(NamedTuple):
    """What comes back: output and messages, never the document."""

    fragment: str
    messages: tuple[str, ...] = ()
    failed: bool = False


def run_job(job: Job, file: FoundFile) -> JobResult:
    """Classify one file; an error of ours costs this file, never the others.

    A model that cannot be used would fail on every file: that goes up.
    """
    return guarded(file, partial(_run_job, job), partial(_failed, job))


@lru_cache(maxsize=1)
def _classifier(model: str) -> "Model":
    """The run's model, read and checked once a process."""
    return api.load_classifier(model)


def _run_job(job: Job, file: FoundFile) -> JobResult:
    options = job.options
    found = api.classify(
        file.path,
        options.unit,
        model=_classifier(job.model),
        explain=options.explain,
        data=read_bytes(file),
    )
    notes = () if job.quiet else found.document.warnings
    messages = tuple(f"textkit: {found.path}：{warning}" for warning in notes)
    return JobResult(fragment(found, options), messages)


def _failed(job: Job, failed: Failure) -> JobResult:
    place = f"（{failed.place}）" if failed.place else ""
    message = f"textkit: {failed.path}{place}：{failed.message}"
    return JobResult(failure(failed, job.options), (message,), failed=True)
