"""Slogans and numeric formulae of a report, by the lexicon and by shape.

Owns the choice among overlapping finds and among the lexicon's rows. Knows nothing of right or
wrong: a formula of another size than its items is a rule's business.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from textkit.analysis.expansions import expansion_beside
from textkit.analysis.extents import Extents
from textkit.analysis.formulae import NUMERALS, find_shapes, formula_numbers
from textkit.lexicon.loader import load_lexicon
from textkit.lexicon.slogans import SloganEntry, load_slogans
from textkit.model.document import Document
from textkit.model.layers import Residue
from textkit.model.records import Slogan

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_OPENING, _CLOSING = "“‘「『", "”’」』"
_NEAR = 40
"""Code points on either side in which a row's context must stand."""

_FOLDED = str.maketrans("０１２３４５６７８９＋個", "0123456789+个")
"""One character for one: offsets stay."""


class _Find(NamedTuple):
    start: int
    end: int
    entry: SloganEntry | None
    category: str


def find_slogans(doc: Document, residue: Residue) -> tuple[Slogan, ...]:
    """Slogans and formulae, in text order, none within another."""
    text = doc.text
    read = Extents(doc, residue)
    finds = [*_by_lexicon(text), *(_Find(s, e, None, c) for s, e, c in find_shapes(text))]
    finds.sort(key=lambda find: (find.start, -find.end, find.entry is None))
    slogans = []
    free_from = 0
    for find in finds:
        if find.start >= free_from and read.holds(find.start):
            free_from = find.end
            if find.category != "word":
                slogans.append(_slogan(text, find))
    return tuple(slogans)


def _slogan(text: str, find: _Find) -> Slogan:
    start, end, entry, category = find
    name = text[start:end]
    if entry is None:
        counts = formula_numbers(name)
        beside = expansion_beside(text, start, end, counts) if counts else ()
        return Slogan(start, end, name, counts, None, beside, category, "unknown", "pattern")
    numbers = formula_numbers(name)
    counts = (entry.counts or numbers) if numbers else ()
    beside = expansion_beside(text, start, end, counts) if counts else ()
    expansion = entry.expansion or None
    return Slogan(
        start, end, entry.phrase, counts, expansion, beside, entry.category, entry.status, "lexicon"
    )


def _by_lexicon(text: str) -> Iterator[_Find]:
    table = load_slogans()
    spellings, automaton = _spelled()
    folded = text.translate(_FOLDED)
    for index, start, end in automaton.find_matches_as_indexes(folded):
        phrase = spellings[index][1]
        if not phrase:
            yield _Find(start, end, None, "word")
        elif not _cuts_number(text, start, end):
            entry = _row(folded, start, end, table[phrase])
            if entry is not None:
                yield _Find(start, end, entry, entry.category)


def _cuts_number(text: str, start: int, end: int) -> bool:
    """Whether the find begins or ends inside a longer number: 二十|三个代表, |1+5+3|0."""
    before, first = text[start - 1 : start], text[start]
    if before and (before in "第百千万几" or before in NUMERALS):
        return first in NUMERALS
    return (first.isdecimal() and (before.isdecimal() or before in "+＋.")) or (
        text[end - 1].isdecimal() and text[end : end + 1].isdecimal()
    )


def _row(text: str, start: int, end: int, rows: tuple[SloganEntry, ...]) -> SloganEntry | None:
    """The row that fits the place: one whose context stands near, else one that needs none."""
    quoted = text[start - 1 : start] in tuple(_OPENING) or text[end : end + 1] in tuple(_CLOSING)
    open_rows = [row for row in rows if quoted or not row.quoted]
    if any(row.context for row in open_rows):
        line = max(text.rfind("\n", 0, start) + 1, start - _NEAR)
        near = text[line : end + _NEAR].partition("\n")[0]
        for row in open_rows:
            if any(word in near for word in row.context):
                return row
    return next((row for row in open_rows if not row.context), None)


@cache
def _spelled() -> tuple[list[tuple[str, str]], AhoCorasick]:
    """Every spelling with its phrase, words that only look like a formula with none."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    phrases = dict.fromkeys(load_lexicon("formula_words").terms("word"), "")
    for phrase in load_slogans():
        phrases.update(dict.fromkeys(_spellings(phrase), phrase))
    spellings = sorted(phrases.items())
    words = [spelling for spelling, _ in spellings]
    return spellings, AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)


def _spellings(phrase: str) -> set[str]:
    """The phrase as it may be written: other marks between its clauses, or none."""
    marks = ("、", "，", ",", " ", "　", "")
    spellings = {phrase, *(phrase.replace("、", mark) for mark in marks)}
    return spellings | {phrase.replace("，", mark) for mark in ("、", ",")}
