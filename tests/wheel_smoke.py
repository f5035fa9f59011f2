"""Run by the gate in an environment that holds only the wheel: use it on a sample from elsewhere."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from importlib import resources
from pathlib import Path


def run(*arguments: str, code: int = 0) -> str:
    """What the installed command prints."""
    scripts = Path(sysconfig.get_path("scripts"))
    command = next(path for path in scripts.iterdir() if path.stem == "textkit")
    done = subprocess.run(
        [str(command), *arguments], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == code, done.stderr
    return done.stdout


def main(report: str) -> None:
    """The commands find what is in ``report``; the package brings its data and entry points."""
    (file,) = json.loads(run("lint", "--format", "json", report, code=1))["files"]
    families = {diag["code"][:2] for diag in file["diagnostics"]}
    assert families >= {"PH", "TR", "NU", "CN", "PN"}, families
    found = json.loads(run("extract", report))
    assert found["measures"]
    assert found["quantities"]
    labels = {item["label"] for item in json.loads(run("classify", report))["items"]}
    assert labels >= {"achievement", "problem", "plan"}, labels
    assert run("--version").startswith("textkit ")
    import textkit

    assert "site-packages" in str(textkit.__file__)
    assert (resources.files(textkit) / "schemas" / "textkit.lint-1.json").is_file()
    assert len(textkit.load()("培训党员320人。").spans["textkit_quantities"]) == 1
    print(f"wheel: {len(file['diagnostics'])} findings, {len(found['measures'])} measures")


if __name__ == "__main__":
    main(sys.argv[1])
