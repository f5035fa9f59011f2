"""Numbers of a text that are quantities: with their unit, or without where they need none.

Knows nothing of dates, placeholders and foreign lines: those are taken out by the caller.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from collections.abc import Iterator
from functools import cache

from textkit.analysis.quantities_bounds import read_bounds
from textkit.analysis.quantities_forms import (
    JOINT,
    Number,
    first_few,
    fraction,
    is_named,
    number_of,
    place,
    ratio,
)
from textkit.analysis.quantities_signs import MINUSES, is_year, with_sign
from textkit.analysis.quantities_units import (
    Unit,
    first_characters,
    spaced_unit_at,
    unit_at,
    whole_unit,
)
from textkit.analysis.quantities_words import is_counting, phrase_end
from textkit.text.amounts import Amount, clean, find_amounts, read_amount
from textkit.text.patterns import LazyPattern

_JOINTS = tuple(" —–―－~～-乃至到")
_HALF = LazyPattern(
    r"(?<![上下前后大])(?<![一两三四五六七八九十0-9个年天])半(?=年(?![度报会级])|天|个月|个多月|个小时|小时|个世纪)"
    r"|(?<![进统同万唯])一半"
)
_MEDAL_ENDS = LazyPattern(r"[，。；、）]|[0-9一二三四五六七八九十]+[金银铜]|\Z|\n")
_MANY = frozenset("上近超逾约达")
"""Before a bare 百, 千, 万: 上百人, 近千名."""


_SAID = LazyPattern(r"(?!每)\p{Han}")
_ROUND = LazyPattern(r"\G[^，。；、\n]*?[百千万]")
"""Another round number in the clause: 百名干部进千家 is a slogan."""

_CLAUSE = 12
_ID_BEFORE = frozenset("._/／+＋〔@#&=×＊*")
_BULK = frozenset({"money", "area", "other"})
_NOT_SHARE = frozenset("立为功员熟果型本长就效交年绩人份都立案")
_CLIMBED = frozenset("迈登站跃冲以")
"""Before 上: 迈上万亿元台阶 is no 上万."""

_ADDED = frozenset({"time", "ratio", "length", "area", "money"})
_TIMES = ("×", "*", "x")

_LEVEL = frozenset("级户大")
"""Behind 千亿元: a size class, not an amount."""


def find_numbers(text: str, limit: int) -> Iterator[Number]:
    """Every quantity in ``text[:limit]``, in text order, without overlap. Linear time."""
    free_from = 0
    for amount in find_amounts(text, 0, limit, _followers()):
        if amount.chinese and amount.start >= free_from:
            free_from = max(free_from, phrase_end(text, amount.start))
        if amount.start >= free_from:
            found = _number(text, amount)
            if found is not None and not is_named(text, found.start, found.end):
                free_from = found.end
                yield found


def find_halves(text: str, limit: int) -> Iterator[Number]:
    """半年, 半个小时, 一半; none of them overlaps what `find_numbers` finds."""
    for match in _HALF.finditer(text, 0, limit):
        start, end = match.span()
        unit = unit_at(text, end) if end - start == 1 else None
        if unit is None:
            found = number_of(text, Amount(start, end, 0.5), None, "ratio")
        else:
            found = number_of(text, Amount(start, unit.end, 0.5), unit.name, unit.kind)
        if not is_named(text, start, found.end):
            yield found


@cache
def _followers() -> frozenset[str]:
    """What may stand behind a single Chinese digit: a unit, or 到 of a range."""
    return first_characters() | frozenset("至到—–―－~～- ")


def _number(text: str, amount: Amount) -> Number | None:
    """The quantity that begins with ``amount``."""
    before = text[amount.start - 1 : amount.start]
    if before == "第":
        return place(text, amount)
    if not amount.chinese and before and (before in _ID_BEFORE or _is_latin(before)):
        return None
    if text.startswith("分之", amount.end):
        return fraction(text, amount)
    if before == "前":
        first = first_few(text, amount)
        if first is not None:
            return first
    proportion = None if amount.chinese else ratio(text, amount)
    return _measured(text, amount) if proportion is None else proportion


def _measured(text: str, amount: Amount) -> Number | None:
    """A number, or a range of two, with its unit and sign."""
    unit = _unit(text, amount)
    if unit is not None and is_year(text, amount, unit):
        return None
    if unit is None or unit.kind != "time":
        amount = with_sign(text, amount)
    return _range(text, amount, unit) or _single(text, amount, unit)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _unit(text: str, amount: Amount) -> Unit | None:
    """The unit behind an amount, if the two make a quantity."""
    unit = unit_at(text, amount.end) if amount.chinese else spaced_unit_at(text, amount.end)
    if unit is None or unit.kind == "none":
        return None
    if unit.note and not _fits(text, amount, unit):
        return None
    return whole_unit(text, unit)


def _fits(text: str, amount: Amount, unit: Unit) -> bool:
    if unit.note in ("arabic", "pair", "long"):
        return not amount.chinese or _fits_chinese(text[amount.start : amount.end], unit.note)
    if unit.note == "listed":
        return amount.chinese and _is_list(text, amount.start, unit.end)
    if unit.note == "share":
        return text[unit.end : unit.end + 1] not in _NOT_SHARE
    if unit.note == "medal":  # 9金、5银、6铜
        return not amount.scaled and _MEDAL_ENDS.match(text, unit.end) is not None
    return text.startswith(("内", "以内", "之内", "以上"), unit.end)  # 3日内


def _fits_chinese(digits: str, note: str) -> bool:
    return digits == "两" if note == "pair" else note == "long" and len(digits) > 1


def _is_list(text: str, start: int, end: int) -> bool:
    """主要有以下三点：; not 下午三点."""
    return text.startswith(("下", "有"), start - 1) or text.startswith(("：", ":"), end)


def _single(text: str, amount: Amount, unit: Unit | None) -> Number | None:
    """A number that is no range."""
    if amount.chinese and not is_counting(text, amount):
        return None
    amount = _without_heading(text, amount)
    if unit is None:
        return _bare(text, amount)
    if text.startswith(_TIMES, unit.end) or (amount.bare and not _is_many(text, amount, unit)):
        return None  # 24小时×365天
    start, end = amount.start, unit.end
    if (
        amount.bare
        and text[start - 1 : start] == "上"
        and text[start - 2 : start - 1] not in _CLIMBED
    ):
        start -= 1
        amount = amount._replace(approx=True)
    if amount.value is not None and (unit.kind == "time" or unit.name == "个"):
        unit, added = _with_half(text, unit)
        end = unit.end
        amount = amount._replace(value=amount.value + added)
    if "多" in text[amount.end : end]:
        amount = amount._replace(approx=True)
    if (unit.note == "share" or unit.kind in _ADDED) and _is_more(text, end):  # 七成多
        end += 1
        amount = amount._replace(approx=True)
    if unit.kind == "other" and text.startswith("零下", start - 2) and amount.value is not None:
        start -= 2
        amount = amount._replace(value=-amount.value)
    return number_of(text, amount._replace(start=start, end=end), unit.name, unit.kind)


def _without_heading(text: str, amount: Amount) -> Amount:
    """``2.3个方面`` at a line's start: heading number 2, then three."""
    if amount.chinese or amount.scaled or text[amount.start - 1 : amount.start] not in ("\n", ""):
        return amount
    digits = text[amount.start : amount.end]
    whole, dot, rest = digits.partition(".")
    unit = unit_at(text, amount.end)
    if not dot or not whole.isdigit() or unit is None or unit.kind != "count":
        return amount
    later = read_amount(text, amount.end - len(rest))
    return amount if later is None else later


def _bare(text: str, amount: Amount) -> Number | None:
    """A number without unit: 1.5亿学生, 800余家."""
    n_chars = amount.end - amount.start
    said = amount.scaled and not amount.bare and (not amount.chinese or n_chars > 1)
    after = text[amount.end : amount.end + 1]
    if not said and not (amount.approx and not amount.chinese and "\u4e00" <= after <= "\u9fff"):
        return None
    if after in _LEVEL or _is_latin(after):
        return None
    return number_of(text, amount, None, "count")


def _is_many(text: str, amount: Amount, unit: Unit) -> bool:
    """百余名, 上百人, 千亿元, 邀请百名摄影家; not 百名干部进千家, 万户."""
    start = amount.start
    if amount.approx or text[start - 1 : start] in _MANY or text.startswith("超过", start - 2):
        return True
    if unit.name == "名" and not amount.scaled:
        return _ROUND.search(text, unit.end, unit.end + _CLAUSE) is None and bool(
            _SAID.match(text[max(0, start - 1) : start])
        )
    if amount.end - start < 2 or not amount.scaled:  # 万元 alone is the unit of a table
        return False
    return unit.kind in _BULK and text[unit.end : unit.end + 1] not in _LEVEL


def _with_half(text: str, unit: Unit) -> tuple[Unit, float]:
    """The unit with the half behind it, and that half: 一年半, 两个半小时."""
    if unit.name == "个半月":
        return unit._replace(name="个月"), 0.5
    if text.startswith("半", unit.end):
        if unit.name in ("年", "天"):
            return unit._replace(end=unit.end + 1), 0.5
        longer = unit_at(text, unit.end + 1)
        if unit.name == "个" and longer is not None and longer.name == "小时":
            return longer._replace(name="个小时"), 0.5
    return unit, 0.0


def _is_more(text: str, end: int) -> bool:
    """两年多, 1倍多: 多 that no word begins with."""
    if not text.startswith("多", end):
        return False
    after = text[end + 1 : end + 2]
    return (
        after in ("", "\n", "的", "来", "前", "后", "以", "时") or not "\u4e00" <= after <= "\u9fff"
    )


def _range(text: str, amount: Amount, unit: Unit | None) -> Number | None:
    """3—5个, 13万元～17万元, 15%～30%, 五到十年."""
    at = unit.end if unit is not None else amount.end
    joint = JOINT.match(text, at) if text[at : at + 1] in _JOINTS else None
    if joint is None:
        return None
    if unit is not None and text[amount.start - 1 : amount.start] in ("从", "由", "自"):
        return None
    last = read_amount(text, joint.end() + text.startswith(MINUSES, joint.end()))
    if last is not None and last.start > joint.end() and last.value is not None:
        last = last._replace(start=joint.end(), value=-last.value)  # -5℃至-3℃
    if last is None or amount.value is None or last.value is None:
        return None
    second = _unit(text, last)
    if second is None and unit is None and last.scaled and not last.bare:
        second = Unit(last.end, "", "count", "")
    if second is None or (unit is not None and not second.name.startswith(unit.name)):
        return None  # 5个至8个百分点 are all of 个百分点
    low = amount.value
    if unit is None and last.scaled and not amount.scaled:
        low = _in_scale_of(text, last, low)
    if low >= last.value:
        return None
    approx = amount.approx or last.approx
    if not approx:
        approx = read_bounds(text, amount.start, second.end, second.kind).approx
    return Number(
        amount.start, second.end, None, low, last.value, second.name or None, second.kind, approx
    )  # fmt: skip


def _in_scale_of(text: str, last: Amount, low: float) -> float:
    """3—5万元: the first number is of 万 as well."""
    zeros = 0
    for char in text[last.start : last.end]:
        zeros += {"万": 4, "亿": 8}.get(char, 0)
    scaled = clean(low * 10**zeros)
    return scaled if last.value is not None and scaled < last.value else low
