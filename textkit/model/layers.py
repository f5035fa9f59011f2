"""What analysis finds in a document: residue lines, outline, placeholders.

A layer is a frozen value computed once per document by a pure function of ``textkit.analysis``;
rules read layers, they never compute them.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple


class ResidueLine(NamedTuple):
    """A stretch that belongs to a vendor, a web page or a template, not to the report.

    ``kind`` names the class: watermark, advert, contact, disclaimer, source, blank-field,
    collection, chrome, noise, repeat, model or gate. ``evidence`` is what gave it away (the text
    matched, or the neighbour); ``structural`` means that only its place did. ``whole``: the span is
    all of its line but the blanks around it, and the line is foreign.
    """

    start: int
    end: int
    kind: str
    certainty: str
    evidence: str
    structural: bool = False
    whole: bool = False


class Residue(NamedTuple):
    """All residue of a document, in text order, and the numbers (from 1) of wholly foreign lines."""

    items: tuple[ResidueLine, ...] = ()
    lines: frozenset[int] = frozenset()


class Placeholder(NamedTuple):
    """One unfilled run such as ``×``, ``XX``, ``____`` or ``【待补充】``.

    ``[start, end)`` is the run itself, ``[phrase_start, phrase_end)`` the phrase it stands in
    (``×余名``).

    Attributes:
        kind: mask, blank, marker, instruction or field (what a program failed to fill in).
        role: count, date, money, percent, range, age, number (of a telephone, a document, an
            annex), unit, place, person, title, brand, document, event, fixed-phrase (a name that
            carries a number), blank, marker, instruction, field, indefinite (某县, N名: mostly
            prose) or unknown.
        strong: The role is backed by a measure word, a unit noun, a title or the like; where it
            is not, the run may as well be one character of a word, replaced.
        certainty: certain, likely or hint, from the run, its neighbours and the whole document.
        left: What stands before: a category of the lexicon ``placeholder_left``, else edge (line
            start or mark), digit, latin or word; not looked up for plain numbers (党员×名).
        right: What follows: a category of ``placeholder_right``, else edge, digit, latin or word.
        value: What the run must say, where its own clause tells; else empty.
        series: Runs of one range or of one list of names share a number; ``-1`` elsewhere.
    """

    start: int
    end: int
    kind: str
    role: str
    phrase_start: int
    phrase_end: int
    strong: bool = False
    certainty: str = "certain"
    left: str = ""
    right: str = ""
    value: str = ""
    series: int = -1


class Replacement(NamedTuple):
    """A place that a find-and-replace damaged.

    ``wrong`` stands at ``[start, end)`` for ``right`` (empty where a number or name is missing);
    ``[word_start, word_end)`` is the word around it. ``kind``: ``masked`` (从严治X), ``swapped``
    (县场) or ``unmasked`` (党月党日). ``certainty`` as in a finding.
    """

    start: int
    end: int
    wrong: str
    right: str
    word_start: int
    word_end: int
    kind: str
    certainty: str


class Section(NamedTuple):
    """A node of the outline; ``[start, end)`` spans the section with everything below it.

    ``kind``: heading, run-in, inline, lead or implicit. ``marker`` is the number as it stands in
    the text (``（一）``, ``1.``, ``一是``), ``style`` names its marker style (``（一）`` also for
    ``(二)、``), ``number`` its value. Without a marker ``style`` is styled (a heading style), heading
    or subheading (a line of plain text), lead, 附件, or what an implicit part is: opening, problem,
    plan, closing.
    ``labels`` are ``(label, score)`` pairs, best first.
    """

    level: int
    kind: str
    marker: str | None
    title: str | None
    start: int
    end: int
    title_start: int
    title_end: int
    style: str | None = None
    number: int | None = None
    auto: bool = False
    children: "tuple[Section, ...]" = ()
    labels: tuple[tuple[str, float], ...] = ()


class Title(NamedTuple):
    """The report's own title, found behind residue lines."""

    text: str
    start: int
    end: int


class Outline:
    """Title and section tree; the sections partition the body behind the title.

    Args:
        title: ``None`` where the text opens without one.
        sections: The top-level sections, in text order.
    """

    def __init__(self, title: Title | None, sections: tuple[Section, ...]) -> None:
        self.title = title
        self.sections = sections

    def walk(self) -> Sequence[tuple[Section, tuple[Section, ...]]]:
        """Every section with its ancestors (outermost first), in text order."""
        return self._walked

    @cached_property
    def _walked(self) -> list[tuple[Section, tuple[Section, ...]]]:
        found: list[tuple[Section, tuple[Section, ...]]] = []
        stack: list[tuple[Section, tuple[Section, ...]]] = [
            (section, ()) for section in reversed(self.sections)
        ]
        while stack:
            section, above = stack.pop()
            found.append((section, above))
            if section.children:
                path = (*above, section)
                stack.extend((child, path) for child in reversed(section.children))
        return found

    @cached_property
    def _headings(self) -> tuple[list[int], list[tuple[str, ...]]]:
        """Change points of the heading path: offsets and the path that holds from each."""
        starts: list[int] = []
        paths: list[tuple[str, ...]] = []
        open_sections: list[tuple[int, tuple[str, ...]]] = []

        def close(until: int) -> None:
            while open_sections and open_sections[-1][0] <= until:
                end, _ = open_sections.pop()
                starts.append(end)
                paths.append(open_sections[-1][1] if open_sections else ())

        for section, _ in self.walk():
            close(section.start)
            above = open_sections[-1][1] if open_sections else ()
            name = (section.marker or "") + (section.title or "")
            named = section.kind in ("heading", "run-in") and name
            path = (*above, name) if named else above
            open_sections.append((section.end, path))
            starts.append(section.start)
            paths.append(path)
        close(1 << 62)
        return starts, paths

    def headings_at(self, offset: int) -> tuple[str, ...]:
        """Headings from level 1 down that ``offset`` stands under."""
        starts, paths = self._headings
        index = bisect_right(starts, offset) - 1
        return paths[index] if index >= 0 else ()
