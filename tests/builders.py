"""A compact language for real .docx bytes: each call writes one piece of WordprocessingML.

``build_docx(p("一、总体情况", style="1"), p("甲", r("乙", b=True)), tbl([["a", "b"]]))``
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
R_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_NAMESPACES = {
    "w": W,
    "r": R,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "a": f"{_DRAWING}/main",
    "dgm": f"{_DRAWING}/diagram",
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN_TYPE = f"{_CONTENT_TYPE}.document.main+xml"


# Runs and what stands in them


def t(text: str) -> str:
    """Characters of a run."""
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(*content: str, **props: str | bool) -> str:
    """A run; plain strings become text, ``props`` run properties (``b=True, sz="32"``)."""
    inner = "".join(item if item.startswith("<") else t(item) for item in content)
    return f"<w:r>{rpr(**props)}{inner}</w:r>"


def rpr(*, fonts: Mapping[str, str] | None = None, **props: str | bool) -> str:
    """Run properties; ``fonts`` are attributes of ``w:rFonts``."""
    parts = [_empty("rFonts", **fonts)] if fonts else []
    parts += [
        _empty(name) if value is True else _empty(name, val="0" if value is False else value)
        for name, value in props.items()
    ]
    return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""


def _empty(name: str, **attrs: str) -> str:
    return f"<w:{name}" + "".join(f" w:{k}={quoteattr(v)}" for k, v in attrs.items()) + "/>"


TAB = "<w:tab/>"
BR = "<w:br/>"
PAGE_BREAK = '<w:br w:type="page"/>'


def hidden(text: str) -> str:
    """Hidden text."""
    return r(text, vanish=True)


def sym(font: str, char: str) -> str:
    """A run with one character of a symbol font."""
    return r(_empty("sym", font=font, char=char))


def ins(*content: str) -> str:
    """Inserted, not yet accepted."""
    return _tracked("ins", content)


def dele(text: str) -> str:
    """Deleted, not yet accepted."""
    return _tracked("del", [f"<w:r><w:delText>{escape(text)}</w:delText></w:r>"])


def moved_from(*content: str) -> str:
    """Moved away."""
    return _tracked("moveFrom", content)


def moved_to(*content: str) -> str:
    """Moved here."""
    return _tracked("moveTo", content)


def _tracked(name: str, content: Sequence[str]) -> str:
    return f'<w:{name} w:id="1" w:author="a" w:date="2024-01-01T00:00:00Z">{"".join(content)}</w:{name}>'


def field(code: str, *result: str) -> str:
    """A complex field with its result."""
    return field_start(code) + "".join(_runs(result)) + field_end()


def field_start(code: str) -> str:
    """Begin mark, code and separator of a complex field."""
    return (
        r('<w:fldChar w:fldCharType="begin"/>')
        + r(f'<w:instrText xml:space="preserve">{escape(code)}</w:instrText>')
        + r('<w:fldChar w:fldCharType="separate"/>')
    )


def field_end() -> str:
    """End mark of a complex field."""
    return r('<w:fldChar w:fldCharType="end"/>')


def simple_field(code: str, *result: str) -> str:
    """A simple field."""
    return f"<w:fldSimple w:instr={quoteattr(code)}>{''.join(_runs(result))}</w:fldSimple>"


def hyperlink(*content: str) -> str:
    """A hyperlink within the document."""
    return f'<w:hyperlink w:anchor="x">{"".join(_runs(content))}</w:hyperlink>'


def wrap(name: str, *content: str) -> str:
    """Any element around content, ``wrap("w:smartTag", r("甲"))``."""
    return f"<{name}>{''.join(_runs(content))}</{name}>"


def sdt(*content: str, props: str = "") -> str:
    """A content control."""
    return (
        f"<w:sdt><w:sdtPr>{props}</w:sdtPr><w:sdtContent>{''.join(content)}</w:sdtContent></w:sdt>"
    )


TOC_CONTROL = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'


def note_ref(kind: str, number: int) -> str:
    """Reference mark of a ``footnote`` or ``endnote``."""
    return r(_empty(f"{kind}Reference", id=str(number)))


def commented(number: int, *content: str) -> str:
    """Content with a comment on it."""
    mark = _empty("commentReference", id=str(number))
    return (
        _empty("commentRangeStart", id=str(number))
        + "".join(_runs(content))
        + _empty("commentRangeEnd", id=str(number))
        + r(mark)
    )


# Shapes


def textbox(*paragraphs: str, name: str = "文本框 1", warp: str = "") -> str:
    """A text box as Word 2010 and later write it (DrawingML only)."""
    body = f'<wps:bodyPr><a:prstTxWarp prst="{warp}"/></wps:bodyPr>' if warp else "<wps:bodyPr/>"
    return (
        f'<w:drawing><wp:anchor><wp:docPr id="1" name={quoteattr(name)}/><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:txbx><w:txbxContent>{''.join(paragraphs)}</w:txbxContent></wps:txbx>"
        f"{body}</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def vml_textbox(*paragraphs: str) -> str:
    """A text box as old versions of Word write it."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"


def alternate(choice: str, fallback: str, *, requires: str = "wps") -> str:
    """Markup for new and, as a fallback, for old versions of Word."""
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def watermark(text: str) -> str:
    """A run with a VML watermark."""
    return r(f"<w:pict><v:shape><v:textpath string={quoteattr(text)}/></v:shape></w:pict>")


# Paragraphs, tables, sections


def p(
    *content: str,
    style: str | None = None,
    num: tuple[int, int | None] | None = None,
    outline: int | None = None,
    mark: str = "",
    props: str = "",
) -> str:
    """A paragraph; plain strings become runs.

    Args:
        content: Runs, or strings.
        style: Style id.
        num: List id and level (``None``: not said).
        outline: ``w:outlineLvl`` value, from 0.
        mark: Inside of the paragraph mark's ``w:rPr``.
        props: More of ``w:pPr``, such as a ``section``.
    """
    inner = _empty("pStyle", val=style) if style else ""
    if num:
        level = "" if num[1] is None else _empty("ilvl", val=str(num[1]))
        inner += f"<w:numPr>{level}{_empty('numId', val=str(num[0]))}</w:numPr>"
    if outline is not None:
        inner += _empty("outlineLvl", val=str(outline))
    inner += (f"<w:rPr>{mark}</w:rPr>" if mark else "") + props
    head = f"<w:pPr>{inner}</w:pPr>" if inner else ""
    return f"<w:p>{head}{''.join(_runs(content))}</w:p>"


def _runs(content: Sequence[str]) -> list[str]:
    return [item if item.startswith("<") else r(item) for item in content]


DELETED_MARK = '<w:del w:id="1" w:author="a"/>'


def tbl(rows: Sequence[Sequence[str] | str]) -> str:
    """A table; a cell is a string, a ``tc`` or block content; a row may be a ``tr``."""
    return f"<w:tbl><w:tblPr/>{''.join(row if isinstance(row, str) else tr(*row) for row in rows)}</w:tbl>"


def tr(*cells: str, props: str = "") -> str:
    """A table row."""
    inner = "".join(cell if cell.startswith("<w:tc>") else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{props}</w:trPr>' if props else ''}{inner}</w:tr>"


def tc(*content: str, props: str = "") -> str:
    """A table cell; ``props`` such as ``<w:vMerge/>``."""
    inner = "".join(item if item.startswith("<") else p(item) for item in content)
    return f"<w:tc>{f'<w:tcPr>{props}</w:tcPr>' if props else ''}{inner}</w:tc>"


def section(**references: str) -> str:
    """A ``w:sectPr``: ``section(header="h1", footer_first="f1")`` with names of parts."""
    links = ""
    for key, name in references.items():
        kind, _, variant = key.partition("_")
        links += f'<w:{kind}Reference w:type="{variant or "default"}" r:id="{name}"/>'
    return f"<w:sectPr>{links}</w:sectPr>"


# Parts


def style(
    style_id: str,
    name: str,
    *,
    based_on: str | None = None,
    kind: str = "paragraph",
    default: bool = False,
    ppr: str = "",
    rpr: str = "",
) -> str:
    """A ``w:style``."""
    base = _empty("basedOn", val=based_on) if based_on else ""
    is_default = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}"{is_default} w:styleId="{style_id}">{_empty("name", val=name)}{base}'
        f"<w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
    )


STYLES = (
    style("a", "Normal", default=True)
    + style("1", "heading 1", based_on="a", ppr=_empty("outlineLvl", val="0"))
    + style("2", "heading 2", based_on="a", ppr=_empty("outlineLvl", val="1"))
    + style("T", "Title", based_on="a")
    + style("TOC1", "toc 1", based_on="a")
)


def lists(*levels: tuple[str, str], num_id: int = 1) -> str:
    """Inside of ``numbering.xml``: one list, ``(format, text)`` for each level."""
    inner = "".join(
        f'<w:lvl w:ilvl="{index}">{_empty("start", val="1")}{_empty("numFmt", val=format_)}'
        f"{_empty('suff', val='nothing')}{_empty('lvlText', val=text)}</w:lvl>"
        for index, (format_, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{num_id}">{inner}</w:abstractNum>'
        f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="{num_id}"/></w:num>'
    )


CHINESE_LIST = lists(("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"))


def xml_part(root: str, inner: str) -> str:
    """A whole XML part with every namespace declared."""
    declared = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<w:{root}{declared}>{inner}</w:{root}>'


def zip_bytes(members: Mapping[str, str | bytes]) -> bytes:
    """A zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()


def relationships(links: Sequence[tuple[str, str, str]]) -> str:
    """A ``.rels`` part from ``(id, kind, target)``."""
    inner = "".join(
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{target}"/>'
        for key, kind, target in links
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def content_types(main: str = "word/document.xml", main_type: str = MAIN_TYPE) -> str:
    """``[Content_Types].xml``."""
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="{main_type}"/></Types>'
    )


def docx_members(
    *body: str,
    styles: str = STYLES,
    numbering: str | None = CHINESE_LIST,
    headers: Mapping[str, str] | None = None,
    footers: Mapping[str, str] | None = None,
    footnotes: Mapping[int, str] | None = None,
    endnotes: Mapping[int, str] | None = None,
    comments: Mapping[int, str] | None = None,
    settings: str | None = None,
    theme: str | None = None,
    links: Sequence[tuple[str, str, str]] = (),
    extra: Mapping[str, str | bytes] | None = None,
) -> dict[str, str | bytes]:
    """Members of a .docx by name, to be changed before `zip_bytes`.

    Args:
        body: Block content; plain strings become paragraphs.
        styles: Inside of ``w:styles``.
        numbering: Inside of ``w:numbering``.
        headers: Block content by name, for `section`.
        footers: The same.
        footnotes: Block content by number.
        endnotes: The same.
        comments: The same.
        settings: Inside of ``w:settings``.
        theme: The whole theme part.
        links: More relationships of the main part.
        extra: More members.
    """
    inner = "".join(item if item.startswith("<") else p(item) for item in body)
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships([("rId1", "officeDocument", "word/document.xml")]),
        "word/document.xml": xml_part("document", f"<w:body>{inner}</w:body>"),
    }
    rels = list(links)
    for root, content in (("styles", styles), ("numbering", numbering), ("settings", settings)):
        if content is not None:
            members[f"word/{root}.xml"] = xml_part(root, content)
            rels.append((root, root, f"{root}.xml"))
    for root, parts in (("hdr", headers), ("ftr", footers)):
        for name, content in (parts or {}).items():
            members[f"word/{name}.xml"] = xml_part(root, content)
            rels.append((name, "header" if root == "hdr" else "footer", f"{name}.xml"))
    for kind, notes in (("footnote", footnotes), ("endnote", endnotes), ("comment", comments)):
        if notes is not None:
            inner = "".join(
                f'<w:{kind} w:id="{number}">{content}</w:{kind}>'
                for number, content in notes.items()
            )
            members[f"word/{kind}s.xml"] = xml_part(f"{kind}s", inner)
            rels.append((f"{kind}s", f"{kind}s", f"{kind}s.xml"))
    if theme is not None:
        members["word/theme/theme1.xml"] = theme
        rels.append(("theme", "theme", "theme/theme1.xml"))
    members["word/_rels/document.xml.rels"] = relationships(rels)
    return members | dict(extra or {})


def build_docx(*body: str, **parts: object) -> bytes:
    """Bytes of a .docx; arguments as for `docx_members`."""
    return zip_bytes(docx_members(*body, **parts))  # type: ignore[arg-type]
