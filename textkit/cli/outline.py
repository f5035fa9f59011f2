"""``textkit outline``: title and section tree."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from textkit.cli import console


class Format(StrEnum):
    """Output formats."""

    tree = "tree"
    json = "json"
    markdown = "markdown"
    opml = "opml"


def outline(
    path: Annotated[str, typer.Argument(help="文件；- 表示标准输入。", metavar="FILE")],
    format_: Annotated[Format, typer.Option("--format", help="输出格式。")] = Format.tree,
    depth: Annotated[int, typer.Option(min=0, help="最多几级；0 为全部。")] = 0,
    labels: Annotated[bool, typer.Option("--labels/--no-labels", help="带上类别。")] = True,
) -> None:
    """输出报告的标题和各级小标题、分项。"""
    from textkit import api
    from textkit.render.outline import render_outline

    doc = api.read(path)
    result = render_outline(
        doc, api.outline(doc, labels=labels), format_.value, depth=depth or None, labels=labels
    )
    console.emit(result, machine=format_ is not Format.tree)
