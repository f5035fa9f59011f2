"""``textkit lexicon``: the word lists, all of them or one with its rows."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from textkit.cli import console

if TYPE_CHECKING:
    from textkit.lexicon.provenance import LexiconFile


class Format(StrEnum):
    """Output formats."""

    text = "text"
    json = "json"


def lexicon(
    name: Annotated[str | None, typer.Argument(help="词表名；不写则列出全部。")] = None,
    format_: Annotated[Format, typer.Option("--format", help="输出格式。")] = Format.text,
) -> None:
    """查看词表：内容、版本、许可、出处。"""
    from textkit.__about__ import __version__
    from textkit.errors import UsageError
    from textkit.lexicon.provenance import lexicon_names, read_lexicon

    names = lexicon_names()
    if name is not None and name not in names:
        raise UsageError("", f"没有词表 {name}", hint="用 textkit lexicon 查看全部词表")
    files = [read_lexicon(one) for one in names if name in (None, one)]
    if format_ is Format.json:
        records = [_record(file, whole=name is not None) for file in files]
        document = {"schema": "textkit.lexicons/1", "version": __version__, "lexicons": records}
        console.emit(json.dumps(document, ensure_ascii=False, indent=2) + "\n", machine=True)
    elif name is None:
        console.emit(
            "".join(f"{file.name}  {len(file.rows)}条  {_title(file)}\n" for file in files)
        )
    else:
        console.emit(_page(files[0]))


def _title(file: LexiconFile) -> str:
    return f"{file.meta['title']}（第{file.meta['version']}版）"


def _record(file: LexiconFile, *, whole: bool) -> dict[str, object]:
    """What a program reads of a lexicon; its rows only where one was asked for."""
    rows = [dict(zip(file.columns, row, strict=True)) for row in file.rows] if whole else None
    return {"name": file.name, **file.meta, "n_rows": len(file.rows), "rows": rows}


def _page(file: LexiconFile) -> str:
    meta = file.meta
    facts = (
        f"{file.name}  {_title(file)}，{len(file.rows)}条",
        f"许可：{meta['licence']}；整理：{meta['curator']}；日期：{meta['retrieved']}；"
        f"匹配：{meta['match']}",
        "",
    )
    table = ("\t".join(row) for row in (file.columns, *file.rows))
    return "\n".join((*facts, *table)) + "\n"
