"""A tiny model, trained once."""

from __future__ import annotations

import pytest
from classified import tiny_examples

from textkit.classify.model import Model
from textkit.classify.training import Settings, fit_model


@pytest.fixture(scope="session")
def tiny_model() -> Model:
    """A model of a few invented reports."""
    return fit_model(tiny_examples(), [], Settings(folds=2, pieces=1))
