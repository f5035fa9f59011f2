"""Edits a text file in its own encoding and line ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import regex

from textkit.errors import FixError
from textkit.linter.edits import apply_edits
from textkit.model.diagnostic import Edit
from textkit.model.document import Document

_CODECS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_BYTE_ORDER_MARK = "\ufeff"


def splice_text(
    doc: Document, data: bytes, groups: Sequence[tuple[Edit, ...]]
) -> tuple[list[bool], bytes, list[Edit]]:
    """All edits made: which groups were done (all), the new bytes, the edits on ``doc.text``.

    Raises:
        FixError: The bytes no longer hold the text that was checked, or could not be written back
            as they were.
    """
    codec, mark, raw = _decode(doc, data)
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
    return [True] * len(groups), (mark + new_raw).encode(codec), edits


def _decode(doc: Document, data: bytes) -> tuple[str, str, str]:
    """Codec, byte order mark and text with its line ends, as the reader understood them."""
    for codec in _CODECS:
        try:
            whole = data.decode(codec)
        except UnicodeDecodeError:
            continue
        for mark in ("", _BYTE_ORDER_MARK):
            raw = whole.removeprefix(mark)
            if raw.replace("\r\n", "\n").replace("\r", "\n") != doc.text:
                continue
            if whole.encode(codec) != data:
                hint = "请另存为 UTF-8 后再改"
                raise FixError(doc.path, "文件里有不能原样写回的字符", hint=hint)
            return codec, mark if whole != raw else "", raw
    raise FixError(doc.path, "文件在检查之后变了", hint="请再运行一次")
