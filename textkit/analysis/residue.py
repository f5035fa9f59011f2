"""Residue layer."""

from __future__ import annotations

from textkit.model.document import Document
from textkit.model.layers import Residue


def find_residue(doc: Document) -> Residue:
    """Residue lines."""
    return Residue()
