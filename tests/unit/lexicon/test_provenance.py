"""Every lexicon says where it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from textkit.errors import LexiconError
from textkit.lexicon.loader import HEADER
from textkit.lexicon.provenance import META_KEYS, check_provenance, load_sources
from textkit.resources import data_folder

META = "".join(f'{key} = "x"\n' for key in META_KEYS)
SOURCES = '[textkit]\nauthor = "a"\ntitle = "t"\nyear = "2026"\nlocator = "l"\n'


def folder(tmp_path: Path, **changes: str) -> Path:
    """A folder with one lexicon; keywords change its files."""
    files = {
        "sources": ("SOURCES.toml", SOURCES),
        "meta": ("词.meta.toml", META),
        "rows": ("词.tsv", "\t".join(HEADER) + "\n甲\t\t\ttextkit+textkit\t\n"),
    }
    for key, (name, content) in files.items():
        text = changes.get(key, content)
        if text:
            (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_shipped() -> None:
    """The shipped lexicons pass, all of them."""
    names = check_provenance()
    assert names == sorted(path.stem for path in data_folder("lexicons").glob("*.tsv"))
    assert "textkit" in load_sources()


def test_complete(tmp_path: Path) -> None:
    """A lexicon with metadata and known sources passes; several sources are joined by +."""
    assert check_provenance(folder(tmp_path)) == ["词"]


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"meta": ""}, "缺少 词.meta.toml"),
        ({"meta": 'title = "x"\nversion = ""\n'}, "缺少 version、licence"),
        ({"rows": "\t".join(HEADER) + "\n甲\t\t\ttextkit+无\t\n"}, "（甲）：未知出处 无"),
        ({"sources": '[textkit]\nauthor = "a"\n'}, "（textkit）：缺少 'title'"),
        ({"rows": "x"}, "表头不对"),
    ],
)
def test_incomplete(tmp_path: Path, changes: dict[str, str], what: str) -> None:
    """What is missing is named with the file."""
    with pytest.raises(LexiconError, match=what):
        check_provenance(folder(tmp_path, **changes))
