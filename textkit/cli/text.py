"""``textkit text``: the visible text, or its blocks as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from textkit.cli import console

if TYPE_CHECKING:
    from textkit.model.document import Document


def text(
    path: Annotated[str, typer.Argument(help="文件；- 表示标准输入。", metavar="FILE")],
    blocks: Annotated[bool, typer.Option("--blocks", help="逐段输出 JSON 行。")] = False,
) -> None:
    """输出报告的可见文字，自动编号写在段首。"""
    from textkit.readers.open import read_document

    doc = read_document(path)
    for warning in doc.warnings:
        console.message(f"textkit: {doc.path}：{warning}")
    result = "\n".join(_rows(doc)) if blocks else doc.text
    if result and not result.endswith("\n"):
        result += "\n"
    console.emit(result, machine=True)


def _rows(doc: Document) -> Iterator[str]:
    """One JSON object a block."""
    for block in doc.blocks:
        row = {
            "part": block.part,
            "kind": block.kind,
            "label": block.label,
            "auto": block.label is not None,
            "text": doc.text[block.start : block.end],
            "start": block.start,
            "end": block.end,
            "line": doc.location(block.start)[0],
            "style": block.style,
            "level": block.level,
            "hidden": block.hidden,
        }
        yield json.dumps(row, ensure_ascii=False)
