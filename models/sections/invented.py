"""Training reports made of the invented passages of ``passages/``.

Grass-roots reports of every kind, with headings of many forms and without: what the public reports
lack. Each passage is once in a report that words are learned from; further reports, which mix them
anew, teach how parts follow each other.
"""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from textkit.analysis.dataset import bit
from textkit.analysis.markers import match_marker
from textkit.lexicon.loader import load_lexicon
from textkit.model.records import LABELS

FOLDER = Path(__file__).parent / "passages"

Pieces = list[tuple[str, int]]
"""A paragraph: stretches with the labels they may have, as bits."""

_HAN = "一二三四五六七八九十"
_FORMS = ("一、{}", "一、{}", "一、{}", "【{}】", "◆{}", "{}", "（一）{}", "1.{}")
_ITEMS = ("", "", "（一）", "1.", "——", "一是", "（1）")
_TITLES = ("年度工作总结", "工作情况汇报", "重点工作情况的报告", "工作小结", "述职报告", "自查报告")
_OTHER = bit("other")

PROBLEMS, PLAN, HEADED, TURNED, PAIRS = 0.7, 0.85, 0.5, 0.5, 0.15
"""How often a report has problems, a plan, headings, turns where it has none, and problems with their
remedies (as often, a passage of several labels)."""


class Passages(NamedTuple):
    """Paragraphs by label, without markers; ``mixed`` ones are of several labels."""

    by_label: dict[str, list[tuple[str, str]]]
    mixed: list[Pieces]


def read_passages(part: int, parts: int) -> Passages:
    """Every ``parts``-th passage, from ``part`` on."""
    by_label: dict[str, list[tuple[str, str]]] = {label: [] for label in LABELS}
    mixed: list[Pieces] = []
    for path in sorted(FOLDER.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        for row in rows[part::parts]:
            if "labels" in row:
                texts, labels = row["text"].split("｜"), row["labels"].split("｜")
                mixed.append([(t, bit(k)) for t, k in zip(texts, labels, strict=True)])
            else:
                by_label[row["label"]].append((row["genre"], row["text"]))
    return Passages(by_label, mixed)


def count_passages() -> int:
    """How many passages there are."""
    found = read_passages(0, 1)
    return sum(map(len, found.by_label.values())) + len(found.mixed)


def _wordings() -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entry in load_lexicon("heading_wordings").entries:
        found[entry.category].append(entry.term)
    return found


class Composer:
    """Makes reports of passages.

    Args:
        passages: What they are made of.
        turns: Sentences that open the problems and the plan of a report without headings.
        rng: Where the chance comes from.
    """

    def __init__(self, passages: Passages, turns: dict[str, list[str]], rng: random.Random) -> None:
        self._passages = passages
        self._turns = turns
        self._rng = rng
        self._titles = _wordings()

    def each_once(self) -> Iterator[list[Pieces]]:
        """Reports that hold each passage once."""
        left = {label: rows[:] for label, rows in self._passages.by_label.items()}
        for rows in left.values():
            self._rng.shuffle(rows)
        mixed = self._passages.mixed[:]
        count = max(1, max(map(len, left.values())) // 6)
        for number in range(count):
            share = {label: rows[number::count] for label, rows in left.items()}
            yield self._report(share, mixed[number::count])

    def mixed_anew(self, count: int) -> Iterator[list[Pieces]]:
        """So many reports, their passages drawn."""
        for _ in range(count):
            drawn: dict[str, list[tuple[str, str]]] = {}
            genre = self._rng.choice([row[0] for row in self._passages.by_label["achievement"]])
            for label, most in (("achievement", 9), ("problem", 5), ("plan", 7), ("other", 3)):
                drawn[label] = self._draw(label, genre, self._rng.randint(1, most))
            if self._rng.random() > PROBLEMS:
                drawn["problem"] = []
            if self._rng.random() > PLAN:
                drawn["plan"] = []
            some = self._rng.random() < PAIRS and bool(self._passages.mixed)
            mixed = self._rng.sample(self._passages.mixed, 1) if some else []
            yield self._report(drawn, mixed)

    def _draw(self, label: str, genre: str, count: int) -> list[tuple[str, str]]:
        """Of one genre as far as they reach, every fifth from any."""
        rows = self._passages.by_label[label]
        if not rows:
            return []
        alike = [row for row in rows if row[0] == genre] or rows
        return [self._rng.choice(rows if self._rng.random() < 0.2 else alike) for _ in range(count)]

    def _report(self, parts: dict[str, list[tuple[str, str]]], mixed: list[Pieces]) -> list[Pieces]:
        rng = self._rng
        headed = rng.random() < HEADED
        form = rng.choice(_FORMS)
        lines: list[Pieces] = [[(f"关于{rng.choice(_TITLES)}", _OTHER)]]
        others = [text for _, text in parts["other"]]
        opening = rng.randint(0, len(others))
        lines += [[(text, _OTHER)] for text in others[:opening]]
        number = 0
        pairs = rng.random() < PAIRS and parts["problem"] and parts["plan"]
        for label in ("achievement", "problem", "plan"):
            rows = parts[label]
            if not rows or (pairs and label == "plan"):
                continue
            if headed:
                kind = "plan+problem" if pairs and label == "problem" else label
                title = rng.choice(self._titles[kind])
                mask = sum(map(bit, kind.split("+")))
                lines.append([(_numbered(form, number).format(title), mask)])
                number += 1
            if pairs and label == "problem":
                lines += self._pairs(rows, parts["plan"])
            else:
                lines += self._items(label, rows, headed)
        at = rng.randint(1, len(lines))
        lines[at:at] = mixed
        return lines + [[(text, _OTHER)] for text in others[opening:]]

    def _items(self, label: str, rows: Sequence[tuple[str, str]], headed: bool) -> list[Pieces]:
        """Paragraphs of one label, as a list of one form."""
        form = self._rng.choice(_ITEMS)
        lines: list[Pieces] = []
        apt = label in self._turns and (not headed or self._rng.random() < 0.2)
        if apt and self._rng.random() < TURNED:
            lines.append([(self._rng.choice(self._turns[label]), bit(label))])
        for number, (_, text) in enumerate(rows):
            words = _bare(text)
            if form and not words.startswith(("送：", "抄送")):
                words = _numbered(form, number) + words
            lines.append([(words, bit(label))])
        if len(lines) > 1 and not form and self._rng.random() < 0.5:
            lines[0:2] = [[*lines[0], *lines[1]]]
        return lines

    def _pairs(
        self, problems: Sequence[tuple[str, str]], plans: Sequence[tuple[str, str]]
    ) -> list[Pieces]:
        """Problems, each with its remedy."""
        rng = self._rng
        name, remedy = rng.choice(
            (("", "整改措施："), ("问题：", "措施："), ("存在问题：", "下一步措施："), ("", ""))
        )
        together = rng.random() < 0.5
        lines: list[Pieces] = []
        for number, (_, problem) in enumerate(problems):
            first = (f"{number + 1}.{name}{_bare(problem)}", bit("problem"))
            second = (remedy + _bare(plans[number % len(plans)][1]), bit("plan"))
            lines += [[first, second]] if together else [[first], [second]]
        return lines


def _numbered(form: str, number: int) -> str:
    """The same form with the next number."""
    han = _HAN[min(number, 9)]
    return form.replace("一", han).replace("1", str(number + 1))


def _bare(text: str) -> str:
    """A passage without the marker that it begins with."""
    marker = match_marker(text, 0, len(text))
    return (text[marker.end :] if marker else text).lstrip("— ")
