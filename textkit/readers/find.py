"""Which files a command line means: files, folders, globs.

Owns the walk and the extensions looked for in folders. Opens no file.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple, TypeAlias

from textkit.errors import ReadError

EXTENSIONS = (".docx", ".docm", ".doc", ".wps", ".rtf", ".odt", ".pdf", ".txt", ".md", ".markdown")
"""What is read when a folder is named; a file named itself is always tried."""

_SKIPPED = (".", "~$")
"""How hidden files begin, and the locks of Word and WPS beside an open document."""


_Entry: TypeAlias = "os.DirEntry[str]"


class FoundFile(NamedTuple):
    """A file to read, as a person would name it, or in ``error`` the reason why there is none."""

    path: str
    error: str | None = None

    @property
    def location(self) -> Path:
        """Where to write what was changed."""
        return Path(self.path)


def find_reports(paths: Sequence[str], exclude: Sequence[str] = ()) -> list[FoundFile]:
    """The files meant by ``paths``, in that order, each once, those of a folder sorted.

    ``-`` is standard input. A glob (``**`` for any depth) that names no file itself is expanded.
    Folders are walked, links to folders not followed; hidden files, lock files and files of
    other formats are left out there, and whatever ``exclude`` matches: glob patterns for a name
    (``草稿``, ``*.bak.docx``) or for a path within the folder (``2019/*.docx``).

    Returns:
        What cannot be found or read, and a folder without reports, is an entry with an error.
    """
    patterns = [pattern.replace(os.sep, "/").strip("/") for pattern in exclude]
    found: dict[str, FoundFile] = {}
    for path in paths:
        for file in _find(path, patterns):
            found.setdefault(os.path.normcase(os.path.normpath(Path(file.path).absolute())), file)
    return list(found.values())


def _find(path: str, exclude: Sequence[str]) -> Iterable[FoundFile]:
    if path == "-":
        return [FoundFile(path)]
    if not path:  # what a shell makes of an empty variable, and pathlib takes for the folder
        return [_not_read(path, FileNotFoundError())]
    place = Path(path)
    try:
        is_folder = stat.S_ISDIR(place.stat().st_mode)
    except (OSError, ValueError) as error:
        if _is_glob(path):
            return _matches(place, exclude) or [_nothing(path, "没有报告符合这个通配符")]
        return [_not_read(path, error)]
    if is_folder:
        return list(_walk(place, place, exclude)) or [_nothing(path, "文件夹里没有可以检查的报告")]
    return [FoundFile(path)]


def _is_glob(name: str) -> bool:
    return not {"*", "?", "["}.isdisjoint(name)


def _matches(pattern: Path, exclude: Sequence[str]) -> list[FoundFile]:
    """The reports that a glob means; folders that it matches are walked, as after a shell."""
    parts = pattern.parts
    n_literal = next(i for i, part in enumerate(parts) if _is_glob(part))
    base = Path(*parts[:n_literal])
    places = [base]
    for part in parts[n_literal:]:
        steps = (match for place in places for match in _step(place, part, base, exclude))
        places = list(dict.fromkeys(steps))
    found: list[FoundFile] = []
    for place in places:
        if place.is_dir():
            found.extend(_walk(place, base, exclude))
        elif place.is_file() and place.suffix.lower() in EXTENSIONS:
            found.append(FoundFile(str(place)))
    return found


def _step(place: Path, part: str, base: Path, exclude: Sequence[str]) -> Iterator[Path]:
    """What one part of a glob matches in the folder ``place``."""
    if part == "**":
        yield from (folder for folder, _ in _scan(place, base, exclude))
    elif not _is_glob(part):
        yield place / part
    else:
        with suppress(OSError):  # a file, or a folder that may not be read
            for entry in _entries(place, base, exclude):
                if fnmatch(entry.name, part):
                    yield Path(entry)


def _scan(
    top: Path, base: Path, exclude: Sequence[str]
) -> Iterator[tuple[Path, list[_Entry] | OSError]]:
    """``top`` and every folder below it with what stands there, a folder before those in it."""
    pending = [top]
    while pending:
        folder = pending.pop()
        try:
            entries = _entries(folder, base, exclude)
        except OSError as error:
            yield folder, error
            continue
        yield folder, entries
        below = [Path(entry) for entry in entries if entry.is_dir(follow_symlinks=False)]
        pending.extend(reversed(below))


def _walk(top: Path, base: Path, exclude: Sequence[str]) -> Iterator[FoundFile]:
    """The reports in ``top`` and below it, and the folders that may not be read."""
    for folder, entries in _scan(top, base, exclude):
        if isinstance(entries, OSError):
            yield _not_read(str(folder), entries)
            continue
        for entry in entries:
            if Path(entry).suffix.lower() in EXTENSIONS and _is_file(entry):
                yield FoundFile(str(Path(entry)))


def _entries(folder: Path, base: Path, exclude: Sequence[str]) -> list[_Entry]:
    """What stands in a folder, by name, without what is hidden, locked or excluded."""
    with os.scandir(folder) as entries:
        kept = [
            entry
            for entry in entries
            if not entry.name.startswith(_SKIPPED) and not _is_excluded(entry, base, exclude)
        ]
    return sorted(kept, key=lambda entry: entry.name)


def _is_excluded(entry: _Entry, base: Path, exclude: Sequence[str]) -> bool:
    if not exclude:
        return False
    place = Path(entry)
    names = (entry.name, place.relative_to(base).as_posix(), place.as_posix())
    return any(
        fnmatch(name, pattern) or fnmatch(name, f"*/{pattern}")
        for name in names
        for pattern in exclude
    )


def _is_file(entry: _Entry) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link to itself; what may not be read is reported when it is opened
        return not entry.is_symlink()


def _nothing(path: str, what: str) -> FoundFile:
    hint = f"会检查的是 {' '.join(EXTENSIONS)}；其他文件请写出完整文件名"
    return FoundFile(path, f"{what}。{hint}")


def _not_read(path: str, error: OSError | ValueError) -> FoundFile:
    refusal = unreadable(path, error)
    return FoundFile(path, f"{refusal.what}。{refusal.hint}".rstrip("。"))


def unreadable(path: str, error: OSError | ValueError) -> ReadError:
    """What an operating system's refusal means to a person."""
    if isinstance(error, PermissionError):
        return ReadError(path, "没有读取权限", hint="请检查权限，或先关闭正打开它的 Word、WPS")
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return ReadError(path, "找不到这个文件或文件夹", hint="请检查路径；含空格的路径要加引号")
    return ReadError(path, f"读不了：{error.strerror or type(error).__name__}")
