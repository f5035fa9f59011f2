"""``textkit.extract/1`` and its lines."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from extractions import extraction
from schemas import check, problems

from textkit.model.records import KINDS
from textkit.render import extract_json, extract_jsonl
from textkit.render.extraction import ExtractionOptions, Failure

BROKEN = Failure("坏.docx", "不是有效的文件", "word/document.xml")


def one(*what: str) -> dict[str, Any]:
    """The document about one file."""
    options = ExtractionOptions(what or KINDS, single=True)
    parts = (
        extract_json.opening(options),
        extract_json.fragment(extraction(options.what), options),
        extract_json.closing(options),
    )
    document: dict[str, Any] = json.loads("".join(parts))
    return document


def many() -> dict[str, Any]:
    """The document about a folder with one file that cannot be read."""
    options = ExtractionOptions()
    files = [
        extract_json.fragment(extraction(), options),
        extract_json.failure(BROKEN, options),
    ]
    text = extract_json.opening(options) + extract_json.BETWEEN.join(files)
    document: dict[str, Any] = json.loads(text + extract_json.closing(options))
    return document


def test_one_file() -> None:
    """One file is a flat document, valid, with all lists."""
    document = one()
    check("extract", document)
    assert list(document) == ["schema", "version", "path", *KINDS]
    assert document["path"] == "报告.txt"


def test_lists_asked_for() -> None:
    """What was not asked for is absent."""
    document = one("dates", "placeholders")
    check("extract", document)
    assert list(document) == ["schema", "version", "path", "dates", "placeholders"]


def test_several_files() -> None:
    """A folder is a list of files; one that cannot be read says why, its lists are empty."""
    document = many()
    check("extract", document)
    good, bad = document["files"]
    assert good["error"] is None
    assert {kind: good[kind] for kind in KINDS} == {kind: one()[kind] for kind in KINDS}
    assert bad["error"] == {"message": "不是有效的文件", "place": "word/document.xml"}
    assert all(bad[kind] == [] for kind in KINDS)


def test_one_record_a_line() -> None:
    """A diff of two outputs shows records."""
    options = ExtractionOptions(("quantities",))
    text = extract_json.fragment(extraction(options.what), options)
    assert text.count("\n") == 5


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        ("measures", "status", "later"),
        ("measures", "dates", ["2020"]),
        ("quantities", "kind", "weight"),
        ("quantities", "value", "3"),
        ("quantities", "section", "一、"),
        ("dates", "iso", "2020-7"),
        ("slogans", "expansion", "三会"),
        ("documents", "number", 5),
        ("organizations", "masked", None),
        ("placeholders", "extra", 1),
        ("follow_up", "problem", "不足"),
        ("follow_up", "score", 2),
        ("dates", "line", 0),
        ("dates", "text", ""),
    ],
)
def test_wrong_documents(kind: str, key: str, value: object) -> None:
    """A schema that takes anything would test nothing."""
    document = copy.deepcopy(one())
    document[kind][0][key] = value
    assert problems("extract", document)


def test_neither_one_nor_many() -> None:
    """A document has a path or files, never both, never none."""
    document = one("dates")
    assert problems("extract", {**document, "files": []})
    assert problems("extract", {key: document[key] for key in ("schema", "version")})


def test_lines() -> None:
    """Each line is a record with its file and list; its own kind stays."""
    options = ExtractionOptions()
    lines = extract_jsonl.fragment(extraction(), options).splitlines()
    records = [json.loads(line) for line in lines]
    assert [record["what"] for record in records] == [kind for kind in KINDS for _ in one()[kind]]
    document = one()
    for record in records:
        assert record.pop("path") == "报告.txt"
        assert record in document[record.pop("what")]
    assert extract_jsonl.opening(options) == extract_jsonl.closing(options) == ""
    assert extract_jsonl.failure(BROKEN, options) == ""
