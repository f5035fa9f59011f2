"""A source file: its header and its lines, each with its kind.

Knows the line markup of ``corpus/source/*.md``; inline markup is `markup`'s business.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from .markup import AutoLabel, MarkupError, Node, parse_line, walk, with_auto_label

GENRES = (
    "工作汇报",
    "工作总结",
    "述职报告",
    "整改报告",
    "经验材料",
    "政府工作报告",
    "自查报告",
    "考察报告",
)

LABELS = frozenset({"achievement", "problem", "plan", "other"})
PARTS = ("header", "footer", "footnote", "textbox", "comment", "watermark", "hidden")
"""Parts behind the body, in the order in which they follow it in ``Document.text``."""

_KEYS = {
    "id",
    "format",
    "genre",
    "title",
    "year",
    "level",
    "clean",
    "near",
    "encoding",
    "newline",
    "indent",
    "layers",
    "pair",
}
_NEEDED = {"id", "format", "genre", "title", "year", "level", "clean"}
_LINE = re.compile(
    r"(?P<title>= )|(?P<heading>#{1,4}) |(?P<label>%% )|::(?P<part>[a-z]+) |(?P<right>>> )"
)


class Line(NamedTuple):
    """One line: ``kind`` is title, heading, run-in, text, right, row or a part's name.

    ``level`` counts the ``#`` of a heading; ``cells`` are the nodes of a table row's cells,
    with ``"<"`` (merged with the cell to the left) and ``"^"`` (with the one above) kept as text.
    """

    kind: str
    nodes: tuple[Node, ...] = ()
    level: int = 0
    cells: tuple[tuple[Node, ...], ...] = ()
    labels: tuple[str, ...] = ()
    implicit: bool = False

    @property
    def auto(self) -> bool:
        """Whether Word computes the number of this heading."""
        return any(isinstance(node, AutoLabel) for node in walk(self.nodes))


class Source(NamedTuple):
    """One report's source: header values, near misses, lines in order.

    ``indent`` stands in front of every body paragraph of a .txt. ``pair`` names the unit that has
    a report of the year before or after; ``has_layers``: what extraction finds is annotated too.
    """

    id: str
    format: str
    genre: str
    title: str
    year: int
    level: str
    clean: bool
    near: tuple[str, ...]
    encoding: str
    newline: str
    indent: str
    pair: str
    has_layers: bool
    lines: tuple[Line, ...]


def read_source(path: Path) -> Source:
    """Read one source file.

    Raises:
        MarkupError: If the header or a line is not understood; the message names the file.
    """
    raw = path.read_text(encoding="utf-8")
    _, head, body = raw.split("---\n", 2)
    try:
        fields, near = _header(head)
        lines = _lines(body.removesuffix("\n").split("\n"), is_word=fields["format"] == "docx")
    except MarkupError as error:
        raise MarkupError(f"{path.name}: {error}") from error
    if fields["id"] != path.stem:
        raise MarkupError(f"{path.name}: id is {fields['id']}")
    return Source(
        id=fields["id"],
        format=fields["format"],
        genre=fields["genre"],
        title=fields["title"],
        year=int(fields["year"]),
        level=fields["level"],
        clean=fields["clean"] == "true",
        near=near,
        encoding=fields.get("encoding", "utf-8"),
        newline={"crlf": "\r\n"}.get(fields.get("newline", "lf"), "\n"),
        indent="\u3000" * int(fields.get("indent", "0")),
        pair=fields.get("pair", ""),
        has_layers="layers" in fields,
        lines=lines,
    )


def _header(head: str) -> tuple[dict[str, str], tuple[str, ...]]:
    fields: dict[str, str] = {}
    near = []
    for row in head.splitlines():
        key, separator, value = row.partition(": ")
        if not separator or key not in _KEYS:
            raise MarkupError(f"header line: {row}")
        if key == "near":
            near.append(value)
        else:
            fields[key] = value.strip()
    if missing := _NEEDED - fields.keys():
        raise MarkupError(f"header lacks {sorted(missing)}")
    if fields["genre"] not in GENRES or fields["format"] not in ("txt", "docx"):
        raise MarkupError(f"genre or format: {fields['genre']} {fields['format']}")
    if fields.get("layers", "all") != "all":
        raise MarkupError(f"layers: {fields['layers']}")
    return fields, tuple(near)


def _lines(rows: list[str], *, is_word: bool) -> tuple[Line, ...]:
    """Lines of the body; a label directive is hung on the line that follows it."""
    lines: list[Line] = []
    labels: tuple[str, ...] = ()
    implicit = False
    for row in rows:
        match = _LINE.match(row)
        if match and match["label"]:
            words = row.split()[1:]
            implicit = "implicit" in words
            labels = tuple(word for word in words if word != "implicit")
            if not LABELS.issuperset(labels):
                raise MarkupError(f"label: {row}")
            continue
        line = _line(row, match, is_word=is_word)
        lines.append(line._replace(labels=labels, implicit=implicit))
        labels, implicit = (), False
    return tuple(lines)


def _line(row: str, match: re.Match[str] | None, *, is_word: bool) -> Line:
    if match is None:
        if is_word and row.startswith("| "):
            return Line("row", cells=tuple(_cells(row)))
        return Line("text", parse_line(row))
    nodes = parse_line(row[match.end() :])
    if match["title"]:
        return Line("title", nodes)
    if match["heading"]:
        kind = "run-in" if "¶" in row else "heading"
        return Line(kind, with_auto_label(nodes), level=len(match["heading"]))
    if match["right"]:
        return Line("right", nodes)
    if match["part"] not in PARTS:
        raise MarkupError(f"part: {row}")
    return Line(match["part"], nodes)


def _cells(row: str) -> list[tuple[Node, ...]]:
    """Cells of ``| a | b |``; a bar inside ``⟦…⟧`` or ``⟪…⟫`` does not part cells."""
    cells = [""]
    depth = 0
    for char in row.strip()[1:-1]:
        depth += (char in "⟦⟪") - (char in "⟧⟫")
        if char == "|" and not depth:
            cells.append("")
        else:
            cells[-1] += char
    return [parse_line(cell.strip()) for cell in cells]
