"""Says what a masked run stands for: a number of people, a date, a county, a person.

Reads the neighbours of a run, the quotation or title it stands in, and the fixed names that carry
a number. Knows nothing of other runs: ranges and lists are put together in
`textkit.analysis.placeholders`.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from functools import cache
from typing import NamedTuple

from textkit.analysis.placeholder_crosses import ROUND
from textkit.analysis.placeholder_near_misses import is_surname
from textkit.analysis.placeholder_runs import CROSSES
from textkit.analysis.placeholder_sites import Site
from textkit.analysis.placeholder_words import EDGES, NUMERIC, word_right
from textkit.lexicon.loader import load_lexicon
from textkit.text.patterns import LazyPattern

_NAME_WINDOW = 8
"""Characters of a fixed name looked at on each side of a run."""

_QUOTE_WINDOW = 30
"""A longer quotation is a sentence, no name."""

_MARKS = {"《": "》", "〈": "〉", "“": "”", "‘": "’", "「": "」", "『": "』", '"': '"'}

_STRAIGHT_WINDOW = 400
"""Straight quotes further back than this are taken to be paired."""

_AS_CROSS = str.maketrans(dict.fromkeys(CROSSES, "×"))

_DURATION_TAILS = ("年来", "年以上", "年间", "年期", "年内", "年多", "年以下", "年左右", "年时间")


_AMONG = LazyPattern(
    r"(?:等|(?=[两二三四五六七八九十]+[名位个家]))[^，。；、\n]{0,8}?(?:(?P<unit>单位|部门|企业|公司|学校|集团|街道|社区|[镇村县区市])|同志|[人名位]|领导|干部|党员|专家|先进典型|模范)"
)
"""What one of several names is, behind 等."""

_LEARNED_FROM = LazyPattern(r"[^，。；\n]{0,25}学习")


class Reading(NamedTuple):
    """A role, whether a neighbour backs it, the phrase it was read from, a value if known."""

    role: str
    strong: bool
    start: int
    end: int
    value: str = ""


def read_role(site: Site) -> Reading:
    """The role of a run; unknown where nothing around it tells."""
    for step in (_fixed_name, _number, _name, _enclosure, _bare_person, _by_left):
        reading = step(site)
        if reading is not None:
            return reading
    start, end = _around(site)
    return Reading("unknown", False, start, end)


@cache
def _fixed_names() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """``(before, after, name)`` for every mask of a fixed name, by the two characters after it."""
    table: dict[str, list[tuple[str, str, str]]] = {}
    for entry in load_lexicon("numbered_names").entries:
        at = entry.term.find("×")
        while at >= 0:
            before, after = entry.term[:at], entry.term[at + 1 :]
            table.setdefault(after[:2], []).append((before, after, entry.replacement))
            at = entry.term.find("×", at + 1)
    return {chars: tuple(rows) for chars, rows in table.items()}


@cache
def _fixed_heads() -> frozenset[str]:
    """What may stand right behind a mask of a fixed name."""
    heads = {chars[:1] for chars in _fixed_names()}
    return frozenset(heads | set(CROSSES)) if "×" in heads else frozenset(heads)


def may_be_fixed(text: str, end: int) -> bool:
    """Whether a fixed name goes on behind a mask that ends at ``end``; cheap."""
    if text[end : end + 1] not in _fixed_heads():
        return False
    table = _fixed_names()
    return text[end : end + 2].translate(_AS_CROSS) in table or text[end : end + 1] in table


def _fixed_name(site: Site) -> Reading | None:
    """光荣在党×年, ×会一课."""
    text, (start, end, _) = site.text, site.run
    if text[end : end + 1] not in _fixed_heads():
        return None
    table = _fixed_names()
    rows = table.get(text[end : end + 2].translate(_AS_CROSS)) or table.get(site.after)
    if rows is None or site.length > 2:
        return None
    before = text[max(0, start - _NAME_WINDOW) : start].translate(_AS_CROSS)
    after = text[end : end + _NAME_WINDOW].translate(_AS_CROSS)
    for left, right, name in rows:
        if (
            after.startswith(right)
            and before.endswith(left)
            and (left or not before[-1:].isalnum())
        ):
            return Reading("fixed-phrase", True, start - len(left), end + len(right), name)
    return None


def _number(site: Site) -> Reading | None:
    """Counts, sums of money, shares, ages, dates and numbers of things."""
    text, (start, end, _) = site.text, site.run
    right = site.right
    if right.category == "digit" and (zeros := ROUND.match(text, end)) is not None:
        right = word_right(text, zeros.end() - 1)
    unit = text[right.start : right.start + 1]
    if site.before in "〕]］" and unit == "号":
        return Reading("number", True, start, right.end)
    if unit == "号" and right.end - right.start == 1 and site.before in "路街巷道弄":
        return Reading("place", True, start, right.end)
    if right.role == "date" or (unit == "分" and site.before in "时点"):
        return _date(site)
    if right.role in NUMERIC:
        strong = not right.category.endswith("-weak")
        return Reading(right.role, strong, _ordinal_start(site), right.end)
    if text[start : start + 2] in ("19", "20") and site.length > 3:
        return Reading("date", True, start, max(end, right.end))
    return _number_by_left(site)


def _number_by_left(site: Site) -> Reading | None:
    """百分之XX, 人民币XX, 星期X, 电话：XXXX, 附件X."""
    start, end, _ = site.run
    left, right = site.left, site.right
    if left.category in ("percent", "money"):
        return Reading(left.category, True, left.start, end)
    if left.category == "count" and right.category == "edge":
        return Reading("count", False, left.start, end)  # 其中男XX
    if site.text[end - 1].isdigit():
        return Reading("number", True, start, end)  # 138XXXX1234
    if left.category == "week" and (right.category == "edge" or left.end - left.start > 1):
        return Reading("date", True, left.start, end)
    if left.category == "number" and right.category in ("edge", "digit", "word"):
        labelled = right.category == "edge" or site.length > 2
        strong = labelled and _ordinal_start(site) == start
        return Reading("number", strong, left.start, end)
    return None


def _ordinal_start(site: Site) -> int:
    """Start of the phrase: 第 belongs to the number behind it."""
    left = site.left
    is_ordinal = site.text[left.start : left.end] == "第"
    return left.start if is_ordinal else site.run.start


def _date(site: Site) -> Reading:
    """A date, or how long something took (近×年, ×年来)."""
    text, start, begin = site.text, site.run.start, _ordinal_start(site)
    unit = text[site.right.start : site.right.start + 1]
    tail = text[site.right.start : site.right.start + 3]
    lasted = site.left.category in ("duration", "total") or tail.startswith(_DURATION_TAILS)
    if unit == "年" and lasted and not text[start].isdigit():
        return Reading("count", True, begin, site.right.end)
    if unit == "日" and site.before != "月" and site.length == 1 and site.left.category == "word":
        return Reading("date", False, begin, site.right.end)  # 主题X日: 党日 as likely as a date
    return Reading("date", True, begin, max(site.right.end, site.right.start + 1))


_NAMED = frozenset({"unit", "person", "title", "document", "event"})


def _name(site: Site) -> Reading | None:
    """Names with a noun behind them that tells what they name."""
    if site.right.category not in _NAMED:
        return None
    role = site.right.category
    if role != "unit":
        inside = _enclosure(site)
        if inside is not None and inside.role == "brand":
            return inside
    elif site.left.category == "person" and site.length > 1:
        role = "person"  # 组长×××单位
    return Reading(role, True, site.run.start, site.right.end)


def _enclosure(site: Site) -> Reading | None:
    """Names inside quotation or title marks."""
    text, (start, end, _) = site.text, site.run
    low = max(site.line[0], start - _QUOTE_WINDOW)
    window = text[low:start]
    for opening, closing in _MARKS.items():
        at = window.rfind(opening)
        if at < 0 or closing in window[at + 1 :]:
            continue
        if opening == '"' and not _opens(text, start, site.line[0]):
            continue
        stop = text.find(closing, end, min(site.line[1], end + _QUOTE_WINDOW))
        if stop < 0:
            continue
        role = "title" if opening in "《〈" else "brand"
        if role == "title" and _is_document(site, low + at):
            role = "document"
        whole = low + at + 1 == start and stop == end
        return Reading(role, whole, low + at, stop + 1)
    return None


def _opens(text: str, start: int, line_start: int) -> bool:
    """Whether a straight quote before ``start`` opens: an odd number of them stands before."""
    return text.count('"', max(line_start, start - _STRAIGHT_WINDOW), start) % 2 == 1


def _is_document(site: Site, opening: int) -> bool:
    """Whether title marks hold a document rather than a paper: its kind or the verb before."""
    if site.right.role == "document":
        return True
    before = site.text[max(0, opening - 4) : opening]
    documents = load_lexicon("placeholder_left").by_term
    return any(
        (entry := documents.get(before[-length:])) is not None and entry.category == "document"
        for length in (4, 3, 2)
    )


def _bare_person(site: Site) -> Reading | None:
    """Names of people behind a title, a surname or a label."""
    left, right = site.left, site.right
    if site.run.family == "mou" and site.length > 2:
        return Reading("person", True, site.run.start, site.run.end)
    if left.category == "person" and site.text.startswith("，其中", site.run.end):
        return Reading("count", False, left.start, site.run.end)  # 干部XX，其中男XX
    if left.category == "person" and (site.length > 1 or right.category in ("edge", "person-weak")):
        return Reading("person", site.length > 1, left.start, site.run.end)
    if right.category == "person-weak" and site.length > 1:
        return Reading("person", False, site.run.start, right.end)
    closed = site.run.family not in ("cross", "latin") or right.role in ("edge", "person")
    in_word = left.category == "word" and left.end > left.start  # 学习XX
    if site.length < 3 and closed and not in_word and is_surname(site.before):
        return Reading("person", False, site.run.start - 1, site.run.end)
    return None


def _by_left(site: Site) -> Reading | None:
    """Names without a noun of their own: the word before, or a noun that leaves some doubt."""
    left, right = site.left, site.right
    start, end = _around(site)
    if right.category == "edge":
        if left.category in ("unit", "date", "place") and site.before in ":：":
            return Reading(left.category, True, left.start, site.run.end)
        if left.category in ("document", "event"):
            return Reading(left.category, False, left.start, site.run.end)
    if right.category.endswith("-weak"):
        return Reading(right.role, False, site.run.start, right.end)
    if left.category == "event" and right.category == "word":
        return Reading("event", False, left.start, end)
    if left.category == "place":
        return _among_or_place(site, left.start, end)
    return _among_or_place(site, start, end) if right.category == "word" else None


def _among_or_place(site: Site, start: int, end: int) -> Reading | None:
    """What 等 says of a name (X等单位), a person learned from, else a place."""
    text, at = site.text, site.run.end
    among = _AMONG.match(text, at)
    if among is not None:
        return Reading("unit" if among["unit"] else "person", False, site.run.start, among.end())
    if site.before == "向" and _LEARNED_FROM.match(text, at):
        return Reading("person", False, start, at)
    if site.left.category in ("place", "edge"):
        return Reading("place", False, start, end)
    return None


def _around(site: Site) -> tuple[int, int]:
    """The run with up to four characters on each side, not beyond a mark."""
    text, (start, end, _) = site.text, site.run
    low, high = start, end
    while low > max(0, start - 4) and text[low - 1] not in EDGES:
        low -= 1
    while high < min(len(text), end + 4) and text[high] not in EDGES:
        high += 1
    return low, high
