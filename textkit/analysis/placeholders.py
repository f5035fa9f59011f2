"""Placeholder layer."""

from __future__ import annotations

from textkit.model.document import Document
from textkit.model.layers import Placeholder


def find_placeholders(doc: Document) -> tuple[Placeholder, ...]:
    """Unfilled runs."""
    return ()
