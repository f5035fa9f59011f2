"""The scikit-learn estimator.

`check_estimator` runs its API checks. Those that feed arrays of numbers do not apply, because a
text is a string: scikit-learn itself leaves them out for an estimator whose tags say so. What they
would look for is checked here with texts: cloning, parameters, determinism, wrong input, weights,
pipelines, grid search, persistence.
"""

from __future__ import annotations

import pickle
import warnings
from pathlib import Path

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import Pipeline
from sklearn.utils.estimator_checks import check_estimator

from textkit.analysis.labels import make_report
from textkit.analysis.layers import Layers
from textkit.errors import ModelError
from textkit.model.document import plain_document
from textkit.nlp.estimator import SectionClassifier

THINGS = ("食堂", "水渠", "路灯", "菜场", "书屋", "球场")
TEXTS = [f"{thing}管护力量不足，制度还不健全，存在差距。" for thing in THINGS]
TEXTS += [f"下一步，我们将进一步加强{thing}管护，力争再建2处。" for thing in THINGS]
TEXTS += [f"先后建成{thing}3处，比上年增长5%。" for thing in THINGS]
LABELS = ["problem"] * 6 + ["plan"] * 6 + ["achievement"] * 6
NEW = ["操场管护力量不足，存在差距。", "下一步，将进一步加强操场管护。", "建成操场2处，增长8%。"]


@pytest.fixture(scope="module")
def fitted() -> SectionClassifier:
    """A classifier fitted on invented sentences."""
    return SectionClassifier(folds=2, pieces=1).fit(TEXTS, LABELS)


def test_check_estimator() -> None:
    """scikit-learn's own checks, as far as they take text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says which checks need numbers
        results = check_estimator(SectionClassifier(), on_fail=None)
    assert results
    assert {result["status"] for result in results} <= {"passed", "skipped"}


def test_predicts(fitted: SectionClassifier) -> None:
    """Labels and probabilities agree, in the order of ``classes_``."""
    assert fitted.predict(NEW).tolist() == ["problem", "plan", "achievement"]
    chances = fitted.predict_proba(NEW)
    assert fitted.classes_.tolist() == ["achievement", "plan", "problem"]
    assert chances.shape == (3, 3)
    assert np.allclose(chances.sum(axis=1), 1)
    assert fitted.score(TEXTS, LABELS) > 0.9


def test_fitting_again_gives_the_same(fitted: SectionClassifier) -> None:
    """Same data and seed, same probabilities; a clone is unfitted and equal."""
    twin = clone(fitted)
    with pytest.raises(NotFittedError):
        twin.predict(NEW)
    assert twin.get_params() == fitted.get_params()
    assert np.allclose(twin.fit(TEXTS, LABELS).predict_proba(NEW), fitted.predict_proba(NEW))


def test_fit_leaves_parameters_alone() -> None:
    """`fit` sets only attributes that end in an underscore, and returns the estimator."""
    found = SectionClassifier(folds=2, pieces=0, text_penalty=0.5)
    before = found.get_params()
    assert found.fit(TEXTS, LABELS) is found
    assert found.get_params() == before
    assert found.set_params(pieces=2).pieces == 2


def test_two_classes_of_any_name() -> None:
    """Booleans and numbers are labels too."""
    for classes in ([False, True], [3, 7]):
        y = [classes[label == "plan"] for label in LABELS]
        found = SectionClassifier(folds=2, pieces=0).fit(TEXTS, y)
        assert found.classes_.tolist() == classes
        assert found.predict(NEW).tolist() == [classes[0], classes[1], classes[0]]


def test_weights_count() -> None:
    """A text of weight 0 is as good as absent."""
    kept = SectionClassifier(folds=2, pieces=0)
    weights = [0.0 if number % 6 == 5 else 1.0 for number in range(len(TEXTS))]
    kept.fit(TEXTS, LABELS, sample_weight=weights)
    assert kept.predict(NEW).tolist() == ["problem", "plan", "achievement"]
    with pytest.raises(ValueError, match="sample_weight"):
        kept.fit(TEXTS, LABELS, sample_weight=[1.0])


@pytest.mark.parametrize(
    ("texts", "labels"),
    [
        ([], []),
        ("一句话", ["plan"]),
        ([1.0, 2.0], ["plan", "problem"]),
        (TEXTS, LABELS[:-1]),
        (TEXTS, None),
        (TEXTS, ["plan"] * len(TEXTS)),
        (TEXTS, list(range(len(TEXTS)))),
        (TEXTS, [[label] for label in LABELS]),
        (["", " "], ["plan", "problem"]),
    ],
)
def test_wrong_input(texts: object, labels: object) -> None:
    """ValueError, as scikit-learn expects."""
    with pytest.raises(ValueError, match=r"X|y|text"):
        SectionClassifier().fit(texts, labels)  # type: ignore[arg-type]


def test_empty_text_and_structured_units(fitted: SectionClassifier) -> None:
    """An empty text has even odds; a report may be given as the classifier reads it."""
    layers = Layers(plain_document(NEW[0]))
    report = make_report(layers.doc, layers.outline, layers.residue)
    chances = fitted.predict_proba(["", report, NEW[0]])
    assert np.allclose(chances[0], 1 / 3)
    assert np.allclose(chances[1], chances[2])


def test_pipeline_grid_search_and_cross_validation() -> None:
    """It works where scikit-learn's own estimators do."""
    steps = Pipeline([("labels", SectionClassifier(folds=2, pieces=0))])
    search = GridSearchCV(steps, {"labels__chain_penalty": [2.0, 8.0]}, cv=2).fit(TEXTS, LABELS)
    assert search.best_score_ > 0.8
    scores = cross_val_score(SectionClassifier(folds=2, pieces=0), TEXTS, LABELS, cv=2)
    assert scores.min() > 0.8


def test_persistence(fitted: SectionClassifier, tmp_path: Path) -> None:
    """Pickled or saved as plain arrays, it predicts the same."""
    again = pickle.loads(pickle.dumps(fitted))
    assert np.allclose(again.predict_proba(NEW), fitted.predict_proba(NEW))
    fitted.save(tmp_path / "m")
    loaded = SectionClassifier.pretrained(tmp_path / "m")
    assert loaded.predict(NEW).tolist() == fitted.predict(NEW).tolist()
    other = SectionClassifier(folds=2, pieces=0).fit(TEXTS, [label == "plan" for label in LABELS])
    with pytest.raises(ValueError, match="saved"):
        other.save(tmp_path / "other")
    with pytest.raises(ModelError):
        SectionClassifier.pretrained(tmp_path / "other")


def test_the_shipped_model() -> None:
    """`pretrained` is ready to use, with all four labels."""
    found = SectionClassifier.pretrained()
    assert found.classes_.tolist() == ["achievement", "other", "plan", "problem"]
    assert found.predict(NEW).tolist() == ["problem", "plan", "achievement"]
