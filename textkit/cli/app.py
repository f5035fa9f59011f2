"""The Typer application and its entry point.

Commands live one a module and import what they need when they run.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from textkit.cli import console
from textkit.cli.lint import lint
from textkit.cli.outline import outline
from textkit.cli.rule import rule
from textkit.cli.text import text
from textkit.errors import TextkitError

app = typer.Typer(
    name="textkit",
    help="检查和分析中文工作报告：占位符、模板残留、编号、计数、标点。全部在本机运行。",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command()(lint)
app.command()(outline)
app.command()(text)
app.command()(rule)


def _show_version(value: bool) -> None:
    if value:
        from textkit.__about__ import __version__

        console.emit(f"textkit {__version__}\n")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", help="显示版本。", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line; whatever is wrong with the input is one line and exit code 2."""
    console.prepare()
    try:
        app()
    except TextkitError as error:
        console.message(f"textkit: {error}")
        sys.exit(2)
    except KeyboardInterrupt:
        console.message("textkit: 已中断")
        sys.exit(130)
