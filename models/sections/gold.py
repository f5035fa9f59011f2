"""The labelled reports that the shipped classifier is trained and measured on.

Hand labels of public reports (``annotations/``, line numbers only), the fictional reports of
``corpus/``, and published proposals whose authors named the parts. The texts of the first and last
are read from a data folder that the project does not ship.
"""

from __future__ import annotations

import csv
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from invented import Composer, Pieces, read_passages

from textkit.analysis.dataset import LabelledReport, bit
from textkit.analysis.labels import make_report
from textkit.analysis.variants import Marked, marked
from textkit.lexicon.loader import load_lexicon
from textkit.model.document import Document, plain_document
from textkit.model.records import LABELS
from textkit.readers.open import read_document

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent.parent

GROUPS = 10
"""Reports of a source are dealt into so many groups; a split never cuts one."""

WEIGHTS = {
    "national-1970": 0.4,
    "national-1980": 0.5,
    "national-1990": 0.7,
    "national-2000": 0.7,
    "national-2010": 0.7,
    "author-proposal": 0.25,
    "proposal": 0.5,
    "corpus": 4.0,
    "composed": 0.6,
    "invented": 2.0,
    "mixed": 0.5,
}
"""How much a report counts: old prose less, the short reports of small bodies more."""

BARE, PART, TURN = 0.75, 0.85, 0.8
"""How often a stretch of a composed review is told in bare verbs, how often there are problems and
a plan, and how often a turn opens them. NOTE: bare verbs in the plan too were tried: two points less
for paragraphs without headings."""

Row = dict[str, str]


def source_of(name: str) -> str:
    """The source of a report, from its file name: national-2000, province, proposal, party."""
    first = name.split("-", maxsplit=1)[0]
    return f"national-{int(name[9:13]) // 10 * 10}" if first == "national" else first


def _table(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def annotated(data: Path) -> Iterator[LabelledReport]:
    """The reports of ``annotations/*.tsv``; doubtful paragraphs stay without label."""
    lines: defaultdict[str, list[Row]] = defaultdict(list)
    exceptions: defaultdict[str, list[Row]] = defaultdict(list)
    doubtful: defaultdict[str, list[Row]] = defaultdict(list)
    for path in sorted((FOLDER / "annotations").glob("*.tsv")):
        table = lines
        if path.stem == "doubtful":
            table = doubtful
        elif path.stem.endswith("-sentences"):
            table = exceptions
        for row in _table(path):
            table[row["file"]].append(row)
    for name in sorted(lines):
        doc = read_document(data / "reports" / "dev" / name)
        marks = bytearray(len(doc.text))
        for row in lines[name]:
            _mark(doc, marks, row, bit(row["label"]))
        for row in exceptions[name]:
            first = doc.line_span(int(row["line"]))[0]
            start, end = first + int(row["start_col"]), first + int(row["end_col"])
            marks[start:end] = bytes([bit(row["label"])]) * (end - start)
        for row in doubtful[name]:
            _mark(doc, marks, row, 0)
        yield LabelledReport(name, source_of(name), marked(doc, bytes(marks)))


def _mark(doc: Document, marks: bytearray, row: Row, value: int) -> None:
    start = doc.line_span(int(row["first_line"]))[0]
    end = doc.line_span(int(row["last_line"]))[1]
    marks[start:end] = bytes([value]) * (end - start)


def corpus() -> Iterator[LabelledReport]:
    """Our own fictional reports; a stretch of two labels may be either."""
    for path in sorted((ROOT / "corpus" / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        doc = read_document(ROOT / "corpus" / "reports" / gold["file"])
        marks = bytearray(len(doc.text))
        for span in gold["labels"]:
            for at in range(span["start"], span["end"]):
                marks[at] |= bit(span["label"])
        for span in gold["sentences"]:
            length = span["end"] - span["start"]
            marks[span["start"] : span["end"]] = bytes([bit(span["label"])]) * length
        yield LabelledReport(f"corpus-{gold['id']}", "corpus", marked(doc, bytes(marks)))


_PROPOSAL_HEADINGS = (
    ("调研情况", "问题分析", "具体建议"),
    ("一、基本情况", "二、存在问题", "三、建议"),
    ("一、背景", "二、问题分析", "三、对策建议"),
)


def author_proposals(data: Path) -> Iterator[LabelledReport]:
    """Proposals with the part that the author gave each text; of a situation only: no plan."""
    not_plan = bit("achievement") | bit("problem") | bit("other")
    parts = (("situation", not_plan), ("problem", bit("problem")), ("suggestion", bit("plan")))
    path = data / "sections" / "dev" / "cppcc-jiangsu-2019.jsonl"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        headings = _PROPOSAL_HEADINGS[number % len(_PROPOSAL_HEADINGS)]
        lines = [(row["title"].strip(), bit("other"))]
        for (key, mask), heading in zip(parts, headings, strict=True):
            if row[key].strip():
                lines += [(heading, mask), (row[key].strip(), mask)]
        yield LabelledReport(f"author-{row['id']}", "author-proposal", _joined(lines))


def _joined(lines: Sequence[tuple[str, int]]) -> Marked:
    """A document of these lines with their marks."""
    return _of_pieces([[line] for line in lines])


def _of_pieces(lines: Sequence[Pieces]) -> Marked:
    """A document of lines whose stretches have marks of their own."""
    texts: list[str] = []
    marks: list[bytes] = []
    for pieces in lines:
        for text, mask in pieces:
            texts.append(text)
            marks.append(bytes([mask]) * len(text))
        texts.append("\n")
        marks.append(b"\0")
    return marked(plain_document("".join(texts)), b"".join(marks))


def load(data: Path) -> list[LabelledReport]:
    """All of them; ``genre`` is the source."""
    return [*annotated(data), *corpus(), *author_proposals(data)]


def groups_of(reports: Sequence[LabelledReport]) -> dict[str, str]:
    """Each source dealt into `GROUPS` groups, by name."""
    seen: Counter[str] = Counter()
    found = {}
    for report in reports:
        source = report.genre.split("-", maxsplit=1)[0]
        found[report.name] = f"g{seen[source] % GROUPS}"
        seen[source] += 1
    return found


def composed(reports: Sequence[LabelledReport], count: int, seed: int) -> Iterator[LabelledReport]:
    """Short reports put together from stretches of others.

    The verbs of a review (推进、加强) are bare, as in a plan; what they are is told by what stands
    around. Without such reports the model takes all bare verbs for plans.
    """
    rng = random.Random(seed)  # noqa: S311 - nothing secret
    pools = _stretches(reports)
    phrases: defaultdict[str, list[str]] = defaultdict(list)
    for row in _table(FOLDER / "phrases.tsv"):
        phrases[row["kind"]].append(row["text"])
    for number in range(count):
        lines = _compose(rng, pools, phrases, with_headings=number % 3 == 0)
        yield LabelledReport(f"composed-{seed}-{number}", "composed", _joined(lines))


def invented(group: int, count: int, seed: int) -> Iterator[tuple[LabelledReport, bool]]:
    """Reports of the invented passages of a group, and whether words are learned from them."""
    rng = random.Random(seed)  # noqa: S311 - nothing secret
    composer = Composer(read_passages(group, GROUPS), _turns(), rng)
    for number, lines in enumerate(composer.each_once()):
        yield LabelledReport(f"invented-{group}-{number}", "invented", _of_pieces(lines)), True
    for number, lines in enumerate(composer.mixed_anew(count)):
        yield LabelledReport(f"mixed-{group}-{number}", "invented", _of_pieces(lines)), False


def _turns() -> dict[str, list[str]]:
    turns: defaultdict[str, list[str]] = defaultdict(list)
    for row in _table(FOLDER / "phrases.tsv"):
        if row["kind"] in LABELS:
            turns[row["kind"]].append(row["text"])
    return turns


def _stretches(reports: Sequence[LabelledReport]) -> dict[str, list[list[str]]]:
    """Paragraphs of one label as lists of sentences; ``bare``: of a plan, with no word of future."""
    future = tuple(entry.term for entry in load_lexicon("future_words").entries)
    pools: dict[str, list[list[str]]] = {
        key: [] for key in ("bare", "achievement", "problem", "plan")
    }
    for report in reports:
        source = report.marked
        made = make_report(source.doc, source.outline, source.residue)
        paragraphs: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
        for sentence in made.sentences:
            if not sentence.is_heading:
                words = source.doc.text[sentence.start : sentence.end]
                mask = Counter(source.marks[sentence.start : sentence.end]).most_common(1)[0][0]
                paragraphs[sentence.paragraph].append((words, mask))
        recent = report.genre in ("corpus", "province", "national-2000", "national-2010")
        proposal = "proposal" in report.genre
        for rows in paragraphs.values():
            masks = {mask for _, mask in rows}
            words = [word for word, _ in rows]
            if masks == {bit("plan")}:
                bare = [word for word in words if not any(sign in word for sign in future)]
                if len(bare) > 1 and not proposal:
                    pools["bare"].append(bare)
                if recent:
                    pools["plan"].append(words)
            elif masks == {bit("problem")}:
                pools["problem"].append(words)
            elif masks == {bit("achievement")} and recent:
                pools["achievement"].append(words)
    return pools


def _compose(
    rng: random.Random,
    pools: dict[str, list[list[str]]],
    phrases: dict[str, list[str]],
    *,
    with_headings: bool,
) -> list[tuple[str, int]]:
    """One report: lead, review, perhaps problems, perhaps a plan."""

    def some(pool: str, most: int) -> str:
        words = rng.choice(pools[pool])
        length = rng.randint(2, most)
        start = rng.randint(0, max(0, len(words) - length))
        return "".join(words[start : start + length])

    headings = rng.choice(phrases["heading"]).split("|")
    review = [
        some("bare" if rng.random() < BARE else "achievement", 6) for _ in range(rng.randint(3, 9))
    ]
    parts = [("achievement", review)]
    for label in ("problem", "plan"):
        if rng.random() < PART:
            words = [some(label, 7) for _ in range(rng.randint(1, 3))]
            if rng.random() < TURN:
                words[0] = rng.choice(phrases[label]) + words[0]
            parts.append((label, words))
    lines = [
        ("关于年度重点工作情况的汇报", bit("other")),
        (rng.choice(phrases["lead"]), bit("other")),
    ]
    order = ("achievement", "problem", "plan")
    for number, (label, words) in zip("一二三", parts, strict=False):
        if with_headings:
            lines.append((f"{number}、{headings[order.index(label)]}", bit(label)))
        lines += [(word, bit(label)) for word in words]
    return lines
