"""Results as data frames: one row a record."""

from __future__ import annotations

import pytest

import textkit
from textkit import api
from textkit.errors import UsageError
from textkit.model.document import plain_document
from textkit.nlp import frames

DOC = plain_document("一、工作开展情况\n一是新建小游园3个，培训党员320人。\n二是下设X个科室。")


def test_extraction() -> None:
    """An extraction gives the columns of the CSV, kinds one below the other."""
    frame = textkit.to_dataframe(textkit.extract(DOC, ["measures", "quantities"]))
    assert set(frame["what"]) == {"measures", "quantities"}
    people = frame[frame["text"] == "320人"].iloc[0]
    assert (people["value"], people["unit"], people["path"], people["line"]) == (320, "人", "-", 2)


def test_several() -> None:
    """Results of several reports stand one below the other."""
    one = textkit.extract(DOC, "quantities")
    assert len(textkit.to_dataframe([one, one])) == 2 * len(one.quantities)


def test_classification() -> None:
    """A classification gives a label and one column of probability a label."""
    frame = textkit.to_dataframe(api.classify(DOC))
    assert list(frame.columns[-5:]) == ["label", "achievement", "problem", "plan", "other"]
    assert frame[["achievement", "problem", "plan", "other"]].sum(axis=1).round(2).eq(1).all()


def test_findings() -> None:
    """A lint report gives one row a finding."""
    frame = textkit.to_dataframe(textkit.lint(DOC))
    assert "PH001" in set(frame["code"])
    assert {"line", "column", "message", "severity"} <= set(frame.columns)


def test_plain_records() -> None:
    """Records and the items of our JSON become rows of their fields."""
    records = textkit.extract(DOC, "quantities").quantities
    assert list(textkit.to_dataframe(records)["subject"]) == [r.subject for r in records]
    assert list(textkit.to_dataframe([{"text": "甲", "start": 0}])["text"]) == ["甲"]
    assert textkit.to_dataframe([]).empty


def test_refusals(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no record is refused, and so is a call without pandas."""
    with pytest.raises(UsageError, match="int 不能变成表格的一行"):
        textkit.to_dataframe([1])
    monkeypatch.setattr(frames, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match="没有安装 pandas"):
        textkit.to_dataframe([])
