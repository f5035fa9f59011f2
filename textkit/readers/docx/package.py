"""Safe access to the zip container of a .docx: limits, relationships, the main part.

Nothing is ever written to disk or fetched. Sizes are checked before anything is inflated and
again while inflating, because a directory can lie.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote

from textkit.errors import ReadError
from textkit.readers.docx.part import Part, start_events

MAX_ENTRIES = 2_000
MAX_PART = 64 << 20
MAX_TOTAL = 200 << 20
MAX_RATIO = 200
RATIO_FLOOR = 16 << 20
"""Repetitive but honest reports reach several hundred to one; below this size nobody is hurt."""
INCOMPRESSIBLE = 4
"""Parts that inflate less than this many times (photographs) cost their sender as much as us."""

_END_RECORD = b"PK\x05\x06"
_MAX_DIRECTORY = 1 << 20
_CHUNK = 1 << 20
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
    LookupError,
)

_RESAVE = "用 Word 或 WPS 打开后另存为 .docx 再试"
_OTHER_CONTENT = {
    "spreadsheetml": "Excel 表格（.xlsx）",
    "ms-excel": "Excel 表格（.xlsx）",
    "presentationml": "PowerPoint 演示文稿（.pptx）",
    "ms-powerpoint": "PowerPoint 演示文稿（.pptx）",
    "visio": "Visio 绘图",
}
_RELATIONSHIPS = frozenset({"rel:Relationship"})
_CONTENT_TYPES = frozenset({"ct:Override"})


class Relationship(NamedTuple):
    """A link from one part to another; ``kind`` is the last word of its type, ``id`` its key."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of one .docx.

    Args:
        data: The whole file.
        path: The file as the user named it, for messages.

    Raises:
        ReadError: When the bytes are no readable Word package.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self._check_directory(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _ZIP_ERRORS as error:
            raise self._damaged() from error
        self._entries, self._doubled = self._index()
        self._budget = MAX_TOTAL
        self.main = self._find_main()

    def _damaged(self, place: str | None = None) -> ReadError:
        return ReadError(self.path, "文件已损坏或不完整", place=place, hint="请重新下载或另存一份")

    def _check_directory(self, data: bytes) -> None:
        """Refuse a missing end record and a directory of absurd size before it is parsed."""
        at = data.rfind(_END_RECORD, max(0, len(data) - (1 << 16) - 22))
        if at < 0 or at + 22 > len(data):
            raise self._damaged()
        entries, size = struct.unpack_from("<HI", data, at + 10)
        if entries > MAX_ENTRIES or size > _MAX_DIRECTORY:
            raise ReadError(self.path, f"压缩包里超过 {MAX_ENTRIES} 个部件，不是正常的 Word 文件")

    def _index(self) -> tuple[dict[str, zipfile.ZipInfo], set[str]]:
        """Entries by normalised lower-case name (OPC names ignore case), and names given twice."""
        entries: dict[str, zipfile.ZipInfo] = {}
        doubled: set[str] = set()
        total = 0
        infos = self._zip.infolist()
        if len(infos) > MAX_ENTRIES:
            raise ReadError(self.path, f"压缩包里超过 {MAX_ENTRIES} 个部件，不是正常的 Word 文件")
        for info in infos:
            ratio = info.file_size / max(info.compress_size, 1)
            if ratio >= INCOMPRESSIBLE:
                total += info.file_size
            if info.file_size > RATIO_FLOOR and ratio > MAX_RATIO:
                raise self._bomb(info.filename)
            key = info.filename.replace("\\", "/").lstrip("/").lower()
            if key in entries:
                doubled.add(key)
            entries[key] = info
        if total > MAX_TOTAL:
            raise self._bomb(None)
        return entries, doubled

    def _bomb(self, place: str | None) -> ReadError:
        return ReadError(
            self.path, "解压后的大小异常，疑似压缩炸弹，不读取", place=place, hint=_RESAVE
        )

    def read(self, name: str) -> Part | None:
        """The part called ``name`` (no leading slash), ``None`` when there is none."""
        key = name.lower()
        info = self._entries.get(key)
        if info is None:
            return None
        if key in self._doubled:
            raise ReadError(self.path, "压缩包里有两个同名部件", place=name, hint=_RESAVE)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ReadError(self.path, "部件的压缩方式 Word 不使用", place=name, hint=_RESAVE)
        if info.flag_bits & 1:
            raise ReadError(self.path, "压缩包有密码保护", place=name, hint="去掉密码后再试")
        return Part(self.path, name, self._inflate(info, name))

    def _inflate(self, info: zipfile.ZipInfo, name: str) -> bytes:
        """Read chunk by chunk, counting."""
        limit = min(MAX_PART, self._budget)
        if info.file_size > limit:
            raise self._bomb(name)
        chunks = []
        size = 0
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    chunks.append(chunk)
                    size += len(chunk)
                    if size > limit:
                        raise self._bomb(name)
        except _ZIP_ERRORS as error:
            raise self._damaged(name) from error
        if size < info.file_size:
            raise self._damaged(name)
        self._budget -= size
        return b"".join(chunks)

    def main_part(self) -> Part:
        """The part that holds the body."""
        part = self.read(self.main)
        if part is None:
            raise ReadError(self.path, "缺少 Word 正文部件", place=self.main, hint=_RESAVE)
        return part

    def _find_main(self) -> str:
        """Name of the part that holds the body, by relationship, else by its usual name."""
        names = [link.target for link in self._links("") if link.kind == "officeDocument"]
        name = names[0] if names else "word/document.xml"
        self._refuse_other_content(name)
        return name

    def _refuse_other_content(self, main: str) -> None:
        """Say what the package is when it is not a Word document."""
        declared = self._content_types.get(main.lower(), "")
        for word, what in _OTHER_CONTENT.items():
            if word in declared:
                raise ReadError(
                    self.path, f"这是 {what}，不是 Word 文档", hint="换成 Word 文档再试"
                )
        if main.lower() in self._entries:
            return
        kind = self.read("mimetype")
        if kind is not None and b"opendocument" in kind.xml:
            raise ReadError(self.path, "这是 OpenDocument 文件，不是 Word 文档", hint=_RESAVE)
        if "ofd.xml" in self._entries:
            raise ReadError(self.path, "这是 OFD 版式文件，不是 Word 文档", hint=_RESAVE)
        if not self._content_types:
            raise ReadError(self.path, "压缩包里没有 Word 正文，不是 Word 文档", hint=_RESAVE)

    @cached_property
    def _content_types(self) -> dict[str, str]:
        part = self.read("[Content_Types].xml")
        if part is None:
            return {}
        return {
            attrs.get("PartName", "").lstrip("/").lower(): attrs.get("ContentType", "")
            for _, attrs in start_events(part, _CONTENT_TYPES)
        }

    def links(self) -> list[Relationship]:
        """Relationships of the main part."""
        return self._links(self.main)

    def _links(self, source: str) -> list[Relationship]:
        folder, _, base = source.rpartition("/")
        part = self.read(posixpath.join(folder, "_rels", base + ".rels"))
        if part is None:
            return []
        return [
            Relationship(
                attrs.get("Id", ""),
                attrs.get("Type", "").rpartition("/")[2],
                _resolve(folder, attrs.get("Target", "")),
            )
            for _, attrs in start_events(part, _RELATIONSHIPS)
            if attrs.get("TargetMode") != "External"
        ]


def _resolve(folder: str, target: str) -> str:
    """Part name of a relationship target, relative to ``folder`` unless it starts with ``/``.

    >>> _resolve("word", "../word/styles.xml"), _resolve("word", "/word/a%20b.xml")
    ('word/styles.xml', 'word/a b.xml')
    """
    joined = posixpath.join("/", folder, unquote(target.replace("\\", "/")))
    return posixpath.normpath(joined).lstrip("/")
