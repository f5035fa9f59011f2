"""Numbers with units in running text: finding them, adding them, writing them as they stand.

Knows nothing of what is compared with what; that is each rule's own.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from collections.abc import Sequence
from typing import NamedTuple

from textkit.rules.kinds import compiled

_NUMBER = r"(?<![\d.．第])(?<value>\d{1,9}(?:,\d{3})*(?:\.\d+)?)(?<scale>万|亿)?"
_UNIT = r"(?<unit>人次|个百分点|平方米|平方公里|公里|万元|亿元|名|个|人|件|项|户|家|支|起|篇|场|次|所|元|吨|亩|米|条|批|处|份|座|台|辆|套|只|头|棵|株|本|册|期|宗|例|张|间|层|栋|块|面)"
FIGURE = _NUMBER + _UNIT
"""A number, perhaps in 万 or 亿, and its measure word or unit."""

_SCALES = {"万": 1e4, "亿": 1e8}


class Figure(NamedTuple):
    """A number with its unit; ``step`` is the value of its last decimal place."""

    start: int
    end: int
    value: float
    unit: str
    scale: str = ""
    step: float = 1.0


def figures(text: str, start: int, end: int) -> list[Figure]:
    """Numbers with units in a stretch of text; 万 and 亿 multiplied out."""
    found = []
    for match in compiled(FIGURE).finditer(text, start, end):
        digits = match["value"].replace(",", "")
        scale = match["scale"] or ""
        times = _SCALES.get(scale, 1)
        value = round(float(digits) * times, 4)
        step = step_of(digits) * times
        found.append(Figure(match.start(), match.end(), value, match["unit"], scale, step))
    return found


def step_of(digits: str) -> float:
    """Value of the last decimal place of a number as written.

    >>> step_of("12"), step_of("12.5")
    (1.0, 0.1)
    """
    return float(10 ** -len(digits.partition(".")[2]))


def added(parts: Sequence[Figure]) -> float:
    """The sum of the parts."""
    return round(sum(part.value for part in parts), 4)


def slack(parts: Sequence[Figure], total: Figure) -> float:
    """How far a sum of rounded decimals may stray; nothing for whole numbers."""
    steps = [figure.step for figure in (*parts, total) if figure.step != 1]
    return 0.5 * max(steps) * (len(parts) + 1) * 1.001 if steps and len(parts) > 1 else 0.0


def amount(value: float, like: Figure) -> str:
    """The value in the scale and unit of another figure: 1300万元, not 1.3e+07元."""
    number = round(value / _SCALES.get(like.scale, 1), 4)
    return f"{number:.15g}{like.scale}{like.unit}"


def sentence_start(text: str, offset: int) -> int:
    """Where the sentence (or the part of it between semicolons) that holds ``offset`` begins."""
    return max(text.rfind(mark, 0, offset) for mark in "。；\n") + 1
