"""Colours of our spans in displaCy, by label."""

from __future__ import annotations

from textkit.rules.registry import registered

SPAN_COLORS = {
    "achievement": "#a8d8b9",
    "problem": "#f4b6a6",
    "plan": "#a9c9ee",
    "other": "#d9d9d9",
    "slogan": "#f2d58c",
    "count": "#c9e4de",
    "money": "#faedcb",
    "percent": "#c6def1",
    "area": "#dbcdf0",
    "length": "#f2c6de",
    "time": "#f7d9c4",
    "rank": "#e2e2df",
    "ratio": "#d2e3c8",
    "heading": "#e8d5b7",
    "run-in": "#efe3cd",
    "inline": "#f5ecdc",
    "lead": "#f0ead6",
    "implicit": "#ececec",
}
"""Labels that do not depend on the rules."""

_SEVERITY_COLORS = {"certain": "#f08080", "likely": "#ffd580", "hint": "#cfe2f3"}


def colors() -> dict[str, str]:
    """Colour by label, the code of every rule included."""
    return SPAN_COLORS | {
        code: _SEVERITY_COLORS[rule.certainty] for code, rule in registered().items()
    }


DISPLACY_COLORS = colors()
"""What displaCy reads from the entry point: a plain mapping."""
