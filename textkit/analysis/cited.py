"""Works and papers that a report cites: 《…》, and document numbers such as 国发〔2020〕5号.

Knows nothing of whether they exist.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import regex

from textkit.analysis.extents import Extents
from textkit.model.document import Document
from textkit.model.layers import Residue
from textkit.model.records import CitedDocument
from textkit.text.patterns import LazyPattern

_MAX_TITLE = 120
"""Code points; a longer stretch is an unpaired mark."""

_BRACKETS = frozenset("〕]］】")
_YEAR = r"(?:[12]\d{3}|20[Xx×＊*_＿]{2}|[Xx×]{2,4})"
_NUMBER = LazyPattern(
    rf"(?<agency>[\p{{Han}}×XxＸ]{{0,12}})(?<rest>[〔\[［【]\s?{_YEAR}\s?[〕\]］】]\s?第?\s?[\dXx×ＸX]{{1,5}}\s?号)"
)
_ORDER = r"\p{Han}{0,16}?令?\s?第\s?\d{1,4}\s?号(?:令|公告)?"
_STANDARD = r"[A-Z]{1,4}\d{0,2}(?:/[A-Z]{1,6})?[ \u00a0]?\d{1,6}(?:\.\d{1,3})?\s?[-—–－]\s?\d{4}"
"""GB/T 51272-2018, DB33/T 2137-2018, JGJ 59-2011."""

_FOLLOWING = LazyPattern(
    rf"(?:[（(][^（）()\n]{{1,10}}[）)])?(?:的\p{{Han}}{{1,4}})?(?<open>[（(])?\s?"
    rf"(?<number>{_STANDARD}(?=\s?[，,）)])|[\p{{Han}}×XxＸ]{{1,12}}[〔\[［【（(]\s?{_YEAR}\s?[〕\]］】）)]\s?第?\s?[\dXx×ＸX]{{1,5}}\s?号"
    rf"|(?<=[（(]){_ORDER})"
)
_LEAD = LazyPattern(
    r".*(?:按照|根据|依据|依照|参照|遵照|关于|贯彻|落实|执行|印发|转发|下发|下达|出台|发布|制定|以|和|与|及|等|的|经|由|据|在|即|见|是|对)"
)


def find_documents(doc: Document, residue: Residue) -> tuple[CitedDocument, ...]:
    """Everything in 《》, with the number that follows, and numbers that stand alone.

    A number alone is its own title.
    """
    text = doc.text
    read = Extents(doc, residue)
    titled = list(_titled(text))
    starts = [item.start for item in titled]
    cited = list(titled)
    for item in _numbered(text):
        at = bisect_right(starts, item.start) - 1
        if at < 0 or item.start >= titled[at].end + _reach(text, titled[at]):
            cited.append(item)
    cited.sort(key=lambda item: item.start)
    return tuple(item for item in cited if read.holds(item.start))


def _reach(text: str, item: CitedDocument) -> int:
    """How far behind a title its number ends."""
    if item.number is None:
        return 0
    return text.find(item.number, item.end) + len(item.number) - item.end


def _titled(text: str) -> Iterator[CitedDocument]:
    at = text.find("《")
    while at >= 0:
        end = _closing(text, at)
        if end:
            match = _FOLLOWING.match(text, end)
            title = text[at + 1 : end - 1].replace("\n", "")
            if title.strip():
                yield CitedDocument(at, end, title, _own_number(match))
        at = text.find("《", end or at + 1)


def _own_number(match: regex.Match[str] | None) -> str | None:
    """The number behind a title; none where it is another document's: 《意见》和国发〔2020〕5号."""
    if match is None or (match["open"] is None and _lead_length(match["number"])):
        return None
    number: str = match["number"]
    return number


def _closing(text: str, start: int) -> int:
    """The end of the title that opens at ``start``; 0 where it is not closed.

    Titles nest, and one line end may fall into a title.
    """
    if text.find("》", start, start + _MAX_TITLE) < 0:
        return 0
    depth = 0
    n_lines = 0
    for at in range(start, min(len(text), start + _MAX_TITLE)):
        char = text[at]
        if char == "《":
            depth += 1
        elif char == "》":
            depth -= 1
            if not depth:
                return at + 1
        elif char == "\n":
            n_lines += 1
            if n_lines > 1 or text[at - 1] in "。；！？":
                return 0
    return 0


def _numbered(text: str) -> Iterator[CitedDocument]:
    at = text.find("号")
    while at >= 0:
        match = None
        if not _BRACKETS.isdisjoint(text[max(0, at - 9) : at]):
            ends = _NUMBER.finditer(text, max(0, at - 40), at + 1)
            match = next((found for found in ends if found.end() == at + 1), None)
        if match is not None:
            start = match.start() + _lead_length(match["agency"])
            if start < match.start("rest"):
                number = text[start : at + 1]
                yield CitedDocument(start, at + 1, number, number)
        at = text.find("号", at + 1)


def _lead_length(agency: str) -> int:
    """How much of what stands before the year bracket is the sentence's, not the number's."""
    match = _LEAD.match(agency)
    return match.end() if match else 0
