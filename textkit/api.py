"""The public functions of textkit; the command line is a thin layer over them."""

from __future__ import annotations

from pathlib import Path

from textkit.config import Settings
from textkit.errors import ReadError, TextkitError
from textkit.linter.runner import lint_document
from textkit.linter.select import check_settings, select_rules
from textkit.model.document import Document, plain_document
from textkit.model.layers import Outline
from textkit.model.report import FileReport
from textkit.readers.open import read_document
from textkit.rules.base import Rule
from textkit.rules.registry import discover, registered

__all__ = [
    "Document",
    "FileReport",
    "Outline",
    "Settings",
    "TextkitError",
    "all_rules",
    "lint",
    "lint_text",
    "outline",
    "read",
]


def all_rules() -> dict[str, Rule]:
    """All rules by code."""
    return discover()


def read(path: str | Path, *, data: bytes | None = None) -> Document:
    """The document at ``path``, or in ``data`` under that name.

    Raises:
        ReadError: The file cannot be read; the message says why and what to do.
    """
    return read_document(path, data=data)


def lint(
    source: str | Path | Document, settings: Settings | None = None, *, data: bytes | None = None
) -> FileReport:
    """Lint one file or document; an unreadable file gives a report with ``error`` set.

    Args:
        source: A path, or a document already read.
        settings: What runs; defaults to every stable rule. No configuration file is looked for.
        data: The file's bytes, where they do not come from disk.

    Raises:
        UsageError: A selector matches no rule.
        ConfigError: An option that no rule has.
    """
    settings = settings or Settings()
    registry = registered()
    check_settings(settings, registry)
    if isinstance(source, Document):
        doc = source
    else:
        try:
            doc = read_document(source, data=data)
        except ReadError as error:
            what = error.what + (f"。{error.hint}" if error.hint else "")
            return FileReport(str(source), None, None, error=what, place=error.place)
    result = lint_document(doc, select_rules(settings, registry, doc.path), settings)
    return FileReport(
        doc.path,
        doc.format,
        doc,
        result.diagnostics,
        crashes=result.crashes,
        suppressed=result.suppressed,
    )


def lint_text(text: str, settings: Settings | None = None) -> FileReport:
    """Lint a string.

    >>> [d.text for d in lint_text("下设X个科室。").diagnostics][:1]
    ['X']
    """
    return lint(plain_document(text), settings)


def outline(source: str | Path | Document) -> Outline:
    """Title and section tree of a file or document.

    Raises:
        ReadError: The file cannot be read.
    """
    from textkit.analysis.layers import Layers

    doc = source if isinstance(source, Document) else read_document(source)
    return Layers(doc).outline
