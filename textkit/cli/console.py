"""Standard streams that never crash: results to stdout, messages to stderr.

A console in GBK shows what it can and replaces the rest; machine formats are UTF-8 whatever the
console is. No control character of a report reaches a terminal.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TextIO, TypeVar

from textkit.errors import UsageError
from textkit.resources import replacing, write_atomically
from textkit.text.terminal import printable, without_controls

INTERRUPTED = 130
"""Exit code after Ctrl-C."""

INTERRUPTED_MESSAGE = "textkit: 已中断"


_SUFFIXES = {".md": "markdown", ".htm": "html", ".txt": "text"}
"""File name endings that are not the name of their format."""

T = TypeVar("T", bound=StrEnum)


def format_for(given: T | None, output: Path | None, default: T) -> T:
    """The format asked for, else the one that ``output`` is named after, else ``default``."""
    if given is not None:
        return given
    suffix = output.suffix.lower() if output else ""
    name = _SUFFIXES.get(suffix, suffix[1:])
    return next((known for known in type(default) if known.value == name), default)


def prepare() -> None:
    """Make the standard streams replace what their encoding cannot hold."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def emit(
    text: str, *, output: Path | None = None, machine: bool = False, styled: bool = False
) -> bool:
    """Write a result to ``output``, else to stdout.

    Args:
        text: What to write.
        output: A file; replaced in one step, in UTF-8. ``-`` is stdout.
        machine: Whether a program reads it: then UTF-8 unless stdout is a terminal.
        styled: Whether the only control characters in it are its own colours.

    Returns:
        Whether anybody still reads: not after ``| head`` has ended.

    Raises:
        UsageError: The file or stdout cannot be written.
    """
    if output is not None and str(output) != "-":
        write_atomically(output, text.encode("utf-8", "replace"))
        return True
    stream: TextIO | None = sys.stdout
    if stream is None:  # started without one
        return False
    binary = getattr(stream, "buffer", None)
    try:
        if stream.isatty():
            stream.write(text if styled else without_controls(text))
        elif machine and binary is not None:
            binary.write(text.encode("utf-8", "replace"))
            binary.flush()
        else:
            stream.write(text)
        stream.flush()
    except BrokenPipeError:
        _quiet_stdout()
        return False
    except OSError as error:
        _quiet_stdout()
        raise UsageError("", f"写不了标准输出：{error.strerror or error}") from error
    return True


def emit_bytes(data: bytes) -> None:
    """Write a file that is no text to stdout.

    Raises:
        UsageError: stdout cannot be written.
    """
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:
        return
    try:
        binary.write(data)
        binary.flush()
    except BrokenPipeError:
        _quiet_stdout()
    except OSError as error:
        _quiet_stdout()
        raise UsageError("", f"写不了标准输出：{error.strerror or error}") from error


@contextlib.contextmanager
def writing(output: Path | None) -> Iterator[Callable[[str], bool]]:
    """A function that writes a machine's format piece by piece, to a file or to stdout.

    A file takes the place of ``output`` at the end, if all went well. The function says whether
    anybody still reads.

    Raises:
        UsageError: The file or stdout cannot be written.
    """
    if output is None or str(output) == "-":
        yield lambda text: emit(text, machine=True)
        return
    with replacing(output) as file:

        def write(text: str) -> bool:
            file.write(text.encode("utf-8", "replace"))
            return True

        yield write


def _quiet_stdout() -> None:
    """Keep the interpreter from complaining at exit that the reader has gone."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def message(text: str) -> None:
    """One line to stderr."""
    _to_stderr(printable(text) + "\n")


def _to_stderr(text: str) -> None:
    stream: TextIO | None = sys.stderr
    if stream is not None:
        with contextlib.suppress(OSError):
            stream.write(text)
            stream.flush()


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person watches the stream."""
    return stream is not None and stream.isatty()


def wants_color(choice: str) -> bool:
    """Whether stdout gets colours: ``auto`` asks the terminal and NO_COLOR."""
    if choice == "auto":
        return is_terminal(sys.stdout) and not os.environ.get("NO_COLOR") and _shows_colors()
    return choice == "always"


def _shows_colors() -> bool:
    """Whether a terminal understands colours: a Windows console does once it is told to."""
    if sys.platform != "win32":
        return True
    import ctypes

    kernel = ctypes.windll.kernel32
    stdout, mode = kernel.GetStdHandle(-11), ctypes.c_ulong()
    known = kernel.GetConsoleMode(stdout, ctypes.byref(mode))
    return bool(known and kernel.SetConsoleMode(stdout, mode.value | 4))


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
            _to_stderr(f"\r{self._done}/{self._total}")

    def close(self) -> None:
        """Wipe the counter."""
        if self._shown:
            _to_stderr("\r" + " " * 24 + "\r")
