"""What each part of the classifier adds, on kinds of reports that it has never seen.

    python tests/benchmarks/classifier.py ../shared/data [--save]

For each held-out source (provinces; national reports from 2000; our fictional reports; proposals) all
methods learn from the others, in one run: heading lookup alone, TF-IDF of character 2–4-grams with
logistic regression sentence by sentence, our text expert without context, and the whole classifier.
Sentence probabilities become paragraphs and sections in the same way for all. Then speed: reports and
megabytes a second with the shipped model. ``--save`` writes ``results/classifier.json``.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "models" / "sections"))

from build import train  # noqa: E402
from gold import load  # noqa: E402

from textkit import api  # noqa: E402
from textkit.analysis.dataset import LabelledReport, make_examples, single_label  # noqa: E402
from textkit.analysis.judging import judge  # noqa: E402
from textkit.analysis.silver import heading_labels  # noqa: E402
from textkit.classify.evaluation import evaluate  # noqa: E402
from textkit.classify.hashing import hash_grams  # noqa: E402
from textkit.classify.model import TEXT_BITS, Model, label_probabilities  # noqa: E402
from textkit.classify.training import PLAIN  # noqa: E402
from textkit.classify.units import Report  # noqa: E402
from textkit.model.records import LABELS, UNITS  # noqa: E402

RESULTS = Path(__file__).parent / "results" / "classifier.json"
HELD_OUT = {
    "provinces": ("province",),
    "national 2000-": ("national-2000", "national-2010"),
    "fictional": ("corpus",),
    "proposals": ("proposal", "author-proposal"),
}
Floats = NDArray[np.float64]
Reader = Callable[[Report], Floats]


def lookup(report: Report) -> Floats:
    """What the wording of the headings alone says; achievement where it says nothing."""
    found = np.full((len(report.sentences), len(LABELS)), 0.01)
    for at, sentence in enumerate(report.sentences):
        mask = heading_labels(sentence.near) or heading_labels(sentence.top) or 1
        for label in range(len(LABELS)):
            found[at, label] += mask >> label & 1
    return np.asarray(found / found.sum(axis=1, keepdims=True))


def tfidf(reports: Sequence[LabelledReport]) -> Reader:
    """The usual baseline: TF-IDF of character n-grams, sentence by sentence."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    texts, labels = [], []
    for example in make_examples(reports):
        if example.variant == PLAIN:
            for sentence, mask in zip(example.report.sentences, example.allowed, strict=True):
                if single_label(mask) >= 0:
                    texts.append(example.report.text[sentence.start : sentence.end])
                    labels.append(single_label(mask))
    vectors = TfidfVectorizer(analyzer="char", ngram_range=(2, 4), min_df=3, sublinear_tf=True)
    model = make_pipeline(vectors, LogisticRegression(C=10, max_iter=60, tol=1e-3))
    model.fit(texts, labels)

    def read(report: Report) -> Floats:
        found = np.zeros((len(report.sentences), len(LABELS)))
        cut = [report.text[sentence.start : sentence.end] for sentence in report.sentences]
        found[:, model.classes_] = model.predict_proba(cut)
        return found

    return read


def words_alone(model: Model) -> Reader:
    """Our expert on words, without headings, neighbours and chain."""

    def read(report: Report) -> Floats:
        spans = [sentence[:2] for sentence in report.sentences]
        scores = np.exp(model.text.score(hash_grams(report.text, spans, TEXT_BITS)))
        return np.asarray(scores / scores.sum(axis=1, keepdims=True))

    return read


def compare(reports: Sequence[LabelledReport]) -> list[dict[str, object]]:
    """Every method on every held-out source."""
    rows: list[dict[str, object]] = []
    for name, sources in HELD_OUT.items():
        inside = [report for report in reports if report.genre not in sources]
        outside = [report._replace(genre="") for report in reports if report.genre in sources]
        model = train(inside)

        def whole(report: Report, model: Model = model) -> Floats:
            return label_probabilities(model, report)

        methods: dict[str, Reader] = {
            "heading lookup": lookup,
            "TF-IDF + LR": tfidf(inside),
            "ours, words alone": words_alone(model),
            "ours": whole,
        }
        for method, read in methods.items():
            for result in evaluate(judge(model, outside, read=read)):
                found = result.measures
                row = {
                    "held_out": name,
                    "method": method,
                    "headings": result.variant,
                    "unit": result.unit,
                    "macro_f1": round(found.macro_f1, 3),
                    "accuracy": round(found.accuracy, 3),
                    "n": found.n,
                }
                rows.append(row)
        show([row for row in rows if row["held_out"] == name])
    return rows


def show(rows: Sequence[dict[str, object]]) -> None:
    """A line a method and variant: macro F1 / accuracy of sections, paragraphs, sentences."""
    cells: dict[tuple[str, str, str], dict[str, str]] = {}
    for row in rows:
        key = (str(row["held_out"]), str(row["headings"]), str(row["method"]))
        cells.setdefault(key, {})[str(row["unit"])] = f"{row['macro_f1']:.3f}/{row['accuracy']:.3f}"
    for (name, headings, method), units in cells.items():
        figures = "  ".join(f"{unit} {units.get(unit, '-')}" for unit in UNITS)
        print(f"{name:15} {headings:9} {method:18} {figures}", flush=True)


def speed(folder: Path) -> dict[str, float]:
    """Reports and megabytes a second, sections of each report, reading included."""
    paths = sorted(folder.glob("province-*.txt"))
    size = sum(path.stat().st_size for path in paths) / 1e6
    api.classify(paths[0])
    began = time.perf_counter()
    for path in paths:
        api.classify(path)
    seconds = time.perf_counter() - began
    return {"reports_per_s": round(len(paths) / seconds, 1), "mb_per_s": round(size / seconds, 2)}


def main() -> None:
    """Compare, measure, save."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--save", action="store_true")
    options = parser.parse_args()
    rows = compare(load(options.data))
    figures = speed(options.data / "reports" / "dev")
    print(figures)
    if options.save:
        RESULTS.parent.mkdir(exist_ok=True)
        text = json.dumps(
            {"leave_one_source_out": rows, "speed": figures}, ensure_ascii=False, indent=1
        )
        RESULTS.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
