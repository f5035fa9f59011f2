"""Residue layer: what in a text belongs to a vendor, a web page, a template or a language model.

First the words condemn lines (`residue_judge`), then the place of a line beside those
(`residue_structure`), then repetition (`residue_repeats`). The outline, the title and all other
rules skip the lines found here, so a line of the report's own must never be among them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from textkit.analysis.residue_brands import brand_names, mark_apart, mark_brands
from textkit.analysis.residue_judge import APART, BLANK_LABELS, EDGE, MIDDLE, TABLE, Verdict, judge
from textkit.analysis.residue_lines import SHORT_LINE, Line, line_at
from textkit.analysis.residue_marks import foreign_span, paragraph_marks, title_marks
from textkit.analysis.residue_repeats import mark_frames, repeated_lines
from textkit.analysis.residue_shapes import is_addressee, is_body, is_section
from textkit.analysis.residue_structure import (
    Foreign,
    Found,
    Scene,
    find_title,
    mark_bars,
    mark_before_title,
    mark_below_title,
    mark_between,
    mark_foot,
    mark_links,
)
from textkit.analysis.residue_words import Hit, own_words, trigger_hits
from textkit.model.diagnostic import CERTAINTIES
from textkit.model.document import BODY_PARTS, Document
from textkit.model.layers import Residue, ResidueLine
from textkit.text.patterns import compiled

MAX_EDGE_LINES, MAX_EDGE_SPAN = 80, 400
"""Lines from the top and from the bottom that may be head or foot; the same with blank ones."""

VENDOR_KINDS = ("watermark", "advert", "contact", "disclaimer")

EDGE_GAP, MIDDLE_GAP = 8, 3
"""Lines between two foreign ones that may be filler, at the edges and between paragraphs."""


def find_residue(doc: Document) -> Residue:
    """All residue of a document.

    Cost O(len(text)); only lines at the edges, short lines with a word of the lexicon and
    paragraphs with one are looked at more closely.
    """
    return _Search(doc).result()


class _Search:
    """The state of one search: lines looked at, verdicts, what is foreign so far."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.lines: dict[int, Line] = {}
        self.words = _words_by_line(doc)
        self.last_body = doc.location(doc.body_end)[0] if doc.blocks else len(doc.line_starts)
        numbers = range(1, self.last_body + 1)
        self.head = list(self._edge(numbers[:MAX_EDGE_SPAN]))
        self.foot = list(self._edge(numbers[: -MAX_EDGE_SPAN - 1 : -1]))[::-1]
        rest = range(self.last_body + 1, len(doc.line_starts) + 1)
        self.apart = [line for line in map(self._line, rest) if line.part and line.text]
        self.short = self._short_lines()
        self.verdicts: dict[int, Verdict] = {}
        self.found: Found = {}

    def _line(self, number: int) -> Line:
        line = self.lines.get(number)
        if line is None:
            line = self.lines[number] = line_at(self.doc, number)
        return line

    def _edge(self, numbers: Iterable[int]) -> Iterable[Line]:
        """Lines of a possible head or foot: until a section or the third paragraph."""
        n_lines = n_paragraphs = 0
        for number in numbers:
            line = self._line(number)
            if line.part != "body" or not line.raw.strip():
                if line.part == "table":
                    return
                continue
            long = len(line.raw) > SHORT_LINE
            n_paragraphs += long or is_body(line.text)
            n_lines += 1
            yield line
            if n_paragraphs >= 3 or n_lines >= MAX_EDGE_LINES or is_section(line.raw.lstrip()):
                return

    def _short_lines(self) -> dict[int, Line]:
        """Every line worth a look that may be foreign as a whole, in text order."""
        for number in self.words:
            self._line(number)
        return {
            number: line
            for number, line in sorted(self.lines.items())
            if line.part and len(line.raw) <= SHORT_LINE
        }

    def _judge(self, line: Line, zone: str) -> None:
        if line.number not in self.short:
            return
        verdict = judge(line.raw, TABLE if line.part == "table" else zone)
        self.verdicts[line.number] = verdict
        self.found.pop(line.number, None)
        if verdict.foreign is not None:
            self.found[line.number] = Foreign(*verdict.foreign)

    def _settle(self, lines: Sequence[Line]) -> list[Line]:
        """Judge edge lines in order until the body begins; those that belong to the edge."""
        kept = []
        for line in lines:
            self._judge(line, EDGE)
            long = len(line.raw) > SHORT_LINE
            if line.number not in self.found and (long or _opens_body(line.text)):
                break
            kept.append(line)
        return kept

    def result(self) -> Residue:
        """Run the three stages and gather items."""
        head = self._settle(self.head)
        foot = self._settle(self.foot[::-1])[::-1]
        edge = {line.number for line in (*head, *foot)}
        for number, line in self.short.items():
            if number not in edge:
                self._judge(line, MIDDLE if line.part in BODY_PARTS else APART)
        self._add_structure(head, foot)
        items = [*self._line_items(), *self._mark_items({line.number for line in head})]
        items.sort(key=lambda item: (item.start, item.end))
        return Residue(tuple(items), frozenset(self.found))

    def _add_structure(self, head: list[Line], foot: list[Line]) -> None:
        found = self.found
        cues = {number: verdict.cues for number, verdict in self.verdicts.items()}
        title = find_title(head, found, cues)
        scene = Scene(found, cues, title.number if title is not None else 0)
        self._add_repeats(head, foot, scene)
        short = [line for line in self.short.values() if line.part != "table"]
        mark_brands(short, scene, brand_names(short, found, self.doc.text))
        for block in (head, foot):
            mark_bars(block, scene)
            mark_between(block, scene, EDGE_GAP)
        mark_before_title(head, scene)
        mark_below_title(head, scene)
        mark_links(self.foot, scene)
        mark_foot(foot, scene, self._vendor_line(head))
        self._fill_middle(scene)
        known = {line.number for line in short}
        short += [self._line(number) for number in found if number not in known]
        mark_brands(short, scene, brand_names(short, found, self.doc.text))
        vendor = self._vendor_line(short, ("certain",))
        mark_apart(self.apart, scene, vendor, self.doc.text[: self.doc.body_end])

    def _vendor_line(self, lines: Sequence[Line], surety: tuple[str, ...] = CERTAINTIES) -> str:
        """The first of the lines that is a vendor's, this sure."""
        for line in lines:
            why = self.found.get(line.number)
            if why is not None and why.kind in VENDOR_KINDS and why.certainty in surety:
                return line.raw.strip()
        return ""

    def _add_repeats(self, head: list[Line], foot: list[Line], scene: Scene) -> None:
        for raw, numbers in repeated_lines(self.doc.text).items():
            for number in numbers:
                if self._line(number).part == "body" and number not in scene.found:
                    proof = Foreign("repeat", "likely", raw.strip(), structural=True)
                    scene.found[number] = proof
        mark_frames(head, foot, scene)

    def _fill_middle(self, scene: Scene) -> None:
        """Filler and tool bars beside foreign lines in the body."""
        numbers = sorted(number for number in scene.found if number <= self.last_body)
        for number in numbers:
            beside = range(max(1, number - 1), min(self.last_body, number + 1) + 1)
            lines = [self._line(other) for other in beside]
            mark_bars([line for line in lines if line.part == "body"], scene)
        for left, right in pairwise(numbers):
            if 1 < right - left <= 3 * MIDDLE_GAP:
                lines = [self._line(number) for number in range(left, right + 1)]
                lines = [line for line in lines if line.raw.strip()]
                if all(line.part == "body" for line in lines):
                    mark_between(lines, scene, MIDDLE_GAP)

    def _line_items(self) -> Iterable[ResidueLine]:
        for number, why in self.found.items():
            line = self._line(number)
            start, end = foreign_span(line)
            whole = (start, end) == line.span
            yield ResidueLine(
                start, end, why.kind, why.certainty, why.evidence, why.structural, whole
            )

    def _mark_items(self, head: set[int]) -> Iterable[ResidueLine]:
        """Residue inside lines that are the report's own."""
        for number, line in self.lines.items():
            if number in self.found or not line.part:
                continue
            verdict = self.verdicts.get(number)
            if verdict is None:
                yield from paragraph_marks(line, self.words.get(number, ()))
                continue
            marks = verdict.marks
            if any(hit.strength == BLANK_LABELS for hit in marks) and self._is_form():
                marks = tuple(hit for hit in marks if hit.strength != BLANK_LABELS)
            yield from title_marks(line, marks, in_head=number in head)

    def _is_form(self) -> bool:
        """Whether the document is made to be filled in and signed."""
        words = "|".join(own_words("signing"))
        return compiled(rf"(?:{words})[^。\n]{{0,6}}[:：]").search(self.doc.text) is not None


def _opens_body(text: str) -> bool:
    return is_body(text) or is_section(text) or is_addressee(text)


def _words_by_line(doc: Document) -> dict[int, list[Hit]]:
    """Lexicon hits in the text as it stands, by line number."""
    starts = doc.line_starts
    found: dict[int, list[Hit]] = {}
    for hit in trigger_hits(doc.text):
        found.setdefault(bisect_right(starts, hit.start), []).append(hit)
    return found
