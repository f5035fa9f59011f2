"""Record the automatic numbers that LibreOffice prints.

    python tests/oracle/record_labels.py                 the built documents, into records/
    python tests/oracle/record_labels.py FILE.docx …     other files, into records/other/

A file is converted to text twice, as it is and without its list definitions; what a line has more
in the first text is its label. So no reader of ours has a hand in the record. Of other files
only the labels are kept, each with a digest of its paragraph, never the text.

Needs LibreOffice (``soffice`` on the path). The records are committed; the tests only read them.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from oracle.documents import NAMESPACE  # noqa: E402 - run as a script, tests/ is not on the path
from oracle.lists import documents  # noqa: E402

RECORDS = HERE / "records"
OTHER_RECORDS = RECORDS / "other"
NO_LISTS = f'<w:numbering xmlns:w="{NAMESPACE}"/>'.encode()
LIBREOFFICE_BULLETS = frozenset("•◦▪‣⁃-")


def digest(text: str) -> str:
    """Names a paragraph without telling its text; blanks do not count."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()[:12]


def convert(paths: list[Path], folder: Path) -> list[list[str]]:
    """Lines of each file as LibreOffice exports them."""
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder / "text")]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=600)
    texts = [(folder / "text" / f"{path.stem}.txt") for path in paths]
    return [
        text.read_text(encoding="utf-8-sig").split("\n") if text.exists() else [] for text in texts
    ]


def without_numbering(path: Path, target: Path) -> None:
    """Write a copy of a .docx whose paragraphs name lists that are not there."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as copy:
        for entry in source.infolist():
            lists = entry.filename == "word/numbering.xml"
            copy.writestr(entry.filename, NO_LISTS if lists else source.read(entry))


def read_labels(paths: list[Path], folder: Path) -> list[list[tuple[str, str]]]:
    """``(label, text)`` of every line of each file."""
    stripped = [folder / f"{path.stem}.plain.docx" for path in paths]
    for path, target in zip(paths, stripped, strict=True):
        without_numbering(path, target)
    lines = convert([*paths, *stripped], folder)
    labelled, plain = lines[: len(paths)], lines[len(paths) :]
    return [_split(*pair, path) for *pair, path in zip(labelled, plain, paths, strict=True)]


def _split(labelled: list[str], plain: list[str], path: Path) -> list[tuple[str, str]]:
    if not labelled or len(labelled) != len(plain):
        raise SystemExit(f"{path.name}: {len(labelled)} lines with numbers, {len(plain)} without")
    rows = []
    for line, text in zip(labelled, plain, strict=True):
        label = line.removesuffix(text).strip() if line.endswith(text) else ""
        rows.append(("•" if label in LIBREOFFICE_BULLETS else label, text))
    return rows


def _write(path: Path, record: dict[str, Any]) -> None:
    """One label a line, so that a changed one shows in review."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in record.pop("labels"))
    head = json.dumps(record, ensure_ascii=False)[1:-1]
    text = f'{{{head}, "labels": [\n{rows}\n]}}\n'
    path.write_text(text, encoding="utf-8", newline="\n")


def record_built(folder: Path, program: str) -> None:
    """Record the documents of `oracle.lists`."""
    built = documents()
    paths = [folder / f"{document.name}.docx" for document in built]
    for document, path in zip(built, paths, strict=True):
        path.write_bytes(document.to_bytes())
    for document, rows in zip(built, read_labels(paths, folder), strict=True):
        labels = [[label, text] for label, text in rows if text]
        record = {"by": program, "of": document.fingerprint(), "labels": labels}
        _write(RECORDS / f"{document.name}.json", record)


def record_other(paths: list[Path], folder: Path, program: str) -> None:
    """Record files that are not ours: labels and digests only."""
    for path, rows in zip(paths, read_labels(paths, folder), strict=True):
        labels = [[label, digest(text)] for label, text in rows if label and text.strip()]
        of = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        _write(OTHER_RECORDS / f"{path.stem}.json", {"by": program, "of": of, "labels": labels})


def main(arguments: list[str]) -> None:
    """Record what the command line names."""
    version = subprocess.run(["soffice", "--version"], check=True, capture_output=True, text=True)
    program = " ".join(version.stdout.split()[:2])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if arguments:
            record_other([Path(argument) for argument in arguments], folder, program)
        else:
            record_built(folder, program)


if __name__ == "__main__":
    main(sys.argv[1:])
