"""A model on disk: plain arrays and what must be known of them. Loading executes nothing.

A folder is complete or it is refused: ``weights.npz`` (arrays only, never pickled objects),
``meta.json`` with the format, the settings of the features and the hash of the weights.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from textkit.classify.chain import Chain
from textkit.classify.features import WINDOWS
from textkit.classify.hashing import LONGEST
from textkit.classify.model import HEAD_BITS, TEXT_BITS, TURN_BITS, Expert, Model
from textkit.classify.units import PART
from textkit.errors import ModelError
from textkit.model.records import LABELS
from textkit.resources import data_folder, write_atomically

FORMAT = 2
"""Raised whenever old weights would mean something else."""

WEIGHTS, META = "weights.npz", "meta.json"

SETTINGS: dict[str, Any] = {
    "labels": list(LABELS),
    "bits": {"text": TEXT_BITS, "turn": TURN_BITS, "head": HEAD_BITS},
    "longest": LONGEST,
    "windows": list(WINDOWS),
}
"""What the weights were made for; anything else is another model."""

_MOST_BYTES = 64 << 20
_HALF_LIMIT = 60000.0

Arrays = dict[str, NDArray[Any]]


def save_model(folder: Path, model: Model, notes: Mapping[str, object]) -> None:
    """Write a model.

    Args:
        folder: Made where it is missing.
        model: The model.
        notes: What else ``meta.json`` shall say: sources, counts, metrics, versions.

    Raises:
        ModelError: The folder cannot be made.
        UsageError: A file cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ModelError(str(folder), f"建不了文件夹：{error.strerror}") from error
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **_arrays(model))
    data = buffer.getvalue()
    meta = {
        "format": FORMAT,
        "settings": SETTINGS,
        "sha256": hashlib.sha256(data).hexdigest(),
        **notes,
    }
    text = json.dumps(meta, ensure_ascii=False, indent=1) + "\n"
    write_atomically(folder / WEIGHTS, data)
    write_atomically(folder / META, text.encode())


def halved(expert: Expert) -> Expert:
    """An expert with the weights that its file holds."""
    half = np.clip(expert.weights, -_HALF_LIMIT, _HALF_LIMIT).astype(np.float16)
    return expert._replace(weights=half)


def _arrays(model: Model) -> Arrays:
    arrays: Arrays = {}
    for name in ("text", "turn", "head"):
        expert: Expert = getattr(model, name)
        arrays[name] = halved(expert).weights
        arrays[f"{name}_bias"] = expert.bias
    for name, array in zip(Chain._fields, model.chain, strict=True):
        arrays[f"chain_{name}"] = array
    return arrays


def load_model(folder: Path) -> Model:
    """The model in a folder.

    Raises:
        ModelError: Something is missing, damaged or made by another version.
    """
    meta = load_meta(folder)
    path = folder / WEIGHTS
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ModelError(str(path), "文件过大，不是本程序的模型")
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(str(path), f"读不了模型：{error.strerror}", hint=_HINT) from error
    if hashlib.sha256(data).hexdigest() != meta.get("sha256"):
        raise ModelError(
            str(path), "内容与 meta.json 记录的校验值不符，文件已损坏或被改动", hint=_HINT
        )
    return _model(_read_arrays(path, data), path)


_HINT = "请重新安装，或用 textkit train 重新训练"


def load_meta(folder: Path) -> dict[str, Any]:
    """What is known of a model.

    Raises:
        ModelError: The folder holds no model of this version.
    """
    path = folder / META
    try:
        meta = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(str(folder), "这里没有模型（缺少 meta.json）", hint=_HINT) from error
    except ValueError as error:
        raise ModelError(str(path), "不是有效的 JSON", hint=_HINT) from error
    if not isinstance(meta, dict) or meta.get("format") != FORMAT:
        found = meta.get("format") if isinstance(meta, dict) else None
        raise ModelError(str(path), f"模型格式为 {found}，本程序只认 {FORMAT}", hint=_HINT)
    if meta.get("settings") != SETTINGS:
        raise ModelError(str(path), "模型的特征设置与本程序不同", place="settings", hint=_HINT)
    return meta


def _read_arrays(path: Path, data: bytes) -> Arrays:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > _MOST_BYTES:
                raise ModelError(str(path), "解开后过大，不是本程序的模型")
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            return {name: arrays[name] for name in arrays.files}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise ModelError(str(path), "不是有效的模型文件", hint=_HINT) from error


def _model(arrays: Arrays, path: Path) -> Model:
    n = len(LABELS)
    features, edges = _chain_sizes()
    shapes: dict[str, tuple[int, ...]] = {
        "text": (1 << TEXT_BITS, n),
        "text_bias": (n,),
        "turn": (1 << TURN_BITS, n + 1),
        "turn_bias": (n + 1,),
        "head": (1 << HEAD_BITS, n),
        "head_bias": (n,),
        "chain_states": (features, n),
        "chain_moves": (PART + 1, n, n),
        "chain_enters": (edges, n),
        "chain_first": (n,),
    }
    for name, shape in shapes.items():
        array = arrays.get(name)
        if array is None or array.shape != shape or array.dtype.kind != "f":
            raise ModelError(str(path), "数组缺失或大小不对", place=name, hint=_HINT)
        if not np.isfinite(array).all():
            raise ModelError(str(path), "数组里有无效的数", place=name, hint=_HINT)

    def expert(name: str, bits: int) -> Expert:
        return Expert(arrays[name], arrays[f"{name}_bias"].astype(np.float64), bits)

    chain = Chain(*(arrays[f"chain_{name}"].astype(np.float64) for name in Chain._fields))
    return Model(
        expert("text", TEXT_BITS), expert("turn", TURN_BITS), expert("head", HEAD_BITS), chain
    )


def _chain_sizes() -> tuple[int, int]:
    """Numbers of features that the chain's weights must fit."""
    from textkit.classify.features import Evidence, edge_features, state_features
    from textkit.classify.units import Report, Sentence

    n = len(LABELS)
    zero = np.zeros((1, n))
    report = Report("。", (Sentence(0, 1, 0),))
    states = state_features(report, Evidence(zero, np.zeros((1, n + 1)), zero, zero))
    return states.shape[1], edge_features(report.sentences, np.zeros((1, n + 1))).shape[1]


@cache
def default_model() -> Model:
    """The shipped model."""
    return load_model(data_folder("models") / "sections")
