"""Shapes that many rules share; such a rule carries data and documentation only."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from textkit.model.diagnostic import Edit, Finding, Fix
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.text import patterns


@cache
def compiled(pattern: str) -> regex.Pattern[str]:
    """A pattern, made when a rule first needs it."""
    return patterns.compiled(pattern, regex.MULTILINE)


class PatternRule(Rule):
    """Existence or substitution: every match of ``pattern`` is a finding.

    Attributes:
        pattern: Searched in the whole text; begin it with something rare.
        message: What to tell the user; ``{text}`` is the match, ``{new}`` its replacement.
    """

    pattern: str
    message: str

    def accept(self, match: regex.Match[str], doc: Document) -> bool:
        """Whether a match counts; for exceptions that a pattern cannot say."""
        return True

    def certainty_of(self, match: regex.Match[str], doc: Document) -> str | None:
        """How sure one match is; ``None`` means as sure as the rule says."""
        return None

    def replacement(self, match: regex.Match[str]) -> str | None:
        """What to put instead; ``None`` where that is not known."""
        return None

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """One finding a match."""
        for match in compiled(self.pattern).finditer(doc.text):
            if not self.accept(match, doc):
                continue
            new = self.replacement(match)
            message = self.message.format(text=match[0].strip("\n"), new=new)
            certainty = self.certainty_of(match, doc)
            start, end = match.span()
            yield Finding(start, end, message, certainty, self._fixes(match, new, certainty))

    def _fixes(
        self, match: regex.Match[str], new: str | None, certainty: str | None
    ) -> tuple[Fix, ...]:
        if new is None or self.fix == "none":
            return ()
        # What is less sure than its rule is never changed unasked: blanks left for a signature.
        fix = "unsafe" if certainty == "hint" else self.fix
        description = f"改为“{new}”" if new else "删去"
        return (Fix(fix, description, (Edit(match.start(), match.end(), new),)),)
