"""Finds the rules by their file names; the result is a value, nothing is kept globally.

`discover` imports every rule. `registered` has only their declarations, from ``registry.json``
(written by ``tests/generate.py``, compared by the gate), and imports a rule when it first checks:
of the rules, one report needs about half, and importing all of them costs 20 ms.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path

from textkit.errors import RuleError
from textkit.model.diagnostic import Finding
from textkit.model.document import Document
from textkit.rules.base import Context, Option, Rule

REGISTRY = Path(__file__).parent / "registry.json"


class RegisteredRule(Rule):
    """A rule's declaration, and the rule itself once something is to be checked.

    Args:
        module: Where the rule is.
        declared: Its class attributes, those of `Rule` apart.
    """

    def __init__(self, module: str, declared: dict[str, object]) -> None:
        self._module = module
        vars(self).update(declared)

    def check(self, doc: Document, ctx: Context) -> Iterable[Finding]:
        """Findings of the rule."""
        return _load(self._module).check(doc, ctx)


@cache
def registered() -> dict[str, Rule]:
    """Every rule by code, in code order, by its declaration.

    Raises:
        RuleError: The registry is missing or damaged.
    """
    try:
        rows = json.loads(REGISTRY.read_text(encoding="utf-8"))
        return {row["code"]: RegisteredRule(row.pop("module"), _declared(row)) for row in rows}
    except (OSError, ValueError, KeyError, TypeError) as error:
        hint = "请重新安装 textkit-zh"
        raise RuleError(str(REGISTRY), "规则登记表读不了", hint=hint) from error


def _declared(row: dict[str, object]) -> dict[str, object]:
    """Class attributes from JSON, which has no tuples."""
    for name, value in row.items():
        if isinstance(value, list):
            row[name] = tuple(Option(*item) if name == "options" else item for item in value)
    return row


@cache
def discover() -> dict[str, Rule]:
    """Every rule by code, in code order, imported and checked.

    Raises:
        RuleError: A module holds not exactly one rule, or one of another code or name.
    """
    rules: dict[str, Rule] = {}
    for module in _modules():
        rule = _load(module)
        if rule.code in rules:
            raise RuleError(module, f"规则代码 {rule.code} 重复")
        rules[rule.code] = rule
    return dict(sorted(rules.items()))


def registry_text() -> str:
    """What ``registry.json`` has to say: one rule a line, the attributes it sets itself."""
    rows = []
    for rule in discover().values():
        row: dict[str, object] = {"module": type(rule).__module__}
        for name in Rule.__annotations__:
            value = getattr(rule, name)
            if value != getattr(Rule, name, None):
                row[name] = value
        rows.append(json.dumps(row, ensure_ascii=False))
    return "[\n" + ",\n".join(rows) + "\n]\n"


def _modules() -> list[str]:
    """The modules of rules: those that are called by a code."""
    stems = {
        f"{path.parent.name}.{path.name.split('.')[0]}"
        for path in Path(__file__).parent.glob("*/[a-z][a-z][0-9][0-9][0-9]_*.py*")
        if path.suffix in (".py", ".pyc")
    }
    return [f"textkit.rules.{stem}" for stem in sorted(stems)]


@cache
def _load(module_name: str) -> Rule:
    """The one rule of a module, imported."""
    import_module(module_name)
    module = sys.modules[module_name]
    classes = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Rule) and value.__module__ == module_name
    ]
    path = str(module.__file__)
    if len(classes) != 1:
        raise RuleError(path, f"一个模块应有且只有一条规则，这里有{len(classes)}条")
    rule = classes[0]()
    expected = f"{rule.code.lower()}_{rule.name.replace('-', '_')}"
    if module_name.rpartition(".")[2] != expected:
        raise RuleError(path, f"文件名与规则不符，应为 {expected}.py")
    return rule
