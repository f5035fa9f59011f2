"""Word files built from scratch whose automatic numbers LibreOffice and we must agree on.

Owns the material of the oracle test: numbering definitions and paragraphs, written as raw XML into
a zip. Knows nothing of LibreOffice and nothing of our reader.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_NAMESPACE = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

CONTENT_TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="application/vnd.openxmlformats-'
        f'officedocument.wordprocessingml.{kind}+xml"/>'
        for part, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
        )
    )
    + "</Types>"
)
PACKAGE_RELATIONSHIPS = (
    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{RELATIONSHIPS}/officeDocument" Target="word/document.xml"/></Relationships>'
)
DOCUMENT_RELATIONSHIPS = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{RELATIONSHIPS}/styles" Target="styles.xml"/>'
    f'<Relationship Id="r2" Type="{RELATIONSHIPS}/numbering" Target="numbering.xml"/>'
    "</Relationships>"
)


class Paragraph(NamedTuple):
    """One paragraph: text, and the list it stands in (``num`` ``None``: as its style says)."""

    text: str
    num: int | None = None
    level: int | None = None
    style: str | None = None


class OracleDocument(NamedTuple):
    """A named Word file: body paragraphs, ``numbering.xml`` and ``styles.xml``."""

    name: str
    paragraphs: tuple[Paragraph, ...]
    numbering: str
    styles: str

    def parts(self) -> dict[str, str]:
        """Zip members with their XML."""
        return {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": PACKAGE_RELATIONSHIPS,
            "word/_rels/document.xml.rels": DOCUMENT_RELATIONSHIPS,
            "word/document.xml": document_xml(self.paragraphs),
            "word/styles.xml": self.styles,
            "word/numbering.xml": self.numbering,
        }

    def to_bytes(self) -> bytes:
        """The file as bytes."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, xml in self.parts().items():
                entry = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
                declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
                archive.writestr(entry, declaration + xml)
        return buffer.getvalue()

    def fingerprint(self) -> str:
        """Tells whether a record was made from this very document, whatever zlib wrote it."""
        return hashlib.sha256(repr(sorted(self.parts().items())).encode()).hexdigest()[:16]


def document_xml(paragraphs: Iterable[Paragraph]) -> str:
    """The main part."""
    body = "".join(_paragraph_xml(paragraph) for paragraph in paragraphs)
    return f'<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>'


def _paragraph_xml(paragraph: Paragraph) -> str:
    style = f"<w:pStyle w:val={quoteattr(paragraph.style)}/>" if paragraph.style else ""
    level = "" if paragraph.level is None else f'<w:ilvl w:val="{paragraph.level}"/>'
    num = "" if paragraph.num is None else f'<w:numId w:val="{paragraph.num}"/>'
    numbering = f"<w:numPr>{level}{num}</w:numPr>" if level or num else ""
    properties = f"<w:pPr>{style}{numbering}</w:pPr>" if style or numbering else ""
    text = f'<w:r><w:t xml:space="preserve">{escape(paragraph.text)}</w:t></w:r>'
    return f"<w:p>{properties}{text if paragraph.text else ''}</w:p>"


def level(index: int, number_format: str, text: str, *, start: int | None = 1, **extra: str) -> str:
    """One ``w:lvl``.

    Args:
        index: Level, from 0.
        number_format: Value of ``w:numFmt``.
        text: Value of ``w:lvlText``.
        start: Value of ``w:start``; ``None`` leaves the element out.
        extra: ``restart`` (value of ``w:lvlRestart``), ``style`` (of ``w:pStyle``), ``legal``
            (any value: ``w:isLgl``), ``suffix`` (of ``w:suff``), ``font`` (of ``w:rFonts``).
    """
    parts = [f'<w:lvl w:ilvl="{index}">']
    if start is not None:
        parts.append(f'<w:start w:val="{start}"/>')
    parts.append(f"<w:numFmt w:val={quoteattr(number_format)}/>")
    for key, element in (("restart", "lvlRestart"), ("style", "pStyle")):
        if key in extra:
            parts.append(f"<w:{element} w:val={quoteattr(extra[key])}/>")
    if "legal" in extra:
        parts.append("<w:isLgl/>")
    parts.append(f"<w:suff w:val={quoteattr(extra.get('suffix', 'nothing'))}/>")
    parts.append(f"<w:lvlText w:val={quoteattr(text)}/>")
    if "font" in extra:
        font = quoteattr(extra["font"])
        parts.append(f"<w:rPr><w:rFonts w:ascii={font} w:hAnsi={font}/></w:rPr>")
    parts.append("</w:lvl>")
    return "".join(parts)


def abstract(identifier: int, *levels: str, head: str = "") -> str:
    """One ``w:abstractNum``; ``head`` stands before the levels (``w:numStyleLink`` …)."""
    return (
        f'<w:abstractNum w:abstractNumId="{identifier}">'
        f'<w:multiLevelType w:val="multilevel"/>{head}{"".join(levels)}</w:abstractNum>'
    )


def num(identifier: int, abstract_id: int, *overrides: str) -> str:
    """One ``w:num``."""
    return (
        f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{abstract_id}"/>'
        f"{''.join(overrides)}</w:num>"
    )


def override(index: int, *, start: int | None = None, definition: str = "") -> str:
    """One ``w:lvlOverride``: a new start, a whole new level, or both."""
    start_xml = "" if start is None else f'<w:startOverride w:val="{start}"/>'
    return f'<w:lvlOverride w:ilvl="{index}">{start_xml}{definition}</w:lvlOverride>'


def numbering_xml(*parts: str) -> str:
    """``numbering.xml``; abstract definitions stand before the nums, as Word writes them."""
    return f'<w:numbering xmlns:w="{NAMESPACE}">{"".join(parts)}</w:numbering>'


def styles_xml(*styles: str) -> str:
    """``styles.xml`` with a default paragraph style."""
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    )
    return f'<w:styles xmlns:w="{NAMESPACE}">{normal}{"".join(styles)}</w:styles>'


def style(
    identifier: str, *, num_id: int | None = None, at: int | None = None, **extra: str
) -> str:
    """One paragraph style; ``based_on`` names its parent, ``type`` another kind of style."""
    parent = f"<w:basedOn w:val={quoteattr(extra['based_on'])}/>" if "based_on" in extra else ""
    ilvl = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    number = "" if num_id is None else f'<w:numId w:val="{num_id}"/>'
    numbering = f"<w:pPr><w:numPr>{ilvl}{number}</w:numPr></w:pPr>" if ilvl or number else ""
    kind = extra.get("type", "paragraph")
    return (
        f'<w:style w:type="{kind}" w:customStyle="1" w:styleId={quoteattr(identifier)}>'
        f"<w:name w:val={quoteattr(identifier)}/>{parent}{numbering}</w:style>"
    )
