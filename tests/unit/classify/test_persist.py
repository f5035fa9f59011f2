"""Models on disk: complete or refused, and never executed."""

from __future__ import annotations

import hashlib
import io
import json
import time
from pathlib import Path

import numpy as np
import pytest

from textkit.classify.model import Model
from textkit.classify.persist import META, WEIGHTS, default_model, load_meta, load_model, save_model
from textkit.errors import ModelError
from textkit.resources import data_folder


@pytest.fixture
def folder(tmp_path: Path, tiny_model: Model) -> Path:
    """A saved model."""
    save_model(tmp_path / "m", tiny_model, {"seed": 1})
    return tmp_path / "m"


def replace_weights(folder: Path, data: bytes) -> None:
    """Other weights, with a hash that fits them."""
    (folder / WEIGHTS).write_bytes(data)
    meta = json.loads((folder / META).read_text(encoding="utf-8"))
    meta["sha256"] = hashlib.sha256(data).hexdigest()
    (folder / META).write_text(json.dumps(meta), encoding="utf-8")


def arrays_of(folder: Path) -> dict[str, np.ndarray]:
    """The arrays of a saved model."""
    with np.load(folder / WEIGHTS, allow_pickle=False) as arrays:
        return dict(arrays)


def test_comes_back(folder: Path, tiny_model: Model) -> None:
    """What is loaded is what was saved, n-gram weights in half precision."""
    found = load_model(folder)
    assert np.allclose(found.text.weights, tiny_model.text.weights, atol=2e-3)
    assert (found.chain.states == tiny_model.chain.states).all()
    assert load_meta(folder)["seed"] == 1


def test_the_same_model_gives_the_same_bytes(
    tmp_path: Path, folder: Path, tiny_model: Model
) -> None:
    """No time stamp stands in the file."""
    save_model(tmp_path / "again", tiny_model, {"seed": 1})
    assert (tmp_path / "again" / WEIGHTS).read_bytes() == (folder / WEIGHTS).read_bytes()


def test_changed_weights_are_refused(folder: Path) -> None:
    """One flipped bit is noticed."""
    data = bytearray((folder / WEIGHTS).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / WEIGHTS).write_bytes(bytes(data))
    with pytest.raises(ModelError, match="校验值不符"):
        load_model(folder)


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("format", 99, "模型格式为 99"),
        ("format", None, "模型格式为 None"),
        ("settings", {}, "特征设置"),
    ],
)
def test_another_version_is_refused(folder: Path, key: str, value: object, says: str) -> None:
    """A format or feature settings that are not ours."""
    meta = json.loads((folder / META).read_text(encoding="utf-8"))
    meta[key] = value
    (folder / META).write_text(json.dumps(meta), encoding="utf-8")
    with pytest.raises(ModelError, match=says):
        load_model(folder)


def test_damaged_parts_are_refused(folder: Path) -> None:
    """No JSON, no archive, no weights, no folder: one clear error each."""
    replace_weights(folder, b"PK\x05\x06 no archive")
    with pytest.raises(ModelError, match="不是有效的模型文件"):
        load_model(folder)
    (folder / WEIGHTS).unlink()
    with pytest.raises(ModelError, match="读不了模型"):
        load_model(folder)
    (folder / META).write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match="不是有效的 JSON"):
        load_model(folder)
    with pytest.raises(ModelError, match="没有模型"):
        load_model(folder / "none")


@pytest.mark.parametrize("change", ["missing", "shape", "kind", "infinite", "objects"])
def test_arrays_that_do_not_fit_are_refused(folder: Path, change: str) -> None:
    """Wrong shapes, integers, infinities and pickled objects, even where the hash fits."""
    arrays = arrays_of(folder)
    if change == "missing":
        del arrays["chain_moves"]
    elif change == "shape":
        arrays["text"] = arrays["text"][:-1]
    elif change == "kind":
        arrays["turn_bias"] = arrays["turn_bias"].astype(int)
    elif change == "infinite":
        arrays["head_bias"][0] = np.inf
    else:
        arrays["head_bias"] = np.array([print] * 4, dtype=object)
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)
    replace_weights(folder, buffer.getvalue())
    with pytest.raises(ModelError):
        load_model(folder)


def test_the_shipped_model_is_small_and_quick() -> None:
    """Under 8 MB, loaded in under 0.2 s, and its meta file says how it was made."""
    folder = data_folder("models") / "sections"
    assert sum(path.stat().st_size for path in (folder / WEIGHTS, folder / META)) < 8 << 20
    default_model.cache_clear()
    began = time.perf_counter()
    default_model()
    assert time.perf_counter() - began < 0.2 * 5  # a busy machine is slower
    assert {"seed", "versions", "data", "metrics"} <= set(load_meta(folder))
