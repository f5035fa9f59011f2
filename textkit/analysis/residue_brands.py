"""Names of vendors that a file gives away itself: found again in other lines, headers, watermarks.

No word list: a name is what foreign lines call themselves and the report's paragraphs never say.
"""

from __future__ import annotations

from collections.abc import Sequence

from textkit.analysis.residue_lines import Line
from textkit.analysis.residue_shapes import is_own, is_section
from textkit.analysis.residue_structure import MAX_FILLER, Foreign, Found, Scene
from textkit.analysis.residue_words import own_words
from textkit.text.patterns import LazyPattern

MAX_PROOFS = 200
"""Foreign lines and names of vendors that other lines are compared with: keeps the cost linear."""

_QUOTED = LazyPattern(r"[“「【]([^“”「」【】]{3,12})[”」】]")
_WORD = LazyPattern(r"\p{Han}{2}")
_SYMBOLS = LazyPattern(r"[^\p{L}\p{N}]+")


def mark_apart(lines: Sequence[Line], scene: Scene, tainted: str, body: str) -> None:
    """Names in page headers, footers and watermarks of a file that a vendor went through.

    Args:
        lines: Lines outside the body.
        scene: What is known so far.
        tainted: A vendor's line, without which nothing is marked.
        body: The running text: what it says too is the report's own.
    """
    for line in lines if tainted else ():
        framed = line.part in ("header", "footer", "watermark")
        if not framed or not scene.is_open(line) or not 3 <= len(line.text) <= MAX_FILLER // 2:
            continue
        if _WORD.search(line.text) and not scene.is_own(line) and not _echoes(line.text, body):
            scene.found[line.number] = Foreign("watermark", "likely", tainted, structural=True)


def _echoes(name: str, body: str) -> bool:
    """Whether three characters of a name in a row stand in the running text: then it is its own."""
    return any(name[at : at + 3] in body for at in range(len(name) - 2))


def brand_names(lines: Sequence[Line], found: Found, text: str) -> list[str]:
    """Names that foreign lines give themselves and the report's paragraphs never use.

    Args:
        lines: The short lines looked at.
        found: What is foreign so far.
        text: The whole text.
    """
    names: set[str] = set()
    for line in lines:
        why = found.get(line.number)
        if why is not None and why.kind not in ("chrome", "source"):
            names.update(match[1] for match in _QUOTED.finditer(line.raw))
            if 3 <= len(line.text) <= 8:
                names.add(line.text)
        if len(names) >= MAX_PROOFS:
            break
    return [
        name
        for name in sorted(names)[:MAX_PROOFS]
        if not name.endswith(own_words("genre"))
        and text.count(name) <= sum(line.raw.count(name) for line in lines)
    ]


def mark_brands(lines: Sequence[Line], scene: Scene, names: Sequence[str]) -> None:
    """Short lines with a vendor's name, and those that are part of a foreign line."""
    proven = {line.text: line for line in lines if line.number in scene.found}
    proofs = list(proven.items())[:MAX_PROOFS]
    for line in lines:
        text = line.text
        if not scene.is_open(line) or not 2 <= len(text) <= MAX_FILLER or is_section(text):
            continue
        name = next((name for name in names if name in line.raw), None)
        if name is not None:
            scene.found[line.number] = Foreign("advert", "certain", name, structural=True)
        elif len(text) <= 16 and not _SYMBOLS.fullmatch(text) and not is_own(text):
            proof = next((one for other, one in proofs if text in other), None)
            if proof is not None:
                scene.found[line.number] = _like(scene.found[proof.number], proof)


def _like(why: Foreign, proof: Line) -> Foreign:
    """Foreign as part of the line ``proof``."""
    page = why.kind in ("chrome", "source")
    kind, certainty = ("chrome", "likely") if page else ("advert", "certain")
    return Foreign(kind, certainty, proof.raw.strip(), structural=True)
