"""Lexicon files (TSV) to frozen `Lexicon` values.

Owns the file format and its errors. What the words mean is the caller's business.
The provenance beside each file (``<name>.meta.toml``, ``SOURCES.toml``) is checked by
`textkit.lexicon.provenance`, not on the way to a lint.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from functools import cache
from typing import NamedTuple

from textkit.errors import LexiconError
from textkit.resources import data_folder

HEADER = ("term", "replacement", "category", "source", "note")


class Entry(NamedTuple):
    """One row: what to look for, what to put instead (may be empty), its class and source."""

    term: str
    replacement: str
    category: str
    source: str
    note: str


class Lexicon(NamedTuple):
    """All rows of a file, sorted by term, and the same rows by term."""

    name: str
    entries: tuple[Entry, ...]
    by_term: dict[str, Entry]

    def terms(self, category: str | None = None) -> frozenset[str]:
        """Terms of one category, or all."""
        return frozenset(
            entry.term for entry in self.entries if category is None or entry.category == category
        )


def parse_lexicon(text: str, *, name: str, path: str, checked: bool = True) -> Lexicon:
    """Parse and check a lexicon file.

    Args:
        text: The file's content.
        name: The lexicon's name.
        path: The name shown in errors.
        checked: Whether to check each row; a shipped lexicon was checked by the gate.

    Raises:
        LexiconError: The first row that breaks the format, as file, line and what was expected.
    """
    lines = text.split("\n")
    if tuple(lines[0].split("\t")) != HEADER:
        raise LexiconError(path, "表头不对", place="第1行", hint="应为 " + " ".join(HEADER))
    if checked:
        _check_rows(lines[1:], path)
    # NOTE: a NamedTuple's own constructor takes a third of the loading time of five lexicons.
    new = tuple.__new__
    entries = tuple(new(Entry, line.split("\t")) for line in lines[1:] if line)
    return Lexicon(name, entries, {entry.term: entry for entry in entries})


def _check_rows(lines: list[str], path: str) -> None:
    previous = ""
    for number, line in enumerate(lines, start=2):
        if line:
            cells = line.split("\t")
            problem = _row_problem(cells, previous)
            if problem:
                raise LexiconError(path, problem, place=f"第{number}行", hint=line[:40])
            previous = cells[0]


def _row_problem(cells: list[str], previous: str) -> str:
    """What breaks the format in one row; empty where nothing does."""
    if len(cells) != len(HEADER):
        return f"有{len(cells)}列，应为{len(HEADER)}列"
    term, replacement, _, source, _ = cells
    checks = (
        (any(cell != cell.strip() for cell in cells), "单元格首尾有空白"),
        (not term, "term 为空"),
        (term == previous, "term 重复"),
        (term < previous, "没有按 term 排序"),
        (term == replacement, "replacement 与 term 相同"),
        (source in ("", "???"), "缺少出处 source"),
    )
    return next((problem for found, problem in checks if found), "")


@cache
def load_lexicon(name: str) -> Lexicon:
    """The shipped lexicon ``name``.

    Raises:
        LexiconError: No such lexicon, or its file breaks the format.
    """
    path = data_folder("lexicons") / f"{name}.tsv"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise LexiconError(str(path), "没有这个词表", hint="请重新安装 textkit-zh") from error
    except UnicodeDecodeError as error:
        raise LexiconError(str(path), "不是 UTF-8 编码") from error
    return parse_lexicon(text, name=name, path=str(path), checked=False)
