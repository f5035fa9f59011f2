"""What a passage is about: its pairs of characters, weighed by how rare they are.

Two neighbouring characters are the smallest piece of Chinese that means something. Those of
every report (工作, 加强, 进一步) weigh nothing, those of few weigh much; what stands in many
passages of the same report tells them not apart and weighs less. Owns weights and likeness; knows
nothing of problems, plans and promises.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from math import log, sqrt
from typing import NamedTuple

import regex

from textkit.analysis.cues import Cues, group_cues
from textkit.lexicon.loader import load_lexicon
from textkit.lexicon.ngrams import MIN_PAIR, load_ngrams
from textkit.text.patterns import compiled


class Bag(NamedTuple):
    """Pairs of characters by weight, and what all of them weigh."""

    weights: Mapping[str, float]
    size: float


_COMMON = 7.0
"""Log rarity of the commonest words of reports (建设, 工作, 加强): what is as common weighs 0."""

_RAREST = 6.0
"""No pair weighs more."""

_UNKNOWN = 3.0
"""Weight of a pair that the statistics hardly know: a name, or chance between two words."""

_LOOSE, _LOOSER = 2.5, 0.5
"""Log odds: a pair below ``_LOOSE`` that holds together less than both its neighbours, by
``_LOOSER`` at least, stands between two words."""

_HAN = r"[\p{Han}×A-Za-z]{2,}"


def pairs_of(text: str, start: int, end: int) -> set[str]:
    """The pairs of neighbouring characters in ``text[start:end]`` that may stand in one word.

    None across a mark or a word that only frames a figure, and none between two words: 网建 in 水网建设 attract each other less than
    the pairs on both sides.
    """
    found: set[str] = set()
    for run in _runs().findall(_frame().sub("，", text[start:end])):
        pairs = [run[at : at + 2] for at in range(len(run) - 1)]
        pulls = [0.0, *map(_pull, pairs), 0.0]
        found.update(
            pair
            for at, pair in enumerate(pairs, start=1)
            if not pulls[at] < min(_LOOSE, pulls[at - 1] - _LOOSER, pulls[at + 1] - _LOOSER)
        )
    return found


def topics_of(text: str, start: int, end: int) -> set[str]:
    """The topics that ``text[start:end]`` speaks of, to be used like pairs.

    A problem and its plan often share no word: 人手不足 and 招聘, 资金缺口 and 争取投入.
    """
    return {
        topic
        for topic, words in _topics().items()
        if any(text.find(word, start, end) >= 0 for word in words)
    }


@cache
def _topics() -> Cues:
    return group_cues(load_lexicon("topic_words").entries)


@lru_cache(maxsize=1 << 16)
def _pull(pair: str) -> float:
    """How much two characters attract each other; reports repeat their words."""
    return load_ngrams().attraction(pair)


def _runs() -> regex.Pattern[str]:
    return compiled(_HAN)


@cache
def _frame() -> regex.Pattern[str]:
    """The words around a figure, which say nothing of what is counted: 全年, 不少于."""
    words = group_cues(load_lexicon("action_words").entries)["frame"]
    return compiled("|".join(sorted(words, key=len, reverse=True)))


class Weights:
    """Weight of each pair for passages that are to be compared.

    Args:
        passages: The pairs of every passage.
    """

    def __init__(self, passages: Iterable[set[str]]) -> None:
        self._ngrams = load_ngrams()
        self._total = log(self._ngrams.total)
        self._in: Counter[str] = Counter()
        self._count = 0
        for pairs in passages:
            self._in.update(pairs)
            self._count += 1

    def bag(self, pairs: Iterable[str]) -> Bag:
        """The pairs that mean something, with their weights."""
        count = self._ngrams.count
        found: dict[str, float] = {}
        for pair in pairs:
            seen = count(pair)
            rarity = self._total - log(seen + 1.0) - _COMMON
            if rarity > 0:
                most = _RAREST if seen >= MIN_PAIR else _UNKNOWN
                found[pair] = min(rarity, most) * self._own_rarity(pair)
        return Bag(found, sum(found.values()))

    def _own_rarity(self, pair: str) -> float:
        """From 1 for what two passages say to near 0 for what every passage says."""
        if self._count <= 2:
            return 1.0
        spread = max(self._in[pair] - 2, 0) / self._count
        return max(1.0 - spread, 0.1)


def shared(first: Bag, second: Bag) -> float:
    """What two bags have in common."""
    one, other = first.weights, second.weights
    if len(one) > len(other):
        one, other = other, one
    return sum(value for pair, value in one.items() if pair in other)


def likeness(first: Bag, second: Bag) -> float:
    """How much two bags have in common, from 0 to 1, whatever their sizes."""
    size = sqrt(first.size * second.size)
    return shared(first, second) / size if size else 0.0


def coverage(first: Bag, second: Bag) -> float:
    """The share of ``first`` that ``second`` has too."""
    return shared(first, second) / first.size if first.size else 0.0
