"""Joins placeholders that belong together: the ends of a range, the parts of a date, a list.

Knows only placeholders and the text between them.
"""

from __future__ import annotations

from textkit.analysis.placeholder_words import NUMERIC
from textkit.model.layers import Placeholder

_RANGE_JOINS = frozenset({"-", "—", "——", "–", "―", "~", "～", "－", "至", "到"})

_DATE_JOINS = frozenset({"-", ".", "/"})

_LIST_JOINS = frozenset({"、", "，", "和", "与", "及", "以及", "或"})


_MAX_JOIN = 12
"""Longest stretch between two runs of one list (×街道、×)."""


def mark_series(text: str, items: list[Placeholder]) -> list[Placeholder]:
    """The same items, ranges and lists marked by a common series number."""
    series = -1
    index = 0
    while index < len(items) - 1:
        role = _series_role(text, items[index], items[index + 1])
        if not role:
            index += 1
            continue
        last = index + 1
        while last < len(items) - 1:
            following = items[last]._replace(role=role) if role == "date" else items[last]
            if _series_role(text, following, items[last + 1]) != role:
                break
            last += 1
        series += 1
        members = items[index : last + 1]
        shared = _shared_role(members) if role == "list" else role
        items[index : last + 1] = [
            item._replace(
                role=shared,
                strong=item.strong or role != "list",
                certainty=_series_certainty(members, role),
                series=series,
            )
            for item in members
        ]
        index = last + 1
    return items


def _series_certainty(members: list[Placeholder], role: str) -> str:
    """A list of equal masks is sure by itself, a range as sure as the end with the unit."""
    return "certain" if role == "list" else members[-1].certainty


def _shared_role(members: list[Placeholder]) -> str:
    """What a list of names is a list of: what its strongest member is."""
    known = [item for item in members if item.role != "unknown"]
    strong = [item for item in known if item.strong]
    return (strong or known[::-1] or members)[0].role


def _series_role(text: str, a: Placeholder, b: Placeholder) -> str:
    """range, date (of a span of dates) or list where two neighbouring runs belong together."""
    if b.start - a.end > _MAX_JOIN:
        return ""
    gap = text[a.end : b.start]
    if gap.strip() in _RANGE_JOINS and b.role in NUMERIC and b.strong:
        return "date" if b.role == "date" else "range"
    if a.role == "date" and b.role == "unknown" and gap in _DATE_JOINS:
        return "date"
    names = a.kind == b.kind == "mask" and not {a.role, b.role} & NUMERIC
    if not names or text[a.start : a.end] != text[b.start : b.end]:
        return ""
    noun = gap[:-1]
    listed = gap in _LIST_JOINS or (
        noun and gap[-1] in _LIST_JOINS and text.startswith(noun, b.end)
    )
    return "list" if listed else ""
