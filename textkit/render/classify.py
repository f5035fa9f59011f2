"""What the classifier found, as ``textkit.classify/1`` JSON, JSON lines, CSV and text.

Pure functions: one fragment a file; nothing is joined in memory.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

import csv
import io
import json
from collections.abc import Callable, Iterable
from typing import NamedTuple

from textkit.__about__ import __version__
from textkit.model.records import LABELS, Classification, Labelled
from textkit.render.csv import harmless
from textkit.render.extraction import Failure
from textkit.render.outline import LABEL_NAMES

SCHEMA = "textkit.classify/1"

COLUMNS = ("path", "unit", "line", "label", "labels", *LABELS, "text", "start", "end")

_EXCERPT = 40
"""Characters of an item that are shown to people."""

_UNIT_NAMES = {"section": "部分", "paragraph": "段落", "sentence": "句子"}
_SIGNS = {"ngram": "字串", "heading": "小标题", "context": "上下文"}

Item = dict[str, object]
_encode = json.JSONEncoder(ensure_ascii=False).encode


class ClassifyOptions(NamedTuple):
    """What the user asked of the output.

    Attributes:
        format: json, jsonl, csv or text.
        unit: section, paragraph or sentence.
        explain: Whether the features that weighed most are shown.
        single: One file was named, no folder: the output is about it alone.
        to_file: The output goes to a file rather than a pipe or screen.
    """

    format: str = "json"
    unit: str = "section"
    explain: bool = False
    single: bool = True
    to_file: bool = False


def opening(options: ClassifyOptions) -> str:
    """What stands before the first file."""
    if options.format == "json":
        head = _encode({"schema": SCHEMA, "version": __version__})[:-1] + ", "
        return head if options.single else head + '"files": [\n'
    if options.format == "csv":
        return ("\ufeff" if options.to_file else "") + _lines([COLUMNS])
    return ""


def between(options: ClassifyOptions) -> str:
    """What stands between two files."""
    return {"json": ",\n", "text": "\n"}.get(options.format, "")


def closing(options: ClassifyOptions) -> str:
    """What stands behind the last file."""
    if options.format != "json":
        return ""
    return "}\n" if options.single else "\n]}\n"


def fragment(found: Classification, options: ClassifyOptions) -> str:
    """What is said of one file."""
    return _FRAGMENTS[options.format](found, options)


def failure(failed: Failure, options: ClassifyOptions) -> str:
    """What is said of a file that could not be read; empty where the format has no place."""
    if options.format != "json":
        return ""
    error = {"message": failed.message, "place": failed.place}
    return _file(failed.path, options, [], _encode(error))


def items(found: Classification, *, explain: bool = False) -> Iterable[Item]:
    """Each item with the keys of the contract."""
    doc = found.document
    for number, row in enumerate(found.items):
        item: Item = {
            "text": doc.text[row.start : row.end],
            "start": row.start,
            "end": row.end,
            "line": doc.location(row.start)[0],
            "label": row.label,
            "labels": list(row.labels),
            "scores": dict(zip(LABELS, row.scores, strict=True)),
            "explain": [sign._asdict() for sign in found.reasons[number]] if explain else None,
        }
        yield item


def _json(found: Classification, options: ClassifyOptions) -> str:
    rows = [_encode(item) for item in items(found, explain=options.explain)]
    return _file(found.path, options, rows, "null")


def _file(path: str, options: ClassifyOptions, rows: list[str], error: str) -> str:
    listed = "[\n" + ",\n".join(rows) + "\n]" if rows else "[]"
    head = f'"path": {_encode(path)}, "unit": {_encode(options.unit)}'
    if options.single:
        return f'{head}, "items": {listed}'
    return f'{{{head}, "error": {error}, "items": {listed}}}'


def _jsonl(found: Classification, options: ClassifyOptions) -> str:
    head: Item = {"path": found.path, "unit": options.unit}
    rows = items(found, explain=options.explain)
    return "".join(_encode({**head, **item}) + "\n" for item in rows)


def _csv(found: Classification, options: ClassifyOptions) -> str:
    doc = found.document
    return _lines(
        (
            harmless(found.path),
            options.unit,
            doc.location(row.start)[0],
            row.label,
            "+".join(row.labels),
            *row.scores,
            harmless(doc.text[row.start : row.end]),
            row.start,
            row.end,
        )
        for row in found.items
    )


def _lines(rows: Iterable[Iterable[object]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue()


def _text(found: Classification, options: ClassifyOptions) -> str:
    lines = [f"{found.path}（{_UNIT_NAMES[options.unit]}）"]
    for number, row in enumerate(found.items):
        lines.append(_line(found, row))
        if options.explain:
            lines += [f"      {_sign(*sign)}" for sign in found.reasons[number]]
    return "\n".join(lines) + "\n"


def _line(found: Classification, row: Labelled) -> str:
    """第12行  问题 97%  当前还存在…."""
    names = "、".join(LABEL_NAMES[label] for label in row.labels)
    score = max(row.scores)
    words = " ".join(found.document.text[row.start : min(row.end, row.start + 90)].split())
    excerpt = words if len(words) <= _EXCERPT else words[: _EXCERPT - 1] + "…"
    line = found.document.location(row.start)[0]
    return f"第{line}行  {names} {score:.0%}  {excerpt}"


def _sign(kind: str, text: str, label: str, weight: float) -> str:
    return f"{_SIGNS[kind]} {text}  {LABEL_NAMES[label]} {weight:+.2f}"


_FRAGMENTS: dict[str, Callable[[Classification, ClassifyOptions], str]] = {
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "text": _text,
}
