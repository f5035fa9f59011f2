"""Reports whose labels a test gives, so that what reads labels is tested without the classifier."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from textkit.analysis.layers import Layers
from textkit.model.document import Document, plain_document
from textkit.model.records import LABELS, Labelled
from textkit.text.sentences import cut_sentences

YEARS = Path(__file__).parent / "unit" / "analysis" / "years"
"""Two consecutive years of two units, all invented, and ``gold.json``."""

PARTS = {"一": "achievement", "二": "problem", "三": "plan"}


def labelled(start: int, end: int, label: str) -> Labelled:
    """A row that is sure of itself."""
    scores = tuple(0.97 if name == label else 0.01 for name in LABELS)
    return Labelled(start, end, label, (label,), scores)  # type: ignore[arg-type]


class LabelledLayers(Layers):
    """Layers with the labels of ``parts``, by the first character of a level-1 marker.

    Args:
        doc: The document.
        parts: Marker to label; a part without known marker is ``other``.
    """

    def __init__(self, doc: Document, parts: Mapping[str, str] = PARTS) -> None:
        super().__init__(doc)
        self._parts = parts

    @cached_property
    def sections(self) -> tuple[Labelled, ...]:
        """The label of the part a section belongs to."""
        found = []
        for section, above in self.outline.walk():
            top = above[0] if above else section
            label = self._parts.get((top.marker or "")[:1], "other")
            found.append(labelled(section.start, section.end, label))
        return tuple(found)

    @cached_property
    def sentences(self) -> tuple[Labelled, ...]:
        """The label of the part a sentence belongs to."""
        return tuple(
            labelled(start, end, row.label)
            for (section, above), row in zip(self.outline.walk(), self.sections, strict=True)
            if not above
            for start, end in cut_sentences(self.doc.text, section.start, section.end)
        )


def report(text: str, parts: Mapping[str, str] = PARTS) -> LabelledLayers:
    """A report of plain text."""
    return LabelledLayers(plain_document(text, path="报告.txt"), parts)


def year(name: str) -> LabelledLayers:
    """One of the reports in `YEARS`."""
    text = (YEARS / f"{name}.txt").read_text("utf-8")
    return LabelledLayers(plain_document(text, path=f"{name}.txt"))


def gold() -> Any:
    """What was found in `YEARS` by hand."""
    return json.loads((YEARS / "gold.json").read_text("utf-8"))
