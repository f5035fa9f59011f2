"""Headers, notes, comments, shapes: the parts behind the running text."""

import pytest
from builders import (
    BR,
    R_STRICT,
    W_STRICT,
    R,
    W,
    alternate,
    build_docx,
    commented,
    content_types,
    dele,
    docx_members,
    field_start,
    hidden,
    note_ref,
    p,
    r,
    relationships,
    section,
    tbl,
    textbox,
    vml_textbox,
    watermark,
    zip_bytes,
)

from textkit.readers.docx import read_docx
from textkit.readers.docx.pieces import text_pieces


def read(*body, **parts):
    """A document from body content, read both ways: folded, and event by event."""
    data = build_docx(*body, **parts)
    doc = read_docx(data, "r.docx")
    slow = text_pieces(data, "r.docx").document
    assert (slow.text, slow.blocks, slow.formats) == (doc.text, doc.blocks, doc.formats)
    return doc


def parts_of(doc):
    """Part and text of each block."""
    return [(b.part, doc.text[b.start : b.end]) for b in doc.blocks]


def test_order_of_the_parts():
    """Body first, then header, footer, notes, text boxes, comments, watermarks, hidden text."""
    doc = read(
        p(r(textbox(p("框"))), hidden("密"), commented(0, "正文"), note_ref("footnote", 2)),
        p(note_ref("endnote", 3), props=section(header="h", footer="f")),
        headers={"h": p("眉", watermark("内部"))},
        footers={"f": p("— 1 —")},
        footnotes={2: p("脚注")},
        endnotes={3: p("尾注")},
        comments={0: p("批注")},
    )
    assert parts_of(doc) == [
        ("body", "正文"),
        ("body", ""),
        ("header", "眉"),
        ("footer", "— 1 —"),
        ("footnote", "脚注"),
        ("endnote", "尾注"),
        ("textbox", "框"),
        ("comment", "批注"),
        ("watermark", "内部"),
        ("hidden", "密"),
    ]
    assert doc.text.split("\n") == [text for _, text in parts_of(doc)]
    assert doc.body_end == 3


def test_headers_once_each():
    """A header used by several sections is read once; unused and empty ones are left out."""
    doc = read(
        p("一", props=section(header="h1", header_first="h2")),
        "二",
        section(header="h1", header_even="h4"),
        headers={"h1": p("甲"), "h2": p("乙"), "h3": p("丙"), "h4": p()},
    )
    assert parts_of(doc)[2:] == [("header", "甲"), ("header", "乙")]
    assert [b.source.member for b in doc.blocks[2:]] == ["word/h1.xml", "word/h2.xml"]


def test_former_section_does_not_count():
    """Properties from before a tracked change bring no header and no style."""
    old = f'<w:pPrChange w:id="1" w:author="a"><w:pPr><w:pStyle w:val="1"/></w:pPr></w:pPrChange>{section(header="h")}'
    doc = read(p("甲", props=old), headers={"h": p("眉")})
    assert (doc.blocks[0].kind, parts_of(doc)) == ("paragraph", [("body", "甲"), ("header", "眉")])


def test_notes_follow_their_references():
    """Notes come in the order of their references and know the place; others are not seen."""
    separator = (
        '<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    )
    members = docx_members(
        p("甲", note_ref("footnote", 5), "乙", note_ref("footnote", 3)),
        p(dele("丙") + "<w:del>" + note_ref("footnote", 4) + "</w:del>"),
        footnotes={3: p("三"), 4: p("四"), 5: p(r("<w:footnoteRef/>"), "五一") + p("五二")},
    )
    notes = members["word/footnotes.xml"]
    members["word/footnotes.xml"] = notes.replace("<w:footnote ", separator + "<w:footnote ", 1)
    doc = read_docx(zip_bytes(members), "r.docx")
    assert parts_of(doc)[2:] == [("footnote", "五一"), ("footnote", "五二"), ("footnote", "三")]
    assert [b.anchor for b in doc.blocks[2:]] == [(1, 1), (1, 1), (2, 2)]
    assert [b.source.paragraph for b in doc.blocks[2:]] == [3, 4, 1]


def test_comments_know_their_range():
    """A comment's anchor is the text between its range marks, over paragraphs too."""
    start, end = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
    doc = read(
        p("甲", commented(0, "乙"), start, "丙", num=(1, 0)),
        p("丁"),
        end,
        p("戊", r('<w:commentReference w:id="2"/>'), "己"),
        comments={0: p("一"), 1: p("二", r(BR)) + p("二下"), 2: p("三"), 7: p("四")},
    )
    anchors = {doc.text[b.start : b.end]: b.anchor for b in doc.blocks if b.part == "comment"}
    assert doc.text.startswith("一、甲乙丙\n丁\n戊己")
    assert doc.text[slice(*anchors["一"])] == "乙"
    assert doc.text[slice(*anchors["二\n"])] == "丙\n丁"
    assert anchors["二下"] == anchors["二\n"]
    assert anchors["三"] == (9, 9)
    assert anchors["四"] is None


@pytest.mark.parametrize(
    "shape",
    [
        r(textbox(p("甲"), p("乙"))),
        r(vml_textbox(p("甲"), p("乙"))),
        r(alternate(textbox(p("甲"), p("乙")), vml_textbox(p("甲"), p("乙")))),
        r(alternate("<w:drawing/>", vml_textbox(p("甲"), p("乙")))),
        alternate(r("新"), r(vml_textbox(p("甲"), p("乙"))), requires="nobody"),
        r(alternate(alternate("", textbox(p("甲"), p("乙"))), vml_textbox(p("丙")))),
    ],
)
def test_text_boxes_once(shape):
    """A text box is read once, from the choice or, where that is empty or unknown, the fallback."""
    doc = read(p("前", shape, "后"))
    assert parts_of(doc) == [("body", "前后"), ("textbox", "甲"), ("textbox", "乙")]


def test_text_box_within_text_box_and_table():
    """Text boxes may hold tables and further text boxes; paragraphs count in file order."""
    inner = textbox(p("内"))
    doc = read(p("前", r(textbox(tbl([[p("格", r(inner))]])))), tbl([[p(r(textbox(p("表"))))]]))
    assert parts_of(doc)[2:] == [("textbox", "格"), ("textbox", "内"), ("textbox", "表")]
    assert [b.kind for b in doc.blocks[2:]] == ["cell", "paragraph", "paragraph"]
    assert [b.source.paragraph for b in doc.blocks] == [0, 3, 1, 2, 4]


def test_fallback_paragraphs_still_count():
    """Paragraph numbers count every start tag of the part, those of a fallback too."""
    doc = read(p(r(alternate(textbox(p("甲")), vml_textbox(p("甲"))))), p("乙"))
    assert [b.source.paragraph for b in doc.blocks] == [0, 3, 1]


def test_watermarks():
    """Word art is a watermark: VML anywhere, DrawingML in a header by its name or its shape."""
    doc = read(
        p(watermark("草稿")),
        p(r(textbox(p("框"), warp="textPlain")), props=section(header="h")),
        headers={
            "h": p(
                watermark("机密"),
                r(textbox(p("样张"), name="PowerPlusWaterMarkObject1")),
                r(textbox(p("禁传"), warp="textPlain")),
                r(textbox(p("页眉框"), warp="textNoShape")),
            )
        },
    )
    assert parts_of(doc)[2:] == [
        ("textbox", "框"),
        ("textbox", "页眉框"),
        ("watermark", "草稿"),
        ("watermark", "机密"),
        ("watermark", "样张"),
        ("watermark", "禁传"),
    ]


def test_numbers_count_by_story():
    """Header, notes and text boxes each count their automatic numbers for themselves."""
    doc = read(
        p("甲", r(textbox(p("框", num=(1, 0)))), num=(1, 0)),
        p("乙", num=(1, 0), props=section(header="h")),
        headers={"h": p("眉", num=(1, 0))},
    )
    assert [text for _, text in parts_of(doc)] == ["一、甲", "二、乙", "一、眉", "一、框"]


def test_smart_art():
    """The words of a SmartArt diagram are read from their own part."""
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    words = "".join(f"<a:p><a:r><a:t>{word}</a:t></a:r></a:p>" for word in ("计划", "", "落实"))
    doc = read(
        p("甲", r('<w:drawing><dgm:relIds r:dm="d1"/></w:drawing>')),
        links=[("d1", "diagramData", "diagrams/data1.xml")],
        extra={"word/diagrams/data1.xml": f'<d xmlns:a="{a}">{words}</d>'},
    )
    assert parts_of(doc) == [("body", "甲"), ("textbox", "计划"), ("textbox", "落实")]


def test_unclosed_field_in_a_text_box():
    """A field that a text box opens and never closes swallows nothing."""
    start = r('<w:fldChar w:fldCharType="begin"/>')
    doc = read(p("甲", r(textbox(p(start, "乙")))), p(field_start("REF x"), "丙"))
    assert parts_of(doc) == [("body", "甲"), ("body", "丙"), ("textbox", "乙")]


def test_alt_chunk_is_reported():
    """What cannot be read is said once."""
    doc = read("甲", '<w:altChunk r:id="x"/>', '<w:altChunk r:id="y"/>')
    assert (doc.text, len(doc.warnings)) == ("甲", 1)


def test_other_prefix_and_strict_namespaces():
    """Prefixes are free, and the strict namespaces mean the same."""
    members = docx_members(
        p("甲", num=(1, 0), style="1"),
        p(r("乙", b=True)),
        section(header="h"),
        headers={"h": p("眉")},
    )
    plain = read_docx(zip_bytes(members), "r.docx")
    for old, new in (
        (W, W_STRICT),
        (R, R_STRICT),
        ("<w:", "<x:"),
        ("</w:", "</x:"),
        (" w:", " x:"),
        ("xmlns:w=", "xmlns:x="),
    ):
        members = {name: text.replace(old, new) for name, text in members.items()}
    other = read_docx(zip_bytes(members), "r.docx")
    assert (other.text, other.blocks, other.formats) == (plain.text, plain.blocks, plain.formats)
    assert other.blocks[0].kind == "heading"


@pytest.mark.parametrize(
    "main_type",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_main_part_of_any_name(main_type):
    """The main part is found through the relationships; macros and templates are fine."""
    members = docx_members("甲", styles="")
    members["w/文 1.xml"] = members.pop("word/document.xml")
    del members["word/_rels/document.xml.rels"]
    members["[Content_Types].xml"] = content_types("w/文 1.xml", main_type)
    members["_rels/.rels"] = relationships([("a", "officeDocument", "/w/%E6%96%87%201.xml")])
    doc = read_docx(zip_bytes(members), "r.docm")
    assert (doc.text, doc.blocks[0].source.member) == ("甲", "w/文 1.xml")


def test_missing_side_parts():
    """Styles, numbering, settings, theme, notes may all be missing."""
    members = docx_members(
        p("甲", style="1", num=(1, 0)), p(note_ref("footnote", 1)), numbering=None
    )
    for name in (
        "word/styles.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
        "_rels/.rels",
    ):
        del members[name]
    doc = read_docx(zip_bytes(members), "r.docx")
    assert (doc.text, doc.blocks[0].style, doc.blocks[0].kind) == ("甲\n", "1", "paragraph")


def test_odd_member_names():
    """Backslashes, a leading slash and upper case are read as what they stand for."""
    members = docx_members("甲")
    members = {name.replace("word/", "\\WORD\\"): content for name, content in members.items()}
    assert read_docx(zip_bytes(members), "r.docx").text == "甲"
