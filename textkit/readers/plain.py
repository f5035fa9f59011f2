"""Plain text: one paragraph a line, every character where it stood.

Knows nothing of files: it gets bytes and the name to tell the user.
"""

from __future__ import annotations

from textkit.errors import ReadError
from textkit.model.document import Document, plain_document
from textkit.readers.encoding import EncodingError, decode_text


def read_plain(data: bytes, path: str) -> Document:
    """A .txt report.

    Raises:
        ReadError: The file is empty, binary or cannot be decoded.
    """
    return plain_document(read_text(data, path), path=path)


def read_text(data: bytes, path: str) -> str:
    """The decoded text of a file that must hold some.

    Raises:
        ReadError: The file is empty, binary or cannot be decoded.
    """
    try:
        text = decode_text(data)
    except EncodingError as error:
        raise ReadError(path, error.what, place=error.place, hint=error.hint) from None
    if not text or text.isspace():
        raise ReadError(path, "文件里没有文字" if text else "文件是空的")
    return text
