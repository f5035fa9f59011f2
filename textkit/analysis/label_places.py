"""What stands over each sentence: the headings of the outline, and lines that are headings too.

Knows nothing of features; what a heading stands for is said in `textkit.analysis.label_signs`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from textkit.analysis.label_signs import first_words, line_labels, title_labels
from textkit.analysis.markers import HAN
from textkit.analysis.paragraphs import Paragraph
from textkit.classify.units import HEADING, ITEM, PART, Sentence
from textkit.model.layers import Outline, Section
from textkit.model.records import LABELS

_TITLED = ("heading", "run-in")
_LINE_FRAME = "【】〔〕[]◆●■★▲ \u3000"
_DONE = 1 << LABELS.index("achievement")
_TURNS = (LABELS.index("problem"), LABELS.index("plan"))
_ITEM_ENDS = "。；;"


class _Line(NamedTuple):
    """A line that is a heading though the outline has none: the labels it names, where, its words."""

    labels: int
    start: int
    title: str


class Places:
    """Tells of sentences, asked in text order, what stands over them.

    Args:
        text: The document's text.
        outline: Its outline.
    """

    def __init__(self, text: str, outline: Outline) -> None:
        self._text = text
        title = outline.title
        self._title_end = title.end if title else 0
        self._rectifies = title is not None and "整改" in text[title.start : title.end]
        self._starts: list[int] = []
        self._paths: list[tuple[Section, ...]] = []
        self._names: list[tuple[int, int]] = []
        self._line = _Line(0, -1, "")
        self._turned = -1
        for section, above in outline.walk():
            if section.kind not in ("inline", "lead"):
                path = (*above, section)
                self._starts.append(section.start)
                self._paths.append(path)
                self._names.append(self._named(path))

    def _named(self, path: Sequence[Section]) -> tuple[int, int]:
        """What the innermost heading of known wording stands for, and where it stands.

        Inside a part on problems or plans 完成情况 is no achievement.
        """
        known = [
            (self._labels(section.title or ""), section.start)
            for section in path
            if section.kind in _TITLED
        ]
        known = [pair for pair in known if pair[0]]
        while len(known) > 1 and known[-1][0] == _DONE and not known[-2][0] & _DONE:
            known.pop()
        return known[-1] if known else (0, -1)

    def _labels(self, title: str) -> int:
        """In a report on rectification, problems and remedies are what was done."""
        if self._rectifies and ("问题" in title or "整改" in title):
            return 0
        return title_labels(title)

    def sentence(
        self, start: int, end: int, number: int, opens: int, paragraph: Paragraph
    ) -> Sentence:
        """The sentence ``[start, end)`` of paragraph ``number`` with what stands over it."""
        cue = first_words(self._text, start, end)
        at = bisect_right(self._starts, end - 1) - 1
        if at < 0:
            is_title = start < self._title_end
            path: list[Section] = []
            found = Sentence(start, end, number, opens, is_heading=is_title, cue=cue)
        else:
            path = [section for section in self._paths[at] if section.start < end]
            found = self._under(path, Sentence(start, end, number, opens, cue=cue), paragraph)
            found = found._replace(named=self._held(found, *self._names[at]))
        if not found.is_heading and (start, end) == (paragraph.start, paragraph.end):
            self._keep_line(start, end)
        if self._line.start > (self._names[at][1] if at >= 0 else -1) and not self._past(path):
            return self._under_line(found)
        return found

    def _held(self, found: Sentence, named: int, named_at: int) -> int:
        """What a heading stands for; 工作回顾 only until the text turns to problems or plans."""
        if named == _DONE:
            if found.cue in _TURNS or found.turn in _TURNS:
                self._turned = named_at
            return 0 if self._turned == named_at else named
        return named

    def _under(self, path: list[Section], found: Sentence, paragraph: Paragraph) -> Sentence:
        """A sentence with what the outline says of it."""
        last = path[-1]
        opens, turn, alone = found.opens, -1, False
        if found.start <= last.start < found.end:
            alone = last.kind == "heading" and last.title_end >= paragraph.end - 1
            turn = LABELS.index(last.style) if last.style in LABELS else -1
            goes_on = opens == ITEM and last.kind == "run-in" and last.style != HAN
            if not goes_on:
                opens = PART if len(path) == 1 else max(opens, HEADING)
        titles = [section.title or "" for section in path if section.kind in _TITLED]
        top = path[0].title or "" if path[0].kind in _TITLED else ""
        near = titles[-1] if titles else ""
        return found._replace(opens=opens, top=top, near=near, is_heading=alone, turn=turn)

    def _keep_line(self, start: int, end: int) -> None:
        labels = 0 if self._rectifies else line_labels(self._text, start, end)
        if labels:
            self._line = _Line(labels, start, self._text[start:end].strip(_LINE_FRAME))

    def _under_line(self, found: Sentence) -> Sentence:
        """A sentence under a line that is a heading, or that line."""
        line = self._line
        if found.start == line.start:
            return found._replace(
                opens=PART, top=line.title, near=line.title, is_heading=True, named=line.labels
            )
        top, near = found.top or line.title, found.near or line.title
        return found._replace(top=top, near=near, named=line.labels)

    def _past(self, path: Sequence[Section]) -> bool:
        """Whether another part has come since the line; an item of a list is none."""
        return any(
            section.start > self._line.start
            and (section.kind == "implicit" or self._is_heading(section))
            for section in path
        )

    def _is_heading(self, section: Section) -> bool:
        end = section.title_end
        return section.kind == "heading" and self._text[end : end + 1] not in tuple(_ITEM_ENDS)
