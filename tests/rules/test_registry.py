"""The rules' declarations in ``registry.json`` are those of the rules."""

from __future__ import annotations

from rules.support import document

from textkit.config import Settings
from textkit.linter.runner import lint_document
from textkit.rules.base import Rule
from textkit.rules.registry import REGISTRY, discover, registered, registry_text


def test_fresh() -> None:
    """The file is what its generator makes of the rules today."""
    text = REGISTRY.read_text(encoding="utf-8")
    assert text == registry_text(), "run python tests/generate.py"


def test_same_declarations() -> None:
    """What is registered has every attribute of the rule itself, in the same order of codes."""
    assert list(registered()) == list(discover())
    for code, rule in discover().items():
        for name in Rule.__annotations__:
            assert getattr(registered()[code], name) == getattr(rule, name), (code, name)


def test_same_findings() -> None:
    """A registered rule finds what the rule itself finds."""
    doc = document("某县X个乡镇，，共有20名党员，其中男13名、女5名。\n一、总体情况\n三、问题")
    results = [
        lint_document(doc, rules().values(), Settings(preview=True))
        for rules in (registered, discover)
    ]
    assert results[0] == results[1]
    assert results[0].diagnostics
