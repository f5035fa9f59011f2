"""Finds the rules by their file names; the result is a value, nothing is kept globally."""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from pathlib import Path

from textkit.errors import RuleError
from textkit.rules.base import Rule


@cache
def discover() -> dict[str, Rule]:
    """Every rule by code, in code order.

    Raises:
        RuleError: A module holds not exactly one rule, or one of another code or name.
    """
    rules: dict[str, Rule] = {}
    folder = Path(__file__).parent
    for path in sorted(folder.glob("*/[a-z][a-z][0-9][0-9][0-9]_*.py*")):
        if path.suffix not in (".py", ".pyc"):
            continue
        stem = path.name.split(".")[0]
        rule = _load(f"textkit.rules.{path.parent.name}.{stem}", stem, str(path))
        if rule.code in rules:
            raise RuleError(str(path), f"规则代码 {rule.code} 重复")
        rules[rule.code] = rule
    return dict(sorted(rules.items()))


def _load(module_name: str, stem: str, path: str) -> Rule:
    import_module(module_name)
    module = sys.modules[module_name]
    classes = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Rule) and value.__module__ == module_name
    ]
    if len(classes) != 1:
        raise RuleError(path, f"一个模块应有且只有一条规则，这里有{len(classes)}条")
    rule = classes[0]()
    expected = f"{rule.code.lower()}_{rule.name.replace('-', '_')}"
    if stem != expected:
        raise RuleError(path, f"文件名与规则不符，应为 {expected}.py")
    return rule
