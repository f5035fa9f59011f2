"""Lines that are foreign because they repeat: the same line at head and foot, or on every page.

Needs no words. Headings, greetings and form labels repeat too, so a repeated line counts only
where it frames the text or cuts into it.
"""

from __future__ import annotations

from collections.abc import Sequence

from textkit.analysis.residue_fold import fold
from textkit.analysis.residue_lines import Line
from textkit.analysis.residue_shapes import is_addressee, is_own, is_person_name
from textkit.analysis.residue_structure import Foreign, Scene
from textkit.analysis.residue_words import own_words
from textkit.text.patterns import LazyPattern

MIN_FRAME = 4
"""Folded characters of a line that frames the text."""

MIN_TIMES = 3
"""How often a line must cut into paragraphs to be a page header."""

MAX_PAGE_LINE = 40
"""Code points of a page header line."""

MIN_PARAGRAPH_LINE = 20
"""Code points of a line that a page break may cut."""

_OPEN_END = LazyPattern(r"[\p{Han}，、]$")
_CLOSED = tuple("。！？；：:!?;”’」』）)】…")
_WORDS = LazyPattern(r"[\p{L}\p{N}]{2}")


def mark_frames(head: Sequence[Line], foot: Sequence[Line], scene: Scene) -> None:
    """The same line in the head and in the foot block.

    Where the two overlap, because no paragraph parts them, only the first and the last line count.
    """
    if head and foot and head[-1].number >= foot[0].number:
        head, foot = head[:1], foot[-1:]
    above = {line.text: line for line in head if line.number != scene.title}
    for line in foot:
        twin = above.get(line.text)
        if twin is None or twin.number == line.number or not _may_frame(line.text):
            continue
        if twin.number > scene.title and is_person_name(line.text):
            continue  # the author below the title, who signs at the end
        for one in (twin, line):
            if one.number not in scene.found:
                proof = Foreign("repeat", "likely", line.raw.strip(), structural=True)
                scene.found[one.number] = proof


def _may_frame(text: str) -> bool:
    if len(text) < MIN_FRAME or "：" in text or ":" in text or not _WORDS.search(text):
        return False
    return not (is_own(text) or is_addressee(text))


def repeated_lines(text: str) -> dict[str, list[int]]:
    """Short lines that stand at least three times as a page header does: 1-based line numbers.

    A page header or footer of a converted file stands between two halves of a sentence, or ends
    the text; a heading never does.
    """
    lines = text.split("\n")
    numbers: dict[str, list[int]] = {}
    for number, raw in enumerate(lines, start=1):
        if MIN_FRAME <= len(raw) <= MAX_PAGE_LINE:
            numbers.setdefault(raw, []).append(number)
    last = next((raw for raw in reversed(lines) if raw.strip()), "")
    return {
        raw: found
        for raw, found in numbers.items()
        if len(found) >= MIN_TIMES
        and (_cuts(raw, found, lines) or (raw == last and _is_stamp(raw)))
    }


def _cuts(raw: str, numbers: list[int], lines: list[str]) -> bool:
    """Whether a line cuts into paragraphs, time and again."""
    stripped = raw.strip()
    if stripped.endswith(_CLOSED) or not _WORDS.search(stripped):
        return False
    return sum(_is_cut(lines, number) for number in numbers) >= MIN_TIMES


def _is_stamp(raw: str) -> bool:
    """Whether a line that ends the text and repeats says nothing a report would say."""
    text = fold(raw)
    if text.endswith(("。", "！", "!", "；")):
        return False
    if any(word in text for word in (*own_words("work"), *own_words("deed"))):
        return False
    return _may_frame(text)


def _is_cut(lines: list[str], number: int) -> bool:
    """Whether the line before is long enough for a paragraph and ends in mid-sentence."""
    index = number - 2
    while index >= 0 and not lines[index].strip():
        index -= 1
    if index < 0:
        return False
    before = lines[index].strip()
    return len(before) >= MIN_PARAGRAPH_LINE and _OPEN_END.search(before) is not None
