"""Validates what textkit writes against the schemas it ships."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

from jsonschema import Draft202012Validator

NAMES = (
    "lint",
    "outline",
    "rules",
    "lexicons",
    "baseline",
    "compare",
    "extract",
    "classify",
    "evaluate",
)


@cache
def validator(name: str) -> Draft202012Validator:
    """The validator of ``textkit.<name>/1``."""
    text = (resources.files("textkit") / "schemas" / f"textkit.{name}-1.json").read_text("utf-8")
    return Draft202012Validator(json.loads(text))


def problems(name: str, document: object) -> list[str]:
    """What in ``document`` breaks the schema ``name``."""
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message}"
        for error in validator(name).iter_errors(document)
    ]


def check(name: str, document: object) -> None:
    """Fail where ``document`` breaks the schema ``name``."""
    assert problems(name, document) == []
