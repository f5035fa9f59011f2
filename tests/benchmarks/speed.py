"""How fast textkit is, beside an empty interpreter and two other checkers of Chinese text.

    python tests/benchmarks/speed.py
    python tests/benchmarks/speed.py --source FOLDER --sample FILE.txt --runs 3 --save
    python tests/benchmarks/speed.py --autocorrect node_modules/.bin/autocorrect

Every figure is the median of ``--runs`` runs, taken in turns, of a whole process whose output is
thrown away: wall time, CPU time with all workers, and the peak memory of the largest process (wall
time alone where the system has no ``wait4``; memory cannot be told below that of
``python -c pass``). Python finds its modules compiled, as it does from the second run on.
autocorrect (``npm install autocorrect-node``) and limae (``pip install limae``) are left out where
they are not installed. ``--save`` writes ``results/speed.json``.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

from material import REPORTS, machine, repeated, report_texts, word_file

from textkit import api

RESULTS = Path(__file__).parent / "results" / "speed.json"
TEXTKIT = (sys.executable, "-m", "textkit", "lint", "--no-config", "--format", "json")
EMPTY = "python -c pass"
BULK_MB = 20
READ_CHARS = 500_000
COLUMNS = (
    ("wall s", "wall_s", 3),
    ("× pass", "wall_times_pass", 1),
    ("CPU s", "cpu_s", 3),
    ("× pass", "cpu_times_pass", 1),
    ("peak MB", "peak_mb", 1),
    ("MB/s", "mb_per_s", 2),
)
"""Heading, key and decimals of the printed figures."""

# A process of its own starts the command and waits for it: on Linux the peak memory of a child is
# at least that of the process that started it, so this one is as small as an empty interpreter.
LAUNCHER = """
import os, sys, time
quiet = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
start = time.perf_counter()
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet)
_, status, usage = os.wait4(process, 0)
wall = time.perf_counter() - start
code = os.waitstatus_to_exitcode(status)
print(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, code)
"""
MAXRSS_PER_MB = 1e6 if sys.platform == "darwin" else 1e6 / 1024


class Cost(NamedTuple):
    """One process, or the medians of several runs; ``None`` where the system does not say."""

    wall_s: float
    cpu_s: float | None = None
    peak_mb: float | None = None


class Job(NamedTuple):
    """A command to measure; ``n_bytes`` of UTF-8 that it reads, where the rate is what counts."""

    name: str
    command: tuple[str, ...]
    n_bytes: int = 0


def measure(command: tuple[str, ...]) -> Cost:
    """Run a command once; exit code 1 means that a checker found something."""
    if hasattr(os, "wait4"):
        launch = (sys.executable, "-I", "-S", "-c", LAUNCHER, *command)
        run = subprocess.run(launch, capture_output=True, text=True, check=True)
        wall, cpu, memory, code = map(float, run.stdout.split())
        cost = Cost(wall, cpu, memory / MAXRSS_PER_MB)
    else:
        start = time.perf_counter()
        code = subprocess.run(command, capture_output=True, check=False).returncode
        cost = Cost(time.perf_counter() - start)
    if code not in (0, 1):
        raise SystemExit(f"ended with {code:.0f}: {' '.join(command)}")
    return cost


def medians(jobs: list[Job], runs: int) -> dict[Job, Cost]:
    """Median cost of each job; they take turns, so that a busy moment hits them all."""
    costs: dict[Job, list[Cost]] = {job: [] for job in jobs}
    for job in jobs:
        if not job.n_bytes:
            measure(job.command)  # compiles the modules
    for _ in range(runs):
        for job in jobs:
            costs[job].append(measure(job.command))
    return {job: _median(several) for job, several in costs.items()}


def _median(costs: list[Cost]) -> Cost:
    columns = zip(*costs, strict=True)
    return Cost(*(None if None in column else statistics.median(column) for column in columns))


def installed_peers(arguments: argparse.Namespace) -> dict[str, tuple[str, ...]]:
    """The other checkers that are here: the command that goes in front of a path."""
    peers = {}
    for name, place, options in (
        ("autocorrect", arguments.autocorrect, ("--lint", "--format", "json")),
        ("limae", arguments.limae, ()),
    ):
        program = shutil.which(place)
        if program:
            peers[name] = (program, *options)
        else:
            print(f"{name} is not installed, left out; name it with --{name}", file=sys.stderr)
    return peers


def cold_jobs(folder: Path, sample: Path, peers: dict[str, tuple[str, ...]]) -> list[Job]:
    """One short report from a cold start, as text and as a Word file."""
    text = api.read(sample).text
    plain, word = folder / "sample.txt", folder / "sample.docx"
    plain.write_text(text, encoding="utf-8", newline="\n")
    word.write_bytes(word_file(text.split("\n")))
    return [
        Job(EMPTY, (sys.executable, "-c", "pass")),
        Job('python -c "import typer"', (sys.executable, "-c", "import typer")),
        Job("textkit lint, .txt", (*TEXTKIT, str(plain))),
        Job("textkit lint, .docx", (*TEXTKIT, str(word))),
        *(Job(f"{name}, .txt", (*peer, str(plain))) for name, peer in peers.items()),
    ]


def bulk_jobs(folder: Path, texts: list[str], peers: dict[str, tuple[str, ...]]) -> list[Job]:
    """Reports repeated: files of three sizes, and the largest size as a folder of 20 files."""

    def write(name: str, megabytes: float) -> tuple[str, int]:
        data = repeated(texts, megabytes * 1e6).encode()
        (folder / name).write_bytes(data)
        return str(folder / name), len(data)

    jobs = []
    for megabytes in (BULK_MB / 100, BULK_MB / 10, BULK_MB):
        path, n_bytes = write(f"{megabytes:g}.txt", megabytes)
        jobs.append(Job(f"textkit lint, {megabytes:g} MB", (*TEXTKIT, path), n_bytes))
    jobs += [Job(f"{name}, {BULK_MB} MB", (*peer, path), n_bytes) for name, peer in peers.items()]
    files = folder / "files"
    files.mkdir()
    n_bytes = sum(write(f"files/{number}.txt", BULK_MB / 20)[1] for number in range(20))
    for workers in ("1", "2"):
        command = (*TEXTKIT, "--jobs", workers, str(files))
        jobs.append(Job(f"textkit lint, 20 files, --jobs {workers}", command, n_bytes))
    return jobs


def time_reading(texts: list[str], runs: int) -> dict[str, float]:
    """Median seconds to read a long numbered Word file in this process.

    python-docx gives the text of the paragraphs; we give the whole document, numbers included.
    """
    import docx

    from textkit.readers.docx import read_docx

    lines = [line for text in texts for line in text.split("\n") if line]
    n_repeats = READ_CHARS // sum(map(len, lines)) + 1
    data = word_file(lines * n_repeats, numbered_every=5)
    readers = {
        "python-docx": lambda: "\n".join(
            p.text for p in docx.Document(io.BytesIO(data)).paragraphs
        ),
        "textkit": lambda: read_docx(data, "long.docx"),
    }
    seconds: dict[str, list[float]] = {name: [] for name in readers}
    for _ in range(runs):
        for name, reader in readers.items():
            start = time.perf_counter()
            reader()
            seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(several) for name, several in seconds.items()}


def rows_of(costs: dict[Job, Cost]) -> dict[str, dict[str, Any]]:
    """The figures of each job by its name, with rates and ratios to an empty interpreter."""
    empty = next(cost for job, cost in costs.items() if job.name == EMPTY)
    rows = {}
    for job, cost in costs.items():
        rows[job.name] = {
            **cost._asdict(),
            "wall_times_pass": cost.wall_s / empty.wall_s,
            "cpu_times_pass": cost.cpu_s / empty.cpu_s if cost.cpu_s and empty.cpu_s else None,
            "mb_per_s": job.n_bytes / 1e6 / cost.wall_s if job.n_bytes else None,
        }
    return rows


def ratios_of(rows: dict[str, dict[str, Any]], reading: dict[str, float]) -> dict[str, float]:
    """What can be compared between machines: CPU time where it is known, else wall time."""

    def seconds(name: str) -> float:
        return rows[name]["cpu_s"] or rows[name]["wall_s"]

    bulk = f"textkit lint, {BULK_MB} MB"
    start = seconds("textkit lint, .txt")
    tenth = seconds(f"textkit lint, {BULK_MB / 10:g} MB") - start
    ratios = {
        "cold .txt : python -c pass": start / seconds(EMPTY),
        "cold .docx : python -c pass": seconds("textkit lint, .docx") / seconds(EMPTY),
        "ten times the text, without the start": (seconds(bulk) - start) / tenth,
        "reading .docx : python-docx": reading["textkit"] / reading["python-docx"],
    }
    peer = f"autocorrect, {BULK_MB} MB"
    if peer in rows:
        two = rows["textkit lint, 20 files, --jobs 2"]["wall_s"]
        ratios |= {
            "rate : autocorrect, one file": seconds(peer) / seconds(bulk),
            "rate : autocorrect, 20 files, --jobs 2 (wall)": rows[peer]["wall_s"] / two,
        }
    return ratios


def print_report(result: dict[str, Any]) -> None:
    """The figures as tables."""
    print(" · ".join(f"{value}" for value in result["machine"].values()))
    print(f"{result['input']}; medians of {result['runs']}\n")
    print(f"{'':36}" + "".join(f"{head:>9}" for head, _, _ in COLUMNS))
    for name, row in result["processes"].items():
        cells = (f"{row[key]:9.{n}f}" if row[key] else " " * 9 for _, key, n in COLUMNS)
        print(f"{name:36}" + "".join(cells))
    print()
    for name, seconds in result["reading"].items():
        print(f"{f'{name}, {READ_CHARS:,} characters of .docx':48}{seconds:9.3f} s")
    print()
    for name, ratio in result["ratios"].items():
        print(f"{name:52}{ratio:6.2f}")


def main() -> None:
    """Measure everything once."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=7, help="runs of each command")
    parser.add_argument("--source", type=Path, default=REPORTS, help="folder of .txt reports")
    parser.add_argument("--sample", type=Path, help="report of the cold start; else the first")
    parser.add_argument("--autocorrect", default="autocorrect", metavar="PROGRAM")
    parser.add_argument("--limae", default="limae", metavar="PROGRAM")
    parser.add_argument("--save", action="store_true", help=f"write {RESULTS.name}")
    arguments = parser.parse_args()
    sample = arguments.sample or min(arguments.source.glob("*.txt"))
    texts = report_texts(arguments.source)
    peers = installed_peers(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        jobs = cold_jobs(folder, sample, peers) + bulk_jobs(folder, texts, peers)
        rows = rows_of(medians(jobs, arguments.runs))
    reading = time_reading(texts, arguments.runs)
    folder_name = arguments.source.resolve().parts[-2:]
    result = {
        "machine": machine(),
        "input": f"{len(texts)} reports of {'/'.join(folder_name)}, cold start on {sample.name}",
        "runs": arguments.runs,
        "processes": rows,
        "reading": reading,
        "ratios": ratios_of(rows, reading),
    }
    print_report(result)
    if arguments.save:
        RESULTS.parent.mkdir(exist_ok=True)
        text = json.dumps(result, ensure_ascii=False, indent=1) + "\n"
        RESULTS.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
