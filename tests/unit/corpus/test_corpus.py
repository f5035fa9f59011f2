"""The sample corpus: built files match their sources, gold matches what the readers see."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

from textkit.readers.open import read_document

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
IDS = sorted(path.stem for path in (CORPUS / "source").glob("*.md"))
KINDS = {"heading", "run-in", "inline", "lead", "implicit"}
HEADER = (
    "---\nid: a\nformat: txt\ngenre: 工作汇报\ntitle: 甲\nyear: 2021\nlevel: 县\nclean: false\n"
)


def load_gold(report_id):
    """The gold of one report."""
    return json.loads((CORPUS / "gold" / f"{report_id}.json").read_text(encoding="utf-8"))


def categories():
    """Every category of ``CATEGORIES.tsv``, in its order."""
    rows = (CORPUS / "CATEGORIES.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [row.split("\t")[0] for row in rows]


@pytest.fixture
def builder(monkeypatch) -> ModuleType:
    """The package that builds the corpus."""
    monkeypatch.syspath_prepend(str(CORPUS))
    import builder.gold
    import builder.source

    return builder


def build_text(builder, tmp_path, body, header=HEADER):
    """Text and gold of a source with this body."""
    path = tmp_path / "a.md"
    path.write_text(f"{header}---\n{body}\n", encoding="utf-8")
    return builder.gold.build_gold(builder.source.read_source(path), frozenset(categories()))


def test_built_files_equal_their_sources():
    """``build.py --check`` finds nothing that differs, is missing or is left over."""
    command = [sys.executable, str(CORPUS / "build.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")


def test_corpus_is_large_and_mixed_enough():
    """At least 24 reports, all six genres, 8 .docx, 8 clean ones, each 900 to 2,500 characters."""
    golds = [load_gold(report_id) for report_id in IDS]
    assert len(golds) >= 24
    assert len({gold["genre"] for gold in golds}) == 6
    assert sum(gold["file"].endswith(".docx") for gold in golds) >= 8
    assert sum(gold["clean"] for gold in golds) >= 8
    for gold in golds:
        text = read_document(CORPUS / "reports" / gold["file"]).text
        assert 900 <= len(text) <= 2500, gold["id"]


def test_every_category_occurs_and_is_listed_once():
    """The list of categories has no double and no row without an example."""
    listed = categories()
    found = {row["category"] for report_id in IDS for row in load_gold(report_id)["defects"]}
    assert Counter(listed).most_common(1)[0][1] == 1
    assert found == set(listed)


def test_clean_reports_have_near_misses_and_no_defects():
    """A clean report is a test of silence only if it holds what tempts a checker."""
    for report_id in IDS:
        gold = load_gold(report_id)
        if gold["clean"]:
            assert gold["defects"] == []
            assert len(gold["near_misses"]) >= 5


@pytest.mark.parametrize("report_id", IDS)
def test_reader_sees_the_text_of_the_gold(builder, report_id):
    """`Document.text` is the builder's text: automatic numbers, tables, parts in their order."""
    source = builder.source.read_source(CORPUS / "source" / f"{report_id}.md")
    built = builder.gold.build_gold(source, frozenset(categories()))
    doc = read_document(CORPUS / "reports" / built.gold["file"])
    assert doc.text.rstrip("\n") == built.text.rstrip("\n")


@pytest.mark.parametrize("report_id", IDS)
def test_gold_spans_hold_their_text(report_id):
    """Every defect, near miss, title and section stands where the gold says."""
    gold = load_gold(report_id)
    text = read_document(CORPUS / "reports" / gold["file"]).text
    for row in [*gold["defects"], *gold["near_misses"], gold["title"]]:
        assert text[row["start"] : row["end"]] == row["text"]
    for row in gold["outline"]:
        assert text.startswith(row["marker"] or row["title"] or row["lead"], row["start"])
        assert row["line"] == text.count("\n", 0, row["start"]) + 1
        assert row["kind"] in KINDS
    assert [row["start"] for row in gold["outline"]] == sorted(
        row["start"] for row in gold["outline"]
    )


@pytest.mark.parametrize("report_id", IDS)
def test_labels_are_in_order_and_apart(report_id):
    """Labelled parts follow one another without overlap; two labels share one stretch."""
    spans = sorted({(row["start"], row["end"]) for row in load_gold(report_id)["labels"]})
    assert spans
    assert all(end < start for (_, end), (start, _) in pairwise(spans))


def test_span_counts_code_points_of_the_shown_text(builder, tmp_path):
    """Markup adds no character; nested defects and notes keep their own spans."""
    built = build_text(
        builder, tmp_path, "= 甲\n共⟦punct.width|⟦placeholder.count|×个⟧,|半角⟧乙\\u200b。"
    )
    assert built.text == "甲\n共×个,乙\u200b。\n"
    rows = [(row["text"], row["start"], row["note"]) for row in built.gold["defects"]]
    assert rows == [("×个", 3, ""), ("×个,", 3, "半角")]


def test_unannotated_mask_is_refused(builder, tmp_path):
    """A mask that is neither a defect nor a near miss is a hole in the gold."""
    with pytest.raises(ValueError, match="mask neither defect nor near miss"):
        build_text(builder, tmp_path, "= 甲\n共×个村。")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("⟦punct.width|,", "unclosed"),
        ("甲⟧", "closes nothing"),
        ("⟦punct.unheard-of|,⟧", "unknown category"),
        ("%% success\n甲", "label"),
        ("::margin 甲", "part"),
    ],
)
def test_broken_markup_is_refused(builder, tmp_path, body, message):
    """A slip in a source stops the build instead of ending up in the gold."""
    with pytest.raises(ValueError, match=message):
        build_text(builder, tmp_path, body)


def test_automatic_numbers_count_as_word_does(builder, tmp_path):
    """A typed number does not count; a lower level starts anew after an automatic higher one."""
    header = HEADER.replace("txt", "docx")
    body = "# @甲\n## @乙\n# 四、丙\n## @丁\n# @戊\n## @己"
    built = build_text(builder, tmp_path, body, header)
    assert built.text.split("\n") == [
        "一、甲",
        "（一）乙",
        "四、丙",
        "（二）丁",
        "二、戊",
        "（一）己",
    ]
