"""Paragraphs that a marker or a heading style opens, and the items inside paragraphs.

Knows how a heading differs from a numbered lead that its paragraph goes on after. Unnumbered
headings of plain text are in `textkit.analysis.unnumbered`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from textkit.analysis.markers import DASH, WORDS, Marker, find_inline, match_marker
from textkit.analysis.openers import HEADING, INLINE, RUN_IN, Opener, lead_span, whole_span
from textkit.analysis.paragraphs import BLANKS, Paragraph
from textkit.analysis.series import (
    Candidate,
    settle_unsure,
    true_numbers,
    without_lone_dashes,
)
from textkit.analysis.title import venue
from textkit.text.patterns import LazyPattern

WORD_HEADING = "styled"
"""Style of a heading that has a heading style but no number."""

_ATTACHMENT = "附件"
_BULLETS = frozenset("•·●○■□◆◇▪‣-–*")
_LONGEST_HEADING = 80
_LONGEST_SENTENCE_HEADING = 40
_INNER_END = LazyPattern("[。！？；]")


def find_markers(text: str, paragraphs: Sequence[Paragraph]) -> list[Candidate]:
    """Markers at the start of paragraphs, typed or computed by Word, confirmed by neighbours."""
    found = []
    notes = 0  # next number of a note on attachments: 附件：1.名单, then 2.方案 on its own line
    for index, paragraph in enumerate(paragraphs):
        start = paragraph.start
        if text.startswith(_ATTACHMENT, start):
            notes = 1 if text[paragraph.end - 1] in "：:" else 2
            continue
        marker = _label_marker(paragraph) or match_marker(text, start, paragraph.end)
        if marker is None or (marker.style == DASH and venue().match(text, start, paragraph.end)):
            continue
        if notes and marker.style == "1." and marker.number == notes:
            notes += 1
            continue
        notes = 0
        found.append(Candidate(marker, index))
    return without_lone_dashes(settle_unsure(text, found))


def _label_marker(paragraph: Paragraph) -> Marker | None:
    """The marker that Word computed, ``None`` where there is none or a bullet."""
    label = paragraph.block.label
    if not label or label.strip()[:1] in _BULLETS or paragraph.start != paragraph.block.start:
        return None
    words = label.strip(BLANKS)
    found = match_marker(words + " ", 0, len(words) + 1) or match_marker(
        words + "、", 0, len(words) + 1
    )
    if found is None:
        return None
    start = paragraph.start
    return found._replace(start=start, end=start + len(words), unsure=False)


def open_paragraphs(
    text: str,
    paragraphs: Sequence[Paragraph],
    markers: Sequence[Candidate],
    inline: Sequence[Candidate],
    words: set[int],
) -> list[Opener]:
    """Openers at the start of paragraphs: markers and heading styles.

    一是 before a paragraph that holds 二是 too is inline like the rest of its series.

    Args:
        text: The document's text.
        paragraphs: Its body paragraphs.
        markers: The markers that open some of them.
        inline: Candidates inside paragraphs.
        words: Offsets of the markers in words that belong to a series.
    """
    opened = {
        candidate.paragraph: candidate.marker
        for candidate in markers
        if candidate.marker.style not in WORDS or candidate.marker.start in words
    }
    shared = {candidate.paragraph for candidate in inline if candidate.marker.start in words}
    found = []
    for index, paragraph in enumerate(paragraphs):
        marker = opened.get(index)
        level = paragraph.block.level if paragraph.block.kind == "heading" else None
        if marker is not None and marker.style in WORDS and index in shared:
            found.append(_inline(text, marker, index, paragraph.end, paragraph.end))
        elif marker is not None:
            found.append(_marked(text, paragraphs, index, marker, opened))
        elif level is not None:
            span = whole_span(text, paragraph.start, paragraph.end)
            start = paragraph.start
            found.append(
                Opener(
                    start,
                    start,
                    WORD_HEADING,
                    None,
                    HEADING,
                    *span,
                    index,
                    paragraph.end,
                    word_level=level,
                )
            )
    return found


def _marked(
    text: str,
    paragraphs: Sequence[Paragraph],
    index: int,
    marker: Marker,
    opened: dict[int, Marker],
) -> Opener:
    paragraph = paragraphs[index]
    styled = paragraph.block.kind == "heading"
    rest = text[marker.end : paragraph.end].strip(BLANKS)
    following = opened.get(index + 1)
    goes_on = index + 1 < len(paragraphs) and (following is None or following.number == 1)
    if styled or _stands_alone(rest, marker.style, goes_on=goes_on):
        kind = HEADING
        span = whole_span(text, marker.end, paragraph.end)
    else:
        kind = RUN_IN
        span = lead_span(text, marker.end, paragraph.end)
    return Opener(
        marker.start,
        marker.end,
        marker.style,
        marker.number,
        kind,
        *span,
        index,
        paragraph.end,
        word_level=paragraph.block.level if styled else None,
        auto=bool(paragraph.block.label) and marker.start == paragraph.block.start,
        prefix=marker.prefix,
    )


def _stands_alone(rest: str, style: str, *, goes_on: bool) -> bool:
    """Whether a numbered paragraph is nothing but a heading.

    Args:
        rest: The paragraph behind its marker.
        style: The marker's style.
        goes_on: Text or a deeper series follows the paragraph.
    """
    if _INNER_END.search(rest, 0, max(0, len(rest) - 1)):
        return False
    last = rest[-1:]
    if last in ("；", ";", "，", ","):
        return False
    if last in ("。", "：", ":", "！", "？"):
        return goes_on and len(rest) <= _LONGEST_SENTENCE_HEADING
    return len(rest) <= _LONGEST_HEADING and style != DASH


def open_items(
    text: str,
    paragraphs: Sequence[Paragraph],
    markers: Sequence[Candidate],
    inline: Sequence[Candidate],
    words: set[int],
) -> list[Opener]:
    """Openers of the items inside paragraphs: true series only.

    Args:
        text: The document's text.
        paragraphs: Its body paragraphs.
        markers: The markers that open some of them.
        inline: Candidates inside them, in text order.
        words: Offsets of the markers in words that belong to a series.
    """
    opened = {candidate.paragraph: candidate.marker for candidate in markers}
    found = []
    for index, group in groupby(inline, key=lambda candidate: candidate.paragraph):
        paragraph = paragraphs[index]
        if text.startswith(_ATTACHMENT, paragraph.start):
            continue
        inside = [candidate.marker for candidate in group]
        true = [marker for marker in inside if marker.start in words]
        opening, following = opened.get(index), opened.get(index + 1)
        true += true_numbers(text, paragraph.start, opening, inside, following)
        true.sort()
        ends = [*(marker.start for marker in true[1:]), paragraph.end]
        found += [
            _inline(text, marker, index, end, paragraph.end)
            for marker, end in zip(true, ends, strict=False)
        ]
    return found


def _inline(text: str, marker: Marker, index: int, end: int, stop: int) -> Opener:
    """An item inside paragraph ``index``, which ends at ``stop``; the next item begins at ``end``."""
    span = lead_span(text, marker.end, end)
    return Opener(
        marker.start,
        marker.end,
        marker.style,
        marker.number,
        INLINE,
        *span,
        index,
        stop,
        inline=True,
    )


def find_items(text: str, paragraphs: Sequence[Paragraph]) -> list[Candidate]:
    """Marker candidates inside paragraphs (at least one), in text order."""
    found = []
    index = 0
    for marker in find_inline(text, paragraphs[0].start, paragraphs[-1].end):
        while paragraphs[index].end <= marker.start:
            index += 1
        if paragraphs[index].start < marker.start:
            found.append(Candidate(marker, index, inline=True))
    return found
