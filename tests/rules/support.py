"""Loads rule case files and runs one rule over a text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from textkit.config import Settings
from textkit.linter.edits import apply_edits, chosen_fixes
from textkit.linter.runner import LintResult, lint_document
from textkit.model.document import Block, Document, plain_document
from textkit.rules.registry import discover

CASES = Path(__file__).parent / "cases"
KEYS = {"id", "why", "pass", "fail", "expect", "fix", "options", "format", "issue"}


def load_cases(code: str) -> list[dict[str, Any]]:
    """Cases of one rule; unknown keys, duplicate ids and unquoted values are errors."""
    cases = yaml.safe_load((CASES / f"{code}.yaml").read_text(encoding="utf-8"))
    ids = [case["id"] for case in cases]
    assert len(ids) == len(set(ids)), f"{code}: duplicate ids"
    for case in cases:
        assert set(case) <= KEYS, f"{code}/{case['id']}: unknown keys {set(case) - KEYS}"
        assert ("pass" in case) != ("fail" in case), f"{code}/{case['id']}: pass or fail"
        assert case.get("why"), f"{code}/{case['id']}: says not why"
        body = case.get("pass", case.get("fail"))
        assert isinstance(body, str), f"{code}/{case['id']}: quote the text"
    return cases


def document(text: str) -> Document:
    """A document of ``text``.

    ``⟦一、⟧`` before a line is a number that Word computed; ``⟦表⟧`` makes the line a table row,
    its cells parted by ``|``.
    """
    if "⟦" not in text:
        return plain_document(text)
    blocks: list[Block] = []
    shown: list[str] = []
    start = row = 0

    def add(words: str, part: str, kind: str, **more: Any) -> None:
        nonlocal start
        blocks.append(Block(part, kind, start, start + len(words), **more))
        shown.append(words)
        start += len(words) + 1

    for line in text.split("\n"):
        label, found, rest = line.removeprefix("⟦").partition("⟧")
        if not found or not line.startswith("⟦"):
            add(line, "body", "paragraph")
        elif label == "表":
            for column, words in enumerate(rest.split("|")):
                add(words, "table", "cell", cell=(0, row, column))
            row += 1
        else:
            add(label + rest, "body", "item", label=label)
    return Document("\n".join(shown), tuple(blocks), format="docx")


def run_rule(
    code: str, text: str, options: dict[str, Any] | None = None, file_format: str = "txt"
) -> LintResult:
    """Only rule ``code`` over ``text``."""
    rules = discover()
    settings = Settings(
        select=(code,), preview=True, options=((code, tuple((options or {}).items())),)
    )
    if file_format == "md":
        from textkit.readers.markdown import markdown_document

        doc = markdown_document(text)
    else:
        doc = document(text)
    return lint_document(doc, [rules[code]], settings)


def fixed(text: str, result: LintResult) -> str:
    """The text after every safe and unsafe fix."""
    chosen = chosen_fixes(result.diagnostics, unsafe=True)
    return apply_edits(text, [edit for _, fix in chosen for edit in fix.edits])
