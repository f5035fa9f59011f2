"""Quantities: written cases, what never is one, and where extraction does not look."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from textkit.analysis.layers import Layers
from textkit.model.document import Block, Document, plain_document

COMPLIANCE = Path(__file__).parents[2] / "compliance" / "quantities.json"
CASES = [
    pytest.param(case["given"], case["result"], id=case["given"])
    for group in json.loads(COMPLIANCE.read_text(encoding="utf-8"))
    for case in group["cases"]
]


def quantities(text: str) -> list[dict[str, object]]:
    """The quantities of a text, with the text in place of the offsets."""
    return [
        {"text": text[item.start : item.end]} | dict(list(item._asdict().items())[2:])
        for item in Layers(plain_document(text)).quantities
    ]


@pytest.mark.parametrize(("given", "result"), CASES)
def test_quantities_follow_the_compliance_cases(given, result):
    """Every written case holds as it stands."""
    assert quantities(given) == result


def test_dates_are_no_quantities():
    """A year, a month and a day belong to the date; a number of years is a quantity."""
    found = quantities("2020年7月1日起，3年内完成，近三年来成效明显。")
    assert [item["text"] for item in found] == ["3年", "三年"]


def test_foreign_lines_and_tables_of_contents_are_not_read():
    """What a vendor or a generated table of contents says is not the report's."""
    text = "改造道路12条\n改造公厕5座"
    blocks = (Block("toc", "paragraph", 0, 7), Block("body", "paragraph", 8, 14))
    assert [item.start for item in Layers(Document(text, blocks)).quantities] == [12]


def test_table_cells_are_read():
    """A table's figures are quantities too."""
    text = "党员\n12名"
    blocks = (
        Block("table", "paragraph", 0, 2, cell=(0, 0, 0)),
        Block("table", "paragraph", 3, 6, cell=(0, 0, 1)),
    )
    assert [item.value for item in Layers(Document(text, blocks)).quantities] == [12.0]


def test_heading_numbers_are_no_part_of_a_number():
    """``2.3个方面`` at the start of a line is heading number 2, then three."""
    assert [item["text"] for item in quantities("2.3个专班分头推进")] == ["3个"]


def test_overlap_never_happens():
    """No two quantities share a character."""
    text = "两个半小时走访3—5户，三分之二以上群众满意，半年内增长1倍多。"
    found = Layers(plain_document(text)).quantities
    assert all(first.end <= second.start for first, second in pairwise(found))
