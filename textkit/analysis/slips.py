"""Single masks inside fixed phrases: 从严治X among correct 从严治党.

A mask is taken for a slip when only one character completes a fixed phrase around it and what is
left of the phrase cannot stand alone, so that no writer would put a blank there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from textkit.analysis.contexts import is_han
from textkit.analysis.hypotheses import COUNTED
from textkit.analysis.suspects import glyph_runs
from textkit.analysis.word_names import REACH, fixed_phrases
from textkit.lexicon.ngrams import Ngrams
from textkit.model.layers import Replacement

LOOSE_SHARE = 0.02
"""Share of its uses at a boundary from which a character can stand alone."""


class Gap(dict[tuple[str, str], str]):
    """What completes ``(before, behind)``; an empty string where several characters do."""


@cache
def phrase_gaps() -> Gap:
    """Every fixed phrase with one character taken out."""
    gaps: dict[tuple[str, str], set[str]] = defaultdict(set)
    for phrase in fixed_phrases():
        for at, char in enumerate(phrase):
            gaps[phrase[:at], phrase[at + 1 :]].add(char)
    return Gap({gap: chars.pop() if len(chars) == 1 else "" for gap, chars in gaps.items()})


def find_slips(text: str, wrong: str, ngrams: Ngrams) -> Iterator[Replacement]:
    """Runs ``wrong`` that stand for one character of a fixed phrase."""
    for start, end in glyph_runs(text, wrong[0]):
        if end - start == len(wrong) and text[end : end + 1] not in COUNTED:
            found = _completed(text, start, end, ngrams)
            if found:
                yield found


def _completed(text: str, start: int, end: int, ngrams: Ngrams) -> Replacement | None:
    left = start
    while left > 0 and start - left < REACH and is_han(text[left - 1]):
        left -= 1
    stop = end
    while stop < len(text) and stop - end < REACH and is_han(text[stop]):
        stop += 1
    gaps = phrase_gaps()
    spans = [(i, j) for i in range(left, start + 1) for j in range(end, stop + 1)]
    spans.sort(key=lambda span: span[0] - span[1])
    for i, j in spans:
        before, behind = text[i:start], text[end:j]
        char = gaps.get((before, behind))
        if char and _is_bound(before, behind, char, text, ngrams):
            return Replacement(start, end, text[start:end], char, i, j, "masked", "likely")
    return None


def _is_bound(before: str, behind: str, char: str, text: str, ngrams: Ngrams) -> bool:
    """Whether the rest of the phrase is no word of its own.

    A phrase of two characters counts only with the mask in front and if the text has it elsewhere.
    """
    if len(before) + len(behind) == 1 and (before or char + behind not in text):
        return False
    if before and behind:
        return not (_stands_before(before, ngrams) and _stands_behind(behind, ngrams))
    return not (_stands_before(before, ngrams) if before else _stands_behind(behind, ngrams))


def _stands_behind(rest: str, ngrams: Ngrams) -> bool:
    """Whether ``rest`` can open a clause."""
    if rest in fixed_phrases():
        return True
    if len(rest) == 1:
        return ngrams.count("#" + rest) > LOOSE_SHARE * ngrams.count(rest)
    return ngrams.count("#" + rest[:2]) > 0


def _stands_before(rest: str, ngrams: Ngrams) -> bool:
    """Whether ``rest`` can close a clause."""
    if rest in fixed_phrases():
        return True
    if len(rest) == 1:
        return ngrams.count(rest + "#") > LOOSE_SHARE * ngrams.count(rest)
    return ngrams.count(rest[-2:] + "#") > 0
