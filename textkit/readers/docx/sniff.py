"""What a file is when it is not the zip package it claims to be."""

from __future__ import annotations

from textkit.errors import ReadError

_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RESAVE = "用 Word 或 WPS 打开后另存为 .docx 再试"


def check_container(data: bytes, path: str) -> None:
    """Raise `ReadError` with the way out unless ``data`` starts like a zip file."""
    if data[:2] == _ZIP:
        return
    if not data.strip(b"\0"):
        raise ReadError(path, "文件是空的", hint="请重新下载或另存一份")
    if data[:8] == _OLE:
        raise _ole_error(data, path)
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF"):
        raise ReadError(path, "这是 PDF 文件，扩展名却是 .docx", hint="把扩展名改成 .pdf")
    if head.startswith(b"{\\rtf"):
        raise ReadError(path, "这是 RTF 文件，扩展名却是 .docx", hint=_RESAVE)
    if head.startswith(b"<"):
        raise ReadError(path, "这是网页或 XML 文件，扩展名却是 .docx", hint=_RESAVE)
    raise ReadError(path, "不是 Word 文档（.docx 应是 zip 压缩包）", hint=_RESAVE)


def _ole_error(data: bytes, path: str) -> ReadError:
    """Tell an encrypted .docx from an old binary file; both are OLE2 containers."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return ReadError(path, "文件有密码保护，无法读取", hint="在 Word 里去掉打开密码后另存一份")
    if "WordDocument".encode("utf-16-le") in data:
        return ReadError(
            path,
            "这是旧版 .doc（或 .wps）文件，扩展名却是 .docx",
            hint="把扩展名改回 .doc，" + _RESAVE,
        )
    return ReadError(path, "这是旧版 Office 文件，不是 .docx", hint=_RESAVE)
