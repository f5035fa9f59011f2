"""Runs the command line in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


def environment(**changes: str) -> dict[str, str]:
    """This process's environment without what would change the output."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("NO_COLOR", "PYTHONUTF8", "PYTHONIOENCODING", "COLUMNS", "FORCE_COLOR")
    }
    return {**kept, **changes}


def run_textkit(
    *arguments: str | Path, cwd: Path | None = None, stdin: bytes = b"", **variables: str
) -> Done:
    """``python -m textkit``; the streams decoded as PYTHONIOENCODING says, by default as UTF-8."""
    codec = variables.setdefault("PYTHONIOENCODING", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "textkit", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env=environment(**variables),
        timeout=120,
        check=False,
    )
    return Done(
        done.returncode, done.stdout.decode(codec, "replace"), done.stderr.decode(codec, "replace")
    )
