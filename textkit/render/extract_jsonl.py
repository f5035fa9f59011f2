"""One JSON object a record: its file, its list (``what``), and the same keys as in JSON."""

from __future__ import annotations

import json

from textkit.model.records import Extraction
from textkit.render.extraction import ExtractionOptions, Failure
from textkit.render.records import items

BETWEEN = ""

_encode = json.JSONEncoder(ensure_ascii=False).encode


def opening(_options: ExtractionOptions) -> str:
    """Nothing: every line stands for itself."""
    return ""


def fragment(extraction: Extraction, _options: ExtractionOptions) -> str:
    """A line a record.

    NOTE: the list is ``what``, not ``kind``: half of the records have a ``kind`` of their own.
    """
    return "".join(
        _encode({"path": extraction.path, "what": kind, **item}) + "\n"
        for kind in extraction.what
        for item in items(extraction, kind)
    )


def failure(_failure: Failure, _options: ExtractionOptions) -> str:
    """Nothing: a line is a record."""
    return ""


def closing(_options: ExtractionOptions) -> str:
    """Nothing."""
    return ""
