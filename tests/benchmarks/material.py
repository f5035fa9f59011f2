"""What the benchmarks measure on: texts of reports, repeated to a size, and Word files of them.

Owns the places of the material and the description of the machine; measures nothing.
"""

from __future__ import annotations

import io
import os
import platform
from collections.abc import Iterable
from pathlib import Path

from textkit import api

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / "corpus" / "reports"
SHARED = ROOT.parent / "shared"
"""Real reports that are not part of the repository; what needs them is skipped without them."""


def report_texts(folder: Path) -> list[str]:
    """The texts of a folder's .txt reports, in the order of their names."""
    texts = [api.read(path).text for path in sorted(folder.glob("*.txt"))]
    if not texts:
        raise SystemExit(f"no .txt report in {folder}")
    return texts


def repeated(texts: list[str], n_bytes: float) -> str:
    """Whole reports one after the other, over and over, until the UTF-8 reaches ``n_bytes``."""
    parts: list[str] = []
    size = 0
    while size < n_bytes:
        parts.append(texts[len(parts) % len(texts)].rstrip("\n") + "\n")
        size += len(parts[-1].encode())
    return "".join(parts)


def word_file(paragraphs: Iterable[str], *, numbered_every: int = 0) -> bytes:
    """A .docx of plain paragraphs; every ``numbered_every``-th gets a number that Word computes."""
    import docx

    document = docx.Document()
    for index, text in enumerate(paragraphs):
        numbered = numbered_every and index % numbered_every == 0
        document.add_paragraph(text, style="List Number" if numbered else None)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def machine() -> dict[str, str | int | None]:
    """Where the figures were measured."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return {
        "system": platform.platform(),
        "processor": names[0] if names else platform.processor(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
    }
