"""What a suspect stands for: a character put back by hypothesis and tested.

A candidate is taken from the neighbours of the suspect, put back in every window, and compared
with what stands there now. It is believed when it makes good text of several windows at once, and
either the text lacks it, as it must after replacing it everywhere, or has the very phrases it
makes, as it must after a half repair.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from math import log
from typing import NamedTuple

from textkit.analysis.contexts import fit, is_han
from textkit.analysis.suspects import COMMON, Suspect
from textkit.lexicon.loader import load_lexicon
from textkit.lexicon.ngrams import Ngrams

MAX_WINDOWS = 48
MAX_VOTERS = 24
MAX_RANKED = 60
MAX_CANDIDATES = 4
NEUTRAL_COST = 3.0
N_PROBES = 10
MIN_CLEAR_PROBES = 2
BLANK = "#"
MIN_WORD_WINDOWS = 6
MAX_WORDS = 12
FULL_BONUS = 1.5
CLEAR_GAIN = 6.0
"""Log odds from which one window speaks for the candidate; 400 to 1."""
CLEAR_FIT = 4.0
"""The same against a blank, which fits anywhere."""
GAIN_CAP = 12.0
"""One window may not decide alone."""
TYPICAL_SHARE = 1e-5
"""A character rarer than this in official prose is no candidate."""
DETERMINERS = frozenset("我全各本该某每另一二三四五六七八九十百千万亿两几多半数新老大小上下前后第")
"""What a writer may mean by a blank before a noun: no evidence for a replaced character."""
COUNTED = frozenset(
    "个名位人次项件批家户所支只座处起宗份册台套间辆亩吨元万亿千百年月日岁天时分秒点余多届期号类公平立米里篇场条"
)
"""Behind one of these a blank is an unfilled number."""


class Hypothesis(NamedTuple):
    """``wrong`` stands for ``right``; ``full``: everywhere, else half repaired.

    ``prior`` are the log odds that a place of ``wrong`` is one of ``right``, ``windows`` the
    number of distinct windows that speak for it, ``score`` their sum.
    """

    wrong: str
    right: str
    han: bool
    full: bool
    prior: float
    windows: int
    score: float


def judge(suspect: Suspect, text: str, ngrams: Ngrams) -> Hypothesis | None:
    """The best hypothesis about ``suspect`` that ``text`` bears out, ``None`` where none does."""
    windows = telling_windows(suspect, ngrams)
    now = suspect.wrong if suspect.han else BLANK
    bench = {context: fit(context, now, ngrams) for context in windows[:N_PROBES]}
    best: Hypothesis | None = None
    for right in candidates(windows, suspect.wrong, text, ngrams):
        if not is_promising(windows, bench, right, ngrams, han=suspect.han):
            continue
        found = test(suspect, right, windows, text, ngrams)
        if found and (best is None or weight_of(found) > weight_of(best)):
            best = found
    return best


def judge_word(suspect: Suspect, text: str, ngrams: Ngrams) -> Hypothesis | None:
    """The word of two characters that a glyph stands for, if any."""
    windows = telling_windows(suspect, ngrams)
    if len(windows) < MIN_WORD_WINDOWS:
        return None
    best: Hypothesis | None = None
    for word in word_candidates(windows, ngrams):
        found = test(suspect, word, windows, text, ngrams)
        if found and (best is None or weight_of(found) > weight_of(best)):
            best = found
    return best


def word_candidates(windows: list[str], ngrams: Ngrams) -> list[str]:
    """Words whose ends know the neighbours in most windows."""
    sides = [
        (ngrams.followers(context[1]), ngrams.leaders(context[2]))
        for context in windows[:MAX_VOTERS]
        if is_han(context[1]) or is_han(context[2])
    ]
    votes = [
        (sum((word[0] in behind) + (word[1] in before) for behind, before in sides), word)
        for word in word_list()
    ]
    return [word for _, word in sorted(votes, reverse=True)[:MAX_WORDS]]


@cache
def word_list() -> tuple[str, ...]:
    """Fixed words of two characters."""
    return tuple(sorted(term for term in load_lexicon("fixed_phrases").terms() if len(term) == 2))


def weight_of(hypothesis: Hypothesis) -> float:
    """Score; that the text lacks the candidate counts for it."""
    return hypothesis.score * (FULL_BONUS if hypothesis.full else 1.0)


def telling_windows(suspect: Suspect, ngrams: Ngrams) -> list[str]:
    """Windows that can speak, those between two Chinese characters first.

    For a Chinese suspect those where it is a stranger to a neighbour, for a glyph those that are
    no slots for a number.
    """
    wrong = suspect.wrong
    if suspect.han:
        telling = [
            context
            for context in suspect.windows
            if ngrams.is_strange(context[1], wrong) or ngrams.is_strange(wrong, context[2])
        ]
    else:
        telling = [
            context
            for context in suspect.windows
            if (is_han(context[1]) or is_han(context[2]))
            and context[2] not in COUNTED
            and context[1] not in "0a"
            and context[2] not in "0a"
        ]
    telling.sort(key=lambda context: not (is_han(context[1]) and is_han(context[2])))
    return telling[:MAX_WINDOWS]


def candidates(windows: list[str], wrong: str, text: str, ngrams: Ngrams) -> list[str]:
    """Characters that know both neighbours in many windows; a narrow choice weighs more.

    Some that the text lacks though it should have them, and some that it has.
    """
    votes: Counter[str] = Counter()
    for context in windows[:MAX_VOTERS]:
        before, behind = context[1], context[2]
        if is_han(before) and is_han(behind):
            both = set(ngrams.followers(before)).intersection(ngrams.leaders(behind))
        elif is_han(behind):
            both = set(ngrams.leaders(behind)[:25])
        else:
            both = set(ngrams.followers(before)[:25])
        weight = 1 / (3 + len(both))
        for char in both:
            votes[char] += weight
    floor = TYPICAL_SHARE * ngrams.total
    lacking: list[str] = []
    present: list[str] = []
    for char, _ in votes.most_common(MAX_RANKED):
        if char != wrong and char not in COMMON and ngrams.count(char) > floor:
            (present if char in text else lacking).append(char)
    return lacking[:MAX_CANDIDATES] + present[:MAX_CANDIDATES]


def is_promising(
    windows: list[str], bench: dict[str, float], right: str, ngrams: Ngrams, *, han: bool
) -> bool:
    """Whether a look at the first windows leaves hope; most candidates end here."""
    clear_at = CLEAR_GAIN if han else CLEAR_FIT
    clear = 0
    for context in windows[:N_PROBES]:
        clear += fit(context, right, ngrams) - bench[context] > clear_at
    return clear >= MIN_CLEAR_PROBES


def gain(context: str, right: str, suspect: Suspect, ngrams: Ngrams) -> float:
    """Log odds of the window with ``right`` against what stands there, or a blank."""
    now = suspect.wrong if suspect.han else BLANK
    return fit(context, right, ngrams) - fit(context, now, ngrams)


def test(
    suspect: Suspect, right: str, windows: list[str], text: str, ngrams: Ngrams
) -> Hypothesis | None:
    """The hypothesis that ``suspect`` stands for ``right``, if the evidence suffices."""
    clear_at = CLEAR_GAIN if suspect.han else CLEAR_FIT
    gains = [(gain(context, right, suspect, ngrams), context) for context in windows]
    clear = [(odds, context) for odds, context in gains if odds > clear_at]
    score = sum(min(odds, GAIN_CAP) for odds, _ in clear)
    if suspect.han:
        # A window that is clearly the suspect's own says nothing: both may stand in one text.
        score -= NEUTRAL_COST * sum(-CLEAR_FIT < odds <= 3 for odds, _ in gains)
    n_clear, share = len(clear), len(clear) / len(windows)
    words = restored_pairs([context for _, context in clear], suspect, right, ngrams)
    absent = text.count(right) * 20 <= sum(suspect.windows[context] for _, context in clear)
    if absent:
        enough = is_enough(n_clear, score, len(words), share, han=suspect.han)
    else:
        n_attested = sum(is_attested(context, right, text) for _, context in clear)
        enough = right not in DETERMINERS and is_enough_half(
            n_attested, score, len(words), share, han=suspect.han
        )
    if not enough:
        return None
    prior = prior_odds(suspect, right, ngrams) if suspect.han else share_odds(gains)
    return Hypothesis(suspect.wrong, right, suspect.han, absent, prior, n_clear, score)


def restored_pairs(
    contexts: list[str], suspect: Suspect, right: str, ngrams: Ngrams
) -> set[str]:
    """Word-like pairs that ``right`` makes with neighbours to which the suspect is strange.

    A rare word of the text (月嫂, 餐厨) may suit a commoner neighbour in every window, but it is
    one word; a character replaced everywhere is missed by several.
    """
    pairs = set()
    for context in contexts:
        before, behind = context[1] + right[0], right[-1] + context[2]
        if not suspect.han or ngrams.is_strange(context[1], suspect.wrong):
            pairs.add(before)
        if not suspect.han or ngrams.is_strange(suspect.wrong, context[2]):
            pairs.add(behind)
    return {pair for pair in pairs if ngrams.attraction(pair) > 1}


def is_enough(n_clear: int, score: float, n_words: int, share: float, *, han: bool) -> bool:
    """Whether the windows convict when the text lacks the candidate."""
    if han:
        return n_clear >= 4 and score >= 36 and (n_words >= 4 or (n_words >= 3 and share >= 0.4))
    convincing = n_clear >= 3 and score >= 20 and (share >= 0.25 or score >= 50)
    return convincing and (n_words >= 3 or (n_words >= 2 and share >= 0.5))


def is_enough_half(
    n_attested: int, score: float, n_words: int, share: float, *, han: bool
) -> bool:
    """Whether phrases that the text has elsewhere convict when it has the candidate too."""
    if han:
        return n_words >= 3 and n_attested >= 2 and score >= 40 and share >= 0.3
    return n_words >= 2 and n_attested >= 2 and score >= 40 and share >= 0.3


def is_attested(context: str, right: str, text: str) -> bool:
    """Whether the text has the candidate beside the same neighbours elsewhere."""
    before, behind = context[1], context[2]
    if is_han(before) and is_han(behind):
        return before + right in text and right + behind in text
    phrase = context[:2].strip("#") + right + context[2:].strip("#")
    return len(phrase) > len(right) and phrase in text


def share_odds(gains: list[tuple[float, str]]) -> float:
    """How many windows of a glyph suit the candidate against those that suit a blank."""
    suit = sum(odds > 2 for odds, _ in gains)
    blank = sum(odds < 0 for odds, _ in gains)
    return log((suit + 0.5) / (blank + 0.5))


def prior_odds(suspect: Suspect, right: str, ngrams: Ngrams) -> float:
    """How many places clearly mean the candidate against those that clearly do not."""
    meant = kept = 1
    for context, n_places in list(suspect.windows.items())[: 4 * MAX_WINDOWS]:
        odds = gain(context, right, suspect, ngrams)
        if odds > 3:
            meant += n_places
        elif odds < -3:
            kept += n_places
    return log(meant / kept)
