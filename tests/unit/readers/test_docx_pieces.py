"""The way back from the text to the bytes of the file."""

import zipfile
from io import BytesIO

import pytest
from builders import (
    BR,
    TAB,
    alternate,
    build_docx,
    docx_members,
    hidden,
    note_ref,
    p,
    r,
    section,
    sym,
    tbl,
    textbox,
    vml_textbox,
    wrap,
    xml_part,
    zip_bytes,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from textkit.readers.docx import read_docx
from textkit.readers.docx.pieces import PieceEdit, splice, text_pieces, with_members

RUNS = [
    "<w:r><w:t>甲乙</w:t></w:r>",
    "<w:r><w:t> 丙 &amp;&#x4E01; </w:t></w:r>",
    '<w:r><w:t xml:space="preserve"> &#32;戊\r\n己</w:t></w:r>',
    "<w:r><w:t>&#32; \r\n庚&lt;辛</w:t></w:r>",
    "<w:r><w:t>壬<![CDATA[<&>]]><!-- x -->癸</w:t></w:r>",
    "<w:r><w:t a=\">\" b='>'>𠀀子</w:t></w:r>",
    "<w:r><w:t/></w:r>",
    r(TAB, BR),
    r("粗", b=True),
    hidden("密"),
    sym("Wingdings", "F0FE"),
    wrap("w:ins", "丑"),
    "<w:del><w:r><w:t>删</w:t></w:r></w:del>",
]


def member(data, name):
    """Bytes of one member."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read(name)


def check_pieces(data):
    """Each piece names the characters of the text and the bytes between its tags."""
    doc, pieces = text_pieces(data, "r.docx")
    assert doc.text == read_docx(data, "r.docx").text
    for source, found in pieces.items():
        xml = member(data, source.member)
        for piece in found:
            assert doc.text[piece.start : piece.start + len(piece.text)] == piece.text
            assert xml[: piece.first].endswith(b">")
            assert xml[piece.last :].startswith((b"</w:t>", b"</m:t>"))
    return doc, pieces


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.lists(st.sampled_from(RUNS), max_size=6), min_size=1, max_size=4))
def test_pieces_make_up_the_text(paragraphs):
    """A block is its label, its pieces, and what no ``w:t`` holds."""
    data = build_docx(*(p(*runs, num=(1, 0)) for runs in paragraphs))
    doc, pieces = check_pieces(data)
    for block in doc.blocks:
        spans = [
            (x.start, x.start + len(x.text))
            for x in pieces.get(block.source, [])
            if block.start <= x.start < block.end
        ]
        rest = list(doc.text[block.start + len(block.label or "") : block.end])
        for start, end in reversed(spans):
            offset = block.start + len(block.label or "")
            del rest[start - offset : end - offset]
        assert set(rest) <= set("\t\n☑")


def test_pieces_of_every_part():
    """Cells, headers, notes and text boxes have pieces under their own member and paragraph."""
    data = build_docx(
        tbl([["格", p(r(alternate(textbox(p("框")), vml_textbox(p("框")))))]]),
        p("甲", note_ref("footnote", 1), props=section(header="h")),
        headers={"h": p("眉")},
        footnotes={1: p("注")},
    )
    doc, pieces = check_pieces(data)
    found = {doc.text[b.start : b.end]: pieces.get(b.source) for b in doc.blocks}
    assert all(len(found[text]) == 1 for text in ("格", "框", "甲", "眉", "注"))


@pytest.mark.parametrize("run", range(len(RUNS[:7])))
@pytest.mark.parametrize("new", ["", "新", "<&>", " 新 "])
def test_splice_changes_just_the_characters(run, new):
    """One character is replaced; text and bytes elsewhere stay as they were."""
    data = build_docx(p("前", RUNS[run], "后"))
    doc, pieces = text_pieces(data, "r.docx")
    piece = pieces[doc.blocks[0].source][1]
    xml = member(data, "word/document.xml")
    for at in range(len(piece.text)):
        changed = splice(xml, [PieceEdit(piece, at, at + 1, new)])
        again = read_docx(with_members(data, {"word/document.xml": changed}), "r.docx")
        start = piece.start + at
        assert again.text == doc.text[:start] + new + doc.text[start + 1 :]
        tag = xml.rindex(b"<", 0, piece.first)
        assert changed.startswith(xml[:tag])
        assert changed.endswith(xml[piece.last :])


def test_splice_behind_a_note_mark():
    """The blank between a note's mark and its text is not seen and stays out of the way."""
    mark = r("<w:footnoteRef/>")
    data = build_docx(p("甲", note_ref("footnote", 1)), footnotes={1: p(mark, r(" 注 "), "一")})
    doc, pieces = check_pieces(data)
    assert doc.text == "甲\n注 一"
    first, _ = pieces[doc.blocks[1].source]
    xml = member(data, "word/footnotes.xml")
    changed = splice(xml, [PieceEdit(first, 0, 1, "新")])
    again = read_docx(with_members(data, {"word/footnotes.xml": changed}), "r.docx")
    assert again.text == "甲\n新 一"


def test_splice_of_several_pieces():
    """Edits of several pieces, several in one, are applied together in any order."""
    data = build_docx(p("甲乙丙丁", r("戊", b=True)))
    doc, pieces = text_pieces(data, "r.docx")
    first, second = pieces[doc.blocks[0].source]
    edits = [
        PieceEdit(first, 3, 3, "四"),
        PieceEdit(second, 0, 1, "五"),
        PieceEdit(first, 0, 2, "&"),
    ]
    xml = member(data, "word/document.xml")
    changed = splice(xml, edits)
    assert read_docx(with_members(data, {"word/document.xml": changed}), "r").text == "&丙四丁五"
    assert changed == xml.replace("甲乙丙丁".encode(), "&amp;丙四丁".encode()).replace("戊".encode(), "五".encode())  # fmt: skip


def test_with_members_keeps_the_rest():
    """Only the named members change; order, dates and other bytes stay."""
    data = build_docx("甲", extra={"word/media/a.png": b"\x89PNG"})
    new = with_members(data, {"word/document.xml": b"<x/>"})
    with zipfile.ZipFile(BytesIO(data)) as a, zipfile.ZipFile(BytesIO(new)) as b:
        assert a.namelist() == b.namelist()
        assert [i.date_time for i in a.infolist()] == [i.date_time for i in b.infolist()]
        same = [name for name in a.namelist() if a.read(name) == b.read(name)]
    assert len(same) == len(docx_members()) + 1 - 1
    assert member(new, "word/document.xml") == b"<x/>"


def test_no_pieces_outside_utf8():
    """A part in another encoding is read, but offers no bytes to change."""
    xml = xml_part("document", f"<w:body>{p('甲')}</w:body>").replace("UTF-8", "UTF-16")
    data = zip_bytes(docx_members() | {"word/document.xml": xml.encode("utf-16")})
    doc, pieces = text_pieces(data, "r.docx")
    assert (doc.text, pieces) == ("甲", {})
    assert read_docx(data, "r.docx").text == "甲"
