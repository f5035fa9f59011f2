"""Where sentences begin and end.

Owns the marks that end a sentence. Knows nothing of documents: a line end always ends one.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from textkit.text.patterns import LazyPattern

_ENDS = "。！？!?…"
_BLANKS = " \t\r\n\x0b\x0c\xa0\u2002\u2003\u3000\u200b\ufeff"

# Each alternative begins with a rare character. A pair of marks is taken as one piece, so that an
# end inside it is passed over; an opening mark without its partner on the line is passed over too.
_PIECES = LazyPattern(
    r"“[^“”\n]{0,300}+”"
    r"|《[^《》\n]{0,120}+》"
    r"|（[^（）\n]{0,300}+）"
    r"|「[^「」\n]{0,300}+」"
    r"|\n"
    r"|(?<end>(?:[。！？…]|[!?](?![\x21-\x7e]))[。！？!?…]*+[”’」』）)】》\"]*+)(?![，、；：,;:])"
)


def cut_sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    r"""Spans of the sentences of ``text[start:end]``, without the blanks around them.

    An end mark closes a sentence together with the quotes and brackets behind it. Inside a pair of
    quotes, brackets or 《》 it closes none, unless the quotation is a sentence of its own. ``O(n)``.

    >>> [("甲。“乙。”丙？\n丁"[a:b]) for a, b in cut_sentences("甲。“乙。”丙？\n丁")]
    ['甲。', '“乙。”', '丙？', '丁']
    """
    stop = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    first = start
    for cut in _cuts(text, start, stop):
        span = _trimmed(text, first, cut)
        first = cut
        if span[0] < span[1]:
            found.append(span)
    return found


def _cuts(text: str, start: int, stop: int) -> Iterator[int]:
    """Where sentences end, ``stop`` last."""
    first = start
    for piece in _PIECES.finditer(text, start, stop):
        if piece[0] == "\n" or piece["end"] or _is_sentence(text, first, piece):
            first = piece.end()
            yield first
    if first < stop:
        yield stop


def _is_sentence(text: str, first: int, piece: regex.Match[str]) -> bool:
    """Whether a quotation is a sentence of its own, or the end of one: 他说：“……。”."""
    at, end = piece.span()
    if text[at] in "（《" or text[end - 2] not in _ENDS or end - at <= 2:
        return False
    return text[at - 1] in "：:" if at > first else True


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _BLANKS:
        start += 1
    while start < end and text[end - 1] in _BLANKS:
        end -= 1
    return start, end
