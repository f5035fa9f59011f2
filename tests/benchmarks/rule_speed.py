"""What each layer and each rule costs, slowest first.

    python tests/benchmarks/rule_speed.py
    python tests/benchmarks/rule_speed.py --source FOLDER --size 0.01 --preview

In this process, on reports repeated to ``--size`` megabytes of UTF-8; a small size is one report,
where fixed costs show. A layer is computed on documents that have the layers it reads, a rule runs
with every layer there. Each is timed ``--runs`` times and the best time counts: the first run also
compiles patterns and loads lexicons.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from material import REPORTS, machine, repeated, report_texts

from textkit.analysis.layers import Layers
from textkit.config import Settings
from textkit.linter.context import RuleContext
from textkit.linter.runner import lint_document
from textkit.linter.select import select_rules
from textkit.model.document import plain_document
from textkit.model.report import FileReport
from textkit.render.base import RenderOptions
from textkit.render.json import fragment
from textkit.rules.base import Rule
from textkit.rules.registry import discover

LAYERS = ("residue", "outline", "placeholders", "replacements", "matches")
"""In the order in which they read each other."""


class Step(NamedTuple):
    """One layer, rule or frame step: first and best seconds, and how much came of it."""

    name: str
    first_s: float
    best_s: float
    n_found: int | None = None


def timed(name: str, run: Callable[[], object], runs: int) -> Step:
    """First and best time of ``runs``; findings are counted where the result is a list."""
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        result = run()
        seconds.append(time.perf_counter() - start)
    n_found = len(result) if isinstance(result, list) else None
    return Step(name, seconds[0], min(seconds), n_found)


def layer_steps(text: str, rules: list[Rule], runs: int) -> list[Step]:
    """Each layer on documents of which the layers before it are known."""
    documents = [layers_of(text, rules) for _ in range(runs)]
    steps = []
    for name in LAYERS:
        fresh = iter(documents)
        steps.append(timed(f"layer {name}", lambda n=name, f=fresh: getattr(next(f), n), runs))
    return steps


def layers_of(text: str, rules: list[Rule]) -> Layers:
    """The layers of a new document, none computed yet."""
    return Layers(plain_document(text), tuple(sorted({n for rule in rules for n in rule.lexicons})))


def rule_steps(text: str, rules: list[Rule], settings: Settings, runs: int) -> list[Step]:
    """Each rule that the text may concern, on one document whose layers are known."""
    layers = layers_of(text, rules)
    for name in LAYERS:
        getattr(layers, name)
    steps = []
    for rule in rules:
        if rule.triggers and not any(trigger in text for trigger in rule.triggers):
            continue
        context = RuleContext(layers, rule, settings)
        name = f"{rule.code} {rule.name}"
        steps.append(timed(name, lambda r=rule, c=context: list(r.check(layers.doc, c)), runs))
    return steps


def frame_steps(text: str, rules: list[Rule], settings: Settings) -> list[Step]:
    """What surrounds them: blocks, the whole run, and its rendering."""
    start = time.perf_counter()
    doc = plain_document(text)
    read = time.perf_counter()
    result = lint_document(doc, rules, settings)
    linted = time.perf_counter()
    report = FileReport("-", "txt", doc, result.diagnostics)
    fragment(report, RenderOptions())
    rendered = time.perf_counter()
    return [
        Step("all: blocks", read - start, read - start, len(doc.blocks)),
        Step("all: lint_document", linted - read, linted - read, len(result.diagnostics)),
        Step("all: JSON", rendered - linted, rendered - linted),
    ]


def main() -> None:
    """Measure and print, slowest first."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--source", type=Path, default=REPORTS, help="folder of .txt reports")
    parser.add_argument("--size", type=float, default=5, help="megabytes of UTF-8")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--preview", action="store_true", help="with the preview rules")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    settings = Settings(preview=arguments.preview)
    rules = select_rules(settings, discover())
    text = repeated(report_texts(arguments.source), arguments.size * 1e6)
    megabytes = len(text.encode()) / 1e6
    steps = layer_steps(text, rules, arguments.runs)
    steps += rule_steps(text, rules, settings, arguments.runs)
    steps.sort(key=lambda step: -step.best_s)
    steps = frame_steps(text, rules, settings) + steps
    if arguments.json:
        rows = [step._asdict() | {"mb_per_s": megabytes / step.best_s} for step in steps]
        result = {"machine": machine(), "megabytes": megabytes, "steps": rows}
        print(json.dumps(result, ensure_ascii=False, indent=1))
        return
    print(f"{megabytes:.2f} MB of {arguments.source.name}\n")
    print(f"{'':46}{'first ms':>10}{'best ms':>10}{'MB/s':>9}{'found':>8}")
    for name, first, best, n_found in steps:
        found = "" if n_found is None else n_found
        print(f"{name:46}{first * 1e3:10.1f}{best * 1e3:10.1f}{megabytes / best:9.1f}{found:>8}")


if __name__ == "__main__":
    main()
