"""What a rule is and what it is given.

A rule reads a document and layers and yields findings: no I/O, no state. Selection, suppression,
crash isolation and order are the runner's.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from textkit.lexicon.loader import Lexicon
from textkit.lexicon.matcher import Match
from textkit.model.diagnostic import Finding
from textkit.model.document import Document
from textkit.model.layers import Outline, Placeholder, Replacement, Residue

VISIBLE_PARTS = (
    "body", "table", "toc", "header", "footer", "footnote", "endnote", "textbox", "watermark",
    "hidden",
)  # fmt: skip
"""Every part but reviewers' comments."""

BODY = ("body", "table")
"""Running text and tables."""


class Option(NamedTuple):
    """A setting of one rule: name, default, unit and why the default is what it is."""

    name: str
    default: int | float | bool | str
    unit: str
    reason: str


class Context(Protocol):
    """What the runner offers a rule, computed on first use and shared by all rules."""

    @property
    def outline(self) -> Outline:
        """Title and section tree."""

    @property
    def residue(self) -> Residue:
        """Lines that belong to a vendor or a web page."""

    @property
    def placeholders(self) -> tuple[Placeholder, ...]:
        """Unfilled runs with their roles, in text order."""

    @property
    def replacements(self) -> tuple[Replacement, ...]:
        """Places damaged by find-and-replace, in text order."""

    def lexicon(self, name: str) -> Lexicon:
        """A lexicon that the rule declares in ``lexicons`` or only looks things up in."""

    def matches(self, name: str) -> tuple[Match, ...]:
        """Hits of a lexicon that the rule declares in ``lexicons``, from one shared scan."""

    def option(self, name: str) -> int | float | bool | str:
        """The user's value of a declared option, else its default."""


class Rule:
    """Base of all rules; subclasses declare class attributes and one `check`.

    Attributes:
        code: Two letters of the family and three digits, never reused.
        name: The bad pattern in kebab case; reads well after "allow".
        category: Dotted name of DESIGN §4.
        certainty: certain, likely or hint: error, warning or info.
        summary_en: One English line, the message of ``--lang en``.
        source: Standard and clause, regulation or practice, as shown to the user.
        status: stable, or preview: off unless asked for.
        since: Version in which the rule appeared.
        fix: safe, unsafe or none.
        parts: Parts of the document whose findings count.
        in_residue: Whether findings on residue lines count.
        lexicons: Lexicons scanned for this rule.
        triggers: The rule is skipped unless one of these stands in the text; empty: always run.
        layer: The layer whose items the rule reports: placeholders, residue or replacements.
        kinds: Kinds (of placeholders: roles) it is about; it is skipped unless the layer has one,
            and where it names none, unless the layer has anything.
        options: Settings.
        folds: Text output gives all findings of one file as one line with a count.
        false_alarms: Measured findings per 10,000 characters on clean national reports.
    """

    code: str
    name: str
    category: str
    certainty: str = "likely"
    summary_en: str
    source: str
    status: str = "stable"
    since: str = "0.1.0"
    fix: str = "none"
    parts: tuple[str, ...] = VISIBLE_PARTS
    in_residue: bool = False
    lexicons: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    layer: str = ""
    kinds: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    folds: bool = False
    false_alarms: float | None = None

    def check(self, doc: Document, ctx: Context) -> Iterable[Finding]:
        """Findings of this rule, in any order."""
        raise NotImplementedError
