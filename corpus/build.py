"""Builds reports and gold from ``source/``; ``--check`` fails when a built file differs.

Usage: ``python corpus/build.py [--check]``, from anywhere, Python 3.11 without any package.
``python corpus/build.py --draft FILE…`` checks sources that are not in the corpus yet and writes
report and gold beside each.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from builder.follow_up import build_follow_up
from builder.gold import Built, build_gold
from builder.markup import MarkupError
from builder.package import write_docx
from builder.source import Source, read_source

HERE = Path(__file__).resolve().parent
_COLUMNS = ("id", "file", "genre", "clean", "source", "sha256")


def build_all() -> dict[str, bytes]:
    """Every built file: path relative to ``corpus/`` and its bytes.

    Raises:
        MarkupError: If a source is broken; tells of every one.
    """
    files: dict[str, bytes] = {}
    rows = ["\t".join(_COLUMNS)]
    found = _build_sources(sorted((HERE / "source").glob("*.md")))
    for source, built in found:
        report = _report(source, built.text)
        name = f"{source.id}.{source.format}"
        files[f"reports/{name}"] = report
        files[f"gold/{source.id}.json"] = _json(built.gold)
        clean = "true" if source.clean else "false"
        digest = hashlib.sha256(report).hexdigest()
        rows.append("\t".join((source.id, name, source.genre, clean, "fictional", digest)))
    files["MANIFEST.tsv"] = ("\n".join(rows) + "\n").encode("utf-8")
    pairs = build_follow_up(HERE / "follow_up", found)
    files |= {f"follow_up/{unit}.json": _json(gold) for unit, gold in pairs.items()}
    return files


def _build_sources(paths: list[Path]) -> list[tuple[Source, Built]]:
    table = (HERE / "CATEGORIES.tsv").read_text(encoding="utf-8").splitlines()
    categories = frozenset(row.split("\t")[0] for row in table[1:])
    found = []
    problems = []
    for path in paths:
        try:
            source = read_source(path)
            found.append((source, build_gold(source, categories)))
        except MarkupError as error:
            problems.append(str(error))
    if problems:
        raise MarkupError("\n".join(problems))
    return found


def _json(gold: dict[str, object]) -> bytes:
    return (json.dumps(gold, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _report(source: Source, text: str) -> bytes:
    if source.format == "docx":
        return write_docx(source)
    return text.replace("\n", source.newline).encode(source.encoding)


def _stale(files: dict[str, bytes]) -> list[str]:
    """Built files that are missing, differ, or belong to no source any more."""
    patterns = ("reports/*.*", "gold/*.*", "follow_up/*.json")
    built = [path for pattern in patterns for path in HERE.glob(pattern)]
    there = {path.relative_to(HERE).as_posix(): path.read_bytes() for path in built}
    manifest = HERE / "MANIFEST.tsv"
    if manifest.exists():
        there["MANIFEST.tsv"] = manifest.read_bytes()
    return sorted(
        name for name in files.keys() | there.keys() if files.get(name) != there.get(name)
    )


def _write_drafts(paths: list[Path]) -> None:
    """Report and gold of each draft, beside it."""
    for path in paths:
        ((source, built),) = _build_sources([path])
        path.with_suffix(f".{source.format}").write_bytes(_report(source, built.text))
        path.with_suffix(".json").write_bytes(_json(built.gold))


def main(arguments: list[str]) -> int:
    """Build, or check what is built; the exit code is 1 for a broken source or files that differ."""
    try:
        if arguments[:1] == ["--draft"]:
            _write_drafts([Path(name) for name in arguments[1:]])
            return 0
        files = build_all()
    except MarkupError as error:
        print(error, file=sys.stderr)
        return 1
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
