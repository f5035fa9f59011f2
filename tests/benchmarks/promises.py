"""How well promises find their deeds: evidence and verdict against what was found by reading.

    python tests/benchmarks/promises.py [--misses] [--json]

Gold: the two-year pairs of ``corpus/follow_up``, and 105 promises drawn at random from the plans of
five national reports, half of them never looked at while tuning (``promises_gold.tsv`` beside this
file: sample, place of the promise, place of a deed that answers it, verdict; one row for each
sentence that would do). The national texts are read from ``../shared`` and left out without it.
Evidence is right where it overlaps a deed of the gold; *found* is the share of the promises
reported on that come with right evidence.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from findings import share
from material import REPORTS, ROOT, SHARED

from textkit import api
from textkit.analysis.layers import Layers
from textkit.analysis.promises import MISSING, compare_years
from textkit.model.document import Document
from textkit.model.records import Promise

NATIONAL = SHARED / "data" / "reports" / "dev"
GOLD = Path(__file__).with_name("promises_gold.tsv")
Span = tuple[int, int]


class Expected(NamedTuple):
    """A promise with every passage that answers it; none where nothing was reported."""

    last: Path
    this: Path
    plan: Span
    deeds: tuple[Span, ...]
    verdict: str


def corpus() -> Iterator[Expected]:
    """The invented pairs."""
    for path in sorted((ROOT / "corpus" / "follow_up").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        for row in gold["promises"]:
            plan, deed = row["plan"], row["achievement"]
            yield Expected(
                REPORTS / gold["last"],
                REPORTS / gold["this"],
                (plan["start"], plan["end"]),
                ((deed["start"], deed["end"]),) if deed else (),
                row["verdict"],
            )


def national(sample: str) -> Iterator[Expected]:
    """The promises of one sample, ``tuned`` or ``held``."""
    found: dict[tuple[Path, Path, Span], tuple[list[Span], str]] = {}
    for line in GOLD.read_text(encoding="utf-8").splitlines()[1:]:
        of, last, *plan, this, at, column, length, verdict = line.split("\t")
        if of == sample:
            key = (NATIONAL / last, NATIONAL / this, _span(NATIONAL / last, *plan))
            deeds, _ = found.setdefault(key, ([], verdict))
            if at:
                deeds.append(_span(NATIONAL / this, at, column, length))
    for (last_path, this_path, span), (deeds, verdict) in found.items():
        yield Expected(last_path, this_path, span, tuple(deeds), verdict)


def _span(path: Path, line: str, column: str, length: str) -> Span:
    start = _layers(path).doc.line_starts[int(line) - 1] + int(column) - 1
    return start, start + int(length)


@cache
def _layers(path: Path) -> Layers:
    return Layers(api.read(path))


@cache
def _compared(last: Path, this: Path) -> tuple[Promise, ...]:
    return compare_years(_layers(last), _layers(this))


def judge(expected: list[Expected]) -> tuple[dict[str, float | int | None], list[str]]:
    """Figures of a sample, and a line for everything that is wrong."""
    counts: defaultdict[str, int] = defaultdict(int)
    wrong = []
    for row in expected:
        promise = _nearest(_compared(row.last, row.this), row.plan)
        deed = promise.achievement if promise else None
        verdict = promise.verdict if promise else MISSING
        right = deed is not None and any(_overlap(deed, span) > 0 for span in row.deeds)
        counts["given"] += deed is not None
        counts["right"] += right
        counts["reported"] += bool(row.deeds)
        counts["evidence"] += right or (deed is None and not row.deeds)
        counts["verdict"] += verdict == row.verdict
        if verdict != row.verdict or not (right or (deed is None and not row.deeds)):
            wrong.append(_line(row, deed, verdict))
    total = len(expected)
    return {
        "promises": total,
        "evidence precision": share(counts["right"], counts["given"]),
        "evidence found": share(counts["right"], counts["reported"]),
        "evidence or none right": share(counts["evidence"], total),
        "verdict": share(counts["verdict"], total),
    }, wrong


def _nearest(found: tuple[Promise, ...], plan: Span) -> Promise | None:
    """The promise that has most in common with a passage of last year's plan."""
    best = max(found, key=lambda promise: _overlap(promise.plan, plan), default=None)
    return best if best and _overlap(best.plan, plan) > 0 else None


def _overlap(one: Span, other: Span) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


def _line(row: Expected, deed: Span | None, verdict: str) -> str:
    def text(doc: Document, span: Span | None) -> str:
        return doc.text[slice(*span)] if span else "-"

    last, this = _layers(row.last).doc, _layers(row.this).doc
    given, wanted = text(this, deed), text(this, row.deeds[0] if row.deeds else None)
    plan = text(last, row.plan)
    return f"{row.last.name} {plan} | {row.verdict} {wanted} | got {verdict} {given}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="every promise that is wrong")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    samples = {"corpus/follow_up": list(corpus())}
    if NATIONAL.is_dir():
        samples |= {f"national, {name}": list(national(name)) for name in ("tuned", "held")}
    results = {name: judge(expected) for name, expected in samples.items()}
    if options.json:
        print(json.dumps({name: figures for name, (figures, _) in results.items()}))
        return
    for name, (figures, wrong) in results.items():
        print(name, *(f"{key} {value}" for key, value in figures.items()), sep="  ")
        if options.misses:
            print(*(f"  {line}" for line in wrong), sep="\n")


if __name__ == "__main__":
    main()
