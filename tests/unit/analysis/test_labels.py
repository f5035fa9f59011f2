"""Labels of sentences, paragraphs and sections."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from textkit import api
from textkit.analysis.labels import make_report
from textkit.analysis.layers import Layers
from textkit.analysis.silver import heading_labels, heading_marks
from textkit.analysis.variants import marked, with_headings, without_headings
from textkit.classify.units import HEADING, PARAGRAPH, PART, SAME
from textkit.model.document import plain_document
from textkit.model.records import LABELS

REPORT = """社区图书角建设工作汇报
现将图书角建设有关情况汇报如下：
一、工作开展情况
（一）抓好选址施工。先后建成图书角6处，投入资金12万元。居民借阅3000余人次，比上年增长20%。
（二）做好日常管理。组织培训4次，完善借阅制度。
二、存在问题和下步打算
虽然取得了一定成绩，但管护力量不足，图书更新不及时，离群众期盼还有差距。
下一步，我们将进一步加强管护，力争年底前再建图书角2处，健全长效机制。
"""

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"


def layers_of(text: str) -> Layers:
    """The layers of a plain text."""
    return Layers(plain_document(text))


def labels_by_line(text: str) -> dict[int, str]:
    """The label of each paragraph by its line."""
    layers = layers_of(text)
    return {layers.doc.location(row.start)[0]: row.label for row in layers.paragraphs}


def test_what_the_classifier_reads() -> None:
    """Sentences know their paragraph, their headings, and what begins with them."""
    layers = layers_of(REPORT)
    report = make_report(layers.doc, layers.outline, layers.residue)
    shown = [(report.text[s.start : s.end][:6], s.opens, s.top, s.near) for s in report.sentences]
    top = "工作开展情况"
    assert shown[2:6] == [
        ("一、工作开展", PART, top, top),
        ("（一）抓好选", HEADING, top, "抓好选址施工"),
        ("先后建成图书", SAME, top, "抓好选址施工"),
        ("居民借阅30", SAME, top, "抓好选址施工"),
    ]
    assert [s.is_heading for s in report.sentences[:4]] == [True, False, True, False]
    assert report.sentences[1].opens in (PARAGRAPH, PART)


def test_rows_are_in_order_and_cover_the_text() -> None:
    """Sentences and paragraphs follow each other; sections are those of the outline."""
    layers = layers_of(REPORT)
    for rows in (layers.sentences, layers.paragraphs):
        assert all(a.end <= b.start for a, b in pairwise(rows))
        assert sum(row.end - row.start for row in rows) == len(REPORT.replace("\n", ""))
    walked = [(s.start, s.end) for s, _ in layers.outline.walk()]
    assert [(row.start, row.end) for row in layers.sections] == walked
    for row in (*layers.sentences, *layers.paragraphs, *layers.sections):
        assert row.labels[0] == row.label == LABELS[max(range(4), key=row.scores.__getitem__)]
        assert sum(row.scores) == pytest.approx(1, abs=1e-3)


def test_labels_of_a_plain_report() -> None:
    """Review, problems and plan, with headings and without; a heading that names two has both."""
    expected = {1: "other", 2: "other", 4: "achievement", 5: "achievement", 7: "problem", 8: "plan"}
    found = labels_by_line(REPORT)
    assert {line: found[line] for line in expected} == expected
    bare = "".join(line + "\n" for line in REPORT.splitlines() if line[:2] not in ("一、", "二、"))
    assert list(labels_by_line(bare).values()) == [expected[line] for line in sorted(expected)]
    layers = layers_of(REPORT)
    both = next(
        row
        for row, (section, _) in zip(layers.sections, layers.outline.walk(), strict=True)
        if section.marker == "二、"
    )
    assert set(both.labels) == {"problem", "plan"}


def test_the_outline_of_the_api_has_the_labels() -> None:
    """Every section has its row's labels; without labels the layer's own remain."""
    doc = plain_document(REPORT)
    outline = api.outline(doc)
    rows = Layers(doc).sections
    assert [s.labels[0][0] for s, _ in outline.walk()] == [row.label for row in rows]
    bare = api.outline(doc, labels=False)
    assert [s._replace(labels=(), children=()) for s, _ in outline.walk()] == [
        s._replace(labels=(), children=()) for s, _ in bare.walk()
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "　　 \n", "甲", "一、\n二、\n", "。。。\n！"])
def test_next_to_nothing(text: str) -> None:
    """Empty and odd texts give rows or none, never an error."""
    layers = layers_of(text)
    assert len(layers.sections) == len(layers.outline.walk())
    assert len(layers.paragraphs) <= len(text)
    assert len(layers.sentences) <= len(text)


@pytest.mark.parametrize(
    ("title", "labels"),
    [
        ("存在的主要问题", {"problem"}),
        ("2019年工作安排", {"plan"}),
        ("二〇一九年工作回顾", {"achievement"}),
        ("问题和下步打算", {"problem", "plan"}),
        ("问题和风景", set()),
        ("存在的问题及整改措施", {"problem", "plan"}),
        ("工作开展情况。", {"achievement"}),
        ("凝心聚力，开拓创新", set()),
    ],
)
def test_headings_whose_wording_is_known(title: str, labels: set[str]) -> None:
    """Years do not matter; what is not known says nothing."""
    mask = heading_labels(title)
    assert {label for at, label in enumerate(LABELS) if mask >> at & 1} == labels


def test_headings_label_what_stands_under_them() -> None:
    """Silver labels: known headings and turns speak, the rest stays unknown."""
    source = marked(plain_document(REPORT), b"")
    marks = heading_marks(source.doc, source.outline)
    achievement, problem, plan = 1, 2, 4
    assert marks[REPORT.index("先后")] == achievement
    assert marks[REPORT.index("虽然")] in (problem, problem | plan)
    assert marks[REPORT.index("社区")] == 0


def test_variants_keep_the_labels_with_their_text() -> None:
    """Without headings, or with others, every character keeps its label."""
    marks = bytes(LABELS.index("plan") + 1 if c in "管护" else 0 for c in REPORT)
    source = marked(plain_document(REPORT), marks)
    bare = without_headings(source, run_in=True)
    assert "工作开展情况" not in bare.doc.text
    assert "抓好选址施工" not in bare.doc.text
    assert "先后建成图书角6处" in bare.doc.text
    other = with_headings(source, lambda: "同心聚力谱新篇")
    assert other.doc.text.count("同心聚力谱新篇") == 2
    assert "（一）抓好选址施工" in other.doc.text
    for edited in (bare, other):
        assert len(edited.marks) == len(edited.doc.text)
        pairs = zip(edited.doc.text, edited.marks, strict=True)
        assert all((mark != 0) == (c in "管护") for c, mark in pairs)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the real reports are not here")
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("000", {20: "achievement", 35: "problem", 39: "plan"}),
        (
            "002",
            {
                20: "achievement",
                24: "achievement",
                28: "achievement",
                32: "achievement",
                36: "problem",
                37: "plan",
            },
        ),
        ("004", {5: "achievement", 10: "problem", 18: "plan"}),
    ],
)
def test_real_reports(name: str, expected: dict[int, str]) -> None:
    """All level-1 sections of the three real reports, those without heading too."""
    layers = Layers(api.read(next(SAMPLES.glob(f"{name}_*.txt"))))
    found = {
        layers.doc.location(section.start)[0]: row.label
        for row, (section, above) in zip(layers.sections, layers.outline.walk(), strict=True)
        if not above
    }
    assert {line: found.get(line) for line in expected} == expected
