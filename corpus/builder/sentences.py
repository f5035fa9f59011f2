"""Where the sentences of a line end.

Knows end marks and pairs of quotes and brackets; nothing of annotations or labels.
"""

from __future__ import annotations

import re

BLANKS = " \t\n\u3000\u200b\xa0"
_END = re.compile(r"[。！？…]+[”’）》]*")
_PAIRS = {"“": "”", "《": "》", "（": "）"}


def cut_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Sentences of one line: ends inside quotes and brackets end nothing.

    >>> [("甲。乙“丙。丁”。"[a:b]) for a, b in cut_sentences("甲。乙“丙。丁”。", 0, 9)]
    ['甲。', '乙“丙。丁”。']
    """
    spans: list[tuple[int, int]] = []
    closing = ""
    first = at = start
    while at < end:
        char = text[at]
        if char == closing:
            closing = ""
        elif not closing and _PAIRS.get(char, "\n") in text[at:end]:
            closing = _PAIRS[char]
        elif not closing and (match := _END.match(text, at, end)):
            spans.append((first, match.end()))
            first = at = match.end()
            continue
        elif not closing and char == "\n":
            spans.append((first, at))
            first = at
        at += 1
    spans.append((first, end))
    return [span for span in (_trimmed(text, *span) for span in spans) if span[0] < span[1]]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return end - len(piece.lstrip(BLANKS)), start + len(piece.rstrip(BLANKS))
