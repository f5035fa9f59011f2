"""The whole classifier: training, parity with scikit-learn, use without it."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from classified import lines_of, tiny_examples
from sklearn.linear_model import LogisticRegression

from textkit.analysis.labels import make_report
from textkit.analysis.variants import marked
from textkit.classify import expert_training, training
from textkit.classify.expert_training import fit_expert
from textkit.classify.explain import explain
from textkit.classify.hashing import hash_grams, weigh
from textkit.classify.model import Model, label_probabilities
from textkit.classify.persist import default_model, halved
from textkit.classify.training import Settings, fit_model
from textkit.classify.units import Report
from textkit.model.document import plain_document
from textkit.model.records import LABELS, Labelled


def report_on(thing: str) -> tuple[Report, list[str]]:
    """A report that the tiny model has not seen, and the label of each sentence's line."""
    rows = lines_of(thing)
    text = "".join(f"{line}\n" for line, _ in rows)
    source = marked(plain_document(text), bytes(len(text)))
    report = make_report(source.doc, source.outline, source.residue)
    labels = [rows[text.count("\n", 0, s.start)][1] for s in report.sentences]
    return report, labels


def test_learns_from_a_handful(tiny_model: Model) -> None:
    """A report on something else is read right, sentence by sentence."""
    report, labels = report_on("篮球场")
    chances = label_probabilities(tiny_model, report)
    assert [LABELS[at] for at in chances.argmax(axis=1)] == labels
    assert np.allclose(chances.sum(axis=1), 1)


def test_the_same_data_give_the_same_model(tiny_model: Model) -> None:
    """Training is deterministic."""
    again = fit_model(tiny_examples(), [], Settings(folds=2, pieces=1))
    assert (again.text.weights == tiny_model.text.weights).all()
    assert np.allclose(again.chain.states, tiny_model.chain.states)


def test_experts_equal_scikit_learn() -> None:
    """Our few lines of NumPy say what predict_proba says, and nearly so in half precision."""
    rows = training._text_rows(tiny_examples())
    expert = fit_expert(rows, len(LABELS), 16, 0.03)
    matrix, classes, weights = expert_training._matrix(rows, 16)
    theirs = LogisticRegression(C=1 / 0.03, max_iter=60, tol=1e-3)
    theirs.fit(matrix, classes, sample_weight=weights)
    text, spans = rows[0].text, sorted(set(rows[0].spans))
    grams = hash_grams(text, spans, 16)
    expected = theirs.predict_proba(expert_training._matrix(rows[:1], 16)[0])
    order = [spans.index(span) for span in rows[0].spans]
    for found, tolerance in ((expert, 1e-4), (halved(expert), 2e-3)):
        scores = np.exp(weigh(grams, found.weights, found.bias))
        chances = (scores / scores.sum(axis=1, keepdims=True))[order]
        assert np.abs(chances - expected).max() < tolerance


def test_an_empty_report_has_no_rows(tiny_model: Model) -> None:
    """Nothing to read is no error."""
    assert label_probabilities(tiny_model, Report("", ())).shape == (0, len(LABELS))


def test_one_class_alone_can_be_learned() -> None:
    """An expert whose rows are all of one class says that class."""
    rows = expert_training.Rows("甲乙丙。", [(0, 4)], [2], [1.0])
    expert = fit_expert([rows], len(LABELS), 10, 0.1)
    assert expert.score(hash_grams("丁。", [(0, 2)], 10)).argmax() == 2


def test_classifying_needs_no_scikit_learn() -> None:
    """Neither scikit-learn nor SciPy is imported to classify."""
    code = (
        "import sys; from textkit import api;"
        "api.classify(api.Document('下一步，我们将加强管理。', ()), 'sentence', explain=True);"
        "sys.exit(any(name in sys.modules for name in ('sklearn', 'scipy', 'pandas', 'spacy')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("当前还存在人手不足、经费紧张、制度不健全等问题。", "problem"),
        ("下一步，我们将进一步加大培训力度，力争年底前全部完成。", "plan"),
        ("一年来，先后建成社区食堂5个，服务群众3000余人次，比上年增长12%。", "achievement"),
        ("特此报告。", "other"),
    ],
)
def test_the_shipped_model_knows_plain_cases(text: str, label: str) -> None:
    """A sentence alone that says clearly what it is."""
    source = marked(plain_document(text), bytes(len(text)))
    report = make_report(source.doc, source.outline, source.residue)
    chances = label_probabilities(default_model(), report)
    assert LABELS[int(chances[0].argmax())] == label


def test_signs_say_what_weighed() -> None:
    """N-grams of the text, heaviest first, with the sign of their weight; headings and context."""
    report, _ = report_on("篮球场")
    sentence = next(s for s in report.sentences if "管护力量不足" in report.text[s.start : s.end])
    row = Labelled(sentence.start, sentence.end, "problem", ("problem",), (0.0, 1.0, 0.0, 0.0))
    (signs,) = explain(default_model(), report, [row])
    grams = [sign for sign in signs if sign.kind == "ngram"]
    assert any(sign.text in "不足、差距、不健全" and sign.weight > 0 for sign in grams)
    assert all(sign.text in report.text for sign in grams)
    assert [abs(g.weight) for g in grams] == sorted((abs(g.weight) for g in grams), reverse=True)
    assert any(sign.kind == "heading" and sign.text == "存在的问题" for sign in signs)
    assert any(sign.kind == "context" for sign in signs)


def test_a_long_report_is_read_in_stretches(
    tiny_model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is held at once changes nothing."""
    report, _ = report_on("篮球场")
    whole = label_probabilities(tiny_model, report)
    monkeypatch.setattr("textkit.classify.model._STRETCH", 40)
    assert np.allclose(label_probabilities(tiny_model, report), whole)
