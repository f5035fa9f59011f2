"""Gold of reports of consecutive years: what became of each promise.

Knows ``follow_up/<unit>.tsv``: quotations from both reports, which must stand there exactly once.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from .gold import Built
from .markup import MarkupError
from .source import Source

_COLUMNS = "last\tthis\tplan\tdeed\tverdict"
_VERDICTS = ("done", "partly", "missing")


class Quote(NamedTuple):
    """What a report says, and where."""

    start: int
    end: int
    text: str


class Promise(NamedTuple):
    """A promise of last year and what this year's report says of it."""

    plan: Quote
    achievement: Quote | None
    verdict: str


def build_follow_up(
    folder: Path, sources: Sequence[tuple[Source, Built]]
) -> dict[str, dict[str, object]]:
    """The gold of each pair, by unit.

    Raises:
        MarkupError: If a pair is incomplete, a quotation is not found once, or a planned measure
            of the last year has no row; tells of every one.
    """
    by_unit: dict[str, list[tuple[Source, Built]]] = {}
    for source, built in sources:
        if source.pair:
            by_unit.setdefault(source.pair, []).append((source, built))
    problems: list[str] = []
    tables = {path.stem for path in folder.glob("*.tsv")}
    problems += [f"follow_up/{unit}.tsv: no reports" for unit in sorted(tables - by_unit.keys())]
    golds = {}
    for unit, pair in sorted(by_unit.items()):
        try:
            golds[unit] = _pair_gold(folder / f"{unit}.tsv", pair)
        except MarkupError as error:
            problems.append(f"follow_up/{unit}.tsv: {error}")
    if problems:
        raise MarkupError("\n".join(problems))
    return golds


def _pair_gold(path: Path, pair: list[tuple[Source, Built]]) -> dict[str, object]:
    pair = sorted(pair, key=lambda found: found[0].year)
    if len(pair) != 2 or pair[0][0].year + 1 != pair[1][0].year:
        raise MarkupError(f"not two consecutive years: {[found[0].id for found in pair]}")
    if not path.exists():
        raise MarkupError("is missing")
    (last, last_built), (this, this_built) = pair
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    if header != _COLUMNS:
        raise MarkupError(f"header: {header}")
    promises = [_promise(row, pair) for row in rows]
    measures = last_built.gold.get("measures")
    if not isinstance(measures, list):
        raise MarkupError(f"{last.id} has no layers")
    for measure in measures:
        if measure["status"] == "planned" and not any(
            promise.plan.start < measure["end"] and measure["start"] < promise.plan.end
            for promise in promises
        ):
            raise MarkupError(f"no row for the plan: {measure['lead']}")
    return {
        "schema": "textkit.gold-follow-up/1",
        "last": last_built.gold["file"],
        "this": this_built.gold["file"],
        "years": [last.year, this.year],
        "promises": [
            {
                "plan": promise.plan._asdict(),
                "achievement": promise.achievement._asdict() if promise.achievement else None,
                "verdict": promise.verdict,
            }
            for promise in promises
        ],
    }


def _promise(row: str, pair: list[tuple[Source, Built]]) -> Promise:
    cells = row.split("\t")
    if len(cells) != len(_COLUMNS.split("\t")):
        raise MarkupError(f"row: {row}")
    last, this, plan, deed, verdict = cells
    if [last, this] != [source.id for source, _ in pair]:
        raise MarkupError(f"ids: {last} {this}")
    if verdict not in _VERDICTS or (verdict == "missing") == bool(deed):
        raise MarkupError(f"verdict {verdict} does not go with its deed: {row}")
    return Promise(
        _quote(pair[0][1].text, plan), _quote(pair[1][1].text, deed) if deed else None, verdict
    )


def _quote(text: str, quote: str) -> Quote:
    start = text.find(quote)
    if start < 0 or text.find(quote, start + 1) >= 0:
        raise MarkupError(f"quotation stands {text.count(quote)} times: {quote}")
    return Quote(start, start + len(quote), quote)
