"""The one door to every reader: a path or bytes to a `Document`.

Owns the choice of the reader (by content first, by extension second), the size limit, and the
promise that whatever is wrong comes out as one `ReadError`.
"""

from __future__ import annotations

import stat
import sys
from pathlib import Path, PurePath

from textkit.collector import collector_paused
from textkit.errors import ReadError
from textkit.model.document import Document
from textkit.readers.find import FoundFile, find_reports, unreadable
from textkit.readers.sniff import Content, sniff

__all__ = ["MAX_BYTES", "FoundFile", "find_reports", "read_bytes", "read_document"]

MAX_BYTES = 200_000_000
"""Largest file that is read; a report of 500 pages with pictures has a tenth of it."""

_SAVE_AGAIN = "请用 Word 或 WPS 打开，另存为 .docx 再检查"
_COPY_TEXT = "请把要检查的文字另存为 .docx 或 .txt"

_REFUSED = {
    "excel": ("这是电子表格，不是报告", _COPY_TEXT),
    "powerpoint": ("这是演示文稿，不是报告", _COPY_TEXT),
    "zip": ("这是压缩包，不是报告", "请解压后检查里面的文件"),
    "ole": ("这不是 Word 或 WPS 文字文档，或已损坏", _SAVE_AGAIN),
    "locked": ("文件有打开密码", "请用 Word 或 WPS 去掉密码，另存后再检查"),
}

_WORD = (".docx", ".docm", ".dotx", ".dotm")
_OLD_WORD = (".doc", ".dot", ".wps", ".wpt")
_EXTENSIONS: dict[Content, tuple[str, ...]] = {
    "docx": _WORD,
    "doc": _OLD_WORD,
    "rtf": (".rtf", ".doc"),
    "odt": (".odt",),
    "pdf": (".pdf",),
}
"""How a content with marks of its own may be called, its proper extension first."""

_NAMES: dict[Content, str] = {
    "docx": "新版 Word 文件",
    "doc": "旧版 Word 或 WPS 文件",
    "rtf": " RTF 文件",
    "odt": " OpenDocument 文件",
    "pdf": " PDF 文件",
    "html": "网页",
}


def read_document(
    path: str | Path, *, data: bytes | None = None, name: str | None = None
) -> Document:
    """The report at ``path``; what it holds decides how it is read, then its extension.

    Args:
        path: The file; ``-`` is standard input.
        data: Its bytes, where they do not come from there.
        name: What the user calls it, instead of ``path``.

    Raises:
        ReadError: Whatever is wrong: what, where and the way out.
    """
    shown = name or str(path)
    if data is None:
        data = read_bytes(FoundFile(str(path)))
    _check_size(shown, len(data))
    try:
        with collector_paused():
            return _read(data, shown)
    except ReadError:
        raise
    except MemoryError:
        raise ReadError(shown, "内存不够，读不下这个文件", hint="请把文件拆小") from None
    except Exception as error:  # a stranger's file must never end in a traceback
        what = f"文件可能已损坏，读取时出错（{type(error).__name__}）"
        raise ReadError(shown, what, hint=_SAVE_AGAIN) from error


def read_bytes(file: FoundFile) -> bytes:
    """The bytes of a file or of standard input, never more than one over the limit.

    Raises:
        ReadError: There is no such file, it may not be read or is too large.
    """
    if file.path == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    place = Path(file.path)
    try:
        status = place.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ReadError(file.path, "这是文件夹，不是文件")
        _check_size(file.path, status.st_size)
        with place.open("rb") as stream:
            # A pipe or device has no size; a regular file is read without a buffer of the limit.
            regular = stat.S_ISREG(status.st_mode)
            return stream.read() if regular else stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise unreadable(file.path, error) from None


def _check_size(path: str, n_bytes: int) -> None:
    if n_bytes > MAX_BYTES:
        what = f"文件太大（{n_bytes / 1e6:.0f} MB，上限 {MAX_BYTES / 1e6:.0f} MB）"
        raise ReadError(path, what, hint="请拆成几个文件")


def _read(data: bytes, path: str) -> Document:
    if not data.strip(b"\0"):  # NUL bytes only: what a broken download or disk leaves
        raise ReadError(path, "文件是空的")
    extension = PurePath(path).suffix.lower()
    content = sniff(data, extension)
    if content in _REFUSED and not (content == "zip" and extension in _WORD):
        what, hint = _REFUSED[content]
        raise ReadError(path, what, hint=hint)
    _check_extension(path, content, extension)
    if content in ("docx", "zip"):
        from textkit.readers.docx import read_docx

        return _noted(read_docx(data, path), content, extension)
    if content == "pdf":
        from textkit.readers.pdf import read_pdf

        return _noted(read_pdf(data, path), content, extension)
    if content in _EXTENSIONS or (content == "html" and extension in _OLD_WORD):
        return _read_office(data, path, content, extension)
    return _read_text(data, path, extension)


def _check_extension(path: str, content: Content, extension: str) -> None:
    """Refuse text under the name of another format, and anything else that is called .docx.

    What else is called wrongly is read as what it is: the content leaves no doubt. A .docx is
    where comments and fixes are written back, so its name has to be true.
    """
    expected = next((kind for kind, names in _EXTENSIONS.items() if extension in names), None)
    if expected is None or content in (expected, "zip"):
        return
    if content == "text":
        what = f"扩展名是 {extension}，内容却不是{_NAMES[expected]}"
        hint = "文件可能已损坏；若是纯文本，请把扩展名改为 .txt"
        raise ReadError(path, what, hint=hint)
    if expected == "docx":
        what = f"扩展名是 {extension}，内容却是{_NAMES[content]}"
        proper = _EXTENSIONS[content][0] if content in _EXTENSIONS else ".html"
        hint = f"请把扩展名改为 {proper}，或用 Word、WPS 打开，另存为 .docx"
        raise ReadError(path, what, hint=hint)


def _read_office(data: bytes, path: str, content: Content, extension: str) -> Document:
    from textkit.readers.docx import read_docx
    from textkit.readers.office import convert_to_docx

    suffix = _EXTENSIONS[content][0] if content in _EXTENSIONS else ".html"
    doc = read_docx(convert_to_docx(data, path, suffix=suffix), path)
    if extension in (".wps", ".wpt"):
        return _noted(doc, content, extension, format="wps")
    return _noted(doc, content, extension, format="doc" if content == "html" else suffix[1:])


def _read_text(data: bytes, path: str, extension: str) -> Document:
    if extension in (".md", ".markdown"):
        from textkit.readers.markdown import read_markdown

        return read_markdown(data, path)
    from textkit.readers.plain import read_plain

    return read_plain(data, path)


def _noted(
    doc: Document,
    content: Content,
    extension: str,
    *,
    format: str | None = None,
) -> Document:
    """The document under its format, with a warning where the extension says something else."""
    warnings = doc.warnings
    if extension and extension not in _EXTENSIONS.get(content, (extension,)):
        warnings += (f"扩展名是 {extension}，内容是{_NAMES[content]}，已按内容读取",)
    if warnings == doc.warnings and format in (None, doc.format):
        return doc
    return Document(
        doc.text,
        doc.blocks,
        path=doc.path,
        format=format or doc.format,
        formats=doc.formats,
        warnings=warnings,
    )
