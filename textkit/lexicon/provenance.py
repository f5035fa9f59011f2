"""Checks that every lexicon says where it comes from.

Runs in the gate and for ``textkit rule``, never on the way to a lint.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

from textkit.errors import LexiconError
from textkit.lexicon.loader import parse_lexicon
from textkit.lexicon.slogans import SLOGANS, parse_slogans
from textkit.resources import data_folder

META_KEYS = ("title", "version", "licence", "curator", "retrieved", "match")


class SourceNote(NamedTuple):
    """Where a fact comes from: author or issuing body, title, year, locator."""

    author: str
    title: str
    year: str
    locator: str


def load_sources(folder: Path | None = None) -> dict[str, SourceNote]:
    """All source notes by id.

    Raises:
        LexiconError: A note lacks a field.
    """
    path = (folder or data_folder("lexicons")) / "SOURCES.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    notes = {}
    for key, value in table.items():
        try:
            notes[key] = SourceNote(*(str(value[field]) for field in SourceNote._fields))
        except KeyError as error:
            raise LexiconError(str(path), f"缺少 {error}", place=key) from error
    return notes


def check_provenance(folder: Path | None = None) -> list[str]:
    """Names of all lexicons, each parsed, with complete metadata and known sources.

    Raises:
        LexiconError: The first lexicon that falls short.
    """
    folder = folder or data_folder("lexicons")
    sources = load_sources(folder)
    names = []
    for path in sorted(folder.glob("*.tsv")):
        _meta(path)
        for term, source_ids in _sourced(path):
            for source in source_ids.split("+"):
                if source not in sources:
                    raise LexiconError(str(path), f"未知出处 {source}", place=term)
        names.append(path.stem)
    return names


def _sourced(path: Path) -> list[tuple[str, str]]:
    """Every term of a lexicon file with its source ids; the file is checked on the way."""
    text = path.read_text(encoding="utf-8")
    if path.stem == SLOGANS:
        return [(entry.phrase, entry.source) for entry in parse_slogans(text, path=str(path))]
    lexicon = parse_lexicon(text, name=path.stem, path=str(path))
    return [(entry.term, entry.source) for entry in lexicon.entries]


def _meta(path: Path) -> dict[str, str]:
    """What ``<name>.meta.toml`` says of the lexicon at ``path``."""
    meta_path = path.with_suffix(".meta.toml")
    if not meta_path.is_file():
        raise LexiconError(str(path), f"缺少 {meta_path.name}")
    meta = tomllib.loads(meta_path.read_text(encoding="utf-8"))
    missing = [key for key in META_KEYS if not meta.get(key)]
    if missing:
        raise LexiconError(str(meta_path), "缺少 " + "、".join(missing))
    return {key: str(meta[key]) for key in META_KEYS}


class LexiconFile(NamedTuple):
    """A lexicon as a person reads it: what its meta file says, its columns and rows."""

    name: str
    meta: dict[str, str]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def lexicon_names(folder: Path | None = None) -> tuple[str, ...]:
    """All lexicons, by name."""
    return tuple(sorted(path.stem for path in (folder or data_folder("lexicons")).glob("*.tsv")))


def read_lexicon(name: str, folder: Path | None = None) -> LexiconFile:
    """The lexicon ``name`` with everything that its files say.

    Raises:
        LexiconError: It has no meta file, or an incomplete one.
    """
    path = (folder or data_folder("lexicons")) / f"{name}.tsv"
    header, *lines = path.read_text(encoding="utf-8").split("\n")
    rows = tuple(tuple(line.split("\t")) for line in lines if line)
    return LexiconFile(name, _meta(path), tuple(header.split("\t")), rows)
