"""What a clause is about: its words, their parts, neighbouring words and figures, by weight.

Words come from the segmenter; both of its engines cut alike. A word that every report uses weighs
nothing, a verb of action little: 新建, 加强 tell not what is built. What two clauses share counts
most where it is a figure, or two words in a row. Owns terms and their weights; knows nothing of
promises and deeds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from math import floor, log, log2
from typing import NamedTuple

import regex

from textkit.analysis.clauses import words
from textkit.analysis.content import Bag
from textkit.analysis.cues import default_cues, group_cues
from textkit.lexicon.loader import load_lexicon
from textkit.lexicon.ngrams import MIN_PAIR, load_ngrams
from textkit.lexicon.words import default_segmenter
from textkit.model.records import Passage, Quantity
from textkit.text.patterns import compiled
from textkit.text.segment import tokenize

_COMMON, _COMMON_CHAR = 7.2, 5.0
"""Log rarity of the commonest words and characters of reports: what is as common weighs 0."""

_RAREST = 6.0
"""No word weighs more."""

_UNKNOWN = 2.0
"""Weight of a pair that the statistics hardly know: a name, or chance."""

_CHARACTER = 0.3
"""Share of its weight that a single character has: 讲 in 讲座 and 宣讲."""

_VERB = 0.3
"""Share of its weight that a verb of action or an adverb has."""

_NEIGHBOURS = 2.0
"""Weight of two words in a row; each of 国家, 创新, 体系 is common, 国家创新体系 is not."""

_FIGURE, _NEAR, _UNIT = 2.5, 0.4, 0.8
"""Weight of a figure with its unit, of its size (twice), and of a unit alone."""

_LEAST_RARITY = 0.05
_LOOSE = 2.5
"""Log odds: a pair in a word of three below that, and below the other pair, is chance: 资性 in
投资性."""

_LEAST_HEAD = 0.5

_SAME_UNITS = str.maketrans("％", "%")
_RUN = r"[\p{Han}×A-Za-z]+"


def unit_of(quantity: Quantity) -> str:
    """The unit of a figure, alike however it is written."""
    return (quantity.unit or "").translate(_SAME_UNITS)


def value_of(quantity: Quantity) -> float | None:
    """The figure, of a range the end that is named."""
    if quantity.masked:
        return None
    if quantity.value is not None:
        return quantity.value
    return quantity.low if quantity.low is not None else quantity.high


class _Word(NamedTuple):
    text: str
    start: int
    end: int


class Terms:
    """The terms of one text.

    Args:
        text: The text.
        quantities: Its figures, in text order.
        spans: The stretches that will be asked for; nothing else is cut into words.
    """

    def __init__(
        self, text: str, quantities: Iterable[Quantity], spans: Iterable[tuple[int, int]]
    ) -> None:
        self._words = list(_words_in(text, _united(spans)))
        self._starts = [word.start for word in self._words]
        self._figures = [(quantity.start, _figure(quantity)) for quantity in quantities]
        self._figure_starts = [start for start, _ in self._figures]
        self._found: dict[tuple[int, int], tuple[str, ...]] = {}

    def of(self, start: int, end: int) -> tuple[str, ...]:
        """The terms of ``[start, end)``, figures included, each once and always in one order."""
        found = self._found.get((start, end))
        if found is None:
            terms = dict.fromkeys(self.without_figures(start, end))
            first = bisect_left(self._figure_starts, start)
            for _, figure in self._figures[first : bisect_left(self._figure_starts, end)]:
                terms.update(dict.fromkeys(figure))
            found = self._found[start, end] = tuple(terms)
        return found

    def without_figures(self, start: int, end: int) -> tuple[str, ...]:
        """The words of ``[start, end)``, what they consist of, and which stand in a row."""
        found: dict[str, None] = {}
        before = None
        for word in self._within(start, end):
            found.update(parts_of(word.text))
            if before and before.end == word.start and len(before.text) > 1 < len(word.text):
                found[f"{before.text} {word.text}"] = None
            before = word
        return tuple(found)

    def words_backwards(self, start: int, end: int) -> Iterator[str]:
        """The words of ``[start, end)``, last first."""
        return (word.text for word in reversed(self._within(start, end)))

    def _within(self, start: int, end: int) -> list[_Word]:
        return self._words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _united(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same stretches without overlaps, in text order."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def _words_in(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[_Word]:
    """The words of each stretch; none across what only frames a figure: 全年, 不少于."""
    segmenter = default_segmenter()
    for start, end in spans:
        bare = _frame().sub(lambda match: "，" * len(match[0]), text[start:end])
        for word in tokenize(segmenter, bare):
            if _run().match(word.text):
                yield _Word(word.text, start + word.start, start + word.end)


@cache
def _run() -> regex.Pattern[str]:
    return compiled(_RUN)


@cache
def _frame() -> regex.Pattern[str]:
    frames = group_cues(load_lexicon("action_words").entries)["frame"]
    return compiled("|".join(sorted(frames, key=len, reverse=True)))


@cache
def verbs() -> frozenset[str]:
    """Verbs of action, adverbs and phrases of manner, which do not tell one deed from another."""
    cues = words()
    return frozenset((*cues["verb"], *cues["adverb"], *cues["manner"], *default_cues()["verb"]))


@lru_cache(maxsize=1 << 16)
def parts_of(word: str) -> dict[str, None]:
    """A word's characters and pairs of characters; 城乡居民 is 城乡 and 居民 in a row.

    A phrase of manner (坚定不移) has none.
    """
    if len(word) > 2 and word in verbs():
        return {}
    pairs = [word[at : at + 2] for at in range(len(word) - 1)]
    if len(word) % 2 == 0:
        words = pairs[::2]
        rows = [f"{first} {second}" for first, second in pairwise(words)]
        return dict.fromkeys((*words, *rows, *word))
    pulls = [0.0, *map(load_ngrams().attraction, pairs), 0.0]
    kept = (
        pair
        for at, pair in enumerate(pairs, start=1)
        if pulls[at] >= min(_LOOSE, max(pulls[at - 1], pulls[at + 1]))
    )
    return dict.fromkeys((*kept, *word))


def _figure(quantity: Quantity) -> tuple[str, ...]:
    """A figure as terms: itself, its unit, and two marks of its size that near figures share."""
    value, unit = value_of(quantity), unit_of(quantity)
    if value is None or unit.endswith("年"):
        return ()
    exact = (f"#{unit}", f"={value:g}{unit}")
    if value <= 0:
        return exact
    size = 2 * log2(value)
    return (*exact, f"~{floor(size)}{unit}", f"~{floor(size + 0.5)}+{unit}")


class TermWeights:
    """Weight of each term for clauses that are to be compared.

    Args:
        clauses: The terms of every clause.
    """

    def __init__(self, clauses: Iterable[tuple[str, ...]]) -> None:
        self._ngrams = load_ngrams()
        self._total = log(self._ngrams.total)
        self._in: Counter[str] = Counter()
        count = 0
        for terms in clauses:
            self._in.update(terms)
            count += 1
        self._log_count = log(max(count, 3))
        self._known: dict[str, float] = {}

    def bag(self, terms: Iterable[str]) -> Bag:
        """The terms that mean something, with their weights.

        A figure adds to what two bags have in common, not to their size: few are reached exactly.
        """
        weight, known = self._weight, self._known
        found = {}
        for term in terms:
            value = known.get(term)
            if value is None:
                value = known[term] = weight(term)
            if value > 0:
                found[term] = value
        return _sized(found)

    def _weight(self, term: str) -> float:
        return self._general(term) * self._own_rarity(term)

    def _own_rarity(self, term: str) -> float:
        """From 1 for what two clauses say to near 0 for what every clause says."""
        clauses = self._in[term]
        if clauses <= 2:
            return 1.0
        return max(_LEAST_RARITY, 1.0 - log(clauses / 2) / self._log_count)

    def _general(self, term: str) -> float:
        """What a term weighs in any report."""
        if term[0] in "=~#":
            return {"=": _FIGURE, "~": _NEAR, "#": _UNIT}[term[0]]
        if " " in term:
            weight = _NEIGHBOURS
            for word in term.split(" "):
                weight *= _VERB if word in verbs() else 1.0
            return weight
        seen = self._ngrams.count(term)
        rarity = self._total - log(seen + 1.0)
        if len(term) == 1:
            return min(max(rarity - _COMMON_CHAR, 0.0), _RAREST) * _CHARACTER
        most = _RAREST if seen >= MIN_PAIR else _UNKNOWN
        return min(max(rarity - _COMMON, 0.0), most) * (_VERB if term in verbs() else 1.0)


def _sized(weights: dict[str, float]) -> Bag:
    return Bag(weights, sum(value for term, value in weights.items() if term[0] not in "=~"))


def united(bags: Iterable[Bag]) -> Bag:
    """All terms of some bags."""
    return _sized({term: value for bag in bags for term, value in bag.weights.items()})


def head_of(terms: Terms, span: Passage, bag: Bag) -> str:
    """The last pair of characters of a clause that means something: 湿地 of 修复尾水湿地.

    Empty where none does.
    """
    for word in terms.words_backwards(*span):
        if word in verbs():
            continue
        for at in range(len(word) - 2, -1, -1):
            if bag.weights.get(pair := word[at : at + 2], 0.0) >= _LEAST_HEAD:
                return pair
    return ""
