"""How fast reports become tables and labels: reports and MB a second, and a cold start.

    python tests/benchmarks/extract_speed.py
    python tests/benchmarks/extract_speed.py --reports 100 --runs 1 --only classify

A folder of ``--reports`` files is made of the corpus reports under other names, .docx and .txt as
they are. Every figure is the median of ``--runs`` whole processes, taken in turns; MB are those of
the visible text in UTF-8. ``--save`` writes ``results/extract_speed.json``.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from material import REPORTS, machine
from speed import EMPTY, Cost, Job, medians

from textkit import api
from textkit.cli.app import COMMANDS

RESULTS = Path(__file__).parent / "results" / "extract_speed.json"
TEXTKIT = (sys.executable, "-m", "textkit")
FORMATS = ("json", "csv", "xlsx")


def copies(source: Path, target: Path, n_reports: int) -> int:
    """Fill ``target`` with copies of the reports in ``source``; bytes of their texts in all."""
    files = sorted(path for path in source.iterdir() if path.suffix in (".docx", ".txt"))
    if not files:
        raise SystemExit(f"no reports in {source}")
    contents = [(path, path.read_bytes(), len(api.read(path).text.encode())) for path in files]
    n_bytes = 0
    for number in range(n_reports):
        path, data, size = contents[number % len(contents)]
        (target / f"{number:04}-{path.name}").write_bytes(data)
        n_bytes += size
    return n_bytes


def jobs_of(folder: Path, sample: Path, n_bytes: int, only: str) -> list[Job]:
    """Each command on one report and on the folder, in one process and two."""
    jobs = [Job(EMPTY, (sys.executable, "-c", "pass"))]
    for command in ("extract", "classify"):
        if command not in COMMANDS or only not in ("", command):
            continue
        run = (*TEXTKIT, command, "--no-progress")
        jobs.append(Job(f"{command}, one report, cold", (*TEXTKIT, command, str(sample))))
        for workers in ("1", "2"):
            name = f"{command}, folder, --jobs {workers}"
            jobs.append(Job(name, (*run, "--jobs", workers, str(folder)), n_bytes))
    if only in ("", "extract"):
        for format_ in FORMATS[1:]:
            output = folder.parent / f"all.{format_}"
            command = (*TEXTKIT, "extract", "--format", format_, "--output", str(output))
            jobs.append(Job(f"extract, folder, {format_}", (*command, str(folder)), n_bytes))
    return jobs


def rows_of(costs: dict[Job, Cost], n_reports: int) -> dict[str, dict[str, Any]]:
    """The figures of each job by its name."""
    empty = next(cost for job, cost in costs.items() if job.name == EMPTY)
    return {
        job.name: {
            **cost._asdict(),
            "wall_times_pass": cost.wall_s / empty.wall_s,
            "reports_per_s": n_reports / cost.wall_s if job.n_bytes else None,
            "mb_per_s": job.n_bytes / 1e6 / cost.wall_s if job.n_bytes else None,
        }
        for job, cost in costs.items()
    }


def print_rows(rows: dict[str, dict[str, Any]]) -> None:
    """The figures as a table."""
    columns = ("wall_s", "cpu_s", "peak_mb", "wall_times_pass", "reports_per_s", "mb_per_s")
    print(f"{'':32}" + "".join(f"{name:>16}" for name in columns))
    for name, row in rows.items():
        cells = (" " * 16 if row[key] is None else f"{row[key]:16.2f}" for key in columns)
        print(f"{name:32}" + "".join(cells))


def main() -> None:
    """Measure everything once."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--reports", type=int, default=500, help="files in the folder")
    parser.add_argument("--runs", type=int, default=3, help="runs of each command")
    parser.add_argument("--source", type=Path, default=REPORTS, help="folder of reports")
    parser.add_argument("--sample", type=Path, help="report of the cold start; else the first .txt")
    parser.add_argument("--only", choices=("", "extract", "classify"), default="")
    parser.add_argument("--save", action="store_true", help=f"write {RESULTS.name}")
    arguments = parser.parse_args()
    sample = arguments.sample or min(arguments.source.glob("*.txt"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "reports"
        folder.mkdir()
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(name) / "compiled")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        n_bytes = copies(arguments.source, folder, arguments.reports)
        jobs = jobs_of(folder, sample, n_bytes, arguments.only)
        rows = rows_of(medians(jobs, arguments.runs), arguments.reports)
    result = {
        "machine": machine(),
        "input": f"{arguments.reports} reports, {n_bytes / 1e6:.2f} MB; cold on {sample.name}",
        "runs": arguments.runs,
        "processes": rows,
    }
    print(" · ".join(f"{value}" for value in result["machine"].values()))
    print(f"{result['input']}; medians of {result['runs']}\n")
    print_rows(rows)
    if arguments.save:
        RESULTS.parent.mkdir(exist_ok=True)
        text = json.dumps(result, ensure_ascii=False, indent=1) + "\n"
        RESULTS.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
