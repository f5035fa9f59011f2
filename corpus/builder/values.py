"""Values of annotated quantities, dates and slogans, as far as their text alone gives them.

Knows Arabic and Chinese numerals and the notation of the sources; what it cannot read it refuses,
so that the writer gives the value.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from .markup import MarkupError

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_FULL_WIDTH = str.maketrans("０１２３４５６７８９％．，", "0123456789%.,")
MASK = re.compile(r"[×Ｘ○□※＿*]|X+|x{2,}|_{2,}|某|[【［\[][\s　]*[】］\]]|待定|待补")
_NUMBER = r"(?:\d[\d,]*(?:\.\d+)?|[零一二两三四五六七八九十百千]+)"
_SCALE = r"(?:[百千]?万亿|[十百千]?[万亿])?"
_SIMPLE = re.compile(
    rf"(?P<rank>第)?(?P<number>{_NUMBER})(?P<more>[余多来几])?(?P<scale>{_SCALE})[余多几]?"
    r"(?P<unit>[^\d]*?)[余多]?"
)
_RANGE = re.compile(
    rf"(?P<low>{_NUMBER})(?P<scale>{_SCALE})(?P<unit>\D*?)(?:[—–～~－-]+|至|到)"
    rf"(?P<high>{_NUMBER})(?P<high_scale>{_SCALE})(?P<high_unit>\D*)"
)
_HUNDREDTHS = re.compile(rf"百分之(?P<number>{_NUMBER})")
_POINT = re.compile(
    r"(?:(?P<year>\d{4})年?度?)?(?:(?P<month>\d{1,2})月份?)?(?:(?P<day>\d{1,2})[日号])?"
    r"(?P<part>年?[底初末]|[上中下]旬|上半年|下半年|第?[一二三四]季度)?"
)
_PARTS = {
    "上半年": ("01", "06"),
    "下半年": ("07", "12"),
    "一季度": ("01", "03"),
    "二季度": ("04", "06"),
    "三季度": ("07", "09"),
    "四季度": ("10", "12"),
}
_RELATIVE = re.compile(r"[今去前明后当本上下年月季同次]|[一二三四]季度|近[期日]|目前")
_KINDS = (
    ("money", re.compile(r"(?:美|欧|港|日)?元.*|块钱")),
    ("percent", re.compile(r"[%‰成]|个?百分点")),
    ("area", re.compile(r"亩|公顷|平方.*|㎡|m2")),
    ("length", re.compile(r"(?:公|千|厘|毫|分|海)?[米里]|km")),
    ("time", re.compile(r"年|个月|周年|周|天|日|个?小时|分钟|秒|个?季度|个?工作日|月")),
    ("rank", re.compile(r"位|名次")),
    (
        "count",
        re.compile(
            r"人次?|个|名|家|户次?|次|项|件次?|条|处|所|座|台.*|套|辆|支|期|轮|批次?|场次?|只|艘|篇|份"
            r"|种|类|点|张|本|部|册|门|例|起|宗|头|株|棵|块|栋|幢|间|盏|对|位次|人|站|村|镇|乡|县"
            r"|大项|小项|万?字|把|组|笔|单|班次?|道|层|级|款|句|堂|集|架次?|根|口|片|届|课时|学时"
        ),
    ),
)


class Amount(NamedTuple):
    """Value of a quantity; ``masked`` where its number is a placeholder."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    kind: str = "other"
    masked: bool = False


def chinese_value(text: str) -> int:
    """Value of a Chinese numeral below ten thousand.

    >>> chinese_value("十二"), chinese_value("三百零五"), chinese_value("一百二")
    (12, 305, 120)
    """
    total, digit, scale = 0, 0, 0
    for char in text:
        if char in _SCALES:
            scale = _SCALES[char]
            total += (digit or 1) * scale
            digit = 0
        else:
            if digit:
                raise MarkupError(f"not one numeral, give its value with =: {text}")
            digit = _DIGITS[char]
            scale = 0 if digit == 0 else scale
    return total + digit * (scale // 10 if scale > 10 else 1)


def read_amount(text: str, given: str | None) -> Amount:
    """The value of a quantity, from ``given`` (``36000 人``, ``3~5 个``, ``? 名``) or its text.

    >>> read_amount("3.6万人", None)
    Amount(value=36000, low=None, high=None, unit='人', kind='count', masked=False)
    """
    found = _given(given) if given else _own(text.translate(_FULL_WIDTH).replace(" ", ""))
    return found._replace(kind=_kind(text, found))


def read_dates(text: str, given: str | None) -> tuple[str | None, str | None, str | None]:
    """``iso``, ``end_iso`` and the words of a date that the text does not anchor.

    >>> read_dates("2023年1月至9月", None), read_dates("今年", None)
    (('2023-01', '2023-09', None), (None, None, '今年'))
    """
    relative = text if _RELATIVE.match(text) else None
    if given:
        start, _, stop = given.partition("/")
        return start, stop or None, relative
    if MASK.search(text) or relative:
        return None, None, relative
    first, _, last = _split_period(_arabic_date(text.translate(_FULL_WIDTH)))
    iso, end = _point(first, "")
    if last:
        iso_last, end_last = _point(last, iso or "")
        end = end_last or iso_last
    return iso, end, relative


def read_counts(text: str) -> list[int]:
    """The numbers of a slogan, in order; the 一 of 四个一 counts nothing.

    >>> read_counts("三会一课"), read_counts("1+5+3"), read_counts("双培双创"), read_counts("四个一")
    ([3, 1], [1, 5, 3], [2, 2], [4])
    """
    return [
        2 if found == "双" else int(found) if found.isdigit() else chinese_value(found)
        for found in re.findall(
            r"\d+|(?<!个)[一二三四五六七八九十百千两]+|双", text.translate(_FULL_WIDTH)
        )
    ]


def _given(given: str) -> Amount:
    number, _, unit = given.rpartition(" ")
    if not number:
        raise MarkupError(f"value needs a number and a unit: {given}")
    unit_or_none = None if unit == "-" else unit
    if number == "?":
        return Amount(unit=unit_or_none, masked=True)
    if ":" in number:
        return Amount(unit=unit_or_none)
    low, tilde, high = number.partition("~")
    if tilde:
        return Amount(low=_float(low), high=_float(high), unit=unit_or_none)
    return Amount(_float(number), unit=unit_or_none)


def _own(text: str) -> Amount:
    if MASK.search(text):
        unit = re.sub(r"^[余多来几]?[万亿]{0,2}", "", text[_mask_end(text) :])
        return Amount(unit=unit or None, masked=True)
    if match := _HUNDREDTHS.fullmatch(text):
        return Amount(_scaled(match["number"], ""), unit="%")
    if match := _RANGE.fullmatch(text):
        unit = match["high_unit"]
        low_scale = match["scale"] or ("" if match["unit"] else match["high_scale"])
        low = _scaled(match["low"], low_scale)
        return Amount(low=low, high=_scaled(match["high"], match["high_scale"]), unit=unit or None)
    if match := _SIMPLE.fullmatch(text):
        return Amount(_scaled(match["number"], match["scale"]), unit=match["unit"] or None)
    raise MarkupError(f"give the value with =: {text}")


def _mask_end(text: str) -> int:
    return max(match.end() for match in MASK.finditer(text))


def _scaled(number: str, scale: str) -> float:
    value = Decimal(number.replace(",", "") if number[0].isdigit() else chinese_value(number))
    for char in scale:
        value *= {"万": 10**4, "亿": 10**8}.get(char) or _SCALES[char]
    return int(value) if value == value.to_integral_value() else float(value)


def _float(text: str) -> float | None:
    if not text:
        return None
    return int(text) if text.isdigit() else float(text)


def _kind(text: str, found: Amount) -> str:
    if text.startswith(("第", "前")):
        return "rank"
    if found.unit is None:
        return "ratio" if found.value is None or found.value < 1 else "other"
    for kind, pattern in _KINDS:
        if pattern.fullmatch(found.unit):
            return kind
    return "other"


def _arabic_date(text: str) -> str:
    """``二〇二三年十二月`` with Arabic digits."""
    text = re.sub(
        r"[〇零一二三四五六七八九]{4}(?=年)",
        lambda match: "".join(str(_DIGITS[char]) for char in match[0]),
        text,
    )
    return re.sub(
        r"[一二三四五六七八九十]+(?=[月日])", lambda match: str(chinese_value(match[0])), text
    )


def _split_period(text: str) -> tuple[str, str, str]:
    match = re.search(r"[—–～~－-]+|至|到", text)
    if match is None:
        return text, "", ""
    return text[: match.start()], match[0], text[match.end() :]


def _point(text: str, before: str) -> tuple[str | None, str | None]:
    """First and last of one date; ``before`` is the date from which a year or month is taken."""
    match = _POINT.fullmatch(text)
    if match is None or not text:
        raise MarkupError(f"give the date with =: {text}")
    year: str = match["year"] or before[:4]
    month: str | None = match["month"]
    day, part = match["day"], match["part"] or ""
    if not year:
        return None, None
    if not match["year"] and day:
        month = month or before[5:7]
    if part.removeprefix("第") in _PARTS:
        first, last = _PARTS[part.removeprefix("第")]
        return f"{year}-{first}", f"{year}-{last}"
    if month is None and part:
        month = "1" if part.endswith("初") else "12"
    iso = year + (f"-{int(month):02}" if month else "") + (f"-{int(day):02}" if day else "")
    return iso, None
