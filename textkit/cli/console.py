"""Standard streams that never crash: results to stdout, messages to stderr.

A console in GBK shows what it can and replaces the rest; machine formats are UTF-8 whatever the
console is.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path

from textkit.resources import write_atomically


def prepare() -> None:
    """Make the standard streams replace what their encoding cannot hold."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def emit(text: str, *, output: Path | None = None, machine: bool = False) -> None:
    """Write a result to ``output``, else to stdout; UTF-8 where a program reads it.

    Raises:
        UsageError: ``output`` cannot be written.
    """
    if output is not None:
        write_atomically(output, text.encode("utf-8", "surrogatepass"))
        return
    binary = getattr(sys.stdout, "buffer", None)
    try:
        if machine and binary is not None and not sys.stdout.isatty():
            binary.write(text.encode("utf-8", "replace"))
            binary.flush()
        else:
            sys.stdout.write(text)
            sys.stdout.flush()
    except BrokenPipeError:
        _quiet_stdout()


def _quiet_stdout() -> None:
    """Keep the interpreter from complaining at exit that the reader has gone."""
    with contextlib.suppress(OSError, ValueError, io.UnsupportedOperation):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def message(text: str) -> None:
    """One line to stderr."""
    with contextlib.suppress(BrokenPipeError):
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()


def wants_color(choice: str) -> bool:
    """Whether stdout gets colours: ``auto`` asks the terminal and NO_COLOR."""
    if choice == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return choice == "always"


class Progress:
    """A counter on stderr, rewritten in place.

    Args:
        total: Number of files.
        shown: Whether to show anything.
    """

    def __init__(self, total: int, *, shown: bool) -> None:
        self._total = total
        self._shown = shown
        self._done = 0

    def step(self) -> None:
        """One more file is done."""
        self._done += 1
        if self._shown:
            sys.stderr.write(f"\r{self._done}/{self._total}")
            sys.stderr.flush()

    def close(self) -> None:
        """Wipe the counter."""
        if self._shown:
            sys.stderr.write("\r" + " " * 24 + "\r")
            sys.stderr.flush()
