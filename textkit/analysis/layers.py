"""The layers of one document, each computed once on demand.

A layer is the value of a pure function of this package; its module is imported when it is asked
for, so that a lint never loads what only extraction or classification needs.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property
from typing import TypeVar

from textkit.analysis.outline import build_outline
from textkit.analysis.placeholders import find_placeholders
from textkit.analysis.replacement import find_replacements
from textkit.analysis.residue import find_residue
from textkit.lexicon.loader import load_lexicon
from textkit.lexicon.matcher import Match, find_matches
from textkit.model.document import Document
from textkit.model.layers import Outline, Placeholder, Replacement, Residue
from textkit.model.records import (
    CitedDocument,
    Date,
    FollowUp,
    Labelled,
    Measure,
    Organization,
    Quantity,
    Slogan,
)

T = TypeVar("T")


class Layers:
    """Everything analysis knows of ``doc``.

    Args:
        doc: The document.
        scanned: Lexicons to look for, in one shared scan.
        on_crash: Told the name of a layer that failed and why; the layer is then empty. Without
            it, and from the layers that no rule reads, the error goes up.
    """

    def __init__(
        self,
        doc: Document,
        scanned: tuple[str, ...] = (),
        on_crash: Callable[[str, Exception], None] | None = None,
    ) -> None:
        self.doc = doc
        self._scanned = scanned
        self._on_crash = on_crash

    def _made(self, name: str, make: Callable[[], T], empty: T) -> T:
        """The layer, or an empty one where it failed and somebody was told."""
        try:
            return make()
        except Exception as error:
            if self._on_crash is None:
                raise
            self._on_crash(name, error)
            return empty

    @cached_property
    def residue(self) -> Residue:
        """Lines that belong to a vendor or a web page."""
        return self._made("residue", lambda: find_residue(self.doc), Residue())

    @cached_property
    def outline(self) -> Outline:
        """Title and section tree."""
        return self._made(
            "outline", lambda: build_outline(self.doc, self.residue), Outline(None, ())
        )

    @cached_property
    def placeholders(self) -> tuple[Placeholder, ...]:
        """Unfilled runs with their roles, in text order."""
        return self._made("placeholders", lambda: find_placeholders(self.doc), ())

    @cached_property
    def replacements(self) -> tuple[Replacement, ...]:
        """Places damaged by find-and-replace, in text order."""
        return self._made("replacements", lambda: find_replacements(self.doc), ())

    def holds(self, layer: str, kinds: Collection[str]) -> bool:
        """Whether ``layer`` (placeholders, residue, replacements) has items of one of ``kinds``.

        Any item will do where ``kinds`` is empty; of any other layer nothing is known: ``True``.
        """
        if layer == "placeholders":
            found = self._placeholder_roles
        elif layer == "residue":
            found = self._residue_kinds
        elif layer == "replacements":
            found = self._replacement_kinds
        else:
            return True
        return not found.isdisjoint(kinds) if kinds else bool(found)

    @cached_property
    def _placeholder_roles(self) -> frozenset[str]:
        return frozenset(item.role for item in self.placeholders)

    @cached_property
    def _replacement_kinds(self) -> frozenset[str]:
        return frozenset(item.kind for item in self.replacements)

    @cached_property
    def _residue_kinds(self) -> frozenset[str]:
        return frozenset(item.kind for item in self.residue.items)

    @cached_property
    def matches(self) -> dict[str, tuple[Match, ...]]:
        """Hits of the scanned lexicons."""

        def scan() -> dict[str, tuple[Match, ...]]:
            return find_matches(self.doc.text, [load_lexicon(name) for name in self._scanned])

        return self._made("matches", scan, dict.fromkeys(self._scanned, ()))

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        """Dates and periods, in text order."""
        from textkit.analysis.dates import find_dates

        return find_dates(self.doc, self.residue, self.placeholders, self.outline)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Numbers with their units, in text order."""
        from textkit.analysis.quantities import find_quantities

        return find_quantities(self.doc, self.residue, self.placeholders, self.dates)

    @cached_property
    def slogans(self) -> tuple[Slogan, ...]:
        """Slogans and numeric formulae, in text order."""
        from textkit.analysis.slogans import find_slogans

        return find_slogans(self.doc, self.residue)

    @cached_property
    def documents(self) -> tuple[CitedDocument, ...]:
        """Works and papers cited in 《》, in text order."""
        from textkit.analysis.cited import find_documents

        return find_documents(self.doc, self.residue)

    @cached_property
    def organizations(self) -> tuple[Organization, ...]:
        """Organizations named, in text order."""
        from textkit.analysis.organizations import find_organizations

        return find_organizations(self.doc, self.residue, self.placeholders)

    @cached_property
    def sentences(self) -> tuple[Labelled, ...]:
        """The sentences of the running text with their labels, in text order."""
        from textkit.analysis.labels import label_sentences

        return label_sentences(self.doc, self.outline, self.residue)

    @cached_property
    def paragraphs(self) -> tuple[Labelled, ...]:
        """The paragraphs of the running text, headings included, with their labels."""
        from textkit.analysis.labels import label_paragraphs

        return label_paragraphs(self.doc, self.outline, self.residue)

    @cached_property
    def sections(self) -> tuple[Labelled, ...]:
        """One row for each section of ``outline.walk()``, in that order."""
        from textkit.analysis.labels import label_sections

        return label_sections(self.doc, self.outline, self.residue)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """What was done or is planned, in text order."""
        from textkit.analysis.measures import find_measures

        return find_measures(self)

    @cached_property
    def follow_up(self) -> tuple[FollowUp, ...]:
        """Problems with the plans that answer them, and the orphans of both sides."""
        from textkit.analysis.follow_up import pair_problems

        return pair_problems(self)
