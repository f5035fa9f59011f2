"""What a suspect stands for: a character put back by hypothesis and tested.

A candidate is taken from the neighbours of the suspect, put back in every window, and compared
with what stands there now. It is believed when it makes good text of several windows at once, and
either the text lacks it, as it must after replacing it everywhere, or has the very phrases it
makes, as it must after a half repair.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import islice
from math import log
from typing import NamedTuple

from textkit.analysis.contexts import fit, is_han
from textkit.analysis.suspects import COMMON, Suspect
from textkit.lexicon.ngrams import Ngrams

MAX_WINDOWS = 48
MAX_VOTERS = 16
MAX_WORD_VOTERS = 10
MAX_RANKED = 40
MAX_NEIGHBOURS = 25
FEW_WINDOWS = 10
MAX_CANDIDATES = 3
NEUTRAL_COST = 3.0
N_PROBES = 8
MIN_CLEAR_PROBES = 2
MIN_VOTES = 2
BLANK = "#"
MIN_WORD_WINDOWS = 8
MAX_WORDS = 10
WORD_SHARE = 0.55
"""Share of the neighbours that the ends of a word must know."""
LACKING_BONUS = 1.5
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
LEVELS = frozenset("省州市县区旗镇乡村")
"""Administrative levels: whatever follows or precedes one suits the others, too."""
OFFICES = frozenset("长委政人党直级")
"""What any level has: 镇长, 省委, 县政府, 区人大."""
SELDOM = COMMON | frozenset("零一二三四五六七八九十百千万亿")
"""Not looked for: particles and numerals, whose places are those of masks."""
COUNTED = frozenset("个名人次项户亩吨元万亿年月日岁天时余多届期号")
"""Behind one of these a blank is an unfilled number."""


class Hypothesis(NamedTuple):
    """``wrong`` stands for ``right``; ``full``: everywhere, else half repaired.

    ``lacking``: the text has no ``right`` at all.

    ``prior`` are the log odds that a place of ``wrong`` is one of ``right``, ``windows`` the
    number of distinct windows that speak for it, ``score`` their sum.
    """

    wrong: str
    right: str
    han: bool
    full: bool
    lacking: bool
    prior: float
    windows: int
    score: float


def judge(suspect: Suspect, text: str, ngrams: Ngrams) -> Hypothesis | None:
    """The best hypothesis about ``suspect`` that ``text`` bears out, ``None`` where none does."""
    bench = Bench(suspect, telling_windows(suspect, ngrams), ngrams)
    rights = candidates(bench.windows, suspect.wrong, text, ngrams)
    return _best(bench, rights, text)


def judge_word(suspect: Suspect, text: str, ngrams: Ngrams) -> Hypothesis | None:
    """The word of two characters that a glyph stands for, if any."""
    bench = Bench(suspect, telling_windows(suspect, ngrams), ngrams)
    if len(bench.windows) < MIN_WORD_WINDOWS:
        return None
    return _best(bench, word_candidates(bench.windows, ngrams), text)


def _best(bench: "Bench", rights: Iterable[str], text: str) -> Hypothesis | None:
    best: Hypothesis | None = None
    for right in rights:
        if not bench.is_promising(right):
            continue
        found = test(bench, right, text)
        if found and (best is None or weight_of(found) > weight_of(best)):
            best = found
    return best


class Bench:
    """Windows of a suspect, and how well each suits what stands there now.

    Args:
        suspect: What is tested.
        windows: The windows that can speak.
        ngrams: Character statistics.
    """

    def __init__(self, suspect: Suspect, windows: list[str], ngrams: Ngrams) -> None:
        self.suspect = suspect
        self.windows = windows
        self.ngrams = ngrams
        self.clear_at = CLEAR_GAIN if suspect.han else CLEAR_FIT
        self._now = suspect.wrong if suspect.han else BLANK
        self._fits: dict[str, float] = {}

    def gain(self, context: str, right: str) -> float:
        """Log odds of the window with ``right`` against what stands there, or a blank."""
        now = self._fits.get(context)
        if now is None:
            now = self._fits[context] = fit(context, self._now, self.ngrams)
        return fit(context, right, self.ngrams) - now

    def suits_levels(self, context: str, right: str) -> bool:
        """Whether other levels suit the window nearly as well as ``right`` (全镇 as 全省, 全市)."""
        if context[1] in DETERMINERS or context[2] in OFFICES:
            return True
        others = LEVELS - {self.suspect.wrong, right}
        best = max(self.gain(context, level) for level in others)
        return best > min(self.clear_at, self.gain(context, right) - self.clear_at)

    def is_promising(self, right: str) -> bool:
        """Whether a look at the first windows leaves hope; most candidates end here."""
        clear = 0
        probes = self.windows[:N_PROBES]
        for n_left, context in zip(range(len(probes), 0, -1), probes, strict=True):
            if clear + n_left < MIN_CLEAR_PROBES:
                return False
            if self.gain(context, right) > self.clear_at:
                clear += 1
                if clear == MIN_CLEAR_PROBES:
                    return True
        return False


def word_candidates(windows: list[str], ngrams: Ngrams) -> list[str]:
    """Words of two characters whose ends know the neighbours in most windows."""
    voters = windows[:MAX_WORD_VOTERS]
    first = Counter(char for context in voters for char in ngrams.followers(context[1]))
    last = Counter(char for context in voters for char in ngrams.leaders(context[2]))
    votes = [(first[word[0]] + last[word[1]], word) for word in ngrams.phrases if len(word) == 2]
    enough = WORD_SHARE * 2 * len(voters)
    return [word for n_known, word in sorted(votes, reverse=True)[:MAX_WORDS] if n_known >= enough]


def weight_of(hypothesis: Hypothesis) -> float:
    """Score; that the text lacks the candidate counts for it."""
    return hypothesis.score * (LACKING_BONUS if hypothesis.lacking else 1.0)


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
    votes: dict[str, float] = defaultdict(float)
    n_known: Counter[str] = Counter()
    few = len(windows) < FEW_WINDOWS
    for context in windows[:MAX_VOTERS]:
        before, behind = context[1], context[2]
        left = ngrams.followers(before) if is_han(before) else ""
        right = ngrams.leaders(behind) if is_han(behind) else ""
        known = set(left).intersection(right)
        if not (left and right):
            known = set(left[:MAX_NEIGHBOURS] or right[:MAX_NEIGHBOURS])
        elif few:  # at the joint of two words one side is not known
            known.update(left[:MAX_NEIGHBOURS], right[:MAX_NEIGHBOURS])
        n_known.update(known)
        for char in known:
            votes[char] += 1 / (3 + len(known))
    floor = TYPICAL_SHARE * ngrams.total
    lacking: list[str] = []
    present: list[str] = []
    for char in sorted(votes, key=lambda char: (-votes[char], char))[:MAX_RANKED]:
        usual = char != wrong and char not in SELDOM and ngrams.count(char) > floor
        if usual and n_known[char] >= MIN_VOTES:
            (present if char in text else lacking).append(char)
    return lacking[:MAX_CANDIDATES] + present[:MAX_CANDIDATES]


def test(bench: Bench, right: str, text: str) -> Hypothesis | None:
    """The hypothesis that the suspect stands for ``right``, if the evidence suffices."""
    suspect = bench.suspect
    gains = [(bench.gain(context, right), context) for context in bench.windows]
    clear = [(odds, context) for odds, context in gains if odds > bench.clear_at]
    if suspect.wrong in LEVELS and right in LEVELS:
        telling = sum(not bench.suits_levels(context, right) for _, context in clear)
        clear = clear if telling >= MIN_CLEAR_PROBES else []
    score: float = sum(min(odds, GAIN_CAP) for odds, _ in clear)
    if suspect.han:
        # A window that is clearly the suspect's own says nothing: both may stand in one text.
        score -= NEUTRAL_COST * sum(-CLEAR_FIT < odds <= 3 for odds, _ in gains)
    n_clear, share = len(clear), len(clear) / len(gains)
    words = restored_pairs([context for _, context in clear], suspect, right, bench.ngrams)
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
    prior = prior_odds(bench, right) if suspect.han else share_odds(gains)
    return Hypothesis(
        suspect.wrong, right, suspect.han, absent, right not in text, prior, n_clear, score
    )


def restored_pairs(contexts: list[str], suspect: Suspect, right: str, ngrams: Ngrams) -> set[str]:
    """Word-like pairs that ``right`` makes with neighbours to which the suspect is strange.

    A rare word of the text (月嫂, 餐厨) may suit a commoner neighbour in every window, but it is
    one word; a character replaced everywhere is missed by several, a fixed phrase among them.
    """
    pairs = set()
    for context in contexts:
        before, behind = context[1] + right[0], right[-1] + context[2]
        if not suspect.han or ngrams.is_strange(context[1], suspect.wrong):
            pairs.add(before)
        if not suspect.han or ngrams.is_strange(suspect.wrong, context[2]):
            pairs.add(behind)
    words = {pair for pair in pairs if ngrams.attraction(pair) > 1}
    return words if words & ngrams.phrases or not suspect.han else set()


def is_enough(n_clear: int, score: float, n_words: int, share: float, *, han: bool) -> bool:
    """Whether the windows convict when the text lacks the candidate."""
    if han:
        return n_clear >= 4 and score >= 36 and (n_words >= 4 or (n_words >= 3 and share >= 0.4))
    convincing = n_clear >= 3 and score >= 20 and (share >= 0.25 or score >= 50)
    agreed = (n_words >= 2 and share >= 0.5) or (n_words == 1 and share >= 0.7 and n_clear >= 6)
    return convincing and (n_words >= 3 or agreed)


def is_enough_half(n_attested: int, score: float, n_words: int, share: float, *, han: bool) -> bool:
    """Whether phrases that the text has elsewhere convict when it has the candidate too."""
    if han:
        return n_words >= 3 and n_attested >= 2 and score >= 40 and share >= 0.3
    return n_words >= 3 and n_attested >= 2 and score >= 40 and share >= 0.4


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


def prior_odds(bench: Bench, right: str) -> float:
    """How many places clearly mean the candidate against those that clearly do not."""
    meant = kept = 1
    for context, n_places in islice(bench.suspect.windows.items(), 4 * MAX_WINDOWS):
        odds = bench.gain(context, right)
        if odds > 3:
            meant += n_places
        elif odds < -3:
            kept += n_places
    return log(meant / kept)
