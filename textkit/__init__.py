"""textkit: analyses and checks Chinese work reports.

The public names are those of `textkit.api`, loaded on first use so that a command imports only
what it needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textkit.api import (
        Classification,
        Document,
        Extraction,
        FileReport,
        Outline,
        Settings,
        TextkitError,
        all_rules,
        evaluate,
        extract,
        lint,
        lint_text,
        outline,
        read,
        train,
    )

__all__ = [
    "Classification",
    "Document",
    "Extraction",
    "FileReport",
    "Outline",
    "Settings",
    "TextkitError",
    "__version__",
    "all_rules",
    "evaluate",
    "extract",
    "lint",
    "lint_text",
    "outline",
    "read",
    "train",
]


def __dir__() -> list[str]:
    return __all__


def __getattr__(name: str) -> object:
    if name == "__version__":
        from textkit.__about__ import __version__

        return __version__
    if name in __all__:
        from textkit import api

        return getattr(api, name)
    raise AttributeError(f"module 'textkit' has no attribute {name!r}")
