"""What a quantity counts or measures, as a phrase.

The noun behind a counted number (12个小游园), else what stands before it in its clause without the
verbs at both ends (建成小游园12个, 城镇新增就业3.6万人), else what the quantity before it in the
sentence is about (收入82.4亿元，增长4.1%). A time (近三年来, 今年1—6月) is no subject. Knows no grammar
beyond the words of `quantities_cues`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from textkit.analysis.quantities_bounds import after_word
from textkit.analysis.quantities_cues import aside, cues, period, since, without
from textkit.analysis.quantities_units import unit_at
from textkit.model.records import Date, Quantity
from textkit.text.patterns import LazyPattern

MAX_SUBJECT = 24
"""Code points of the longest phrase; a longer one is a clause, not a name."""

_MARK = LazyPattern(r"(?r)[，。；：、！？\n…（）()《》,;:!?—\]\[【】〔〕]")
_NOUN = LazyPattern(r"[“]?\p{Han}[\p{Han}A-Za-z“”·+\-]*+")
_NUMERAL = LazyPattern(r"[0-9０-９]|(?<chinese>[一二三四五六七八九十两百千万几×Xx]+)")
_LETTER = LazyPattern(r"[\p{Han}A-Za-zＡ-Ｚａ-ｚ]")
_NAME = LazyPattern(r"\p{Han}|(?![Xx]{2})[A-Za-zＡ-Ｚａ-ｚ]&?[A-Za-zＡ-Ｚａ-ｚ]")
"""What a name holds: Chinese, or Latin letters (GDP, R&D) that are no mask (XX)."""

_THAN = LazyPattern(r"(?:同?比|较|由|从|自)\Z")
_ENDED = LazyPattern(r"[。；\n]")
_BLANKS = (" ", "\u3000", "\u00a0")
_ROUGH = ("余", "多")
_JOINING = frozenset("和与及或并至到")
_MEASURED = frozenset({"area", "length", "other"})

MAX_REACH = 40
"""Code points looked back for a subject."""

MAX_GAP = 60
"""Code points over which a subject is carried on."""

MAX_BEHIND_MONEY = 6
"""423亿元资金: a short noun behind money names it better than who spends it."""


_UNNAMED = ""
"""Subject of a clause that has its own, but no name: nothing is carried into it."""


class _Times:
    """Where dates and lengths of time stand; those that are asked for may come in any order."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def around(self, offset: int) -> tuple[int, int] | None:
        """The one that holds the character at ``offset``."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or self._spans[index][1] <= offset:
            return None
        return self._spans[index]


def with_subjects(
    text: str, quantities: Sequence[Quantity], dates: Iterable[Date]
) -> Iterator[Quantity]:
    """The same quantities, each with its subject. Linear time.

    Args:
        text: The report's text.
        quantities: In text order, without subject.
        dates: Its dates: a time is no subject.
    """
    floor = 0  # end of the last quantity that has a subject of its own
    carried: str | None = None
    times = _Times((date.start, date.end) for date in dates)
    for item in quantities:
        if item.kind == "time" and not _is_taken(text, item):
            yield item
            continue
        subject = _subject(text, item, floor, times)
        if subject is None and carried is not None and _is_same_sentence(text, floor, item.start):
            subject = carried
        floor, carried = item.end, subject or None
        yield item._replace(subject=subject) if subject else item


def _is_same_sentence(text: str, start: int, end: int) -> bool:
    return end - start < MAX_GAP and _ENDED.search(text, start, end) is None


def _subject(text: str, item: Quantity, floor: int, times: _Times) -> str | None:
    """The subject; ``None`` where an earlier one may hold, `_UNNAMED` where none does."""
    kind = item.kind
    if kind == "count" or (kind == "percent" and text.startswith("的", item.end)):
        return _behind(text, item) or _in_front(text, item, floor, times)
    behind = _behind(text, item) if kind == "money" or kind in _MEASURED else None
    if kind == "money" and behind is not None and len(behind) <= MAX_BEHIND_MONEY:
        return behind
    front = _in_front(text, item, floor, times)
    return front or behind or front


def _is_taken(text: str, item: Quantity) -> bool:
    """Whether a verb says that something takes or lasts so long (缩短至5天); 3年 alone is a time."""
    tails = cues().tails.get(text[item.start - 1 : item.start], ())
    near = cues().near
    return any(text.endswith(tail, 0, item.start) for tail in tails if tail not in near)


def _behind(text: str, item: Quantity) -> str | None:
    """The noun right behind the quantity."""
    at = _bound_end(text, item.end)
    noun = _NOUN.match(text, at, at + MAX_SUBJECT + 1)
    if noun is None:
        return None
    phrase = noun.group()
    stops = cues().stops
    for index, char in enumerate(phrase):
        if char in stops and any(phrase.startswith(stop, index) for stop in stops[char]):
            phrase = phrase[:index]
            break
    phrase = phrase[: _counted(phrase)]
    if phrase[:1] in _JOINING:
        return None
    return _named(phrase.rstrip("和与及或"))


def _bound_end(text: str, at: int) -> int:
    """End of the words that bound the quantity before ``at``: 左右, 以上的."""
    while text[at : at + 1] in _BLANKS:
        at += 1
    at = after_word(text, at)
    if text[at : at + 1] in _ROUGH:
        at += 1
    return at + text.startswith("的", at)


def _left(text: str, floor: int) -> int:
    """Where a phrase may begin behind the quantity that ends at ``floor``: 五年|内将有."""
    if not floor:
        return 0
    at = _bound_end(text, floor)
    return at + text.startswith("内", at)


def _counted(phrase: str) -> int:
    """Where another number begins in ``phrase``; its end where none does."""
    for match in _NUMERAL.finditer(phrase):
        if match["chinese"] is None:
            break
        unit = unit_at(phrase, match.end())
        if unit is not None and unit.kind == "count" and not unit.note:
            break
    else:
        return len(phrase)
    start: int = match.start()
    return start


def _in_front(text: str, item: Quantity, floor: int, times: _Times) -> str | None:
    """What stands before the quantity in its clause, without times and the verbs at both ends.

    Where nothing else stands there, the clause before it is taken.
    """
    end, low = item.start, max(_left(text, floor), item.start - MAX_REACH)
    begin = end
    for _ in range(2):
        end = _tail_start(text, low, end, times)
        begin = low + _clause_start(text[low:end])
        if begin < end or text[begin - 1 : begin] != "，" or begin <= low:
            break
        if text.startswith(cues().openers, begin):
            return None
        end = begin - 1
    begin = _head_end(text, begin, end, times)
    phrase = text[begin:end].strip()
    if len(phrase) > MAX_SUBJECT:
        phrase = phrase.rpartition("的")[2]
    if phrase[:1] == "占" or phrase in _JOINING or _LETTER.search(phrase.strip("的")) is None:
        return None
    return _UNNAMED if len(phrase) > MAX_SUBJECT else _named(phrase) or _UNNAMED


def _clause_start(part: str) -> int:
    """Start of the last clause; a short bracket inside a name (党（工）委) ends none."""
    end = len(part)
    while True:
        mark = _MARK.search(part, 0, end)
        if mark is None:
            return 0
        opening = part.rfind("（", max(0, mark.start() - 4), mark.start())
        if mark.group() != "）" or opening < 1 or mark.end() == len(part):
            break
        end = opening
    begin: int = mark.end()
    return begin


def _tail_start(text: str, low: int, end: int, times: _Times) -> int:
    """Where the verbs, times and asides before a number begin; not before ``low``."""
    while end > low:
        part = text[low:end].rstrip(" \u3000\u00a0\t")
        part = without(part, cues().tails, at_end=True)
        part = aside().sub("", part)
        if part.endswith(since()):  # 春节期间: all of it is a time
            part = part[: _clause_start(part)]
        time = times.around(low + len(part) - 1) if part else None
        if time is not None:
            part = _THAN.sub("", text[low : max(low, time[0])])
        if low + len(part) == end:
            break
        end = low + len(part)
    return end


def _head_end(text: str, begin: int, end: int, times: _Times) -> int:
    """Where the times and verbs end that open ``[begin, end)``."""
    while begin < end:
        time = times.around(begin)
        phrase = text[begin:end].lstrip()
        if time is not None:
            phrase = without(text[time[1] : end], cues().after, at_end=False)
        phrase = without(phrase, cues().heads, at_end=False)
        opening = period().match(phrase)
        left = len(phrase) - (0 if opening is None else opening.end())
        if end - left <= begin:
            break
        begin = end - left
    return begin


def _named(phrase: str) -> str | None:
    """``phrase`` if a name is left of it: two characters (one of a few nouns), quotes in pairs."""
    least = 1 if phrase in cues().short else 2
    if phrase.count("“") != phrase.count("”"):
        phrase = phrase.strip("“”")
    phrase = phrase.strip(" 的、-－−–")
    if (
        len(phrase) < least
        or _NAME.search(phrase) is None
        or phrase.count("“") != phrase.count("”")
    ):
        return None
    return phrase
