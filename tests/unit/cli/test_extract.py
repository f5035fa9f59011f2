"""``textkit extract``: what it writes where, exit codes, several files, several processes.

What is found is made up: a layer of each kind that knows two words.
"""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from builders import build_docx, p
from command import Done, environment, run_textkit
from schemas import check

import textkit
from textkit.analysis.layers import Layers
from textkit.cli.app import main
from textkit.errors import ModelError, ReadError, UsageError
from textkit.model.document import plain_document
from textkit.model.records import KINDS, Date, Measure, Quantity

FORMATS = ["json", "jsonl", "csv", "xlsx", "markdown"]
REPORT = "某局工作总结\n一、工作情况\n2023年修路3公里。\n"
Write = Callable[[str, str | bytes], Path]
Run = Callable[..., Done]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file into the current folder."""

    def write_here(name: str, content: str | bytes = REPORT) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write_here


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> Run:
    """Runs the command here, with layers that find 2023年, 3公里 and 修路."""

    def find(text: str, word: str) -> list[tuple[int, int]]:
        at = text.find(word)
        return [] if at < 0 else [(at, at + len(word))]

    found = {kind: (lambda _: ()) for kind in KINDS} | {
        "dates": lambda doc: tuple(Date(*s, "2023") for s in find(doc.text, "2023年")),
        "quantities": lambda doc: tuple(
            Quantity(*s, 3.0, None, None, "公里", "length") for s in find(doc.text, "3公里")
        ),
        "measures": lambda doc: tuple(
            Measure(*s, "修路", None, "done", (), (0,), (0,)) for s in find(doc.text, "修路3公里")
        ),
    }
    for kind, layer in found.items():
        monkeypatch.setattr(Layers, kind, property(lambda self, f=layer: f(self.doc)))
    monkeypatch.chdir(tmp_path)

    def run_here(*arguments: str | Path, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "argv", ["textkit", "extract", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            main()
        captured = capsysbinary.readouterr()
        assert isinstance(ended.value.code, int)
        err = captured.err.decode()
        assert "Traceback" not in err
        return Done(ended.value.code, captured.out.decode("utf-8", "replace"), err)

    return run_here


def document(done: Done) -> dict[str, Any]:
    """The JSON that a run printed, valid."""
    found: dict[str, Any] = json.loads(done.out)
    check("extract", found)
    return found


def test_one_file(run: Run, write: Write) -> None:
    """One file is a flat document with its path and all lists; nothing on stderr; exit 0."""
    write("报告.txt")
    done = run("报告.txt")
    assert (done.code, done.err) == (0, "")
    found = document(done)
    assert found["path"] == "报告.txt"
    assert [item["text"] for item in found["quantities"]] == ["3公里"]
    assert found["measures"][0]["quantities"] == [0]
    assert found["dates"][0]["section"] == ["一、工作情况"]
    assert set(KINDS) <= set(found)


def test_word_file_and_stdin(run: Run, write: Write) -> None:
    """A Word file and standard input are read the same way."""
    write("报告.docx", build_docx(*map(p, REPORT.split("\n")[:-1])))
    word = document(run("报告.docx"))
    piped = document(run("-", stdin=REPORT.encode("gb18030")))
    assert (word.pop("path"), piped.pop("path")) == ("报告.docx", "-")
    assert word == piped


def test_what(run: Run, write: Write) -> None:
    """Only what is asked for comes, in the order of the contract, each once."""
    write("a.txt")
    for what in (["dates,measures"], ["measures，dates, dates"], ["dates", "--what", "measures"]):
        found = document(run("a.txt", "--what", *what))
        assert list(found)[3:] == ["measures", "dates"]


@pytest.mark.parametrize("what", ["words", "dates,wörter", "date", "", ","])
@pytest.mark.parametrize("format_", FORMATS)
def test_unknown_kind(run: Run, write: Write, what: str, format_: str) -> None:
    """An unknown kind is one line that names those there are, and exit 2; no file is opened."""
    done = run("没有.txt", "--what", what, "--format", format_)
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert "measures" in done.err
    assert "找不到" not in done.err


def test_unknown_format(run: Run) -> None:
    """An unknown format is one line and exit 2."""
    done = run("a.txt", "--format", "docx")
    assert done.code == 2
    assert "应为 json、jsonl、csv、xlsx、markdown" in done.err


@pytest.mark.parametrize("arguments", [["a.txt", "b/b.txt"], ["."], ["*.txt"], ["b"]])
def test_several(run: Run, write: Write, arguments: list[str]) -> None:
    """Several files, a folder or a glob give a list of files, even where it holds one."""
    write("a.txt")
    write("b/b.txt")
    files = document(run(*arguments, "--what", "dates"))["files"]
    names = {"a.txt": ["a.txt", str(Path("b") / "b.txt")]}
    expected = {".": names["a.txt"], "*.txt": ["a.txt"], "b": [str(Path("b") / "b.txt")]}
    assert [file["path"] for file in files] == expected.get(arguments[0], names["a.txt"])
    assert all(file["error"] is None and len(file["dates"]) == 1 for file in files)


@pytest.mark.parametrize("format_", FORMATS)
def test_one_unreadable_file(run: Run, write: Write, format_: str, tmp_path: Path) -> None:
    """One line, exit 2, and no output: an older result stays as it was."""
    write("坏.docx", b"PK\x03\x04")
    old = write("旧.out", "旧")
    done = run("坏.docx", "--format", format_)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith("textkit: 坏.docx")
    assert run("没有.txt", "--format", format_, "--output", old).code == 2
    assert old.read_text(encoding="utf-8") == "旧"
    assert {path.name for path in tmp_path.iterdir()} == {"坏.docx", "旧.out"}


@pytest.mark.parametrize("format_", FORMATS)
def test_others_are_done(run: Run, write: Write, format_: str, tmp_path: Path) -> None:
    """An unreadable file among others costs one line on stderr; the others are done; exit 2."""
    write("a.txt")
    write("坏.docx", b"PK\x03\x04")
    output = tmp_path / "结果"
    done = run("坏.docx", "a.txt", "没有.txt", "--format", format_, "--output", output)
    assert (done.code, done.out) == (2, "")
    assert [line.split("：")[0].split("（")[0] for line in done.err.splitlines()] == [
        "textkit: 坏.docx",
        "textkit: 没有.txt",
    ]
    if format_ == "xlsx":
        book = openpyxl.load_workbook(output.rename(tmp_path / "结果.xlsx"))
        assert book["数量"]["A2"].value == "a.txt:3"
        assert book["文件清单"].max_row == 4
        return
    text = output.read_text(encoding="utf-8")
    assert "3公里" in text
    if format_ == "json":
        files = json.loads(text)["files"]
        check("extract", json.loads(text))
        assert [bool(file["error"]) for file in files] == [True, False, True]


def test_crash_costs_one_file(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of ours costs the file it happened in."""
    write("a.txt")
    write("b.txt", "崩溃")

    def crash(layers: Layers) -> tuple[()]:
        if "崩溃" in layers.doc.text:
            raise ValueError("一行\n两行")
        return ()

    monkeypatch.setattr(Layers, "slogans", property(crash))
    done = run("a.txt", "b.txt")
    assert done.code == 2
    assert done.err == "textkit: b.txt：内部错误：ValueError: 一行 两行\n"
    assert [bool(file["error"]) for file in document(done)["files"]] == [False, True]


def test_csv(run: Run, write: Write, tmp_path: Path) -> None:
    """A file gets a byte order mark for Excel, a pipe none; a row a record."""
    write("a.txt")
    write("b.txt")
    output = tmp_path / "结果.csv"
    assert run(".", "--format", "csv", "--output", output).out == ""
    data = output.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    piped = run("a.txt", "b.txt", "--format", "csv").out
    assert data.decode("utf-8-sig") == piped
    rows = list(csv.DictReader(io.StringIO(piped, newline="")))
    assert [(row["path"], row["what"]) for row in rows] == [
        (path, what) for path in ("a.txt", "b.txt") for what in ("measures", "quantities", "dates")
    ]


def test_jsonl(run: Run, write: Write) -> None:
    """Every line is a record with path and list."""
    write("a.txt")
    records = [json.loads(line) for line in run("a.txt", "--format", "jsonl").out.splitlines()]
    assert [(record["path"], record["what"]) for record in records] == [
        ("a.txt", "measures"),
        ("a.txt", "quantities"),
        ("a.txt", "dates"),
    ]
    assert records[1]["kind"] == "length"


def test_markdown(run: Run, write: Write) -> None:
    """One title, a part for each file, in the language asked for."""
    write("a.txt")
    write("b.txt")
    done = run("a.txt", "b.txt", "--format", "markdown", "--lang", "en")
    assert done.out.startswith("# textkit extract\n\n## a.txt\n\n### Measures (1)\n")
    assert "\n\n## b.txt\n" in done.out


def test_xlsx(run: Run, write: Write, tmp_path: Path) -> None:
    """A workbook in a file or through a pipe; links lead from the workbook to the report."""
    write("报告/a.txt")
    output = tmp_path / "结果.xlsx"
    assert run("报告", "--format", "xlsx", "--output", output) == (0, "", "")
    book = openpyxl.load_workbook(output)
    assert book["数量"]["A2"].hyperlink.target == "报告/a.txt"
    piped = run_textkit("extract", "报告", "--format", "xlsx", "--what", "dates", cwd=tmp_path)
    assert piped.out.startswith("PK")


def test_xlsx_and_a_screen(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook is not poured onto a screen."""
    write("a.txt")
    monkeypatch.setattr("textkit.cli.console.is_terminal", lambda _stream: True)
    done = run("a.txt", "--format", "xlsx", "--no-progress")
    assert (done.code, done.out) == (2, "")
    assert done.err == "textkit: xlsx 不能显示在屏幕上。请加 --output 结果.xlsx\n"


@pytest.mark.parametrize("format_", FORMATS)
def test_output_that_cannot_be_written(run: Run, write: Write, format_: str) -> None:
    """One line and exit 2 where the folder is missing or the output is one of the reports."""
    report = write("a.txt")
    for output, words in (("没有/结果", "写不了文件"), ("a.txt", "会把它覆盖")):
        done = run("a.txt", "--format", format_, "--output", output)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
        assert words in done.err
    assert report.read_text(encoding="utf-8") == REPORT


def test_messages(run: Run, write: Write) -> None:
    """-v counts, -q leaves out what the reader notes, an unreadable file is always named."""
    write("a.rtf.txt", REPORT)
    write("b.txt", build_docx(p("2023年。")))
    done = run("a.rtf.txt", "b.txt", "-v", "--what", "quantities,dates")
    assert done.code == 0
    note, counts = done.err.splitlines()
    assert note.startswith("textkit: b.txt：")
    assert counts == "读了2个文件，数量 1，日期 2"
    assert run("a.rtf.txt", "b.txt", "-q").err == ""
    assert run("a.rtf.txt", "没有.txt", "-q", "--lang", "en").err.startswith(
        "textkit: 没有.txt: cannot be read: "
    )


def test_progress(run: Run, write: Write) -> None:
    """A counter on stderr where it is asked for, never else."""
    write("a.txt")
    write("b.txt")
    assert "\r2/2" in run(".", "--progress").err
    assert run(".").err == ""


@pytest.mark.parametrize("format_", FORMATS)
def test_jobs(write: Write, tmp_path: Path, format_: str) -> None:
    """Two processes write what one writes, messages and exit code too."""
    for number in range(40):
        write(f"报告/{number:02}.txt", "党员X名。\n" * (number + 1))
    write("报告/坏.docx", b"PK\x03\x04")
    results = []
    for jobs in ("1", "2"):
        output = tmp_path / f"结果{jobs}"
        command = ("extract", "报告", "--what", "placeholders", "--format", format_)
        done = run_textkit(*command, "--jobs", jobs, "--output", output, cwd=tmp_path)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
        if format_ == "xlsx":
            with zipfile.ZipFile(output) as package:
                data = b"".join(
                    package.read(name) for name in package.namelist() if "docProps" not in name
                )
        else:
            data = output.read_bytes()
        results.append((done.err, data))
    assert results[0] == results[1]


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_interrupt(write: Write, tmp_path: Path, jobs: str, format_: str) -> None:
    """Ctrl-C ends at once with one line; neither a result nor a temporary file is left."""
    write("报告/0.txt", "党员X名。\n")
    for number in range(1, 6):
        write(f"报告/{number}.txt", "党员X名。\n" * 40_000)
    (tmp_path / "临时").mkdir()
    command = ["extract", "报告", "--what", "placeholders", "--format", format_]
    process = subprocess.Popen(
        [sys.executable, "-m", "textkit", *command, "--output", "果", "--progress", "--jobs", jobs],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(PYTHONIOENCODING="utf-8", TMPDIR=str(tmp_path / "临时")),
        start_new_session=True,
    )
    assert process.stderr is not None
    process.stderr.read(1)  # the first file is done, the others are not
    os.killpg(process.pid, signal.SIGINT)
    began = time.monotonic()
    try:
        _, err = process.communicate(timeout=60)
    finally:
        process.kill()
    assert time.monotonic() - began < 10
    assert process.returncode == 130
    assert "Traceback" not in err.decode()
    assert {path.name for path in tmp_path.iterdir()} == {"报告", "临时"}
    assert list((tmp_path / "临时").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
def test_reader_that_stops(write: Write, tmp_path: Path) -> None:
    """``| head -1``: no traceback, no complaint, and the other files are not read."""
    for number in range(9):
        write(f"报告/{number}.txt", "党员X名。\n" * 3000)
    tool = f'"{sys.executable}" -m textkit extract 报告 --what placeholders --format jsonl -v'
    done = subprocess.run(
        ["bash", "-c", f"{tool} | head -1"],
        cwd=tmp_path,
        capture_output=True,
        env=environment(PYTHONIOENCODING="utf-8"),
        timeout=120,
        check=False,
    )
    assert done.stdout.count(b"\n") == 1
    message = done.stderr.decode()
    assert message.startswith("读了")
    assert not message.startswith("读了9")


def test_api(tmp_path: Path, run: Run) -> None:
    """The function takes a path or document, and gives records that point into the text."""
    path = tmp_path / "a.txt"
    path.write_text(REPORT, encoding="utf-8")
    found = textkit.extract(path)
    assert isinstance(found, textkit.Extraction)
    assert (found.path, found.what) == (str(path), KINDS)
    (measure,) = found.measures
    assert found.document.text[measure.start : measure.end] == "修路3公里"
    assert found.quantities[measure.quantities[0]].value == 3
    assert textkit.extract(plain_document(REPORT), "dates").what == ("dates",)
    assert textkit.extract("无.txt", data="2023年".encode()).dates[0].iso == "2023"


def test_api_indexes(run: Run) -> None:
    """What measures point into is there, asked for or not; the rest is empty."""
    found = textkit.extract(plain_document(REPORT), ["measures"])
    assert found.what == ("measures",)
    assert found.dates[found.measures[0].dates[0]].iso == "2023"
    assert textkit.extract(plain_document(REPORT), ["slogans"]).dates == ()


def test_api_errors(tmp_path: Path) -> None:
    """A wrong kind and an unreadable file are errors of ours."""
    with pytest.raises(UsageError, match="没有 words 这一类"):
        textkit.extract(plain_document(""), ["words"])
    with pytest.raises(ReadError, match="找不到"):
        textkit.extract(tmp_path / "没有.txt")


def test_placeholders(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Placeholders of the report itself: 某县 in prose is none, nor is a vendor's line."""
    monkeypatch.undo()
    text = "工作总结\n下设X个科室。\n某县和某乡都来学习。\n"
    found = textkit.extract(plain_document(text), ["placeholders"])
    assert [text[item.start : item.end] for item in found.placeholders] == ["X"]


class FailingStream(io.BytesIO):
    """Standard output that raises ``error`` when it is written to."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error
        self.buffer = self

    def write(self, _data: object) -> int:
        """Fail."""
        raise self.error


@pytest.mark.parametrize("format_", FORMATS)
def test_stdout_that_fails(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    """A reader that has gone is no error, a full disk is one."""
    write("a.txt")
    write("b.txt")
    assert run("a.txt", "--format", format_).code == 0
    for error, code in ((BrokenPipeError(), 0), (OSError(28, "磁盘已满"), 2)):
        monkeypatch.setattr(sys, "stdout", FailingStream(error))
        done = run("a.txt", "b.txt", "--format", format_)
        assert (done.code, "磁盘已满" in done.err) == (code, code == 2)
    monkeypatch.setattr(sys, "stdout", None)
    assert run("a.txt", "--format", format_).code == 0


def test_a_model_that_cannot_be_used(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What would fail on every file is said once."""
    write("a.txt")
    write("b.txt")

    def fail(_layers: Layers) -> tuple[()]:
        raise ModelError("models/x", "模型损坏")

    monkeypatch.setattr(Layers, "measures", property(fail))
    assert run(".") == (2, "", "textkit: models/x：模型损坏\n")


@pytest.mark.parametrize(
    ("name", "begins"), [("表.xlsx", b"PK"), ("表.csv", b"\xef\xbb\xbfpath"), ("表.out", b"{")]
)
def test_format_by_file_name(run: Run, write: Write, name: str, begins: bytes) -> None:
    """Without ``--format`` the result is what its file name says; JSON where it says nothing."""
    report = write("r.txt")
    target = report.parent / name
    assert run(report, "--what", "quantities", "--output", target).code == 0
    assert target.read_bytes().startswith(begins)


def test_format_given_wins(run: Run, write: Write) -> None:
    """A format that was asked for is kept whatever the file is called."""
    report = write("r.txt")
    target = report.parent / "r.csv"
    assert run(report, "--format", "json", "--output", target).code == 0
    assert json.loads(target.read_text("utf-8"))["schema"] == "textkit.extract/1"
