"""The words and patterns of residue, read from the lexicons and ready to use.

Owns their weights. Knows nothing of documents: it sees one folded line at a time.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from functools import cache
from typing import NamedTuple

import regex

from textkit.lexicon.loader import load_lexicon
from textkit.text.patterns import compiled

WEIGHTS = {"sure": 10, "line": 6, "trigger": 0, "2": 2, "1": 1}
"""What a word of each strength adds to the score of its line."""

PATTERN_WEIGHT = 8
PATTERN_WEIGHTS = {"sure": 10, "cue": 1}

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
    """A sentence form: a regular expression and literals one of which must be in the line.

    ``openers`` are the first characters of the literals, for a cheaper look.
    """

    source: str
    openers: frozenset[str]
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
        openers = frozenset(trigger[0] for trigger in triggers)
        surety = certainty[0] if certainty else None
        forms.append(Pattern(entry.term, openers, triggers, kind, strength, surety))
    return tuple(forms)


@cache
def _compiled(source: str) -> regex.Pattern[str]:
    """Compiled on first need: most documents need few of the patterns."""
    return compiled(source)


class _Scanner:
    """All words of one lexicon, found leftmost-longest in one pass.

    Unlike `textkit.lexicon.matcher` the automaton is kept: this layer scans many short lines,
    where building one costs more than the scan.
    """

    def __init__(self, name: str) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

        self._words = []
        for entry in load_lexicon(name).entries:
            kind, _, strength = entry.category.partition(".")
            self._words.append(("" if kind == "cue" else kind, strength, WEIGHTS[strength]))
        self._automaton = AhoCorasick(
            [entry.term for entry in load_lexicon(name).entries],
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.ContiguousNFA,
        )

    def hits(self, text: str) -> list[Hit]:
        """Hits in text order, none overlapping another."""
        found = self._automaton.find_matches_as_indexes(text)
        return [Hit(start, end, *self._words[index]) for index, start, end in found]


@cache
def _scanner(name: str) -> _Scanner:
    return _Scanner(name)


def trigger_hits(text: str) -> list[Hit]:
    """Words that make a line worth a look wherever it stands, in text order."""
    return _scanner("residue").hits(text)


def cue_hits(text: str) -> list[Hit]:
    """Words that mean something only in company."""
    return _scanner("residue_cues").hits(text)


def pattern_hits(line: str, strengths: tuple[str, ...]) -> list[Hit]:
    """Hits of the sentence forms of the given strengths in a folded line."""
    hits = []
    chars = set(line)
    for form in patterns():
        if form.openers.isdisjoint(chars) or form.strength not in strengths:
            continue
        if any(trigger in line for trigger in form.triggers):
            for match in _compiled(form.source).finditer(line):
                if match.end() > match.start():
                    weight = PATTERN_WEIGHTS.get(form.strength, PATTERN_WEIGHT)
                    kind = form.kind if form.strength != "cue" else ""
                    start, end = match.span()
                    hits.append(Hit(start, end, kind, form.strength, weight, form.certainty))
    return hits


def own_words(category: str) -> tuple[str, ...]:
    """Words of the report's own lines: genre, org, post, form, marking, own-contact, work."""
    return _own_words().get(category, ())


@cache
def _own_words() -> dict[str, tuple[str, ...]]:
    """The words of the report's own lines by category; a word may be in several."""
    words: dict[str, list[str]] = {}
    for entry in load_lexicon("residue_own").entries:
        for category in entry.category.split("+"):
            words.setdefault(category, []).append(entry.term)
    return {category: tuple(terms) for category, terms in words.items()}


@cache
def bar_tokens() -> frozenset[str]:
    """Folded texts that stand alone on a line in the tool bar of a web page."""
    return load_lexicon("residue_tokens").terms()
