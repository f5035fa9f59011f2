"""How Word writes a list number: the values of ``ST_NumberFormat``.

Owns number → label text for every format that Chinese documents use, and the English words;
formats of other scripts fall back to decimal digits. Knows nothing of lists.

Where the standard and Word part, this is what Word prints. Sources:

- ECMA-376-1:2016, 17.18.59, for the sets of characters;
- docling-project/docling, issue 4335 and pull request 4336: output of Word 16.112 for each format
  at its boundaries (chineseCounting 101 → 一○一 with U+25CB, chineseCountingThousand 101 → 一百〇一
  with U+3007, chineseLegalSimplified 10000 → 壹萬, nothing from 1,000,000 on);
- [MS-OI29500] 2.1.540 (ideographEnclosedCircle: Word encloses in parentheses, ㈠) and
  [MS-DOCX] 2.4 (character sequences of ``w:numFmt w:val="custom"``);
- Codeuctivity/OpenXmlPowerTools, ListItemTextGetter (letters begin again after 780).

LibreOffice 7.4 differs: 零 for every zero and 一百零一 for all the counting formats, ㉑ after ⑳, plain
digits for decimalFullWidth, decimalEnclosedParen, decimalEnclosedFullstop and numberInDash.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial

Formatter = Callable[[int], str]

_COUNTING_LIMIT = 1_000_000
"""First value for which Word leaves a counting number empty."""

_LETTER_CYCLE = 780
"""Behind ``z`` thirty times Word begins with ``a`` again."""

_ROMAN_LIMIT = 32_767
"""Largest start value of a list level, [MS-DOC] 2.9.150."""


def _replace_digits(number: int, digits: str) -> str:
    if number < 0:
        return str(number)
    return "".join(digits[ord(digit) - 48] for digit in str(number))


def _pick(number: int, labels: Sequence[str]) -> str:
    return labels[number - 1] if 0 < number <= len(labels) else str(number)


def _count(number: int, digits: str, units: str) -> str:
    """Read with units; a run of zeros before a digit gives one zero, also behind 万."""
    if number >= _COUNTING_LIMIT:
        return ""
    if number <= 0:
        return _replace_digits(number, digits)
    text = ""
    written = str(number)
    for index, char in enumerate(written):
        place = len(written) - 1 - index
        if char != "0":
            zero = digits[0] if index and written[index - 1] == "0" else ""
            text += zero + digits[ord(char) - 48] + (units[place % 4 - 1] if place % 4 else "")
        if place == 4:
            text += units[3]
    return text


def _count_bare_teens(number: int, digits: str, units: str) -> str:
    text = _count(number, digits, units)
    return text[1:] if 10 <= number < 20 else text


def _count_then_spell(number: int, digits: str) -> str:
    if 0 < number < 100:
        return _count_bare_teens(number, digits, "十百千万")
    return _replace_digits(number, digits)


def _count_japanese(number: int) -> str:
    if number <= 0:
        return _replace_digits(number, "〇一二三四五六七八九")
    text = _count(number, " 一二三四五六七八九", "十百千万").replace(" ", "")
    text = text.replace("一十", "十").replace("一百", "百")
    return text[1:] if text.startswith("一千") else text


def _count_legal_japanese(number: int) -> str:
    return _count(number, " 壱弐参四伍六七八九", "拾百阡萬").replace(" ", "") or str(number)


def _repeat(number: int, signs: str, cycle: int) -> str:
    if number <= 0:
        return str(number)
    times, index = divmod((number - 1) % cycle, len(signs))
    return signs[index] * (times + 1)


_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def _upper_roman(number: int) -> str:
    if not 0 < number <= _ROMAN_LIMIT:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text


def _lower_roman(number: int) -> str:
    return _upper_roman(number).lower()


def _ordinal(number: int) -> str:
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_WORDS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen"""
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINAL_WORDS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def _words_to_999(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    small = _WORDS.split()
    words = [f"{small[hundreds]} hundred"] if hundreds else []
    if rest >= 20:
        words.append(_TENS_WORDS.split()[tens - 2] + (f"-{small[ones]}" if ones else ""))
    elif rest:
        words.append(small[rest])
    return " ".join(words)


def _cardinal_text(number: int) -> str:
    if not 0 < number < _COUNTING_LIMIT:
        return str(number)
    thousands, rest = divmod(number, 1000)
    words = [f"{_words_to_999(thousands)} thousand"] if thousands else []
    return " ".join([*words, _words_to_999(rest)] if rest else words).capitalize()


def _ordinal_text(number: int) -> str:
    words = _cardinal_text(number)
    start = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[start:].lower()
    if not last.isalpha():
        return words
    ending = last[:-1] + "ieth" if last.endswith("y") else f"{last}th"
    ordinal = words[:start] + _ORDINAL_WORDS.get(last, ending)
    return ordinal[0].upper() + ordinal[1:]


def _hex(number: int) -> str:
    return format(number, "X")


def _in_dashes(number: int) -> str:
    return f"- {number} -"


def _zero_padded(number: int, width: int) -> str:
    return str(number).zfill(width)


def _nothing(number: int) -> str:
    return ""


def _run(first: str, length: int) -> str:
    return "".join(chr(ord(first) + offset) for offset in range(length))


_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_SEXAGENARY = tuple(_STEMS[i % 10] + _BRANCHES[i % 12] for i in range(60))
_LETTERS = _run("a", 26)
_CIRCLED = partial(_pick, labels=_run("①", 20))
_FULL_WIDTH = partial(_replace_digits, digits=_run("０", 10))
_IDEOGRAPHS = partial(_replace_digits, digits="〇一二三四五六七八九")
_COUNTING = partial(_count_then_spell, digits="○一二三四五六七八九")

FORMATTERS: dict[str, Formatter] = {
    "decimal": str,
    "decimalZero": partial(_zero_padded, width=2),
    "decimalFullWidth": _FULL_WIDTH,
    "decimalFullWidth2": _FULL_WIDTH,
    "decimalHalfWidth": str,
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": partial(_pick, labels=_run("⑴", 20)),
    "decimalEnclosedFullstop": partial(_pick, labels=_run("⒈", 20)),
    "chineseCounting": _COUNTING,
    "chineseCountingThousand": partial(
        _count_bare_teens, digits="〇一二三四五六七八九", units="十百千万"
    ),
    "chineseLegalSimplified": partial(_count, digits="零壹贰叁肆伍陆柒捌玖", units="拾佰仟萬"),
    "taiwaneseCounting": _COUNTING,
    "taiwaneseCountingThousand": partial(
        _count_bare_teens, digits="零一二三四五六七八九", units="十百千萬"
    ),
    "taiwaneseDigital": partial(_replace_digits, digits="○一二三四五六七八九"),
    "japaneseCounting": _count_japanese,
    "japaneseLegal": _count_legal_japanese,
    "japaneseDigitalTenThousand": _IDEOGRAPHS,
    "ideographDigital": _IDEOGRAPHS,
    "ideographTraditional": partial(_pick, labels=_STEMS),
    "ideographZodiac": partial(_pick, labels=_BRANCHES),
    "ideographZodiacTraditional": partial(_pick, labels=_SEXAGENARY),
    "ideographEnclosedCircle": partial(_pick, labels=_run("㈠", 10)),
    "ideographLegalTraditional": partial(_count, digits="零壹貳參肆伍陸柒捌玖", units="拾佰仟萬"),
    "lowerLetter": partial(_repeat, signs=_LETTERS, cycle=_LETTER_CYCLE),
    "upperLetter": partial(_repeat, signs=_LETTERS.upper(), cycle=_LETTER_CYCLE),
    "lowerRoman": _lower_roman,
    "upperRoman": _upper_roman,
    "ordinal": _ordinal,
    "cardinalText": _cardinal_text,
    "ordinalText": _ordinal_text,
    "hex": _hex,
    "chicago": partial(_repeat, signs="*†‡§", cycle=120),
    "numberInDash": _in_dashes,
    "none": _nothing,
    "bullet": _nothing,
}
"""Formats that differ from decimal digits, by the value of ``w:numFmt``."""


@lru_cache(maxsize=128)
def formatter(number_format: str) -> Formatter:
    """The function that writes numbers in a format; decimal digits for an unknown one.

    Args:
        number_format: ``w:numFmt/@w:val``, or ``custom:`` and ``w:numFmt/@w:format``.

    Returns:
        A function of any integer. Values that a format does not reach come out in digits.

    >>> formatter("chineseCounting")(12), formatter("custom:001, 002, 003, ...")(7)
    ('十二', '007')
    """
    if number_format.startswith("custom:"):
        return _custom_formatter(number_format[7:])
    function = FORMATTERS.get(number_format, str)
    return function if function is str else lru_cache(maxsize=256)(function)


def _custom_formatter(sequence: str) -> Formatter:
    """The format whose first items are those of ``sequence`` (``001, 002, 003, ...``)."""
    items = [item.strip() for item in sequence.split(",")[:3]]
    first = items[0]
    if first.isascii() and first.isdigit() and first.startswith("0"):
        return partial(_zero_padded, width=len(first))
    plain = [item.partition("(")[0] for item in items]
    traditional = "(繁)" in sequence
    for name, function in FORMATTERS.items():
        if traditional <= name.startswith("taiwanese") and plain in (
            [function(1), function(2), function(3)],
            [function(1), function(10), function(100)],
        ):
            return function
    return str
