"""Builds reports and gold from ``source/``; ``--check`` fails when a built file differs.

Usage: ``python corpus/build.py [--check]``, from anywhere, Python 3.11 without any package.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from builder.gold import build_gold
from builder.package import write_docx
from builder.source import Source, read_source

HERE = Path(__file__).resolve().parent
_COLUMNS = ("id", "file", "genre", "clean", "source", "sha256")


def build_all() -> dict[str, bytes]:
    """Every built file: path relative to ``corpus/`` and its bytes."""
    files: dict[str, bytes] = {}
    rows = ["\t".join(_COLUMNS)]
    table = (HERE / "CATEGORIES.tsv").read_text(encoding="utf-8").splitlines()
    categories = frozenset(row.split("\t")[0] for row in table[1:])
    for path in sorted((HERE / "source").glob("*.md")):
        source = read_source(path)
        built = build_gold(source, categories)
        report = _report(source, built.text)
        name = f"{source.id}.{source.format}"
        files[f"reports/{name}"] = report
        gold = json.dumps(built.gold, ensure_ascii=False, indent=1)
        files[f"gold/{source.id}.json"] = (gold + "\n").encode("utf-8")
        clean = "true" if source.clean else "false"
        digest = hashlib.sha256(report).hexdigest()
        rows.append("\t".join((source.id, name, source.genre, clean, "fictional", digest)))
    files["MANIFEST.tsv"] = ("\n".join(rows) + "\n").encode("utf-8")
    return files


def _report(source: Source, text: str) -> bytes:
    if source.format == "docx":
        return write_docx(source)
    return text.replace("\n", source.newline).encode(source.encoding)


def _stale(files: dict[str, bytes]) -> list[str]:
    """Built files that are missing, differ, or belong to no source any more."""
    built = [path for folder in ("reports", "gold") for path in (HERE / folder).glob("*.*")]
    there = {path.relative_to(HERE).as_posix(): path.read_bytes() for path in built}
    manifest = HERE / "MANIFEST.tsv"
    if manifest.exists():
        there["MANIFEST.tsv"] = manifest.read_bytes()
    return sorted(
        name for name in files.keys() | there.keys() if files.get(name) != there.get(name)
    )


def main(arguments: list[str]) -> int:
    """Build, or check what is built; the exit code is 1 for files that differ."""
    files = build_all()
    stale = _stale(files)
    if "--check" in arguments:
        for name in stale:
            print(f"differs from its source: corpus/{name}", file=sys.stderr)
        return 1 if stale else 0
    for name in stale:
        path = HERE / name
        if name in files:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(files[name])
        else:
            path.unlink()
    print(f"{len(files)} files, {len(stale)} changed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
