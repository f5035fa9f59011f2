"""Reads .docx: zip and expat events to a `Document`, automatic numbers included.

`package` opens the zip safely, `part` feeds expat, `flow` and `story` turn events into lines,
`styles` and `looks` say how they look, `numbering` counts, `assemble` and `document` put all
parts in order. `pieces` finds the way back from text to bytes.
"""

from __future__ import annotations

from textkit.model.document import Document
from textkit.readers.docx.document import read_package

__all__ = ["read_docx"]


def read_docx(data: bytes, path: str) -> Document:
    """Read a Word document.

    Args:
        data: The whole file.
        path: The file as the user named it, for messages and `Document.path`.

    Raises:
        ReadError: When the bytes are no readable Word document.
    """
    return read_package(data, path).document
