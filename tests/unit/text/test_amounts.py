"""Numbers without units: what they are worth, and how far they reach."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.text.amounts import find_amounts, read_amount
from textkit.text.numerals import format_chinese


@pytest.mark.parametrize(
    ("text", "value", "length"),
    [
        ("3.6万人", 36000, 4),
        ("1,234件", 1234, 5),
        ("１，２３４", 1234, 5),
        ("12,345,678", 12345678, 10),
        ("１２，３４５，６７８", 12345678, 10),
        ("120，135", 120, 3),
        ("1 2 0 0 亿", 120000000000, 9),
        ("10．37万亿元", 10370000000000, 7),
        ("1.1万", 11000, 4),
        ("2万千瓦", 20000, 2),
        ("5千米", 5, 1),
        ("3万5千元", 35000, 4),
        ("1亿3千万元", 130000000, 5),
        ("4800 多万农村人口", 48000000, 7),
        ("1200余万元", 12000000, 6),
        ("九千六百多万名", 96000000, 6),
        ("十亿四千万人", 1040000000, 5),
        ("六千亿千瓦时", 600000000000, 3),
        ("八点三", 8.3, 3),
        ("一百五", 150, 3),
        ("三千余", 3000, 3),
        ("百余", 100, 2),
    ],
)
def test_a_number_says_its_value(text, value, length):
    """Value and length of numbers as reports write them."""
    amount = read_amount(text)
    assert amount is not None
    assert (amount.value, amount.end) == (value, length)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("三五", 3, 5),
        ("二三十", 20, 30),
        ("十七八", 17, 18),
        ("两三万", 20000, 30000),
        ("五六百", 500, 600),
        ("十几", 11, 19),
        ("几十", 20, 90),
        ("数百", 200, 900),
        ("二十几", 21, 29),
        ("20几", 21, 29),
    ],
)
def test_a_rough_number_says_its_ends(text, low, high):
    """What names no single number gives the lowest and the highest."""
    amount = read_amount(text)
    assert amount is not None
    assert (amount.value, amount.low, amount.high, amount.approx) == (None, low, high, True)


@pytest.mark.parametrize("text", ["几", "数", "零", "一万三万", "1234567890123456789", "人"])
def test_what_names_no_number_is_none(text):
    """几 alone, digits without sense and codes are no amounts."""
    assert read_amount(text) is None


def test_a_factor_multiplies_every_part():
    """Value and ends grow together, without the noise of binary fractions."""
    ends = read_amount("十几")
    value = read_amount("1.1")
    assert ends is not None
    assert value is not None
    assert ends.times(10)[2:5] == (None, 110, 190)
    assert value.times(3).value == 3.3


def test_single_digits_inside_words_are_passed_over():
    """With followers given, 一 of 统一 is not read, 一 of 第一 is."""
    found = find_amounts("统一思想，第一要务，三个", followers=frozenset("个"))
    assert [amount.start for amount in found] == [6, 10]


@given(st.integers(1, 10**12))
def test_every_number_written_in_chinese_is_read_back(number):
    """Reading undoes writing."""
    amount = read_amount(format_chinese(number))
    assert amount is not None
    if amount.value is not None:
        assert amount.value == number
    else:
        assert amount.low is not None


@given(st.integers(0, 10**6), st.integers(0, 99))
def test_every_decimal_is_read_back(whole, hundredths):
    """Arabic digits with and without 万."""
    text = f"{whole}.{hundredths:02}"
    plain, scaled = read_amount(text), read_amount(text + "万")
    assert plain is not None
    assert scaled is not None
    assert plain.value == float(text)
    assert scaled.value == float(text + "e4")
