"""What the user silenced: comments in the text, Word comments, allowed texts.

``<!-- textkit: ignore PH001 -->`` or ``# textkit: ignore PH001`` at the end of a line holds for
that line; alone on a line, for the next line too. Without codes it holds for every rule. A Word
comment ``textkit: ignore PH001`` holds for the range it is attached to.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import regex

from textkit.model.document import Document

_DIRECTIVE = regex.compile(
    r"(?:<!--[ \t]*|#[ \t]*|^)textkit:[ \t]*ignore\b[ \t]*(?P<codes>[A-Za-z0-9, \t]*)(?:-->)?",
    regex.MULTILINE,
)


class Suppressions:
    """Spans in which some or all codes are silent.

    Args:
        doc: The document with its directives.
        allow: Texts that are right as they stand, from the configuration.
    """

    def __init__(self, doc: Document, allow: Sequence[str] = ()) -> None:
        self._spans = sorted(_directive_spans(doc) + _allowed_spans(doc.text, allow))
        self._starts = [span[0] for span in self._spans]
        self._longest = max((end - start for start, end, _ in self._spans), default=0)

    def covers(self, code: str, start: int, end: int) -> bool:
        """Whether the finding ``code`` at ``[start, end)`` is silenced."""
        index = bisect_right(self._starts, start)
        while index and self._starts[index - 1] >= start - self._longest:
            index -= 1
            _, until, codes = self._spans[index]
            if end <= until and (not codes or any(code.startswith(c) for c in codes)):
                return True
        return False


def _directive_spans(doc: Document) -> list[tuple[int, int, tuple[str, ...]]]:
    if "textkit:" not in doc.text:
        return []
    spans = []
    for match in _DIRECTIVE.finditer(doc.text):
        codes = tuple(match["codes"].upper().replace(",", " ").split())
        block = doc.block_at(match.start())
        if block is not None and block.part == "comment":
            if block.anchor is not None:
                spans.append((*block.anchor, codes))
            continue
        line, _ = doc.location(match.start())
        start, end = doc.line_span(line)
        alone = not (doc.text[start : match.start()] + doc.text[match.end() : end]).strip()
        if alone and line < len(doc.line_starts):
            end = doc.line_span(line + 1)[1]
        spans.append((start, end, codes))
    return spans


def _allowed_spans(text: str, allow: Sequence[str]) -> list[tuple[int, int, tuple[str, ...]]]:
    spans: list[tuple[int, int, tuple[str, ...]]] = []
    for phrase in allow:
        at = text.find(phrase) if phrase else -1
        while at >= 0:
            spans.append((at, at + len(phrase), ()))
            at = text.find(phrase, at + len(phrase))
    return spans
