"""Chinese numerals: reading, writing, and one being the inverse of the other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.text.numerals import (
    DIGITS,
    LOWER,
    UPPER,
    ChineseStyle,
    format_chinese,
    parse_enclosed,
    parse_numeral,
)

COMPLIANCE = Path(__file__).parents[2] / "compliance" / "numerals.json"
FUNCTIONS = {
    "parse_numeral": parse_numeral,
    "parse_enclosed": parse_enclosed,
    "format_lower": format_chinese,
    "format_upper": lambda number: format_chinese(number, UPPER),
    "format_digits": lambda number: format_chinese(number, DIGITS),
}
CASES = [
    pytest.param(group["function"], case, id=f"{group['function']}-{case['given']}")
    for group in json.loads(COMPLIANCE.read_text(encoding="utf-8"))
    for case in group["cases"]
]
NUMERAL_CHARS = "零〇○一二三四五六七八九两十百千万亿廿卅壹贰拾佰萬0159０５半"


@pytest.mark.parametrize(("function", "case"), CASES)
def test_numerals_follow_the_compliance_cases(function, case):
    """Every written case holds as it stands."""
    assert FUNCTIONS[function](case["given"]) == case["result"]


@given(st.integers(0, 10**16 - 1), st.sampled_from([LOWER, UPPER, DIGITS]))
def test_what_is_written_is_read_back(number: int, style: ChineseStyle):
    """Parsing a formatted number gives the number."""
    assert parse_numeral(format_chinese(number, style)) == number


@given(st.lists(st.sampled_from("0000123456789"), min_size=1, max_size=16).map("".join))
def test_numbers_full_of_zeros_are_read_back(digits: str):
    """Wherever zeros stand, one or none of them is written, and the number stays the same."""
    number = int(digits)
    text = format_chinese(number)
    assert parse_numeral(text) == number
    assert "零零" not in text
    assert not text.endswith("零") or number == 0


@given(st.text(NUMERAL_CHARS, max_size=45))
def test_any_string_of_numeral_characters_is_read_or_refused(text: str):
    """No combination raises, and a value is never negative."""
    value = parse_numeral(text)
    assert value is None or value >= 0


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str):
    """Foreign text never raises."""
    parse_numeral(text)
    parse_enclosed(text)


@pytest.mark.parametrize("number", [-1, 10**16])
def test_numbers_out_of_range_are_refused(number: int):
    """What has no agreed reading raises instead of coming out wrong."""
    with pytest.raises(ValueError, match=r"10\*\*16"):
        format_chinese(number)


def test_long_digit_strings_are_refused():
    """A megabyte of digits is no numeral; converting it would take minutes."""
    assert parse_numeral("9" * 1_000_000) is None
    assert parse_numeral("一" * 1_000_000) is None
