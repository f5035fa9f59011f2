"""``textkit.extract/1``: one record a line; one document for one file, a list of files for more."""

from __future__ import annotations

import json
from collections.abc import Iterable

from textkit.__about__ import __version__
from textkit.model.records import Extraction
from textkit.render.extraction import ExtractionOptions, Failure
from textkit.render.records import Item, items

SCHEMA = "textkit.extract/1"
BETWEEN = ",\n"

_encode = json.JSONEncoder(ensure_ascii=False).encode


def opening(options: ExtractionOptions) -> str:
    """Schema and version."""
    head = _encode({"schema": SCHEMA, "version": __version__})[:-1] + ", "
    return head if options.single else head + '"files": [\n'


def fragment(extraction: Extraction, options: ExtractionOptions) -> str:
    """The path and the lists asked for."""
    lists = [f'"{kind}": {_list(items(extraction, kind))}' for kind in extraction.what]
    return _file(extraction.path, "null", lists, options)


def failure(failure: Failure, options: ExtractionOptions) -> str:
    """The reason, and empty lists."""
    reason = _encode({"message": failure.message, "place": failure.place})
    return _file(failure.path, reason, [f'"{kind}": []' for kind in options.what], options)


def _file(path: str, error: str, lists: list[str], options: ExtractionOptions) -> str:
    head = f'"path": {_encode(path)}'
    if options.single:
        return ",\n".join([head, *lists])
    return "{" + ",\n".join([f'{head}, "error": {error}', *lists]) + "}"


def _list(found: Iterable[Item]) -> str:
    listed = ",\n".join(map(_encode, found))
    return f"[\n{listed}\n]" if listed else "[]"


def closing(options: ExtractionOptions) -> str:
    """The end of the document."""
    return "}\n" if options.single else "\n]}\n"
