"""The JSON Schemas that the package ships."""

from __future__ import annotations

import copy
import json
from importlib import resources
from typing import Any

import pytest
from command import ROOT
from findings import report_of, word_rule
from jsonschema import Draft202012Validator
from schemas import NAMES, check, problems, validator

from textkit.__about__ import __version__
from textkit.linter.baseline import baseline_rows, write_baseline
from textkit.model.records import KINDS
from textkit.model.report import summarize
from textkit.render import json as renderer
from textkit.render.base import RenderOptions


def objects(schema: object) -> list[dict[str, Any]]:
    """Every object type in a schema."""
    if isinstance(schema, list):
        return [found for item in schema for found in objects(item)]
    if not isinstance(schema, dict):
        return []
    own = [schema] if schema.get("type") == "object" and "properties" in schema else []
    return own + [found for value in schema.values() for found in objects(value)]


@pytest.mark.parametrize("name", NAMES)
def test_is_a_schema(name: str) -> None:
    """Each is valid, closed, and requires every key it knows: absent values are null.

    Only lists that can be asked for may be missing.
    """
    schema = validator(name).schema
    Draft202012Validator.check_schema(schema)
    assert schema["properties"]["schema"] == {"const": f"textkit.{name}/1"}
    assert "version" in schema["required"]
    for item in objects(schema):
        assert item["additionalProperties"] is False
        assert set(item["required"]) <= set(item["properties"])
        assert set(item["properties"]) - set(item["required"]) <= set(KINDS)


def test_all_are_known() -> None:
    """No schema lies about that no test knows."""
    folder = resources.files("textkit") / "schemas"
    assert {item.name for item in folder.iterdir()} == {f"textkit.{n}-1.json" for n in NAMES}
    assert (ROOT / "textkit" / "schemas").is_dir()


def lint_document() -> dict[str, Any]:
    """A small valid document."""
    report = report_of("甲", word_rule(new="乙"))
    fragments = [renderer.fragment(report, RenderOptions())]
    document: dict[str, Any] = json.loads(
        renderer.join(fragments, summarize(report), RenderOptions())
    )
    check("lint", document)
    return document


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("schema",), "textkit.lint/2"),
        (("extra",), 1),
        (("files", 0, "format"), None),
        (("files", 0, "error"), {"message": "x", "place": None}),
        (("files", 0, "diagnostics", 0, "severity"), "fatal"),
        (("files", 0, "diagnostics", 0, "line"), 0),
        (("files", 0, "diagnostics", 0, "start"), -1),
        (("files", 0, "diagnostics", 0, "code"), "pn1"),
        (("files", 0, "diagnostics", 0, "fingerprint"), "x"),
        (("files", 0, "diagnostics", 0, "fixes", 0, "applicability"), "maybe"),
        (("files", 0, "diagnostics", 0, "fixes", 0, "edits", 0, "text"), None),
    ],
)
def test_wrong_lint_documents(place: tuple[str | int, ...], value: object) -> None:
    """A schema that takes anything would test nothing."""
    document: Any = copy.deepcopy(lint_document())
    *path, last = place
    inner = document
    for step in path:
        inner = inner[step]
    inner[last] = value
    assert problems("lint", document)


def test_missing_key() -> None:
    """A missing key is an error."""
    document = lint_document()
    del document["files"][0]["diagnostics"][0]["part"]
    assert problems("lint", document)


def test_outline_schema() -> None:
    """Sections nest; a section without one of its keys is refused."""
    section: dict[str, Any] = {
        "level": 1,
        "marker": "一、",
        "title": "工作",
        "kind": "heading",
        "auto": False,
        "line": 1,
        "start": 0,
        "end": 9,
        "labels": [{"label": "plan", "score": 0.5}],
        "children": [],
    }
    child = {**section, "level": 2, "marker": None, "kind": "implicit", "labels": []}
    document = {
        "schema": "textkit.outline/1",
        "version": __version__,
        "path": "甲.txt",
        "title": None,
        "sections": [{**section, "children": [child]}],
    }
    check("outline", document)
    del child["auto"]
    assert problems("outline", document)


def test_baseline_file(tmp_path: Any) -> None:
    """A baseline as it is written is valid."""
    path = tmp_path / "基线.json"
    write_baseline(path, baseline_rows(report_of("甲" * 3, word_rule("甲"))))
    check("baseline", json.loads(path.read_text(encoding="utf-8")))
