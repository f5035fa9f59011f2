"""Checks that every lexicon says where it comes from.

Runs in the gate and for ``textkit rule``, never on the way to a lint.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

from textkit.errors import LexiconError
from textkit.lexicon.loader import parse_lexicon
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
        meta_path = path.with_suffix(".meta.toml")
        if not meta_path.is_file():
            raise LexiconError(str(path), f"缺少 {meta_path.name}")
        meta = tomllib.loads(meta_path.read_text(encoding="utf-8"))
        missing = [key for key in META_KEYS if not meta.get(key)]
        if missing:
            raise LexiconError(str(meta_path), "缺少 " + "、".join(missing))
        lexicon = parse_lexicon(path.read_text(encoding="utf-8"), name=path.stem, path=str(path))
        for entry in lexicon.entries:
            for source in entry.source.split("+"):
                if source not in sources:
                    raise LexiconError(str(path), f"未知出处 {source}", place=entry.term)
        names.append(path.stem)
    return names
