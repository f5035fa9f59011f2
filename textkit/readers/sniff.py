"""What a file is by its first bytes, whatever it is called.

Looks for marks only; it parses nothing and so can say that a file claims to be something, not
that it is sound.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

Content: TypeAlias = Literal[
    "docx",
    "doc",
    "rtf",
    "odt",
    "pdf",
    "html",
    "text",
    "locked",
    "excel",
    "powerpoint",
    "zip",
    "ole",
]
"""``doc`` is old Word or WPS, ``locked`` a document with a password; ``zip`` and ``ole`` hold
something else; ``text`` is all that has no mark."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_HTML = (b"<html", b"<!doctype html")
"""Web pages, which web offices hand out under the name .doc."""

_PDF_HEADER = 1024
"""Readers look for the mark of a PDF in so many bytes (ISO 32000-1, implementation note 13)."""

_WORD_97 = b"\xec\xa5"
_FIRST_SECTOR = 512
_ENCRYPTED_FLAG = 0x01
"""Of byte 11 of the WordDocument stream (MS-DOC 2.5.2, fEncrypted)."""


def sniff(data: bytes, extension: str = "") -> Content:
    """The kind of content; ``extension`` only widens the search for a damaged PDF's mark.

    >>> sniff(b"%PDF-1.7")
    'pdf'
    """
    if data.startswith(_ZIP):
        return _sniff_zip(data)
    if data.startswith(_OLE):
        return _sniff_ole(data)
    head = data[:_PDF_HEADER]
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"%PDF-") or (extension == ".pdf" and b"%PDF-" in head):
        return "pdf"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    return "html" if start.lower().startswith(_HTML) else "text"


def _sniff_zip(data: bytes) -> Content:
    """By the names of members, which stand unpacked before each of them."""
    if _ODT in data[:200]:
        return "odt"
    if b"word/" in data:
        return "docx"
    if b"xl/workbook" in data:
        return "excel"
    return "powerpoint" if b"ppt/presentation" in data else "zip"


def _sniff_ole(data: bytes) -> Content:
    """By the names of streams, which stand in the directory as UTF-16."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        return "locked"
    if has("WordDocument"):
        first = data[_FIRST_SECTOR : _FIRST_SECTOR + 12]
        if first.startswith(_WORD_97) and first[11] & _ENCRYPTED_FLAG:
            return "locked"
        return "doc"
    if has("Workbook"):
        return "excel"
    return "powerpoint" if has("PowerPoint Document") else "ole"
