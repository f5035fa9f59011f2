"""The one gate: what CI runs and what a person runs before a commit.

``python tests/gate.py`` makes its own environment (``.venv-gate``) where the development tools are
not already installed, then runs every step below and stops at the first that fails.
``python tests/gate.py format types`` runs only those steps.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv-gate"
DEMO = ROOT / "corpus" / "reports" / "demo.docx"


def environment_python(folder: Path) -> Path:
    """The interpreter of a virtual environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def run(*command: str | Path, cwd: Path = ROOT) -> None:
    """Run a command; a failure ends the gate."""
    environment = {**os.environ, "PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    line = [str(part) for part in command]
    code = subprocess.run(line, cwd=cwd, env=environment, check=False).returncode
    if code:
        sys.exit(f"gate: {' '.join(line)} ended with {code}")


def module(*command: str) -> None:
    """Run a tool of this environment."""
    run(sys.executable, "-m", *command)


def format_() -> None:
    """Code layout."""
    module("ruff", "format", "--check", ".")


def lint() -> None:
    """Code lint."""
    module("ruff", "check", ".")


def types() -> None:
    """Types by mypy --strict."""
    module("mypy")


def imports() -> None:
    """Imports point down."""
    code = "from importlinter.cli import lint_imports_command as c; c()"
    run(sys.executable, "-c", code)


def tests() -> None:
    """Tests and doctests, warnings as errors."""
    module("pytest", "tests", "textkit", "--doctest-modules")


def generated() -> None:
    """Generated files are what their generators make today."""
    run(sys.executable, ROOT / "tests" / "generate.py", "--check")
    run(sys.executable, ROOT / "corpus" / "build.py", "--check")


def wheel() -> None:
    """The wheel works in a clean environment and from another folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        module("pip", "-q", "wheel", "--no-deps", "-w", str(folder), str(ROOT))
        (built,) = folder.glob("*.whl")
        venv.create(folder / "env", with_pip=True)
        python = environment_python(folder / "env")
        run(python, "-m", "pip", "-q", "install", built, cwd=folder)
        smoke = ROOT / "tests" / "wheel_smoke.py"
        run(python, "-I", smoke, DEMO, cwd=folder)


STEPS = {
    "format": format_,
    "lint": lint,
    "types": types,
    "imports": imports,
    "tests": tests,
    "generated": generated,
    "wheel": wheel,
}


def main(names: list[str]) -> None:
    """Run the named steps, or all."""
    unknown = set(names) - set(STEPS)
    if unknown:
        sys.exit(f"gate: no step {', '.join(sorted(unknown))}; there are {', '.join(STEPS)}")
    for name in names or STEPS:
        began = time.perf_counter()
        print(f"gate: {name}: {(STEPS[name].__doc__ or '').rstrip('.')}", flush=True)
        STEPS[name]()
        print(f"gate: {name} done in {time.perf_counter() - began:.0f} s", flush=True)


def enter_environment() -> None:
    """Run again inside an environment that has the development tools."""
    modules = "importlinter mypy pytest ruff hypothesis jsonschema yaml docx textkit"
    if all(importlib.util.find_spec(name) for name in modules.split()):
        return
    python = environment_python(ENVIRONMENT)
    if Path(sys.prefix).resolve() == ENVIRONMENT.resolve():
        sys.exit("gate: the environment lacks a tool; delete .venv-gate and run again")
    if not python.exists():
        venv.create(ENVIRONMENT, with_pip=True)
    run(python, "-m", "pip", "-q", "install", "-e", f"{ROOT}[dev]")
    again = [str(python), __file__, *sys.argv[1:]]
    sys.exit(subprocess.run(again, cwd=ROOT, check=False).returncode)


if __name__ == "__main__":
    os.chdir(ROOT)
    if sys.version_info < (3, 11):  # noqa: UP036 - run by whatever python there is
        sys.exit("gate: Python 3.11 or newer is needed")
    enter_environment()
    main(sys.argv[1:])
