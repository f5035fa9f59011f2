"""What extraction and classification take from a report, one frozen record each.

Every record spans ``[start, end)`` of ``Document.text``; its text is that slice. Units and errors of
single fields are said here, how they are found in ``textkit.analysis``.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from typing import NamedTuple

from textkit.model.document import Document
from textkit.model.layers import Outline, Placeholder

LABELS = ("achievement", "problem", "plan", "other")
"""What a section, paragraph or sentence may be, in the order of every score vector."""

UNITS = ("section", "paragraph", "sentence")
"""What can be classified."""

KINDS = (
    "measures",
    "quantities",
    "dates",
    "slogans",
    "documents",
    "organizations",
    "placeholders",
    "follow_up",
)
"""What can be extracted, in the order of every output."""


class Quantity(NamedTuple):
    """A number with its unit: 3.6万人, 百分之八, 前三名, ×余名.

    Attributes:
        value: In the unit as written, 万 and 亿 multiplied out; ``None`` where masked, or where a
            range names no single value.
        low: Lower end of a range (三五天, 3—5个, 20名以上), else ``None``.
        high: Upper end, else ``None``.
        unit: As written, without 万 and 亿 (人, 元, 平方米, %, 个百分点); ``None`` for a bare ratio.
        kind: count, money, percent, area, length, time, rank, ratio or other.
        approx: 约, 近, 余, 多, 左右, 上下 and the like say that the value is rough.
        masked: The number is a placeholder.
        subject: The thing counted or measured, as a phrase; ``None`` where the text names none.
    """

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    kind: str
    approx: bool = False
    masked: bool = False
    subject: str | None = None


class Date(NamedTuple):
    """A date or period.

    ``iso`` is ``2020-07-01``, ``2020-07`` or ``2020``, the first day, month or year of a period;
    ``end_iso`` its last, ``None`` for a single date. ``relative`` holds the words of a date that
    the text does not anchor (今年, 去年底); where the report's own year is known ``iso`` is
    computed from it. ``masked``: a part of it is a placeholder.
    """

    start: int
    end: int
    iso: str | None
    end_iso: str | None = None
    relative: str | None = None
    masked: bool = False


class Slogan(NamedTuple):
    """A slogan or numeric formula: 三会一课, “1+5+3”, 一社一特色, 亮身份、当先锋.

    Attributes:
        name: The formula without quotes; the lexicon's spelling where it has one.
        counts: Its numbers, in order: 3 and 1.
        expansion: Its items by the lexicon; ``None`` where no lexicon knows it.
        expanded_here: The items that this text gives beside it, in order.
        category: The lexicon's class (制度, 口号, 教育 …), or ``formula`` or ``parallel``.
        status: official, local or unknown.
        kind: ``lexicon`` or ``pattern``.
    """

    start: int
    end: int
    name: str
    counts: tuple[int, ...]
    expansion: tuple[str, ...] | None
    expanded_here: tuple[str, ...]
    category: str
    status: str
    kind: str


class CitedDocument(NamedTuple):
    """A work, law or paper in 《》, with the document number that follows it (国发〔2020〕5号)."""

    start: int
    end: int
    title: str
    number: str | None = None


class Organization(NamedTuple):
    """An organization or unit named in the text; ``masked`` where a placeholder stands in it."""

    start: int
    end: int
    name: str
    kind: str
    masked: bool = False


class Measure(NamedTuple):
    """One 举措: what was done or is planned.

    Attributes:
        lead: Its heading or first clause, without number.
        marker: The number in front (``一是``, ``（二）``), ``None`` for a bare lead.
        status: done, planned or unknown.
        actors: Who does it, in text order, each once.
        dates: Indexes into the dates of the same extraction.
        quantities: Indexes into its quantities.
    """

    start: int
    end: int
    lead: str
    marker: str | None
    status: str
    actors: tuple[str, ...]
    dates: tuple[int, ...]
    quantities: tuple[int, ...]


class Passage(NamedTuple):
    """A stretch of a report that stands for itself in a pair."""

    start: int
    end: int


class FollowUp(NamedTuple):
    """A problem and the plan that answers it; one side is ``None`` for an orphan.

    ``score`` is in [0, 1], 0 for an orphan.
    """

    problem: Passage | None
    plan: Passage | None
    score: float


class Labelled(NamedTuple):
    """A section, paragraph or sentence with its label.

    ``labels`` holds every label that fits, best first (a section may be problem and plan);
    ``scores`` one probability a label, in the order of `LABELS`.
    """

    start: int
    end: int
    label: str
    labels: tuple[str, ...]
    scores: tuple[float, float, float, float]


class Extraction(NamedTuple):
    """What was taken from one report.

    Kinds that were not asked for are empty, but for the dates and quantities that measures point
    into: those are here whenever measures are.

    Attributes:
        path: The report, as the user named it.
        document: What all offsets point into.
        outline: Its title and headings.
        what: The kinds asked for, in the order of `KINDS`.
    """

    path: str
    document: Document
    outline: Outline
    what: tuple[str, ...] = KINDS
    measures: tuple[Measure, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[Date, ...] = ()
    slogans: tuple[Slogan, ...] = ()
    documents: tuple[CitedDocument, ...] = ()
    organizations: tuple[Organization, ...] = ()
    placeholders: tuple[Placeholder, ...] = ()
    follow_up: tuple[FollowUp, ...] = ()


class Sign(NamedTuple):
    """Something that spoke for or against a label: what it is, its words, and how much it weighed.

    ``kind``: ``ngram`` (characters of the text), ``heading`` or ``context`` (what stands around);
    ``weight`` in log odds against the mean of all labels.
    """

    kind: str
    text: str
    label: str
    weight: float


class Classification(NamedTuple):
    """The sections, paragraphs or sentences of one report with their labels.

    Attributes:
        path: The report, as the user named it.
        document: What all offsets point into.
        unit: One of `UNITS`.
        items: In text order.
        reasons: For each item what weighed most, where that was asked for; else empty.
    """

    path: str
    document: Document
    unit: str
    items: tuple[Labelled, ...]
    reasons: tuple[tuple[Sign, ...], ...] = ()


class Promise(NamedTuple):
    """A promise of last year's plan and what this year's report says of it.

    ``plan`` spans last year's text, ``achievement`` this year's; ``verdict`` is done, partly or
    missing; ``score`` in [0, 1] how surely the two belong together.
    """

    plan: Passage
    achievement: Passage | None
    score: float
    verdict: str
