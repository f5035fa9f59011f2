"""Single masks inside fixed phrases: 从严治X among correct 从严治党.

A mask is taken for a slip when only one character completes a fixed phrase around it and what is
left of the phrase cannot stand alone, so that no writer would put a blank there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from textkit.analysis.contexts import fit, is_han, window
from textkit.analysis.hypotheses import COUNTED
from textkit.analysis.placeholder_words import word_right
from textkit.analysis.suspects import COMMON, glyph_runs
from textkit.analysis.word_names import REACH, sizes
from textkit.lexicon.ngrams import Ngrams
from textkit.model.layers import Replacement

RIVAL_GAP = 1.5
"""Log odds by which the character must beat every other."""
MAX_RIVALS = 100
NAMED = frozenset({"unit", "document", "title"})
"""What a mask at the head of a phrase is the name of: XX村建设, XX政办发."""
MIN_PHRASE = 3
"""A word of two characters does not convict alone."""
LONG_PHRASE = 4
"""Characters of a phrase that, all but the last or first, leave no choice."""


def find_slips(text: str, wrong: str, ngrams: Ngrams) -> list[Replacement]:
    """Runs ``wrong`` that stand for one character of a fixed phrase.

    Where they ask for several characters the mask stands for a longer word or a name.
    """
    slips = []
    seen: dict[str, tuple[str, int, int]] = {}
    for start, end in glyph_runs(text, wrong[0]):
        if end - start != len(wrong) or text[end : end + 1] in COUNTED:
            continue
        around = text[max(start - REACH, 0) : end + REACH]
        found = seen.get(around)
        if found is None:
            found = seen[around] = _completion(text, start, end, ngrams)
        char, before, behind = found
        named = not before and word_right(text, end).category in NAMED
        if char and not named:
            word = (start - before, end + behind)
            slips.append(Replacement(start, end, wrong, char, *word, "masked", "likely"))
    return list(_credible(slips))


def _credible(slips: list[Replacement]) -> Iterator[Replacement]:
    """Without characters asked for once beside others, and short words that stand alone."""
    asked = Counter(slip.right for slip in slips)
    top = max(asked.values(), default=0)
    long = {slip.right for slip in slips if slip.word_end - slip.word_start >= MIN_PHRASE}
    for slip in slips:
        agreed = len(asked) == 1 or asked[slip.right] == top > len(asked)
        if agreed and slip.right in long:
            yield slip


def _completion(text: str, start: int, end: int, ngrams: Ngrams) -> tuple[str, int, int]:
    """The character meant and how far its phrase reaches to either side; empty if none is."""
    left = start
    while left > 0 and start - left < REACH and is_han(text[left - 1]):
        left -= 1
    stop = end
    while stop < len(text) and stop - end < REACH and is_han(text[stop]):
        stop += 1
    for n_before, n_behind in sizes(start - left, stop - end):
        i, j = start - n_before, end + n_behind
        before, behind = text[i:start], text[end:j]
        char = ngrams.gaps.get(f"{before}_{behind}")
        if char is None or char in COMMON:
            continue
        if not before and len(behind) == 1:
            # A word of two: the text must have it, and the rest not begin another word.
            opens = ngrams.attraction(text[end : end + 2].ljust(2, "#")) > 1
            if opens or char + behind not in text:
                continue
        one_sided = len(before) * len(behind) == 0 and j - i >= LONG_PHRASE
        if one_sided:
            return char, start - i, j - end
        rivals = _rivals(window(text, start, end), char, ngrams)
        if not rivals or _is_own(before, char, behind, rivals, text):
            return char, start - i, j - end
    return "", 0, 0


def _is_own(before: str, char: str, behind: str, rivals: set[str], text: str) -> bool:
    """Whether the text has the phrase elsewhere, and none that a rival would make."""
    return before + char + behind in text and not any(
        before + rival + behind in text for rival in rivals
    )


def _rivals(context: str, char: str, ngrams: Ngrams) -> set[str]:
    """Other characters that fit the window about as well or better."""
    rivals = set(ngrams.followers(context[1])[:MAX_RIVALS])
    rivals |= set(ngrams.leaders(context[2])[:MAX_RIVALS])
    enough = fit(context, char, ngrams) - RIVAL_GAP
    return {rival for rival in rivals - {char} if fit(context, rival, ngrams) > enough}
