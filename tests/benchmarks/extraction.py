"""How much of what the corpus' gold holds is extracted, and how much is right.

    python tests/benchmarks/extraction.py
    python tests/benchmarks/extraction.py --what dates,slogans --misses
    python tests/benchmarks/extraction.py --json

For each kind the F1 of exact spans, then of spans with the right value (and unit) too; for
measures how many are found and how many of these have the right status. What the gold calls
uncertain counts neither as hit nor as miss. 前 or 以来 behind a date belongs to neither side.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

import regex
from findings import share
from material import REPORTS, ROOT

from textkit import api
from textkit.analysis.layers import Layers

GOLD = ROOT / "corpus" / "gold"
KINDS = ("quantities", "dates", "slogans", "documents", "organizations", "measures")
_TAIL = regex.compile(r"(?:以来|之?[前后]|期间|以[前后]|起|止)+$")
_OPEN = regex.compile(r"“?[一二三四五六七八九十]{1,2}五|近[年期几]|近.年|过去|未来|今后|目|当年")
_PLACE = regex.compile(r"(?:街道|[区县镇乡村]|社区)$")
_POST = regex.compile(r"书记|常委|主要负责")
_SLACK = 3


class Score(NamedTuple):
    """What one report, or all of a genre, gives for one kind.

    ``valued`` are hits whose value is right, ``whole`` those whose unit is right too.
    """

    gold: int = 0
    found: int = 0
    hits: int = 0
    valued: int = 0
    whole: int = 0

    def plus(self, other: Score) -> Score:
        """Both together."""
        return Score(*(mine + its for mine, its in zip(self, other, strict=True)))

    def f1(self, hits: int) -> float | None:
        """Harmonic mean of recall and precision where ``hits`` are right."""
        return share(2 * hits, self.gold + self.found)


class Result(NamedTuple):
    """Scores by kind and genre, and a line for everything that is wrong."""

    scores: dict[tuple[str, str], Score]
    misses: list[str]


def measure(kinds: Iterable[str]) -> Result:
    """Every report of the corpus that has gold for extraction."""
    scores: dict[tuple[str, str], Score] = defaultdict(Score)
    misses: list[str] = []
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if "quantities" not in gold:
            continue
        layers = Layers(api.read(REPORTS / gold["file"]))
        for kind in kinds:
            one = _measures if kind == "measures" else _spans
            score, lines = one(kind, gold[kind], getattr(layers, kind), layers.doc.text)
            key = (kind, gold["genre"])
            scores[key] = scores[key].plus(score)
            misses += [f"{gold['id']} {line}" for line in lines]
    return Result(dict(scores), misses)


def _spans(
    kind: str, gold: list[dict[str, Any]], found: tuple[Any, ...], text: str
) -> tuple[Score, list[str]]:
    """Exact spans, then values of the hits."""
    sure = {_span(text, row["start"], row["end"], kind): row for row in gold if row["certain"]}
    doubtful = [(row["start"], row["end"]) for row in gold if not row["certain"]]
    hits = valued = whole = wrong = 0
    lines = []
    seen = set()
    for item in found:
        span = _span(text, item.start, item.end, kind)
        row = sure.get(span)
        if row is not None:
            seen.add(span)
            hits += 1
            is_right, is_whole = _right(kind, row, item)
            valued += is_right
            whole += is_right and is_whole
            if not (is_right and is_whole):
                lines.append(f"value {kind} {_line(text, *span)}: {_said(row)} / {item}")
        elif not _is_neutral(kind, text, item, doubtful):
            wrong += 1
            lines.append(f"false {kind} {_line(text, *span)}")
    lines += [f"missed {kind} {_line(text, *span)}" for span in sure if span not in seen]
    return Score(len(sure), hits + wrong, hits, valued, whole), lines


def _span(text: str, start: int, end: int, kind: str) -> tuple[int, int]:
    if kind == "dates" and (tail := _TAIL.search(text[start:end])):
        return start, start + tail.start()
    return start, end


def _is_neutral(kind: str, text: str, item: Any, doubtful: list[tuple[int, int]]) -> bool:
    """What the gold leaves open: uncertain rows, periods of plans, vague times."""
    if any(start < item.end and item.start < end for start, end in doubtful):
        return True
    shown = text[item.start : item.end]
    if kind == "organizations":
        return bool(_PLACE.search(shown) or _POST.match(text, item.end))
    return kind == "dates" and bool(_OPEN.match(shown))


def _right(kind: str, row: dict[str, Any], item: Any) -> tuple[bool, bool]:
    """Whether value and unit are the gold's."""
    if kind == "quantities":
        if row["masked"]:
            return bool(item.masked), row["unit"] == item.unit
        lows = (row["low"], row["high"])
        if row["value"] is None and None in lows and any(lows):
            same = (item.value or item.low or item.high) == (lows[0] or lows[1])
        elif row["value"] is None:
            same = (item.low, item.high) == lows
        else:
            same = _near(item.value, row["value"])
        return same, row["unit"] == item.unit
    if kind == "dates":
        if row["iso"] is None or row["masked"]:
            return True, True
        return item.iso == row["iso"], item.end_iso == row["end_iso"]
    if kind == "slogans":
        return list(item.counts) == row["counts"], True
    if kind == "documents":
        return item.number == row["number"], True
    return bool(item.masked) == row["masked"], True


def _near(one: float | None, other: float) -> bool:
    return one is not None and abs(one - other) <= 1e-9 * max(abs(one), abs(other))


def _measures(
    kind: str, gold: list[dict[str, Any]], found: tuple[Any, ...], text: str
) -> tuple[Score, list[str]]:
    """Measures that begin at the same place.

    ``valued`` are those with the right status, ``whole`` with the right actors too, where the gold
    names any.
    """
    lines = []
    hits = valued = whole = 0
    left = list(found)
    for row in gold:
        near = [item for item in left if abs(item.start - row["start"]) <= _SLACK]
        if not near:
            lines.append(f"missed {kind} {_line(text, row['start'], row['end'])}")
            continue
        item = near[0]
        left.remove(item)
        hits += 1
        is_right = item.status == row["status"]
        has_actors = row["actors"] is None or list(item.actors) == row["actors"]
        valued += is_right
        whole += is_right and has_actors
        if not (is_right and has_actors):
            said = f"{row['status']} {row['actors']} / {item.status} {item.actors}"
            lines.append(f"status {_line(text, item.start, item.end)}: {said}")
    lines += [f"false {kind} {_line(text, item.start, item.end)}" for item in left]
    return Score(len(gold), len(found), hits, valued, whole), lines


def _line(text: str, start: int, end: int) -> str:
    shown = text[start:end] if end - start <= 30 else text[start : start + 30] + "…"
    before = text[max(0, start - 8) : start]
    return f"{before}【{shown}】{text[end : end + 6]}".replace("\n", "↵")


def _said(row: dict[str, Any]) -> str:
    hidden = ("start", "end", "text", "certain", "subject")
    return " ".join(f"{key}={value}" for key, value in row.items() if key not in hidden)


def as_rows(result: Result) -> dict[str, dict[str, Any]]:
    """Figures by kind, then by kind and genre."""
    totals: dict[str, Score] = defaultdict(Score)
    for (kind, _), score in result.scores.items():
        totals[kind] = totals[kind].plus(score)
    named = {**totals, **{f"  {k} {genre}": s for (k, genre), s in sorted(result.scores.items())}}
    return {
        name: {
            "gold": score.gold,
            "found": score.found,
            "precision": share(score.hits, score.found),
            "recall": share(score.hits, score.gold),
            "span F1": score.f1(score.hits),
            "value F1": score.f1(score.valued),
            "unit F1": score.f1(score.whole),
            "of hits": share(score.valued, score.hits),
        }
        for name, score in named.items()
    }


def _shown(rows: dict[str, dict[str, Any]]) -> str:
    columns = list(next(iter(rows.values()), {}))
    lines = [" " * 30 + "".join(f"{column:>11}" for column in columns)]
    for name, row in rows.items():
        cells = (
            "–" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)
            for value in row.values()
        )
        wide = sum(ord(char) > 0x2E80 for char in name)
        lines.append(f"{name:{30 - wide}}" + "".join(f"{cell:>11}" for cell in cells))
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--what", default=",".join(KINDS), help="kinds, with commas")
    parser.add_argument("--misses", action="store_true", help="list what is wrong or not found")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    result = measure(options.what.split(","))
    rows = as_rows(result)
    if options.json:
        print(json.dumps({"rows": rows, "misses": result.misses}, ensure_ascii=False, indent=1))
        return
    print(_shown(rows))
    if options.misses:
        print("\n".join(result.misses))


if __name__ == "__main__":
    main()
