"""Where an item ends as a row, where the section tree cannot tell: the last of a series.

Owns what follows an item but is none of it: the signature, the text that goes on behind the last
item of a series; and the line 责任单位：… behind an item, which is part of it. Knows no labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from textkit.analysis.actors import column_labels
from textkit.analysis.clauses import words
from textkit.model.layers import Section
from textkit.text.patterns import compiled

INSIDE = frozenset({"inline", "lead"})
"""Kinds of sections that end with their paragraph."""

LONGEST_UNIT = 800
"""A part longer than that is no single problem, plan or deed: what stands below it is."""

_ENDS = tuple("。；！？：…”）;!?:.")
_STOPS = tuple("。；！？”")
_LONGEST_SIGNATURE = 30


@cache
def _column_line() -> regex.Pattern[str]:
    """The next line, if it names who answers or by when."""
    labels = "|".join(sorted(column_labels(), key=len, reverse=True))
    return compiled(rf"\s*\n[ \t\u3000（(]*(?:{labels})[：:][^\n]*")


@cache
def _line() -> regex.Pattern[str]:
    return compiled(r"[^\n]*\S[^\n]*")


@cache
def _sentence() -> regex.Pattern[str]:
    return compiled(r"[^。！？\n]+[。！？]?[”’）]*")


@cache
def _turn() -> regex.Pattern[str]:
    """How a sentence begins that no longer speaks of the item before: 国庆期间，全年，此外."""
    prefaces = "|".join(sorted(map(regex.escape, words()["preface"]), key=len, reverse=True))
    return compiled(rf"[ \t\u3000]*(?:(?:{prefaces})[^，。；\n]{{0,8}}|\p{{Han}}{{2,6}}期间)，")


def item_end(text: str, section: Section, siblings: Sequence[Section]) -> int:
    """Where an item ends, without blanks and without what follows the last of its series.

    Args:
        text: The text.
        section: An item without children.
        siblings: The sections of the same parent, in text order; the item is one of them.
    """
    end = _end_of_series(text, section, siblings)
    end = section.start + len(text[section.start : end].rstrip())
    if end - section.start > LONGEST_UNIT:
        end = min(end, _first_line_end(text, section))
    while (line := text.rfind("\n", section.title_end, end)) >= 0:
        last = text[line:end].strip()
        if last[-1:] in _ENDS or len(last) > _LONGEST_SIGNATURE or _column_line().match(text, line):
            break
        end = section.start + len(text[section.start : line].rstrip())
    while column := _column_line().match(text, end):
        end = column.end()
    return section.start + len(text[section.start : end].rstrip())


def _end_of_series(text: str, section: Section, siblings: Sequence[Section]) -> int:
    """The end of the section, or of what its elder siblings have too: as much as one of them."""
    if siblings[-1] is not section:
        return section.end
    elder = [one for one in siblings[:-1] if (one.kind, one.style) == (section.kind, section.style)]
    if not elder or any(one.children for one in elder):
        return section.end
    if section.kind == "run-in" and all(_is_line(text, one) for one in elder):
        return _first_line_end(text, section)
    if section.kind in INSIDE:
        most = max(2, *(len(_sentence().findall(text, one.start, one.end)) for one in elder))
        sentences = list(_sentence().finditer(text, section.start, section.end))
        turns = (s.start() for s in sentences[most:] if _turn().match(text, s.start(), s.end()))
        return next(turns, section.end)
    return section.end


def _first_line_end(text: str, section: Section) -> int:
    line = text.find("\n", section.title_end, section.end)
    return line if line >= 0 else section.end


def _is_line(text: str, section: Section) -> bool:
    """Whether a section is one paragraph, with its columns."""
    end = _first_line_end(text, section)
    while column := _column_line().match(text, end, section.end):
        end = column.end()
    return not text[end : section.end].strip()


def n_paragraphs(text: str, start: int, end: int) -> int:
    """Paragraphs of prose: no cells of a table, no captions."""
    return sum(line[0].rstrip().endswith(_STOPS) for line in _line().finditer(text, start, end))
