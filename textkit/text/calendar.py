"""Calendar dates as reports write them, read into year, month and day.

Owns the grammar of the parts (1998, １９９８, 1 9 9 8, 二〇二五, 98; 七, 07, 廿五), the length of
months, five-year plans and ISO 8601. Knows nothing of relative words or of the report's own year.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from typing import NamedTuple

from textkit.text.numerals import parse_numeral

_D = "0-9０-９"
YEAR = (
    rf"(?:[1１][5-9５-９][{_D}]{{2}}|[2２][01０１][{_D}]{{2}}|[12]\ [90]\ [0-9]\ [0-9]"
    r"|一[八九][零〇○Ｏ0一二三四五六七八九]{2}|二[零〇○Ｏ0][零〇○Ｏ0一二三四五六七八九]{2})"
)
"""A year in full: of four digits of any kind, from 1500 (in Chinese 1800) to 2199."""

SHORT_YEAR = rf"(?:[0-25-9０-２５-９][{_D}])"
"""A year of two digits of either width: 98, 19; none from 30 to 49."""

MONTH = (
    r"(?:1[0-2]|１[０-２]|[0０]?[1-9１-９]|1\ [0-2]|"
    r"十[一二]?|[一二三四五六七八九])"
)
DAY = (
    r"(?:[12][0-9]|3[01]|[１２][０-９]|３[０１]|[0０]?[1-9１-９]|[12]\ [0-9]|3\ [01]|"
    r"[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
)
JOINT = r"(?:[—–―－~～]{1,2}|-{1,2}|至|到)"
"""What stands between the two ends of a period."""

_PIVOT = 50
"""Two digits from here on are of the 20th century: 98年 is 1998, 19年 is 2019."""

_FIRST_PLANS = {1: 1953, 2: 1958, 3: 1966, 4: 1971, 5: 1976}
"""First years of the early five-year plans; later ones follow each other without a gap."""

_LONG, _SHORT = frozenset({1, 3, 5, 7, 8, 10, 12}), frozenset({4, 6, 9, 11})


class Day(NamedTuple):
    """A date of any precision: ``month`` or ``day`` is ``None`` where it is not said."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def iso(self) -> str | None:
        """ISO 8601 to the precision that holds; ``None`` without a year.

        A day that its month does not have is dropped, and so is a month beyond twelve.

        >>> Day(2021, 2, 30).iso(), Day(2021, 13).iso(), Day(None, 5).iso()
        ('2021-02', '2021', None)
        """
        if self.year is None:
            return None
        if self.month is None or not 1 <= self.month <= 12:
            return f"{self.year:04}"
        if self.day is None or not 1 <= self.day <= days_of(self.year, self.month):
            return f"{self.year:04}-{self.month:02}"
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


def days_of(year: int, month: int) -> int:
    """Days of a month.

    >>> days_of(2020, 2), days_of(1900, 2), days_of(2021, 4)
    (29, 28, 30)
    """
    if month in _LONG:
        return 31
    if month in _SHORT:
        return 30
    return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28


def read_year(text: str) -> int | None:
    """A year in two or four digits of any kind.

    >>> [read_year(text) for text in ("2020", "1 9 9 8", "二〇二五", "98", "１９")]
    [2020, 1998, 2025, 1998, 2019]
    """
    number = parse_numeral(text.replace(" ", "").replace("Ｏ", "〇"))
    if number is None or number >= 100:
        return number
    return number + (1900 if number >= _PIVOT else 2000)


def read_number(text: str | None) -> int | None:
    """A month or day: 7, 07, 七, 廿五; ``None`` where nothing stands."""
    return parse_numeral(text.replace(" ", "")) if text else None


def plan_years(number: int) -> tuple[int, int]:
    """First and last year of a five-year plan.

    >>> plan_years(14), plan_years(1)
    ((2021, 2025), (1953, 1957))
    """
    first = _FIRST_PLANS.get(number, 1981 + 5 * (number - 6))
    return first, first + 4
