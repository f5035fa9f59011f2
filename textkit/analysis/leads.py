"""Bare leads: short sentences that head what follows them, without a number.

Three places: a paragraph of its own (产业结构持续优化。), the start of consecutive paragraphs, and the
middle of a paragraph (完善协调机制。按照…。完善共享机制。立足…). Always a run of at least two of one shape.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

import regex

from textkit.analysis.cues import Cues
from textkit.analysis.nesting import BARE
from textkit.analysis.openers import HEADING, LEAD, Opener
from textkit.analysis.paragraphs import Paragraph
from textkit.text.patterns import compiled

_SHORTEST = 4
_LONGEST = 20
_LONGEST_LINE = 40
_LONGEST_WITHOUT_VERB = 12
"""A lead that begins with no known verb (综合实力稳步提升) is shorter, or it is a plain sentence."""

_PROSE = 30
"""Characters that follow a lead inside a paragraph at the least."""

_SHORTEST_RUN = 2

_MAX_GAP = 3
"""Paragraphs that may stand between two leads of a run."""

_NOMINAL = "[^。，,；：:！？\\n是了万亿%％]"
"""No clause, no statement, no quantity."""

_BRIEF = "[^。，,；：:！？\\s\\d是了万亿%％]"


@cache
def _opening_sentence() -> regex.Pattern[str]:
    return compiled(rf"{_NOMINAL}{{{_SHORTEST},{_LONGEST}}}(?<!的)。(?=.)")


@cache
def _inner_sentence() -> regex.Pattern[str]:
    return compiled(rf"。\K(?=({_NOMINAL}{{{_SHORTEST},{_LONGEST}}})(?<!的)。[^\n])")


def find_leads(
    text: str, paragraphs: Sequence[Paragraph], openers: Sequence[Opener], cues: Cues
) -> list[Opener]:
    """Leads between the openers already found.

    Args:
        text: The document's text.
        paragraphs: Its body paragraphs behind the title.
        openers: All others, in text order.
        cues: ``verb`` holds the verbs that leads begin with.
    """
    taken = {opener.paragraph for opener in openers if not opener.inline}
    lines = _line_leads(text, paragraphs, taken)
    taken |= {opener.paragraph for opener in lines}
    opening = _opening_leads(text, paragraphs, taken, cues["verb"])
    inner = _inner_leads(text, paragraphs, openers, cues["verb"])
    headed = {opener.paragraph for opener in opening}
    brief = _brief_leads(text, paragraphs, openers, cues["verb"])
    found = {opener.start: opener for opener in (*inner, *brief)}
    inside = [found[start] for start in sorted(found) if found[start].paragraph not in headed]
    return [*lines, *opening, *inside]


def _in_runs(found: list[Opener], belongs: Callable[[Opener, Opener], bool]) -> list[Opener]:
    """Those that belong together with the one before or the one behind."""
    joined = [belongs(one, other) for one, other in pairwise(found)]
    return [
        opener
        for opener, before, behind in zip(found, [False, *joined], [*joined, False], strict=False)
        if before or behind
    ]


def _line_leads(text: str, paragraphs: Sequence[Paragraph], taken: set[int]) -> list[Opener]:
    """Short one-sentence paragraphs, each before a longer one."""
    found = []
    for index, paragraph in enumerate(paragraphs[:-1]):
        length = paragraph.end - paragraph.start
        if not _SHORTEST < length <= _LONGEST_LINE or text[paragraph.end - 1] != "。":
            continue
        below = paragraphs[index + 1]
        if index in taken or index + 1 in taken or below.end - below.start < 2 * length:
            continue
        words = text[paragraph.start : paragraph.end - 1]
        if not any(mark in words for mark in "。！？；："):
            found.append(_opener(HEADING, index, paragraph, paragraph.start, paragraph.end - 1))
    between = _gaps(taken)

    def belongs(one: Opener, other: Opener) -> bool:
        if between(one.paragraph, other.paragraph):
            return False
        if text[one.start : one.start + 2] == text[other.start : other.start + 2]:
            return other.paragraph - one.paragraph <= 2 * _MAX_GAP + 2
        return other.paragraph - one.paragraph <= _MAX_GAP + 1 and _alike(text, one, other)

    return _in_runs(found, belongs)


def _gaps(taken: set[int]) -> Callable[[int, int], bool]:
    def between(first: int, last: int) -> bool:
        return any(index in taken for index in range(first + 1, last))

    return between


def _alike(text: str, one: Opener, other: Opener) -> bool:
    """Two leads of one shape: about as long, and both with or both without a comma."""
    lengths = one.title_end - one.start, other.title_end - other.start
    commas = "，" in text[one.start : one.title_end], "，" in text[other.start : other.title_end]
    return commas[0] == commas[1] and max(lengths) <= 1.7 * min(lengths) + 2


def _opening_leads(
    text: str, paragraphs: Sequence[Paragraph], taken: set[int], verbs: tuple[str, ...]
) -> list[Opener]:
    """First sentences of neighbouring paragraphs."""
    pattern = _opening_sentence()
    found = []
    for index, paragraph in enumerate(paragraphs):
        if index not in taken:
            match = pattern.match(text, paragraph.start, paragraph.end)
            if match:
                found.append(_opener(LEAD, index, paragraph, paragraph.start, match.end() - 1))
    between = _gaps(taken)

    def belongs(one: Opener, other: Opener) -> bool:
        if other.paragraph - one.paragraph > 2 or between(one.paragraph, other.paragraph):
            return False
        both = text.startswith(verbs, one.start) and text.startswith(verbs, other.start)
        return both or _same_length(one, other)

    return _in_runs(found, belongs)


def _same_length(one: Opener, other: Opener) -> bool:
    lengths = one.title_end - one.start, other.title_end - other.start
    return max(lengths) <= min(_LONGEST_WITHOUT_VERB, min(lengths) + 1)


def _inner_leads(
    text: str, paragraphs: Sequence[Paragraph], openers: Sequence[Opener], verbs: tuple[str, ...]
) -> list[Opener]:
    """Sentences inside paragraphs: verb and object, with sentences of their own between them."""
    found: list[Opener] = []
    index = 0
    for match in _inner_sentence().finditer(text, paragraphs[0].start, paragraphs[-1].end):
        start = match.start()
        if not text.startswith(verbs, start):
            continue
        while paragraphs[index].end <= start:
            index += 1
        paragraph = paragraphs[index]
        if paragraph.start < start and match.end(1) + _PROSE < paragraph.end:
            lead = _opener(LEAD, index, paragraph, start, match.end(1))
            found.append(lead._replace(inline=True))
    bounds = [opener.start for opener in openers]

    def belongs(one: Opener, other: Opener) -> bool:
        return (
            one.paragraph == other.paragraph
            and bisect_left(bounds, one.start) == bisect_left(bounds, other.start)
            and other.start - one.title_end > _PROSE
            and abs((one.title_end - one.start) - (other.title_end - other.start)) <= 3
        )

    return _in_runs(found, belongs)


def _brief_leads(
    text: str, paragraphs: Sequence[Paragraph], openers: Sequence[Opener], verbs: tuple[str, ...]
) -> list[Opener]:
    """Leads over less than ``_PROSE``: from a paragraph's or item's beginning on, lead by lead.

    What follows each up to the next has clauses or figures: 加大投入。全年支出7亿元。强化培训。举办3期。
    """
    begins = {opener.title_end + 1 for opener in openers if opener.kind != HEADING}
    begins |= {p.start for p in paragraphs} - {opener.start for opener in openers}
    bounds = [opener.start for opener in openers]
    found: list[Opener] = []
    run: list[Opener] = []

    def close(stop: int) -> None:
        if _is_brief_run(text, run, stop):
            found.extend(run)
        run.clear()

    index, limit = 0, 0
    for match in _short_sentence().finditer(text, paragraphs[0].start, paragraphs[-1].end):
        start, end = match.span(1)
        if not text.startswith(verbs, start):
            continue
        if run and start >= limit:
            close(limit)
        if not run and start not in begins:
            continue
        while paragraphs[index].end <= start:
            index += 1
        paragraph = paragraphs[index]
        after = bisect_right(bounds, start)
        limit = min(paragraph.end, bounds[after]) if after < len(bounds) else paragraph.end
        run.append(_opener(LEAD, index, paragraph, start, end)._replace(inline=True))
    close(limit)
    return found


def _is_brief_run(text: str, run: Sequence[Opener], stop: int) -> bool:
    """Leads of one length with clauses under each; two by themselves need figures under both."""
    lengths = [lead.title_end - lead.start for lead in run]
    if len(run) < _SHORTEST_RUN or max(lengths) - min(lengths) > 1:
        return False
    told = _figure() if len(run) == _SHORTEST_RUN else _clause_or_figure()
    ends = [*(lead.start for lead in run[1:]), stop]
    return all(
        end - lead.title_end > _SHORTEST and told.search(text, lead.title_end + 1, end)
        for lead, end in zip(run, ends, strict=True)
    )


@cache
def _figure() -> regex.Pattern[str]:
    return compiled(r"\d")


@cache
def _clause_or_figure() -> regex.Pattern[str]:
    return compiled(r"[，\d]")


@cache
def _short_sentence() -> regex.Pattern[str]:
    """A sentence that may be a brief lead, at the beginning of a line or behind another."""
    return compiled(
        rf"(?<=[。\n \t\u3000])({_BRIEF}{{{_SHORTEST},{_LONGEST_WITHOUT_VERB}}}+)(?<!的)。(?=[^\n])"
    )


def _opener(kind: str, index: int, paragraph: Paragraph, start: int, end: int) -> Opener:
    return Opener(start, start, BARE, None, kind, start, end, index, paragraph.end)
