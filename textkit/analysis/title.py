"""The report's own title, behind page chrome, document numbers and labels.

Reads the first paragraphs only. A heading style or the largest type decides; in plain text the
last line before the body that ends with a kind of document (报告, 总结, 汇报) does.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from textkit.analysis.cues import Cues
from textkit.analysis.markers import DASH, match_marker
from textkit.analysis.paragraphs import BLANKS, Paragraph
from textkit.model.document import Document
from textkit.model.layers import Title
from textkit.text.patterns import compiled

_FRONT = 30
"""Paragraphs that are read."""

_LONGEST = 60
_SHORTEST = 4
"""A shorter line must name a kind of document: 总结."""

_LARGE_PT = 17.0
"""Type from this size on is a title's; body text has 16 pt, titles 22 (GB/T 9704-2012)."""

_TITLE_STYLES = frozenset({"title", "标题", "文档标题", "公文标题", "大标题"})


@cache
def venue() -> regex.Pattern[str]:
    """——2026年1月在…会议上: where and when a report was given."""
    return compiled(
        r"[ \u3000]*[—―─－-]{1,3}(?=\s*(?:[\d\s]{4,8}|[一二][〇○零一二九]{3})年\s*\d{1,2}\s*月\s*\d)"
    )


@cache
def _no_title() -> regex.Pattern[str]:
    """Document numbers, dates, bylines, captions, attachment labels, bare links."""
    return compiled(
        r"""[（(【].*[）)】]$ | .*[〔\[（(].{2,5}[〕\]）)].{0,6}号(?:\s|$) | 附\s?件\s?\d*$
        | .*\d{4}年\d{1,2}月\d{1,2}日$ | [\d\s二〇○一三四五六七八九十年月日时分:：./-]+$
        | .*文件$ | .*会议上$ | .*[：:>|]$ | .*(?<!工)作[\w\s]{0,6}报告$ | \S{0,14}[长席理记任]\s+\S\s?\S{1,3}$
        """,
        regex.VERBOSE,
    )


def find_title(
    doc: Document, paragraphs: Sequence[Paragraph], cues: Cues
) -> tuple[Title | None, int]:
    """The title and the number of the first paragraph behind it.

    Args:
        doc: The document.
        paragraphs: Its body paragraphs without residue.
        cues: ``genre`` holds kinds of document, ``address`` how addressees begin.
    """
    front = paragraphs[:_FRONT]
    styled = _styled(doc, front)
    if styled is not None:
        first, last = styled
    else:
        candidates = _candidates(doc.text, front, cues)
        if not candidates:
            return None, 0
        first, last = _widen(doc.text, front, *_best(doc, front, candidates, cues), cues)
    return _title(doc.text, front, first, last), last + 1


def _styled(doc: Document, front: Sequence[Paragraph]) -> tuple[int, int] | None:
    """Paragraphs in a title style, or the only heading of the highest level."""
    named = [
        index
        for index, paragraph in enumerate(front)
        if paragraph.block.kind == "title" or (paragraph.block.style or "").lower() in _TITLE_STYLES
    ]
    if named:
        return _adjoining(doc.text, front, named[0], set(named))
    levels = [block.level for block in doc.blocks if block.kind == "heading" and block.level]
    if not levels or levels.count(min(levels)) > 1:
        return None
    for index, paragraph in enumerate(front):
        if paragraph.block.kind == "heading":
            numbered = match_marker(doc.text, paragraph.start, paragraph.end) is not None
            if paragraph.block.level == min(levels) and not numbered and not paragraph.block.label:
                return index, index
            break
    return None


def _adjoining(
    text: str, front: Sequence[Paragraph], first: int, members: set[int]
) -> tuple[int, int]:
    """The members that follow ``first`` line by line."""
    last = first
    while last + 1 in members and text.count("\n", front[last].end, front[last + 1].start) == 1:
        last += 1
    return first, last


def _candidates(text: str, front: Sequence[Paragraph], cues: Cues) -> list[int]:
    """Short lines before the body that could be a title."""
    found = []
    for index, paragraph in enumerate(front):
        words = text[paragraph.start : paragraph.end]
        if paragraph.block.label or words.startswith(cues["address"]) or "。" in words:
            break
        if words.startswith(cues["byline"]):
            continue
        marker = match_marker(text, paragraph.start, paragraph.end)
        if (marker is not None and marker.style != DASH) or len(words) > 2 * _LONGEST:
            break
        words = _without_venue(words)
        if marker is not None or len(words) > _LONGEST or words[-1] in "，；！：:":
            continue
        short = len(words) < _SHORTEST and not _names_kind(text, paragraph, cues)
        if not short and not _no_title().match(words):
            found.append(index)
    return found


def _without_venue(words: str) -> str:
    cut = venue().search(words)
    return words[: cut.start()] if cut else words


def _best(
    doc: Document, front: Sequence[Paragraph], candidates: list[int], cues: Cues
) -> tuple[int, int]:
    """The candidate in the largest type, else the last one that names a kind of document."""
    sizes = {index: _type_size(doc, front[index]) for index in candidates}
    largest = max(sizes.values())
    if largest >= _LARGE_PT:
        large = [index for index in candidates if sizes[index] == largest]
        return _adjoining(doc.text, front, large[0], set(large))
    named = [index for index in candidates if _names_kind(doc.text, front[index], cues)]
    if named:
        return named[-1], named[-1]
    first = candidates[0]
    return first, first


def _type_size(doc: Document, paragraph: Paragraph) -> float:
    runs = paragraph.block.runs
    sizes = [
        doc.formats[run.format].size_pt or 0.0 for run in runs if run.format < len(doc.formats)
    ]
    return max(sizes, default=0.0)


def _names_kind(text: str, paragraph: Paragraph, cues: Cues) -> bool:
    words = _without_venue(text[paragraph.start : paragraph.end])
    return words.rstrip(BLANKS + "）)（(摘要草案节选送审稿试行0123456789年上下半度").endswith(
        cues["genre"]
    )


def _widen(
    text: str, front: Sequence[Paragraph], first: int, last: int, cues: Cues
) -> tuple[int, int]:
    """The candidate with the other lines of a title broken in two, and a —— subtitle."""
    opening = text[front[first].start : front[first].end]
    if first and opening.count("》") > opening.count("《"):
        first -= 1
    if last + 1 == len(front):
        return first, last
    words = text[front[last].start : front[last].end]
    below = front[last + 1]
    broken = words.count("《") > words.count("》") and _names_kind(text, below, cues)
    dash = text.startswith(DASH, below.start)
    if broken or (dash and not venue().match(text, below.start, below.end)):
        last += 1
    return first, last


def _title(text: str, front: Sequence[Paragraph], first: int, last: int) -> Title:
    """The title as it stands, line breaks in it kept; the venue behind it is left out."""
    start, end = front[first].start, front[last].end
    cut = venue().search(text, start, end)
    if cut and cut.start() > start:
        end = cut.start()
    words = text[start:end].rstrip(BLANKS)
    return Title(words, start, start + len(words))
