"""``textkit train``: a section classifier from labelled reports."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from textkit.cli import console


def train(
    data: Annotated[
        Path,
        typer.Argument(
            help="标注：.jsonl 文件，每行 {text 或 path, label} 或 {text 或 path, spans:[{start, end, label}]}；"
            "加 --from-headings 时为报告所在的文件夹。",
            metavar="DATA",
        ),
    ],
    output: Annotated[Path, typer.Option(help="模型存到这个文件夹。")] = Path("textkit-model"),
    from_headings: Annotated[
        bool, typer.Option("--from-headings", help="类别取自报告的小标题（存在问题、下步打算等）。")
    ] = False,
    folds: Annotated[int, typer.Option(min=0, help="交叉检验的份数，按报告分；0 为不检验。")] = 3,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="不说明经过。")] = False,
) -> None:
    """用自己的报告训练分类模型（只用给出的数据），并作交叉检验。"""
    from textkit import api
    from textkit.render.evaluation import evaluation_text

    said = (lambda line: None) if quiet else console.message
    results, calibration = api.train(
        data, output, from_headings=from_headings, folds=folds, on_progress=said
    )
    if results:
        console.emit(evaluation_text(str(output), f"{data}（交叉检验）", results, calibration))
    said(f"textkit: 模型已存到 {output}")
