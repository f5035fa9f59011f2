"""``textkit text``: the visible text, or its blocks as JSON lines."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from textkit.cli import console


def text(
    path: Annotated[str, typer.Argument(help="文件；- 表示标准输入。", metavar="FILE")],
    blocks: Annotated[bool, typer.Option("--blocks", help="逐段输出 JSON 行。")] = False,
) -> None:
    """输出报告的可见文字，自动编号写在段首。"""
    from textkit.model.document import Document
    from textkit.readers.open import read_document

    def rows(doc: Document) -> list[str]:
        return [
            json.dumps(
                {
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
                },
                ensure_ascii=False,
            )
            for block in doc.blocks
        ]

    doc = read_document(path)
    for warning in doc.warnings:
        console.message(f"textkit: {doc.path}：{warning}")
    result = "\n".join(rows(doc)) if blocks else doc.text
    console.emit(result + ("" if result.endswith("\n") else "\n"), machine=True)
