"""How far a report is masked: what tells a name that was left from one that may stand.

Owns the counts over the placeholder layer that several rules share.
"""

from __future__ import annotations

from textkit.model.layers import Placeholder
from textkit.rules.base import Context

NAME_ROLES = frozenset({"place", "unit", "person", "title", "brand", "document", "event"})
"""Roles of a masked name, as against a masked number."""


def name_masks(ctx: Context) -> list[Placeholder]:
    """Masked names, in text order."""
    return [item for item in ctx.placeholders if item.kind == "mask" and item.role in NAME_ROLES]


def count_masks(ctx: Context) -> list[Placeholder]:
    """Masked counts, in text order."""
    return [item for item in ctx.placeholders if item.kind == "mask" and item.role == "count"]
