"""The slogan table: numeric formulae and slogans with their numbers and items.

Owns the format of ``slogans.tsv``, which says more of a phrase than a lexicon's five columns hold,
and which allows several rows a phrase. What stands in a report is for the analysis to find.

A row with ``context`` (words, separated by commas) counts only where one of them stands near; a row
of form ``quoted`` only in quotes. Items of one numeric part are separated by ``；``, parts by ``｜``.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from functools import cache
from typing import NamedTuple

from textkit.errors import LexiconError
from textkit.resources import data_folder

SLOGANS = "slogans"

HEADER = (
    "phrase",
    "context",
    "form",
    "category",
    "counts",
    "expansion",
    "years",
    "status",
    "source",
    "note",
)

FORMS = ("any", "quoted")
STATUSES = ("official", "local", "unknown")


class SloganEntry(NamedTuple):
    """One row.

    Attributes:
        phrase: As written without quotes.
        context: Words of which one must stand near; empty for everywhere.
        quoted: Counts only in quotes: without them it is ordinary prose (四个问题).
        category: 制度, 口号, 教育, 机制 …
        counts: Its numbers, in order; empty where it has none.
        expansion: The items of all its parts, in order; empty where they are not known.
        years: First and last year of use, ``2016-2020`` or ``2016-``; empty where not known.
        status: official, local or unknown.
        source: Ids in ``SOURCES.toml``, joined by ``+``.
        note: Where the source says so.
    """

    phrase: str
    context: tuple[str, ...]
    quoted: bool
    category: str
    counts: tuple[int, ...]
    expansion: tuple[str, ...]
    years: str
    status: str
    source: str
    note: str


def parse_slogans(text: str, *, path: str, checked: bool = True) -> tuple[SloganEntry, ...]:
    """Parse and check a slogan table.

    Args:
        text: The file's content.
        path: The name shown in errors.
        checked: Whether to check each row; the shipped table was checked by the gate.

    Raises:
        LexiconError: The first row that breaks the format, as file, line and what was expected.
    """
    lines = text.split("\n")
    if tuple(lines[0].split("\t")) != HEADER:
        raise LexiconError(path, "表头不对", place="第1行", hint="应为 " + " ".join(HEADER))
    entries = []
    previous = ("", "")
    for number, line in enumerate(lines[1:], start=2):
        if not line:
            continue
        cells = line.split("\t")
        problem = _row_problem(cells, previous) if checked else ""
        if problem:
            raise LexiconError(path, problem, place=f"第{number}行", hint=line[:40])
        previous = (cells[0], cells[1])
        entries.append(_entry(cells))
    return tuple(entries)


def _row_problem(cells: list[str], previous: tuple[str, str]) -> str:
    """What breaks the format in one row; empty where nothing does."""
    if len(cells) != len(HEADER):
        return f"有{len(cells)}列，应为{len(HEADER)}列"
    phrase, context, form, _, counts, expansion, _, status, source, _ = cells
    numbers = counts.split("+") if counts else []
    sizes = [str(part.count("；") + 1) for part in expansion.split("｜")] if expansion else numbers
    checks = (
        (any(cell != cell.strip() for cell in cells), "单元格首尾有空白"),
        (not phrase, "phrase 为空"),
        ((phrase, context) == previous, "phrase 与 context 重复"),
        ((phrase, context) < previous, "没有按 phrase、context 排序"),
        (form not in FORMS, "form 应为 " + " 或 ".join(FORMS)),
        (status not in STATUSES, "status 应为 " + "、".join(STATUSES)),
        (not all(number.isdecimal() for number in numbers), "counts 应为用 + 连接的数"),
        (sizes != numbers, "expansion 的项数与 counts 不符"),
        (source in ("", "???"), "缺少出处 source"),
    )
    return next((problem for found, problem in checks if found), "")


def _entry(cells: list[str]) -> SloganEntry:
    phrase, context, form, category, counts, expansion, years, status, source, note = cells
    return SloganEntry(
        phrase,
        tuple(context.split(",")) if context else (),
        form == "quoted",
        category,
        tuple(map(int, counts.split("+"))) if counts else (),
        tuple(expansion.replace("｜", "；").split("；")) if expansion else (),
        years,
        status,
        source,
        note,
    )


@cache
def load_slogans() -> dict[str, tuple[SloganEntry, ...]]:
    """The rows of the shipped table by phrase.

    Raises:
        LexiconError: The file is missing or breaks the format.
    """
    path = data_folder("lexicons") / f"{SLOGANS}.tsv"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise LexiconError(str(path), "没有这个词表", hint="请重新安装 textkit-zh") from error
    except UnicodeDecodeError as error:
        raise LexiconError(str(path), "不是 UTF-8 编码") from error
    by_phrase: dict[str, list[SloganEntry]] = {}
    for entry in parse_slogans(text, path=str(path), checked=False):
        by_phrase.setdefault(entry.phrase, []).append(entry)
    return {phrase: tuple(rows) for phrase, rows in by_phrase.items()}
