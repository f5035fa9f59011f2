"""What the user silenced: comments in the text, Word comments, allowed texts.

``<!-- textkit: ignore PH001 -->`` or ``# textkit: ignore PH001`` at the end of a line holds for
that line; alone on a line, for the next line with text too. Without codes it holds for every rule.
A Word comment ``textkit: ignore PH001`` holds for the range it is attached to, one without a range
for its paragraph.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from textkit.model.document import Block, Document
from textkit.text.patterns import LazyPattern

_DIRECTIVE = LazyPattern(
    r"(?:<!--[ \t]*|#[ \t]*|^[ \t]*)textkit[:：][ \t]*ignore\b"
    r"(?P<codes>[A-Za-z0-9,，、 \t]*)(?:-->)?",
    regex.MULTILINE,
)


_MARKUP = LazyPattern(
    r"(?<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)|(?<=\])\([^()\s]*(?:\s+\"[^\"\n]*\")?\)|!(?=\[)"
    r"|</?[A-Za-z][^<>\n]*>|https?://[^\s）)，。；]+"
)


class _Silence(NamedTuple):
    """A stretch where codes (none: all) are silent.

    ``reach`` says which findings it means: those that begin in it (line), that it touches (range)
    or that it holds (text).
    """

    start: int
    end: int
    codes: tuple[str, ...]
    reach: str

    def means(self, code: str, start: int, end: int) -> bool:
        if self.codes and not any(code.startswith(prefix) for prefix in self.codes):
            return False
        if self.reach == "line":
            return self.start <= start <= self.end
        if self.reach == "range":
            return start < self.end and self.start < end
        return self.start <= start and end <= self.end


class Suppressions:
    """Where some or all codes are silent.

    Args:
        doc: The document with its directives.
        allow: Texts that are right as they stand, from the configuration.
    """

    def __init__(self, doc: Document, allow: Sequence[str] = ()) -> None:
        self._silences = sorted([*_directives(doc), *_allowed(doc.text, allow)])
        self._starts = [silence.start for silence in self._silences]
        self._longest = max((s.end - s.start for s in self._silences), default=0)

    def __bool__(self) -> bool:
        """Whether anything is silent anywhere."""
        return bool(self._silences)

    def covers(self, code: str, start: int, end: int) -> bool:
        """Whether the finding ``code`` at ``[start, end)`` is silenced."""
        index = bisect_right(self._starts, end)
        while index and self._starts[index - 1] >= start - self._longest:
            index -= 1
            if self._silences[index].means(code, start, end):
                return True
        return False


def _directives(doc: Document) -> Iterator[_Silence]:
    if "textkit" not in doc.text:
        return
    for match in _DIRECTIVE.finditer(doc.text):
        codes = tuple(regex.sub("[,，、]", " ", match["codes"]).upper().split())
        if "ALL" in codes:
            codes = ()
        block = doc.block_at(match.start())
        if block is not None and block.part == "comment":
            yield from _commented(doc, block, codes)
            continue
        line, _ = doc.location(match.start())
        start, end = doc.line_span(line)
        if not (doc.text[start : match.start()] + doc.text[match.end() : end]).strip():
            end = _end_of_next(doc, line)
        yield _Silence(start, end, codes, "line")
        # The directive is no report text itself.
        yield _Silence(match.start(), match.end(), (), "text")


def _commented(doc: Document, comment: Block, codes: tuple[str, ...]) -> Iterator[_Silence]:
    if comment.anchor is None:
        return
    start, end = comment.anchor
    if start == end:
        block = doc.block_at(start)
        if block is not None:
            start, end = block.start, block.end
    yield _Silence(start, end, codes, "range")


def _end_of_next(doc: Document, line: int) -> int:
    """End of the first line with text below ``line``, or of the document."""
    for number in range(line + 1, len(doc.line_starts) + 1):
        start, end = doc.line_span(number)
        if not doc.text[start:end].isspace() and start < end:
            return end
    return len(doc.text)


def _allowed(text: str, allow: Sequence[str]) -> Iterator[_Silence]:
    for phrase in allow:
        at = text.find(phrase) if phrase else -1
        while at >= 0:
            yield _Silence(at, at + len(phrase), (), "text")
            at = text.find(phrase, at + 1)


def markup_spans(doc: Document) -> list[tuple[int, int]]:
    """Inline code, link targets, image marks and tags of a Markdown file: no report text."""
    if doc.format != "md":
        return []
    return [match.span() for match in _MARKUP.finditer(doc.text)]
