"""Run by the gate in an environment that holds only the wheel: lint a sample from elsewhere."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from importlib import resources
from pathlib import Path


def main(report: str) -> None:
    """The installed command finds what is wrong in ``report``; the package brings its data."""
    scripts = Path(sysconfig.get_path("scripts"))
    command = next(path for path in scripts.iterdir() if path.stem == "textkit")
    done = subprocess.run(
        [str(command), "lint", "--format", "json", report],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stderr
    (file,) = json.loads(done.stdout)["files"]
    families = {diag["code"][:2] for diag in file["diagnostics"]}
    assert families >= {"PH", "TR", "NU", "CN", "PN"}, families
    version = subprocess.run(
        [str(command), "--version"], capture_output=True, encoding="utf-8", check=False
    )
    assert version.stdout.startswith("textkit ")
    import textkit

    assert "site-packages" in str(textkit.__file__)
    assert (resources.files(textkit) / "schemas" / "textkit.lint-1.json").is_file()
    print(f"wheel: {len(file['diagnostics'])} findings")


if __name__ == "__main__":
    main(sys.argv[1])
