"""Writes the files that are generated from the code; ``--check`` fails where one is stale."""

from __future__ import annotations

import sys
from pathlib import Path

from textkit.render.rules import rule_book
from textkit.rules.registry import REGISTRY, discover, registry_text

ROOT = Path(__file__).resolve().parent.parent


def generated() -> dict[Path, str]:
    """Every generated file and its content."""
    return {
        ROOT / "textkit" / "rules" / "RULES.md": rule_book(list(discover().values())),
        REGISTRY: registry_text(),
    }


def main(check: bool) -> int:
    """Write or check; returns the exit code."""
    stale = []
    for path, text in generated().items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(path)
            if not check:
                path.write_text(text, encoding="utf-8", newline="\n")
    for path in stale:
        verb = "is stale; run python tests/generate.py" if check else "written"
        print(f"{path.relative_to(ROOT)} {verb}")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
