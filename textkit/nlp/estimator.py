"""The section classifier as a scikit-learn estimator for lists of texts.

A thin adapter: what is learned and how is `textkit.classify.training`; what a text looks like to
the classifier is `textkit.analysis.labels`. Importing it imports scikit-learn.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.validation import check_is_fitted

from textkit.analysis.dataset import known_wordings
from textkit.analysis.labels import make_report
from textkit.analysis.layers import Layers
from textkit.classify.model import Model, label_probabilities
from textkit.classify.persist import default_model, load_model, save_model
from textkit.classify.training import N_LABELS, PLAIN, Example, Settings, fit_model
from textkit.classify.units import Report
from textkit.model.document import plain_document
from textkit.model.records import LABELS

_DEFAULTS = Settings()

Texts = Sequence[str | Report]


class SectionClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Tells achievement, problem, plan and other apart, one label a text.

    A text is a string (a section, paragraph or sentence; a line is a paragraph) or a
    `textkit.classify.units.Report`. Up to four classes of any name can be learned; those called as
    in `textkit.model.records.LABELS` also use the shipped wordings of headings.

    Args:
        text_penalty: Of the squared weights of the words.
        chain_penalty: Of the squared weights of the step that reads a text as a whole.
        folds: Parts in which the first step is cross-fitted for the second.
        pieces: Random stretches taken of each text, beside the whole.
        random_state: Seed of everything drawn.

    Attributes:
        classes_: The labels, sorted.
        model_: The weights.
        n_iter_: Always 1; the optimisers stop by themselves.

    >>> SectionClassifier.pretrained().predict(["当前还存在人手不足等问题。"]).tolist()
    ['problem']
    """

    def __init__(
        self,
        *,
        text_penalty: float = _DEFAULTS.text_penalty,
        chain_penalty: float = _DEFAULTS.chain_penalty,
        folds: int = _DEFAULTS.folds,
        pieces: int = _DEFAULTS.pieces,
        random_state: int = _DEFAULTS.seed,
    ) -> None:
        self.text_penalty = text_penalty
        self.chain_penalty = chain_penalty
        self.folds = folds
        self.pieces = pieces
        self.random_state = random_state

    @classmethod
    def pretrained(cls, folder: str | Path | None = None) -> SectionClassifier:
        """A fitted classifier: the shipped model, or the one in a folder.

        Raises:
            ModelError: The folder holds no model of this version.
        """
        found = cls()
        found.model_ = default_model() if folder is None else load_model(Path(folder))
        found.classes_ = np.array(sorted(LABELS))
        found._columns = [LABELS.index(name) for name in found.classes_]
        found.n_iter_ = 1
        return found

    def __sklearn_tags__(self) -> Any:  # noqa: ANN401 - scikit-learn is untyped
        """Input is text, never an array of numbers; labels are required."""
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.one_d_array = True
        tags.input_tags.two_d_array = False
        tags.target_tags.required = True
        return tags

    def fit(
        self,
        X: Texts,  # noqa: N803 - scikit-learn's name
        y: Sequence[Any],
        sample_weight: Sequence[float] | None = None,
    ) -> SectionClassifier:
        """Learn from texts and their labels.

        Args:
            X: Texts.
            y: One label each.
            sample_weight: How much each counts.

        Raises:
            ValueError: X is no list of texts, y does not fit it, or has one or too many classes.
        """
        reports = _reports(X)
        labels = _labels(y, len(reports))
        weights = [1.0] * len(reports) if sample_weight is None else list(sample_weight)
        if len(weights) != len(reports):
            raise ValueError(f"sample_weight has {len(weights)} values, X has {len(reports)}")
        self.classes_ = np.unique(labels)
        self._columns = _columns_of(self.classes_)
        place = dict(zip(self.classes_.tolist(), self._columns, strict=True))
        examples = [
            Example(report, (1 << place[label],) * len(report.sentences), str(at), weight, PLAIN)
            for at, (report, label, weight) in enumerate(
                zip(reports, labels.tolist(), weights, strict=True)
            )
            if report.sentences and weight > 0
        ]
        if not examples:
            raise ValueError("X holds no text")
        settings = Settings(
            text_penalty=self.text_penalty,
            chain_penalty=self.chain_penalty,
            folds=self.folds,
            pieces=self.pieces,
            seed=self.random_state,
        )
        ours = set(self.classes_.tolist()) <= set(LABELS)
        self.model_: Model = fit_model(examples, known_wordings() if ours else [], settings)
        self.n_iter_ = 1
        return self

    def predict_proba(self, X: Texts) -> NDArray[np.float64]:  # noqa: N803 - scikit-learn's name
        """Probability of each of ``classes_`` for each text, rows sum to 1."""
        check_is_fitted(self, "model_")
        found = np.array([self._chances(report) for report in _reports(X)])
        return np.asarray(found / found.sum(axis=1, keepdims=True))

    def predict(self, X: Texts) -> NDArray[Any]:  # noqa: N803 - scikit-learn's name
        """The best label of each text."""
        check_is_fitted(self, "model_")
        return np.asarray(self.classes_[self.predict_proba(X).argmax(axis=1)])

    def save(self, folder: str | Path) -> None:
        """Write the model; `pretrained` and ``textkit classify --model`` read it.

        Raises:
            ValueError: Its labels are not those of textkit.
        """
        check_is_fitted(self, "model_")
        if not set(self.classes_.tolist()) <= set(LABELS):
            raise ValueError(f"only labels of {LABELS} can be saved")
        save_model(Path(folder), self.model_, {"trained_by": "SectionClassifier"})

    def _chances(self, report: Report) -> NDArray[np.float64]:
        """Mean over the sentences, by the root of their lengths; even odds for an empty text."""
        if not report.sentences:
            return np.ones(len(self._columns))
        weights = np.sqrt([sentence.end - sentence.start for sentence in report.sentences])
        chances = np.average(label_probabilities(self.model_, report), axis=0, weights=weights)
        return np.asarray(chances[self._columns] + 1e-12)


def _reports(texts: Texts) -> list[Report]:
    """Every text as the classifier reads it."""
    if isinstance(texts, (str, Report)):
        raise ValueError("X must be a list of texts, not one text")
    items = list(texts)
    if not items:
        raise ValueError("X is empty")
    found = []
    for item in items:
        if isinstance(item, Report):
            found.append(item)
        elif isinstance(item, str):
            layers = Layers(plain_document(item))
            found.append(make_report(layers.doc, layers.outline, layers.residue))
        else:
            raise ValueError(f"X must hold texts, found {type(item).__name__}")
    return found


def _labels(y: Sequence[Any] | None, count: int) -> NDArray[Any]:
    if y is None:
        raise ValueError("requires y to be passed, but the target y is None")
    labels = np.asarray(y)
    if labels.ndim != 1 or len(labels) != count:
        raise ValueError(f"y must be one label a text: shape {labels.shape} for {count} texts")
    return labels


def _columns_of(classes: NDArray[Any]) -> list[int]:
    """Where each class stands in the score vector."""
    names = classes.tolist()
    if len(names) < 2 or len(names) > N_LABELS:
        raise ValueError(f"y must have 2 to {N_LABELS} classes, found {len(names)} class(es)")
    if set(names) <= set(LABELS):
        return [LABELS.index(name) for name in names]
    return list(range(len(names)))
