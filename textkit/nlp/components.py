"""spaCy components: thin adapters over layers and linter.

Each writes one span group under its own name, ``doc.spans["textkit_quantities"]`` and so on, whose
spans may overlap; ``doc.ents`` is never touched. The fields of each item, with its exact offsets,
stand in ``doc._.textkit[group]``, a list of dicts, and ``span._.textkit`` gives the dict of one span.
Both survive ``DocBin(store_user_data=True)``, ``to_bytes`` and ``nlp.pipe(n_process=2)``; spaCy may
give a tuple back as a list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from typing import Any, TypeAlias

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from textkit.analysis.layers import Layers
from textkit.config import Settings
from textkit.errors import UsageError
from textkit.linter.runner import lint_document
from textkit.linter.select import check_settings, select_rules
from textkit.model.document import plain_document
from textkit.model.layers import Section
from textkit.model.records import LABELS, UNITS, Labelled
from textkit.rules.registry import registered

Item: TypeAlias = "tuple[int, int, str, dict[str, Any]]"
"""Start and end in code points, label of the span, record."""

_ASSIGNS = ["doc.spans", "doc._.textkit", "span._.textkit"]


@lru_cache(maxsize=4)
def _layers(text: str) -> Layers:
    """The layers of a text; the components of one pipeline ask for the same ones."""
    return Layers(plain_document(text))


def _record_of(span: Span) -> dict[str, Any] | None:
    group, _, index = span.id_.rpartition("/")
    records = (span.doc._.textkit or {}).get(group)
    return records[int(index)] if records else None


if not Doc.has_extension("textkit"):
    Doc.set_extension("textkit", default=None)
if not Span.has_extension("textkit"):
    Span.set_extension("textkit", getter=_record_of)


class SpanComponent:
    """Puts items into ``doc.spans[name]`` and their records into ``doc._.textkit[name]``.

    A span covers the tokens that its item touches; the exact code points are in the record.

    Args:
        name: Name of the component in its pipeline, and of the group.
        find: The items of a text.
    """

    def __init__(self, name: str, find: Callable[[str], Iterable[Item]]) -> None:
        self.name = name
        self._find = find

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` and return it."""
        group = SpanGroup(doc, name=self.name)
        records: list[dict[str, Any]] = []
        for start, end, label, record in self._find(doc.text):
            span = doc.char_span(
                start,
                end,
                label=label,
                span_id=f"{self.name}/{len(records)}",
                alignment_mode="expand",
            )
            if span is not None:
                group.append(span)
                records.append({"start": start, "end": end, **record})
        doc.spans[self.name] = group
        doc._.textkit = {**(doc._.textkit or {}), self.name: records}
        return doc


def _sections(text: str) -> Iterator[Item]:
    layers = _layers(text)
    for (section, _), labelled in zip(layers.outline.walk(), layers.sections, strict=True):
        yield section.start, section.end, section.kind, _section_record(section, labelled)


def _section_record(section: Section, labelled: Labelled) -> dict[str, Any]:
    return {
        "level": section.level,
        "marker": section.marker,
        "title": section.title,
        "kind": section.kind,
        "labels": labelled.labels,
    }


def _labelled(text: str, unit: str) -> Iterator[Item]:
    layers = _layers(text)
    rows = {
        "section": lambda: layers.sections,
        "paragraph": lambda: layers.paragraphs,
        "sentence": lambda: layers.sentences,
    }[unit]()
    for row in rows:
        scores = dict(zip(LABELS, row.scores, strict=True))
        record = {"label": row.label, "labels": row.labels, "scores": scores}
        yield row.start, row.end, row.label, record


def _slogans(text: str) -> Iterator[Item]:
    for item in _layers(text).slogans:
        yield item.start, item.end, "slogan", _plain(item._asdict())


def _quantities(text: str) -> Iterator[Item]:
    for item in _layers(text).quantities:
        yield item.start, item.end, item.kind, _plain(item._asdict())


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields without the span."""
    return {key: value for key, value in fields.items() if key not in ("start", "end")}


def _findings(text: str, settings: Settings) -> Iterator[Item]:
    doc = plain_document(text)
    rules = select_rules(settings, registered(), doc.path)
    for found in lint_document(doc, rules, settings).diagnostics:
        record = {
            "code": found.code,
            "category": found.category,
            "severity": found.severity,
            "certainty": found.certainty,
            "message": found.message,
        }
        yield found.start, found.end, found.code, record


@Language.factory("textkit_outline", assigns=_ASSIGNS)
def make_outline(nlp: Language, name: str) -> SpanComponent:
    """Sections, nested; label: heading, run-in, inline, lead or implicit."""
    return SpanComponent(name, _sections)


@Language.factory("textkit_labels", default_config={"unit": "sentence"}, assigns=_ASSIGNS)
def make_labels(nlp: Language, name: str, unit: str) -> SpanComponent:
    """Sections, paragraphs or sentences; label: achievement, problem, plan or other.

    Raises:
        UsageError: ``unit`` is none of the three.
    """
    if unit not in UNITS:
        raise UsageError("", f"没有单位“{unit}”", hint="可用：" + "、".join(UNITS))
    return SpanComponent(name, partial(_labelled, unit=unit))


@Language.factory("textkit_slogans", assigns=_ASSIGNS)
def make_slogans(nlp: Language, name: str) -> SpanComponent:
    """Slogans and numeric formulae; label: slogan."""
    return SpanComponent(name, _slogans)


@Language.factory("textkit_quantities", assigns=_ASSIGNS)
def make_quantities(nlp: Language, name: str) -> SpanComponent:
    """Numbers with their units; label: count, money, percent, area and so on."""
    return SpanComponent(name, _quantities)


@Language.factory(
    "textkit_lint",
    default_config={"select": [], "ignore": [], "preview": False, "min_severity": "info"},
    assigns=_ASSIGNS,
)
def make_lint(  # noqa: PLR0917 - spaCy passes the configuration by name
    nlp: Language,
    name: str,
    select: list[str],
    ignore: list[str],
    preview: bool,
    min_severity: str,
) -> SpanComponent:
    """Findings of the linter; label: the rule's code. Options as on the command line.

    Raises:
        UsageError: A selector matches no rule.
    """
    settings = Settings()._replace(
        select=tuple(select) or Settings().select,
        ignore=tuple(ignore),
        preview=preview,
        min_severity=min_severity,
    )
    check_settings(settings, registered())
    return SpanComponent(name, partial(_findings, settings=settings))
