"""How much textkit finds, and how often it is wrong.

    python tests/benchmarks/quality.py
    python tests/benchmarks/quality.py corpus samples reports --json

Three parts. ``corpus``: our own reports against their gold. ``samples``: real reports whose defects
were read by hand. ``reports``: edited, published reports, where almost every finding is a false
alarm. The last two need ``../shared``, which is not part of the repository, and are skipped without
it. Findings that match nothing are printed in full, for reading.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from typing import Any

import quality_corpus
import quality_reports
import quality_samples
from material import SHARED

PARTS: dict[str, tuple[Callable[[], dict[str, Any]], Callable[[dict[str, Any]], str]]] = {
    "corpus": (quality_corpus.measure, quality_corpus.as_text),
    "samples": (quality_samples.measure, quality_samples.as_text),
    "reports": (quality_reports.measure, quality_reports.as_text),
}


def main() -> None:
    """Measure the parts asked for and print them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; all if none is named")
    parser.add_argument("--json", action="store_true", help="everything as JSON")
    arguments = parser.parse_args()
    if set(arguments.parts) - set(PARTS):
        parser.error(f"parts are {', '.join(PARTS)}")
    results = {}
    for name in arguments.parts or PARTS:
        if name != "corpus" and not SHARED.is_dir():
            print(f"{name}: skipped, there is no {SHARED}", file=sys.stderr)
            continue
        measure, as_text = PARTS[name]
        results[name] = measure()
        if not arguments.json:
            print(f"# {name}\n\n{as_text(results[name])}\n")
    if arguments.json:
        print(json.dumps(results, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
