"""What a report is made of, with labels: the passages that may be a measure, a problem, a plan.

Owns which stretch stands for itself: an item of the lowest level, or a sentence that stands under
none. Knows nothing of words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, cached_property
from typing import NamedTuple, Protocol

import regex

from textkit.analysis.clauses import words
from textkit.analysis.cues import default_cues
from textkit.analysis.item_ends import INSIDE, LONGEST_UNIT, item_end, n_paragraphs
from textkit.model.document import Document
from textkit.model.layers import Outline, Residue, Section
from textkit.model.records import Date, Labelled, Measure, Quantity
from textkit.text.patterns import compiled

_ITEM_KINDS = frozenset({"inline", "run-in", "lead"})
_MOST_PARAGRAPHS = 2
"""Under a heading of its own line; a longer text holds a deed a sentence."""

_SHORTEST = 4
"""A shorter sentence is a scrap of markup, or says nothing by itself."""

_SURE = 0.6
"""From this score on a section's own label counts more than that of the part it stands in."""


class LabelledReport(Protocol):
    """The layers that this package's pairing and measuring read."""

    @property
    def doc(self) -> Document: ...  # noqa: D102
    @property
    def outline(self) -> Outline: ...  # noqa: D102
    @property
    def residue(self) -> Residue: ...  # noqa: D102
    @property
    def dates(self) -> tuple[Date, ...]: ...  # noqa: D102
    @property
    def quantities(self) -> tuple[Quantity, ...]: ...  # noqa: D102
    @property
    def sentences(self) -> tuple[Labelled, ...]: ...  # noqa: D102
    @property
    def sections(self) -> tuple[Labelled, ...]: ...  # noqa: D102
    @property
    def measures(self) -> tuple[Measure, ...]: ...  # noqa: D102


class Unit(NamedTuple):
    """A passage that stands for itself.

    ``[lead_start, lead_end)`` is its heading or opening, without number; ``item`` tells an item
    of the outline from a loose sentence; ``labels`` best first. ``beside``: a sentence in a
    paragraph with items, which it announces or sums up. ``answer``: where an item about a problem
    turns to what is done about it, -1 in all others.
    """

    start: int
    end: int
    lead_start: int
    lead_end: int
    marker: str | None
    labels: tuple[str, ...]
    item: bool
    beside: bool = False
    answer: int = -1


class Passages:
    """The passages of one report.

    Args:
        report: Its layers.
    """

    def __init__(self, report: LabelledReport) -> None:
        self._text = report.doc.text
        self._walk = report.outline.walk()
        self._rows = report.sections
        self._sentences = report.sentences
        self._outline = report.outline
        lines = {report.doc.line_starts[line - 1] for line in report.residue.lines}
        tails = {
            item.start
            for item in report.residue.items
            if self._text[item.end : item.end + 1] in ("", "\n")
        }
        self._foreign = sorted(lines | tails)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self._sentences]

    def sentences_in(self, start: int, end: int) -> Sequence[Labelled]:
        """The sentences that begin in ``[start, end)``."""
        return self._sentences[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    @cached_property
    def _labels(self) -> dict[tuple[int, int, int], tuple[str, ...]]:
        """Labels of each section; one that is not sure of itself has those of the part above."""
        found: dict[tuple[int, int, int], tuple[str, ...]] = {}
        for (section, above), row in zip(self._walk, self._rows, strict=False):
            unsure = row.label == "other" or max(row.scores) < _SURE
            inherited = found.get(_key(above[-1])) if above and unsure else None
            found[_key(section)] = inherited or row.labels or (row.label,)
        return found

    def labels_of(self, section: Section) -> tuple[str, ...]:
        """Labels of a section, best first."""
        return self._labels.get(_key(section), ("other",))

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Items of the lowest level and the sentences outside of them, in text order."""
        found: list[Unit] = []
        for section, above in self._walk:
            if self._is_lesson(section, above):
                continue
            if section.children:
                found += self._around(section)
            elif self._is_item(section):
                found.append(unit := self._item(section, above))
                # what follows the last item of a series may be a row if it gives a figure
                short = section.end - section.start <= LONGEST_UNIT
                rest = self._loose(unit.end, section.end)
                found += [loose._replace(beside=short) for loose in rest]
            else:
                start = section.start if section.kind == "implicit" else section.title_end
                found += self._loose(start, section.end)
        found.sort()
        return tuple(found)

    def _around(self, section: Section) -> list[Unit]:
        """The sentences before, between and behind the children of a section."""
        children = section.children
        found: list[Unit] = []
        at = section.start if section.kind == "implicit" else section.title_end
        for child in children:
            for unit in self._loose(at, child.start):
                beside = child.kind in INSIDE and "\n" not in self._text[unit.end : child.start]
                found.append(unit._replace(beside=beside))
            at = child.end
        inside = children[-1].kind in INSIDE
        for unit in self._loose(at, section.end):
            found.append(unit._replace(beside=inside and "\n" not in self._text[at : unit.start]))
        return found

    def _is_item(self, section: Section) -> bool:
        """Whether a section without children is one row: an item, or a heading over a short text.

        A heading over a long text holds a deed a sentence, and so does one of the first level that
        only names its part: 一、基本情况.
        """
        if section.kind in _ITEM_KINDS:
            return True
        if section.kind != "heading" or not section.title:
            return False
        start, end = section.title_end, section.end
        body = self._text[start:end].strip()
        if not body or len(body) > LONGEST_UNIT:
            return False
        if n_paragraphs(self._text, start, end) > _MOST_PARAGRAPHS:
            return False
        return section.level > 1 or not section.title.endswith(_part_names())

    def _item(self, section: Section, above: Sequence[Section]) -> Unit:
        siblings = above[-1].children if above else self._outline.sections
        labels = self.labels_of(section)
        return Unit(
            section.start,
            self._before_foreign(section.start, item_end(self._text, section, siblings)),
            section.title_start,
            section.title_end,
            section.marker,
            labels,
            True,
            answer=self._answer(section, above) if labels[0] == "problem" else -1,
        )

    def _before_foreign(self, start: int, end: int) -> int:
        """``end``, or where a line of a vendor or web page begins before it."""
        at = bisect_right(self._foreign, start)
        return min(end, self._foreign[at]) if at < len(self._foreign) else end

    def _answer(self, section: Section, above: Sequence[Section]) -> int:
        """Where an item under 问题及整改措施 turns to the latter."""
        part = self.labels_of(above[-1]) if above else ()
        sentences = self.sentences_in(section.title_end, section.end)
        split = len(sentences)
        while split and sentences[split - 1].label in ("plan", "achievement"):
            split -= 1
        if split == len(sentences) or not {"problem", "plan"} <= set(part):
            return -1
        label = _label().match(self._text, sentences[split].start, section.end)
        start = label.end() if label else sentences[split].start
        says = self._text[start : section.end].strip()
        return start if says and says[-1] not in "：:" else -1

    def _is_lesson(self, section: Section, above: Sequence[Section]) -> bool:
        """Whether a section, or one above, draws lessons: 启示, 体会."""
        lessons = words()["lesson"]
        return any((one.title or "").endswith(lessons) for one in (section, *above))

    def _loose(self, start: int, end: int) -> list[Unit]:
        """The sentences in ``[start, end)`` that no item cuts through."""
        return [
            Unit(row.start, row.end, row.start, row.end, None, row.labels or (row.label,), False)
            for row in self.sentences_in(start, end)
            if row.end <= end and row.end - row.start >= _SHORTEST
        ]

    def parts(self, label: str) -> tuple[Unit, ...]:
        """The problems or plans that a reader counts: the highest items of each such part.

        Three numbered plans are three, whatever stands below each; a part that is too long to be
        one, or that holds problems and plans, is taken apart. What opens a list is not counted.
        """
        found: list[Unit] = []
        for section, above in self._walk:
            if any(self._is_one(one, label) for one in above):
                continue
            if self._is_one(section, label):
                found.append(self._item(section, above))
            else:
                own = [unit for unit in self._own(section) if unit.labels[0] == label]
                found += [part for unit in own for part in self._listed(unit)]
                inside = section.kind in _ITEM_KINDS and not section.children
                if inside and not own and self.labels_of(section)[0] == label:
                    found.append(self._item(section, above))  # a sentence runs through it
        return tuple(sorted(found))

    def _is_one(self, section: Section, label: str) -> bool:
        """Whether a section as a whole is one problem or one plan."""
        labels = self.labels_of(section)
        return (
            (section.kind in _ITEM_KINDS or (section.kind == "heading" and section.level > 1))
            and section.end - section.start <= LONGEST_UNIT
            and labels[0] == label
            and not {"problem", "plan"} <= set(labels)
        )

    def _listed(self, unit: Unit) -> list[Unit]:
        """The parts of a sentence that lists several in one breath, behind 主要是： and parted by ；."""
        colon = max(self._text.find("：", unit.start, unit.end) + 1, unit.start)
        if self._text.count("；", colon, unit.end) == 0:
            return [unit]
        found, at = [], colon
        while at < unit.end:
            mark = self._text.find("；", at, unit.end)
            end = mark + 1 if mark >= 0 else unit.end
            found.append(unit._replace(start=at, end=end, lead_start=at, lead_end=end))
            at = end
        return found

    def _own(self, section: Section) -> list[Unit]:
        """The sentences of a section's own that say something: no announcement, no opening."""
        if not section.children:
            start = section.start if section.kind == "implicit" else section.title_end
            found = self._loose(start, section.end)
        else:
            first = section.children[0]
            listed = first.kind in ("heading", "run-in")
            found = [
                unit
                for unit in self._around(section)
                if not unit.beside and not (listed and unit.start < first.start)
            ]
        return [unit for unit in found if self._text[unit.end - 1] not in "：:"]


@cache
def _part_names() -> tuple[str, ...]:
    """Last words of headings that name a part and no deed: 情况, 成效, 打算."""
    cues = default_cues()
    named = {*words()["part"], *cues["label"], *cues["plan-name"], *cues["problem-name"]}
    return tuple(named - {*cues["verb"]})


@cache
def _label() -> regex.Pattern[str]:
    """What a part of an item is called: 整改措施：."""
    return compiled(r"[^，。；：:\n]{2,8}[：:]")


def _key(section: Section) -> tuple[int, int, int]:
    return section.start, section.end, section.level
