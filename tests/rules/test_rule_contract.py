"""What every rule must declare, document and bring along."""

from __future__ import annotations

import inspect
import re

import pytest
from rules.support import CASES, load_cases, run_rule

from textkit.lexicon.provenance import load_sources
from textkit.model.diagnostic import CERTAINTIES
from textkit.resources import data_folder
from textkit.rules.base import Rule
from textkit.rules.docs import parse_docs
from textkit.rules.registry import discover

RULES = list(discover().values())
BY_CODE = [pytest.param(rule, id=rule.code) for rule in RULES]
FAMILIES = {
    "PH": "placeholder.",
    "TR": "residue.",
    "NU": "numbering.",
    "CN": ("count.", "number."),
    "PN": "punct.",
}


@pytest.mark.parametrize("rule", BY_CODE)
def test_declaration(rule: Rule) -> None:
    """Code, name, category, certainty, status and fix are of the agreed form."""
    assert re.fullmatch(r"[A-Z]{2}\d{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.category.startswith(FAMILIES[rule.code[:2]])
    assert rule.certainty in CERTAINTIES
    assert rule.status in ("stable", "preview")
    assert rule.fix in ("none", "safe", "unsafe")
    assert rule.summary_en
    assert rule.source
    for name in rule.lexicons:
        assert (data_folder("lexicons") / f"{name}.tsv").is_file()
    for option in rule.options:
        assert option.unit, option.name
        assert option.reason, option.name


@pytest.mark.parametrize("rule", BY_CODE)
def test_documentation(rule: Rule) -> None:
    """The docstring has every heading; its bad examples fire, its good ones do not."""
    docs = parse_docs(inspect.getdoc(type(rule)) or "")
    assert docs.bad, "反例"
    assert docs.good, "正例"
    for example in docs.bad:
        assert run_rule(rule.code, example).diagnostics, f"反例不触发：{example}"
    for example in docs.good:
        found = run_rule(rule.code, example).diagnostics
        assert not found, f"正例误报：{example} {found}"
    sources = load_sources()
    assert docs.source_ids, "出处 names no [id]"
    for source in docs.source_ids:
        assert source in sources
    for option in rule.options:
        assert option.name in docs.sections["选项"]


@pytest.mark.parametrize("rule", BY_CODE)
def test_cases(rule: Rule) -> None:
    """At least three texts that fire and as many that must not."""
    cases = load_cases(rule.code)
    n_fail = sum("fail" in case for case in cases)
    n_pass = sum("pass" in case for case in cases)
    assert n_fail >= 3
    assert n_pass >= 3
    assert n_pass >= n_fail or n_pass >= 5
    if rule.fix != "none":
        assert any("fix" in case for case in cases)


def test_no_stray_cases() -> None:
    """Every case file belongs to a rule."""
    codes = {rule.code for rule in RULES}
    assert {path.stem for path in CASES.glob("*.yaml")} <= codes
