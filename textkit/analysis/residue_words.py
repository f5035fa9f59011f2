"""The words and patterns of residue, read from the lexicons and ready to use.

Owns their weights. Knows nothing of documents: it sees one folded line at a time.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from textkit.lexicon.loader import Lexicon, load_lexicon
from textkit.lexicon.matcher import find_matches

WEIGHTS = {"sure": 10, "line": 6, "trigger": 0, "2": 2, "1": 1}
"""What a word of each strength adds to the score of its line."""

PATTERN_WEIGHT = 8
PATTERN_WEIGHTS = {"sure": 10, "cue": 2}

KINDS = (
    "contact", "watermark", "advert", "disclaimer", "source", "model", "gate", "collection",
    "chrome",
)  # fmt: skip
"""Classes in the order in which they win at equal score."""


class Hit(NamedTuple):
    """A word or pattern at ``[start, end)`` of a folded line; ``kind`` is ``""`` for a mere cue."""

    start: int
    end: int
    kind: str
    strength: str
    weight: int
    certainty: str | None = None


class Pattern(NamedTuple):
    """A sentence form: a regular expression and literals one of which must be in the line."""

    source: str
    triggers: tuple[str, ...]
    kind: str
    strength: str
    certainty: str | None


@cache
def patterns() -> tuple[Pattern, ...]:
    """All sentence forms, uncompiled."""
    forms = []
    for entry in load_lexicon("residue_patterns").entries:
        kind, strength, *certainty = entry.category.split(".")
        triggers = tuple(entry.replacement.split("|"))
        forms.append(Pattern(entry.term, triggers, kind, strength, certainty[0] if certainty else None))
    return tuple(forms)


@cache
def _compiled(source: str) -> regex.Pattern[str]:
    """Compiled on first need: most documents need few of the patterns."""
    return regex.compile(source)


def trigger_lexicon() -> Lexicon:
    """Words that make a line worth a look wherever it stands."""
    return load_lexicon("residue")


def word_hits(lines: list[str]) -> list[list[Hit]]:
    """Hits of words and cues in each folded line, from one scan over all of them."""
    joined = "\n".join(lines)
    found = find_matches(joined, [load_lexicon("residue"), load_lexicon("residue_cues")])
    hits: list[list[Hit]] = [[] for _ in lines]
    for name, matches in found.items():
        number, base = 0, 0
        for match in matches:
            while match.start > base + len(lines[number]):
                base += len(lines[number]) + 1
                number += 1
            kind, _, strength = match.entry.category.partition(".")
            kind = kind if name == "residue" else ""
            hit = Hit(match.start - base, match.end - base, kind, strength, WEIGHTS[strength])
            hits[number].append(hit)
    return hits


def pattern_hits(line: str, strengths: tuple[str, ...]) -> list[Hit]:
    """Hits of the sentence forms of the given strengths in a folded line."""
    hits = []
    for form in patterns():
        if form.strength in strengths and any(trigger in line for trigger in form.triggers):
            for match in _compiled(form.source).finditer(line):
                if match.end() > match.start():
                    weight = PATTERN_WEIGHTS.get(form.strength, PATTERN_WEIGHT)
                    kind = form.kind if form.strength != "cue" else ""
                    hits.append(Hit(*match.span(), kind, form.strength, weight, form.certainty))
    return hits


@cache
def own_words(category: str) -> tuple[str, ...]:
    """Words of the report's own lines: genre, org, post, form, marking, own-contact, work."""
    entries = load_lexicon("residue_own").entries
    return tuple(entry.term for entry in entries if category in entry.category.split("+"))


@cache
def bar_tokens() -> frozenset[str]:
    """Folded texts that stand alone on a line in the tool bar of a web page."""
    return load_lexicon("residue_tokens").terms()
