"""The way back from the text to the bytes, for whoever changes a document.

`text_pieces` reads a document as the reader does (it runs the very same code) and keeps, for
every ``w:t`` that is seen, its bytes. `splice` replaces characters inside such pieces and leaves
every other byte of the part alone; `with_members` puts changed parts back into the package.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise, takewhile
from typing import NamedTuple
from xml.sax.saxutils import escape

from textkit.readers.docx.document import Located, read_package
from textkit.readers.docx.folding import BLANKS, is_utf8
from textkit.readers.docx.lines import Piece
from textkit.readers.docx.looks import Looks
from textkit.readers.docx.part import Attributes, Part
from textkit.readers.docx.story import Story, StoryReader, read_story

_PRESERVE = b' xml:space="preserve"'


class PieceEdit(NamedTuple):
    """Replace ``piece.text[start:end]`` by ``text``; offsets count from the piece's start."""

    piece: Piece
    start: int
    end: int
    text: str


@cache
def _patterns() -> tuple[re.Pattern[bytes], re.Pattern[bytes], re.Pattern[bytes]]:
    """A start tag, the bytes of one character of text, and an xml:space attribute."""
    return (
        re.compile(rb"""<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>"""),
        re.compile(rb"&[^;]*;|\r\n|[\x00-\x7f]|[\xc0-\xff][\x80-\xbf]*"),
        re.compile(rb"""\sxml:space\s*=\s*(?:"[^"]*"|'[^']*')"""),
    )


class _TrackingReader(StoryReader):
    """Keeps the bytes of each ``w:t`` beside its text."""

    folds = False
    _inside: tuple[int, int] | None = None
    _first = 0

    def _start_text(self, attrs: Attributes) -> None:
        super()._start_text(attrs)
        tag = _patterns()[0].match(self.part.xml, self._parser.CurrentByteIndex)
        self._first = tag.end() if tag else 0

    def end_text(self) -> None:
        self._inside = (self._first, self._parser.CurrentByteIndex)
        super().end_text()
        self._inside = None

    def emit(self, text: str) -> None:
        frame = self.frame
        start = frame.length
        super().emit(text)
        if self._inside and frame.length > start:
            frame.pieces.append(self._piece(start, text))

    def _hide(self, text: str) -> None:
        super()._hide(text)
        if self._inside:
            hidden = self.frame.hidden[-1]
            start = sum(map(len, hidden.texts)) - len(text)
            hidden.pieces.append(self._piece(start, text))

    def _piece(self, start: int, text: str) -> Piece:
        first, last = self._inside or (0, 0)
        return Piece(start, text, first, last, self._preserve)


def _read_tracking(part: Part, kind: str, looks: Looks) -> Story:
    if not is_utf8(part.xml):
        return read_story(part, kind, looks)
    return read_story(part, kind, looks, reader=_TrackingReader)


def text_pieces(data: bytes, path: str) -> Located:
    """Read a Word document together with the bytes of its text.

    Args:
        data: The whole file.
        path: The file as the user named it.

    Returns:
        The document, equal to what `read_docx` gives, and for each block's `Source` its pieces
        with offsets into the text. Tabs, breaks, symbols and automatic numbers have none, nor
        have the parts that are not in UTF-8.

    Raises:
        ReadError: When the bytes are no readable Word document.
    """
    return read_package(data, path, _read_tracking)


def splice(xml: bytes, edits: Iterable[PieceEdit]) -> bytes:
    """A part with characters of some pieces replaced and every other byte as it was.

    Args:
        xml: The part that the pieces come from.
        edits: Not overlapping, in any order.
    """
    by_piece: dict[Piece, list[PieceEdit]] = {}
    for edit in edits:
        by_piece.setdefault(edit.piece, []).append(edit)
    for piece in sorted(by_piece, key=lambda piece: piece.first, reverse=True):
        xml = _change_piece(xml, piece, sorted(by_piece[piece], key=lambda edit: -edit.start))
    return xml


def _change_piece(xml: bytes, piece: Piece, edits: list[PieceEdit]) -> bytes:
    """Apply edits of one piece, last first."""
    text = piece.text
    for edit in edits:
        text = text[: edit.start] + edit.text + text[edit.end :]
    before, raw, after = xml[: piece.first], xml[piece.first : piece.last], xml[piece.last :]
    needs_space = not piece.preserved and text.strip(BLANKS) != text
    if needs_space:
        before = _with_preserve(before)
    if needs_space or b"<" in raw:  # CDATA or a comment in the text: written anew
        return before + _escaped(text) + after
    bounds = [match.start() for match in _patterns()[1].finditer(raw)] + [len(raw)]
    if not piece.preserved:
        characters = (html.unescape(raw[a:b].decode("utf-8")) for a, b in pairwise(bounds))
        del bounds[: sum(1 for _ in takewhile(BLANKS.__contains__, characters))]
    for edit in edits:
        raw = raw[: bounds[edit.start]] + _escaped(edit.text) + raw[bounds[edit.end] :]
    return before + raw + after


def _with_preserve(before: bytes) -> bytes:
    """The same bytes, the start tag at their end with xml:space="preserve"."""
    at = before.rindex(b"<")
    tag, given = _patterns()[2].subn(_PRESERVE, before[at:])
    return before[:at] + (tag if given else tag[:-1] + _PRESERVE + b">")


def _escaped(text: str) -> bytes:
    return escape(text).encode("utf-8")


def with_members(data: bytes, members: Mapping[str, bytes]) -> bytes:
    """The package with the content of some members replaced, the rest and the order as before.

    Args:
        data: The whole file.
        members: New content by member name, as `Source.member` gives it.
    """
    wanted = {name.lower(): content for name, content in members.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            name = info.filename.replace("\\", "/").lstrip("/").lower()
            content = wanted.get(name)
            new.writestr(info, old.read(info) if content is None else content)
    return out.getvalue()
