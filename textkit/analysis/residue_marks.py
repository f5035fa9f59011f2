"""Residue inside a line that is otherwise the report's own: an inserted sentence, a title mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textkit.analysis.residue_fold import fold
from textkit.analysis.residue_lines import Line
from textkit.analysis.residue_shapes import is_own
from textkit.analysis.residue_words import Hit, pattern_hits
from textkit.model.layers import ResidueLine
from textkit.text.patterns import LazyPattern

MAX_CLAUSE = 60
"""Code points of an inserted sentence that is taken as a whole."""

_STOPS = "。！？；!?;\n"
_OPEN, _CLOSE = "（(【[", "）)】]"
_HEADER_CUT = LazyPattern(r"\s*([\p{Han}]{4,30})[ \t\u3000|｜—-]+(?=\S)")
"""The unit's name, or the title, in front of what else a page header says."""

_TITLE_END = LazyPattern(r"[。！；，]")


def title_marks(line: Line, marks: Sequence[Hit], *, in_head: bool) -> Iterator[ResidueLine]:
    """Items of a short line: sure words with their clause, collection marks of a title."""
    text = line.text
    found = list(marks)
    if len(text) <= 60 and not _TITLE_END.search(text) and not text.startswith("附"):
        titles = pattern_hits(text, ("title",))
        found += [hit for hit in titles if in_head or hit.end - hit.start >= 4]
    yield from _items(line, found)


def paragraph_marks(line: Line, words: Sequence[Hit]) -> Iterator[ResidueLine]:
    """Items of a paragraph: sure words and sentence forms, each with the clause it fills.

    Args:
        line: The paragraph, not folded.
        words: Hits with offsets into the document.
    """
    hits = [
        hit._replace(start=hit.start - line.start, end=hit.end - line.start)
        for hit in words
        if hit.strength == "sure"
    ]
    if words:
        hits += pattern_hits(line.raw, ("sure",))
    yield from _items(line, hits, raw=True)


def foreign_span(line: Line) -> tuple[int, int]:
    """The foreign part of a foreign line: of a page header behind the unit's own name the rest."""
    start, end = line.span
    if line.part not in ("header", "footer"):
        return start, end
    match = _HEADER_CUT.match(line.raw)
    if match is None or not is_own(fold(match[1])):
        return start, end
    return line.start + match.end(), end


def _items(line: Line, hits: Iterable[Hit], *, raw: bool = False) -> Iterator[ResidueLine]:
    taken = -1
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        start, end = (hit.start, hit.end) if raw else line.folded.span(hit.start, hit.end)
        evidence = line.raw[start:end]
        if hit.strength == "sure":
            start, end = _clause(line.raw, start, end)
        if start < taken:
            continue
        taken = end
        weak = hit.strength == "title" and len(evidence) < 4
        certainty = hit.certainty or ("likely" if weak else "certain")
        yield ResidueLine(line.start + start, line.start + end, hit.kind, certainty, evidence)


def _clause(raw: str, start: int, end: int) -> tuple[int, int]:
    """The bracket or sentence that ``[start, end)`` opens, else itself.

    A sentence is taken whole only when the residue opens it: a phrase dropped into the middle of
    one must not take the report's words along.
    """
    left = max((raw.rfind(char, 0, start) for char in _OPEN), default=-1)
    if left >= 0 and not any(char in raw[left:start] for char in _CLOSE):
        right = min((at for at in (raw.find(char, end) for char in _CLOSE) if at >= 0), default=-1)
        if right >= 0 and right - left < MAX_CLAUSE:
            return left, right + 1
    opens = not raw[:start].strip() or raw[:start].rstrip()[-1] in _STOPS + _CLOSE
    if opens:
        stop = min((at for at in (raw.find(char, end) for char in _STOPS) if at >= 0), default=-1)
        if 0 <= stop - start < MAX_CLAUSE:
            return start, stop + 1
        if stop < 0 and len(raw.rstrip()) - start < MAX_CLAUSE:
            return start, len(raw.rstrip())
    return start, end
