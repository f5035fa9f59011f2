"""Builds the character n-gram statistics: ``python models/charngrams/build.py REPORTS``.

Counts characters, pairs and triples of official prose (a folder of .txt reports) and of the words
of jieba's dictionary and of our own lexicons, and writes ``known.bin``,
``followers.bin``, ``leaders.bin`` and ``counts.bin`` beside this file, in the layout that `textkit.lexicon.ngrams` reads. Only counts are kept, no sentence.
"""

from __future__ import annotations

import array
import hashlib
import json
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

import jieba
import regex

from textkit.lexicon.loader import load_lexicon
from textkit.lexicon.ngrams import KNOWN_BITS, N_SLOTS, char_class, pair_place, slots

FOLDER = Path(__file__).parent
HAN = regex.compile(r"\p{Han}+")
OLD_YEAR = 1979
"""Reports before this year count half: their prose is not today's."""
MIN_FREQUENCY = 5
"""Words of jieba's dictionary below it are mostly personal names and noise."""
WORD_SCALE = 40
"""jieba's counts come from about forty times as much text as our reports."""
PHRASE_WEIGHT = 8
MIN_TRIPLE = 0.9
LOOSE_SHARE = 0.02
"""Share of its uses at the edge of a clause from which a character can stand alone."""
FILES = (
    "known.bin",
    "followers.bin",
    "leaders.bin",
    "counts.bin",
    "phrases.txt",
    "gaps.txt",
    "names.txt",
)
PHRASE_LEXICONS = ("fixed_phrases", "places")


class Counts:
    """Weighted counts of n-grams of one to three characters."""

    def __init__(self) -> None:
        self.grams: Counter[str] = Counter()

    def add(self, text: str, weight: float) -> None:
        """Count every n-gram of ``text``."""
        for n in (1, 2, 3):
            for at in range(len(text) - n + 1):
                self.grams[text[at : at + n]] += weight


def count_reports(folder: Path, counts: Counts, skip: frozenset[str] = frozenset()) -> int:
    """Add every report; returns their number."""
    paths = [path for path in sorted(folder.glob("*.txt")) if path.name not in skip]
    for path in paths:
        text = "".join(map(char_class, path.read_text(encoding="utf-8")))
        text = regex.sub("#+", "##", text)
        year = regex.search(r"(?:19|20)\d\d", path.name)
        weight = 0.5 if year and int(year.group()) < OLD_YEAR else 1.0
        counts.add(text, weight)
    return len(paths)


def count_words(counts: Counts) -> int:
    """Add jieba's dictionary and our own phrases; returns the number of words."""
    n_words = 0
    path = Path(jieba.__file__).with_name("dict.txt")
    for line in path.read_text(encoding="utf-8").splitlines():
        word, frequency, _ = line.split(" ")
        if int(frequency) >= MIN_FREQUENCY and len(word) <= 6 and HAN.fullmatch(word):
            counts.add(word, max(int(frequency) / WORD_SCALE, 0.5))
            n_words += 1
    for name in PHRASE_LEXICONS:
        for entry in load_lexicon(name).entries:
            counts.add(entry.term, PHRASE_WEIGHT)
            n_words += 1
    return n_words


def known_pairs(counts: Counts) -> dict[str, float]:
    """Pairs of Chinese characters that are more than a chance meeting of two words."""
    grams = counts.grams
    total = sum(weight for gram, weight in grams.items() if len(gram) == 1)
    known = {}
    for gram, weight in grams.items():
        if len(gram) == 2 and HAN.fullmatch(gram):
            expected = grams[gram[0]] * grams[gram[1]] / total
            if weight >= 0.5 and weight > 0.3 * expected:
                known[gram] = weight
    return known


def write_known(known: dict[str, float], path: Path) -> None:
    """One bit for each known pair, at a place made from its two code points."""
    bits = bytearray(KNOWN_BITS // 8)
    for pair in known:
        place = pair_place(pair[0], pair[1])
        bits[place >> 3] |= 1 << (place & 7)
    path.write_bytes(bits)


def write_neighbours(known: dict[str, float], path: Path, *, own: int, other: int) -> None:
    """Character by character its well-known neighbours, most frequent first.

    ``own`` and ``other`` are the places in a pair: 0, 1 gives right neighbours, 1, 0 left ones.
    """
    neighbours: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for pair, weight in known.items():
        neighbours[pair[own]].append((-weight, pair[other]))
    rows = [head + "".join(char for _, char in sorted(row)) for head, row in neighbours.items()]
    path.write_bytes("\n".join(sorted(rows)).encode("utf-16-le"))


def write_counts(counts: Counts, path: Path) -> tuple[int, int]:
    """Hash table of quantised counts; returns entries kept and lost to full slots."""
    table = array.array("H", bytes(2 * N_SLOTS))
    lost = kept = 0
    total = sum(weight for gram, weight in counts.grams.items() if len(gram) == 1)
    for gram, weight in sorted(counts.grams.items(), key=lambda item: (-item[1], item[0])):
        if weight < (MIN_TRIPLE if len(gram) == 3 else 0.5):
            continue
        level = min(63, max(1, round(4 * (math.log2(weight) + 1))))
        first, second, mark = slots(gram)
        slot = first if not table[first] else second
        if table[slot]:
            lost += 1
            continue
        table[slot] = mark << 6 | level
        kept += 1
    if sys.byteorder == "big":
        table.byteswap()
    path.write_bytes(table.tobytes() + round(total).to_bytes(8, "little"))
    return kept, lost


def write_phrases(counts: Counts, out: Path) -> None:
    """The fixed phrases, what completes each with one character gone, and short place names."""
    phrases = sorted(entry.term for entry in load_lexicon("fixed_phrases").entries)
    (out / "phrases.txt").write_text("\n".join(phrases), encoding="utf-8", newline="\n")
    gaps: dict[tuple[str, str], set[str]] = defaultdict(set)
    for phrase in phrases:
        for at, char in enumerate(phrase):
            gaps[phrase[:at], phrase[at + 1 :]].add(char)
    lines = [
        f"{before}_{behind}\t{chars.pop()}"
        for (before, behind), chars in sorted(gaps.items())
        if len(chars) == 1 and is_bound(before, behind, frozenset(phrases), counts.grams)
    ]
    (out / "gaps.txt").write_text("\n".join(lines), encoding="utf-8", newline="\n")
    names = sorted(load_lexicon("places").terms("abbreviation"))
    (out / "names.txt").write_text("".join(names), encoding="utf-8", newline="\n")


def is_bound(before: str, behind: str, phrases: frozenset[str], grams: Counter[str]) -> bool:
    """Whether one part that is left of a phrase is no word of its own.

    Of a phrase of two characters only the second may be left.
    """
    ends = not before or not stands_alone(before, before[-2:] + "#", phrases, grams)
    opens = not behind or not stands_alone(behind, "#" + behind[:2], phrases, grams)
    if not before and len(behind) == 1:
        return grams[f"#{behind}#"] <= LOOSE_SHARE * grams[behind]
    if not before:
        return opens
    return ends and len(before) > 1 if not behind else ends or opens


def stands_alone(rest: str, edge: str, phrases: frozenset[str], grams: Counter[str]) -> bool:
    """Whether ``rest`` is a phrase, or is seen at the edge of a clause."""
    if rest in phrases:
        return True
    if len(rest) == 1:
        return grams[edge] > LOOSE_SHARE * grams[rest]
    return grams[edge] > 0


def main(reports: str, skip: frozenset[str] = frozenset(), out: Path = FOLDER) -> None:
    """Build everything from the folder ``reports``."""
    counts = Counts()
    n_reports = count_reports(Path(reports), counts, skip)
    n_words = count_words(counts)
    known = known_pairs(counts)
    write_known(known, out / "known.bin")
    write_neighbours(known, out / "followers.bin", own=0, other=1)
    write_neighbours(known, out / "leaders.bin", own=1, other=0)
    write_phrases(counts, out)
    kept, lost = write_counts(counts, out / "counts.bin")
    total = sum(weight for gram, weight in counts.grams.items() if len(gram) == 1)
    meta = {
        "reports": n_reports,
        "words": n_words,
        "characters": round(total),
        "pairs": len(known),
        "entries": kept,
        "lost": lost,
        "sha256": {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in FILES},
    }
    (out / "meta.json").write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(f"{meta}\n")


if __name__ == "__main__":
    main(sys.argv[1])
