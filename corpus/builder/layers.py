"""Gold of what extraction and classification find: annotated stretches, measures, sentences.

Knows the annotations ``⟪…⟫`` and the outline of a report; refuses a gold with holes, such as a number
that nobody annotated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from .markup import MarkupError
from .rendering import Placed
from .sentences import BLANKS, cut_sentences
from .values import MASK, read_amount, read_counts, read_dates

LABELS = ("achievement", "problem", "plan", "other")
_KINDS = {"q": "quantities", "d": "dates", "s": "slogans", "c": "documents", "o": "organizations"}
_STATUS: dict[tuple[str, ...], str] = {("achievement",): "done", ("plan",): "planned"}
_ROUGH_BEFORE = re.compile(r"(?:约|近|大约|大概|将近|接近)$")
_ROUGH_INSIDE = re.compile(r"[余多几数来]")
_ROUGH_BEHIND = re.compile(r"左右|上下")
_PAPER_NUMBER = re.compile(r"[（(](?P<number>[^（()）]*[〔\[]\d{4}[〕\]][^（()）]*号)[）)]")
_MEASURES = "[个名项次家件条处户所座场台套辆篇份类元人年天期轮种批张支本部岁倍位]"
_CHINESE = "〇零一二两三四五六七八九十百千几万"
_COUNTED = re.compile(
    rf"(?<![第{_CHINESE}])(?:[二两三四五六七八九十百千]|一[十百千])[{_CHINESE}]*[余多]?{_MEASURES}"
)
_ARTICLE = re.compile(rf"(?<![第{_CHINESE}])一{_MEASURES}")
_PARALLEL = re.compile("“(?P<row>[^“”、]{2,12}(?:、[^“”、]{2,12})+)”")
_NUMERAL = re.compile(r"[0-9０-９]+")


class Unit(NamedTuple):
    """A section of the outline, or a line that a mark makes a measure; ``rank`` is its depth."""

    start: int
    rank: int
    kind: str
    marker: str | None
    lead: str


class Part(NamedTuple):
    """A labelled part of the report."""

    start: int
    end: int
    labels: tuple[str, ...]


class Material(NamedTuple):
    """What a page holds when its body is complete.

    ``prose`` are the lines with running text; ``exempt`` stretches whose numbers are no quantities
    (numbering, lines of vendors).
    """

    text: str
    body_end: int
    notes: tuple[Placed, ...]
    units: tuple[Unit, ...]
    parts: tuple[Part, ...]
    prose: tuple[tuple[int, int], ...]
    exempt: tuple[tuple[int, int], ...]


def layer_gold(page: Material) -> dict[str, object]:
    """The gold of every layer, ready for JSON.

    Raises:
        MarkupError: If an annotation is broken or the gold has holes; names every place.
    """
    problems: list[str] = []
    rows: dict[str, list[dict[str, object]]] = {name: [] for name in _KINDS.values()}
    for note in page.notes:
        kind = note.note.kind
        if note.start >= page.body_end:
            continue
        try:
            if kind in _KINDS:
                rows[_KINDS[kind]].append(_row(page.text, note))
            elif kind not in ("-", "m", *LABELS):
                raise MarkupError(f"unknown annotation {kind}")
        except MarkupError as error:
            problems.append(f"{error} in {_around(page.text, note.start, note.end)}")
    rows["quantities"] += _articles(page)
    rows["slogans"] += _parallels(page)
    for found in rows.values():
        found.sort(key=lambda row: (row["start"], row["end"]))
    sentences = _sentences(page, problems)
    problems += _holes(page)
    if problems:
        raise MarkupError("\n  ".join(["", *problems]))
    return {**rows, "measures": _measures(page), "sentences": sentences}


def _row(text: str, placed: Placed) -> dict[str, object]:
    """One annotated stretch with its values."""
    start, end = placed.start, placed.end
    shown = text[start:end]
    given = next((one[1:] for one in placed.note.arguments if one.startswith("=")), None)
    base: dict[str, object] = {
        "start": start,
        "end": end,
        "text": shown,
        "certain": placed.note.certain,
    }
    if not shown:
        raise MarkupError("empty annotation")
    if placed.note.kind == "q":
        return base | _quantity(text, placed, given)
    if placed.note.kind == "d":
        iso, end_iso, relative = read_dates(shown, given)
        masked = MASK.search(shown) is not None
        return base | {"iso": iso, "end_iso": end_iso, "relative": relative, "masked": masked}
    if placed.note.kind == "s":
        counts = read_counts(shown) if given is None else [int(n) for n in given.split("+") if n]
        return base | {"name": shown, "counts": counts}
    if placed.note.kind == "c":
        number = _PAPER_NUMBER.match(text, end)
        return base | {"number": given or (number["number"] if number else None)}
    return base | {"masked": MASK.search(shown) is not None}


def _quantity(text: str, placed: Placed, given: str | None) -> dict[str, object]:
    start, end = placed.start, placed.end
    shown = text[start:end]
    words = [one for one in placed.note.arguments if one and not one.startswith("=")]
    subject = next((one for one in words if one not in ("approx", "exact")), None)
    if subject and subject not in text:
        raise MarkupError(f"subject not in the text: {subject}")
    rough = (
        _ROUGH_BEFORE.search(text, max(0, start - 3), start)
        or _ROUGH_INSIDE.search(shown)
        or _ROUGH_BEHIND.match(text, end)
    )
    approx = "approx" in words or (rough is not None and "exact" not in words)
    return {**read_amount(shown, given)._asdict(), "approx": approx, "subject": subject}


def _articles(page: Material) -> list[dict[str, object]]:
    """``一个``, ``一批``: number or article, nobody knows; listed as uncertain."""
    taken = [(note.start, note.end) for note in page.notes if note.note.kind in "qdsc-"]
    return [
        {
            "start": match.start(),
            "end": match.end(),
            "text": match[0],
            "certain": False,
            **read_amount(match[0], None)._asdict(),
            "approx": False,
            "subject": None,
        }
        for match in _ARTICLE.finditer(page.text, 0, page.body_end)
        if not _inside(match.start(), taken)
    ]


def _parallels(page: Material) -> list[dict[str, object]]:
    """``“看不懂、查不深”``: slogan or plain quotation, nobody knows; listed as uncertain."""
    taken = [(note.start, note.end) for note in page.notes]
    return [
        {
            "start": match.start("row"),
            "end": match.end("row"),
            "text": match["row"],
            "certain": False,
            "name": match["row"],
            "counts": [],
        }
        for match in _PARALLEL.finditer(page.text, 0, page.body_end)
        if (match.start("row"), match.end("row")) not in taken
    ]


def _measures(page: Material) -> list[dict[str, object]]:
    """Every lowest section of an achievement or plan part, as the ``⟪m|…⟫`` marks correct it."""
    marks = [note for note in page.notes if note.note.kind == "m"]
    found: dict[int, dict[str, object]] = {}
    for index, unit in enumerate(page.units):
        behind = page.units[index + 1 :]
        if unit.kind == "implicit" or (behind and behind[0].rank > unit.rank):
            continue
        status = _STATUS.get(_labels_at(page.parts, unit.start))
        if status:
            found[unit.start] = _measure(unit, _unit_end(page, index), status)
    for mark in marks:
        unit, end = _marked(page, mark.start)
        status, actors = (*mark.note.arguments, "")[:2]
        row = found.get(unit.start) or _measure(unit, end, "unknown")
        row["status"] = status or row["status"]
        row["actors"] = actors.split("、") if actors else None
        found[unit.start] = row
    return [row for _, row in sorted(found.items()) if row["status"] != "none"]


def _measure(unit: Unit, end: int, status: str) -> dict[str, object]:
    return {
        "start": unit.start,
        "end": end,
        "marker": unit.marker,
        "lead": unit.lead,
        "status": status,
        "actors": None,
    }


def _marked(page: Material, at: int) -> tuple[Unit, int]:
    """The section a mark stands in, or its line where no section begins in it."""
    line = page.text.rfind("\n", 0, at) + 1
    for index in range(len(page.units) - 1, -1, -1):
        if line <= page.units[index].start <= at:
            return page.units[index], _unit_end(page, index)
    start = line + len(page.text[line:]) - len(page.text[line:].lstrip(BLANKS))
    end = page.text.find("\n", at)
    return Unit(start, 0, "line", None, page.text[start : start + 12]), end


def _unit_end(page: Material, index: int) -> int:
    """An inline item ends with its line, any other section where the next unit or part begins."""
    unit = page.units[index]
    ends = [page.body_end]
    ends += [part.start for part in page.parts if part.start > unit.start][:1]
    ends += [other.start for other in page.units[index + 1 :]][:1]
    if unit.kind in ("inline", "lead"):
        ends.append(page.text.find("\n", unit.start))
    text = page.text[unit.start : min(end for end in ends if end >= 0)]
    return unit.start + len(text.rstrip(BLANKS))


def _sentences(page: Material, problems: list[str]) -> list[dict[str, object]]:
    """Every sentence of the running text with its label."""
    marks = [note for note in page.notes if note.note.kind in LABELS]
    borders: set[int] = set()
    rows: list[dict[str, object]] = []
    for line_start, line_end in page.prose:
        for start, end in cut_sentences(page.text, line_start, line_end):
            borders |= {start, end}
            labels = _labels_at(page.parts, start) or ("other",)
            covers = [mark for mark in marks if mark.start <= start and end <= mark.end]
            if covers:
                inner = min(covers, key=lambda mark: mark.end - mark.start)
                labels = (inner.note.kind,)
            if len(labels) > 1:
                problems.append(f"sentence needs a label: {_around(page.text, start, end)}")
            rows.append({"start": start, "end": end, "label": labels[0]})
    for mark in marks:
        if mark.start not in borders or mark.end not in borders:
            place = _around(page.text, mark.start, mark.end)
            problems.append(f"⟪{mark.note.kind}⟫ does not begin and end with a sentence: {place}")
    return rows


def _labels_at(parts: Iterable[Part], at: int) -> tuple[str, ...]:
    return next((part.labels for part in parts if part.start <= at <= part.end), ())


def _holes(page: Material) -> list[str]:
    """Numbers and titles of works that nobody annotated."""
    taken = [(note.start, note.end) for note in page.notes if note.note.kind in "qdsc-"]
    papers = [(note.start, note.end) for note in page.notes if note.note.kind in "c-"]
    for _, end in papers:
        if text := _PAPER_NUMBER.match(page.text, end):
            taken.append(text.span())
    taken += page.exempt
    papers += page.exempt
    found = []
    for pattern, covers in ((_NUMERAL, taken), (_COUNTED, taken), (re.compile("《"), papers)):
        found += [
            f"not annotated: {_around(page.text, match.start(), match.end())}"
            for match in pattern.finditer(page.text, 0, page.body_end)
            if not _inside(match.start(), covers)
        ]
    return found


def _inside(at: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _around(text: str, start: int, end: int) -> str:
    shown = text[start:end] if end - start < 40 else text[start : start + 40] + "…"
    return f"{text[max(0, start - 10) : start]}【{shown}】{text[end : end + 6]}".replace("\n", "↵")
