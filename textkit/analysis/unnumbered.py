"""Headings of plain text that have neither a number nor a heading style.

Three kinds: a short line between paragraphs (过去五年工作的回顾), a label that its paragraph goes on
after (存在问题：…), and the head of an attachment (附件2, 名词解释). Cautious: one stray line must not
shift the levels of a whole report.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from textkit.analysis.cues import Cues
from textkit.analysis.nesting import APPENDIX, OVER, UNDER
from textkit.analysis.openers import HEADING, RUN_IN, Opener, whole_span
from textkit.analysis.paragraphs import SENTENCE_ENDS, Paragraph
from textkit.text.numerals import parse_numeral
from textkit.text.patterns import compiled

_LONGEST_LINE = 40
_LONGEST_LABEL = 8
_CLOSING_MARKS = frozenset("。！？；：:，,、…”》）)]】")
_LONGEST_APPENDIX = 30


@cache
def _label() -> regex.Pattern[str]:
    return compiled(rf"(\w{{4,{_LONGEST_LABEL}}})[：:](?=.)")


@cache
def _appendix() -> regex.Pattern[str]:
    return compiled(r"附(?:件|录|表)\s?([\d一二三四五六七八九十]{0,3})$")


@cache
def _date_or_number() -> regex.Pattern[str]:
    return compiled(r"[〔\[（(]?\d{4}|[二一][〇○零九]|[\d\s.%％/:>|-]+$|第?\d+版")


def find_unnumbered(
    text: str, paragraphs: Sequence[Paragraph], openers: Sequence[Opener], cues: Cues
) -> list[Opener]:
    """Unnumbered headings between the openers already found.

    Args:
        text: The document's text.
        paragraphs: Its body paragraphs behind the title.
        openers: The others, in text order.
        cues: ``label`` holds the words that labels end with.
    """
    taken = {opener.paragraph for opener in openers if not opener.inline}
    lines: list[Opener] = []
    labels: list[Opener] = []
    for index, paragraph in enumerate(paragraphs):
        if index in taken or paragraph.block.label:
            continue
        label = _label().match(text, paragraph.start, paragraph.end)
        if label:
            if label[1].endswith(cues["label"]):
                labels.append(_opener(RUN_IN, index, paragraph, label.span(1)))
        elif paragraph.end - paragraph.start > _LONGEST_LINE:
            continue
        elif _is_heading_line(text, paragraphs, index, taken):
            span = whole_span(text, paragraph.start, paragraph.end)
            lines.append(_opener(HEADING, index, paragraph, span))
    return [*_placed(lines, openers), *_placed(labels, openers)]


def _opener(kind: str, index: int, paragraph: Paragraph, span: tuple[int, int]) -> Opener:
    start = paragraph.start
    return Opener(start, start, UNDER, None, kind, *span, index, paragraph.end)


def _is_heading_line(
    text: str, paragraphs: Sequence[Paragraph], index: int, taken: set[int]
) -> bool:
    """A short line without marks, behind a finished paragraph and before a longer one."""
    paragraph = paragraphs[index]
    length = paragraph.end - paragraph.start
    if length < 4 or not 0 < index < len(paragraphs) - 1:
        return False
    before, after = paragraphs[index - 1], paragraphs[index + 1]
    words = text[paragraph.start : paragraph.end]
    if index - 1 not in taken and text[before.end - 1] not in SENTENCE_ENDS + "：:；”）":
        return False
    if after.end - after.start < 1.5 * length and index + 1 not in taken:
        return False
    if words[-1] in _CLOSING_MARKS or _date_or_number().match(words):
        return False
    return not any(mark in words for mark in "。；：")


def _placed(found: list[Opener], openers: Sequence[Opener]) -> list[Opener]:
    """The headings with their place over or under the numbered ones; a lone one is dropped.

    They stand over the numbers where the numbers begin anew behind them.
    """
    if len(found) < 2:
        return []
    numbered = [opener for opener in openers if opener.number is not None]
    first = next((opener.start for opener in numbered if not opener.inline), None)
    if first is None:
        return [opener._replace(style=OVER) for opener in found]
    if found[0].start < first:
        follow = _first_numbers(found, numbered)
        spread = found[-1].start > first or follow.count(1) > 1
        if spread and set(follow) <= {1, None}:
            return [opener._replace(style=OVER) for opener in found]
    kept = [opener for opener in found if opener.start > first]
    return kept if len(kept) > 1 else []


def _first_numbers(found: list[Opener], numbered: list[Opener]) -> list[int | None]:
    """The number that comes first behind each heading, ``None`` where the next heading does."""
    numbers: list[int | None] = []
    at = 0
    for opener, following in zip(found, [*found[1:], None], strict=True):
        while at < len(numbered) and numbered[at].start < opener.start:
            at += 1
        ahead = numbered[at] if at < len(numbered) else None
        inside = ahead is not None and (following is None or ahead.start < following.start)
        numbers.append(ahead.number if inside and ahead is not None else None)
    return numbers


def find_appendices(
    text: str, paragraphs: Sequence[Paragraph], openers: Sequence[Opener], cues: Cues
) -> list[Opener]:
    """Heads of attachments and notes behind the report: 附件1 with its title line, 名词解释."""
    first = openers[0].paragraph if openers else 0
    taken = {opener.paragraph for opener in openers}
    found = []
    for index in range(max(first, 1), len(paragraphs)):
        paragraph = paragraphs[index]
        if paragraph.end - paragraph.start > _LONGEST_APPENDIX or index in taken:
            continue
        if text.startswith("附", paragraph.start) and text[paragraph.end - 1] in "：:":
            continue  # announces the attachments, does not open one
        start, end = whole_span(text, paragraph.start, paragraph.end)
        words = text[start:end]
        match = _appendix().match(words)
        if match is None and not words.endswith(cues["appendix"]):
            continue
        if match is None:
            head = Opener(start, start, APPENDIX, None, HEADING, start, end, index, paragraph.end)
            found.append(head)
            continue
        title = end, end
        if index + 1 < len(paragraphs) and index + 1 not in taken:
            below = paragraphs[index + 1]
            if (
                below.end - below.start <= _LONGEST_LINE
                and text[below.end - 1] not in SENTENCE_ENDS
            ):
                title = below.start, below.end
                taken.add(index + 1)
        number = parse_numeral(match[1])
        found.append(Opener(start, end, APPENDIX, number, HEADING, *title, index, paragraph.end))
    return found
