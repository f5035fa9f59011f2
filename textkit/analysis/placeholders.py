"""Placeholder layer: everything in a report that was never filled in.

Brings together the runs of masking characters, their roles, and what `placeholder_slots` finds
(blanks, markers, instructions, broken fields); weighs doubtful runs by the rest of the document;
joins ranges and lists.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from textkit.analysis.placeholder_near_misses import Site, is_near_miss, is_surname, with_digits
from textkit.analysis.placeholder_roles import Reading, read_role
from textkit.analysis.placeholder_runs import find_runs
from textkit.analysis.placeholder_slots import find_slots
from textkit.analysis.placeholder_values import recover_value
from textkit.analysis.placeholder_words import NUMERIC, word_left, word_right
from textkit.model.document import Document
from textkit.model.layers import Placeholder

MIN_EVIDENCE = 2
"""Strong runs of one family elsewhere in the document that settle a doubtful one."""

_GLYPH_FAMILIES = {"latin": "cross"}
"""Families that count as evidence for each other."""

_PLAIN_FAMILIES = frozenset({"cross", "latin"})
"""Families whose strong runs are placeholders whatever else the document holds."""

_RANGE_JOINS = frozenset({"-", "—", "——", "–", "―", "~", "～", "－", "至", "到"})

_LIST_JOINS = frozenset({"、", "，", "和", "与", "及", "以及", "或"})


def find_placeholders(doc: Document) -> tuple[Placeholder, ...]:
    """Every placeholder of a document, in text order, none overlapping. Linear time."""
    masks = _masks(doc)
    slots = find_slots(doc)
    return tuple(_joined(doc.text, _merged(masks, slots)))


def _masks(doc: Document) -> list[Placeholder]:
    """Masked runs, the doubtful ones settled by the strong ones."""
    result = []
    doubtful = []
    evidence: Counter[str] = Counter()
    for site in _sites(doc):
        if is_near_miss(site):
            continue
        reading = read_role(site)
        family = site.run.family
        if reading.strong:
            evidence[_GLYPH_FAMILIES.get(family, family)] += 1
        if reading.strong and family in _PLAIN_FAMILIES:
            result.append(_placeholder(site, reading, "certain"))
        else:
            doubtful.append((site, reading))
    for site, reading in doubtful:
        n_strong = evidence[_GLYPH_FAMILIES.get(site.run.family, site.run.family)] - reading.strong
        certainty = _certainty(site, reading, proven=n_strong >= MIN_EVIDENCE)
        if certainty:
            result.append(_placeholder(site, reading, certainty))
    return result


def _sites(doc: Document) -> Iterator[Site]:
    text = doc.text
    starts = doc.line_starts
    low, high = 0, -1  # of the line at hand
    for found in find_runs(text):
        run = with_digits(text, found)
        start, end, _ = run
        if start > high:
            line = bisect_right(starts, start)
            low = starts[line - 1]
            high = starts[line] - 1 if line < len(starts) else len(text)
        length = end - start
        if length > 1:
            length -= sum(text.count(char, start, end) for char in _NOT_COUNTED)
        yield Site(
            text,
            run,
            word_left(text, start),
            word_right(text, end),
            (low, high),
            text[start - 1 : start] or "\n",
            text[end : end + 1] or "\n",
            length,
        )


_NOT_COUNTED = " .．\u3000"
"""What may stand inside a run without being one of its glyphs."""


def _placeholder(site: Site, reading: Reading, certainty: str) -> Placeholder:
    run = site.run
    value = reading.value
    if not value and reading.strong and reading.role == "count":
        value = recover_value(site.text, run.start, reading.end, site.line)
    kind = "blank" if run.family == "line" else "mask"
    role = reading.role
    if run.family in ("mou", "letter") and certainty == "hint":
        role = "indefinite"
    elif kind == "blank" and not reading.strong:
        role = "blank"
    return Placeholder(
        run.start,
        run.end,
        kind,
        role,
        min(reading.start, run.start),
        max(reading.end, run.end),
        reading.strong,
        certainty,
        site.left.category,
        site.right.category,
        value,
    )


def _certainty(site: Site, reading: Reading, *, proven: bool) -> str:
    """How sure it is that a run is a placeholder; empty where it is dropped."""
    return _CERTAINTY[site.run.family](site, reading, proven)


def _cross_certainty(site: Site, reading: Reading, proven: bool) -> str:
    if proven:
        return "certain"
    if _is_fusion(site, reading):
        return ""
    return "likely" if reading.role == "unknown" and site.length == 1 else "certain"


def _is_fusion(site: Site, reading: Reading) -> bool:
    """“文旅×科技”: the sign of a crossover, not of something missing."""
    inside = reading.role == "brand" and site.before not in '“‘《「"' and site.length == 1
    return inside and site.left.category != "edge"


def _latin_certainty(site: Site, reading: Reading, proven: bool) -> str:
    if proven or site.length > 1:
        return "certain"
    small = site.text[site.run.start] in "xｘ"
    return "" if small else "likely"


def _other_certainty(site: Site, reading: Reading, proven: bool) -> str:
    if site.text[site.run.start].isdigit():
        return "certain"
    if reading.strong:
        return "certain" if site.length > 1 or proven else "likely"
    if proven:
        return "certain" if site.length > 1 else "likely"
    return "likely" if site.length > 1 else ""


def _line_certainty(site: Site, reading: Reading, proven: bool) -> str:
    if reading.strong:
        return "certain"
    return "hint" if site.left.category == "signature" else "certain"


def _mou_certainty(site: Site, reading: Reading, proven: bool) -> str:
    if site.length == 1 or is_surname(site.before):
        return "hint"
    return "certain" if reading.strong or proven else "likely"


def _letter_certainty(site: Site, reading: Reading, proven: bool) -> str:
    return "likely" if proven and reading.strong else "hint"


_CERTAINTY = {
    "cross": _cross_certainty,
    "latin": _latin_certainty,
    "star": _other_certainty,
    "ring": _other_certainty,
    "box": _other_certainty,
    "line": _line_certainty,
    "ask": _other_certainty,
    "hash": _other_certainty,
    "mou": _mou_certainty,
    "letter": _letter_certainty,
}


def _merged(masks: list[Placeholder], slots: list[Placeholder]) -> list[Placeholder]:
    """Both in text order; of two that overlap, the one that holds the other."""
    kept: list[Placeholder] = []
    for item in sorted((*masks, *slots), key=lambda item: (item.start, -item.end)):
        if kept and item.start < kept[-1].end:
            continue
        kept.append(item)
    return kept


def _joined(text: str, items: list[Placeholder]) -> list[Placeholder]:
    """The same items, ranges and lists marked by a common series number."""
    series = -1
    index = 0
    while index < len(items) - 1:
        role = _series_role(text, items[index], items[index + 1])
        if not role:
            index += 1
            continue
        last = index + 1
        while last < len(items) - 1 and _series_role(text, items[last], items[last + 1]) == role:
            last += 1
        series += 1
        members = items[index : last + 1]
        shared = _shared_role(members) if role == "list" else role
        items[index : last + 1] = [
            item._replace(
                role=shared,
                strong=item.strong or role != "list",
                certainty="certain" if role == "list" else members[-1].certainty,
                series=series,
            )
            for item in members
        ]
        index = last + 1
    return items


def _shared_role(members: list[Placeholder]) -> str:
    """What a list of names is a list of: what its strongest member is."""
    known = [item for item in members if item.role != "unknown"]
    strong = [item for item in known if item.strong]
    return (strong or known[::-1] or members)[0].role


_MAX_JOIN = 12
"""Longest stretch between two runs of one list (×街道、×)."""


def _series_role(text: str, a: Placeholder, b: Placeholder) -> str:
    """range, date (of a span of dates) or list where two neighbouring runs belong together."""
    if b.start - a.end > _MAX_JOIN:
        return ""
    gap = text[a.end : b.start]
    if gap.strip() in _RANGE_JOINS and b.role in NUMERIC and b.strong:
        return "date" if b.role == "date" else "range"
    if a.kind != "mask" or b.kind != "mask" or text[a.start : a.end] != text[b.start : b.end]:
        return ""
    if a.role in NUMERIC or b.role in NUMERIC:
        return ""
    if gap in _LIST_JOINS:
        return "list"
    noun = gap[:-1]
    return "list" if noun and gap[-1] in _LIST_JOINS and text.startswith(noun, b.end) else ""
