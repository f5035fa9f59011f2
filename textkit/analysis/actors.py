"""Who does it: subject phrases, 由…牵头, the columns 责任单位 and the like.

Owns the phrases of actors inside a passage. What the passage is, it does not know.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from operator import itemgetter

import regex

from textkit.analysis.cues import Cues, default_cues, group_cues
from textkit.lexicon.loader import load_lexicon
from textkit.text.patterns import compiled

_LONGEST = 24
_SHORT = 5
_LONGEST_SINGLE = 12
"""A longer phrase is a clause, unless it joins several organizations."""
_OFFICES = tuple("局办部科处室站所队组院厅委")
_NAME = r"[\p{Han}A-Za-z0-9×〇“”（）、]"
_NO_NAME = frozenset("了以把将在的使让是被由需")
"""Characters that stand in no name: the phrase goes back behind a verb or preposition."""

_LEADING = ("由", "牵头", "负责", "主抓")
"""Without one of them in a passage nobody is named as leading it."""

_JOINING = frozenset("、和及与")

_STRIPPED = "，。；：、 "
_APART = r"[、,，;；\s]+"


@cache
def _cues() -> Cues:
    return group_cues(load_lexicon("actor_cues").entries)


def _any(category: str) -> str:
    """An alternative of all words of a class, longest first."""
    return "|".join(sorted(map(regex.escape, _cues()[category]), key=len, reverse=True))


def _letters(category: str, place: int) -> str:
    """A character class of the first or last characters of a class of words."""
    return "[" + "".join(sorted({regex.escape(word[place]) for word in _cues()[category]})) + "]"


@cache
def _clause_start() -> regex.Pattern[str]:
    """The beginning of a clause, as far as a subject may reach."""
    return compiled(rf"(?<![^，。；：！\n\s]){_NAME}{{2,{_LONGEST}}}")


@cache
def _name() -> regex.Pattern[str]:
    return compiled(rf"{_NAME}{{2,{_LONGEST}}}")


@cache
def _last_letter() -> regex.Pattern[str]:
    """Where the name of an organization may end: before a verb."""
    return compiled(rf"{_letters('organization', -1)}(?={_letters('verb', 0)})")


@cache
def _leader() -> regex.Pattern[str]:
    """由某局牵头, 某局牵头负责."""
    return compiled(
        rf"(?<=由)(?<by>{_NAME}{{2,{_LONGEST}}}?)(?:{_any('lead')})(?!人|同志|制)"
        rf"|(?<![^，。；：（\n\s])(?!由)(?<who>{_NAME}{{2,{_LONGEST}}}?)"
        r"(?:牵头|具体负责|负责牵头|主抓|(?<alone>负责)(?=[，。；、）\n]|$))"
    )


@cache
def _agent() -> regex.Pattern[str]:
    """由某科、某室开展."""
    offices = "".join(_OFFICES)
    return compiled(rf"(?<=由){_NAME}{{1,{_LONGEST}}}?[{offices}](?=(?:{_any('verb')}))")


@cache
def _column() -> regex.Pattern[str]:
    """责任单位：某局、某办."""
    name = r"[^；;。）)】\n，：:\s]++(?![：:])"
    return compiled(rf"(?:{_any('label')})[：:][ \u3000]*(?<who>{name}(?:[ \u3000]+{name})*)")


class _Words:
    """The same classes as tuples for ``startswith`` and ``endswith``."""

    def __init__(self) -> None:
        cues = _cues()
        actions = group_cues(load_lexicon("action_words").entries)
        self.ends = cues["organization"]
        self.common = cues["common"]
        self.verbs = cues["verb"]
        self.openings = cues["opening"]
        self.taking = cues["taking"]
        self.actions = (*actions["verb"], *actions["adverb"], *default_cues()["verb"])


@cache
def _words() -> _Words:
    return _Words()


def column_labels() -> tuple[str, ...]:
    """Headings of the columns of an item: who answers for it, by when."""
    return (*_cues()["label"], *_cues()["term"])


def column_cues() -> Cues:
    """Headings of columns by class: ``deed``, ``label`` (who), ``term`` (when)."""
    return _cues()


def split_names(words: str) -> tuple[str, ...]:
    """The names in a column, each once."""
    names = (name.strip(_STRIPPED) for name in regex.split(_APART, words))
    return tuple(dict.fromkeys(name for name in names if len(name) > 1))


def term_labels() -> tuple[str, ...]:
    """Headings of the column that says by when: 完成时限."""
    return _cues()["term"]


def find_actors(text: str, start: int, end: int) -> tuple[str, ...]:
    """The actors named in ``text[start:end]``, in text order, each once. ``O(n)``."""
    found: list[tuple[int, str]] = []
    columns: set[int] = set()
    passage = text[start:end]
    if "：" in passage or ":" in passage:
        for column in _column().finditer(text, start, end):
            columns.add(column.start("who"))
            found += [(column.start(), name) for name in split_names(column["who"])]
    if any(sign in passage for sign in _LEADING):
        found += _leaders(text, start, end)
    opening = _name().match(text, start, end)
    for clause in (opening, *_clause_start().finditer(text, start, end)):
        if not clause or clause.start() in columns:
            continue
        if name := _subject(text, clause.start(), clause.end(), end):
            found += [(clause.start(), part) for part in _each(name)]
    found.sort(key=itemgetter(0))
    names = (name.strip(_STRIPPED) for _, name in found)
    return tuple(dict.fromkeys(name for name in names if len(name) > 1))


def _leaders(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Who leads or answers for it, and who is named behind 由."""
    for leader in _leader().finditer(text, start, end):
        name = leader["by"] or leader["who"]
        if leader["by"] or (_is_subject(name) and not (leader["alone"] and not _is_office(name))):
            yield from ((leader.start(), part) for part in _each(name))
    for agent in _agent().finditer(text, start, end):
        name = agent[0] + _rest_of_name(text, agent.end(), end)
        if _is_subject(name):
            yield from ((agent.start(), part) for part in _each(name))


def _is_office(name: str) -> bool:
    return name.endswith((*_OFFICES, *_words().ends))


def _each(name: str) -> list[str]:
    """The organizations that a subject joins; one with parts that are none by themselves is kept.

    财务部、法务部 are two, 扶贫、公安等部门 are one.
    """
    if _JOINING.isdisjoint(name):
        return [name]
    parts: list[str] = regex.split("[、和与及]", name)
    if all(len(part) > 1 and _is_office(part) for part in parts):
        return parts
    return [name]


def _subject(text: str, start: int, stop: int, end: int) -> str:
    """The organization that a clause begins with, before its verb; empty where there is none."""
    words = _words()
    if text.startswith(words.openings, start):
        return ""
    for letter in _last_letter().finditer(text, start, min(stop + 1, end)):
        at = letter.end()
        name = text[start:at]
        if (
            name.endswith(words.ends)
            and not name.endswith(words.common, max(len(name) - 3, 0))
            and text.startswith(words.verbs, at, end)
            and _is_subject(name)
        ):
            return name + _rest_of_name(text, at, end)
    return ""


def _rest_of_name(text: str, at: int, end: int) -> str:
    """What of a name looked like its verb: 组织部 behind 区委, before 牵头."""
    words = _words()
    longer = max((w for w in words.ends if text.startswith(w, at, end)), key=len, default="")
    return longer if longer and text.startswith(words.verbs, at + len(longer), end) else ""


def _is_subject(name: str) -> bool:
    """Whether a phrase may be a subject: it opens with no verb or preposition, brackets close.

    A short one may: 教育局, 督查室 and 考核办 open with verbs.
    """
    words = _words()
    short = len(name) <= _SHORT and name.endswith(_OFFICES)
    return (
        not name.startswith(words.openings)
        and (short or not name.startswith(words.actions))
        and not name[0].isdigit()
        and _NO_NAME.isdisjoint(name)
        and not any(name.find(verb, 1) > 0 for verb in words.taking)
        and (len(name) <= _LONGEST_SINGLE or not _JOINING.isdisjoint(name))
        and name.count("（") == name.count("）")
        and name.count("“") == name.count("”")
    )
