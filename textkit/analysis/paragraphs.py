"""Paragraphs of the running text that may open a section.

Leaves out tables, tables of contents (typed ones too), headers, notes, hidden text, code and the
lines that are residue. Knows nothing of markers.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from textkit.model.document import Block, Document
from textkit.model.layers import Residue
from textkit.text.patterns import compiled

BLANKS = " \t\r\x0b\x0c\xa0\u2002\u2003\u3000\u200b\u200c\u200d\u2060\ufeff"
"""Blanks and invisible characters that may stand around a paragraph."""

SENTENCE_ENDS = "。！？!?…"
_SKIPPED_KINDS = frozenset({"code", "comment", "cell"})
_NO_BLANKS = dict.fromkeys(map(ord, BLANKS))
_MARKUP = frozenset("#*-+>")
_LONGEST_CONTENTS_HEADING = 6
_LONGEST_CONTENTS_LINE = 60
_CONTENTS_HEADINGS = frozenset({"目录", "目次"})


class Paragraph(NamedTuple):
    """The words of one line, without blanks around them and without Markdown before them."""

    start: int
    end: int
    block: Block


@cache
def _markup() -> regex.Pattern[str]:
    """What Markdown puts before a line: ``## ``, ``**…**``, ``- ``; also in pasted plain text."""
    return compiled(r"(?:#{1,6}[ \u3000]*|[-+*>][ \u3000]+)?(\*\*(?=[^*]+\*\*))?(?=\S)")


@cache
def _lost_line_end() -> regex.Pattern[str]:
    """The indent of a numbered paragraph that was run on behind the one before it."""
    return compiled(
        r"(?<=[。！？])(?=[ \u3000]*\u3000)[ \u3000]{2,}(?=[（(]?[一二三四五六七八九十]{1,3}[）)、])"
    )


@cache
def _contents_line() -> regex.Pattern[str]:
    """A line of a typed table of contents: leader dots or a tab, then a page number."""
    return compiled(r"(?:[.…·．_]{3,}|…{2,}|[·．]{2,}|\t)[ \u3000]*[-—]?\d{1,3}[-—]?$")


def body_paragraphs(doc: Document, residue: Residue) -> list[Paragraph]:
    """Paragraphs of the running text, blank ones and residue left out, in text order."""
    text = doc.text
    foreign = {doc.line_starts[line - 1] for line in residue.lines}
    found: list[Paragraph] = []
    for block in doc.blocks:
        if block.part != "body" or block.hidden or block.kind in _SKIPPED_KINDS:
            continue
        start = block.start
        for line in text[start : block.end].split("\n"):
            content = line.lstrip(BLANKS)
            if content and start not in foreign:
                first = start + len(line) - len(content)
                last = first + len(content.rstrip(BLANKS))
                if content[0] in _MARKUP and (mark := _markup().match(content)):
                    first += mark.end()
                    last -= len("**") if mark[1] and text.endswith("**", first, last) else 0
                if "\u3000" in content:
                    for gap in _lost_line_end().finditer(text, first, last):
                        found.append(Paragraph(first, gap.start(), block))
                        first = gap.end()
                found.append(Paragraph(first, last, block))
            start += len(line) + 1
    return _without_contents(text, found)


def _without_contents(text: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs without typed tables of contents."""
    line = _contents_line()
    kept = [
        paragraph
        for paragraph in paragraphs
        if text[paragraph.end - 1] not in "0123456789-—"
        or not line.search(text, paragraph.start, paragraph.end)
    ]
    headings = [
        index
        for index, paragraph in enumerate(kept)
        if paragraph.end - paragraph.start <= _LONGEST_CONTENTS_HEADING
        and text[paragraph.start : paragraph.end].translate(_NO_BLANKS) in _CONTENTS_HEADINGS
    ]
    for index in reversed(headings):
        del kept[index : _contents_end(text, kept, index)]
    return kept


def _contents_end(text: str, paragraphs: list[Paragraph], index: int) -> int:
    """First paragraph behind the table of contents whose heading is at ``index``.

    Its entries come again as headings; the first entry that is met again ends the table.
    """
    listed: set[str] = set()
    for at in range(index + 1, len(paragraphs)):
        words = text[paragraphs[at].start : paragraphs[at].end].translate(_NO_BLANKS)
        if words in listed:
            return at
        if words[-1] in SENTENCE_ENDS or len(words) > _LONGEST_CONTENTS_LINE:
            break
        listed.add(words)
    return index + 1
