"""Finds what was left blank: empty brackets, underlined blanks, dates and numbers of nothing.

Owns the shapes of blanks other than underscores, which are runs.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from textkit.analysis.placeholder_words import NUMERIC, word_left, word_right
from textkit.model.document import Block, Document
from textkit.model.layers import Placeholder
from textkit.text.patterns import LazyPattern

PAIRS = {
    "（": "）",
    "(": ")",
    "【": "】",
    "[": "]",
    "［": "］",
    "〔": "〕",
    "《": "》",
    "“": "”",
    "{": "}",
    "｛": "｝",
    "「": "」",
    "『": "』",
    "<": ">",
    "＜": "＞",
}
"""Closing bracket by opening bracket."""

_EMPTY = LazyPattern(r"[（(【\[［〔《“{｛「『][ \t\u3000\xa0]*[）)】\]］〕》”}｝」』]")

_MARKED_DATE = LazyPattern(
    r"(?:(?<![-—－])[-—－]{2,}|…{1,2}|(?<!\.)\.{3,})年(?:[-—－]{1,}|…{1,2}|\.{3,})月(?:(?:[-—－]{1,}|…{1,2}|\.{3,})日)?"
)
"""--年--月--日, ……年……月."""

_BLANK_DATE = LazyPattern(
    r"(?:(?<!\d)\d{2,4}[ \u3000\xa0]*)?年[ \u3000\xa0]+月[ \u3000\xa0]+日"
    r"|(?<=^|[\s，。；：（(])年[ \u3000\xa0]+月(?![ \u3000\xa0均平])"
    r"|(?<=\d)月[ \u3000\xa0]+日(?!\p{Han})"
    r"|(?<![\d.])(?:19|20)\d?[ \u3000\xa0]+年(?=度|[ \u3000\xa0]*月|[ \u3000\xa0]+|\p{Han})",
    regex.MULTILINE,
)

# NOTE: without the look-behinds a long run of blanks is tried from each of its characters.
_BLANK_NUMBER = LazyPattern(
    r"(?:(?<![ \u3000\xa0])[ \u3000\xa0]{2,}+|(?<!…)…{1,2}+|(?<!\.)\.{3,}+|(?<!·)·{3,}+)(?=[余多]?(?:个|名|人(?!民)|户|项|次|万|元|亩|件|家|％|%))"
    r"|(?<![-—－])[-—－]{2,}+(?=余?(?:人次|万元|亿元|％|%))"
)
_BEFORE_NUMBER = frozenset("共约达近超有为占")
_SURE_UNITS = ("人次", "余人次", "万元", "余万元", "亿元", "％", "%")
"""Units before which dots and dashes are a blank, whatever stands before them."""

_BLANK_SERIAL = LazyPattern(r"第[ \u3000\xa0]++(?:号|条|次|届|期|批)|〔\d{4}〕[ \u3000\xa0]*+号")


def find_blanks(doc: Document) -> Iterator[Placeholder]:
    """Every blank, some of which may overlap."""
    yield from _empty_brackets(doc.text)
    yield from _blank_dates(doc.text)
    yield from _blank_numbers(doc.text)
    if any(format_.underline for format_ in doc.formats):
        yield from _underlined_blanks(doc)


def _empty_brackets(text: str) -> Iterator[Placeholder]:
    for match in _EMPTY.finditer(text):
        start, end = match.span()
        if PAIRS[text[start]] != text[end - 1]:
            continue
        before, after = text[start - 1 : start], text[end : end + 1]
        if text[start] in "([{<" and (is_code(before) or after in "([{=.;"):
            continue
        if text[start] == "[" and (
            before in "-*+" or text[start - 2 : start] in ("- ", "* ", "+ ")
        ):
            continue  # Markdown check box
        if text[start] in "“{｛「『" and end - start == 2 and before == "" == after:
            continue
        yield _blank(text, start, end)


def is_code(before: str) -> bool:
    """Whether the character before a bracket makes it one of a program."""
    return bool(before) and before.isascii() and (before.isalnum() or before in "_.)]}")


def _blank(text: str, start: int, end: int, certainty: str = "certain") -> Placeholder:
    """A blank with the role that its neighbours give it."""
    left, right = word_left(text, start).category, word_right(text, end)
    known = right.category in NUMERIC or right.category in ("unit", "person", "event", "document")
    role, until = (right.category, right.end) if known else ("blank", end)
    if left == "signature" and not known:
        certainty = "hint"
    return Placeholder(
        start, end, "blank", role, start, until, True, certainty, left, right.category
    )


def _blank_dates(text: str) -> Iterator[Placeholder]:
    for match in _BLANK_DATE.finditer(text):
        yield _likely("date", *match.span())
    if "年-" in text or "年—" in text or "年…" in text or "年." in text:
        for match in _MARKED_DATE.finditer(text):
            yield _likely("date", *match.span())


def _likely(role: str, start: int, end: int) -> Placeholder:
    return Placeholder(start, end, "blank", role, start, end, strong=True, certainty="likely")


def _blank_numbers(text: str) -> Iterator[Placeholder]:
    for match in _BLANK_NUMBER.finditer(text):
        start, end = match.span()
        before = text[start - 1 : start]
        sure = text.startswith(_SURE_UNITS, end) and before.isalpha() and match[0].strip()
        if sure or (before in _BEFORE_NUMBER and before and match[0][0] not in "-—－"):
            yield _blank(text, start, end, "likely")
    for match in _BLANK_SERIAL.finditer(text):
        yield _likely("number", *match.span())


def _underlined_blanks(doc: Document) -> Iterator[Placeholder]:
    """Stretches of a Word line that are underlined and hold nothing but blanks."""
    for block in doc.blocks:
        for start, end in _underlined(doc, block):
            stretch = doc.text[start:end]
            if end - start >= 2 and not stretch.strip() and "\n" not in stretch:
                yield _blank(doc.text, start, end)


def _underlined(doc: Document, block: Block) -> Iterator[tuple[int, int]]:
    """Adjacent underlined runs of a block, joined."""
    start = end = -1
    for run in block.runs:
        if not doc.formats[run.format].underline:
            continue
        if run.start != end:
            if end > start:
                yield start, end
            start = run.start
        end = run.end
    if end > start:
        yield start, end
