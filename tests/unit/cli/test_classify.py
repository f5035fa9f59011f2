"""``textkit classify``, ``train`` and ``evaluate``: what they write where, and exit codes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from classified import THINGS, lines_of
from command import Done, run_textkit
from schemas import check

from textkit.model.records import LABELS
from textkit.resources import data_folder

TEXT = "".join(f"{line}\n" for line, _ in lines_of("篮球场"))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report."""
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def classify(*arguments: str | Path, cwd: Path, stdin: bytes = b"") -> Done:
    """Runs the command there."""
    return run_textkit("classify", *arguments, cwd=cwd, stdin=stdin)


@pytest.mark.parametrize("unit", ["section", "paragraph", "sentence"])
def test_json_of_one_file(report: Path, unit: str) -> None:
    """One document by the schema; every item is a slice of the text with four scores."""
    done = classify(report.name, "--unit", unit, cwd=report.parent)
    assert (done.code, done.err) == (0, "")
    document = json.loads(done.out)
    check("classify", document)
    assert (document["path"], document["unit"]) == (report.name, unit)
    for item in document["items"]:
        assert item["text"] == TEXT[item["start"] : item["end"]]
        assert item["line"] == TEXT.count("\n", 0, item["start"]) + 1
        assert item["label"] == max(item["scores"], key=item["scores"].__getitem__)
        assert item["explain"] is None
    assert {item["label"] for item in document["items"]} >= {"achievement", "problem", "plan"}


def test_explained(report: Path) -> None:
    """--explain adds what weighed most, in JSON and in text."""
    done = classify(report.name, "--unit", "paragraph", "--explain", cwd=report.parent)
    document = json.loads(done.out)
    check("classify", document)
    assert all(item["explain"] for item in document["items"])
    shown = classify(
        report.name, "--unit", "paragraph", "--explain", "--format", "text", cwd=report.parent
    )
    assert "字串 " in shown.out
    assert "小标题 存在的问题" in shown.out


def test_lines_and_tables(report: Path) -> None:
    """JSON Lines and CSV have a row an item with its file; cells that compute are made harmless."""
    report.write_text(TEXT + "=SUM(A1)的公式不能运行。\n", encoding="utf-8")
    lines = classify(report.name, "--unit", "sentence", "--format", "jsonl", cwd=report.parent)
    rows = [json.loads(line) for line in lines.out.splitlines()]
    assert {row["path"] for row in rows} == {report.name}
    table = classify(report.name, "--unit", "sentence", "--format", "csv", cwd=report.parent)
    found = list(csv.DictReader(io.StringIO(table.out)))
    assert len(found) == len(rows)
    assert found[-1]["text"].startswith("'=SUM")
    assert {float(found[0][label]) <= 1 for label in LABELS} == {True}


def test_several_files(report: Path) -> None:
    """A list of files; the unreadable one is named, the others are done, exit 2."""
    (report.parent / "坏.docx").write_bytes(b"PK no archive")
    done = classify(".", "--jobs", "2", cwd=report.parent)
    document = json.loads(done.out)
    check("classify", document)
    assert [file["error"] is None for file in document["files"]] == [False, True]
    assert done.code == 2
    assert "坏.docx" in done.err
    empty = report.parent / "空"
    empty.mkdir()
    (empty / "坏.docx").write_bytes(b"PK no archive")
    check("classify", json.loads(classify("空", cwd=report.parent).out))


def test_standard_input_and_output_file(report: Path) -> None:
    """``-`` is read; --output takes the result, with a byte order mark for Excel."""
    done = classify("-", "--format", "text", cwd=report.parent, stdin=TEXT.encode())
    assert done.out.startswith("-（部分）\n")
    assert "问题" in done.out
    assert (
        classify(report.name, "--format", "csv", "--output", "r.csv", cwd=report.parent).code == 0
    )
    assert (report.parent / "r.csv").read_bytes().startswith(b"\xef\xbb\xbfpath,")


def test_errors_are_one_line(report: Path) -> None:
    """No file, no model, a model that was tampered with: one clear line and exit 2."""
    folder = report.parent / "m"
    folder.mkdir()
    for name in ("weights.npz", "meta.json"):
        (folder / name).write_bytes((data_folder("models") / "sections" / name).read_bytes())
    with (folder / "weights.npz").open("ab") as file:
        file.write(b"x")
    for arguments in (["无.txt"], [report.name, "--model", "none"], [report.name, "--model", "m"]):
        done = classify(*arguments, cwd=report.parent)
        assert done.code == 2
        assert done.out == ""
        assert done.err.count("\n") == 1


def test_train_evaluate_and_use(tmp_path: Path) -> None:
    """From a folder of reports to a model, its measures, and labels by it."""
    reports = tmp_path / "reports"
    reports.mkdir()
    for thing in THINGS:
        text = "".join(f"{line}\n" for line, _ in lines_of(thing))
        (reports / f"{thing}.txt").write_text(text, encoding="utf-8")
    trained = run_textkit(
        "train", "reports", "--from-headings", "--output", "m", "--folds", "2", cwd=tmp_path
    )
    assert trained.code == 0
    assert "宏平均F1" in trained.out
    assert "模型已存到 m" in trained.err
    judged = run_textkit(
        "evaluate", "m", "reports", "--from-headings", "--format", "json", cwd=tmp_path
    )
    document = json.loads(judged.out)
    check("evaluate", document)
    assert {row["variant"] for row in document["results"]} == {"kept", "stripped"}
    (tmp_path / "新.txt").write_text(TEXT, encoding="utf-8")
    used = classify("新.txt", "--model", "m", cwd=tmp_path)
    assert {"problem", "plan"} <= {item["label"] for item in json.loads(used.out)["items"]}
    shown = run_textkit(
        "evaluate", "default", "reports", "--from-headings", "--unit", "sentence", cwd=tmp_path
    )
    assert shown.code == 0
    assert "句子，保留小标题" in shown.out
    assert "部分" not in shown.out
    assert run_textkit("evaluate", "default", "reports", cwd=tmp_path).code == 2
