"""``textkit compare``: last year's plan against this year's deeds."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from textkit.cli import console


class Format(StrEnum):
    """Output formats."""

    text = "text"
    json = "json"
    html = "html"


class Language(StrEnum):
    """Languages of the output."""

    zh = "zh"
    en = "en"


def compare(  # noqa: PLR0917 - one parameter an option of the contract
    a: Annotated[str, typer.Argument(help="上一年的报告。", metavar="LAST")],
    b: Annotated[str, typer.Argument(help="这一年的报告。", metavar="THIS")],
    follow_up: Annotated[
        bool, typer.Option("--follow-up", help="上年的打算对本年的落实：完成、部分完成、未见。")
    ] = False,
    format_: Annotated[
        Format | None,
        typer.Option("--format", help="输出格式；不写则看 --output 的后缀，再不然是 text。"),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", help="写到文件；默认写到标准输出。")
    ] = None,
    lang: Annotated[Language, typer.Option("--lang", help="输出语言。")] = Language.zh,
) -> None:
    """对照两份报告：上一年的打算，这一年落实了没有。"""
    from textkit.errors import UsageError

    chosen = console.format_for(format_, output, Format.text)
    if not follow_up:
        raise UsageError(
            "",
            "compare 还不能找两份报告的共同段落",
            hint="对照上年打算和本年落实，请加 --follow-up",
        )
    if a == b == "-":
        raise UsageError("", "标准输入只能读一份报告", hint="另一份请给文件名")
    from textkit import api
    from textkit.analysis.layers import Layers
    from textkit.analysis.promises import compare_figures
    from textkit.cli.batch import refuse_overwriting
    from textkit.readers.find import FoundFile
    from textkit.render.compare import render_promises

    refuse_overwriting([FoundFile(a), FoundFile(b)], output)
    last, this = Layers(api.read(a)), Layers(api.read(b))
    for doc in (last.doc, this.doc):
        for warning in doc.warnings:
            console.message(f"textkit: {doc.path}：{warning}")
    found = compare_figures(last, this)
    result = render_promises(last, this, found, chosen.value, lang=lang.value)
    console.emit(result, output=output, machine=chosen is not Format.text)
