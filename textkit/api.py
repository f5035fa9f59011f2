"""The public functions of textkit; the command line is a thin layer over them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textkit.config import Settings
from textkit.errors import ReadError, TextkitError, UsageError
from textkit.linter.runner import lint_document
from textkit.linter.select import check_settings, select_rules
from textkit.model.document import Document, plain_document
from textkit.model.layers import Outline, Placeholder
from textkit.model.records import KINDS, UNITS, Classification, Extraction, Sign
from textkit.model.report import FileReport
from textkit.readers.open import read_document
from textkit.rules.base import Rule
from textkit.rules.registry import discover, registered

if TYPE_CHECKING:
    from textkit.analysis.layers import Layers
    from textkit.analysis.learning import Outcome
    from textkit.classify.model import Model

__all__ = [
    "Classification",
    "Document",
    "Extraction",
    "FileReport",
    "Outline",
    "Settings",
    "TextkitError",
    "all_rules",
    "evaluate",
    "extract",
    "lint",
    "lint_text",
    "outline",
    "read",
    "train",
]  # `classify` is not among them: `textkit.classify` is a package


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
            return FileReport(str(source), None, None, error=error.reason, place=error.place)
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


def outline(source: str | Path | Document, *, labels: bool = True) -> Outline:
    """Title and section tree of a file or document.

    Args:
        source: A path, or a document already read.
        labels: Whether each section gets the labels that the classifier gives it.

    Raises:
        ReadError: The file cannot be read.
    """
    from textkit.analysis.layers import Layers

    doc = source if isinstance(source, Document) else read_document(source)
    layers = Layers(doc)
    if not labels:
        return layers.outline
    from textkit.analysis.labels import with_labels

    return with_labels(layers.outline, layers.sections)


def load_classifier(model: str | Path = "default") -> Model:
    """The classifier in a folder that ``textkit train`` made; ``default`` is the shipped one.

    Raises:
        ModelError: It is missing, damaged or made by another version.
    """
    from textkit.classify.persist import default_model, load_model

    return default_model() if str(model) == "default" else load_model(Path(model))


def classify(
    source: str | Path | Document,
    unit: str = "section",
    *,
    model: str | Path | Model = "default",
    explain: bool = False,
    data: bytes | None = None,
) -> Classification:
    r"""Whether each section, paragraph or sentence is achievement, problem, plan or other.

    >>> text = "下一步，我们将加强培训。\n"
    >>> [item.label for item in classify(plain_document(text), "sentence").items]
    ['plan']

    Args:
        source: A path, or a document already read.
        unit: Of `textkit.model.records.UNITS`.
        model: A model's folder, or one already loaded; ``default`` is the shipped one.
        explain: Whether to say what weighed most.
        data: The file's bytes, where they do not come from disk.

    Raises:
        UsageError: There is no such unit.
        ReadError: The file cannot be read.
        ModelError: The model cannot be used.
    """
    from textkit.analysis.labels import label_units
    from textkit.analysis.layers import Layers

    if unit not in UNITS:
        raise UsageError("", f"没有 {unit} 这种单位", hint="可以用：" + "、".join(UNITS))
    classifier = load_classifier(model) if isinstance(model, str | Path) else model
    doc = source if isinstance(source, Document) else read_document(source, data=data)
    layers = Layers(doc)
    items, report = label_units(unit, doc, layers.outline, layers.residue, classifier)
    reasons: tuple[tuple[Sign, ...], ...] = ()
    if explain:
        from textkit.classify.explain import explain as reasons_for

        reasons = reasons_for(classifier, report, items)
    return Classification(doc.path, doc, unit, items, reasons)


def evaluate(
    model: str | Path,
    data: Path,
    units: tuple[str, ...] = UNITS,
    *,
    from_headings: bool = False,
) -> Outcome:
    """Measures of a classifier on labelled reports, see `textkit.analysis.learning`.

    Raises:
        ModelError: The model cannot be used.
        UsageError: The data hold nothing to judge by.
        ReadError: The data cannot be read.
    """
    from textkit.analysis.learning import evaluate_model

    return evaluate_model(load_classifier(model), data, units, from_headings=from_headings)


def train(
    data: Path,
    output: Path,
    *,
    from_headings: bool = False,
    folds: int = 3,
    on_progress: Callable[[str], object] = lambda line: None,
) -> Outcome:
    """Train a classifier on labelled reports, see `textkit.analysis.learning`.

    Raises:
        UsageError: Too little to learn from.
        ReadError: The data cannot be read.
    """
    from textkit.analysis.learning import train_model

    return train_model(
        data, output, from_headings=from_headings, folds=folds, on_progress=on_progress
    )


def check_kinds(what: str | Sequence[str] = KINDS) -> tuple[str, ...]:
    """The kinds named, each once, in the order of `KINDS`; one string may hold one kind.

    Raises:
        UsageError: There is no such kind, or none is named.
    """
    what = (what,) if isinstance(what, str) else what
    hint = "可以取：" + "、".join(KINDS)
    for kind in what:
        if kind not in KINDS:
            raise UsageError("", f"没有 {kind} 这一类", hint=hint)
    if not what:
        raise UsageError("", "没有写要取哪些", hint=hint)
    return tuple(kind for kind in KINDS if kind in what)


def extract(
    source: str | Path | Document, what: str | Sequence[str] = KINDS, *, data: bytes | None = None
) -> Extraction:
    """Measures, quantities, dates and so on of one file or document.

    >>> found = extract(plain_document("新建3个社区食堂。"), ["quantities"])
    >>> [(item.value, item.unit) for item in found.quantities]
    [(3.0, '个')]

    Args:
        source: A path, or a document already read.
        what: Kinds, of `textkit.model.records.KINDS`.
        data: The file's bytes, where they do not come from disk.

    Raises:
        UsageError: There is no such kind.
        ReadError: The file cannot be read.
    """
    from textkit.analysis.layers import Layers

    kinds = check_kinds(what)
    doc = source if isinstance(source, Document) else read_document(source, data=data)
    layers = Layers(doc)
    needed = {*kinds, "dates", "quantities"} if "measures" in kinds else {*kinds}
    records = {kind: getattr(layers, kind) for kind in KINDS if kind in needed}
    if "placeholders" in needed:
        records["placeholders"] = _unfilled(layers)
    return Extraction(doc.path, doc, layers.outline, kinds, **records)


def _unfilled(layers: Layers) -> tuple[Placeholder, ...]:
    """The placeholders of the report itself; 某县 and N名 in prose are none."""
    from textkit.analysis.extents import Extents

    read = Extents(layers.doc, layers.residue)
    return tuple(
        item for item in layers.placeholders if item.role != "indefinite" and read.holds(item.start)
    )
