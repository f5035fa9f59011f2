"""Follow-up layer: the problems of a report with the plans that answer them.

Owns how pairs are scored and chosen. A problem whose own passage says what will be done is a pair
in itself; the others are assigned by common content, leads counting double, and by their order.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import log2

import regex

from textkit.analysis.content import Bag, Weights, coverage, likeness, pairs_of, topics_of
from textkit.analysis.cues import group_cues
from textkit.analysis.passages import LabelledReport, Passages, Unit
from textkit.lexicon.loader import load_lexicon
from textkit.model.records import FollowUp, Passage
from textkit.text.patterns import compiled

_LEAST = 0.15
"""Pairs below that score have nothing to do with each other."""

_MANY = 10
_LEAST_OF_MANY = 0.05
"""Among more plans than ``_MANY`` the best is good by chance: what each doubling adds."""

_LEAST_SHARED = 0.27
"""From this score on a plan answers a second problem too."""

_ORDER = 0.12
"""What the same place in two lists of the same length adds; in others less."""

_WHOLE, _LEADS, _NAMED = 1.2, 0.6, 0.5
"""Shares of the likeness of the whole passages, of their leads, and of a lead that the other
passage takes up. Together above 1: even a plan that takes a problem up word by word adds its own.
"""

_MOST_PAIRS = 60_000
"""A text with more to compare is no report; it would take seconds and mean nothing."""

_WITHIN = 0.9
"""Score of a plan that follows its problem in the same item."""


def pair_problems(report: LabelledReport) -> tuple[FollowUp, ...]:
    """Problems with their plans in text order, then the plans that answer none.

    Args:
        report: Its layers.
    """
    passages = Passages(report)
    rows = {measure.start for measure in report.measures}
    problems = list(passages.parts("problem"))
    plans = [plan for plan in passages.parts("plan") if plan.item or plan.start in rows]
    found: list[FollowUp] = []
    for problem in list(problems):
        if own := _own_plan(passages, problem, report.doc.text):
            problems.remove(problem)
            plans = [p for p in plans if not problem.start <= p.start < problem.end]
            found.append(own)
    scores = _scores(report.doc.text, problems, plans)
    answers = _answers(scores) if scores else {}
    for at, problem in enumerate(problems):
        plan = answers.get(at)
        pair = None if plan is None else _passage(plans[plan])
        score = 0.0 if plan is None else round(scores[at][plan], 3)
        found.append(FollowUp(_passage(problem), pair, score))
    found.sort(key=_problem_start)
    used = set(answers.values())
    orphans = (p for at, p in enumerate(plans) if at not in used)
    return (*found, *(FollowUp(None, _passage(plan), 0.0) for plan in orphans))


def _problem_start(pair: FollowUp) -> int:
    return pair.problem.start if pair.problem else -1


def _passage(unit: Unit) -> Passage:
    return Passage(unit.start, unit.end)


def _own_plan(passages: Passages, problem: Unit, text: str) -> FollowUp | None:
    """The pair within an item whose last sentences say what will be done."""
    sentences = passages.sentences_in(problem.start, problem.end)
    split = next(
        (at for at in range(len(sentences), 0, -1) if sentences[at - 1].label != "plan"), 0
    )
    if 0 < split < len(sentences):
        start = sentences[split].start
    elif turn := _turn().search(text, problem.lead_start, problem.end):
        start = turn.start()
    else:
        return None
    end = start
    while text[end - 1].isspace() and end > problem.start:
        end -= 1
    if end == problem.start:
        return None
    return FollowUp(Passage(problem.start, end), Passage(start, problem.end), _WITHIN)


@cache
def _turn() -> regex.Pattern[str]:
    """Where a sentence about a problem turns to what will be done (对此，我们将…)."""
    cues = group_cues(load_lexicon("aspect_cues").entries)["turn"]
    words = "|".join(sorted(cues, key=len, reverse=True))
    return compiled(rf"(?<=[，；。])(?:{words})[^。；]{{0,20}}?(?:将|要|拟)")


def _scores(text: str, problems: Sequence[Unit], plans: Sequence[Unit]) -> list[list[float]]:
    """How well each plan answers each problem; empty where there is nothing to compare."""
    if not plans or len(problems) * len(plans) > _MOST_PAIRS:
        return []
    units = [*problems, *plans]
    pairs = [_content_of(text, unit.start, unit.end) for unit in units]
    weights = Weights(pairs)
    bags = [weights.bag(found) for found in pairs]
    leads = [weights.bag(_content_of(text, unit.lead_start, unit.lead_end)) for unit in units]
    n = len(problems)
    rows = []
    for at in range(n):
        row = []
        for to in range(len(plans)):
            content = _content(bags[at], leads[at], bags[n + to], leads[n + to])
            order = _order(at, to, n, len(plans)) if content else 0.0
            row.append(min(content + order, 1.0))
        rows.append(row)
    return rows


def _content_of(text: str, start: int, end: int) -> set[str]:
    return pairs_of(text, start, end) | topics_of(text, start, end)


def _content(problem: Bag, its_lead: Bag, plan: Bag, plans_lead: Bag) -> float:
    """What content speaks for: a lead says in short what its passage is about."""
    named = max(coverage(its_lead, plan), coverage(plans_lead, problem))
    return (
        _WHOLE * likeness(problem, plan) + _LEADS * likeness(its_lead, plans_lead) + _NAMED * named
    )


def _order(at: int, to: int, problems: int, plans: int) -> float:
    """What the place in both lists speaks for."""
    if problems < 2 or plans < 2:
        return 0.0
    distance = abs(at / (problems - 1) - to / (plans - 1))
    if problems == plans:
        return _ORDER if at == to else 0.0
    return _ORDER / 2 * max(0.0, 1 - 2 * distance)


def _answers(scores: Sequence[Sequence[float]]) -> dict[int, int]:
    """The plan of each problem that has one: the best assignment, then plans that answer two."""
    plans = len(scores[0])
    least = _LEAST + _LEAST_OF_MANY * max(log2(plans / _MANY), 0.0)
    wanted = {
        at: max(range(plans), key=row.__getitem__)
        for at, row in enumerate(scores)
        if max(row) >= least
    }
    chosen = wanted if len(set(wanted.values())) == len(wanted) else _assigned(scores, least)
    for at, plan in wanted.items():
        if at not in chosen and scores[at][plan] >= max(_LEAST_SHARED, least):
            chosen[at] = plan
    return chosen


def _assigned(scores: Sequence[Sequence[float]], least: float) -> dict[int, int]:
    """The assignment of one plan to one problem with the highest sum of scores."""
    # NOTE: half a second to import; only asked for when two problems want the same plan.
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(scores, maximize=True)
    return {
        int(row): int(column)
        for row, column in zip(rows, columns, strict=True)
        if scores[row][column] >= least
    }
