"""Lines as they stand on pages to the paragraphs that they were set from.

Pure geometry and typography; knows nothing of PDF. Reports are set in one column, with the first
line of a paragraph indented or the paragraphs set apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from textkit.model.document import Block, Document
from textkit.readers.page import Line, furniture_of, pattern_of, rows_of, watermarks_of


class _Piece(NamedTuple):
    """A block to be: its part, and the lines that it is joined from."""

    part: str
    lines: list[Line]


_MIN_WIDTH = 0.6
"""Share of the page's width that a type area has at least; a page of headings shows none."""

_SLACK = 0.7
"""In ems: how far edges that are meant to be the same may differ."""

_SLACK_AT_END = 0.2
"""The same for a line that ends with a sentence, which is more likely to end the paragraph."""

_INDENT = 2.0
"""In ems: how far the first line of a Chinese paragraph is set in."""

_MAX_BLOCK_INDENT = 6.0
"""In ems: what stands further right is no second line, but set flush right, as signatures are."""

_MAX_PITCH = 1.4
"""Of the usual distance of lines: more sets paragraphs apart."""

_CONTENTS_ENTRY = re.compile(r"[.．·…]{4,}\s*(?:\d{1,4}|[ivxlc]{1,6})\s*$", re.IGNORECASE)
"""A title, a row of dots, a page number."""

_SENTENCE_ENDS = tuple("。！？：；”）")
_NUMBERED = re.compile(
    r"[•●○■◆◇▪➢★\-]|[①-⑳]|\d{1,2}[.．、)）]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|第?[一二三四五六七八九十]{1,3}[、章节条，]"
)
_CLOSING = "，。、；：！？）》〉】〕」』％…—·"
_UNBREAKABLE = re.compile(
    rf"[“‘（《〈【〔「『]*(?:[!-~]+|.)(?:[{_CLOSING}]+[!-~×]*|[“”‘’]+(?:[!-~]+|.)?)*"
)
"""What moves to the next line as a whole: LibreOffice glues quotes to both sides, and Latin
letters and figures to a mark before them; Word does less."""

_WIDE = re.compile("[\u2e80-\uffef“”‘’…—·×]")


def lines_document(
    lines: Sequence[Line], *, path: str = "-", warnings: tuple[str, ...] = ()
) -> Document:
    """The document that the lines of a PDF, in reading order, were set from."""
    rows = rows_of(line for line in lines if not line.tilted)
    furniture = furniture_of(rows)
    pieces = _paragraphs([row for index, row in enumerate(rows) if index not in furniture])
    pieces += _distinct((furniture[index], rows[index]) for index in sorted(furniture))
    pieces += _distinct(("watermark", line) for line in watermarks_of(lines))
    texts = [_joined(piece.lines) for piece in pieces]
    blocks, start = [], 0
    for piece, text in zip(pieces, texts, strict=True):
        blocks.append(Block(piece.part, "paragraph", start, start + len(text)))
        start += len(text) + 1
    return Document("\n".join(texts), tuple(blocks), path=path, format="pdf", warnings=warnings)


def _distinct(pieces: Iterable[tuple[str, Line]]) -> list[_Piece]:
    """Each header, footer or watermark once, page numbers counted as one; headers first."""
    first: dict[tuple[str, str], _Piece] = {}
    for part, line in pieces:
        first.setdefault((part, pattern_of(line.text)), _Piece(part, [line]))
    order = ("header", "footer", "watermark")
    return sorted(first.values(), key=lambda piece: order.index(piece.part))


def _paragraphs(rows: Sequence[Line]) -> list[_Piece]:
    """Rows of the body joined to the paragraphs they were set from."""
    columns = _columns(rows)
    placed = [_in_column(row, columns) for row in rows]
    pitches = _pitches(placed)
    pieces: list[_Piece] = []
    for row in placed:
        if pieces and _continues(pieces[-1], row, pitches.get(_kind(row), 0.0)):
            pieces[-1].lines.append(row)
        else:
            pieces.append(_Piece(_part(row), [row]))
    return pieces


def _part(row: Line) -> str:
    return "toc" if _CONTENTS_ENTRY.search(row.text) else "body"


class _Column(NamedTuple):
    """The edges of the type area."""

    left: float
    right: float


def _columns(rows: Sequence[Line]) -> dict[int, _Column]:
    """The type area of each page: its own, or where it shows none that of its like."""
    pages: dict[int, list[Line]] = defaultdict(list)
    alike: dict[float, list[Line]] = defaultdict(list)
    for row in rows:
        pages[row.page].append(row)
        alike[row.page_width].append(row)
    common = {width: _column(members) for width, members in alike.items()}
    return {
        page: _column(members, common[members[0].page_width]) for page, members in pages.items()
    }


def _column(rows: Sequence[Line], common: _Column | None = None) -> _Column:
    """The edges that several rows share, or else those of ``common`` or of a sensible page."""
    within = _SLACK * median(row.size for row in rows)
    # Tables may stand out on both sides, and a mark at the end may hang over the edge.
    running = [row for row in rows if not row.has_columns] or list(rows)
    left = _outermost_shared([row.left for row in running], within)
    if left is None:
        left = common.left if common else min(row.left for row in running)
    width = rows[0].page_width
    ends = [row.right for row in running if not row.text.rstrip().endswith(tuple(_CLOSING))]
    right = _most_shared([end for end in ends if end - left > _MIN_WIDTH * width], within)
    if right is None:
        right = common.right if common else max([width - left, *ends])
    return _Column(left, right)


def _outermost_shared(edges: list[float], within: float) -> float | None:
    """The smallest edge that another line comes near to."""
    near = (edge for edge, following in pairwise(sorted(edges)) if following - edge < within)
    return next(near, None)


def _most_shared(edges: list[float], within: float) -> float | None:
    """The largest of the edges that the most lines, three at least, come near to."""
    edges = sorted(edges)
    most, shared, low = 3, None, 0
    for high, edge in enumerate(edges, start=1):
        while edge - edges[low] > within:
            low += 1
        if high - low >= most:
            most, shared = high - low, edge
    return shared


def _in_column(row: Line, columns: dict[int, _Column]) -> Line:
    """The row with its ends measured from the edges of its type area: indent and minus gap."""
    left, right = columns[row.page]
    return row._replace(left=row.left - left, right=row.right - right)


def _kind(row: Line) -> tuple[int, float]:
    """Rows of one page and size keep the same distance."""
    return row.page, round(row.size, 1)


def _pitches(rows: Sequence[Line]) -> dict[tuple[int, float], float]:
    """The usual distance from a line to the next, by page and size."""
    steps: dict[tuple[int, float], list[float]] = defaultdict(list)
    for above, below in pairwise(rows):
        if _kind(above) == _kind(below) and above.base > below.base:
            steps[_kind(below)].append(above.base - below.base)
    return {key: median(values) for key, values in steps.items()}


def _continues(piece: _Piece, row: Line, pitch: float) -> bool:
    """Whether a row goes on with the paragraph: the one before is full, nothing parts them."""
    last = piece.lines[-1]
    if last.has_columns or row.has_columns:
        return False
    if "toc" in (piece.part, _part(row)) or abs(row.size - last.size) > 0.1 * row.size:
        return False
    if row.page == last.page and not 0 < last.base - row.base < _MAX_PITCH * pitch:
        return False
    if row.page > last.page + 1 or not _is_full(last, row):
        return False
    if last.text.rstrip().endswith(_SENTENCE_ENDS) and _NUMBERED.match(row.text):
        return False
    return _is_aligned(piece.lines, row)


def _is_full(last: Line, row: Line) -> bool:
    """Whether what cannot be parted at the start of ``row`` had no room at the end of ``last``."""
    head = _UNBREAKABLE.match(row.text.lstrip())
    n_wide = len(_WIDE.findall(head[0])) if head else 0
    n_narrow = len(head[0]) - n_wide if head else 0
    slack = _SLACK_AT_END if last.text.rstrip().endswith(_SENTENCE_ENDS) else _SLACK
    needed = (n_wide + n_narrow / 2 + slack) * row.size
    return -last.right < needed


def _is_aligned(lines: Sequence[Line], row: Line) -> bool:
    """Whether a row starts where the paragraph's next line must."""
    slack = _SLACK * row.size
    if len(lines) > 1:
        return abs(row.left - lines[-1].left) < slack
    first = lines[0]
    if row.left > first.left + slack:
        hangs = _NUMBERED.match(first.text.lstrip()) is not None
        return hangs or abs(row.left + row.right) < slack  # or a title's second, centred line
    if row.left > first.left - slack and row.left > slack:
        # Both are indented: two paragraphs of a line each, or one that is indented as a whole.
        is_first = abs(row.left - _INDENT * row.size) < slack
        return not (is_first or first.text.rstrip().endswith(_SENTENCE_ENDS))
    return max(first.left, row.left) < _MAX_BLOCK_INDENT * row.size


def _joined(lines: Sequence[Line]) -> str:
    """The text of a paragraph; a blank only where a line ended between two Latin words."""
    text = lines[0].text
    for line in lines[1:]:
        text = _join(text, line.text.lstrip())
    text = text.rstrip()
    return text[:-1] + "-" if text.endswith("\xad") else text


def _join(text: str, following: str) -> str:
    if text.endswith("\xad"):
        return text[:-1] + ("" if following[:1].islower() else "-") + following
    bare = text.rstrip()
    before, after = bare[-1:], following[:1]
    if not (before.isascii() and after.isascii()):
        return bare + following
    had_blank = len(bare) < len(text)
    one_word = before in "([/-" or after in ")]/-,.;:%" or (before.isdigit() and after.isdigit())
    return bare + following if one_word and not had_blank else f"{bare} {following}"
