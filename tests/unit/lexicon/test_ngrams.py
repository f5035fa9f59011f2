"""Character statistics: the shipped files and what is read from them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from textkit.errors import ModelError
from textkit.lexicon.ngrams import Ngrams, char_class, load_ngrams
from textkit.resources import data_folder


def test_files_are_those_of_the_card() -> None:
    """Every file of the model has the hash that its build recorded."""
    folder = data_folder("models") / "charngrams"
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    for name, digest in meta["sha256"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name


def test_phrases_are_those_of_the_lexicon() -> None:
    """The extract is as new as the lexicon it is made from."""
    from textkit.lexicon.loader import load_lexicon

    assert load_ngrams().phrases == load_lexicon("fixed_phrases").terms()
    assert load_ngrams().names == load_lexicon("places").terms("abbreviation")


def test_classes() -> None:
    """Digits, letters and marks are classes; Chinese characters stand for themselves."""
    assert "".join(map(char_class, "党3X，：\n")) == "党0a###"


def test_counts_grow_with_frequency() -> None:
    """A common word counts more than a rare one; nonsense counts nothing."""
    ngrams = load_ngrams()
    assert ngrams.count("发展") > ngrams.count("党徽") > 0
    assert ngrams.count("县场") == 0


def test_strange_pairs() -> None:
    """Known pairs are not strange, and pairs with other signs are never judged."""
    found = load_ngrams().strange(["市场", "县场", "，县", "场X"])
    assert found == {"县场"}


def test_probability_prefers_the_word() -> None:
    """The right character makes the likelier text."""
    ngrams = load_ngrams()
    right, wrong = "优化市场环境", "优化县场环境"
    assert ngrams.log_probability(right, 2, 5) > ngrams.log_probability(wrong, 2, 5) + 5


def test_gaps_name_the_only_character() -> None:
    """A phrase with a hole names what completes it, if nothing else does."""
    gaps = load_ngrams().gaps
    assert gaps["从严治_"] == "党"
    assert "_委" not in gaps


def test_missing_model(tmp_path: Path) -> None:
    """A missing file is one clear error."""
    with pytest.raises(ModelError, match="字频模型"):
        Ngrams(tmp_path)
