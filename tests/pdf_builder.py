"""A small PDF writer for tests: Chinese text with a ToUnicode map and no embedded font."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

PAGE_WIDTH, PAGE_HEIGHT = 595, 842
LEFT, RIGHT, TOP, BOTTOM = 80, 515, 740, 100
"""Edges of the type area in points."""

UNBREAKABLE = "[（《“]*(?:[!-~]+|.)[，。、；：！？）》”]*"
"""What is never parted at the end of a line."""


class Text(NamedTuple):
    """A string at a place on the page, in points from its lower left corner."""

    x: float
    y: float
    text: str
    size: float = 16
    degrees: float = 0
    spacing: float = 0


def build_pdf(pages: list[list[Text]]) -> bytes:
    """A PDF of the given pages; ASCII is half as wide as everything else.

    NOTE: PDFium passes over a string of one Chinese character, having no glyph to measure.
    """
    chars = sorted({char for page in pages for item in page for char in item.text})
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        _page_tree(len(pages)),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H"
        b" /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /DW 1000"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        b" /FontDescriptor 6 0 R /W [32 [" + b"500 " * 95 + b"]] >>",
        _stream(_to_unicode(chars)),
        b"<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 800]"
        b" /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
    ]
    for number, page in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>"
            % (PAGE_WIDTH, PAGE_HEIGHT, 8 + 2 * number)
        )
        objects.append(_stream("\n".join(map(_show, page)).encode()))
    return _file(objects)


def build_scan(n_pages: int = 1) -> bytes:
    """A PDF whose pages show a picture and no text."""
    image = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
        b" /BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream"
    )
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", _page_tree(n_pages), image, b"null"]
    objects += [b"null", b"null"]
    for number in range(n_pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R"
            b" /Resources << /XObject << /I 3 0 R >> >> >>"
            % (PAGE_WIDTH, PAGE_HEIGHT, 8 + 2 * number)
        )
        objects.append(_stream(b"q 500 0 0 700 0 0 cm /I Do Q"))
    return _file(objects)


def typeset(
    paragraphs: list[str],
    *,
    header: str | None = None,
    numbered: bool = True,
    indent: bool = True,
    size: float = 16,
) -> list[list[Text]]:
    """Pages as an office program sets them: wrapped, indented, header above, number below."""
    pages: list[list[Text]] = [[]]
    y: float = TOP
    for paragraph in paragraphs:
        lines = _wrap(paragraph, size, indent=indent)
        for number, line in enumerate(lines):
            if y < BOTTOM:
                pages.append([])
                y = TOP
            x = LEFT + (2 * size if indent and number == 0 else 0)
            pages[-1].append(Text(x, y, line, size))
            y -= 1.75 * size
    for number, page in enumerate(pages, start=1):
        if header:
            page.insert(0, Text(LEFT, 790, header, 10))
        if numbered:
            page.append(Text(280, 50, f"— {number} —", 14))
    return pages


def _wrap(paragraph: str, size: float, *, indent: bool) -> list[str]:
    lines, line, room = [], "", RIGHT - LEFT - (2 * size if indent else 0)
    for token in re.findall(UNBREAKABLE, paragraph):
        needed = sum(_width(char, size) for char in token)
        if room < needed and line:
            lines.append(line)
            line, room = "", RIGHT - LEFT
        line += token
        room -= needed
    return [*lines, line]


def _width(char: str, size: float) -> float:
    return size / 2 if char.isascii() else size


def _show(item: Text) -> str:
    turn = math.radians(item.degrees)
    cos, sin = math.cos(turn), math.sin(turn)
    codes = item.text.encode("utf-16-be").hex()
    matrix = f"{cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {item.x:.2f} {item.y:.2f}"
    return f"BT /F1 {item.size} Tf {item.spacing} Tc {matrix} Tm <{codes}> Tj ET"


def _page_tree(n_pages: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (7 + 2 * number) for number in range(n_pages))
    return b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, n_pages)


def _to_unicode(chars: list[str]) -> bytes:
    blocks = []
    for start in range(0, len(chars), 100):
        codes = [char.encode("utf-16-be").hex() for char in chars[start : start + 100]]
        rows = "\n".join(f"<{code}> <{code}>" for code in codes)
        blocks.append(f"{len(codes)} beginbfchar\n{rows}\nendbfchar")
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        + "\n".join(blocks)
        + "\nendcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _file(objects: list[bytes]) -> bytes:
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(out)
