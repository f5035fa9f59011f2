"""The command in a process of its own: encodings, pipes, signals, several processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from builders import build_docx, p
from command import environment, run_textkit
from schemas import check

FORMATS = ["text", "json", "sarif", "github", "markdown", "csv"]
BAD = "全县召开大会,下设X个科室，𠮷林路整治。\n"
posix_only = pytest.mark.skipif(os.name == "nt", reason="POSIX pipes and signals")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ten reports, one of them unreadable, under names with blanks."""
    reports = tmp_path / "报告 文件夹"
    reports.mkdir()
    for number in range(8):
        text = "".join(f"第{line}次{BAD}" for line in range(number + 1))
        (reports / f"第 {number} 份.txt").write_text(text, encoding="utf-8")
    (reports / "坏.docx").write_bytes(b"PK\x03\x04")
    (reports / "好.docx").write_bytes(build_docx(p("全县召开大会,下设X个科室。")))
    return tmp_path


@pytest.mark.parametrize("format_", FORMATS)
def test_jobs(folder: Path, format_: str) -> None:
    """Two processes give the very bytes that one gives, messages and exit code too."""
    lint = ("lint", "--format", format_, "报告 文件夹")
    one = run_textkit(*lint, "--jobs", "1", cwd=folder)
    two = run_textkit(*lint, "--jobs", "2", cwd=folder)
    assert one == two
    assert one.code == 2
    assert one.err.count("\n") == 1


def test_jobs_pass_errors_on(folder: Path) -> None:
    """Wrong use found in a worker is the same one line."""
    done = run_textkit("lint", "--jobs", "2", "--fix", "报告 文件夹", cwd=folder)
    assert done.code == 2
    assert "Traceback" not in done.err
    assert done.err.count("改正") == 9


@pytest.mark.parametrize("format_", FORMATS)
def test_gbk(folder: Path, format_: str) -> None:
    """With streams in GBK nothing crashes, the exit code is right, machine formats are UTF-8."""
    reports = folder / "报告 文件夹"
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "textkit",
            "lint",
            "--format",
            format_,
            str(reports / "第 0 份.txt"),
        ],
        capture_output=True,
        env=environment(PYTHONIOENCODING="gbk"),
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == b""
    text = done.stdout.decode("gbk" if format_ == "text" else "utf-8")
    assert "PN001" in text
    if format_ == "json":
        check("lint", json.loads(text))


def test_gbk_errors(folder: Path) -> None:
    """Messages in GBK do not crash either, whatever the path."""
    done = run_textkit("lint", "没有𠮷.txt", cwd=folder, PYTHONIOENCODING="gbk")
    assert done.code == 2
    assert done.err.startswith("textkit: 没有?.txt：找不到")


def test_ascii_console(folder: Path) -> None:
    """Even a console that knows no Chinese gets an answer."""
    done = run_textkit("lint", "报告 文件夹", cwd=folder, PYTHONIOENCODING="ascii")
    assert done.code == 2
    assert "PN001" in done.out
    assert "Traceback" not in done.err


@posix_only
@pytest.mark.parametrize("format_", ["text", "json", "csv"])
def test_reader_that_stops(folder: Path, format_: str) -> None:
    """``| head -1``: no traceback, no complaint."""
    (folder / "长.txt").write_text(BAD * 5000, encoding="utf-8")
    command = f'"{sys.executable}" -m textkit lint --format {format_} 长.txt | head -1'
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        capture_output=True,
        env=environment(PYTHONIOENCODING="utf-8"),
        timeout=120,
        check=False,
    )
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1


@posix_only
@pytest.mark.parametrize(
    ("redirect", "code", "words"),
    [(">&-", 1, ""), ("2>&-", 1, ""), (">/dev/full", 2, "写不了标准输出")],
)
def test_streams_that_fail(folder: Path, redirect: str, code: int, words: str) -> None:
    """A closed stream or a full disk: the right exit code, at most one line."""
    (folder / "a.txt").write_text(BAD, encoding="utf-8")
    done = subprocess.run(
        ["bash", "-c", f'"{sys.executable}" -m textkit lint a.txt {redirect}'],
        cwd=folder,
        capture_output=True,
        env=environment(PYTHONIOENCODING="utf-8"),
        timeout=60,
        check=False,
    )
    assert done.returncode == code
    message = done.stderr.decode()
    assert words in message
    assert message.count("\n") == int(bool(words))


@posix_only
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupt(folder: Path, jobs: str) -> None:
    """Ctrl-C ends at once with one line and 130, workers included."""
    for number in range(4):
        (folder / f"{number}.txt").write_text(BAD * 20_000, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "textkit", "lint", "--progress", "--jobs", jobs, "."],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(PYTHONIOENCODING="utf-8"),
        start_new_session=True,
    )
    assert process.stderr is not None
    process.stderr.read(1)  # the first file is done, the others are not
    os.killpg(process.pid, signal.SIGINT)
    began = time.monotonic()
    try:
        out, err = process.communicate(timeout=60)
    finally:
        process.kill()
    assert time.monotonic() - began < 10
    assert process.returncode == 130
    assert out == b""
    lines = err.decode().replace("\r", "\n").split("\n")
    assert [line for line in lines if "textkit" in line or "Error" in line or "Trace" in line] == [
        "textkit: 已中断"
    ]


@posix_only
def test_killed_worker(folder: Path) -> None:
    """A worker that dies (out of memory) is one line and exit 2."""
    code = (
        "import os, sys\n"
        "from textkit.cli import lint_job\n"
        "lint_job._run_job = lambda job, file: os.kill(os.getpid(), 9)\n"
        "from textkit.cli.app import main\n"
        "sys.argv = ['textkit', 'lint', '--jobs', '2', '报告 文件夹']\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        capture_output=True,
        env=environment(PYTHONIOENCODING="utf-8"),
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    message = done.stderr.decode()
    assert message == "textkit: 一个检查进程意外结束。可能是内存不够，请减少 --jobs 再试\n"


@posix_only
def test_terminal(folder: Path) -> None:
    """On a terminal there are colours, and no escape sequence of the report's own."""
    import pty

    text = "\x1b]0;标题\x07全县召开大会,\x1b[2J。\n" + "各项工作有序推进。\n" * 9
    (folder / "a.txt").write_text(text, encoding="utf-8")
    outer, inner = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "textkit", "lint", "a.txt"],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=inner,
        stderr=subprocess.PIPE,
        env=environment(PYTHONIOENCODING="utf-8"),
    )
    os.close(inner)
    shown = b""
    try:
        while chunk := os.read(outer, 65536):
            shown += chunk
    except OSError:  # Linux says so when the other side has closed
        pass
    os.close(outer)
    assert process.wait(60) == 1
    assert process.stderr is not None
    process.stderr.close()
    assert b"\x1b[1m" in shown
    assert b"\x1b]0;" not in shown
    assert b"\x1b[2J" not in shown
    assert b"\x07" not in shown


def test_module_and_console_script_agree() -> None:
    """``python -m textkit`` is the command."""
    assert run_textkit("--version").out.startswith("textkit ")


def test_standard_input() -> None:
    """A pipe into - is linted."""
    done = run_textkit("lint", "-", stdin=BAD.encode("gb18030"))
    assert done.code == 1
    assert done.out.startswith("-\n")
