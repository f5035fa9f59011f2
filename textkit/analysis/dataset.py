"""Labelled reports for training and evaluation, from files of the user.

Gold: JSON Lines, an object a line: ``{"text" or "path", "label"}`` for a text of one kind, or
``{"text" or "path", "spans": [{"start", "end", "label"}]}``; ``genre`` and ``id`` if known.
Silver: a folder of reports whose headings say what the parts are.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from textkit.analysis.label_signs import title_labels
from textkit.analysis.labels import make_report
from textkit.analysis.silver import heading_marks
from textkit.analysis.variants import Marked, marked, with_headings, without_headings
from textkit.classify.training import (
    DISGUISED,
    N_LABELS,
    PLAIN,
    STRIPPED,
    UNKNOWN,
    Example,
    Wording,
)
from textkit.classify.units import Report
from textkit.errors import ReadError, TextkitError, UsageError
from textkit.lexicon.loader import load_lexicon
from textkit.model.document import Document, plain_document
from textkit.model.records import LABELS
from textkit.readers.find import find_reports
from textkit.readers.open import read_document

_SEED = 20261122
_FEWEST_TITLE, _MOST_TITLE = 6, 26
"""Characters of a title that may stand for another."""


class LabelledReport(NamedTuple):
    """A report with the labels of its characters, its kind and its name."""

    name: str
    genre: str
    marked: Marked


def bit(label: str) -> int:
    """The bit of a label.

    Raises:
        KeyError: There is no such label.
    """
    return {name: 1 << at for at, name in enumerate(LABELS)}[label]


def read_dataset(path: Path, *, from_headings: bool) -> list[LabelledReport]:
    """The labelled reports in a JSON Lines file, or in a folder.

    Args:
        path: A ``.jsonl`` file, or a folder: of such files, or of reports with `from_headings`.
        from_headings: Whether the labels come from the headings of the reports.

    Raises:
        UsageError: There is nothing to learn from.
        ReadError: A file cannot be read, or a line is no gold.
    """
    found: list[LabelledReport] = []
    if from_headings:
        found += _silver(path)
    else:
        files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
        for file in files:
            found += _gold(file)
    if not found:
        hint = "文件夹里的报告要加 --from-headings；否则给 .jsonl 文件"
        raise UsageError(str(path), "没有可用的数据", hint=hint)
    return found


def _silver(path: Path) -> Iterator[LabelledReport]:
    """Reports whose headings say what the parts are; the others are left out."""
    for file in find_reports([str(path)]):
        try:
            doc = read_document(file.path)
        except ReadError:
            continue
        source = marked(doc, bytes(len(doc.text)))
        marks = heading_marks(source.doc, source.outline)
        if any(marks):
            yield LabelledReport(file.path, "", source._replace(marks=marks))


def _gold(path: Path) -> Iterator[LabelledReport]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(str(path), "读不了这个文件", hint="要 UTF-8 的 JSON Lines") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield _gold_row(path, number, json.loads(line))
            except TextkitError:
                raise
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                what = "这一行不是标注：要有 text 或 path，以及 label 或 spans（start、end、label）"
                raise ReadError(str(path), what, place=f"第{number}行") from error


def _gold_row(path: Path, number: int, row: dict[str, Any]) -> LabelledReport:
    name = str(row.get("id") or row.get("path") or f"{path.name}:{number}")
    doc: Document
    if "text" in row:
        doc = plain_document(str(row["text"]), path=name)
    else:
        doc = read_document(path.parent / row["path"])
    marks = bytearray(len(doc.text))
    if "label" in row:
        labels = [row["label"]] if isinstance(row["label"], str) else row["label"]
        marks[:] = bytes([sum(map(bit, labels))]) * len(marks)
    else:
        for span in row["spans"]:
            start, end = int(span["start"]), min(int(span["end"]), len(marks))
            marks[start:end] = bytes([bit(span["label"])]) * (end - start)
    return LabelledReport(name, str(row.get("genre", "")), marked(doc, bytes(marks)))


def known_wordings() -> list[Wording]:
    """The shipped headings whose labels are known."""
    return [
        Wording(entry.term, sum(map(bit, entry.category.split("+"))))
        for entry in load_lexicon("heading_wordings").entries
    ]


def allowed_labels(source: Marked, report: Report) -> tuple[int, ...]:
    """For each sentence the labels it may have: those of most of its characters."""
    found = []
    for sentence in report.sentences:
        votes = Counter(source.marks[sentence.start : sentence.end])
        found.append(votes.most_common(1)[0][0] or UNKNOWN)
    return tuple(found)


def make_examples(
    reports: Sequence[LabelledReport],
    *,
    groups: Mapping[str, str] | None = None,
    weights: Mapping[str, float] | None = None,
) -> list[Example]:
    """Each report as it is, without headings, and with headings that say nothing.

    Args:
        reports: The reports.
        groups: The group of a report, by its name; each its own otherwise.
        weights: How much a report counts, by its name; 1 otherwise.
    """
    rng = random.Random(_SEED)  # noqa: S311 - nothing secret
    titles = [
        section.title or ""
        for report in reports
        for section, _ in report.marked.outline.walk()
        if section.kind in ("heading", "run-in")
        and section.level > 1
        and _FEWEST_TITLE <= len(section.title or "") <= _MOST_TITLE
        and not title_labels(section.title or "")
    ]
    found = []
    for number, report in enumerate(reports):
        source = report.marked
        variants = [(PLAIN, source)]
        if source.outline.sections:
            run_in = bool(number % 2)
            variants.append((STRIPPED, without_headings(source, run_in=run_in)))
            if titles:
                variants.append((DISGUISED, with_headings(source, lambda: rng.choice(titles))))
        for variant, edited in variants:
            made = make_report(edited.doc, edited.outline, edited.residue)
            if made.sentences:
                masks = allowed_labels(edited, made)
                group = (groups or {}).get(report.name, report.name)
                weight = (weights or {}).get(report.name, 1.0)
                found.append(Example(made, masks, group, weight, variant))
    return found


def single_label(mask: int) -> int:
    """The label of a mask that holds just one, else -1."""
    return next((at for at in range(N_LABELS) if mask == 1 << at), -1)
