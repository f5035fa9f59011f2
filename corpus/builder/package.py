"""The zip of a .docx: fixed parts (styles, numbering, settings) and byte-identical output."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

from .source import Source
from .word import NAMESPACES, write_parts

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_STYLES = (
    # id, name, based on, paragraph properties, run properties
    ("Title", "Title", "Normal", '<w:spacing w:before="560" w:after="560"/><w:jc w:val="center"/>',
     "方正小标宋简体", 44),
    ("BodyText", "Body Text", "Normal", '<w:ind w:firstLineChars="200" w:firstLine="640"/>', "", 0),
    ("Heading1", "heading 1", "BodyText", '<w:outlineLvl w:val="0"/>', "黑体", 0),
    ("Heading2", "heading 2", "BodyText", '<w:outlineLvl w:val="1"/>', "楷体_GB2312", 0),
    ("Heading3", "heading 3", "BodyText", '<w:outlineLvl w:val="2"/>', "", 0),
    ("AutoHeading1", "自动一级标题", "Heading1",
     '<w:numPr><w:numId w:val="1"/></w:numPr>', "", 0),
    ("AutoHeading2", "自动二级标题", "Heading2",
     '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', "", 0),
    ("AutoHeading3", "自动三级标题", "Heading3",
     '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>', "", 0),
    ("Signature", "Signature", "Normal",
     '<w:ind w:rightChars="200" w:right="640"/><w:jc w:val="right"/>', "", 0),
    ("TableText", "表格文字", "Normal", '<w:spacing w:line="360" w:lineRule="exact"/>', "", 24),
    ("Header", "header", "Normal", '<w:jc w:val="center"/>', "宋体", 18),
    ("Footer", "footer", "Normal", '<w:jc w:val="center"/>', "宋体", 28),
    ("FootnoteText", "footnote text", "Normal", "", "", 18),
)  # fmt: skip
_LEVELS = (
    ("chineseCountingThousand", "%1、"),
    ("chineseCountingThousand", "（%2）"),
    ("decimal", "%3."),
    ("decimal", "（%4）"),
)


def write_docx(source: Source) -> bytes:
    """The .docx of a report; stored, not deflated: equal bytes with every zlib."""
    parts = write_parts(source)
    members = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("rDocument", "officeDocument", "word/document.xml", False),
            ("rCore", "core", "docProps/core.xml", False),
        ),
        "docProps/core.xml": _core(source.title),
        "word/document.xml": parts.document,
        "word/_rels/document.xml.rels": _relations(
            *(
                (f"r{name.capitalize()}", name, f"{name}.xml", False)
                for name in ("styles", "numbering", "settings", "footnotes", "comments")
            ),
            ("rHeader", "header", "header1.xml", False),
            ("rFooter", "footer", "footer1.xml", False),
            *(
                (f"rLink{index}", "hyperlink", target, True)
                for index, target in enumerate(parts.links, start=1)
            ),
        ),
        "word/header1.xml": parts.header,
        "word/footer1.xml": parts.footer,
        "word/footnotes.xml": parts.footnotes,
        "word/comments.xml": parts.comments,
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": (
            f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:compat><w:compatSetting'
            ' w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
            ' w:val="15"/></w:compat></w:settings>'
        ),
    }
    return _zip(members)


def _zip(members: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, xml in members.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 0
            archive.writestr(info, (_HEAD + xml).encode("utf-8"))
    return buffer.getvalue()


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for part, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("settings", "settings"),
            ("footnotes", "footnotes"),
            ("comments", "comments"),
            ("header1", "header"),
            ("footer1", "footer"),
        )
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}"
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(*rows: tuple[str, str, str, bool]) -> str:
    """Relationships ``(id, kind, target, external)``."""
    xml = ""
    for key, kind, target, external in rows:
        base = f"{_PACKAGE}/relationships/metadata" if kind == "core" else _OFFICE
        kind_name = "core-properties" if kind == "core" else kind
        mode = ' TargetMode="External"' if external else ""
        xml += (
            f'<Relationship Id="{key}" Type="{base}/{kind_name}" Target={quoteattr(target)}{mode}/>'
        )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{xml}</Relationships>'


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>办公室</dc:creator>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2024-01-08T09:30:00Z</dcterms:created>'
        "</cp:coreProperties>"
    )


def _styles() -> str:
    named = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{base}"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>'
        f"<w:rPr>{_font(font)}{_size(size)}</w:rPr></w:style>"
        for key, name, base, paragraph, font, size in _STYLES
    )
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312"/>'
        f'{_size(32)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:pPr><w:spacing w:line="560" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr></w:style>'
        f"{named}"
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr>'
        "<w:tblBorders>"
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + "</w:tblBorders></w:tblPr></w:style></w:styles>"
    )


def _font(name: str) -> str:
    return f'<w:rFonts w:eastAsia="{name}"/>' if name else ""


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/>' if half_points else ""


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr></w:lvl>'
        for index, (form, text) in enumerate(_LEVELS)
    )
    return (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
