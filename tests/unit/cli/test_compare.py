"""``textkit compare``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from command import Done
from labelled import YEARS, LabelledLayers
from schemas import check

from textkit.analysis import layers

Run = Callable[..., Done]
FILES = (YEARS / "water-2023.txt", YEARS / "water-2024.txt")


@pytest.fixture(autouse=True)
def given_labels(monkeypatch: pytest.MonkeyPatch) -> None:
    """The labels are the test's own: what the classifier finds is tested where it lives."""
    monkeypatch.setattr(layers, "Layers", LabelledLayers)


def test_follow_up(run: Run) -> None:
    """Promises with their verdicts; done means exit code 0, whatever the verdicts."""
    done = run("compare", "--follow-up", *FILES)
    assert (done.code, done.err) == (0, "")
    assert "上年打算11条" in done.out
    assert "第12行 计划更换老旧供水管道60公里" in done.out


def test_json_to_file(run: Run, tmp_path: Path) -> None:
    """JSON is valid by its schema and may go to a file."""
    target = tmp_path / "对照.json"
    done = run("compare", *FILES, "--follow-up", "--format", "json", "--output", target)
    assert (done.code, done.out) == (0, "")
    document = json.loads(target.read_text("utf-8"))
    check("compare", document)
    assert document["a"] == str(FILES[0])
    assert len(document["pairs"]) == 11


def test_inputs_are_kept(run: Run, tmp_path: Path) -> None:
    """A result does not take the place of a report that is compared."""
    report = tmp_path / "本年.txt"
    report.write_bytes(FILES[1].read_bytes())
    done = run("compare", "--follow-up", FILES[0], report, "--output", report)
    assert done.code == 2
    assert "会把它覆盖" in done.err
    assert report.read_bytes() == FILES[1].read_bytes()


def test_html_and_language(run: Run) -> None:
    """A page in English on request."""
    done = run("compare", *FILES, "--follow-up", "--format", "html", "--lang", "en")
    assert done.code == 0
    assert done.out.startswith("<!DOCTYPE html>")
    assert "Target and result" in done.out


def test_standard_input(run: Run) -> None:
    """One of the two may come from standard input."""
    done = run("compare", "--follow-up", "-", FILES[1], stdin=FILES[0].read_bytes())
    assert done.code == 0
    assert "上年打算11条" in done.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (FILES, "--follow-up"),
        (("--follow-up", "-", "-"), "标准输入只能读一份"),
        (("--follow-up", FILES[0], "没有.txt"), "没有.txt"),
        (("--follow-up", FILES[0]), "compare"),
    ],
)
def test_bad_use(run: Run, arguments: tuple[str | Path, ...], message: str) -> None:
    """One clear line and exit code 2."""
    done = run("compare", *arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert done.err.count("\n") == 1
