"""Labelled reports from files, and models trained on them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from classified import THINGS, lines_of, tiny_reports

from textkit.analysis.dataset import make_examples, read_dataset
from textkit.analysis.judging import judge
from textkit.analysis.learning import evaluate_model, train_model
from textkit.classify.model import Model
from textkit.classify.persist import load_meta, load_model
from textkit.classify.training import DISGUISED, PLAIN, STRIPPED, UNKNOWN
from textkit.errors import ReadError, UsageError
from textkit.model.records import LABELS


def gold_rows() -> list[dict[str, object]]:
    """The reports as rows of a gold file, with the span of every line."""
    rows: list[dict[str, object]] = []
    for thing in THINGS:
        text, spans = "", []
        for line, label in lines_of(thing):
            spans.append({"start": len(text), "end": len(text) + len(line), "label": label})
            text += line + "\n"
        rows.append({"id": thing, "genre": "工作汇报", "text": text, "spans": spans})
    return rows


def write_gold(path: Path, rows: list[dict[str, object]]) -> Path:
    """A JSON Lines file."""
    path.write_text(
        "\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8"
    )
    return path


def write_reports(folder: Path) -> Path:
    """The reports as text files."""
    folder.mkdir()
    for thing in THINGS:
        text = "".join(f"{line}\n" for line, _ in lines_of(thing))
        (folder / f"{thing}.txt").write_text(text, encoding="utf-8")
    return folder


def test_gold_of_spans_and_of_whole_texts(tmp_path: Path) -> None:
    """A row is a report with spans, or a text of one label; a path is taken from the file's folder."""
    (tmp_path / "a.txt").write_text("存在差距。", encoding="utf-8")
    rows = [
        *gold_rows()[:1],
        {"path": "a.txt", "label": "problem"},
        {"text": "甲", "label": ["plan", "problem"]},
    ]
    found = read_dataset(write_gold(tmp_path / "gold.jsonl", rows), from_headings=False)
    assert [report.name for report in found][:2] == ["食堂", "a.txt"]
    assert found[0].genre == "工作汇报"
    assert set(found[0].marked.marks) - {0} == {1, 2, 4, 8}
    assert set(found[1].marked.marks) == {2}
    assert set(found[2].marked.marks) == {6}


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "{}",
        '{"text": "甲"}',
        '{"text": "甲", "label": "praise"}',
        '{"text": "甲", "spans": [{}]}',
        '"甲"',
    ],
)
def test_lines_that_are_no_gold(tmp_path: Path, line: str) -> None:
    """The error names file and line."""
    path = tmp_path / "gold.jsonl"
    path.write_text('{"text": "甲", "label": "plan"}\n\n' + line, encoding="utf-8")
    with pytest.raises(ReadError, match="第3行"):
        read_dataset(path, from_headings=False)


def test_folders(tmp_path: Path) -> None:
    """A folder holds gold files, or reports whose headings speak; an empty one is refused."""
    reports = write_reports(tmp_path / "reports")
    silver = read_dataset(reports, from_headings=True)
    assert len(silver) == len(THINGS)
    assert all({1, 2, 4} <= set(report.marked.marks) for report in silver)
    with pytest.raises(UsageError, match="没有可用的数据"):
        read_dataset(reports, from_headings=False)
    write_gold(reports / "gold.jsonl", gold_rows())
    assert len(read_dataset(reports, from_headings=False)) == len(THINGS)


def test_examples_are_three_variants() -> None:
    """As it is, without headings, with headings that say nothing; unknown stays unknown."""
    reports = tiny_reports()[:2]
    reports[0] = reports[0]._replace(
        marked=reports[0].marked._replace(marks=bytes(len(reports[0].marked.marks)))
    )
    examples = make_examples(reports, groups={"食堂": "g"}, weights={"食堂": 0.5})
    assert [example.variant for example in examples[:3]] == [PLAIN, STRIPPED, DISGUISED]
    assert {example.group for example in examples} == {"g", "水渠"}
    assert set(examples[0].allowed) == {UNKNOWN}
    assert examples[0].weight == 0.5
    assert not any(s.is_heading and s.top for s in examples[1].report.sentences)


def test_judging_leaves_out_what_is_unclear(tiny_model: Model) -> None:
    """Both variants, all units; a unit whose characters have no label is not judged."""
    report = tiny_reports()[0]
    judged = judge(tiny_model, [report])
    assert {row.variant for row in judged} == {"kept", "stripped"}
    assert {row.unit for row in judged} == {"section", "paragraph", "sentence"}
    unknown = report._replace(marked=report.marked._replace(marks=bytes(len(report.marked.marks))))
    assert judge(tiny_model, [unknown]) == []


@pytest.mark.parametrize("from_headings", [True, False])
def test_training_and_evaluating(tmp_path: Path, from_headings: bool) -> None:
    """A model comes with meta file and card, is cross-validated, and can be used and judged."""
    gold = write_gold(tmp_path / "gold.jsonl", gold_rows())
    data = write_reports(tmp_path / "reports") if from_headings else gold
    said: list[str] = []
    results, curves = train_model(
        data, tmp_path / "m", from_headings=from_headings, folds=2, on_progress=said.append
    )
    assert min(r.measures.macro_f1 for r in results if r.genre is None) > 0.7
    assert set(curves) == {"section", "paragraph", "sentence"}
    assert any("交叉检验 2/2" in line for line in said)
    meta = load_meta(tmp_path / "m")
    assert meta["data"]["reports"] == len(THINGS)
    assert meta["data"]["labels_from"] == ("headings" if from_headings else "gold")
    assert "随机种子" in (tmp_path / "m" / "card.md").read_text(encoding="utf-8")
    outcome, _ = evaluate_model(load_model(tmp_path / "m"), gold, ("sentence",))
    assert {result.unit for result in outcome} == {"sentence"}
    assert set(outcome[0].measures.labels) == set(LABELS)


def test_too_little_to_learn_from(tmp_path: Path) -> None:
    """One label alone is refused."""
    path = write_gold(tmp_path / "gold.jsonl", [{"text": "甲。", "label": "plan"}])
    with pytest.raises(UsageError, match="至少要有两个类别"):
        train_model(path, tmp_path / "m")
