"""Every rule against its own case file."""

from __future__ import annotations

from typing import Any

import pytest
from rules.support import CASES, fixed, load_cases, run_rule

from textkit.rules.registry import discover

ALL = [
    pytest.param(code, case, id=f"{code}-{case['id']}")
    for code in discover()
    if (CASES / f"{code}.yaml").is_file()
    for case in load_cases(code)
]


@pytest.mark.parametrize(("code", "case"), ALL)
def test_case(code: str, case: dict[str, Any]) -> None:
    """A pass text is silent; a fail text gives exactly the expected findings, at their place."""
    text = case.get("pass", case.get("fail"))
    result = run_rule(code, text, case.get("options"), case.get("format", "txt"))
    assert not result.crashes
    found = [(diag.text, diag.start) for diag in result.diagnostics]
    if "pass" in case:
        assert found == []
        return
    assert found, "nothing fired"
    for expected in case.get("expect", []):
        at = expected.get("at")
        hits = [
            diag
            for diag in result.diagnostics
            if diag.text == expected["text"] and (at is None or diag.start == at)
        ]
        assert hits, f"{expected} not in {found}"
        if "message" in expected:
            assert any(expected["message"] in diag.message for diag in hits)
    if "expect" in case:
        assert len(found) == len(case["expect"]), found


@pytest.mark.parametrize(("code", "case"), [p for p in ALL if "fix" in p.values[1]])
def test_fix(code: str, case: dict[str, Any]) -> None:
    """The fixed text is as promised, the rule is silent on it, and fixing again changes nothing."""
    text = case["fail"]
    file_format = case.get("format", "txt")
    once = fixed(text, run_rule(code, text, case.get("options"), file_format))
    assert once == case["fix"]
    again = run_rule(code, once, case.get("options"), file_format)
    assert fixed(once, again) == once
    assert [
        d for d in again.diagnostics if any(f.applicability != "display" for f in d.fixes)
    ] == []
