"""Foreign lines that only their place gives away: no word list knows the next vendor's name.

Each function sees the lines of a head or foot block (blank ones left out) with what is foreign so
far, and adds to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from textkit.analysis.residue_lines import Line
from textkit.analysis.residue_shapes import (
    is_addressee,
    is_body,
    is_date,
    is_own,
    is_person_name,
    is_section,
    title_score,
)
from textkit.analysis.residue_words import bar_tokens, own_words

MAX_FILLER = 40
"""Folded characters up to which a line can be foreign by its place."""

MIN_TITLE_SCORE = 2.0
"""Score of `title_score` from which a head line may be the title."""

_LINK_HEAD = regex.compile(r"相关|推荐|热门|猜你|延伸|上一|下一|往期|更多.*[:：>]$")
_QUOTED = regex.compile(r"[“「【]([^“”「」【】]{3,12})[”」】]")
_SYMBOLS = regex.compile(r"[^\p{L}\p{N}]+")
_AD_SHAPE = regex.compile(r"[!！~～★☆◆●▶►→↓↑♥❤☞【】]|[-—=]{3,}|END", regex.IGNORECASE)


class Foreign(NamedTuple):
    """Why a line is foreign."""

    kind: str
    certainty: str
    evidence: str
    structural: bool = False


Found = dict[int, Foreign]
"""Foreign lines by line number."""


def mark_bars(lines: Sequence[Line], found: Found) -> None:
    """Words of a tool bar that stand in a run, or beside what is foreign already."""
    tokens = bar_tokens()
    known = [line.number in found or line.text in tokens for line in lines]
    for index, line in enumerate(lines):
        if line.number in found or line.text not in tokens:
            continue
        before = index > 0 and known[index - 1]
        after = index + 1 < len(lines) and known[index + 1]
        if before or after:
            found[line.number] = Foreign("chrome", "likely", line.text)
    for index, line in enumerate(lines[1:], start=1):
        if line.number not in found and _is_arrow(lines[index - 1].text):
            found[line.number] = Foreign("chrome", "likely", lines[index - 1].text, structural=True)


def _is_arrow(text: str) -> bool:
    """Whether a line is the arrow of a breadcrumb: what follows it is a link."""
    return bool(text) and not text.strip(">＞»›")


def find_title(head: Sequence[Line], found: Found, cues: dict[int, int]) -> Line | None:
    """The line of the head block that is the report's title, if one looks like it."""
    best: Line | None = None
    best_score = MIN_TITLE_SCORE
    for index, line in enumerate(head):
        if line.number in found:
            continue
        score = title_score(line.text) - cues.get(line.number, 0)
        if (line.style or "").lower() in ("title", "标题"):
            score += 6
        following = head[index + 1].text if index + 1 < len(head) else ""
        if following.startswith(("——", "――", "——", "--")):
            score += 4
        if score >= best_score:
            best, best_score = line, score
    return best


def mark_before_title(
    head: Sequence[Line], title: Line, found: Found, cues: dict[int, int]
) -> None:
    """Short lines above the title in a block with foreign ones, but the report's own."""
    above = [line for line in head if line.number < title.number]
    for line in above:
        if line.number not in found and cues.get(line.number, 0) >= 2 and not _opens_title(line):
            found[line.number] = Foreign("advert", "likely", line.raw.strip())
    if not any(line.number in found for line in above):
        return
    for index, line in enumerate(above):
        if line.number in found or len(line.text) > MAX_FILLER or _is_own(line, cues):
            continue
        last = index + 1 == len(above) and title.number == line.number + 1
        if not (last and _opens_title(line)):
            found[line.number] = _by_place(above, index, found)


def _opens_title(line: Line) -> bool:
    """Whether the line right above the title reads like the first half of it."""
    n_work = sum(word in line.text for word in own_words("work"))
    return n_work >= 2 and not _AD_SHAPE.search(line.text)


def _is_own(line: Line, cues: dict[int, int]) -> bool:
    return cues.get(line.number, 0) < 2 and is_own(line.text)


def _by_place(lines: Sequence[Line], index: int, found: Found) -> Foreign:
    here = lines[index].number
    proven = [line for line in lines if line.number in found]
    nearest = min(
        proven, key=lambda line: (found[line.number].structural, abs(line.number - here))
    )
    kind = "chrome" if found[nearest.number].kind in ("chrome", "source") else "advert"
    return Foreign(kind, "likely", nearest.raw.strip(), structural=True)


def mark_between(
    lines: Sequence[Line], found: Found, cues: dict[int, int], longest_gap: int
) -> None:
    """Short lines with foreign ones on both sides."""
    at = [index for index, line in enumerate(lines) if line.number in found]
    for left, right in zip(at, at[1:], strict=False):
        gap = lines[left + 1 : right]
        if 0 < len(gap) <= longest_gap and not any(_keeps(line, cues) for line in gap):
            for index in range(left + 1, right):
                found[lines[index].number] = _by_place(lines, index, found)


def _keeps(line: Line, cues: dict[int, int]) -> bool:
    """Whether a line between foreign ones is surely not filler."""
    text = line.text
    if is_body(text) or is_section(text) or is_addressee(text) or len(text) > MAX_FILLER:
        return True
    return _is_own(line, cues) or (text.endswith("。") and cues.get(line.number, 0) < 2)


def mark_links(lines: Sequence[Line], found: Found) -> None:
    """The list of links below 相关报道 and the like, to the end of the block."""
    linked = False
    for index, line in enumerate(lines):
        proof = found.get(line.number)
        if proof is not None:
            if not proof.structural:
                linked = _LINK_HEAD.match(line.text) is not None
        elif is_body(line.text) or is_section(line.text):
            linked = False
        elif linked:
            found[line.number] = _by_place(lines, index, found)


def mark_foot_tail(foot: Sequence[Line], found: Found, cues: dict[int, int]) -> None:
    """Vendor talk below the end, what follows it, and decorated lines right above it."""
    needed = 4
    for line in foot:
        if is_date(line.text):
            needed = 2  # below the date a report has nothing more to say
        if line.number not in found and cues.get(line.number, 0) >= needed and not is_own(line.text):
            found[line.number] = Foreign("advert", "likely", line.raw.strip())
    first = next((i for i, line in enumerate(foot) if line.number in found), None)
    if first is None:
        return
    for index in range(first + 1, len(foot)):
        line = foot[index]
        if line.number not in found and not _keeps(line, cues) and not is_person_name(line.text):
            found[line.number] = _by_place(foot, index, found)
    for index in range(first - 1, -1, -1):
        line = foot[index]
        if _keeps(line, cues) or not _is_adorned(line, cues):
            break
        found[line.number] = _by_place(foot, index, found)


def _is_adorned(line: Line, cues: dict[int, int]) -> bool:
    """Whether a line right above a foreign foot looks like part of it."""
    if "，" in line.text or "。" in line.text or len(line.text) > MAX_FILLER // 2:
        return False
    return cues.get(line.number, 0) >= 3 or _AD_SHAPE.search(line.text) is not None


def brand_names(lines: Sequence[Line], found: Found, text: str) -> list[str]:
    """Names that foreign lines give themselves and the report's paragraphs never use.

    Args:
        lines: The short lines looked at.
        found: What is foreign so far.
        text: The whole text.
    """
    names: set[str] = set()
    for line in lines:
        why = found.get(line.number)
        if why is not None and why.kind not in ("chrome", "source", "repeat"):
            names.update(match[1] for match in _QUOTED.finditer(line.raw))
            if 3 <= len(line.text) <= 8:
                names.add(line.text)
    own = (*own_words("work"), *own_words("genre"))
    return [
        name
        for name in sorted(names)
        if not any(word in name for word in own)
        and text.count(name) <= sum(line.raw.count(name) for line in lines)
    ]


def mark_brands(lines: Sequence[Line], found: Found, names: Sequence[str], keep: int) -> None:
    """Short lines with a vendor's name, and those that are part of a foreign line.

    Args:
        lines: The short lines looked at.
        found: What is foreign so far.
        names: What `brand_names` gave.
        keep: Number of the title line, 0 without one.
    """
    proven = [line for line in lines if line.number in found]
    for line in lines:
        text = line.text
        if line.number in found or line.number == keep or not 2 <= len(text) <= MAX_FILLER:
            continue
        name = next((name for name in names if name in line.raw), None)
        if name is not None and not is_section(text):
            found[line.number] = Foreign("advert", "certain", name, structural=True)
        elif len(text) <= 16 and not _SYMBOLS.fullmatch(text) and not is_own(text):
            proof = next((one.raw.strip() for one in proven if text in one.text), None)
            if proof is not None:
                found[line.number] = Foreign("advert", "certain", proof, structural=True)
