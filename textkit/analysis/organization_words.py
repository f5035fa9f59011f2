"""The organization lexicons as patterns: places, levels, functions, general words, breaks.

Knows nothing of how a name is judged.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from textkit.lexicon.loader import load_lexicon
from textkit.text.patterns import compiled

_AND_ALONE = r"和(?!(?:平|睦|顺|畅|美|谐)(?:$|[区县街镇乡村路里东西南北中小新一二三]))"
"""和 between two names, not as the first character of one: 和平|派出所."""

_AND = r"和(?!社会保障|信息化|改革|旅游|城乡|规划|自然|草原|物资|国)"
"""和 between two names, not inside the name of an agency."""


class Suffix(NamedTuple):
    """What the end of a name tells: the kind, and the evidence it needs on its left."""

    kind: str
    need: str


def _terms(name: str, category: str) -> frozenset[str]:
    """The terms of one category of a lexicon."""
    return load_lexicon(name).terms(category)


@cache
def fixed_names() -> dict[str, str]:
    """Names that need no evidence, with their kind."""
    return {entry.term: entry.category for entry in load_lexicon("org_names").entries}


@cache
def suffixes(*, words: bool = False) -> dict[str, Suffix]:
    """Ends of names; with ``words`` also the ordinary words that begin like one."""
    table = {}
    for entry in load_lexicon("org_suffixes").entries:
        kind, _, need = entry.category.partition(".")
        if need or words:
            table[entry.term] = Suffix(kind, need)
    return table


@cache
def crowds() -> frozenset[str]:
    """Levels of which there are many: without a name before them they name nobody."""
    return _terms("org_parts", "crowd")


@cache
def general_levels() -> frozenset[str]:
    """Words that end like a level and are none: 城市, 小区."""
    return _terms("org_levels", "word")


def _either(words: Collection[str]) -> str:
    """A pattern of any of ``words``, longer ones first."""
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


@cache
def places() -> str:
    """A place that may open a name: 江苏, 江苏省, 中科院; and a county of two or three characters."""
    names = {e.term for e in load_lexicon("places").entries if len(e.term) > 1}
    return _either({*names, *fixed_names(), "中国", "国网"})


@cache
def level_end() -> str:
    """A level (市, 县, 示范区) at the end of a run."""
    return _either(_terms("org_parts", "level") | crowds()) + "$"


@cache
def stem_end() -> str:
    """A function (教育, 发改) at the end of a run."""
    return _either(_terms("org_parts", "stem")) + "$"


@cache
def cuts() -> str:
    """Any word that no name holds, at least not at its beginning."""
    words = _terms("org_context", "cut") - {"和", "据", "就"}
    return f"(?:{_either(words)}|{_AND_ALONE}|(?<!数)据|就(?!业))"


@cache
def activities() -> frozenset[str]:
    """Verbs that end the name of a company or a centre: 恒远建设|集团, 农业技术推广|中心."""
    return _terms("org_parts", "activity")


@cache
def long_cuts() -> str:
    """Words that stand in the middle of no name."""
    breaks = {
        word
        for word in _terms("org_context", "cut")
        if len(word) > 1 or word in "由的了与及等是在为将把被"
    }
    return f"(?:{_either(breaks)}|{_AND})"


def is_function(run: str) -> bool:
    """Whether a run ends in what an agency does: 市发改, 卫健."""
    return compiled(stem_end()).search(run) is not None


def after_cut(run: str) -> str:
    """What stands behind the last word that no name holds."""
    end = 0
    for match in compiled(cuts()).finditer(run):
        end = match.end()
    return run[end:]


def is_tiled(name: str) -> bool:
    """Whether a name is made of general words only: 社区卫生, 国家区域医疗."""
    general = _general_words()
    while name:
        step = next((n for n in range(min(len(name), 6), 0, -1) if name[:n] in general), 0)
        if not step:
            return False
        name = name[step:]
    return True


@cache
def _general_words() -> frozenset[str]:
    return (
        _terms("org_context", "generic") | _terms("org_parts", "stem") | {"国家", "省", "市", "县"}
    )
