"""A run over many files: in one process or several, with a counter on stderr.

Knows nothing of what is done to a file; results come in the order of the files, one at a time.
"""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

from textkit.cli import console
from textkit.errors import UsageError

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from textkit.readers.find import FoundFile
    from textkit.render.extraction import Failure

T = TypeVar("T")

_AHEAD = 16
"""Files for each process that are begun before the first result is asked for."""


def refuse_overwriting(found: Iterable[FoundFile], *results: Path | None) -> None:
    """A result must not take the place of a report that is being read.

    Raises:
        UsageError: One of ``results`` names one of the inputs.
    """
    targets = {result.resolve(): result for result in results if result and result.exists()}
    if not targets:
        return
    for file in found:
        target = targets.get(file.location.resolve())
        if target is not None:
            hint = "请换一个文件名"
            raise UsageError(str(target), "结果文件就是要检查的报告，会把它覆盖", hint=hint)


def is_single(paths: Sequence[str], found: Sequence[FoundFile]) -> bool:
    """Whether one file was named, itself: no folder, no glob."""
    return len(paths) == len(found) == 1 and found[0].path == paths[0]


def guarded(file: FoundFile, work: Callable[[FoundFile], T], failed: Callable[[Failure], T]) -> T:
    """The result of ``work``; an error of the file or of ours costs this file, never the others.

    A lexicon or model that cannot be used would fail on every file: that goes up.
    """
    from textkit.collector import collector_paused
    from textkit.errors import ReadError, TextkitError
    from textkit.render.extraction import Failure

    try:
        if file.error:
            raise ReadError(file.path, file.error)
        with collector_paused():
            return work(file)
    except ReadError as error:
        return failed(Failure(file.path, error.reason, error.place))
    except TextkitError:
        raise
    except Exception as error:
        return failed(Failure(file.path, f"内部错误：{type(error).__name__}: {error}"))


@contextmanager
def run_batch(
    work: Callable[[FoundFile], T],
    found: Sequence[FoundFile],
    *,
    jobs: int = 1,
    progress: bool | None = None,
) -> Iterator[Iterator[T]]:
    """The results of ``work``, in the order of the files, each made when it is asked for.

    Clean up inside the ``with``: after Ctrl-C with several processes it never ends, the program
    does.

    Args:
        work: What is done to a file; goes to other processes, so it has to be importable.
        found: The files.
        jobs: Processes; 0 is one a core.
        progress: Whether to count on stderr; by default for several files on a terminal.

    Raises:
        UsageError: A process ended by itself.
    """
    import os
    import sys

    if len(found) > 1:
        gc.enable()  # off since the start: one report ends before its garbage matters
    watched = len(found) > 1 and console.is_terminal(sys.stderr)
    counter = console.Progress(len(found), shown=watched if progress is None else progress)
    jobs = min(jobs or os.cpu_count() or 1, len(found))
    try:
        if jobs > 1:
            with _processes(jobs) as pool:
                yield _counted(_in_order(pool, work, found, jobs * _AHEAD), counter)
        else:
            yield _counted(map(work, found), counter)
    finally:
        counter.close()


def _counted(results: Iterator[T], counter: console.Progress) -> Iterator[T]:
    for result in results:
        yield result
        counter.step()


def _in_order(
    pool: ProcessPoolExecutor,
    work: Callable[[FoundFile], T],
    found: Sequence[FoundFile],
    n_ahead: int,
) -> Iterator[T]:
    """Results of a pool; ``n_ahead`` files are begun ahead, so that no more of them pile up."""
    files = iter(found)
    begun: deque[Future[T]] = deque()
    for file in files:
        begun.append(pool.submit(work, file))
        if len(begun) > n_ahead:
            yield begun.popleft().result()
    while begun:
        yield begun.popleft().result()


@contextmanager
def _processes(jobs: int) -> Iterator[ProcessPoolExecutor]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    pool = ProcessPoolExecutor(jobs, initializer=_ignore_interrupt)
    try:
        yield pool
    except BrokenProcessPool as error:
        hint = "可能是内存不够，请减少 --jobs 再试"
        raise UsageError("", "一个检查进程意外结束", hint=hint) from error
    except KeyboardInterrupt:
        _abandon_processes()
    finally:
        pool.shutdown(cancel_futures=True)


def _ignore_interrupt() -> None:
    """Leave Ctrl-C to the process that started this one."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _abandon_processes() -> NoReturn:
    """End at once, as after Ctrl-C in one process.

    An orderly end would wait for the files at work, and for ever for a result half sent by a
    process that was stopped. Whatever was being written has been given up by now.
    """
    import multiprocessing
    import os

    for child in multiprocessing.active_children():
        child.kill()
    console.message(console.INTERRUPTED_MESSAGE)
    os._exit(console.INTERRUPTED)
