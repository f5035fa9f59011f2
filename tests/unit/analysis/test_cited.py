"""Cited works and document numbers."""

from __future__ import annotations

import pytest

from textkit.analysis.cited import find_documents
from textkit.model.document import plain_document
from textkit.model.layers import Residue


def found(text: str) -> list[tuple[str, str | None]]:
    """Titles and numbers."""
    return [(d.title, d.number) for d in find_documents(plain_document(text), Residue())]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("按照《条例》办。", [("条例", None)]),
        ("《关于试点的意见》（甲发〔2020〕5号）", [("关于试点的意见", "甲发〔2020〕5号")]),
        ("《办法》的通知(甲办发[2021]12号)", [("办法", "甲办发[2021]12号")]),
        ("《办法（试行）》（国务院令第12号）", [("办法（试行）", "国务院令第12号")]),
        ("《规定》（试行）（X政发〔20XX〕X号）", [("规定", "X政发〔20XX〕X号")]),
        ("《关于学习〈条例〉的通知》", [("关于学习〈条例〉的通知", None)]),
        ("《甲《乙》丙》", [("甲《乙》丙", None)]),
        ("《关于做好\n试点的通知》下发", [("关于做好试点的通知", None)]),
        ("根据甲办发〔2018〕118号文要求", [("甲办发〔2018〕118号", "甲办发〔2018〕118号")]),
        ("《》和《 》空着，《没有完。\n新的一段》", []),
        ("住在3号楼，2020年5号开工。", []),
        (
            "《意见》和甲发〔2021〕1号文件",
            [("意见", None), ("甲发〔2021〕1号", "甲发〔2021〕1号")],
        ),
        ("《服务规范》（GB/T 51272-2018）", [("服务规范", "GB/T 51272-2018")]),
        (
            "《导则》（DB33/T 2137—2018），《规程》(JGJ 59-2011)",
            [("导则", "DB33/T 2137—2018"), ("规程", "JGJ 59-2011")],
        ),
        ("《办法》（甲办发［2020］6号）", [("办法", "甲办发［2020］6号")]),
        ("《细则》（甲政发【2020】7号）", [("细则", "甲政发【2020】7号")]),
    ],
)
def test_found(text: str, cited: list[tuple[str, str | None]]) -> None:
    """Titles nest and break over a line; a number belongs to its title or stands for itself."""
    assert found(text) == cited


def test_span() -> None:
    """A title spans its marks; a bare number spans itself, without the verb before it."""
    text = "依据甲发〔2020〕5号和《办法》"
    spans = [text[d.start : d.end] for d in find_documents(plain_document(text), Residue())]
    assert spans == ["甲发〔2020〕5号", "《办法》"]
