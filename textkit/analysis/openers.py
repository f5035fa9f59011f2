"""What opens a section: a marker, a heading, a lead or a turn of the text.

Owns the `Opener` value and the question where the title behind a marker ends.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from functools import cache
from typing import NamedTuple

import regex

from textkit.analysis.paragraphs import BLANKS
from textkit.text.patterns import compiled

HEADING = "heading"
RUN_IN = "run-in"
INLINE = "inline"
LEAD = "lead"
IMPLICIT = "implicit"

_LONGEST_LEAD = 40
"""A first sentence up to this many characters is the title of its item, else its first clause."""

_LONGEST_TITLE = 60
_END_MARKS = "。；：:;，,、."


class Opener(NamedTuple):
    """The place where a section begins, before its level is known.

    ``[start, end)`` is the marker (empty where there is none), ``paragraph`` the number of the
    paragraph, ``stop`` that paragraph's end. ``inline`` openers stand inside a paragraph and end
    with it. ``word_level`` is the level of a heading style; ``level`` is preset for the parts
    that the text opens itself, 0 for everything else; ``prefix`` is that of a decimal marker.
    """

    start: int
    end: int
    style: str
    number: int | None
    kind: str
    title_start: int
    title_end: int
    paragraph: int
    stop: int
    inline: bool = False
    word_level: int | None = None
    auto: bool = False
    level: int = 0
    prefix: str = ""
    labels: tuple[tuple[str, float], ...] = ()


@cache
def _sentence_end() -> regex.Pattern[str]:
    return compiled(r"[。；！？;!?\n]|[：:](?!\d)")


@cache
def _clause_end() -> regex.Pattern[str]:
    return compiled(r"[，,。；：！？]")


def lead_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Title of an item whose text is ``text[start:end]``: first sentence, if long first clause.

    It ends before a bracket that it would cut.

    >>> lead_span("打牢思想基础，学习下真功。按照要求", 0, 17)
    (0, 12)
    """
    while start < end and text[start] in BLANKS:
        start += 1
    mark = _sentence_end().search(text, start, end)
    stop = mark.start() if mark else end
    if stop - start > _LONGEST_LEAD:
        clause = _clause_end().search(text, start, stop)
        stop = clause.start() if clause else stop
    stop = min(stop, start + _LONGEST_TITLE)
    bracket = text.rfind("（", start, stop)
    if bracket > start and text.find("）", bracket, stop) < 0:
        stop = bracket  # （责任单位：… is none of the title
    return start, start + len(text[start:stop].rstrip(BLANKS + _END_MARKS))


def whole_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Title that fills ``text[start:end]``, without blanks around it and marks behind it."""
    words = text[start:end]
    body = words.lstrip(BLANKS)
    start += len(words) - len(body)
    return start, start + len(body.rstrip(BLANKS + _END_MARKS))
