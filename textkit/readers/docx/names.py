"""The XML names the reader knows, under one spelling.

Word writes two families of namespaces (transitional and strict) and any prefix. expat looks each
name up in its intern table, so a table filled beforehand turns every known name into a short
fixed one (``w:p``) at no cost; unknown names keep their long form and match nothing.
"""

from __future__ import annotations

from functools import cache

SEPARATOR = " "
"""Stands between namespace and local name in what expat reports; no URI holds a blank."""

_OPEN = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_MICROSOFT = "http://schemas.microsoft.com/office/"

NAMESPACES: dict[str, tuple[str, ...]] = {
    "w": (_OPEN + "wordprocessingml/2006/main", _STRICT + "wordprocessingml/main"),
    "r": (
        _OPEN + "officeDocument/2006/relationships",
        _STRICT + "officeDocument/relationships",
    ),
    "m": (_OPEN + "officeDocument/2006/math", _STRICT + "officeDocument/math"),
    "a": (_OPEN + "drawingml/2006/main", _STRICT + "drawingml/main"),
    "dgm": (_OPEN + "drawingml/2006/diagram", _STRICT + "drawingml/diagram"),
    "wp": (
        _OPEN + "drawingml/2006/wordprocessingDrawing",
        _STRICT + "drawingml/wordprocessingDrawing",
    ),
    "wps": (_MICROSOFT + "word/2010/wordprocessingShape",),
    "mc": (_OPEN + "markup-compatibility/2006",),
    "v": ("urn:schemas-microsoft-com:vml",),
    "rel": (_OPEN + "package/2006/relationships",),
    "ct": (_OPEN + "package/2006/content-types",),
    "xml": ("http://www.w3.org/XML/1998/namespace",),
}

UNDERSTOOD = (_OPEN, _STRICT, _MICROSOFT, "urn:schemas-microsoft-com:")
"""Beginnings of the namespaces whose ``mc:Choice`` may be taken."""

_LOCAL_NAMES = {
    "w": """
        altChunk ascii asciiTheme b basedOn body br cellDel char checkBox checked color comment
        commentRangeEnd commentRangeStart commentReference cr default del docPartGallery
        eastAsia eastAsiaTheme endnote endnoteRef endnoteReference fldChar fldCharType fldSimple
        font footerReference footnote footnoteRef footnoteReference gridSpan hAnsi
        hAnsiTheme headerReference hidden hMerge i id ilvl instr instrText listEntry moveFrom name
        noBreakHyphen numberingChange numId outlineLvl p pPr pPrChange pPrDefault pStyle ptab r
        result rFonts rPr rPrChange rPrDefault rStyle rt sdt sectPr sectPrChange specVanish
        style styleId sym sz t tab tbl tblGridChange tblPrChange tblPrExChange tc tcPr
        tcPrChange textkit themeFontLang tr trPr trPrChange txbxContent type u val vanish vMerge""",
    "r": "id dm",
    "m": "r t",
    "a": "ea fmtScheme font latin majorFont minorFont p prstTxWarp t",
    "dgm": "relIds",
    "wp": "docPr",
    "wps": "wsp",
    "mc": "AlternateContent Choice Fallback",
    "v": "textpath",
    "rel": "Relationship",
    "ct": "Override",
    "xml": "space",
}


@cache
def _short_names() -> dict[str, str]:
    return {
        f"{uri}{SEPARATOR}{local}": f"{prefix}:{local}"
        for prefix, locals_ in _LOCAL_NAMES.items()
        for uri in NAMESPACES[prefix]
        for local in locals_.split()
    }


def intern_table() -> dict[str, str]:
    """A fresh intern table for one parser; expat adds the names it meets."""
    return dict(_short_names())
