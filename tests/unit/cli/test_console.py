"""Standard streams: encodings, pipes, terminals."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from textkit.cli import console
from textkit.errors import UsageError

HOSTILE = "甲\x1b[2J\x9b1m\r乙\n"


class Stream(io.TextIOWrapper):
    """A stream over bytes that may claim to be a terminal or fail."""

    def __init__(
        self, *, terminal: bool = False, encoding: str = "utf-8", error: OSError | None = None
    ) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, errors="strict", newline="")
        self._terminal = terminal
        self._error = error

    def isatty(self) -> bool:
        """Whether it claims to be one."""
        return self._terminal

    def flush(self) -> None:
        """Fails once, where it shall."""
        if self._error is not None and not self.closed:
            error, self._error = self._error, None
            raise error
        super().flush()

    def fileno(self) -> int:
        """There is no file behind it."""
        raise io.UnsupportedOperation

    @property
    def content(self) -> str:
        """What was written."""
        super().flush()
        raw = self.buffer.getvalue()  # type: ignore[attr-defined]
        text: str = raw.decode(self.encoding)
        return text


def test_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe gets every character as it is."""
    stdout = Stream()
    monkeypatch.setattr(sys, "stdout", stdout)
    console.emit(HOSTILE)
    console.emit(HOSTILE, machine=True)
    assert stdout.content == HOSTILE * 2


def test_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal gets no control characters but line ends, and a renderer's own colours."""
    stream = Stream(terminal=True)
    monkeypatch.setattr(sys, "stdout", stream)
    console.emit(HOSTILE, machine=True)
    console.emit(HOSTILE)
    assert stream.content == "甲 [2J 1m 乙\n" * 2
    console.emit("\x1b[31m甲\x1b[0m", styled=True)
    assert stream.content.endswith("\x1b[31m甲\x1b[0m")


def test_gbk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream in GBK shows what it can; what a program reads is UTF-8."""
    stream = Stream(encoding="gbk")
    monkeypatch.setattr(sys, "stdout", stream)
    console.prepare()
    console.emit("甲𠮷")
    assert stream.content == "甲?"
    console.emit("乙𠮷", machine=True)
    assert stream.buffer.getvalue().endswith("乙𠮷".encode())  # type: ignore[attr-defined]


def test_half_surrogates(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file name that is no text still gives valid UTF-8."""
    stdout = Stream()
    monkeypatch.setattr(sys, "stdout", stdout)
    console.emit("\udcff甲", machine=True)
    assert stdout.content == "?甲"
    console.emit("\udcff甲", output=tmp_path / "a")
    assert (tmp_path / "a").read_text(encoding="utf-8") == "?甲"


def test_reader_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is told that ``head`` has seen enough."""
    monkeypatch.setattr(sys, "stdout", Stream(error=BrokenPipeError(32, "Broken pipe")))
    console.emit("甲")


def test_disk_full(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is one line."""
    monkeypatch.setattr(sys, "stdout", Stream(error=OSError(28, "No space left on device")))
    with pytest.raises(UsageError, match="写不了标准输出：No space left"):
        console.emit("甲")


def test_no_streams(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without standard streams (a window program, >&-) nothing fails."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    console.prepare()
    console.emit("甲")
    console.emit("甲", output=tmp_path / "a")
    console.message("乙")
    progress = console.Progress(3, shown=True)
    progress.step()
    progress.close()
    assert not console.wants_color("auto")
    assert (tmp_path / "a").read_text(encoding="utf-8") == "甲"


def test_stream_without_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream of text only, as notebooks have, is written to."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    console.emit("甲", machine=True)
    assert stream.getvalue() == "甲"


def test_message(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A message is one line without control characters; a closed stderr is no error."""
    console.message("甲\n乙\x1b[31m")
    assert capsys.readouterr().err == "甲 乙 [31m\n"
    monkeypatch.setattr(sys, "stderr", Stream(error=BrokenPipeError(32, "Broken pipe")))
    console.message("甲")


@pytest.mark.parametrize(
    ("choice", "terminal", "no_color", "wanted"),
    [
        ("auto", True, "", True),
        ("auto", True, "1", False),
        ("auto", False, "", False),
        ("always", False, "1", True),
        ("never", True, "", False),
    ],
)
def test_wants_color(
    monkeypatch: pytest.MonkeyPatch, choice: str, terminal: bool, no_color: str, wanted: bool
) -> None:
    """The choice, the terminal, NO_COLOR, in this order."""
    monkeypatch.setattr(sys, "stdout", Stream(terminal=terminal))
    monkeypatch.setenv("NO_COLOR", no_color)
    assert console.wants_color(choice) is wanted


def test_progress(capsys: pytest.CaptureFixture[str]) -> None:
    """A counter in place, wiped at the end; hidden it writes nothing."""
    progress = console.Progress(2, shown=True)
    progress.step()
    progress.close()
    assert capsys.readouterr().err.startswith("\r1/2\r")
    hidden = console.Progress(2, shown=False)
    hidden.step()
    hidden.close()
    assert capsys.readouterr().err == ""
