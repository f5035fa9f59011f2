"""Writes the files that are generated from the code; ``--check`` fails where one is stale."""

from __future__ import annotations

import sys
from pathlib import Path

from textkit import api
from textkit.config import Settings
from textkit.render.rules import rule_book
from textkit.rules.docs import rule_docs
from textkit.rules.registry import REGISTRY, discover, registry_text
from textkit.text import patterns

ROOT = Path(__file__).resolve().parent.parent
RULE_BOOK = ROOT / "textkit" / "rules" / "RULES.md"


def wanted_patterns() -> list[patterns.Key]:
    """Every pattern that the corpus or an example of a rule asks for."""
    everything = Settings(preview=True)
    for path in sorted((ROOT / "corpus" / "reports").iterdir()):
        api.lint(path, everything)
    for rule in discover().values():
        docs = rule_docs(rule)
        for example in (*docs.bad, *docs.good):
            api.lint_text(example, everything)
    return patterns.made()


def fresh_files(*, check: bool) -> dict[Path, bytes]:
    """The generated files that are not as their generator makes them today, and how they are."""
    texts = {RULE_BOOK: rule_book(list(discover().values())), REGISTRY: registry_text()}
    files = {path: text.encode() for path, text in texts.items()}
    fresh = {path: data for path, data in files.items() if _content(path) != data}
    # What `regex` makes of a pattern differs from run to run, so only the patterns are compared.
    wanted, known = wanted_patterns(), sorted(patterns.load_ready_made())
    made_elsewhere = patterns.READY_MADE.is_file() and not known  # by another version of `regex`
    if known != wanted and not (check and made_elsewhere):
        fresh[patterns.READY_MADE] = patterns.ready_made(wanted)
    return fresh


def _content(path: Path) -> bytes:
    return path.read_bytes().replace(b"\r\n", b"\n") if path.is_file() else b""


def main(check: bool) -> int:
    """Write or check; returns the exit code."""
    fresh = fresh_files(check=check)
    for path, data in fresh.items():
        if not check:
            path.write_bytes(data)
        verb = "is stale; run python tests/generate.py" if check else "written"
        print(f"{path.relative_to(ROOT)} {verb}")
    return int(check and bool(fresh))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
