"""Edits a Word file in place: characters inside runs change, every other byte stays.

What cannot be reached that way (an automatic number, a tab, a line break, a text not stored in
UTF-8) is left alone, and the fix that wanted it counts as not done. A deleted line leaves an empty
paragraph: paragraphs carry layout and are never removed.
"""

from __future__ import annotations

import io
import re
import zipfile
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from textkit.errors import FixError
from textkit.model.diagnostic import Edit
from textkit.model.document import Document, Source
from textkit.readers.docx.lines import Piece
from textkit.readers.docx.pieces import PieceEdit, splice, text_pieces, with_members

_REVISION = re.compile(rb"<(?:\w+:)?(?:ins|del|moveFrom|moveTo)[ >]")


def splice_docx(
    doc: Document,
    data: bytes,
    groups: Sequence[tuple[Edit, ...]],
    *,
    accept_revisions: bool = False,
) -> tuple[list[bool], bytes, list[Edit]]:
    """Make the edits of every group that can be made wholly.

    Args:
        doc: The document that was checked.
        data: Its file.
        groups: The edits of each fix, on offsets of ``doc.text``.
        accept_revisions: Whether to go on where tracked changes are pending.

    Returns:
        Which groups were done, the new file, and the edits made, line ends left out.

    Raises:
        FixError: Tracked changes are pending, or the file changed since it was checked.
    """
    located = text_pieces(data, doc.path)
    if located.document.text != doc.text:
        raise FixError(doc.path, "文件在检查之后变了", hint="请再运行一次")
    finder = _PieceFinder(doc, located.pieces)
    done: list[bool] = []
    made: list[Edit] = []
    by_member: dict[str, list[PieceEdit]] = {}
    for group in groups:
        found = [finder.locate(part) for edit in group for part in _lines(doc.text, edit)]
        done.append(all(place is not None for place in found))
        if not done[-1]:
            continue
        made += [part for edit in group for part in _lines(doc.text, edit)]
        for member, piece_edits in (place for place in found if place is not None):
            by_member.setdefault(member, []).extend(piece_edits)
    if not by_member:
        return done, data, []
    members = _contents(data, by_member)
    if not accept_revisions and any(_REVISION.search(xml) for xml in members.values()):
        hint = "请在 Word 里先接受或拒绝修订；确要直接改，请加 --fix-with-revisions"
        raise FixError(doc.path, "文件里有未处理的修订，没有改动", hint=hint)
    changed = {name: splice(members[name], set(edits)) for name, edits in by_member.items()}
    return done, with_members(data, changed), made


def _lines(text: str, edit: Edit) -> list[Edit]:
    """The edit without the line ends that it covers, one edit a line."""
    parts: list[Edit] = []
    start = edit.start
    for line in text[edit.start : edit.end].split("\n"):
        if line or edit.start == edit.end:
            parts.append(Edit(start, start + len(line), edit.text if not parts else ""))
        start += len(line) + 1
    return parts


def _contents(data: bytes, names: dict[str, list[PieceEdit]]) -> dict[str, bytes]:
    """The XML of the parts to change, by the name that the reader gives them."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        by_name = {
            info.filename.replace("\\", "/").lstrip("/").lower(): info
            for info in package.infolist()
        }
        return {name: package.read(by_name[name.lower()]) for name in names}


class _PieceFinder:
    """From an offset of the text to the ``w:t`` that holds it."""

    def __init__(self, doc: Document, pieces: Mapping[Source, list[Piece]]) -> None:
        self._doc = doc
        self._pieces = pieces

    def locate(self, edit: Edit) -> tuple[str, list[PieceEdit]] | None:
        """The part and its changes; ``None`` where a character lies outside every piece."""
        block = self._doc.block_at(edit.start)
        if block is None or block.source is None:
            return None
        pieces = self._pieces.get(block.source, [])
        if edit.start == edit.end:
            return self._insertion(edit, pieces, block.source.member)
        found: list[PieceEdit] = []
        at = edit.start
        index = bisect_right([piece.start for piece in pieces], at) - 1
        while at < edit.end:
            if not 0 <= index < len(pieces):
                return None
            piece = pieces[index]
            end = min(edit.end, piece.start + len(piece.text))
            if not piece.start <= at < end:
                return None
            new = edit.text if at == edit.start else ""
            found.append(PieceEdit(piece, at - piece.start, end - piece.start, new))
            at = end
            index += 1
        return block.source.member, found

    def _insertion(
        self, edit: Edit, pieces: list[Piece], member: str
    ) -> tuple[str, list[PieceEdit]] | None:
        """Text goes to the end of the piece before the place, else to the start of the next."""
        for piece in pieces:
            if piece.start <= edit.start <= piece.start + len(piece.text):
                offset = edit.start - piece.start
                return member, [PieceEdit(piece, offset, offset, edit.text)]
        return None
