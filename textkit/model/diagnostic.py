"""A finding as a rule yields it and as the reader gets it."""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from typing import NamedTuple

SEVERITIES = ("error", "warning", "info")
"""Worst first."""

CERTAINTIES = ("certain", "likely", "hint")

CERTAINTY_SEVERITY = {"certain": "error", "likely": "warning", "hint": "info"}
"""Certainty decides severity: only what is surely wrong is an error."""


class Edit(NamedTuple):
    """Replace ``Document.text[start:end]`` by ``text``."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """A correction; ``applicability`` is safe, unsafe (meaning may change) or display."""

    applicability: str
    description: str
    edits: tuple[Edit, ...]


class Related(NamedTuple):
    """Another place that explains the finding."""

    start: int
    end: int
    message: str


class Finding(NamedTuple):
    """What a rule yields: a span, a message, and what it knows beyond its own declaration.

    ``certainty`` ``None`` means the rule's own; ``severity`` ``None`` follows the certainty.
    """

    start: int
    end: int
    message: str
    certainty: str | None = None
    fixes: tuple[Fix, ...] = ()
    related: tuple[Related, ...] = ()
    severity: str | None = None
    category: str | None = None


class Diagnostic(NamedTuple):
    """A finding with everything a renderer needs; offsets are code points of the text."""

    code: str
    name: str
    category: str
    severity: str
    certainty: str
    message: str
    text: str
    start: int
    end: int
    line: int
    column: int
    part: str
    section: tuple[str, ...]
    fixes: tuple[Fix, ...]
    related: tuple[tuple[int, int, int, str], ...]
    source: str
    fingerprint: str
