"""Edits a text file in its own encoding and line ends."""

from __future__ import annotations

import codecs
from bisect import bisect_left
from collections.abc import Sequence

import regex

from textkit.errors import FixError
from textkit.linter.edits import apply_edits
from textkit.model.diagnostic import Edit
from textkit.model.document import Document

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CODECS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")


def splice_text(
    doc: Document, data: bytes, groups: Sequence[tuple[Edit, ...]]
) -> tuple[list[bool], bytes, list[Edit]]:
    """All edits made: which groups were done (all), the new bytes, the edits on ``doc.text``.

    Raises:
        FixError: The bytes no longer hold the text that was checked.
    """
    mark, codec, raw = _decode(doc, data)
    edits = [edit for group in groups for edit in group]
    # Only the "\r" of "\r\n" is absent from the document's text.
    returns = [m.start() - i for i, m in enumerate(regex.finditer("\r(?=\n)", raw))]
    newline = "\r\n" if returns else "\n"

    def moved(offset: int) -> int:
        return offset + bisect_left(returns, offset)

    raw_edits = [
        Edit(moved(e.start), moved(e.end), e.text.replace("\n", newline)) for e in set(edits)
    ]
    new_raw = apply_edits(raw, raw_edits)
    return [True] * len(groups), mark + new_raw.encode(codec, "surrogatepass"), edits


def _decode(doc: Document, data: bytes) -> tuple[bytes, str, str]:
    """Byte order mark, codec and text with its line ends, as the reader understood them."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return mark, codec, data[len(mark) :].decode(codec)
    for codec in _CODECS:
        try:
            raw = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if raw.replace("\r\n", "\n").replace("\r", "\n") == doc.text:
            return b"", codec, raw
    raise FixError(doc.path, "文件在检查之后变了", hint="请再运行一次")
