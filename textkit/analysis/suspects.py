"""Characters that may stand in place of another one, found without knowing which.

Two kinds: Chinese characters that often stand between characters they never stand beside, and
runs of one glyph (``X``, ``×``, ``■`` …) inside Chinese text.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice, pairwise
from operator import add
from typing import NamedTuple

from textkit.analysis.contexts import is_han, windows_at
from textkit.lexicon.ngrams import Ngrams

SAMPLE = 80_000
"""Characters from which evidence is gathered: a longer text says nothing new."""
MIN_FOREIGN = 500
FOREIGN_SHARE = 0.35
"""Share of strange pairs from which a text is in another script or style; reports have 0.06–0.24."""
MAX_PLACES = 400
"""Occurrences of one suspect that are looked at."""
MIN_ODD = 3
"""Distinct places between two strangers that make a character suspect."""
MANY = 20
INFLATED = 3
"""One place less will do for so many occurrences, so many times what is usual."""
MAX_SUSPECTS = 12
RARE_SHARE = 1e-5
MAX_UNKNOWN = 3
"""More suspects that are rarer than this mean another orthography, not a replacement."""
ODD_SHARE = 0.04
"""Distinct places between strangers that a character may have, by all its distinct places."""
SHORT = 2000
MIN_PAIRS = 4
PAIR_SHARE = 0.6
"""In a short text so many different strange pairs will do, nearly one an occurrence."""
ZEROS = frozenset("〇○零")
NUMERALS = frozenset("〇○零一二三四五六七八九十百千")
MAX_RUN = 4
COMMON = frozenset("的和与及或在是了等为将对以从到于并而不有这那其也又都就还被把向由之")
"""Words of one character that stand beside anything: no evidence either way."""
ORDINARY_MARKS = frozenset(
    "，。、；：？！“”‘’（）《》〈〉【】〔〕［］「」『』—…·～－,．.;:?!\"'()[]<>/\\-+=&|~`^%％‰℃$￥¥©®™\n\t \u3000\xa0"
)
"""Signs that a report has in their own right."""


class Suspect(NamedTuple):
    """What stands there, whether it is Chinese, and its windows with their frequencies."""

    wrong: str
    han: bool
    windows: Counter[str]


class Survey(NamedTuple):
    """Strange pairs of a sample, and for a character the different places between strangers."""

    strange: set[str]
    between: dict[str, set[str]]


def survey(sample: str, ngrams: Ngrams) -> Survey:
    """What the sample has that official prose has not. Cost O(len(sample)).

    Nothing, where too much of it is strange: traditional characters, garbled or classical text.
    """
    pairs = list(map(add, sample, sample[1:]))
    strange = ngrams.strange(set(pairs))
    places = [at for at, pair in enumerate(pairs) if pair in strange]
    if len(sample) > MIN_FOREIGN and len(places) > FOREIGN_SHARE * len(sample):
        return Survey(set(), {})
    between: dict[str, set[str]] = defaultdict(set)
    for at, following in pairwise(places):
        if following == at + 1:
            between[sample[following]].add(sample[at : at + 3])
    return Survey(strange, between)


def han_suspects(sample: str, found: Survey, ngrams: Ngrams) -> list[Suspect]:
    """Chinese characters that stand between strangers in several places, worst first.

    Short names of provinces are none: 皖企 and 川茶 are as rare as they are right.
    """
    n_between = {
        char: len(where)
        for char, where in found.between.items()
        if char not in COMMON and len(where) >= MIN_ODD - 1
    }
    if len(sample) < SHORT:
        n_strange = Counter(char for pair in found.strange for char in pair if char not in COMMON)
        for char, n_pairs in n_strange.items():
            if n_pairs >= MIN_PAIRS and n_pairs >= PAIR_SHARE * sample.count(char):
                n_between[char] = max(n_between.get(char, 0), n_pairs)
    floor = RARE_SHARE * ngrams.total
    unknown = {char for char in n_between if ngrams.count(char) < floor}
    if len(unknown) > MAX_UNKNOWN:
        n_between = {char: n for char, n in n_between.items() if char not in unknown}
    suspects = []
    for char in sorted(n_between, key=lambda char: (-n_between[char], char))[:MAX_SUSPECTS]:
        windows = windows_at(sample, islice(places_of(sample, char), MAX_PLACES))
        usual = ODD_SHARE * len(windows)
        inflated = is_inflated(char, windows.total(), len(sample), ngrams)
        enough = MIN_ODD - 1 if inflated else MIN_ODD - 0.5 + usual
        if n_between[char] >= enough and char not in ngrams.names:
            suspects.append(Suspect(char, True, windows))
    return suspects


def is_inflated(char: str, n_seen: int, n_chars: int, ngrams: Ngrams) -> bool:
    """Whether a character is several times as frequent as in official prose."""
    return n_seen >= MANY and n_seen * ngrams.total >= INFLATED * ngrams.count(char) * n_chars


def glyph_suspects(sample: str) -> list[Suspect]:
    """Runs of one glyph that is no Chinese character, digit or ordinary mark, beside Chinese."""
    suspects = []
    for glyph in sorted(set(sample) - ORDINARY_MARKS):
        if is_han(glyph) or glyph.isdigit():
            continue
        runs: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for start, end in glyph_runs(sample, glyph):
            runs[sample[start:end]].append((start, end))
        suspects += [
            Suspect(run, False, windows_at(sample, places[:MAX_PLACES]))
            for run, places in runs.items()
            if len(run) <= MAX_RUN
        ]
    return suspects


def glyph_runs(text: str, glyph: str) -> list[tuple[int, int]]:
    """Runs of ``glyph`` that touch a Chinese character; a letter inside a Latin word is none."""
    spans = []
    at = text.find(glyph)
    while at >= 0:
        end = at + 1
        while text[end : end + 1] == glyph:
            end += 1
        before, behind = text[at - 1 : at] or "#", text[end : end + 1] or "#"
        in_word = glyph.isalpha() and (is_latin(before) or is_latin(behind))
        in_number = glyph in ZEROS and (before in NUMERALS or behind in NUMERALS)
        if (is_han(before) or is_han(behind)) and not in_word and not in_number:
            spans.append((at, end))
        at = text.find(glyph, end)
    return spans


def is_latin(char: str) -> bool:
    """Whether ``char`` is a letter of another script than Chinese."""
    return char.isalpha() and not is_han(char)


def places_of(text: str, part: str) -> Iterator[tuple[int, int]]:
    """Every occurrence of ``part``, left to right, without overlap."""
    at = text.find(part) if part else -1
    while at >= 0:
        yield at, at + len(part)
        at = text.find(part, at + len(part))
