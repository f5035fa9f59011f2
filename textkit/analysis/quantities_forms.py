"""Forms of quantities that are more than a number and a unit: shares, ratios, places in a ranking.

Also the value that every form yields, and whether a number is part of a name.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from typing import NamedTuple

from textkit.analysis.quantities_bounds import ranking_words, read_bounds
from textkit.analysis.quantities_units import unit_at
from textkit.text.amounts import Amount, clean, read_amount
from textkit.text.patterns import LazyPattern

MAX_QUOTE = 12
"""Code points of a quotation that is a name, not speech: “三项制度”."""

MAX_TITLE = 80
"""Code points looked back for the 《 of a title."""

JOINT = LazyPattern(r" ?(?:[—–―－~～]{1,2}|-{1,2}|乃至|至|到)(?!少|今|多) ?")
"""What stands between the two ends of a range."""

_RATIO = LazyPattern(
    r"(?<a>[0-9０-９]+(?:[.．][0-9０-９]+)?)(?: ?(?:[:：∶]|比) ?(?<b>[0-9０-９]+(?:[.．][0-9０-９]+)?)){1,4}+"
    r"(?![0-9０-９:：])"
)
_SHARES = {"百": "%", "千": "‰"}
_CLOCK = LazyPattern(r"(?:[01]?[0-9]|2[0-4])[:：][0-5][0-9](?:[:：][0-5][0-9])?")
_SLASH = LazyPattern(r"(?<a>[1-9])/(?<b>[1-9][0-9]?)(?=以上|以下|左右|多|的|[，。；、）])")
_AFTER_PLACE = LazyPattern(r"[，。；、：！）)”\]】…]|的|和|且|并|\Z|\n")
_PLACES = ("位", "名")
_RANKED = LazyPattern(r"第[0-9一二三四五六七八九十]{1,3}[位名]?[、和]\Z")
_QUOTES = (("“", "”"), ("‘", "’"), ("「", "」"), ('"', '"'))


class Number(NamedTuple):
    """A quantity without its subject; fields as in `textkit.model.records.Quantity`."""

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    kind: str
    approx: bool


def number_of(text: str, amount: Amount, unit: str | None, kind: str) -> Number:
    """The quantity that ``amount`` (spanning its unit) makes, with what the words beside it say."""
    start, end, value, low, high, approx = amount[:6]
    bounds = read_bounds(text, start, end, kind)
    if low is None and high is None and value is not None:
        low = value if bounds.low else None
        high = value if bounds.high else None
    return Number(start, end, value, low, high, unit, kind, approx or bounds.approx)


def fraction(text: str, amount: Amount) -> Number | None:
    """百分之八点三, 千分之五, 百分之八至九, 三分之二: ``amount`` is what stands before 分之."""
    base = text[amount.start : amount.end]
    start = amount.start
    if base[-1] in "百千万" and (len(base) == 1 or base[0] in "数几"):  # 人数百分之八
        start = amount.end - 1
        base = base[-1]
    part = read_amount(text, amount.end + 2)
    if part is None:
        return None
    unit = _SHARES.get(base)
    if unit is not None:
        return number_of(
            text, _share_range(text, part, base)._replace(start=start), unit, "percent"
        )
    if amount.value is None or part.value is None or not amount.value:
        return None
    share = part._replace(start=start, value=clean(part.value / amount.value))
    return number_of(text, share, None, "ratio")


def _share_range(text: str, part: Amount, base: str) -> Amount:
    """百分之八至九, 百分之八至百分之九: both ends; else ``part`` itself."""
    joint = JOINT.match(text, part.end)
    if joint is None or part.value is None:
        return part
    again = base + "分之"
    last = read_amount(text, joint.end() + len(again) * text.startswith(again, joint.end()))
    if last is None or last.value is None or last.value <= part.value:
        return part
    return part._replace(end=last.end, value=None, low=part.value, high=last.value)


def ratio(text: str, amount: Amount) -> Number | None:
    """21.6∶38.2∶40.2, 1比3, 2/3."""
    after = text[amount.end : amount.end + 1]
    if after == "/":
        return _slash(text, amount)
    if after not in (":", "：", "∶", "比"):
        return None
    match = _RATIO.match(text, amount.start)
    if match is None or (after != "∶" and _is_clock(text, amount.start, match.end())):
        return None
    parts = [read_amount(part) for part in (match["a"], *match.captures("b"))]
    values = [part.value for part in parts if part is not None and part.value is not None]
    value = clean(values[0] / values[1]) if len(values) == 2 and values[1] else None
    return Number(amount.start, match.end(), value, None, None, None, "ratio", False)


def _slash(text: str, amount: Amount) -> Number | None:
    """2/3 of something; not 7/1, which is a day."""
    match = _SLASH.match(text, amount.start)
    if match is None or int(match["a"]) >= int(match["b"]):
        return None
    value = clean(int(match["a"]) / int(match["b"]))
    return Number(amount.start, match.end(), value, None, None, None, "ratio", False)


def _is_clock(text: str, start: int, end: int) -> bool:
    """9:30, unless a 比 stands before it."""
    clock = _CLOCK.match(text, start)
    return clock is not None and clock.end() == end and "比" not in text[max(0, start - 8) : start]


def place(text: str, amount: Amount) -> Number | None:
    """第20位, 第1—3名, 全国第一; ``None`` for an ordinal that is no place in a ranking (第三条)."""
    start, end = amount.start - 1, amount.end
    value, low, high = amount.value, None, None
    joint = JOINT.match(text, end)
    if joint is not None:
        last = read_amount(text, joint.end() + text.startswith("第", joint.end()))
        if last is not None and last.value is not None and value is not None and value < last.value:
            value, low, high, end = None, value, last.value, last.end
    unit = unit_at(text, end)
    if unit is not None and unit.name in _PLACES:
        return Number(start, unit.end, value, low, high, unit.name, "rank", False)
    if not _is_ranking(text, start) or _AFTER_PLACE.match(text, end) is None:
        return None
    return Number(start, end, value, low, high, None, "rank", False)


def first_few(text: str, amount: Amount) -> Number | None:
    """前三名, 全国前10."""
    start = amount.start - 1
    unit = unit_at(text, amount.end)
    if unit is not None and unit.name in _PLACES:
        end, name = unit.end, unit.name
    elif text.startswith("强", amount.end):
        end, name = amount.end + 1, "强"
    elif _is_ranking(text, start) and _AFTER_PLACE.match(text, amount.end) is not None:
        end, name = amount.end, None
    else:
        return None
    if amount.value is None:
        return None
    return Number(start, end, amount.value, None, amount.value, name, "rank", False)


def _is_ranking(text: str, start: int) -> bool:
    words = ranking_words()
    if any(text[start - length : start] in words for length in (1, 2, 3, 4) if start >= length):
        return True
    return _RANKED.search(text, max(0, start - 7), start) is not None  # 居全国第二、第七


def is_named(text: str, start: int, end: int) -> bool:
    """Whether the number is part of a name: in a short quotation, a title, a document number."""
    before = text[max(0, start - MAX_TITLE) : start].rpartition("\n")[2]
    if "《" in before and before.rfind("《") > before.rfind("》"):
        return True
    near = before[-MAX_QUOTE:]
    for opening, closing in _QUOTES:
        at = near.rfind(opening)
        if at < 0 or (opening != closing and closing in near[at:]):
            continue
        at += start - len(near)
        until = text.find(closing, end, at + MAX_QUOTE + 2)
        if until >= 0 and text.find("\n", at, until) < 0:
            return True
    return "〔" in near[-8:] and near.rfind("〔") > near.rfind("〕")
