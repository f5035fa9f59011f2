"""The layers of one document, each computed once on demand, and a rule's view of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from textkit.analysis.outline import build_outline
from textkit.analysis.placeholders import find_placeholders
from textkit.analysis.replacement import find_replacements
from textkit.analysis.residue import find_residue
from textkit.config import Scalar, Settings
from textkit.lexicon.loader import Lexicon, load_lexicon
from textkit.lexicon.matcher import Match, find_matches
from textkit.model.document import Document
from textkit.model.layers import Outline, Placeholder, Replacement, Residue
from textkit.rules.base import Rule

T = TypeVar("T")


class Layers:
    """Everything analysis knows of ``doc``.

    Args:
        doc: The document.
        scanned: Lexicons to look for, in one shared scan.
        on_crash: Told the name of a layer that failed and why; the layer is then empty. Without
            it the error goes up.
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

    def concerns(self, rule: Rule) -> bool:
        """Whether the layer that a rule reports has anything for it."""
        if rule.layer == "placeholders":
            found = self._placeholder_roles
        elif rule.layer == "residue":
            found = self._residue_kinds
        elif rule.layer == "replacements":
            found = self._replacement_kinds
        else:
            return True
        return not found.isdisjoint(rule.kinds) if rule.kinds else bool(found)

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


class RuleContext:
    """What one rule sees: the shared layers and its own options."""

    def __init__(self, layers: Layers, rule: Rule, settings: Settings) -> None:
        self._layers = layers
        self._rule = rule
        self._settings = settings

    @property
    def outline(self) -> Outline:
        """Title and section tree."""
        return self._layers.outline

    @property
    def residue(self) -> Residue:
        """Lines that belong to a vendor or a web page."""
        return self._layers.residue

    @property
    def placeholders(self) -> tuple[Placeholder, ...]:
        """Unfilled runs with their roles, in text order."""
        return self._layers.placeholders

    @property
    def replacements(self) -> tuple[Replacement, ...]:
        """Places damaged by find-and-replace, in text order."""
        return self._layers.replacements

    def lexicon(self, name: str) -> Lexicon:
        """A lexicon by name."""
        return load_lexicon(name)

    def matches(self, name: str) -> tuple[Match, ...]:
        """Hits of a lexicon that the rule declares."""
        return self._layers.matches[name]

    def option(self, name: str) -> Scalar:
        """The user's value of a declared option, else its default."""
        value = self._settings.option(self._rule.code, name)
        if value is not None:
            return value
        return next(option.default for option in self._rule.options if option.name == name)
