"""Results as pandas data frames: one row a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeAlias

from textkit.errors import UsageError
from textkit.model.records import LABELS, Classification, Extraction
from textkit.model.report import FileReport
from textkit.render.records import rows

if TYPE_CHECKING:
    from pandas import DataFrame

Result: TypeAlias = Extraction | Classification | FileReport

_HINT = '安装时加上 frames（pip install ".[frames]"）'


def to_dataframe(results: Result | Iterable[Any]) -> DataFrame:
    """One row a record, in text order, the results one below the other.

    Args:
        results: What `textkit.extract`, `textkit.classify` or `textkit.lint` returned, several of
            them, or plain records such as ``extraction.quantities`` or the items of our JSON.

    Returns:
        For extractions the columns of the CSV, with ``what`` naming the kind; for classifications
        path, unit, line, start, end, text, label and one column of probability a label; for lint
        path, line, column, code and the other fields of a finding; for plain records their fields.
        Without any record a frame without rows and columns.

    Raises:
        UsageError: pandas is not installed (extra ``frames``), or a record is of none of these.
    """
    if not find_spec("pandas"):
        raise UsageError("", "没有安装 pandas", hint=_HINT)
    from pandas import DataFrame

    several = (
        [results] if isinstance(results, Extraction | Classification | FileReport) else results
    )
    return DataFrame([row for result in several for row in _rows(result)])


def _rows(result: object) -> Iterator[dict[str, Any]]:
    if isinstance(result, Extraction):
        for kind in result.what:
            for row in rows(result, kind):
                yield {"path": result.path, "what": kind, **row}
    elif isinstance(result, Classification):
        yield from _labelled(result)
    elif isinstance(result, FileReport):
        for finding in result.diagnostics:
            yield {"path": result.path, **_fields(finding)}
    else:
        yield _fields(result)


def _labelled(result: Classification) -> Iterator[dict[str, Any]]:
    doc = result.document
    for item in result.items:
        yield {
            "path": result.path,
            "unit": result.unit,
            "line": doc.location(item.start)[0],
            "start": item.start,
            "end": item.end,
            "text": doc.text[item.start : item.end],
            "label": item.label,
            **dict(zip(LABELS, item.scores, strict=True)),
        }


def _fields(record: object) -> dict[str, Any]:
    if isinstance(record, Mapping):
        return dict(record)
    if isinstance(record, tuple) and hasattr(record, "_asdict"):
        fields: dict[str, Any] = record._asdict()
        return fields
    raise UsageError(
        "", f"{type(record).__name__} 不能变成表格的一行", hint="给出提取、分类或检查的结果"
    )
