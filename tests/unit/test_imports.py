"""The fast path imports nothing heavy: checked in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from builders import build_docx, p
from command import environment

HEAVY = {
    "IPython",
    "docx",
    "jieba",
    "lxml",
    "numpy",
    "pandas",
    "pkg_resources",
    "pydantic",
    "rich",
    "sklearn",
    "spacy",
    "yaml",
}
"""None of these belongs in the lint of one report."""

LATER = {"asyncio", "concurrent.futures", "multiprocessing", "sqlite3", "unittest"}
"""Standard modules that cost milliseconds and are wanted by other commands only."""

WRAPPER = """
import json, sys
from textkit.cli.app import main
try:
    main()
except SystemExit as done:
    code = done.code
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


def modules(*arguments: str) -> tuple[int, set[str]]:
    """Exit code and modules of ``textkit`` with these arguments."""
    done = subprocess.run(
        [sys.executable, "-c", WRAPPER, *arguments],
        capture_output=True,
        encoding="utf-8",
        env=environment(PYTHONIOENCODING="utf-8"),
        timeout=60,
        check=False,
    )
    code, names = json.loads(done.stderr.splitlines()[-1])
    return code, set(names)


@pytest.mark.parametrize("suffix", [".txt", ".docx", ".md"])
@pytest.mark.parametrize("format_", ["text", "json"])
def test_lint_is_light(tmp_path: Path, suffix: str, format_: str) -> None:
    """``lint`` of a text, Word or Markdown file imports no heavy package."""
    text = "全县召开大会,下设X个科室。"
    path = tmp_path / f"报告{suffix}"
    path.write_bytes(build_docx(p(text)) if suffix == ".docx" else text.encode())
    code, names = modules("lint", "--format", format_, str(path))
    assert code == 1
    assert "textkit.linter.runner" in names
    top = {name.partition(".")[0] for name in names}
    assert top & HEAVY == set()
    assert names & LATER == set()


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["lint", "--help"]])
def test_help_is_lighter(arguments: list[str]) -> None:
    """Help and version load no analysis and no rules."""
    code, names = modules(*arguments)
    assert code == 0
    top = {name.partition(".")[0] for name in names}
    assert top & HEAVY == set()
    assert not {name for name in names if name.startswith(("textkit.analysis", "textkit.rules"))}


def test_package_is_lazy() -> None:
    """``import textkit`` alone loads nothing of it."""
    code = "import sys, textkit; print([m for m in sys.modules if m.startswith('textkit.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
