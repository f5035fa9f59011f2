"""PDF through pypdfium2 (extra ``pdf``): each page to its lines and where they stand.

Owns everything that the library is asked. What the lines mean together is decided in
`textkit.readers.reflow`.
"""

from __future__ import annotations

import ctypes
import math
import re
import time
import unicodedata
from collections.abc import Iterator
from typing import Any

from textkit.errors import ReadError
from textkit.model.document import Document
from textkit.readers.page import RAISED, Line
from textkit.readers.reflow import lines_document

MAX_PAGES = 2000
MAX_SECONDS = 120.0
"""Ten times what so many full pages take; a page made to be slow must not hang a run."""

_ORIGINAL = "或直接检查它的 Word 原件"

_LINE = re.compile(r"[^\r\n]+")
_HYPHENS = "\x02\ufffe"
"""What PDFium makes of a hyphen that it takes for a word division."""

_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_RADICALS = re.compile("[\u2e80-\u2fdf]")
"""Fonts with a poor map give 一 as the radical U+2F00, which looks the same."""

_WIDE = re.compile("[\u2e80-\uffef“”‘’…—]")
_COLUMN_GAP = 1.0
"""In ems: narrower, what the extractor takes for a blank is the space that programs leave
between Chinese and Latin characters or letters set apart."""

_LABEL = re.compile(r"(?:[^\u4e00-\u9fff]|[一二三四五六七八九十第章节条]){1,8}")
"""A wide blank behind a number or bullet parts no columns."""

_UPRIGHT = 0.02
"""Radians that a line of text may be off a quarter turn."""


def read_pdf(data: bytes, path: str) -> Document:
    """The text of a PDF: lines joined to paragraphs, headers and page numbers behind the body.

    Raises:
        ReadError: pypdfium2 is missing; the file is damaged, has a password, is too long or is
            a scan without text.
    """
    try:
        import pypdfium2
    except ImportError:
        hint = f'请运行 pip install "textkit-zh[pdf]"，{_ORIGINAL}'
        raise ReadError(path, "读 PDF 要用 pypdfium2，没有安装", hint=hint) from None
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refused(error, path) from None
    try:
        return _read(pdf, path)
    finally:
        pdf.close()


def _refused(error: Exception, path: str) -> ReadError:
    # By its words, for version 4 gives no error codes.
    if any(word in str(error).lower() for word in ("password", "security")):
        return ReadError(path, "PDF 有打开密码", hint="请去掉密码后另存再检查")
    return ReadError(path, "PDF 已损坏或不完整", hint=f"请重新导出 PDF，{_ORIGINAL}")


def _read(pdf: Any, path: str) -> Document:  # noqa: ANN401 - untyped library
    n_pages = len(pdf)
    if n_pages > MAX_PAGES:
        raise ReadError(path, f"PDF 有 {n_pages} 页，上限 {MAX_PAGES} 页", hint="请拆成几个文件")
    deadline = time.monotonic() + MAX_SECONDS
    lines: list[Line] = []
    scanned: list[int] = []
    for index in range(n_pages):
        found, has_picture = _read_page(pdf, index, path)
        lines += found
        if has_picture and not found:
            scanned.append(index + 1)
        if time.monotonic() > deadline:
            raise ReadError(
                path, f"读 PDF 超过 {MAX_SECONDS:g} 秒，已停止", hint=f"请拆成几个文件，{_ORIGINAL}"
            )
    if not lines:
        what = "扫描件没有文字层" if scanned else "PDF 里没有文字"
        raise ReadError(path, what, hint=f"请先做文字识别（OCR），{_ORIGINAL}")
    return lines_document(lines, path=path, warnings=_note(scanned))


def _note(scanned: list[int]) -> tuple[str, ...]:
    if not scanned:
        return ()
    named = "、".join(map(str, scanned[:5])) + ("等" if len(scanned) > 5 else "")
    return (f"第 {named} 页是图片，没有文字层，没有检查",)


def _read_page(pdf: Any, index: int, path: str) -> tuple[list[Line], bool]:  # noqa: ANN401
    """The lines of a page, and whether a page without any shows a picture."""
    import pypdfium2

    try:
        page = pdf[index]
        try:
            lines = _PageText(page, index).lines()
            return lines, not lines and _has_picture(page)
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        place = f"第 {index + 1} 页"
        raise ReadError(
            path, "PDF 已损坏", place=place, hint=f"请重新导出 PDF，{_ORIGINAL}"
        ) from None


def _has_picture(page: Any) -> bool:  # noqa: ANN401
    from pypdfium2 import raw

    return any(item.type == raw.FPDF_PAGEOBJ_IMAGE for item in page.get_objects(max_depth=3))


class _PageText:
    """The characters of one page, by their index in PDFium's list."""

    def __init__(self, page: Any, index: int) -> None:  # noqa: ANN401
        from pypdfium2 import raw

        self._raw = raw
        self._page = index
        self._bounds: tuple[float, float, float, float] = page.get_bbox()
        self._text = page.get_textpage()
        unicode_of = raw.FPDFText_GetUnicode
        handle = self._text.raw
        # By index and not get_text_range(), which leaves some out: places would not fit.
        self._chars = "".join(chr(unicode_of(handle, i)) for i in range(self._text.count_chars()))

    def lines(self) -> list[Line]:
        """Every line that shows something, in the order of the page's content."""
        found = (self._line(start, end) for start, end in self._spans())
        return [line for line in found if line is not None]

    def _spans(self) -> Iterator[tuple[int, int]]:
        """Start and end of the lines: PDFium ends them, or takes them for one.

        It puts a mere blank before text of another direction, and nothing after a hyphen.
        """
        for match in _LINE.finditer(self._chars):
            start = match.start()
            for at in range(start + 1, match.end() - 1):
                char = self._chars[at]
                if char in _HYPHENS and self._jumps(at, at + 1):
                    yield start, at + 1
                    start = at + 1
                elif char == " " and self._is_generated(at) and self._jumps(at - 1, at + 1):
                    yield start, at
                    start = at + 1
            yield start, match.end()

    def _jumps(self, index: int, following: int) -> bool:
        """Whether two characters stand on different lines."""
        across, up, size = self._direction(index)
        turned = self._direction(following)
        (x, y), (to_x, to_y) = self._origin(index), self._origin(following)
        rise = (to_y - y) * across - (to_x - x) * up
        return abs(turned[1] - up) > _UPRIGHT or abs(rise) > RAISED * max(size, turned[2])

    def _is_generated(self, index: int) -> bool:
        return bool(self._raw.FPDFText_IsGenerated(self._text.raw, index))

    def _line(self, start: int, end: int) -> Line | None:
        shown = self._chars[start:end].strip()
        if not shown:
            return None
        first = self._chars.index(shown, start)
        if self._is_generated(start):
            start = first
        last = first + len(shown) - 1
        across, up, size = self._direction(first)
        box, origin = self._box(first), self._origin(first)
        corners = [x * across + y * up for x, y in _corners(box) + _corners(self._box(last))]
        page = [(x * across + y * up, y * across - x * up) for x, y in _corners(self._bounds)]
        left_edge, bottom = (min(axis) for axis in zip(*page, strict=True))
        right_edge, top = (max(axis) for axis in zip(*page, strict=True))
        text, has_columns = self._visible(start, end, size)
        return Line(
            text=text,
            page=self._page,
            left=min(corners) - left_edge,
            right=max(corners) - left_edge,
            base=origin[1] * across - origin[0] * up - bottom,
            size=size,
            page_width=right_edge - left_edge,
            page_height=top - bottom,
            tilted=min(abs(across), abs(up)) > _UPRIGHT,
            has_columns=has_columns,
        )

    def _direction(self, index: int) -> tuple[float, float, float]:
        """The unit vector along the line, and the size of its characters in points."""
        matrix = self._raw.FS_MATRIX()
        self._raw.FPDFText_GetMatrix(self._text.raw, index, matrix)
        size = self._raw.FPDFText_GetFontSize(self._text.raw, index)
        length = math.hypot(matrix.a, matrix.b)
        if not length:
            return 1.0, 0.0, max(size, 1.0)
        size *= math.hypot(matrix.c, matrix.d)
        return matrix.a / length, matrix.b / length, max(size, 1.0)

    def _box(self, index: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of what the character takes up, side bearings included."""
        left, bottom, right, top = self._text.get_charbox(index, loose=True)
        return left, bottom, right, top

    def _origin(self, index: int) -> tuple[float, float]:
        x, y = ctypes.c_double(), ctypes.c_double()
        self._raw.FPDFText_GetCharOrigin(self._text.raw, index, x, y)
        return x.value, y.value

    def _visible(self, start: int, end: int, size: float) -> tuple[str, bool]:
        """A line without what the extractor put in and fonts got wrong; whether it has columns."""
        chars = list(self._chars[start:end])
        blanks = [
            i for i in range(1, len(chars) - 1) if chars[i] == " " and self._is_generated(start + i)
        ]
        wide = [i for i in blanks if self._gap(start + i) > _COLUMN_GAP * size]
        # A title set wide apart has a blank after every character; typed ones are few.
        is_spaced = len(blanks) * 4 > len(chars)
        for i in set(blanks).difference(wide):
            n_wide = bool(_WIDE.match(chars[i - 1])) + bool(_WIDE.match(chars[i + 1]))
            if n_wide == 1 or (n_wide == 2 and is_spaced):
                chars[i] = ""
        has_columns = any(not _LABEL.fullmatch("".join(chars[:i])) for i in wide)
        return _mended("".join(chars)), has_columns

    def _gap(self, index: int) -> float:
        """How far the characters on both sides of a blank are apart, whichever way they run."""
        before, after = self._box(index - 1), self._box(index + 1)
        return max(after[0] - before[2], after[1] - before[3], before[1] - after[3])


def _mended(text: str) -> str:
    """The text with U+00AD for a hyphen at its end and without what no text holds."""
    if text.rstrip()[-1] in _HYPHENS:
        text = text.rstrip()[:-1] + "\xad"
    text = _NO_TEXT.sub("", text.replace("\x02", "-"))
    text = _RADICALS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _corners(box: tuple[float, float, float, float]) -> list[tuple[float, float]]:
    left, bottom, right, top = box
    return [(left, bottom), (left, top), (right, bottom), (right, top)]
