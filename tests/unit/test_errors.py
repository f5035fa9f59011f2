"""Errors: one line each, and whole on the other side of a process border."""

from __future__ import annotations

import pickle

import pytest

from textkit import errors
from textkit.errors import ReadError, TextkitError

KINDS = [TextkitError, *TextkitError.__subclasses__()]


@pytest.mark.parametrize("kind", KINDS)
def test_pickles(kind: type[TextkitError]) -> None:
    """An error raised in a worker process arrives with its class and every field."""
    error = kind("甲.docx", "读不了", place="第3行", hint="另存")
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is kind
    assert (copy.path, copy.what, copy.place, copy.hint) == ("甲.docx", "读不了", "第3行", "另存")
    assert str(copy) == str(error) == "甲.docx（第3行）：读不了。另存"


@pytest.mark.parametrize("kind", TextkitError.__subclasses__())
def test_is_drawn(kind: type[TextkitError]) -> None:
    """The tree in the module's docstring names every class."""
    assert f"── {kind.__name__} " in (errors.__doc__ or "")
    assert kind.__doc__


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (ReadError("", "没有规则"), "没有规则"),
        (ReadError("甲.txt", "空的"), "甲.txt：空的"),
        (ReadError("", "空的", place="第1行"), "（第1行）：空的"),
        (ReadError("甲\n乙", "一\n二", hint="三\n四"), "甲 乙：一 二。三 四"),
    ],
)
def test_is_one_line(error: TextkitError, line: str) -> None:
    """Whatever the fields hold, the message is one line."""
    assert str(error) == line
