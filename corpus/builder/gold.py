"""Text and gold of a report: what a reader must see, and what is wrong where.

Knows the order of parts in ``Document.text`` (DESIGN §1); every offset counts code points in it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .markup import AutoLabel, Flaw, LeadEnd, Marker, Node, Text, Word
from .numbers import AutoNumbers
from .source import PARTS, Line, MarkupError, Source

_MARKER = re.compile(
    r"[\s#*]*(?P<marker>第[一二三四五六七八九十]+(?:部分|章)"
    r"|[一二三四五六七八九十]+[、.．，,：]"
    r"|[（(][一二三四五六七八九十]+[）)][、.，]?"
    r"|[（(]\d+[）)][、.，]?|\d+[.．、，]|[①-⑳])\s*"
)
_MASK = re.compile(r"[×Ｘ○□※＿*X]|x{2,}|_{2,}|某|[【［\[（({][\s　]*[】］\]）)}]|待定|待补")
_LEAD_CHARS = 12


class Stretch(NamedTuple):
    """A flaw with its place in the text of its own line, later of the whole report."""

    flaw: Flaw
    start: int
    end: int


class Rendered(NamedTuple):
    """One line as it is seen: text, flaws, inline items, end of the run-in lead, side lines."""

    text: str
    flaws: tuple[Stretch, ...]
    items: tuple[tuple[str, int], ...]
    lead_end: int | None
    side: tuple[tuple[str, Rendered], ...]


class _Renderer:
    """Collects the visible characters of one line."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.text = ""
        self.flaws: list[Stretch] = []
        self.items: list[tuple[str, int]] = []
        self.lead_end: int | None = None
        self.side: list[tuple[str, Rendered]] = []

    def add(self, nodes: tuple[Node, ...]) -> None:
        for node in nodes:
            if isinstance(node, Text):
                self.text += node.text
            elif isinstance(node, Flaw):
                start = len(self.text)
                self.add(node.children)
                self.flaws.append(Stretch(node, start, len(self.text)))
            elif isinstance(node, Marker):
                self.items.append((node.text, len(self.text)))
                self.text += node.text
            elif isinstance(node, AutoLabel):
                self.text += self.label
            elif isinstance(node, LeadEnd):
                self.lead_end = len(self.text)
            else:
                self.add_word(node)

    def add_word(self, word: Word) -> None:
        """A Word construct: visible in place, on a line of its own, or not at all."""
        if word.kind in ("br", "tab", "page"):
            self.text += {"br": "\n", "tab": "\t", "page": "1"}[word.kind]
        elif word.kind in ("hidden", "footnote", "comment"):
            self.side.append((word.kind, render(word.arguments[0])))
            for argument in word.arguments[1:]:
                self.add(argument)
        elif word.kind != "del":
            self.add(word.arguments[-1])


def render(nodes: tuple[Node, ...], label: str = "") -> Rendered:
    """The visible text of a line's nodes, with ``label`` where an automatic number stands."""
    renderer = _Renderer(label)
    renderer.add(nodes)
    return Rendered(
        renderer.text,
        tuple(renderer.flaws),
        tuple(renderer.items),
        renderer.lead_end,
        tuple(renderer.side),
    )


class Built(NamedTuple):
    """Text of a report and its gold, ready for JSON."""

    text: str
    gold: dict[str, object]


class _Assembly:
    """Puts lines one under the other and moves their flaws along."""

    def __init__(self) -> None:
        self.text = ""
        self.flaws: list[Stretch] = []

    def put(self, line: Rendered) -> int:
        """Append a line, return the offset of its first character."""
        start = len(self.text)
        self.text += line.text + "\n"
        self.flaws.extend(Stretch(f.flaw, start + f.start, start + f.end) for f in line.flaws)
        return start


def build_gold(source: Source) -> Built:
    """Render a source's text and work out its outline, defects, labels and near misses."""
    page = _Assembly()
    side: list[tuple[str, Rendered]] = []
    outline: list[dict[str, object]] = []
    labels: list[tuple[int, tuple[str, ...]]] = []
    title: dict[str, object] | None = None
    numbers = AutoNumbers()
    for line in source.lines:
        if line.kind in PARTS:
            side.append((line.kind, render(line.nodes)))
            continue
        if line.kind == "row":
            start = _put_cells(page, line, side)
        else:
            shown = _shown(line, numbers, source)
            side.extend(shown.side)
            start = page.put(shown)
            if line.kind == "title":
                title = {"text": shown.text, "start": start, "end": start + len(shown.text)}
            outline.extend(_sections(line, shown, start))
        if line.labels:
            labels.append((start, line.labels))
    body_end = max(len(page.text) - 1, 0)
    for part in PARTS:
        for kind, shown in side:
            if kind == part:
                page.put(shown)
    text = page.text if source.format == "txt" else page.text.removesuffix("\n")
    _place_lines(text, outline, title)
    gold: dict[str, object] = {
        "schema": "textkit.gold/1",
        "id": source.id,
        "file": f"{source.id}.{source.format}",
        "genre": source.genre,
        "year": source.year,
        "level": source.level,
        "clean": source.clean,
        "title": title,
        "outline": outline,
        "defects": _defects(page.flaws, text),
        "labels": _labels(labels, body_end),
        "near_misses": _near(source, text),
    }
    _audit(source, gold, text)
    return Built(text, gold)


def _shown(line: Line, numbers: AutoNumbers, source: Source) -> Rendered:
    label = numbers.next_label(line.level) if line.auto else ""
    nodes = line.nodes
    if source.indent and line.kind in ("heading", "run-in", "text") and nodes:
        nodes = (Text(source.indent), *nodes)
    return render(nodes, label)


def _put_cells(page: _Assembly, line: Line, side: list[tuple[str, Rendered]]) -> int:
    first = len(page.text)
    for cell in line.cells:
        shown = render(cell)
        if shown.text not in ("<", "^"):
            side.extend(shown.side)
            page.put(shown)
    return first


def _sections(line: Line, shown: Rendered, start: int) -> list[dict[str, object]]:
    """Outline rows that a line opens: heading, run-in or implicit part, then inline items."""
    rows: list[dict[str, object]] = []
    if line.implicit:
        lead = shown.text.strip()[:_LEAD_CHARS]
        at = start + len(shown.text) - len(shown.text.lstrip())
        rows.append(_row(1, None, None, lead, "implicit", at))
    if line.kind in ("heading", "run-in"):
        head = shown.text if shown.lead_end is None else shown.text[: shown.lead_end]
        match = _MARKER.match(head)
        marker = match["marker"] if match else None
        name = (head[match.end() :] if match else head).strip().strip("*").rstrip("。：；")
        at = start + (match.start("marker") if match else len(head) - len(head.lstrip()))
        row = _row(line.level, marker, name, None, line.kind, at)
        rows.append({**row, "auto": line.auto})
    for marker, offset in shown.items:
        behind = offset + len(marker)
        lead = shown.text[behind:].lstrip("、，,：")[:_LEAD_CHARS]
        kind, level = ("inline", 4) if marker else ("lead", 5)
        rows.append(_row(level, marker or None, None, lead, kind, start + offset))
    return rows


def _row(
    level: int, marker: str | None, title: str | None, lead: str | None, kind: str, start: int
) -> dict[str, object]:
    return {
        "level": level,
        "marker": marker,
        "title": title,
        "lead": lead,
        "kind": kind,
        "auto": False,
        "line": 0,
        "start": start,
    }


def _place_lines(
    text: str, outline: list[dict[str, object]], title: dict[str, object] | None
) -> None:
    for row in [*outline, *([title] if title else [])]:
        start = row["start"]
        assert isinstance(start, int)
        row["line"] = text.count("\n", 0, start) + 1


def _defects(flaws: list[Stretch], text: str) -> list[dict[str, object]]:
    return [
        {
            "category": flaw.category,
            "start": start,
            "end": end,
            "text": text[start:end],
            "certain": flaw.certain,
            "note": flaw.note,
        }
        for flaw, start, end in sorted(flaws, key=lambda s: (s.start, s.end, s.flaw.category))
    ]


def _labels(starts: list[tuple[int, tuple[str, ...]]], body_end: int) -> list[dict[str, object]]:
    """Labelled stretches; one with two labels (problem + plan) is listed once for each."""
    ends = [start - 1 for start, _ in starts[1:]] + [body_end]
    return [
        {"start": start, "end": end, "label": label}
        for (start, names), end in zip(starts, ends, strict=True)
        for label in names
    ]


def _near(source: Source, text: str) -> list[dict[str, object]]:
    """Every occurrence of the texts that look wrong and are right."""
    found = []
    for near in source.near:
        places = [match.start() for match in re.finditer(re.escape(near), text)]
        if not places:
            raise MarkupError(f"{source.id}: near miss not in the text: {near}")
        found += [{"start": at, "end": at + len(near), "text": near} for at in places]
    return found


def _audit(source: Source, gold: dict[str, object], text: str) -> None:
    """Refuse a gold with holes: a mask outside defects and near misses, a defect in a clean one."""
    defects, near = gold["defects"], gold["near_misses"]
    assert isinstance(defects, list)
    assert isinstance(near, list)
    if source.clean and defects:
        raise MarkupError(f"{source.id}: clean, but has {defects[0]['text']}")
    covered = [(row["start"], row["end"]) for row in [*defects, *near]]
    for match in _MASK.finditer(text):
        if not any(start <= match.start() < end for start, end in covered):
            around = text[max(0, match.start() - 12) : match.end() + 8]
            raise MarkupError(f"{source.id}: mask neither defect nor near miss: {around}")
    for row in defects:
        if row["start"] == row["end"]:
            raise MarkupError(f"{source.id}: empty defect: {row}")
