"""Help and usage errors in Chinese.

Owns the words around a command's own help: headings, marks of defaults, what was typed wrongly.
Knows the option parser only by the attributes of its errors, which stay from one version of Typer
to the next while their module does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from typer.core import TyperCommand, TyperGroup

from textkit.errors import UsageError

Parsed = Any
"""The option parser's contexts and commands: their classes move from version to version."""

_HEADINGS = {
    "Usage: ": "用法：",
    "Arguments:": "参数：",
    "Options:": "选项：",
    "Commands:": "命令：",
    "[default: ": "[默认 ",
    "[required]": "[必填]",
    "[OPTIONS]": "[选项]",
    "[COMMAND] [ARGS]...": "命令 [参数]...",
    "COMMAND [ARGS]...": "命令 [参数]...",
}
_OPTIONS = {
    "--help": "显示帮助。",
    "--install-completion": "给当前终端装上命令补全。",
    "--show-completion": "显示当前终端的命令补全脚本。",
}


class ChineseCommand(TyperCommand):
    """A command whose help is Chinese throughout."""

    def get_help(self, ctx: Parsed) -> str:
        """The help page."""
        for param in self.get_params(ctx):
            _translate(param)
        return _in_chinese(super().get_help(ctx))


class ChineseGroup(TyperGroup):
    """The commands together, their help Chinese throughout."""

    def get_help(self, ctx: Parsed) -> str:
        """The help page."""
        for param in self.get_params(ctx):
            _translate(param)
        return _in_chinese(super().get_help(ctx))

    def get_command(self, ctx: Parsed, cmd_name: str) -> Parsed:
        """The command of that name.

        Raises:
            UsageError: There is none.
        """
        command = self.command_named(cmd_name)
        if command is None and not ctx.resilient_parsing and not cmd_name.startswith("-"):
            hint = "可用的命令：" + "、".join(self.list_commands(ctx))
            raise UsageError("", f"没有命令 {cmd_name}", hint=hint)
        return command

    def command_named(self, name: str) -> Parsed:
        """The command ``name``, ``None`` where there is none."""
        return self.commands.get(name)


def _translate(param: object) -> None:
    names = getattr(param, "opts", ())
    for name in names:
        if name in _OPTIONS:
            param.help = _OPTIONS[name]  # type: ignore[attr-defined]


def _in_chinese(page: str) -> str:
    for english, chinese in _HEADINGS.items():
        page = page.replace(english, chinese)
    return page


def explain(error: Exception) -> str | None:
    """A usage error of the option parser in one Chinese line; ``None`` for any other error."""
    if not hasattr(error, "format_message"):
        return None
    what, hint = _reason(error, error.format_message())
    command = getattr(getattr(error, "ctx", None), "command_path", "textkit")
    return "。".join(part for part in (what, hint, f"用法见 {command} --help") if part)


def _reason(error: Exception, message: str) -> tuple[str, str]:
    """What was typed wrongly, and what was probably meant."""
    kind = type(error).__name__
    param = getattr(error, "param", None)
    option = getattr(error, "option_name", "")
    if kind == "NoSuchOption":
        similar = getattr(error, "possibilities", None)
        return f"没有选项 {option}", f"是不是 {'、'.join(similar)}" if similar else ""
    if kind == "BadOptionUsage":
        return f"选项 {option} 缺少值，或不该带值", ""
    if kind == "MissingParameter" and param is not None:
        return f"缺少{_name(param)}", ""
    if kind == "BadParameter" and param is not None:
        return f"{_name(param)} 的值不对", _expected(error, param)
    return "参数太多" if "extra argument" in message else f"用法不对：{message}", ""


def _name(param: object) -> str:
    options: Sequence[str] = getattr(param, "opts", ())
    if options and options[0].startswith("-"):
        return f"选项 {options[0]}"
    return f"参数 {getattr(param, 'metavar', None) or getattr(param, 'name', '')}"


def _expected(error: Exception, param: object) -> str:
    """What a parameter's value should have been."""
    kind = getattr(param, "type", None)
    choices = getattr(kind, "choices", None)
    if choices:
        return "应为 " + "、".join(str(getattr(choice, "value", choice)) for choice in choices)
    if "int" in str(getattr(kind, "name", "")):
        least = getattr(kind, "min", None)
        return "应为整数" + (f"，不小于 {least}" if least is not None else "")
    return str(getattr(error, "message", ""))
