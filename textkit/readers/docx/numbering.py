"""Word's automatic numbers: the counters that run through a document, and their labels.

Owns how lists count and what a label says; `list_definitions` reads the lists, `number_formats`
writes the numbers. Knows nothing of paragraphs or styles: the reader says which list and level a
paragraph stands in.

Sources: ECMA-376-1:2016, 17.9; [MS-DOC] 2.4.6.3 and 2.4.6.4 (how Word counts); [MS-OI29500]
2.1.283 (a ``%N`` deeper than its own level voids the label). Where those leave it open this counts
as Word's users see it and LibreOffice does: a level that nobody used before a deeper one counts as
used once, and a ``w:startOverride`` acts at the first paragraph of its list that has one.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

import re
from typing import NamedTuple

from textkit.readers.docx.list_definitions import (
    N_LEVELS,
    AbstractNum,
    Level,
    Num,
    read_definitions,
)
from textkit.readers.docx.number_formats import Formatter, formatter
from textkit.readers.docx.part import Part
from textkit.readers.docx.symbols import symbol_text

_NUMBER_SIGNS = re.compile("%([1-9])")
_BULLET = "•"
"""What stands for a picture and for a sign of an unknown font."""


class Label(NamedTuple):
    """The number or bullet that Word draws in front of a paragraph, without what follows it."""

    text: str
    kind: str
    """``"number"`` or ``"bullet"``."""


class _Template(NamedTuple):
    """A level of a num, ready to print.

    ``pieces`` are literal texts and, for each number, its level and how to write it; ``restarts``
    are the deeper levels that begin anew behind a paragraph of this one.
    """

    kind: str
    pieces: tuple[str | tuple[int, Formatter], ...]
    start: int
    restarts: tuple[int, ...]


class Numbering:
    """The lists of a document, as `load_numbering` read them."""

    def __init__(self, abstracts: dict[int, AbstractNum], nums: dict[int, Num]) -> None:
        self._abstracts = abstracts
        self._nums = nums
        self._templates: dict[int, tuple[_Template, ...]] = {}

    def counter(self) -> "LabelCounter":
        """Counters at zero, for one story.

        Word counts each story for itself: the body with its tables, and every header, footer,
        note, comment and text box.
        """
        return LabelCounter(self)

    def level_of_style(self, num_id: int, style_id: str) -> int | None:
        """The level of a list that ``w:pStyle`` ties to a paragraph style.

        It beats the ``w:ilvl`` of the style's own ``w:numPr`` (17.9.23).
        """
        num = self._nums.get(num_id)
        if num is None:
            return None
        for index, level in sorted(self._levels(num).items()):
            if level.style == style_id:
                return index
        return None

    def list_of(self, num_id: int) -> int | None:
        """The abstract list that a num counts in; ``None`` for no number."""
        num = self._nums.get(num_id) if num_id else None
        return None if num is None else self._resolve(num)

    def starts(self, num_id: int) -> dict[int, int]:
        """Level → number of its ``w:startOverride``."""
        return self._nums[num_id].starts

    def templates(self, num_id: int) -> tuple[_Template, ...]:
        """The nine levels of a num, overrides applied."""
        templates = self._templates.get(num_id)
        if templates is None:
            templates = _compile(self._levels(self._nums[num_id]))
            self._templates[num_id] = templates
        return templates

    def _levels(self, num: Num) -> dict[int, Level]:
        list_id = self._resolve(num)
        return num.levels if list_id is None else {**self._abstracts[list_id].levels, **num.levels}

    def _resolve(self, num: Num) -> int | None:
        """The abstract list of a num; ``w:numStyleLink`` leads to the one of the list style."""
        abstract = None if num.abstract_id is None else self._abstracts.get(num.abstract_id)
        if abstract is None:
            return None
        if abstract.num_style_link is not None and not abstract.levels:
            for other_id, other in self._abstracts.items():
                if other.style_link == abstract.num_style_link:
                    return other_id
        return num.abstract_id


class LabelCounter:
    """Counts the paragraphs of one story; see `Numbering.counter`."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._lists: dict[int, list[int | None]] = {}  # numbers last used, by abstract list
        self._nums: dict[int, tuple[tuple[_Template, ...], list[int | None]] | None] = {}
        self._overrides: dict[int, dict[int, int]] = {}  # not yet used up

    def label(self, num_id: int, level: int) -> Label | None:
        """Count one paragraph and give its label.

        To be called once for each numbered paragraph that Word shows, empty ones too, in document
        order; not for deleted or hidden ones, which Word does not count.

        Args:
            num_id: ``w:numId``; 0 and unknown ids mean no number.
            level: ``w:ilvl``, from 0; beyond the last level counts as the last.

        Returns:
            ``None`` where nothing is seen in front of the paragraph.
        """
        if num_id in self._nums:
            opened = self._nums[num_id]
        else:
            opened = self._nums[num_id] = self._open(num_id)
        if opened is None:
            return None
        templates, numbers = opened
        level = min(max(level, 0), N_LEVELS - 1)
        template = templates[level]
        previous = numbers[level]
        numbers[level] = template.start if previous is None else previous + 1
        if num_id in self._overrides and level in self._overrides[num_id]:
            numbers[level] = self._overrides.pop(num_id)[level]
        for deeper in template.restarts:
            numbers[deeper] = None
        text = ""
        for above in range(level):
            if numbers[above] is None:
                numbers[above] = templates[above].start
        for piece in template.pieces:
            text += piece if isinstance(piece, str) else piece[1](numbers[piece[0]] or 0)
        return Label(text, template.kind) if text and not text.isspace() else None

    def _open(self, num_id: int) -> tuple[tuple[_Template, ...], list[int | None]] | None:
        list_id = self._numbering.list_of(num_id)
        if list_id is None:
            return None
        starts = self._numbering.starts(num_id)
        if starts:
            self._overrides[num_id] = starts
        numbers = self._lists.setdefault(list_id, [None] * N_LEVELS)
        return self._numbering.templates(num_id), numbers


def _compile(levels: dict[int, Level]) -> tuple[_Template, ...]:
    """Templates of all nine levels; a level that is not defined shows nothing (17.9.6)."""
    every = [levels.get(index) or Level() for index in range(N_LEVELS)]
    return tuple(
        _Template(
            "bullet" if level.number_format == "bullet" else "number",
            _bullet(level) if level.number_format == "bullet" else _pieces(index, every),
            level.start,
            tuple(
                deeper
                for deeper in range(index + 1, N_LEVELS)
                if index < _restart_limit(deeper, every[deeper].restart)
            ),
        )
        for index, level in enumerate(every)
    )


def _restart_limit(index: int, restart: int | None) -> int:
    """Levels above this one restart level ``index``; ``restart`` counts from 1, 0 means never."""
    return index if restart is None or not 0 <= restart <= index else restart


def _bullet(level: Level) -> tuple[str, ...]:
    if level.picture:
        return (_BULLET,)
    if level.text == "o":  # Word's own second bullet: a Courier New letter as a circle
        return ("○",)
    font = (level.font or "").lower()
    return ("".join(_bullet_sign(char, font) for char in level.text),)


def _bullet_sign(char: str, font: str) -> str:
    """What ``char`` shows; Word leaves the font out where it was Symbol or Wingdings."""
    private = "\ue000" <= char <= "\uf8ff"
    if private and "dings" not in font:
        font = "symbol" if char == "\uf0b7" else "wingdings"
    sign = symbol_text(font, f"{ord(char):X}")
    unknown = sign == char and (private or "dings" in font)
    return _BULLET if unknown else sign


def _pieces(index: int, levels: list[Level]) -> tuple[str | tuple[int, Formatter], ...]:
    """``w:lvlText`` cut at its ``%N``."""
    level = levels[index]
    pieces: list[str | tuple[int, Formatter]] = []
    for position, part in enumerate(_NUMBER_SIGNS.split(level.text)):
        if position % 2 == 0:
            pieces.extend([part] if part else [])
        elif int(part) > index + 1:
            return ()
        else:
            shown = int(part) - 1
            pieces.append((shown, _formatter_of(levels[shown].number_format, legal=level.legal)))
    return tuple(pieces)


def _formatter_of(number_format: str, *, legal: bool) -> Formatter:
    if legal and number_format not in ("decimalZero", "none", "bullet"):
        return str
    return formatter(number_format)


def load_numbering(xml: bytes | None, path: str = "") -> Numbering:
    """Read ``numbering.xml``.

    Args:
        xml: Bytes of the part; ``None`` where the document has none.
        path: The .docx as the user named it, for errors.

    Returns:
        The lists; none where there is no part.

    Raises:
        ReadError: The XML is malformed or has a DTD.
    """
    if xml is None:
        return Numbering({}, {})
    return Numbering(*read_definitions(Part(path, "word/numbering.xml", xml)))
