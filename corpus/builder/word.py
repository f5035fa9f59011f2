"""The parts of a .docx that hold a report's own text: document, header, footer, notes, comments.

Writes WordprocessingML by hand, so that each construct is exactly what Word writes; fixed parts
and the zip are `package`'s business.
"""

from __future__ import annotations

from typing import NamedTuple
from xml.sax.saxutils import escape

from .markup import Flaw, LeadEnd, Marker, Node, Text, Word, without_notes
from .shapes import text_box, watermark
from .source import Line, Source

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in (
        ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        ("v", "urn:schemas-microsoft-com:vml"),
        ("o", "urn:schemas-microsoft-com:office:office"),
        ("w10", "urn:schemas-microsoft-com:office:word"),
    )
)
_WHO = 'w:author="办公室" w:date="2024-01-08T09:30:00Z"'
_KAI = '<w:rFonts w:ascii="楷体_GB2312" w:hAnsi="楷体_GB2312" w:eastAsia="楷体_GB2312"/>'
_AUTO_STYLE = {1: "AutoHeading1", 2: "AutoHeading2", 3: "AutoHeading3"}


class Parts(NamedTuple):
    """XML of the parts with text, and the targets of hyperlinks in the document part."""

    document: str
    header: str
    footer: str
    footnotes: str
    comments: str
    links: tuple[str, ...]


class _Writer:
    """Writes runs; counts what needs an id: revisions, links, notes, comments, shapes."""

    def __init__(self) -> None:
        self.links: list[str] = []
        self.footnotes: list[str] = []
        self.comments: list[str] = []
        self.revisions = 0
        self.shapes = 0

    def runs(self, nodes: tuple[Node, ...], style: str = "") -> str:
        """XML of ``nodes``; ``style`` is the content of each run's ``w:rPr``."""
        return "".join(self.node(node, style) for node in without_notes(nodes))

    def node(self, node: Node, style: str) -> str:
        if isinstance(node, Text | Marker):
            return _run(node.text, style)
        if isinstance(node, Flaw):
            return self.runs(node.children, style)
        if isinstance(node, Word):
            return self.word(node, style)
        return ""

    def word(self, word: Word, style: str) -> str:
        """XML of a Word construct."""
        if word.kind == "br":
            return "<w:r><w:br/></w:r>"
        if word.kind == "tab":
            return "<w:r><w:tab/></w:r>"
        if word.kind == "page":
            return _page_field()
        if word.kind == "footnote":
            return self.footnote(word)
        if word.kind == "comment":
            return self.comment(word, style)
        return self.wrapped(word, style)

    def wrapped(self, word: Word, style: str) -> str:
        """Constructs that put something around runs."""
        inner = word.arguments[-1]
        if word.kind == "hidden":
            return self.runs(inner, style + "<w:vanish/>")
        if word.kind == "sdt":
            properties = '<w:sdtPr><w:alias w:val="内容控件"/></w:sdtPr>'
            content = f"<w:sdtContent>{self.runs(inner, style)}</w:sdtContent>"
            return f"<w:sdt>{properties}{content}</w:sdt>"
        if word.kind == "link":
            (target,) = (node for node in word.arguments[0] if isinstance(node, Text))
            self.links.append(target.text)
            return f'<w:hyperlink r:id="rLink{len(self.links)}">{self.runs(inner, style)}</w:hyperlink>'
        self.revisions += 1
        runs = self.runs(inner, style)
        if word.kind == "del":
            runs = runs.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        return f'<w:{word.kind} w:id="{self.revisions}" {_WHO}>{runs}</w:{word.kind}>'

    def footnote(self, word: Word) -> str:
        number = len(self.footnotes) + 1
        self.footnotes.append(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
            '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
            f"{self.runs(word.arguments[0])}</w:p></w:footnote>"
        )
        return (
            '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            f'<w:footnoteReference w:id="{number}"/></w:r>'
        )

    def comment(self, word: Word, style: str) -> str:
        number = len(self.comments)
        self.comments.append(
            f'<w:comment w:id="{number}" {_WHO} w:initials="办"><w:p>'
            f"<w:r><w:annotationRef/></w:r>{self.runs(word.arguments[0])}</w:p></w:comment>"
        )
        return (
            f'<w:commentRangeStart w:id="{number}"/>{self.runs(word.arguments[1], style)}'
            f'<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        )

    def paragraph(self, line: Line, anchored: str) -> str:
        """One body paragraph; ``anchored`` are runs with the text boxes that hang on it."""
        properties, lead = self.properties(line)
        nodes = line.nodes
        if lead:
            head, tail = _split_lead(nodes)
            runs = self.runs(head, lead) + self.runs(tail)
        else:
            runs = self.runs(nodes)
        return f"<w:p><w:pPr>{properties}</w:pPr>{anchored}{runs}</w:p>"

    def properties(self, line: Line) -> tuple[str, str]:
        """Paragraph properties, and run properties of a run-in lead."""
        if line.kind == "title":
            return '<w:pStyle w:val="Title"/>', ""
        if line.kind == "right":
            return '<w:pStyle w:val="Signature"/>', ""
        if line.kind == "heading":
            style = _AUTO_STYLE[line.level] if line.auto else f"Heading{line.level}"
            return f'<w:pStyle w:val="{style}"/>', ""
        if line.kind == "run-in":
            number = (
                f'<w:numPr><w:ilvl w:val="{line.level - 1}"/><w:numId w:val="1"/></w:numPr>'
                if line.auto
                else ""
            )
            return f'<w:pStyle w:val="BodyText"/>{number}', _KAI
        return '<w:pStyle w:val="BodyText"/>', ""

    def text_box(self, line: Line) -> str:
        """A run with a floating text box."""
        self.shapes += 1
        return text_box(self.shapes, f"<w:p>{self.runs(line.nodes)}</w:p>")

    def table(self, rows: list[Line]) -> str:
        """A bordered table; ``<`` cells join the cell to the left, ``^`` the one above."""
        width = max(len(row.cells) for row in rows)
        grid = "<w:gridCol/>" * width
        body = "".join(self.row(rows, index) for index in range(len(rows)))
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
        )

    def row(self, rows: list[Line], index: int) -> str:
        cells = rows[index].cells
        below = rows[index + 1].cells if index + 1 < len(rows) else ()
        xml = ""
        for column, cell in enumerate(cells):
            if _is_mark(cell, "<"):
                continue
            span = 1
            while column + span < len(cells) and _is_mark(cells[column + span], "<"):
                span += 1
            properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
            if _is_mark(cell, "^"):
                properties += "<w:vMerge/>"
            elif column < len(below) and _is_mark(below[column], "^"):
                properties += '<w:vMerge w:val="restart"/>'
            shown = "" if _is_mark(cell, "^") else self.runs(cell)
            xml += (
                f"<w:tc><w:tcPr>{properties}</w:tcPr>"
                f'<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr>{shown}</w:p></w:tc>'
            )
        return f"<w:tr>{xml}</w:tr>"


def write_parts(source: Source) -> Parts:
    """All parts with text of a report."""
    writer = _Writer()
    body = _body(source, writer)
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rHeader"/>'
        '<w:footerReference w:type="default" r:id="rFooter"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851"'
        ' w:footer="1400" w:gutter="0"/>'
        '<w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>'
    )
    headers = [line for line in source.lines if line.kind == "header"]
    marks = [line for line in source.lines if line.kind == "watermark"]
    footers = [line for line in source.lines if line.kind == "footer"]
    return Parts(
        document=f"<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>",
        header=f"<w:hdr {NAMESPACES}>{_header(writer, headers, marks)}</w:hdr>",
        footer=f"<w:ftr {NAMESPACES}>{_edge(writer, footers, 'Footer')}</w:ftr>",
        footnotes=f"<w:footnotes {NAMESPACES}>{_separators()}{''.join(writer.footnotes)}</w:footnotes>",
        comments=f"<w:comments {NAMESPACES}>{''.join(writer.comments)}</w:comments>",
        links=tuple(writer.links),
    )


def _body(source: Source, writer: _Writer) -> str:
    xml = ""
    anchored = ""
    rows: list[Line] = []
    for line in source.lines:
        if rows and line.kind != "row":
            xml += writer.table(rows)
            rows = []
        if line.kind == "row":
            rows.append(line)
        elif line.kind == "textbox":
            anchored += writer.text_box(line)
        elif line.kind in ("title", "heading", "run-in", "text", "right"):
            xml += writer.paragraph(line, anchored)
            anchored = ""
    if rows:
        xml += writer.table(rows)
    return xml


def _run(text: str, style: str) -> str:
    properties = f"<w:rPr>{style}</w:rPr>" if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _page_field() -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        "<w:r><w:t>1</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _split_lead(nodes: tuple[Node, ...]) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """Nodes before and behind the end of the run-in lead; the computed number is dropped."""
    nodes = without_notes(nodes)
    for index, node in enumerate(nodes):
        if isinstance(node, LeadEnd):
            return nodes[:index], nodes[index + 1 :]
    return nodes, ()


def _is_mark(cell: tuple[Node, ...], mark: str) -> bool:
    return cell == (Text(mark),)


def _header(writer: _Writer, headers: list[Line], marks: list[Line]) -> str:
    """Header paragraphs; watermark shapes hang on a paragraph of their own, as in Word."""
    shapes = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{watermark(index, _plain(line.nodes))}</w:p>'
        for index, line in enumerate(marks, start=1)
    )
    return _edge(writer, headers, "Header", or_empty=not marks) + shapes


def _edge(writer: _Writer, lines: list[Line], style: str, *, or_empty: bool = True) -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    paragraphs = "".join(f"<w:p>{properties}{writer.runs(line.nodes)}</w:p>" for line in lines)
    return paragraphs or (f"<w:p>{properties}</w:p>" if or_empty else "")


def _plain(nodes: tuple[Node, ...]) -> str:
    return "".join(
        node.text if isinstance(node, Text) else _plain(node.children)
        for node in without_notes(nodes)
        if isinstance(node, Text | Flaw)
    )


def _separators() -> str:
    return "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
        for kind, number, mark in (
            ("separator", -1, "separator"),
            ("continuationSeparator", 0, "continuationSeparator"),
        )
    )
