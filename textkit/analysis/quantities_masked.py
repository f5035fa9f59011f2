"""Quantities whose number is a placeholder: ×余名, X个, XX万元, ×-×人, 百分之×."""

from __future__ import annotations

from textkit.analysis.extents import Extents
from textkit.analysis.quantities_bounds import read_bounds
from textkit.analysis.quantities_units import Unit, spaced_unit_at, unit_at, whole_unit
from textkit.model.layers import Placeholder
from textkit.model.records import Quantity
from textkit.text.patterns import LazyPattern

_ROLES = frozenset({"count", "money", "percent", "age", "range"})
_SCALE = LazyPattern(r"[ 】］\])）]?(?<rough>[多余几])?[十百千]{0,2}[万亿]{0,2}(?<more>[多余])?")
_JOINT = LazyPattern(r" ?(?:[—–―\-－~～]{1,2}|至|到) ?")
_OPENING = "【［[(（"
_CLOSING = "】］])）"


def masked_quantities(
    text: str, extents: Extents, placeholders: tuple[Placeholder, ...]
) -> list[Quantity]:
    """The masked quantities, in text order, without subject."""
    found: list[Quantity] = []
    starts = {item.start: item for item in placeholders if item.role in _ROLES}
    free_from = 0
    for item in starts.values():
        if item.start < free_from or item.start >= extents.end or not extents.holds(item.start):
            continue
        quantity = _quantity(text, item, starts)
        if quantity is not None:
            found.append(quantity)
            free_from = quantity.end
    return found


def _quantity(text: str, item: Placeholder, starts: dict[int, Placeholder]) -> Quantity | None:
    start, last = item.start, item
    while True:
        joint = _JOINT.match(text, last.end)
        follower = starts.get(joint.end()) if joint is not None else None
        if follower is None:
            break
        last = follower
    bracketed = text[start - 1 : start] in _OPENING and text[last.end : last.end + 1] in _CLOSING
    if text.startswith("百分之", start - 3 - bracketed) and start >= 3 + bracketed:
        end = last.end + bracketed
        return Quantity(start - 3 - bracketed, end, None, None, None, "%", "percent", False, True)
    scale = _SCALE.match(text, last.end)
    at = scale.end() if scale is not None else last.end
    unit = _known(spaced_unit_at(text, at)) or _known(spaced_unit_at(text, last.end))
    if unit is None:
        return None
    unit = _ranged(text, whole_unit(text, unit), starts)
    rough = scale is not None and bool(scale["rough"] or scale["more"])
    kind, name = unit.kind, unit.name
    if text[start - 1 : start] == "第":
        kind, start = "rank", start - 1
        if name not in ("位", "名"):
            return None
    elif bracketed:
        start -= text[start - 1] in _OPENING
    bounds = read_bounds(text, start, unit.end, kind)
    return Quantity(
        start, unit.end, None, None, None, name, kind, rough or bounds.approx, True
    )  # fmt: skip


def _ranged(text: str, unit: Unit, starts: dict[int, Placeholder]) -> Unit:
    """``unit``, at the end of ×%-×% where the range says it twice."""
    joint = _JOINT.match(text, unit.end)
    follower = starts.get(joint.end()) if joint is not None else None
    again = None if follower is None else unit_at(text, follower.end)
    return unit if again is None or again.name != unit.name else again


def _known(unit: Unit | None) -> Unit | None:
    """``unit`` unless it is a word that only begins like one."""
    return None if unit is None or unit.kind == "none" else unit
