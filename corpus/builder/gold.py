"""Text and gold of a report: what a reader must see, and what is wrong where.

Knows the order of parts in ``Document.text`` (DESIGN §1); every offset counts code points in it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .layers import Material, Part, Unit, layer_gold
from .markup import MarkupError, Text
from .numbers import AutoNumbers
from .rendering import Placed, Rendered, Stretch, render
from .source import PARTS, Line, Source

_MARKER = re.compile(
    r"[\s#*]*(?P<marker>第[一二三四五六七八九十]+(?:部分|章)"
    r"|[一二三四五六七八九十]+[、.．，,：]"
    r"|[（(][一二三四五六七八九十]+[）)]|[（(]\d+[）)]|\d+[.．、，]|[①-⑳])[\s、.，]*"
)
_MASK = re.compile(r"[×Ｘ○□※＿*X]|x{2,}|_{2,}|某|[【［\[（({][\s　]*[】］\]）)}]|待定|待补")
_LEAD_CHARS = 12
_RANKS = {"inline": 5, "lead": 6}
_FOREIGN = ("residue.", "numbering.", "placeholder.instruction")


class Row(NamedTuple):
    """A section of the outline; ``lead`` opens a section that has no title."""

    level: int
    kind: str
    start: int
    marker: str | None = None
    title: str | None = None
    lead: str | None = None
    auto: bool = False


class Near(NamedTuple):
    """A stretch that looks wrong and is right."""

    start: int
    end: int
    text: str


class Page:
    """Lines put one under the other: text so far, and what was found in it."""

    def __init__(self) -> None:
        self.text = ""
        self.flaws: list[Stretch] = []
        self.notes: list[Placed] = []
        self.prose: list[tuple[int, int]] = []
        self.outline: list[Row] = []
        self.labels: list[tuple[int, tuple[str, ...]]] = []
        self.title: tuple[int, str] | None = None
        self.body_end = 0
        self._side: list[tuple[str, Rendered]] = []
        self._numbers = AutoNumbers()

    def add_line(self, line: Line, indent: str) -> None:
        """Append one line of the source, or keep it for behind the body."""
        start = len(self.text)
        if line.kind in PARTS:
            self._side.append((line.kind, render(line.nodes)))
        elif line.kind == "row":
            cells = [render(cell) for cell in line.cells]
            for cell in cells:
                if cell.text not in ("<", "^"):
                    self._put(cell)
        else:
            self._add_paragraph(line, indent)
        if line.labels:
            self.labels.append((start, line.labels))

    def add_side_lines(self) -> None:
        """Append headers, notes, boxes and the like in the order of `PARTS`."""
        self.body_end = max(len(self.text) - 1, 0)
        for part in PARTS:
            for kind, shown in self._side:
                if kind == part:
                    self._put(shown)

    def _add_paragraph(self, line: Line, indent: str) -> None:
        label = self._numbers.next_label(line.level) if line.auto else ""
        nodes = line.nodes
        if indent and nodes and line.kind != "title":
            nodes = (Text(indent), *nodes)
        shown = render(nodes, label)
        start = self._put(shown)
        if line.kind in ("text", "run-in"):
            self.prose.append((start, start + len(shown.text)))
        if line.kind == "title":
            self.title = (start, shown.text)
        self.outline += _sections(line, shown, start)

    def _put(self, shown: Rendered) -> int:
        start = len(self.text)
        self.text += shown.text + "\n"
        self.flaws += [Stretch(f.flaw, start + f.start, start + f.end) for f in shown.flaws]
        self.notes += [Placed(n.note, start + n.start, start + n.end) for n in shown.notes]
        self._side += shown.side
        return start


class Built(NamedTuple):
    """Text of a report and its gold, ready for JSON."""

    text: str
    gold: dict[str, object]


def build_gold(source: Source, categories: frozenset[str]) -> Built:
    """Render a source's text and work out its outline, defects, labels and near misses.

    Args:
        source: The report as written.
        categories: Every category that may be used.

    Raises:
        MarkupError: If the gold would have holes, such as a mask that nobody annotated.
    """
    page = Page()
    for line in source.lines:
        page.add_line(line, source.indent)
    page.add_side_lines()
    text = page.text if source.format == "txt" else page.text.removesuffix("\n")
    near = _near(source, text)
    _audit(source, page, near, categories)
    gold: dict[str, object] = {
        "schema": "textkit.gold/1",
        "id": source.id,
        "file": f"{source.id}.{source.format}",
        "genre": source.genre,
        "year": source.year,
        "level": source.level,
        "clean": source.clean,
        "pair": source.pair or None,
        "title": _title_json(page),
        "outline": [_row_json(row, text) for row in page.outline],
        "defects": [
            {
                "category": flaw.category,
                "start": start,
                "end": end,
                "text": text[start:end],
                "certain": flaw.certain,
                "note": flaw.note,
            }
            for flaw, start, end in sorted(page.flaws, key=lambda found: found[1:])
        ],
        "labels": _labels(page),
        "near_misses": [item._asdict() for item in near],
    }
    if source.has_layers:
        try:
            gold.update(layer_gold(_material(page)))
        except MarkupError as error:
            raise MarkupError(f"{source.id}: {error}") from error
    return Built(text, gold)


def _sections(line: Line, shown: Rendered, start: int) -> list[Row]:
    """Outline rows that a line opens: implicit part, heading or run-in, then inline items."""
    rows = []
    if line.implicit:
        bare = shown.text.lstrip()
        at = start + len(shown.text) - len(bare)
        rows.append(Row(1, "implicit", at, lead=bare[:_LEAD_CHARS]))
    if line.kind in ("heading", "run-in"):
        rows.append(_heading(line, shown, start))
    for marker, offset in shown.items:
        lead = shown.text[offset + len(marker) :].lstrip("、，,：")[:_LEAD_CHARS]
        kind, level = ("inline", 4) if marker else ("lead", 5)
        rows.append(Row(level, kind, start + offset, marker or None, lead=lead))
    return rows


def _heading(line: Line, shown: Rendered, start: int) -> Row:
    head = shown.text[: shown.lead_end]
    match = _MARKER.match(head)
    marker = match["marker"] if match else None
    name = head[match.end() :] if match else head
    at = match.start("marker") if match else len(head) - len(head.lstrip())
    title = name.strip(" \u3000*").rstrip("。：；")
    return Row(line.level, line.kind, start + at, marker, title, auto=line.auto)


def _row_json(row: Row, text: str) -> dict[str, object]:
    return {**row._asdict(), "line": text.count("\n", 0, row.start) + 1}


def _title_json(page: Page) -> dict[str, object] | None:
    if page.title is None:
        return None
    start, title = page.title
    line = page.text.count("\n", 0, start) + 1
    return {"text": title, "line": line, "start": start, "end": start + len(title)}


def _parts(page: Page) -> tuple[Part, ...]:
    """The labelled parts, in text order."""
    starts = [start for start, _ in page.labels]
    ends = [*(start - 1 for start in starts[1:]), page.body_end][: len(starts)]
    return tuple(
        Part(start, end, names) for (start, names), end in zip(page.labels, ends, strict=True)
    )


def _labels(page: Page) -> list[dict[str, object]]:
    """Labelled stretches; one with two labels (problem + plan) is listed once for each."""
    return [
        {"start": part.start, "end": part.end, "label": label}
        for part in _parts(page)
        for label in part.labels
    ]


def _material(page: Page) -> Material:
    """What the gold of the layers is made from."""
    markers = [(row.start, row.start + len(row.marker)) for row in page.outline if row.marker]
    foreign = [
        (found.start, found.end) for found in page.flaws if found.flaw.category.startswith(_FOREIGN)
    ]
    return Material(
        page.text,
        page.body_end,
        tuple(page.notes),
        tuple(
            Unit(
                row.start,
                _RANKS.get(row.kind, row.level),
                row.kind,
                row.marker,
                row.title or row.lead or "",
            )
            for row in page.outline
        ),
        _parts(page),
        tuple(page.prose),
        (*markers, *foreign),
    )


def _near(source: Source, text: str) -> list[Near]:
    """Every occurrence of the texts that look wrong and are right."""
    found = []
    for near in source.near:
        places = [match.start() for match in re.finditer(re.escape(near), text)]
        if not places:
            raise MarkupError(f"{source.id}: near miss not in the text: {near}")
        found += [Near(at, at + len(near), near) for at in places]
    return found


def _audit(source: Source, page: Page, near: list[Near], categories: frozenset[str]) -> None:
    """Refuse a gold with holes: a mask that is neither defect nor near miss, an odd defect."""
    if source.clean and page.flaws:
        raise MarkupError(f"{source.id}: clean, but has {page.flaws[0].flaw.category}")
    for flaw, start, end in page.flaws:
        if start == end or flaw.category not in categories:
            raise MarkupError(f"{source.id}: empty or of unknown category: {flaw.category}")
    covered = [(flaw.start, flaw.end) for flaw in page.flaws]
    covered += [(item.start, item.end) for item in near]
    for match in _MASK.finditer(page.text):
        if not any(start <= match.start() < end for start, end in covered):
            around = page.text[max(0, match.start() - 12) : match.end() + 8]
            raise MarkupError(f"{source.id}: mask neither defect nor near miss: {around}")
