"""The Typer application and its entry point.

Commands live one a module; only the one that runs is imported.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Annotated

import typer

from textkit.cli import console
from textkit.cli.usage import ChineseCommand, ChineseGroup, Parsed, explain
from textkit.errors import TextkitError

COMMANDS = (
    "lint",
    "outline",
    "extract",
    "classify",
    "text",
    "compare",
    "train",
    "evaluate",
    "rule",
    "lexicon",
)
"""Commands in the order of the help; each is the function of that name in its own module."""


class _Commands(ChineseGroup):
    """The commands, each made when it is asked for: making all of them costs half a start."""

    def list_commands(self, ctx: Parsed) -> list[str]:
        """Their names."""
        return list(COMMANDS)

    def command_named(self, name: str) -> Parsed:
        """The command ``name``, ``None`` where there is none."""
        if name not in COMMANDS:
            return None
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(cls=ChineseCommand)(getattr(import_module(f"textkit.cli.{name}"), name))
        return typer.main.get_command(single)


app = typer.Typer(
    name="textkit",
    help="检查和分析中文工作报告：占位符、模板残留、编号、计数、标点。全部在本机运行。",
    cls=_Commands,
    rich_markup_mode=None,  # its boxes cut Chinese help short at 80 columns
    pretty_exceptions_enable=False,
)


def _show_version(value: bool) -> None:
    if value:
        from textkit.__about__ import __version__

        console.emit(f"textkit {__version__}\n")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _root(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="显示版本。", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    if ctx.invoked_subcommand is None:
        console.emit(ctx.get_help() + "\n")
        raise typer.Exit(2)


def main() -> None:
    """Run the command line; whatever goes wrong is one line on stderr and exit code 2."""
    console.prepare()
    sys.exit(_run())


def _run() -> int:
    try:
        code = app(standalone_mode=False) or 0  # 130 after Ctrl-C
    except (KeyboardInterrupt, typer.Abort):  # older Typers
        code = console.INTERRUPTED
    except TextkitError as error:
        console.message(f"textkit: {error}")
        return 2
    except Exception as error:  # a traceback helps no report writer, and its exit code is 1
        console.message(f"textkit: {explain(error) or _internal(error)}")
        return 2
    if code == console.INTERRUPTED:
        console.message(console.INTERRUPTED_MESSAGE)
    return int(code)


def _internal(error: Exception) -> str:
    """An error nobody foresaw, with the place a maintainer looks for."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"（{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}）" if trace else ""
    return f"内部错误：{type(error).__name__}: {error}{place}。请把这一行告诉我们"
