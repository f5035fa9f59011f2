"""Runs the command line in this process, with rules that nobody else changes."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from command import Done
from findings import by_code, word_rule

from textkit import api
from textkit.cli import lint_job
from textkit.cli.app import main
from textkit.render import sarif
from textkit.rules import registry
from textkit.rules.base import Rule

Run = Callable[..., Done]
UseRules = Callable[..., None]


@pytest.fixture
def use_rules(monkeypatch: pytest.MonkeyPatch) -> UseRules:
    """Makes the given rules the only ones."""

    def use(*rules: Rule) -> None:
        found = by_code(*rules)
        for module in (registry, api, sarif):
            monkeypatch.setattr(module, "discover", lambda: found)
        for module in (registry, api, lint_job):
            monkeypatch.setattr(module, "registered", lambda: found)

    return use


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    use_rules: UseRules,
) -> Run:
    """Runs a command in an empty folder; 甲 is an error with a safe fix, 乙 a preview warning."""
    use_rules(
        word_rule("甲", new="申", certainty="certain", fix="safe"),
        word_rule("乙", "PN902", status="preview"),
        word_rule("丙", "TR903", certainty="hint", folds=True),
    )
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)

    def run_here(*arguments: str | Path, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "argv", ["textkit", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            main()
        captured = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        assert "Traceback" not in captured.err
        return Done(ended.value.code, captured.out, captured.err)

    return run_here


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes a file into the current folder."""

    def write_here(name: str, text: str | bytes = "写了甲。\n") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write_here
