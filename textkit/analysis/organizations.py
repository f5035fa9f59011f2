"""Organizations and units named in a report, by the end of the name and evidence on its left.

Owns the judgement of one candidate: what ends like an organization (局, 委, 大学, 社区) is one only
if a place, a level (市, 县), a mask or a known function stands before it, or, for companies and
the like, a name that is no general word. Self references (我局) and titles in 《》 are left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from textkit.analysis.extents import Extents
from textkit.analysis.organization_ends import is_broken
from textkit.analysis.organization_names import Evidence, name_start
from textkit.analysis.organization_places import known_places
from textkit.analysis.organization_words import (
    Suffix,
    after_cut,
    fixed_names,
    is_function,
    is_tiled,
    suffixes,
)
from textkit.model.document import Document
from textkit.model.layers import Placeholder, Residue
from textkit.model.records import Organization
from textkit.text.patterns import LazyPattern

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_MASK = frozenset("Xx×ＸｘхХ○〇＊*某")
_RUN = LazyPattern(r"[\p{Han}×ＸｘXx○＊*（）()]{0,24}\Z")
_TITLE = LazyPattern(r"《[^《》\n]{1,80}》")

_LONGEST = 24
"""Code points of the longest name without its last word."""

_JOINT = 4
"""Code points between two names that may be one: 郑州大学|第一附属|医院."""

_LONGEST_FUNCTION = 14

_COMMISSION = Suffix("government", "function")
"""发改委, unlike 市委, is of the government."""

_NEAR = 20_000
_SHORT = 2
"""Code points of a name that could be part of a word."""

_REPEATED_KINDS = frozenset({"village", "school", "enterprise"})
"""Kinds of which a report says the whole name again and again, with nothing to tell it by."""

_ATTACHED = frozenset({"level", "own", "standing", "stem", "branch"})
"""Needs of what may follow another organization directly: 省委|组织部, X街道|党工委."""

_BRANCH_PLACE = LazyPattern(r"\p{Han}{2,3}[省市县区]?")
"""What stands between an office and its branch: 市生态环境局|长兴|分局."""

_IN_CHAIN = LazyPattern(r"[—\-→]|、社区")
"""What stands behind one level of a structure: 街道党工委—社区党委."""

_PARTY = ("中共", "中国共产党")
_AFTER = 8
"""Code points behind a name that tell whether its last character is another word's."""

_HEAD = LazyPattern(r"校长|院长|园长")
_PLACED_KINDS = frozenset({"school", "hospital", "enterprise"})


class _Named(NamedTuple):
    start: int
    end: int
    kind: str


class _Page(NamedTuple):
    text: str
    places: frozenset[str]


def find_organizations(
    doc: Document, residue: Residue, placeholders: Sequence[Placeholder]
) -> tuple[Organization, ...]:
    """Organizations, in text order, none within another."""
    text = doc.text
    read = Extents(doc, residue)
    titles = [match.span() for match in _TITLE.finditer(text)]
    title_starts = [start for start, _ in titles]
    mask_starts = sorted(item.start for item in placeholders)
    found = []
    candidates = list(_candidates(text))
    for start, end, kind in _longest([*candidates, *_again(text, candidates)]):
        at = bisect_right(title_starts, start) - 1
        if (at < 0 or start >= titles[at][1]) and read.holds(start):
            name = text[start:end]
            masked = not _MASK.isdisjoint(name) or _any_between(mask_starts, start, end)
            found.append(Organization(start, end, name, kind, masked))
    return tuple(found)


def _any_between(places: list[int], start: int, end: int) -> bool:
    at = bisect_right(places, start - 1)
    return at < len(places) and places[at] < end


def _again(text: str, known: list[_Named]) -> Iterator[_Named]:
    """Every other place of a name that was known at one place by its evidence."""
    from ahocorasick_rs import AhoCorasick

    kinds = {
        name: kind
        for start, end, kind in known
        if kind in _REPEATED_KINDS
        and len(name := text[start:end]) > _SHORT
        and _MASK.isdisjoint(name)
    }
    names = list(kinds)
    matches = AhoCorasick(names).find_matches_as_indexes(text) if names else ()
    for index, start, end in matches:
        yield _Named(start, end, kinds[names[index]])


def _longest(candidates: Sequence[_Named]) -> list[_Named]:
    """Candidates without those that a longer one holds."""
    kept: list[_Named] = []
    for named in sorted(candidates, key=lambda named: (named.start, -named.end)):
        if not kept or named.start >= kept[-1].end:
            kept.append(named)
    return kept


def _candidates(text: str) -> Iterator[_Named]:
    names = fixed_names()
    table = suffixes()
    page = _Page(text, known_places(text))
    last = _Named(-1, -1, "")
    named: _Named | None
    for _, start, longest in _automaton().find_matches_as_indexes(text):
        end = _whole_end(text, start, longest)
        word = text[start:end]
        kind = names.get(word)
        suffix = table.get(word)
        if kind is not None:
            named = None if is_broken(word, text[end : end + _AFTER]) else _Named(start, end, kind)
        elif suffix is None or (word.endswith("政府") and text.startswith("工作报告", end)):
            named = None
        elif _is_attached(text, last, start, suffix) and not is_broken(
            word, text[end : end + _AFTER]
        ):
            named = _Named(last.start, end, _joined_kind(last, suffix))
        else:
            if word == "委" and is_function(text[max(0, start - _LONGEST_FUNCTION) : start]):
                suffix = _COMMISSION
            named = _with_house(text, last, _judge(page, start, end, suffix, last))
        if named is not None:
            last = named
            yield named


def _whole_end(text: str, start: int, end: int) -> int:
    """Where a suffix ends without what is the next word's: 县委|办好, 县政府|办公楼."""
    table = suffixes()
    while text[start : end - 1] in table and is_broken(text[start:end], text[end : end + _AFTER]):
        end -= 1
    return end


def _is_attached(text: str, last: _Named, start: int, suffix: Suffix) -> bool:
    """Whether a suffix belongs to the name before it, at once or behind a place."""
    if last.end == start:
        return suffix.need in _ATTACHED
    between = text[last.end : start] if 0 < last.end < start < last.end + _JOINT + 1 else ""
    return suffix.need == "branch" and _BRANCH_PLACE.fullmatch(between) is not None


def _with_house(text: str, last: _Named, named: _Named | None) -> _Named | None:
    """A body with the one above it: 中共云岭区委|北岸街道工作委员会, 县政府|信访局."""
    if named is None or named.start != last.end or named.kind != last.kind:
        return named
    below = named.kind == "party" and last.end - last.start > _JOINT
    office = text.endswith("政府", last.start, last.end)
    return named._replace(start=last.start) if below or office else named


def _joined_kind(last: _Named, suffix: Suffix) -> str:
    """A party committee of a company is the party's; an office keeps the kind of its house."""
    return suffix.kind if suffix.kind == "party" else last.kind


def _judge(page: _Page, start: int, end: int, suffix: Suffix, last: _Named) -> _Named | None:
    """The organization whose name ends in the suffix at ``[start, end)``, if it is one."""
    text = page.text
    # Far behind another name, this one begins anew: 山西博物院位列一级|博物馆.
    joined = start - last.end <= _JOINT or suffix.need == "unit" or last.end - last.start < _JOINT
    joined = joined or text[last.start : last.end] == _PARTY[1]
    if suffix.need == "name" and 0 < last.end < start and joined:
        joined = not is_tiled(text[last.end : start])  # X医院|智慧医院
    begin = max(start - _LONGEST, 0 if joined else last.end)
    found = _RUN.search(text, begin, start)
    run = found[0] if found else ""
    begin = start - len(run)
    listed = 0 < last.end == begin - 1 and text[begin - 1] == "、"
    evidence = Evidence(run, text[start:end], text[end : end + _AFTER], listed)
    at = name_start(evidence, suffix)
    if at < 0 and suffix.need in ("unit", "name"):
        opens = _opens_line(text, begin) and _is_known_name(text, begin, end)
        known = suffix.kind in _PLACED_KINDS and after_cut(run)[:2] in page.places
        opens = opens or (listed and end - start > _SHORT)
        if opens or known:
            at = name_start(evidence._replace(opens=opens, known=known), suffix)
    name = run[max(at, 0) :]
    broken = name.count("（") != name.count("）") or (not name and suffix.need == "name")
    broken = broken or (name == "街道" and _IN_CHAIN.match(text, end) is not None)
    kind = "party" if name.startswith(_PARTY) and suffix.kind != "congress" else suffix.kind
    return None if at < 0 or broken else _Named(begin + at, end, kind)


def _opens_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


def _is_known_name(text: str, start: int, end: int) -> bool:
    """Whether what stands at ``[start, end)`` stands somewhere near again, or has a head."""
    if _HEAD.match(text, end) is not None:
        return True
    return text.count(text[start:end], max(0, start - _NEAR), end + _NEAR) > 1


@cache
def _automaton() -> AhoCorasick:
    """Every name and suffix, longer ones first, and the words that begin like one."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    words = sorted({*fixed_names(), *suffixes(words=True)})
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)
