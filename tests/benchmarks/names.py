"""Slogans and organizations found in real reports, against what a reader marked.

``names_gold.tsv`` holds places only, never text: sample (A: looked at while tuning, B: marked
before the first run on it), file in ``../shared``, line, column, length, kind. Rows of kind
``region:LAYER`` say what was read; ``?`` marks a name that two readers may judge differently: it
counts neither as found nor as missed.

Run: ``python tests/benchmarks/names.py``.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

from textkit import api
from textkit.analysis.layers import Layers

HERE = Path(__file__).parent
GOLD = HERE / "names_gold.tsv"
SHARED = HERE.parents[2] / "shared"

Span = tuple[int, int]


def read_gold() -> dict[tuple[str, str], list[tuple[int, int, int, str]]]:
    """Rows by sample and file: line, column, length, kind."""
    rows = defaultdict(list)
    with GOLD.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            place = (int(row["line"]), int(row["column"]), int(row["length"]), row["kind"])
            rows[row["sample"], row["file"]].append(place)
    return rows


def measure() -> dict[str, dict[str, dict[str, float]]]:
    """Precision, recall and F1 by sample and layer; exact spans."""
    tallies: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    wrong: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (sample, name), places in read_gold().items():
        doc = api.read(SHARED / name)
        layers = Layers(doc)
        for layer in ("slogans", "organizations"):
            regions = _spans(doc, places, f"region:{layer}")
            marked = _layer_places(places, layer)
            gold = set(_spans(doc, [p for p in marked if not p[3].startswith("?")]))
            either = _spans(doc, [p for p in marked if p[3].startswith("?")])
            found = {
                (item.start, item.end)
                for item in getattr(layers, layer)
                if any(start <= item.start < end for start, end in regions)
            }
            loose = {f for f in found - gold if any(f[0] < e and s < f[1] for s, e in either)}
            tally = tallies[sample, layer]
            tally[0] += len(gold & found)
            tally[1] += len(found - gold - loose)
            tally[2] += len(gold - found)
            for mark, spans in (("+", found - gold - loose), ("-", gold - found)):
                wrong[sample, layer] += [
                    f"{mark} {name}:{doc.location(s)[0]} {doc.text[max(s - 8, 0) : s]}"
                    f"[{doc.text[s:e]}]{doc.text[e : e + 6]}"
                    for s, e in sorted(spans)
                ]
    result: dict[str, dict[str, dict[str, float]]] = {}
    for (sample, layer), (hits, extra, missed) in sorted(tallies.items()):
        precision, recall = hits / max(hits + extra, 1), hits / max(hits + missed, 1)
        result.setdefault(sample, {})[layer] = {
            "gold": hits + missed,
            "precision": round(precision, 3),
            "recall": round(recall, 3),
            "f1": round(2 * precision * recall / max(precision + recall, 1e-9), 3),
        }
        for line in wrong[sample, layer]:
            print(sample, layer, line.replace("\n", "⏎"))
    return result


def _layer_places(
    places: list[tuple[int, int, int, str]], layer: str
) -> list[tuple[int, int, int, str]]:
    """The places of one layer: slogans are of kind ``slogan``, the rest are organizations."""
    own = [p for p in places if not p[3].startswith("region:")]
    return [p for p in own if (p[3].lstrip("?") == "slogan") == (layer == "slogans")]


def _spans(
    doc: api.Document, places: list[tuple[int, int, int, str]], kind: str | None = None
) -> list[Span]:
    chosen = [p for p in places if kind is None or p[3] == kind]
    starts = [
        (doc.line_starts[line - 1] + column - 1, length) for line, column, length, _ in chosen
    ]
    return [(start, start + length) for start, length in starts]


if __name__ == "__main__":
    for sample, layers_of_sample in measure().items():
        for layer_name, figures in layers_of_sample.items():
            print(sample, layer_name, figures)
