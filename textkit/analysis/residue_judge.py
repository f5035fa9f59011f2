"""Decides from its words alone whether a line is foreign, and what in it is.

A line of vendor vocabulary is recognised by how much of it that vocabulary covers, not by whole
sentences: other vendors put the same words in another order.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from functools import lru_cache
from typing import NamedTuple

from textkit.analysis.residue_fold import fold
from textkit.analysis.residue_shapes import (
    deed_weight,
    has_marking,
    has_own_contact,
    is_form_label,
    is_own,
    is_section,
    is_statement,
    is_title,
)
from textkit.analysis.residue_words import (
    KINDS,
    PATTERN_WEIGHT,
    Hit,
    cue_hits,
    own_words,
    pattern_hits,
    trigger_hits,
)
from textkit.text.patterns import LazyPattern

EDGE, APART, MIDDLE, TABLE = "edge", "apart", "middle", "table"
"""Where a line stands: head or foot; page header, note and the like; between paragraphs; a cell."""

_STRENGTHS = {
    EDGE: ("sure", "line", "edge", "mark", "cue", "body"),
    APART: ("sure", "line", "edge", "mark", "cue"),
    MIDDLE: ("sure", "line", "mark"),
    TABLE: ("sure",),
}
_THRESHOLDS = {
    EDGE: ((6, 0.25), (4, 0.5), (16, 0.15)),
    APART: ((6, 0.25), (4, 0.5), (16, 0.15)),
    MIDDLE: ((10, 0.5), (6, 0.6)),
    TABLE: ((16, 0.5),),
}
"""Score and covered share from which a line is foreign."""

LONGEST_OPENING = 8
"""Characters that may stand before the first vendor word of a foreign sentence."""

MIN_CUES = 6
"""Weight of mere cues that condemns a line of the edge."""

BLANK_LABELS = "labels"
"""Strength of the report's own contact labels left blank."""

_MARK_KINDS = frozenset({"mark", "title"})
"""Strengths whose hits are an item of their own line, never the line."""

_LABELS = LazyPattern(r"\s*([^\s:：，。；（(]{1,12})\s?[:：]")
_VENDOR_LABEL = LazyPattern(
    r"群|QQ|微信|会员|VX|公众号|客服|淘宝|店|网址|网站|官网|下载|群号|抖音|V信|头条"
)


class Verdict(NamedTuple):
    """What the words of a line say; ``foreign`` is ``None`` where they do not condemn all of it."""

    foreign: tuple[str, str, str] | None
    marks: tuple[Hit, ...]
    cues: int
    share: float


@lru_cache(maxsize=8192)  # vendors repeat themselves: in one file, and in all files of a folder
def judge(raw: str, zone: str) -> Verdict:
    """Weigh the words and sentence forms of one short line.

    Args:
        raw: The line as it stands.
        zone: `EDGE`, `APART`, `MIDDLE` or `TABLE`.
    """
    text = fold(raw)
    found = [*trigger_hits(text), *cue_hits(text), *pattern_hits(text, _STRENGTHS[zone])]
    whole = [hit for hit in found if hit.strength not in _MARK_KINDS]
    evidence = [hit for hit in whole if hit.kind and hit.weight]
    cues = [hit for hit in whole if not hit.kind and not _inside(hit, evidence)]
    marks = tuple(
        hit for hit in found if hit.strength == "mark" or (hit.strength == "sure" and hit.kind)
    )
    n_cues = max(0, sum(hit.weight for hit in cues) - deed_weight(text))
    if is_statement(text):
        n_cues = 0
    share = _covered(text, [*evidence, *cues])
    labels = _blank_labels(raw) if text.endswith(("：", ":")) and zone != TABLE else []
    certainty = _judge_labels(labels, zone)
    if certainty:
        return Verdict(("blank-field", certainty, text), marks, n_cues, share)
    if len(labels) > 1 and zone != APART and set(labels) <= set(own_words("contact-label")):
        marks += (Hit(0, len(text), "blank-field", BLANK_LABELS, 0, "hint"),)
    score = sum(hit.weight for hit in evidence) + n_cues - _own_weight(text, evidence)
    passes = any(score >= least and share >= cover for least, cover in _THRESHOLDS[zone])
    passes = passes and not _opens_own(text, evidence, share)
    if (
        not evidence
        and zone in (EDGE, APART)
        and n_cues >= MIN_CUES
        and share >= 0.5
        and not is_own(text)
    ):
        return Verdict(("advert", "likely", text), marks, n_cues, share)
    if not evidence or not passes:
        return Verdict(None, marks, n_cues, share)
    kind, certainty, proof = _class_of(evidence, score)
    return Verdict((kind, certainty, text[proof.start : proof.end]), marks, n_cues, share)


def _inside(hit: Hit, others: list[Hit]) -> bool:
    return any(other.start <= hit.start and hit.end <= other.end for other in others)


def _own_weight(text: str, evidence: list[Hit]) -> int:
    """What speaks for the report's own line, against the words found."""
    sure = any(hit.strength == "sure" for hit in evidence)
    weight = 0
    if has_own_contact(text) or has_marking(text):
        weight += 6 if sure else 20
    if is_section(text):
        weight += 6
    if is_title(text) and not sure:
        weight += 4
    if is_statement(text) and not any(_fills(hit, text) for hit in evidence):
        weight += 6
    return weight


def _opens_own(text: str, evidence: list[Hit], share: float) -> bool:
    """Whether a sentence begins with a clause of the report's own, the residue dropped in behind."""
    first = min((hit.start for hit in evidence), default=0)
    if share >= 0.5 or first <= LONGEST_OPENING:
        return False
    return any(mark in text[:first] for mark in "，。；")


def _fills(hit: Hit, text: str) -> bool:
    """Whether a sentence form is most of the line, or one that no report has."""
    if hit.weight < PATTERN_WEIGHT:
        return False
    return hit.kind == "model" or 5 * (hit.end - hit.start) >= 3 * len(text)


def _covered(text: str, hits: list[Hit]) -> float:
    """Share of the line's characters inside hits."""
    at = 0
    n_covered = 0
    for start, end in sorted((hit.start, hit.end) for hit in hits):
        if end > at:
            n_covered += end - max(start, at)
            at = end
    return n_covered / max(1, len(text))


def _class_of(evidence: list[Hit], score: int) -> tuple[str, str, Hit]:
    """Kind, certainty and the telling hit."""
    weights = dict.fromkeys(KINDS, 0)
    for hit in evidence:
        if hit.kind in weights:
            weights[hit.kind] += hit.weight
    kind = max(KINDS, key=lambda name: weights[name])
    proof = max(
        (hit for hit in evidence if hit.kind == kind), key=lambda hit: (hit.weight, hit.end)
    )
    if all(hit.certainty == "hint" for hit in evidence):
        return kind, "hint", proof
    certain = score >= 8 and kind != "chrome"
    return kind, "certain" if certain else "likely", proof


def _blank_labels(raw: str) -> list[str]:
    """The labels of a line that is nothing but labels with nothing after their colons."""
    line = raw.strip()
    labels: list[str] = []
    at = 0
    while at < len(line):
        match = _LABELS.match(line, at)
        if match is None:
            return []
        labels.append(match[1])
        at = match.end()
    return labels


def _judge_labels(labels: list[str], zone: str) -> str | None:
    """Certainty that blank labels are a vendor's, ``None`` where they may be the report's own."""
    if any(_VENDOR_LABEL.search(label) for label in labels):
        return "certain" if len(labels) > 1 else "likely"
    unknown = not any(is_form_label(label) for label in labels)
    return "likely" if len(labels) > 1 and unknown and zone == EDGE else None
