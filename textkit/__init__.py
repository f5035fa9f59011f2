"""textkit: analyses and checks Chinese work reports.

The public names are those of `textkit.api` and of the adapters to spaCy, pandas and scikit-learn,
loaded on first use so that a command imports only what it needs.
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
    from textkit.nlp.estimator import SectionClassifier
    from textkit.nlp.frames import to_dataframe
    from textkit.nlp.pipeline import load

__all__ = [
    "Classification",
    "Document",
    "Extraction",
    "FileReport",
    "Outline",
    "SectionClassifier",
    "Settings",
    "TextkitError",
    "__version__",
    "all_rules",
    "evaluate",
    "extract",
    "lint",
    "lint_text",
    "load",
    "outline",
    "read",
    "to_dataframe",
    "train",
]

_ADAPTERS = {
    "SectionClassifier": "textkit.nlp.estimator",
    "load": "textkit.nlp.pipeline",
    "to_dataframe": "textkit.nlp.frames",
}
"""Public names that do not come from `textkit.api`, each with its module."""


def __dir__() -> list[str]:
    return __all__


def __getattr__(name: str) -> object:
    if name == "__version__":
        from textkit.__about__ import __version__

        return __version__
    if name in __all__:
        from importlib import import_module

        return getattr(import_module(_ADAPTERS.get(name, "textkit.api")), name)
    raise AttributeError(f"module 'textkit' has no attribute {name!r}")
