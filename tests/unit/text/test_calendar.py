"""Calendar: parts of dates, lengths of months, plans."""

from __future__ import annotations

import calendar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.text.calendar import Day, days_of, plan_years, read_number, read_year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2020", 2020),
        ("１９９８", 1998),
        ("1 9 9 8", 1998),
        ("二○二五", 2025),
        ("49", 2049),
        ("50", 1950),
    ],
)
def test_years_of_any_kind_are_read(text, year):
    """Four digits stand for themselves, two for the nearest century."""
    assert read_year(text) == year


@pytest.mark.parametrize(
    ("text", "number"), [("07", 7), ("廿五", 25), ("1 2", 12), ("", None), (None, None)]
)
def test_months_and_days_are_read(text, number):
    """Any digits, with leading zero or blanks; nothing from nothing."""
    assert read_number(text) == number


@given(st.integers(1500, 2199), st.integers(1, 12))
def test_months_have_the_days_of_the_calendar(year, month):
    """Our own count agrees with the standard library's."""
    assert days_of(year, month) == calendar.monthrange(year, month)[1]


@given(st.dates())
def test_a_possible_day_keeps_its_iso_form(day):
    """Year, month and day come out as the standard library writes them."""
    assert Day(day.year, day.month, day.day).iso() == day.isoformat()


def test_impossible_parts_are_dropped():
    """A day its month does not have leaves the month, a month beyond twelve the year."""
    assert Day(2021, 2, 29).iso() == "2021-02"
    assert Day(2021, 13, 1).iso() == "2021"
    assert Day(None, 1, 1).iso() is None


def test_five_year_plans_follow_each_other():
    """From the sixth on without a gap; the third began late."""
    assert [plan_years(number)[0] for number in (1, 3, 6, 10, 14, 15)] == [
        1953, 1966, 1981, 2001, 2021, 2026,
    ]  # fmt: skip
