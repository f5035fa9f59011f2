"""Replacement layer: what a find-and-replace left behind, each place with the word meant.

Three directions: a character masked away inside words (从严治X), a character swapped for another
(县场), a mask swapped for a character (党月党日). The evidence comes from the words that putting
the character back makes, and from the document itself; see `hypotheses`, `slips`, `unmasked`.
"""

from __future__ import annotations

from collections.abc import Iterator

from textkit.analysis.anchors import establish, follow
from textkit.analysis.contexts import fit, is_han, window
from textkit.analysis.hypotheses import (
    BLANK,
    CLEAR_FIT,
    COUNTED,
    Hypothesis,
    is_attested,
    judge,
    judge_word,
    weight_of,
)
from textkit.analysis.slips import find_slips
from textkit.analysis.suspects import (
    SAMPLE,
    Suspect,
    glyph_runs,
    glyph_suspects,
    han_suspects,
    places_of,
    survey,
)
from textkit.analysis.unmasked import find_unmasked
from textkit.analysis.word_names import name_word
from textkit.lexicon.ngrams import Ngrams, load_ngrams
from textkit.model.document import Document
from textkit.model.layers import Replacement

MAX_SWAPS = 3
"""More different swaps than this are no find-and-replace but another script or orthography."""
CERTAIN_WINDOWS = 6
"""Independent windows from which a replacement everywhere is certain."""
HAN_MARGIN = 1.0
HALF_MARGIN = 3.0
SLOT_MARGIN = 6.0
"""Log odds a place must have, prior included, to be claimed."""
PURE_FACTOR = 2.0
MOSTLY = 0.5
"""Prior from which nearly every run of the glyph means the same character."""


def find_replacements(doc: Document) -> tuple[Replacement, ...]:
    """Every place of the document, in text order, none overlapping. Linear time."""
    text = doc.text
    ngrams = load_ngrams()
    sample = text[:SAMPLE]
    first = survey(sample, ngrams)
    found = _swapped(text, han_suspects(sample, first, ngrams), ngrams)
    swapped = {item.wrong for item in found}
    found += find_unmasked(text, first, ngrams, skip=swapped)
    for suspect in glyph_suspects(sample):
        found += _masked(text, suspect, ngrams)
    return tuple(_without_overlap(found))


def _without_overlap(found: list[Replacement]) -> Iterator[Replacement]:
    free_from = 0
    for item in sorted(found, key=lambda item: item.start):
        if item.start >= free_from:
            yield item
            free_from = item.end


def _swapped(text: str, suspects: list[Suspect], ngrams: Ngrams) -> list[Replacement]:
    """Places of Chinese characters put for others, the plainest swap first."""
    found: list[Replacement] = []
    # One after the other: a swap makes its neighbours look strange, too.
    for _ in range(MAX_SWAPS):
        judged = [judge(suspect, text[:SAMPLE], ngrams) for suspect in suspects]
        pairs = [(h, s) for h, s in zip(judged, suspects, strict=True) if h]
        if not pairs:
            return found
        best, suspect = max(pairs, key=lambda pair: weight_of(pair[0]))
        claims = list(_claims(text, best, suspect, ngrams))
        found += claims
        text = _repaired(text, claims)
        sample = text[:SAMPLE]
        suspects = han_suspects(sample, survey(sample, ngrams), ngrams)
        suspects = [again for again in suspects if again.wrong not in (best.wrong, best.right)]
    return [] if any(judge(suspect, text[:SAMPLE], ngrams) for suspect in suspects) else found


def _repaired(text: str, claims: list[Replacement]) -> str:
    """The text with one-character claims put right; offsets stay."""
    chars = list(text)
    for claim in claims:
        chars[claim.start] = claim.right
    return "".join(chars)


def _masked(text: str, suspect: Suspect, ngrams: Ngrams) -> list[Replacement]:
    """Places of a glyph run put for a character, a word of two, or slipped into a phrase."""
    sample = text[:SAMPLE]
    hypothesis = judge(suspect, sample, ngrams) or judge_word(suspect, sample, ngrams)
    anchor = establish(text, suspect.wrong, ngrams)
    if anchor is not None and hypothesis is not None and anchor.right != hypothesis.right:
        hypothesis = hypothesis if hypothesis.windows > anchor.weight else None
    slips = find_slips(sample, suspect.wrong, ngrams)
    if slips and len(sample) < len(text):
        slips = find_slips(text, suspect.wrong, ngrams)
    claims = list(_claims(text, hypothesis, suspect, ngrams)) if hypothesis is not None else []
    right = hypothesis.right if hypothesis is not None else anchor.right if anchor else ""
    if anchor is not None and anchor.right == right:
        claims += follow(text, suspect.wrong, anchor, ngrams)
    return claims + [slip for slip in slips if slip.right == right or not right]


def _claims(
    text: str, hypothesis: Hypothesis, suspect: Suspect, ngrams: Ngrams
) -> Iterator[Replacement]:
    """Places of ``hypothesis.wrong`` that mean ``hypothesis.right``."""
    wrong, right = hypothesis.wrong, hypothesis.right
    decided: dict[str, float] = {}
    if suspect.han:
        places = places_of(text, wrong)
    else:
        runs = glyph_runs(text, wrong[0])
        places = ((start, end) for start, end in runs if end - start == len(wrong))
    kind = "swapped" if suspect.han else "masked"
    claimed_to = -1
    for start, end in places:
        context = window(text, start, end)
        if claimed_to == start:
            context = context[0] + right[-1] + context[2:]
        odds = decided.get(context)
        if odds is None:
            odds = decided[context] = _odds(context, hypothesis, text, ngrams)
        if odds <= 0:
            continue
        claimed_to = end
        sure = hypothesis.full and hypothesis.windows >= CERTAIN_WINDOWS and odds > CLEAR_FIT
        word_start, word_end = name_word(text, start, end, right, ngrams)
        yield Replacement(
            start, end, wrong, right, word_start, word_end, kind, "certain" if sure else "likely"
        )


def _odds(context: str, hypothesis: Hypothesis, text: str, ngrams: Ngrams) -> float:
    """Log odds above what it takes to claim a place in ``context``."""
    right = hypothesis.right
    put_back = fit(context, right, ngrams)
    if hypothesis.han:
        odds = put_back - fit(context, hypothesis.wrong, ngrams) + hypothesis.prior
        return odds - (HAN_MARGIN if hypothesis.full else HALF_MARGIN)
    odds = put_back - fit(context, BLANK, ngrams)
    beside_number = context[1] in "0a" or context[2] in "0a"
    if beside_number or not (is_han(context[1]) or is_han(context[2])):
        return -1.0
    if hypothesis.full and hypothesis.prior > MOSTLY:
        slot = SLOT_MARGIN if context[2] in COUNTED else 0.0
        return odds + PURE_FACTOR * hypothesis.prior - slot + 1.0
    if context[2] in COUNTED:
        return -1.0
    # Unfilled masks stand beside replaced ones: only a clear fit counts.
    if hypothesis.full or hypothesis.prior > MOSTLY or is_attested(context, right, text):
        return odds - CLEAR_FIT
    return -1.0
