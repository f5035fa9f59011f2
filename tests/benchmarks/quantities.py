"""How well quantities are found: exact span, value and unit against figures read by hand.

    python tests/benchmarks/quantities.py [--misses]

The gold stands beside this file (``quantities_gold.tsv``: file, line, column, length, value, unit;
``quantities_windows.tsv``: the passages read, outside of which nothing is judged); the texts do not
belong to the repository and are read from ``../shared``. A range is written ``low~high``.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from material import SHARED

from textkit import api
from textkit.analysis.layers import Layers
from textkit.model.document import Document
from textkit.model.records import Quantity

HERE = Path(__file__).parent
REPORTS = SHARED / "data" / "reports" / "dev"
Key = tuple[int, int, str, str]


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a gold file, without its header."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")


def value_text(item: Quantity) -> str:
    """The value as the gold writes it."""
    if item.value is None and item.low is not None and item.high is not None:
        return f"{item.low:.10g}~{item.high:.10g}"
    return "" if item.value is None else f"{item.value:.10g}"


def judge(sample: str, *, misses: bool) -> tuple[int, int, int]:
    """Right, found and expected quantities of one sample."""
    gold: dict[str, set[Key]] = defaultdict(set)
    windows: dict[str, list[tuple[int, int]]] = defaultdict(list)
    documents: dict[str, Document] = {}

    def offset(name: str, line: str, column: str) -> int:
        doc = documents.setdefault(name, api.read(REPORTS / name))
        return doc.line_starts[int(line) - 1] + int(column) - 1

    for of, name, line, column, length in rows("quantities_windows.tsv"):
        if of == sample:
            start = offset(name, line, column)
            windows[name].append((start, start + int(length)))
    for of, name, line, column, length, value, unit in rows("quantities_gold.tsv"):
        if of == sample:
            start = offset(name, line, column)
            gold[name].add((start, start + int(length), value, unit))
    n_right = n_found = 0
    for name, spans in windows.items():
        doc = documents[name]
        found = {
            (item.start, item.end, value_text(item), item.unit or "")
            for item in Layers(doc).quantities
            if any(start <= item.start < end for start, end in spans)
        }
        n_right += len(found & gold[name])
        n_found += len(found)
        if misses:
            for label, keys in (("+", found - gold[name]), ("-", gold[name] - found)):
                for start, end, value, unit in sorted(keys):
                    shown = doc.text[max(0, start - 12) : end + 12].replace("\n", "⏎")
                    print(f"{label} {name} {doc.text[start:end]}={value}{unit} …{shown}…")
    return n_right, n_found, sum(map(len, gold.values()))


def main() -> None:
    """Print precision, recall and F1 of each sample."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--misses", action="store_true", help="show what differs")
    arguments = parser.parse_args()
    if not REPORTS.is_dir():
        sys.exit(f"skipped, there is no {REPORTS}")
    for sample in dict.fromkeys(row[0] for row in rows("quantities_windows.tsv")):
        n_right, n_found, n_gold = judge(sample, misses=arguments.misses)
        precision, recall = n_right / max(1, n_found), n_right / max(1, n_gold)
        f1 = 2 * n_right / max(1, n_found + n_gold)
        print(
            f"{sample}: {n_gold} by hand, {n_found} found, "
            f"precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}"
        )


if __name__ == "__main__":
    main()
