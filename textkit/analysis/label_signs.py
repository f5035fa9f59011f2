"""Signs that say outright what a part of a report is: wordings of headings, first words, lists.

Owns which headings are unambiguous and how lists are told apart. Knows nothing of the outline.
"""

from __future__ import annotations

from functools import cache, lru_cache

from textkit.analysis.cues import Cues, group_cues
from textkit.analysis.markers import match_marker
from textkit.analysis.silver import heading_labels, known_ending
from textkit.classify.units import ITEM, PARAGRAPH, SERIES
from textkit.lexicon.loader import load_lexicon
from textkit.model.records import LABELS

_LONGEST_TITLE = 24
_LONGEST_LINE = 20
"""Characters of a line that may be a heading though nothing marks it."""

_LONGEST_NAME = 10
"""Characters before the colon that names what follows (整改措施：)."""

_LONGEST_WEAKNESS = 20
"""Characters of the name of a problem (资金压力较大。)."""

_COMMAS = 2
"""Commas of a sentence behind which a turn is looked for (虽然…，但仍存在…)."""

_OPENERS = " \u3000“《【〔[（(◆●■▲★◎○▶•·*-—"
_CLOSERS = " \u3000”》】〕]）)：:"
_NO_TITLE_ENDS = "。；;，,！!？?…、"
_BULLETS = "—-◆●■▲★◎○▶•·*"
_ACHIEVEMENT, _PROBLEM, _PLAN, _ = (1 << at for at in range(len(LABELS)))


@cache
def _words() -> Cues:
    return group_cues(load_lexicon("label_cues").entries)


@lru_cache(maxsize=4096)
def title_labels(title: str) -> int:
    """The labels that an unambiguous heading stands for, as bits; 0 for slogans and the unknown.

    >>> title_labels("经营中存在的主要矛盾"), title_labels("下月计划"), title_labels("破解发展难题")
    (2, 4, 0)
    """
    title = title.strip(_OPENERS + _CLOSERS)
    if not 1 < len(title) <= _LONGEST_TITLE or _is_open(title):
        return 0
    return heading_labels(title) or _by_parts(title)


def _is_open(title: str) -> bool:
    """Whether a title may be of what was done and of what will be: 2026年重点工作, 加强自身建设."""
    words = _words()
    dated = title[0].isdecimal() and title.endswith(words["open-dated"])
    return dated or title.endswith(words["open"])


def _by_parts(title: str) -> int:
    """By time and last words: 下月计划, 本月工作, 经营中存在的主要矛盾, 二季度工作完成情况."""
    words = _words()
    ending = known_ending(title)
    if ending == _ACHIEVEMENT:
        return ending
    if any(mark in title for mark in "，。、；") or any(word in title for word in words["solve"]):
        return 0
    if title.endswith(words["problem-end"]):
        lead = any(title.find(word, 0, -2) >= 0 for word in words["problem-lead"])
        return _PROBLEM if lead else 0
    if title.startswith(words["later"]) or title.endswith(words["plan-end"]):
        done = any(word in title for word in words["review"])
        wrong = any(word in title for word in words["problem-end"])
        return _PLAN | done * _ACHIEVEMENT | wrong * _PROBLEM
    if title.startswith(words["past"]) and title.endswith(words["past-end"]):
        return _ACHIEVEMENT
    return ending


def line_labels(text: str, start: int, end: int) -> int:
    """What a short line names, where it may be a heading that nothing marks: 【短板弱项】."""
    if end - start > _LONGEST_LINE or text[end - 1] in _NO_TITLE_ENDS:
        return 0
    return title_labels(text[_behind_marker(text, start, end) : end])


def first_words(text: str, start: int, end: int) -> int:
    """Index of the label that the first words of a sentence stand for, else -1.

    Its first clauses count too (虽然有进步，但仍存在…), and the last words of a short one
    (资金压力较大。).
    """
    at = _behind_marker(text, start, end)
    colon = text.find("：", at, min(at + _LONGEST_NAME + 1, end - 1))
    if colon > 0:
        mask = title_labels(text[at:colon])
        if mask in (_PROBLEM, _PLAN):
            return mask.bit_length() - 1
    if _is_weakness(text, at, end):
        return _PROBLEM.bit_length() - 1
    found = _clause_label(text, at, end)
    return LABELS.index("plan") if found < 0 and _has_deadline(text, start, end) else found


def _clause_label(text: str, at: int, end: int) -> int:
    """Index of the label that the words of the first clauses stand for, else -1."""
    words = _words()
    for clause in range(_COMMAS + 1):
        for label in ("problem", "plan") if clause else ("problem", "plan", "other", "achievement"):
            if text.startswith(words[label], at, end):
                return LABELS.index(label)
        at = text.find("，", at, end) + 1
        if not at:
            break
    return -1


def _is_weakness(text: str, start: int, end: int) -> bool:
    """Whether a sentence names a problem by its last word (资金压力较大。)."""
    words = _words()
    return (
        end - start <= _LONGEST_WEAKNESS
        and text.endswith(words["weak-end"], start, end - 1)
        and not any(text.find(word, start, end) >= 0 for word in words["solve"])
    )


def _has_deadline(text: str, start: int, end: int) -> bool:
    """Whether something is due that has not come: 9月底前复工, not 9月底前已复工."""
    words = _words()
    return any(text.find(word, start, end) >= 0 for word in words["deadline"]) and not any(
        text.find(word, start, end) >= 0 for word in words["done"]
    )


def _behind_marker(text: str, start: int, end: int) -> int:
    """Where the words begin behind 1. or —— or 【."""
    marker = match_marker(text, start, end)
    at = marker.end if marker else start
    while at < end - 1 and text[at] in _OPENERS:
        at += 1
    return at


class Lists:
    """Tells the next item of a list from the first of another; fed with paragraphs in order."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}
        self._before = ""

    def opens(self, text: str, start: int, end: int) -> int:
        """`PARAGRAPH`, `ITEM` or `SERIES`, by the marker that a paragraph begins with."""
        marker = match_marker(text, start, end)
        bullet = text[start] in _BULLETS
        style = marker.style if marker else text[start] if bullet else ""
        before, self._before = self._before, style
        if not style:
            return PARAGRAPH
        if marker is None or marker.number is None:
            return ITEM if style == before else SERIES
        goes_on = self._last.get(style) == marker.number - 1
        self._last[style] = marker.number
        return ITEM if goes_on and marker.number > 1 else SERIES
