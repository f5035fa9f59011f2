"""Findings beside what a reader marked: families, overlap, recall, one line for reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from textkit.model.diagnostic import Diagnostic

FAMILIES = {
    "placeholder": "PH",
    "residue": "TR",
    "template": "TR",
    "level": "TR",
    "numbering": "NU",
    "count": "CN",
    "punct": "PN",
    "number": "NB",
    "time": "DT",
    "slogan": "SL",
    "term": "TM",
    "typo": "TY",
    "grammar": "GR",
    "repeat": "RP",
}
"""The rule family that has to find a category, by the category's first part."""

Row = dict[str, int | float | None]


class Marked(NamedTuple):
    """A place that a reader marked: what is wrong, and whether every editor would say so."""

    report: str
    category: str
    start: int
    end: int
    text: str
    certain: bool

    @property
    def family(self) -> str:
        """The family that has to find it, empty where none will."""
        return FAMILIES.get(self.category.partition(".")[0], "")

    def __str__(self) -> str:
        """As one line for a reader."""
        sure = "" if self.certain else " (uncertain)"
        return f"{self.report}@{self.start} {self.category}{sure} “{_shortened(self.text)}”"


def meets(diag: Diagnostic, start: int, end: int) -> bool:
    """Whether a finding touches ``[start, end)``; an empty one counts as its next character."""
    return diag.start < max(end, start + 1) and start < max(diag.end, diag.start + 1)


def is_found(mark: Marked, diagnostics: Iterable[Diagnostic], families: Iterable[str]) -> bool:
    """Whether a finding of one of the families stands there."""
    near = (diag for diag in diagnostics if meets(diag, mark.start, mark.end))
    return any(diag.code[:2] in families for diag in near)


def recall_by(
    key: Callable[[Marked], str], judged: Iterable[tuple[Marked, bool]]
) -> dict[str, Row]:
    """Of the marked places, by a key: how many certain and other ones there are and were found."""
    groups: dict[str, list[tuple[Marked, bool]]] = defaultdict(list)
    for mark, found in judged:
        groups[key(mark)].append((mark, found))
    rows: dict[str, Row] = {}
    for name, group in sorted(groups.items()):
        certain = [found for mark, found in group if mark.certain]
        other = [found for mark, found in group if not mark.certain]
        rows[name] = {
            "certain": len(certain),
            "found": sum(certain),
            "recall": share(sum(certain), len(certain)),
            "uncertain": len(other),
            "uncertain_found": sum(other),
        }
    return rows


def share(part: int, whole: int) -> float | None:
    """A ratio; ``None`` of nothing."""
    return round(part / whole, 4) if whole else None


def line_of(report: str, diag: Diagnostic) -> str:
    """A finding as one line for a reader."""
    place = f"{report}:{diag.line}:{diag.column}"
    return f"{place} {diag.severity} {diag.code} “{_shortened(diag.text)}” {diag.message}"


def _shortened(text: str) -> str:
    seen = (c if c.isprintable() or c == "\u3000" else f"<U+{ord(c):04X}>" for c in text[:40])
    return "".join(seen) + ("…" if len(text) > 40 else "")


def table(rows: dict[str, Row]) -> str:
    """Rows of figures under their names."""
    columns = list(next(iter(rows.values()), {}))
    heads = [f"  {column.replace('_', ' '):>9}" for column in columns]
    lines = [" " * 28 + "".join(heads)]
    for name, row in rows.items():
        cells = [
            f"{_cell(column, row[column]):>{len(head)}}"
            for column, head in zip(columns, heads, strict=True)
        ]
        lines.append(f"{name:28}" + "".join(cells))
    return "\n".join(lines)


def _cell(column: str, value: float | None) -> str:
    if value is None:
        return "–"
    if column in ("recall", "precision"):
        return f"{value:.1%}"
    return str(value)


def listed(title: str, lines: list[str]) -> str:
    """A headed list with its length."""
    return f"{title}: {len(lines)}" + "".join(f"\n  {line}" for line in lines)
