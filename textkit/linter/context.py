"""A rule's view of the layers of one document."""

from __future__ import annotations

from textkit.analysis.layers import Layers
from textkit.config import Scalar, Settings
from textkit.lexicon.loader import Lexicon, load_lexicon
from textkit.lexicon.matcher import Match
from textkit.model.layers import Outline, Placeholder, Replacement, Residue
from textkit.rules.base import Rule


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
