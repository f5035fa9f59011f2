"""``textkit rule``: the rule book, one rule or all."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from textkit.cli import console


class Format(StrEnum):
    """Output formats."""

    text = "text"
    json = "json"
    markdown = "markdown"


def rule(
    code: Annotated[str | None, typer.Argument(help="规则代码或名称；不写则列出全部。")] = None,
    format_: Annotated[Format, typer.Option("--format", help="输出格式。")] = Format.text,
) -> None:
    """查看规则：检查什么、为什么、正反例、选项、出处。"""
    from textkit.__about__ import __version__
    from textkit.errors import UsageError
    from textkit.render.rules import rule_book, rule_list, rule_page, rule_record
    from textkit.rules.registry import discover

    rules = discover()
    if code is not None:
        chosen = [r for r in rules.values() if code.upper() == r.code or code == r.name]
        if not chosen:
            raise UsageError("", f"没有规则 {code}", hint="用 textkit rule 查看全部规则")
    else:
        chosen = list(rules.values())
    if format_ is Format.json:
        records = [rule_record(item) for item in chosen]
        document = {"schema": "textkit.rules/1", "version": __version__, "rules": records}
        console.emit(json.dumps(document, ensure_ascii=False, indent=2) + "\n", machine=True)
    elif format_ is Format.markdown:
        console.emit(rule_book(chosen), machine=True)
    else:
        console.emit(rule_list(chosen) if code is None else rule_page(chosen[0]))
