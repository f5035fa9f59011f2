"""Number formats of Word's lists."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.readers.docx.number_formats import FORMATTERS, formatter
from textkit.text.numerals import parse_enclosed, parse_numeral

COMPLIANCE = Path(__file__).parents[2] / "compliance" / "number_formats.json"
CASES = [
    pytest.param(group["format"], number, result, id=f"{group['format']}-{number}")
    for group in json.loads(COMPLIANCE.read_text(encoding="utf-8"))
    for number, result in group["cases"]
]
READABLE = """chineseCounting chineseCountingThousand chineseLegalSimplified ideographDigital
    ideographLegalTraditional taiwaneseCounting taiwaneseCountingThousand taiwaneseDigital
    decimal decimalZero decimalFullWidth japaneseDigitalTenThousand"""


@pytest.mark.parametrize(("number_format", "number", "result"), CASES)
def test_formats_follow_the_compliance_cases(number_format, number, result):
    """Each format gives what Word prints."""
    assert formatter(number_format)(number) == result


@pytest.mark.parametrize("number_format", READABLE.split())
@given(number=st.integers(0, 999_999))
def test_chinese_formats_are_read_back(number_format, number):
    """A number in a label can be parsed again by the outline."""
    assert parse_numeral(formatter(number_format)(number)) == number


@pytest.mark.parametrize(
    ("number_format", "last"),
    [
        ("decimalEnclosedCircle", 20),
        ("decimalEnclosedParen", 20),
        ("decimalEnclosedFullstop", 20),
        ("ideographEnclosedCircle", 10),
    ],
)
def test_enclosed_formats_are_read_back(number_format, last):
    """Every enclosed number is one character with its value; digits follow."""
    function = formatter(number_format)
    assert [parse_enclosed(function(number)) for number in range(1, last + 1)] == [
        *range(1, last + 1)
    ]
    assert function(last + 1) == str(last + 1)


@given(st.sampled_from(sorted(FORMATTERS)), st.integers(-(2**31), 2**31))
def test_any_number_gives_a_short_text(number_format, number):
    """Negative and huge values neither raise nor flood the text."""
    assert len(formatter(number_format)(number)) <= 60


@given(st.text(max_size=40), st.integers(-5, 200))
def test_any_format_name_gives_a_text(name, number):
    """A format nobody knows is decimal, also one that a file made up."""
    assert isinstance(formatter(name)(number), str)
    assert isinstance(formatter(f"custom:{name}")(number), str)
