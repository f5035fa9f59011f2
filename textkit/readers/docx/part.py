"""One XML part of a package and how it is fed to expat.

Owns every XML safety rule: no DTD (so no entities, internal or external), a bounded depth, and
one `ReadError` for whatever is malformed.
"""

from __future__ import annotations

import pyexpat  # the C module behind xml.parsers.expat, without that package's import cost
from collections.abc import Callable
from typing import NamedTuple, NoReturn

from textkit.errors import ReadError
from textkit.readers.docx.names import SEPARATOR, intern_table

MAX_DEPTH = 1_000
"""Word itself nests a few dozen elements."""

Attributes = dict[str, str]
Event = tuple[str, Attributes]


class Part(NamedTuple):
    """Bytes of one part; ``path`` is the .docx as the user named it."""

    path: str
    name: str
    xml: bytes

    def error(self, what: str, hint: str = "") -> ReadError:
        """The error to raise about this part."""
        return ReadError(self.path, what, place=self.name, hint=hint)

    def refuse_depth(self) -> NoReturn:
        """Raise because elements are nested beyond any honest document."""
        raise self.error(f"XML 嵌套超过 {MAX_DEPTH} 层，文件可能是恶意构造的")


def new_parser(part: Part) -> pyexpat.XMLParserType:
    """A namespace-aware parser that reports the names of `names` and refuses a DTD."""
    parser = pyexpat.ParserCreate(None, SEPARATOR, intern_table())
    parser.buffer_text = True

    def refuse_doctype(*_: object) -> NoReturn:
        raise part.error("含有 DTD 声明，为安全起见不读取", "Word 保存的文件没有 DTD，请重新另存")

    parser.StartDoctypeDeclHandler = refuse_doctype
    return parser


def feed(parser: pyexpat.XMLParserType, part: Part, xml: bytes | None = None) -> None:
    """Run the parser over the part, or over ``xml`` in its place.

    Raises:
        ReadError: For XML that is not well formed or in an encoding expat does not know.
    """
    try:
        parser.Parse(part.xml if xml is None else xml, True)
    except pyexpat.ExpatError as error:
        where = f"第 {error.lineno} 行第 {error.offset + 1} 列"
        raise part.error(f"XML 有误（{where}）", "用 Word 或 WPS 打开后另存一份再试") from error
    except (LookupError, ValueError) as error:
        raise part.error("XML 的编码无法识别", "用 Word 或 WPS 打开后另存一份再试") from error


def start_events(part: Part, wanted: frozenset[str], limit: int = 200_000) -> list[Event]:
    """Start tags of the wanted elements in document order; for the small side parts."""
    events: list[Event] = []
    depth = 0

    def start(name: str, attrs: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            part.refuse_depth()
        if name in wanted:
            if len(events) >= limit:
                raise part.error("元素过多，文件可能是恶意构造的")
            events.append((name, attrs))

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser = new_parser(part)
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    feed(parser, part)
    return events


ElementHandler = Callable[[Attributes], None]
EndHandler = Callable[[], None]
