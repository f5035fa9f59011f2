"""List definitions as ``numbering.xml`` holds them.

Owns the reading of that part (ECMA-376-1:2016, 17.9). Knows nothing of counting.
"""

from __future__ import annotations

from functools import cache
from typing import overload

from textkit.readers.docx.names import NAMESPACES, SEPARATOR
from textkit.readers.docx.part import Attributes, Part, feed, new_parser

N_LEVELS = 9
_MAX_NUMBER = 0x7FFF_FFFF


class Level:
    """One ``w:lvl``, with the defaults of the standard."""

    def __init__(self) -> None:
        self.number_format = "decimal"
        self.text = ""
        self.start = 0
        self.restart: int | None = None
        self.legal = False
        self.picture = False
        self.style: str | None = None
        self.font: str | None = None


class AbstractNum:
    """One ``w:abstractNum``."""

    def __init__(self) -> None:
        self.levels: dict[int, Level] = {}
        self.style_link: str | None = None
        self.num_style_link: str | None = None


class Num:
    """One ``w:num``."""

    def __init__(self) -> None:
        self.abstract_id: int | None = None
        self.starts: dict[int, int] = {}
        self.levels: dict[int, Level] = {}


def read_definitions(part: Part) -> tuple[dict[int, AbstractNum], dict[int, Num]]:
    """Abstract lists and nums of ``numbering.xml``, by identifier.

    Raises:
        ReadError: The XML is malformed or has a DTD.
    """
    reader = _DefinitionReader()
    parser = new_parser(part)
    parser.intern.update(_short_names())
    parser.StartElementHandler = reader.start
    feed(parser, part)
    return reader.abstracts, reader.nums


@cache
def _short_names() -> dict[str, str]:
    """The names this part adds to those of `names`, as expat builds them, to their short form."""
    local_names = """abstractNum num lvl lvlOverride startOverride styleLink numStyleLink start
        numFmt lvlRestart isLgl lvlText lvlPicBulletId abstractNumId format"""
    return {
        f"{uri}{SEPARATOR}{local}": f"w:{local}"
        for local in local_names.split()
        for uri in NAMESPACES["w"]
    }


class _DefinitionReader:
    """Collects definitions from start tags; the order the schema fixes makes end tags needless."""

    def __init__(self) -> None:
        self.abstracts: dict[int, AbstractNum] = {}
        self.nums: dict[int, Num] = {}
        self._abstract = AbstractNum()
        self._num = Num()
        self._owner: AbstractNum | Num = self._abstract
        self._override = -1  # level of the open w:lvlOverride
        self._level = Level()
        self._handlers = {
            "w:abstractNum": self._open_abstract,
            "w:num": self._open_num,
            "w:styleLink": self._take_style_link,
            "w:numStyleLink": self._take_num_style_link,
            "w:abstractNumId": self._take_abstract_id,
            "w:lvlOverride": self._open_override,
            "w:startOverride": self._take_start_override,
            "w:lvl": self._open_level,
            "w:start": self._take_start,
            "w:numFmt": self._take_format,
            "w:lvlText": self._take_text,
            "w:lvlRestart": self._take_restart,
            "w:isLgl": self._take_legal,
            "w:lvlPicBulletId": self._take_picture,
            "w:pStyle": self._take_style,
            "w:rFonts": self._take_font,
        }

    def start(self, name: str, attributes: Attributes) -> None:
        """Take a start tag."""
        handler = self._handlers.get(name)
        if handler is not None:
            handler(attributes)

    def _open_abstract(self, attributes: Attributes) -> None:
        identifier = _integer(attributes.get("w:abstractNumId"))
        self._owner = self._abstract = AbstractNum()
        if identifier is not None:
            self.abstracts[identifier] = self._abstract

    def _open_num(self, attributes: Attributes) -> None:
        identifier = _integer(attributes.get("w:numId"))
        self._owner = self._num = Num()
        if identifier is not None:
            self.nums[identifier] = self._num

    def _take_style_link(self, attributes: Attributes) -> None:
        self._abstract.style_link = attributes.get("w:val")

    def _take_num_style_link(self, attributes: Attributes) -> None:
        self._abstract.num_style_link = attributes.get("w:val")

    def _take_abstract_id(self, attributes: Attributes) -> None:
        self._num.abstract_id = _integer(attributes.get("w:val"))

    def _open_override(self, attributes: Attributes) -> None:
        self._override = _integer(attributes.get("w:ilvl"), -1)

    def _take_start_override(self, attributes: Attributes) -> None:
        self._num.starts[self._override] = _integer(attributes.get("w:val"), 0)

    def _open_level(self, attributes: Attributes) -> None:
        self._level = Level()
        self._owner.levels[_integer(attributes.get("w:ilvl"), self._override)] = self._level

    def _take_start(self, attributes: Attributes) -> None:
        self._level.start = _integer(attributes.get("w:val"), 0)

    def _take_format(self, attributes: Attributes) -> None:
        value = attributes.get("w:val", "decimal")
        sequence = attributes.get("w:format")
        if self._level.number_format.startswith("custom:"):
            return  # this is the plain one of mc:Fallback behind it
        self._level.number_format = f"custom:{sequence}" if value == "custom" else value

    def _take_text(self, attributes: Attributes) -> None:
        self._level.text = attributes.get("w:val", "")

    def _take_restart(self, attributes: Attributes) -> None:
        self._level.restart = _integer(attributes.get("w:val"))

    def _take_legal(self, attributes: Attributes) -> None:
        self._level.legal = attributes.get("w:val") not in ("0", "false", "off")

    def _take_picture(self, _: Attributes) -> None:
        self._level.picture = True

    def _take_style(self, attributes: Attributes) -> None:
        self._level.style = attributes.get("w:val")

    def _take_font(self, attributes: Attributes) -> None:
        self._level.font = attributes.get("w:ascii") or attributes.get("w:hAnsi")


@overload
def _integer(value: str | None) -> int | None: ...
@overload
def _integer(value: str | None, default: int) -> int: ...
def _integer(value: str | None, default: int | None = None) -> int | None:
    """A whole number of sane size, or the default."""
    if value is None or len(value) > 12:
        return default
    try:
        number = int(value)
    except ValueError:
        return default
    return number if -_MAX_NUMBER <= number <= _MAX_NUMBER else default
