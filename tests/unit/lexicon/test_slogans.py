"""The slogan table: its format, and that a broken row is named."""

from __future__ import annotations

import pytest

from textkit.errors import LexiconError
from textkit.lexicon.slogans import HEADER, load_slogans, parse_slogans
from textkit.text.numerals import parse_numeral

GOOD = ("两清一促", "", "any", "政策", "2+1", "清账；清库｜促销", "2020-", "local", "甲", "")


def table(*rows: tuple[str, ...]) -> str:
    """A file of these rows."""
    return "\n".join("\t".join(row) for row in (HEADER, *rows)) + "\n"


def changed(**cells: str) -> tuple[str, ...]:
    """The good row with other cells."""
    row = dict(zip(HEADER, GOOD, strict=True)) | cells
    return tuple(row.values())


def test_row() -> None:
    """Counts are numbers, items stand flat in their order, contexts are several."""
    (entry,) = parse_slogans(table(changed(context="账,库", form="quoted")), path="x")
    assert entry.counts == (2, 1)
    assert entry.expansion == ("清账", "清库", "促销")
    assert entry.context == ("账", "库")
    assert entry.quoted


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("x\n", "表头不对"),
        (table(GOOD[:-1]), "有9列，应为10列"),
        (table(changed(phrase=" 甲")), "首尾有空白"),
        (table(changed(phrase="")), "phrase 为空"),
        (table(GOOD, GOOD), "重复"),
        (table(GOOD, changed(phrase="一清")), "没有按 phrase"),
        (table(changed(form="bold")), "form 应为"),
        (table(changed(status="old")), "status 应为"),
        (table(changed(counts="两+1")), "counts 应为"),
        (table(changed(counts="3+1")), "项数与 counts 不符"),
        (table(changed(source="???")), "缺少出处"),
    ],
)
def test_broken(text: str, what: str) -> None:
    """The first row that breaks the format is named with its line."""
    with pytest.raises(LexiconError, match=what):
        parse_slogans(text, path="甲.tsv")


def test_shipped() -> None:
    """The shipped table knows the common formulae; their numbers agree with their names."""
    rows = load_slogans()
    assert sum(map(len, rows.values())) >= 450
    (entry,) = rows["三会一课"]
    assert entry.counts == (3, 1)
    assert len(entry.expansion) == 4
    assert entry.status == "official"
    assert len(rows["五个过硬"]) == 2
    for phrase, (first, *_) in rows.items():
        number = parse_numeral(phrase[0].replace("两", "二"))
        if number and phrase[1] in "个项种" and first.counts:
            assert first.counts[0] == number, phrase
