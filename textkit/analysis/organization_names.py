"""Where the name of an organization begins: the evidence on the left of its last word.

Owns the judgement of one run of characters before a suffix. Knows nothing of documents.
"""

from __future__ import annotations

from typing import NamedTuple

from textkit.analysis.organization_ends import is_broken
from textkit.analysis.organization_words import (
    Suffix,
    activities,
    after_cut,
    crowds,
    cuts,
    fixed_names,
    general_levels,
    is_tiled,
    level_end,
    long_cuts,
    places,
    stem_end,
)
from textkit.text.patterns import LazyPattern, compiled

_MASKED = LazyPattern(r"[Xx×ＸｘхХ○＊*某]{1,5}(?![个個名余多家所项次年月日万亿人位份届级])")
_MASKS = frozenset("Xx×ＸｘхХ○＊*某")
_OWN = frozenset("我本该各每全某其")
_NO_NAME = frozenset("的名个各所全每本该多些数几级型化性是有无为了和与或及等在把将让使并也都不")
_CHAIN = LazyPattern(r"(?:\p{Han}{2,3}(?<![城上都小社园地山老])[省市县区州旗])+\p{Han}{0,10}")
_PLACE = LazyPattern(r"(?:\p{Han}{2,3}[省市县区州])*\p{Han}{2,3}")
_BARE_BEFORE = LazyPattern(r"[省市县区镇乡]$")
_LONGEST_PROPER = 8
_LONGEST_MIDDLE = 14
_VILLAGE = 3


_ORDINAL = LazyPattern(r"第[一二三四五六七八九十\d]{1,3}$")
_TERM = LazyPattern(r"第?[一二三四五六七八九十\d]{1,3}届$")
_PARTY_NAME = LazyPattern(
    r"(?:中共|中国共产党)\p{Han}{2,12}?[省市县区镇乡州旗道](?:第\p{Han}{1,3}届)?$"
)
_CUT_IN_PLACE = frozenset("望如都和")
"""Single words that open a place too: 望川|市."""


class Evidence(NamedTuple):
    """What stands around a suffix.

    Attributes:
        run: Characters before it, up to a mark.
        suffix: The suffix itself.
        after: The characters behind it.
        listed: The run follows another organization of a list: 大王村、|红星|社区.
        opens: The run opens its line, and the whole stands near again.
        known: A run's end is a place that stands near with its level: 瑶岫|中学 beside 瑶岫乡.
    """

    run: str
    suffix: str
    after: str
    listed: bool
    opens: bool = False
    known: bool = False


def name_start(evidence: Evidence, suffix: Suffix) -> int:
    """Index in the run where the name begins; -1 where it names nothing."""
    run, need = evidence.run, suffix.need
    if is_broken(evidence.suffix, evidence.after):
        start = -1
    elif need == "level":
        start = _by_level(evidence)
    elif need in ("standing", "own"):
        start = _by_level_before(run, named=need == "own")
    elif need in ("function", "stem", "branch"):
        start = _by_stem(run, alone=need != "stem")
        if start < 0 and evidence.suffix == "委员会" and (party := _PARTY_NAME.search(run)):
            start = int(party.start())
    elif need == "body":
        start = _by_body(evidence)
    else:
        start = _by_anchor(run)
        if start < 0 and need != "unit":
            start = _by_level_word(run)
        if start < 0 and need == "proper":
            start = _by_name(evidence)
        elif start < 0 and (need == "unit" or evidence.opens or evidence.known):
            start = _by_unit(evidence)
    return start


def _by_body(evidence: Evidence) -> int:
    """临江|社区党委, 恒远|集团党委: with the name before it, if there is one."""
    run = evidence.run
    rest = after_cut(run)
    if not rest or _BARE_BEFORE.search(rest):
        return -1 if evidence.suffix in ("社区党委", "村党委") else len(run)
    if run[-1:] in _OWN or is_tiled(rest):
        return -1
    if not evidence.suffix.startswith("集团"):
        evidence = evidence._replace(known=True)
        return _by_unit(evidence) if len(rest) <= _VILLAGE or _is_chain(rest) else -1
    starts = (_by_anchor(run), _by_level_word(run), _by_name(evidence))
    return next((start for start in starts if start >= 0), -1)


def _by_level(evidence: Evidence) -> int:
    """市|委, X县|人民政府, 杨凌示范区|党工委: a level right before the suffix."""
    run = evidence.run
    term = _TERM.search(run) if evidence.suffix.startswith("人大常") else None
    match = compiled(level_end()).search(run, 0, term.start() if term else len(run))
    if match is None and run[-1:] in _MASKS and evidence.suffix == "委":
        return len(run.rstrip("".join(_MASKS)))
    if match is None:
        place = compiled(places() + "$").search(run)
        if place is not None and len(evidence.suffix) > 1 and place[0] not in fixed_names():
            return int(place.start())
        return -1
    at = int(match.start())
    if _is_general(run, at, match[0]):
        return -1
    begin = _widened(run, at)
    return -1 if begin == at and match[0] in crowds() else begin


def _is_general(run: str, at: int, level: str) -> bool:
    """各市|委, 乡镇|政府, 小区|委: no one organization."""
    before = run[at - 1 : at] if at else ""
    if before == "级" or (before and before in _OWN and run[at - 2 : at] not in ("健全", "安全")):
        return True
    pair = run[max(at - 1, 0) : at + len(level)]
    return pair in general_levels()


def _widened(run: str, at: int) -> int:
    """Where a name begins whose level stands at ``at``: with the mask or place before it."""
    left = run[:at]
    masked = left.rstrip("".join(_MASKS))
    if masked != left or left.endswith("中共"):
        return len(masked.removesuffix("中共"))
    place = compiled("(?:中共)?" + places() + "[省市县区州]?$").search(left)
    if place is not None:
        return int(place.start())
    if left and left[-1] in "省市县区" and left[-2:] not in general_levels():
        return _widened(run, at - 1)
    rest = after_cut(left).removeprefix("中共")
    opens = len(left) == 2 and left[0] in _CUT_IN_PLACE
    rest = left if opens else rest
    named = _PLACE.fullmatch(rest) and rest[-1] not in "委府大协级"
    named = named and _NO_NAME.isdisjoint(rest[opens:])
    ends = run.endswith(("区", "街道"))
    fits = run[at] in "市县区旗镇乡街" or (ends and not run.endswith("自治区"))
    if not (named and fits):
        return at
    return len(left.removesuffix(rest).removesuffix("中共"))


def _by_level_before(run: str, *, named: bool) -> int:
    """市|组织部: a department, of a level; with ``named`` also without."""
    match = compiled(level_end()).search(run)
    if match is not None and not _is_general(run, match.start(), match[0]):
        return _widened(run, match.start())
    return len(run) if named else -1


def _by_stem(run: str, *, alone: bool) -> int:
    """市|教育|局, 发改|委: a known function, with what stands before it.

    Args:
        run: What stands before the suffix.
        alone: The function names an agency without level or place too.
    """
    stem = compiled(stem_end()).search(run)
    if stem is None:
        return _by_masked(run) if alone else -1
    at = _first_stem(run, int(stem.start()))
    level = compiled(level_end()).search(run, 0, at)
    if level is not None:
        general = _is_general(run, level.start(), level[0])
        return -1 if general else _widened(run, level.start())
    place = compiled(places() + "$").search(run, 0, at)
    if place is not None:
        return int(place.start())
    masked = run[:at].rstrip("".join(_MASKS))
    if len(masked) < at:
        return len(masked)
    own = run[at - 1 : at] in _OWN if at else False
    ordinal = _ORDINAL.search(run, 0, at)
    if alone and ordinal is not None:
        return int(ordinal.start())
    return at if alone and len(stem[0]) > 1 and not own else -1


def _first_stem(run: str, at: int) -> int:
    """Where the first of two functions of one office begins: 县|教育和体育|局."""
    if run[at - 1 : at] == "和" and at:
        first = compiled(stem_end()).search(run, 0, at - 1)
        if first is not None:
            before = int(first.start())
            placed = compiled(level_end()).search(run, 0, before)
            if placed is not None or compiled(places() + "$").search(run, 0, before):
                return before
    return at


def _by_masked(run: str) -> int:
    """××局: a mask, and at most a few characters of a name."""
    last = None
    for match in _MASKED.finditer(run):
        last = match
    if last is None or any(char in _MASKS for char in run[last.end() :]):
        return -1
    middle = run[last.end() :]
    return last.start() if len(middle) <= 6 and not compiled(cuts()).search(middle) else -1


def _by_anchor(run: str) -> int:
    """A mask or place from which the name runs on to the suffix without a break."""
    n_masks = max((at for at, char in enumerate(run) if char in _MASKS), default=-1)
    if n_masks >= 0:
        for match in _MASKED.finditer(run):
            if match.end() == n_masks + 1:
                middle = run[match.end() :]
                some = match[0] == "某" and middle and is_tiled(middle)  # 某三甲医院 hides no name
                if not some and _runs_on(middle):
                    return int(match.start())
    for match in compiled(places()).finditer(run, n_masks + 1):
        middle = run[match.end() :].lstrip("省市县区州")
        if _runs_on(middle) and not (middle and is_tiled(middle)):
            return int(match.start())
    return -1


def _runs_on(middle: str) -> bool:
    """Whether what stands between the beginning and the end of a name may be its middle."""
    return len(middle) <= _LONGEST_MIDDLE and not compiled(long_cuts()).search(middle)


def _by_level_word(run: str) -> int:
    """县|人民医院, 烟萝县|图书馆: a level, or places of falling level, open the run or its end."""
    if _is_chain(run) and _NO_NAME.isdisjoint(run) and not compiled(cuts()).match(run):
        return 0
    rest = after_cut(run) or _after_cut_and_word(run)
    start = len(run) - len(rest)
    if _is_chain(rest) and _NO_NAME.isdisjoint(rest):
        return start
    if not rest or run[start - 1 : start + 1] in general_levels() or rest[:2] in general_levels():
        return -1
    if rest[1:3] in ("城市", "城乡", "城投", "城建") and rest[0] in "市区县":
        return start
    return (
        start if rest[0] in "省市县区镇乡" and rest[1:2] not in tuple("级域内外直场区城村") else -1
    )


def _by_name(evidence: Evidence) -> int:
    """A name of its own (恒力|集团): what stands behind the last break, if it is no general word.

    A body set up for a task is named after it: 乡村振兴|领导小组.
    """
    run = evidence.run
    rest = after_cut(run) or _after_cut_and_word(run)
    general = is_tiled(rest) and not evidence.suffix.endswith(("组", "专班", "指挥部"))
    if not 2 <= len(rest) <= _LONGEST_PROPER or general or rest.endswith("重点"):
        return -1
    # 和 opens a name only where no cut took it: 和平|派出所.
    pure = (
        _NO_NAME.isdisjoint(rest.removeprefix("和")) and _MASKS.isdisjoint(rest) and rest.isalpha()
    )
    return len(run) - len(rest) if pure else -1


def _after_cut_and_word(run: str) -> str:
    """The name of a company that ends in a verb: 恒远建设|集团."""
    if run[-2:] not in activities():
        return ""
    rest = after_cut(run[:-2])
    return rest + run[-2:] if len(rest) >= 2 else ""


def _by_unit(evidence: Evidence) -> int:
    """A village, town, street, school by a bare name of two or three characters."""
    run = evidence.run
    rest = after_cut(run)
    start = len(run) - len(rest)
    if _is_chain(rest):
        return start
    placed = run[start - 1 : start] in tuple("在到赴从由如")
    opens = (evidence.listed or evidence.opens) and not start
    if not (placed or opens or evidence.known):
        return -1
    longest = _LONGEST_PROPER if evidence.known else 3
    named = 2 <= len(rest) <= longest and not is_tiled(rest) and _NO_NAME.isdisjoint(rest)
    return start if named and _MASKS.isdisjoint(rest) and rest.isalpha() else -1


def _is_chain(name: str) -> bool:
    """Whether places of falling level open a name: 宜兴市丁蜀."""
    return _CHAIN.fullmatch(name) is not None and name[:2] not in general_levels()
