"""Outline layer (being written)."""

from __future__ import annotations

from textkit.model.document import Document
from textkit.model.layers import Outline, Residue


def build_outline(doc: Document, residue: Residue) -> Outline:
    """Title and section tree."""
    return Outline(None, ())
