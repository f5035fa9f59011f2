"""Layers and a rule's view of them."""

from __future__ import annotations

import pytest
from findings import word_rule

from textkit.analysis import layers as layers_module
from textkit.analysis.layers import Layers
from textkit.config import Settings
from textkit.linter.context import RuleContext
from textkit.model.document import Document, plain_document
from textkit.model.layers import Residue
from textkit.rules.base import Option

OPTION = Option("min_chars", 4, "字", "试")


def test_each_layer_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many rules ask, a layer is computed once, and only if asked for."""
    calls: list[str] = []

    def count(doc: Document) -> Residue:
        calls.append(doc.text)
        return Residue()

    monkeypatch.setattr(layers_module, "find_residue", count)
    layers = Layers(plain_document("甲"))
    assert calls == []
    first = RuleContext(layers, word_rule(), Settings())
    second = RuleContext(layers, word_rule(), Settings())
    assert first.residue is second.residue
    assert first.outline is second.outline
    assert first.placeholders is second.placeholders
    assert first.replacements is second.replacements
    assert calls == ["甲"]


def test_failure_goes_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody isolates crashes, an error is not swallowed."""

    def fail(_doc: Document) -> Residue:
        raise KeyError("坏了")

    monkeypatch.setattr(layers_module, "find_residue", fail)
    with pytest.raises(KeyError):
        _ = Layers(plain_document("甲")).outline


def test_lexicons() -> None:
    """Declared lexicons are scanned together; any lexicon can be looked up."""
    layers = Layers(plain_document("在三亚和三明"), ("places",))
    view = RuleContext(layers, word_rule(lexicons=("places",)), Settings())
    assert [match.entry.term for match in view.matches("places")] == ["三亚", "三明"]
    assert "三亚" in view.lexicon("places").by_term
    with pytest.raises(KeyError):
        view.matches("residue")


def test_option() -> None:
    """The user's value, else the default; 0 and false are values."""
    rule = word_rule(options=(OPTION,))
    layers = Layers(plain_document("甲"))
    assert RuleContext(layers, rule, Settings()).option("min_chars") == 4
    settings = Settings(options=((rule.code, (("min_chars", 0),)),))
    assert RuleContext(layers, rule, settings).option("min_chars") == 0
