"""What weighed most in a label: n-grams, headings and the context.

The n-grams are those of the linear expert on words, so the weights are exact for it; the context
is what the chain makes of the neighbourhood.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from textkit.classify.chain import Floats
from textkit.classify.features import Evidence, feature_blocks
from textkit.classify.hashing import LONGEST, hash_grams
from textkit.classify.model import Model, gather
from textkit.classify.units import Report
from textkit.model.records import LABELS, Labelled, Sign

_NGRAMS = 6
_CONTEXT = 2
_SHORTEST = 2
"""Single characters weigh, but tell a reader little."""

_LONGEST_READ = 400
"""Characters of an item whose n-grams are looked at."""

_ANY_DIGIT = "0"
"""All digits weigh alike; a number by itself tells a reader nothing."""

_BREAKS = frozenset("\n\t \u3000，。、；：“”（）")

_BLOCK_NAMES = {
    "paragraph": "同一段的其他句子",
    "neighbours": "前后句子",
    "report": "全文的前半和后半",
    "signposts": "前后出现的转折和小标题",
    "cues": "句首的提示词",
    "form": "句子的形式",
    "position": "在全文中的位置",
}


def explain(model: Model, report: Report, rows: Sequence[Labelled]) -> tuple[tuple[Sign, ...], ...]:
    """For each row the signs that weighed most for or against its label, heaviest first."""
    if not report.sentences:
        return tuple(() for _ in rows)
    evidence = gather(model, report)
    context = _context(model, report, evidence)
    starts = np.array([sentence.start for sentence in report.sentences])
    found = []
    for row in rows:
        label = LABELS.index(row.label)
        inside = np.flatnonzero((starts >= row.start) & (starts < row.end))
        if not len(inside):
            inside = np.array([max(int(np.searchsorted(starts, row.start, "right")) - 1, 0)])
        signs = _ngrams(model, report, row, label)
        signs += _headings(report, evidence, inside, label)
        around = [(name, float(values[inside, label].mean())) for name, values in context.items()]
        around.sort(key=lambda pair: -abs(pair[1]))
        signs += [
            Sign("context", _BLOCK_NAMES[n], row.label, round(w, 2)) for n, w in around[:_CONTEXT]
        ]
        found.append(tuple(signs))
    return tuple(found)


def _context(model: Model, report: Report, evidence: Evidence) -> dict[str, Floats]:
    """What each kind of context says for each label at each sentence, centred."""
    sums: dict[str, Floats] = {}
    at = 0
    for name, block in feature_blocks(report, evidence):
        part = block @ model.chain.states[at : at + block.shape[1]]
        at += block.shape[1]
        if name in _BLOCK_NAMES:
            sums[name] = sums.get(name, 0) + part - part.mean(axis=1, keepdims=True)
    return sums


def _ngrams(model: Model, report: Report, row: Labelled, label: int) -> list[Sign]:
    """The n-grams of an item that weigh most; of overlapping ones the heaviest."""
    text = report.text[row.start : min(row.end, row.start + _LONGEST_READ)]
    grams = hash_grams(text, [(0, len(text))], model.text.bits)
    rows = model.text.weights[grams.ids].astype(np.float64)
    values = (rows[:, label] - rows.mean(axis=1)) * float(grams.scale[0])
    weights: defaultdict[str, float] = defaultdict(float)
    folded = "".join(_ANY_DIGIT if char.isdecimal() else char for char in text)
    at = 0
    for size in range(1, min(LONGEST, len(text)) + 1):
        for start in range(len(text) - size + 1):
            gram = text[start : start + size]
            if size >= _SHORTEST and _BREAKS.isdisjoint(gram):
                weights[folded[start : start + size]] += float(values[at + start])
        at += len(text) - size + 2  # behind them stands the n-gram that the text begins with
    for gram in [gram for gram in weights if not gram.strip(_ANY_DIGIT)]:
        del weights[gram]
    ordered = sorted(weights.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    kept: list[Sign] = []
    for gram, weight in ordered:
        if len(kept) == _NGRAMS:
            break
        if not any(gram in sign.text or sign.text in gram for sign in kept):
            kept.append(Sign("ngram", gram, LABELS[label], round(weight, 2)))
    return kept


def _headings(
    report: Report, evidence: Evidence, inside: NDArray[np.int64], label: int
) -> list[Sign]:
    """The headings over an item, with what the expert on headings says of them."""
    seen: dict[str, float] = {}
    for at in inside[:1].tolist() + inside[-1:].tolist():
        sentence = report.sentences[at]
        for title, scores in ((sentence.top, evidence.tops), (sentence.near, evidence.heads)):
            if title and title not in seen:
                seen[title] = float(scores[at, label])
    return [Sign("heading", t, LABELS[label], round(w, 2)) for t, w in seen.items()]
