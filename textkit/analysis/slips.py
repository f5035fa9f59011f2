"""Single masks inside fixed phrases: 从严治X among correct 从严治党.

A mask is taken for a slip when only one character completes a fixed phrase around it and what is
left of the phrase cannot stand alone, so that no writer would put a blank there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

from textkit.analysis.contexts import fit, is_han, window
from textkit.analysis.hypotheses import COUNTED
from textkit.analysis.suspects import glyph_runs
from textkit.analysis.word_names import REACH, fixed_phrases
from textkit.lexicon.ngrams import Ngrams
from textkit.model.layers import Replacement

RIVAL_GAP = 1.5
"""Log odds by which the character must beat every other."""
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


def find_slips(text: str, wrong: str, ngrams: Ngrams) -> list[Replacement]:
    """Runs ``wrong`` that stand for one character of a fixed phrase.

    Where they ask for several characters the mask stands for a longer word or a name, and those
    are dropped that are asked for once.
    """
    slips = []
    for start, end in glyph_runs(text, wrong[0]):
        if end - start == len(wrong) and text[end : end + 1] not in COUNTED:
            found = _completed(text, start, end, ngrams)
            if found:
                slips.append(found)
    asked = Counter(slip.right for slip in slips)
    top = max(asked.values(), default=0)
    return [slip for slip in slips if len(asked) == 1 or asked[slip.right] == top > len(asked)]


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
        bound = char and _is_bound(before, behind, char, text, ngrams)
        if bound and not _opens_word(text, end, j, ngrams) and _is_best(window(text, start, end), char, ngrams):
            return Replacement(start, end, text[start:end], char or "", i, j, "masked", "likely")
    return None


def _opens_word(text: str, end: int, stop: int, ngrams: Ngrams) -> bool:
    """Whether the one character behind the mask makes a word with the next."""
    return stop == end + 1 and ngrams.attraction(text[end : end + 2].ljust(2, "#")) > 1


def _is_best(context: str, char: str, ngrams: Ngrams) -> bool:
    """Whether no other character fits about as well."""
    others = set(ngrams.followers(context[1])[:100]) | set(ngrams.leaders(context[2])[:100])
    own = fit(context, char, ngrams)
    return all(fit(context, other, ngrams) < own - RIVAL_GAP for other in others - {char})


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
