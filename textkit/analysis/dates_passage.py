"""The year that a passage is about: what 7月 or 年底 without a year means there.

Owns what a heading says of its section (三、2023年重点工作, 明年工作打算), and how a year that opens
a sentence (2019年，围绕…, 明年，…) is carried on: to the end of the line, and of the section where
it opens that or looks ahead. Knows nothing of the words for months and days.
"""

from __future__ import annotations

from functools import cache

from textkit.analysis.dates_grammar import Reading
from textkit.lexicon.loader import load_lexicon
from textkit.model.layers import Outline, Section
from textkit.text.calendar import YEAR, read_year
from textkit.text.patterns import LazyPattern

MAX_OPENING = 8
"""Code points before a year that still opens its sentence: 刚刚过去的2019年."""

_NAMED = LazyPattern(rf"(?<![0-9０-９—–―~～\-－至到])(?<y>{YEAR}) ?年(?!代|以)")
_CITED = LazyPattern(r"《[^《》\n]*+(?:》|\Z)|[（(][^（()）\n]*+(?:[）)]|\Z)")
_ABOUT = LazyPattern(r"度? ?(?:[，,、\n]|\Z|是|将|要|我[们市区县镇乡局]|全[国省市区县镇乡局])")
_BREAK = LazyPattern(r"(?r)[。！？；：\n]")
_SINCE = frozenset("自从截至到比较于据，、")


class _Passage:
    """A section, or the whole report, and the year it is about as far as read."""

    def __init__(self, end: int, body: int, year: int | None) -> None:
        self.end = end
        self.body = body
        self.year = year


class Passages:
    """Which year the text at an offset is about; offsets must be asked in rising order.

    Args:
        text: The report's text.
        outline: Its headings.
        own: The report's own year.
    """

    def __init__(self, text: str, outline: Outline, own: int | None) -> None:
        self._text = text
        self._own = own
        self._headings = [
            section for section, _ in outline.walk() if section.kind == "heading" and section.title
        ]
        self._next = 0
        self._open = [_Passage(len(text) + 1, -1, None)]
        self._line = (-1, 0)  # until where, which year

    def year_at(self, offset: int) -> int | None:
        """The year that the passage at ``offset`` is about; ``None`` where nothing says."""
        while self._open[-1].end <= offset:
            self._open.pop()
        while self._next < len(self._headings) and self._headings[self._next].start <= offset:
            self._enter(self._headings[self._next], offset)
            self._next += 1
        if offset < self._line[0]:
            return self._line[1]
        return next((item.year for item in reversed(self._open) if item.year is not None), None)

    def _enter(self, section: Section, offset: int) -> None:
        if section.end <= offset:
            return
        while self._open[-1].end <= section.start:
            self._open.pop()
        stop = self._text.find("\n", section.title_end)
        body = _first_written(self._text, len(self._text) if stop < 0 else stop)
        self._open.append(_Passage(section.end, body, _year_of(section.title or "", self._own)))

    def note(self, start: int, end: int, reading: Reading) -> None:
        """Take in a date: what follows is about a year that opens its sentence."""
        text, year = self._text, reading.year
        if year is None or not reading.is_whole_year or text[start - 1 : start] in _SINCE:
            return
        if _ABOUT.match(text, end) is None and year != self._own:
            return
        found = _BREAK.search(text, max(0, start - MAX_OPENING - 1), start)
        if found is None and start > MAX_OPENING:
            return
        begin = 0 if found is None else found.end()
        if "，" in text[begin:start]:
            return
        before = self.year_at(start)
        stop = text.find("\n", end)
        self._line = (len(text) if stop < 0 else stop, year)
        opens_line = found is None or found[0] == "\n"
        self._carry(begin if opens_line else -1, year, before)

    def _carry(self, line: int, year: int, before: int | None) -> None:
        """Let the year hold for the section: in its first line, or one that looks ahead.

        Where the passages so far were about an earlier year, the report's own ends that.

        Args:
            line: Where the line begins if the year opens it, else -1.
            year: The year.
            before: The year that the passage was about so far.
        """
        if self._own is None or abs(year - self._own) > 1:
            return
        here = self._open[-1]
        is_first = line >= 0 and (
            _first_written(self._text, line) == here.body or not self._next
        )  # fmt: skip
        if before is not None and before < year == self._own:
            for item in reversed(self._open):
                is_source, item.year = item.year is not None, year
                if is_source:
                    break
        elif is_first or (line >= 0 and year >= self._own):
            here.year = year


def _first_written(text: str, start: int) -> int:
    """The first character from ``start`` on that is no blank."""
    while start < len(text) and text[start].isspace():
        start += 1
    return start


@cache
def _words() -> LazyPattern:
    """今年, 明年, 过去一年: words that a section's year is told by."""
    by_term = load_lexicon("relative_dates").by_term
    terms = [
        term
        for term, entry in by_term.items()
        if entry.category in ("year", "heading") and not entry.replacement.startswith("at")
    ]
    return LazyPattern("|".join(sorted(terms, key=lambda term: (-len(term), term))))


def _year_of(title: str, own: int | None) -> int | None:
    """The year a heading names: itself, or by a word for one; ``None`` where it names two."""
    title = _CITED.sub("", title)
    named = {match["y"] for match in _NAMED.finditer(title)}
    if named:
        return read_year(named.pop()) if len(named) == 1 else None
    word = _words().search(title)
    if word is None or own is None:
        return None
    return own + int(load_lexicon("relative_dates").by_term[word[0]].replacement.removeprefix("of"))
