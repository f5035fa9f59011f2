"""What a quantity counts or measures, as a phrase.

The noun behind a counted number (12个小游园), else what stands before it in its clause without the
verbs at both ends (建成小游园12个, 城镇新增就业3.6万人), else what the quantity before it in the
sentence is about (收入82.4亿元，增长4.1%). Owns the reading of the lexicon ``subject_cues``; knows no
grammar beyond it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from textkit.lexicon.loader import load_lexicon
from textkit.model.records import Quantity
from textkit.text.patterns import LazyPattern

MAX_SUBJECT = 24
"""Code points of the longest phrase; a longer one is a clause, not a name."""

_MARK = LazyPattern(r"(?r)[，。；：、！？\n…（）()《》,;:!?—\]\[【】〔〕]")
_NOUN = LazyPattern(r"[“]?\p{Han}[\p{Han}A-Za-z“”·+\-]*+")
_BOUND = LazyPattern(r"\s*(?:左右|以上|以下|以内|之内|上下|及以上|余|多)?(?<of>的)?")
_NUMERAL = LazyPattern(
    r"[0-9０-９]|[一二三四五六七八九十两百千万几×Xx]+(?:个|项|名|家|条|件|座|所|次|类|批|种)"
)
_HAN = LazyPattern(r"\p{Han}")
_ENDED = LazyPattern(r"[。；\n]")
_ASIDE = LazyPattern(
    r"(?:[由从自]?(?:[0-9０-９]{4}|上|去|今|“[^”]{1,6}”)年?(?:底|末|初|时期|期间|期)?的?"
    r"|(?:同?比|较)(?:“[^”]{1,6}”|[^，。；：、“”]{1,8}?)(?:时期|同期|期间|末期|末|年|初|预期|水平|平均|目标|预计数|执行数|预算数)"
    r"|(?<![预节契条公合])约|(?<![附临邻靠最])近"
    r"|(?:近|连续|过去|前)?(?:[0-9０-９]+|[一二三四五六七八九十两]+)年[来内间]?)$"
)
_PERIOD = LazyPattern(
    r"^(?:截[至止]|到)?(?:(?:[0-9０-９]{4}|[一二三四五六七八九十]{1,2})年(?:底|末|以来|来|内|间)?|“[^”]{1,6}”(?:时期|期间|以来))"
    r"|^(?:[×Xx]{1,4}|[0-9０-９]{1,2})月份?[底末]?前?"
    r"|^共(?![产同青享建驻和])"
)
_REACHED = frozenset("达突超增")
_SHORT = frozenset("县区市乡镇村省州国校院")
"""Nouns of one character that are counted with 个 or 所."""

_JOINING = frozenset("和与及或并至到")
_MEASURED = frozenset({"area", "length", "other"})

MAX_REACH = 40
"""Code points looked back for a subject."""

MAX_GAP = 60
"""Code points over which a subject is carried on."""

MAX_BEHIND_MONEY = 6
"""423亿元资金: a short noun behind money names it better than who spends it."""


Words = dict[str, tuple[str, ...]]
"""Words by the character they are looked up by, longest first."""


class Cues(NamedTuple):
    """Words by what they do: end a clause before the number, open it, stop a noun behind it.

    ``tails`` by last character, ``heads`` and ``stops`` by first. No word of ``kept`` loses a part;
    ``openers`` are verbs that take what is counted as their object: what precedes them does it.
    ``verbs`` are the heads of two characters and more, longest first.
    """

    tails: Words
    heads: Words
    stops: Words
    kept: tuple[str, ...]
    openers: tuple[str, ...]
    verbs: tuple[str, ...]


@cache
def _cues() -> Cues:
    found: dict[str, set[str]] = {"tail": set(), "head": set(), "stop": set(), "keep": set()}
    for entry in load_lexicon("subject_cues").entries:
        for category in entry.category.split():
            found[category].add(entry.term)
    both = found["tail"] & found["head"]
    return Cues(
        _by_character(found["tail"], -1),
        _by_character(found["head"], 0),
        _by_character(found["stop"], 0),
        tuple(sorted(found["keep"])),
        tuple(sorted(word for word in both if len(word) > 1 and word[0] not in _REACHED)),
        tuple(sorted((word for word in found["head"] if len(word) > 1), key=len, reverse=True)),
    )


def _by_character(words: set[str], at: int) -> Words:
    found: Words = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        found[word[at]] = (*found.get(word[at], ()), word)
    return found


def object_verbs() -> tuple[str, ...]:
    """Verbs that take what is counted as their object: 建成, 举办, 配备."""
    return _cues().verbs


def with_subjects(text: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The same quantities, each with its subject. Linear time."""
    floor = 0  # end of the last quantity that has a subject of its own
    carried: str | None = None
    for item in quantities:
        if item.kind == "time" and not _is_taken(text, item):
            yield item
            continue
        subject = _subject(text, item, floor)
        if subject is None and carried is not None and _is_same_sentence(text, floor, item.start):
            subject = carried
        floor, carried = item.end, subject
        yield item if subject is None else item._replace(subject=subject)


def _is_same_sentence(text: str, start: int, end: int) -> bool:
    return end - start < MAX_GAP and _ENDED.search(text, start, end) is None


def _subject(text: str, item: Quantity, floor: int) -> str | None:
    kind = item.kind
    if kind == "count" or (kind == "percent" and text.startswith("的", item.end)):
        return _behind(text, item) or _in_front(text, item, floor)
    if kind == "money":
        behind = _behind(text, item)
        if behind is not None and len(behind) <= MAX_BEHIND_MONEY:
            return behind
        return _in_front(text, item, floor) or behind
    front = _in_front(text, item, floor)
    if front is None and kind in _MEASURED:
        return _behind(text, item)
    return front


def _is_taken(text: str, item: Quantity) -> bool:
    """Whether a verb says that something takes or lasts so long (缩短至5天); 3年 alone is a time."""
    tails = _cues().tails.get(text[item.start - 1 : item.start], ())
    return any(text.endswith(tail, 0, item.start) for tail in tails)


def _behind(text: str, item: Quantity) -> str | None:
    """The noun right behind the quantity."""
    bound = _BOUND.match(text, item.end)
    at = item.end if bound is None else bound.end()
    noun = _NOUN.match(text, at, at + MAX_SUBJECT + 1)
    if noun is None:
        return None
    phrase = noun.group()
    stops = _cues().stops
    for index, char in enumerate(phrase):
        if char in stops and any(phrase.startswith(stop, index) for stop in stops[char]):
            phrase = phrase[:index]
            break
    number = _NUMERAL.search(phrase)
    if number is not None:
        phrase = phrase[: number.start()]
    if phrase[:1] in _JOINING:
        return None
    return _balanced(phrase.rstrip("和与及或"), least=1 if phrase in _SHORT else 2)


def _in_front(text: str, item: Quantity, floor: int) -> str | None:
    """What stands before the quantity in its clause, without the verbs at both ends.

    Where nothing else stands there, the clause before it is taken.
    """
    start, low = item.start, max(floor, item.start - MAX_REACH)
    phrase = ""
    for _ in range(2):
        part = _without_tail(text[low:start].rstrip())
        begin = _clause_start(part)
        phrase = part[begin:]
        if phrase.strip() or part[begin - 1 : begin] != "，":
            break
        if text[low + begin : start].startswith(_cues().openers):
            return None
        start = low + begin - 1
    phrase = _without_head(_without_head(phrase.strip()).lstrip())
    if len(phrase) > MAX_SUBJECT:
        phrase = phrase.rpartition("的")[2]
    if len(phrase) > MAX_SUBJECT or phrase[:1] == "占":
        return None
    return _balanced(phrase)


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


def _without_tail(part: str) -> str:
    """``part`` without the verbs and asides before a number."""
    part = _without(part, _cues().tails, at_end=True)
    shorter = _ASIDE.sub("", part)
    return part if shorter == part else _without(shorter, _cues().tails, at_end=True)


def _without_head(phrase: str) -> str:
    """``phrase`` without the time and the verbs that open it."""
    phrase = _without(phrase, _cues().heads, at_end=False)
    return _PERIOD.sub("", phrase)


def _without(phrase: str, words: Words, *, at_end: bool) -> str:
    """``phrase`` without the words at one of its ends."""
    kept = _cues().kept
    while phrase:
        for word in words.get(phrase[-1 if at_end else 0], ()):
            if phrase.endswith(word) if at_end else phrase.startswith(word):
                if phrase.endswith(kept) if at_end else phrase.startswith(kept):
                    return phrase
                phrase = phrase[: -len(word)] if at_end else phrase[len(word) :]
                break
        else:
            break
    return phrase


def _balanced(phrase: str, least: int = 2) -> str | None:
    """``phrase`` if a name is left of it: ``least`` characters, quotes in pairs."""
    if phrase.count("“") != phrase.count("”"):
        phrase = phrase.strip("“”")
    phrase = phrase.strip(" 的、")
    if len(phrase) < least or _HAN.search(phrase) is None or phrase.count("“") != phrase.count("”"):
        return None
    return phrase
