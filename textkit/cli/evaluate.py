"""``textkit evaluate``: a model against labelled reports."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from textkit.cli import console


class Unit(StrEnum):
    """What is judged."""

    all = "all"
    section = "section"
    paragraph = "paragraph"
    sentence = "sentence"


class Format(StrEnum):
    """Output formats."""

    text = "text"
    json = "json"


def evaluate(  # noqa: PLR0917 - one parameter an option of the contract
    model: Annotated[
        str, typer.Argument(help="模型文件夹；default 为自带的模型。", metavar="MODEL")
    ],
    data: Annotated[
        Path,
        typer.Argument(
            help="标注：.jsonl 文件或装着它们的文件夹；见 textkit train。", metavar="DATA"
        ),
    ],
    unit: Annotated[Unit, typer.Option(help="只看一种单位。")] = Unit.all,
    format_: Annotated[Format, typer.Option("--format", help="输出格式。")] = Format.text,
    from_headings: Annotated[
        bool, typer.Option("--from-headings", help="DATA 是报告，类别取自它们的小标题。")
    ] = False,
    output: Annotated[Path | None, typer.Option(help="结果写入文件。")] = None,
) -> None:
    """用有标注的报告检验分类模型：精确率、召回率、F1（带区间）、混淆矩阵、可信度。"""
    from textkit import api
    from textkit.model.records import UNITS
    from textkit.render.evaluation import evaluation_json, evaluation_text

    units = UNITS if unit is Unit.all else (unit.value,)
    results, calibration = api.evaluate(model, data, units, from_headings=from_headings)
    render = evaluation_json if format_ is Format.json else evaluation_text
    text = render(model, str(data), results, calibration)
    console.emit(text, output=output, machine=format_ is Format.json)
