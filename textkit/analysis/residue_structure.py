"""Foreign lines that only their place gives away: no word list knows the next vendor's name.

Each function sees the lines of a head or foot block (blank ones left out) and adds to what is
foreign so far. The title is never added.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from collections.abc import Sequence
from itertools import pairwise
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
    opens_title,
    title_score,
)
from textkit.analysis.residue_words import bar_tokens
from textkit.text.patterns import LazyPattern

MAX_FILLER = 40
"""Folded characters up to which a line can be foreign by its place."""

MIN_TITLE_SCORE = 2.0
"""Score of `title_score` from which a head line may be the title."""

VENDOR_TALK = 5
"""Weight of cues from which a line below the end is vendor talk."""

_LINK_HEAD = LazyPattern(
    r"相关|推荐|热门|猜你|延伸|上一|下一|往期|感兴趣|(?:更多|还看了?).*(?:[:：>]|目录|列表)$"
)
_AD_SHAPE = LazyPattern(r"[!！~～★☆◆●▶►→↓↑♥❤☞【】]|[-—=]{3,}|END", regex.IGNORECASE)


_ROW = LazyPattern(
    r"[X×ＸxX□○＿_]{1,6}[余多]?\p{Han}"
    r"|\p{Han}[ \t\u3000\xa0]*\d+(?:\.\d+)?[余多万亿]*(?:个|名|人|户|次|场|项|件|家|条|处|亩|公里|平方米)"
    r"|^\s*\p{Han}{2,8}(?:\t\s*[\p{Han}\d.%％]{1,8})+\s*$"
    r"|^\s*\p{Han}{2,4}(?:[ \u3000\xa0]+\p{Han}{2}){1,3}\s*$"
)
"""Rows of a table or list: a placeholder, a number with its unit, cells apart by blanks."""


class Foreign(NamedTuple):
    """Why a line is foreign."""

    kind: str
    certainty: str
    evidence: str
    structural: bool = False


Found = dict[int, Foreign]
"""Foreign lines by line number."""


class Scene(NamedTuple):
    """What is known of a document: foreign lines (grows), cue weights, the title's number or 0."""

    found: Found
    cues: dict[int, int]
    title: int

    def is_open(self, line: Line) -> bool:
        """Whether nothing is known of a line yet."""
        return line.number not in self.found and line.number != self.title and not line.is_template

    def is_own(self, line: Line) -> bool:
        """Whether a line has a shape of the report's own and no vendor word."""
        return line.number == self.title or (self.cue(line) < 2 and is_own(line.text))

    def cue(self, line: Line) -> int:
        """Weight of the cues in a line."""
        return self.cues.get(line.number, 0)


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
        if following.startswith(("——", "――", "--")):
            score += 4
        if score >= best_score:
            best, best_score = line, score
    return best


def mark_bars(lines: Sequence[Line], scene: Scene) -> None:
    """Words of a tool bar that stand in a run, or beside what is foreign already."""
    tokens = bar_tokens()
    known = [line.number in scene.found or line.text in tokens for line in lines]
    for index, line in enumerate(lines):
        if not scene.is_open(line):
            continue
        if index > 0 and _is_arrow(lines[index - 1].text):
            arrow = lines[index - 1].text
            scene.found[line.number] = Foreign("chrome", "likely", arrow, structural=True)
        elif line.text in tokens and (
            (index > 0 and known[index - 1]) or (index + 1 < len(lines) and known[index + 1])
        ):
            scene.found[line.number] = Foreign("chrome", "likely", line.text)


def _is_arrow(text: str) -> bool:
    """Whether a line is the arrow of a breadcrumb: what follows it is a link."""
    return bool(text) and not text.strip(">＞»›")


def mark_between(lines: Sequence[Line], scene: Scene, longest_gap: int) -> None:
    """Short lines with foreign ones on both sides."""
    at = [index for index, line in enumerate(lines) if line.number in scene.found]
    for left, right in pairwise(at):
        gap = lines[left + 1 : right]
        if 0 < len(gap) <= longest_gap and not any(_keeps(line, scene) for line in gap):
            for line in gap:
                scene.found[line.number] = _by_place(line, lines, scene.found)


def _keeps(line: Line, scene: Scene) -> bool:
    """Whether a line between foreign ones is surely not filler."""
    text = line.text
    if line.is_template or _is_row(line, scene):
        return True
    if is_body(text) or is_section(text) or is_addressee(text) or len(text) > MAX_FILLER:
        return True
    return scene.is_own(line) or (text.endswith("。") and scene.cue(line) < 2)


def _is_row(line: Line, scene: Scene) -> bool:
    """Whether a line without any vendor word has the shape of a row of data."""
    return scene.cue(line) == 0 and _ROW.search(line.raw) is not None


def _by_place(line: Line, lines: Sequence[Line], found: Found) -> Foreign:
    """Foreign because of the nearest line of the block that is, one with words of its own first."""
    proven = (one for one in lines if one.number in found)
    nearest = min(
        proven, key=lambda one: (found[one.number].structural, abs(one.number - line.number))
    )
    kind = "chrome" if found[nearest.number].kind in ("chrome", "source") else "advert"
    return Foreign(kind, "likely", nearest.raw.strip(), structural=True)


def mark_before_title(head: Sequence[Line], scene: Scene) -> None:
    """Above the title: lines with vendor words, then the short lines in a block with them."""
    above = [line for line in head if line.number < scene.title]
    for line in above:
        if scene.is_open(line) and scene.cue(line) >= 2 and not _is_heading_part(line, scene):
            scene.found[line.number] = Foreign("advert", "likely", line.raw.strip())
    if not any(line.number in scene.found for line in above):
        return
    for line in above:
        if scene.is_open(line) and not (
            len(line.text) > MAX_FILLER or scene.is_own(line) or _is_heading_part(line, scene)
        ):
            scene.found[line.number] = _by_place(line, above, scene.found)


def _is_heading_part(line: Line, scene: Scene) -> bool:
    """Whether a line is plainly the report's, or right above the title reads like half of it."""
    if _AD_SHAPE.search(line.text) or scene.cue(line) >= 4:
        return False
    if is_own(line.text):
        return True
    return line.number + 1 == scene.title and opens_title(line.text)


def mark_below_title(head: Sequence[Line], scene: Scene) -> None:
    """Between title and text: lines with vendor words, and what stands twice in the head."""
    texts = [line.text for line in head if line.number != scene.title]
    for line in head:
        if not scene.is_open(line) or len(line.text) > MAX_FILLER:
            continue
        talk = line.number > scene.title and scene.cue(line) >= VENDOR_TALK - 1
        if talk and not is_own(line.text):
            scene.found[line.number] = Foreign("advert", "likely", line.raw.strip())
        elif line.number < scene.title and texts.count(line.text) > 1 and len(line.text) <= 12:
            proof = Foreign("repeat", "likely", line.raw.strip(), structural=True)
            scene.found[line.number] = proof


def mark_links(lines: Sequence[Line], scene: Scene) -> None:
    """The list of links below 相关报道 and the like, to the end of the block."""
    linked = False
    for line in lines:
        proof = scene.found.get(line.number)
        if proof is not None:
            if not proof.structural:
                linked = _LINK_HEAD.search(line.text) is not None
        elif is_body(line.text) or is_section(line.text):
            linked = False
        elif linked and line.number != scene.title and not line.text.startswith("附"):
            scene.found[line.number] = _by_place(line, lines, scene.found)


def mark_foot(foot: Sequence[Line], scene: Scene, tainted: str) -> None:
    """Vendor talk below the end, what follows it, and decorated lines right above it.

    Args:
        foot: Lines below the last paragraph.
        scene: What is known so far.
        tainted: A vendor's line in the head, if there is one: then a line of the foot that is
            neither sentence nor signature is the vendor's too.
    """
    needed = VENDOR_TALK
    for line in foot:
        if is_date(line.text):
            needed = 2  # below the date a report has nothing more to say
        extra = 2 if line.text.endswith("。") else 0
        if scene.is_open(line) and scene.cue(line) >= needed + extra and not is_own(line.text):
            scene.found[line.number] = Foreign("advert", "likely", line.raw.strip())
        elif scene.is_open(line) and tainted and _is_loose(line, scene):
            scene.found[line.number] = Foreign("advert", "likely", tainted, structural=True)
    first = next((i for i, line in enumerate(foot) if line.number in scene.found), len(foot))
    for line in foot[first + 1 :]:
        if scene.is_open(line) and not _keeps(line, scene) and not is_person_name(line.text):
            scene.found[line.number] = _by_place(line, foot, scene.found)
    for line in reversed(foot[:first] if first < len(foot) else ()):
        if _keeps(line, scene) or not _is_adorned(line, scene):
            break
        scene.found[line.number] = _by_place(line, foot, scene.found)


def _is_loose(line: Line, scene: Scene) -> bool:
    """Whether a foot line is neither a sentence nor anything a report ends with."""
    text = line.text
    if not 5 <= len(text) <= MAX_FILLER or text.endswith(("。", "！", "!", "；", "：")):
        return False
    return not (_keeps(line, scene) or is_person_name(text))


def _is_adorned(line: Line, scene: Scene) -> bool:
    """Whether a line right above a foreign foot looks like part of it."""
    if "，" in line.text or "。" in line.text or len(line.text) > MAX_FILLER // 2:
        return False
    return scene.cue(line) >= 3 or _AD_SHAPE.search(line.text) is not None
