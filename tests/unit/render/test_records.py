"""Extracted records as JSON items and as flat rows."""

from __future__ import annotations

import pytest
from extractions import TEXT, extraction

from textkit.model.records import KINDS
from textkit.render.records import (
    COLUMNS,
    KIND_NAMES,
    columns_of,
    counts_of,
    items,
    rows,
    shown,
)


@pytest.mark.parametrize("kind", KINDS)
def test_place(kind: str) -> None:
    """Every item says its text, where it stands and under which headings."""
    for item in items(extraction(), kind):
        start, end = item["start"], item["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert item["text"] == TEXT[start:end] != ""
        assert item["line"] == TEXT.count("\n", 0, start) + 1
        section = item["section"]
        assert isinstance(section, tuple)
        assert section[0][:2] in ("一、", "二、", "三、")


def test_keys() -> None:
    """The keys are those of the contract, in its order."""
    place = ["text", "start", "end", "line", "section"]
    own = {kind: list(next(items(extraction(), kind)))[len(place) :] for kind in KINDS}
    assert own == {
        "measures": ["lead", "marker", "status", "actors", "dates", "quantities"],
        "quantities": [
            "value",
            "low",
            "high",
            "unit",
            "kind",
            "approx",
            "masked",
            "subject",
        ],
        "dates": ["iso", "end_iso", "relative", "masked"],
        "slogans": [
            "name",
            "counts",
            "expansion",
            "expanded_here",
            "category",
            "status",
            "kind",
        ],
        "documents": ["title", "number"],
        "organizations": ["name", "kind", "masked"],
        "placeholders": ["kind", "role"],
        "follow_up": ["problem", "plan", "score"],
    }


def test_whole_numbers() -> None:
    """A whole value is written without a point, any other as it is."""
    first, second, masked = items(extraction(), "quantities")
    assert repr(first["value"]) == "36000"
    assert (second["low"], second["high"], second["value"]) == (2, 3, None)
    assert masked["masked"] is True


def test_pairs() -> None:
    """A pair stands where its problem does, an orphan plan where it is itself."""
    pair, orphan = items(extraction(), "follow_up")
    assert isinstance(pair["problem"], dict)
    assert pair["text"] == pair["problem"]["text"] == "管护经费不足。"
    assert orphan["problem"] is None
    assert isinstance(orphan["plan"], dict)
    assert orphan["start"] == orphan["plan"]["start"]


def test_measure_row() -> None:
    """The row of a measure says who, by when and how much in words."""
    (row,) = rows(extraction(), "measures")
    assert {
        key: row[key] for key in ("path", "lead", "owner", "deadline", "deadline_iso", "section")
    } == {
        "path": "报告.txt",
        "lead": "开展河道整治",
        "owner": "水利站",
        "deadline": "2023年6月底前",
        "deadline_iso": "2023-06",
        "section": "一、工作情况 / 一是开展河道整治",
    }
    assert row["quantities"] == "3.6万立方米；约2至3公里"
    assert row["dates"] == "2023-06"


def test_other_rows() -> None:
    """Lists are joined, pairs laid side by side, a mask shown in its phrase."""
    (slogan,) = rows(extraction(), "slogans")
    assert slogan["expansion"] == "支部党员大会；支部委员会；党小组会；党课"
    assert (slogan["counts"], slogan["expanded_here"]) == ("3；1", "")
    (placeholder,) = rows(extraction(), "placeholders")
    assert placeholder["phrase"] == "X万元"
    pair, orphan = rows(extraction(), "follow_up")
    assert (pair["problem"], pair["plan"], pair["plan_line"]) == (
        "管护经费不足。",
        "列支管护经费。",
        8,
    )
    assert (orphan["problem"], orphan["plan_line"]) == (None, 8)


@pytest.mark.parametrize("kind", KINDS)
def test_columns_are_filled(kind: str) -> None:
    """Every column of a kind is a key of its rows."""
    for row in rows(extraction(), kind):
        assert {column.key for column in columns_of((kind,))} <= set(row)


def test_one_table_for_all() -> None:
    """A table of several kinds has each column once."""
    keys = [column.key for column in columns_of(KINDS)]
    assert len(keys) == len(set(keys))
    assert keys[:4] == ["path", "line", "section", "text"]
    assert set(COLUMNS) == set(KIND_NAMES) == set(KINDS)


def test_counts() -> None:
    """Only what was asked for is counted."""
    assert counts_of(extraction(("dates", "follow_up"))) == {"dates": 1, "follow_up": 2}


def test_words() -> None:
    """People read words, in their language; what has no word stays."""
    assert [shown("status", "done", lang) for lang in ("zh", "en")] == ["已做", "done"]
    assert [shown("masked", True, lang) for lang in ("zh", "en")] == ["是", "yes"]
    assert shown("masked", False, "zh") == ""
    assert shown("category", "制度", "zh") == "制度"
    assert shown("value", 3, "zh") == 3
