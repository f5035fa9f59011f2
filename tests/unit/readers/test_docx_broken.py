"""Bad input: always one clear `ReadError`, quickly and in bounded memory."""

import io
import struct
import tracemalloc
import zipfile

import pytest
from builders import (
    MAIN_TYPE,
    STYLES,
    W,
    build_docx,
    content_types,
    docx_members,
    note_ref,
    p,
    r,
    relationships,
    tbl,
    textbox,
    xml_part,
    zip_bytes,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from textkit.errors import ReadError
from textkit.readers.docx import read_docx
from textkit.readers.docx.pieces import text_pieces

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def with_document(xml, **members):
    """A package whose main part is ``xml``."""
    return zip_bytes(docx_members() | {"word/document.xml": xml} | members)


def with_body(inner):
    """A package with a raw body."""
    return with_document(xml_part("document", f"<w:body>{inner}</w:body>"))


def refused(data):
    """The error that reading ``data`` raises."""
    with pytest.raises(ReadError) as caught:
        read_docx(data, "报告.docx")
    return caught.value


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "空"),
        (b"\0" * 5000, "空"),
        ("只是文字".encode(), "不是 Word 文档"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"{\\rtf1\\ansi}", "RTF"),
        (b"<html></html>", "网页"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (OLE + "WordDocument".encode("utf-16-le"), ".doc"),
        (OLE, "旧版 Office"),
        (b"PK\x03\x04" + b"\0" * 200, "损坏"),
        (build_docx("甲")[:-300], "损坏"),
        (zip_bytes({"a.txt": "甲"}), "不是 Word 文档"),
        (zip_bytes({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument"),
        (zip_bytes({"OFD.xml": "<a/>"}), "OFD"),
    ],
)
def test_no_word_package(data, what):
    """A file that is no Word package is called what it is."""
    error = refused(data)
    assert what in error.what
    assert error.path == "报告.docx"


@pytest.mark.parametrize(
    ("kind", "what"),
    [("spreadsheetml.sheet", "Excel"), ("presentationml.presentation", "PowerPoint")],
)
def test_other_office_files(kind, what):
    """An Excel or PowerPoint file is named as such."""
    main = "xl/workbook.xml"
    data = zip_bytes(
        {
            "[Content_Types].xml": content_types(
                main, f"application/vnd.openxmlformats-officedocument.{kind}.main+xml"
            ),
            "_rels/.rels": relationships([("a", "officeDocument", main)]),
            main: "<workbook/>",
        }
    )
    assert what in refused(data).what


def test_missing_main_part():
    """A package that points to a body it does not hold is refused."""
    members = docx_members("甲")
    del members["word/document.xml"]
    error = refused(zip_bytes(members))
    assert (error.place, "正文" in error.what) == ("word/document.xml", True)


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "<",
        "<a/>",
        xml_part("document", ""),
        xml_part("document", "<w:body><w:p></w:body>"),
        xml_part("document", "<w:body><q:p/></w:body>"),
        xml_part("document", "<w:body><w:p><w:r><w:t>\x01</w:t></w:r></w:p></w:body>"),
        xml_part("document", "<w:body>&nbsp;</w:body>"),
        xml_part("document", "<w:body/>") + "<a/>",
        xml_part("document", "<w:body/>").replace("UTF-8", "no-such-encoding"),
        xml_part("document", "<w:body/>").replace("UTF-8", "GB18030"),
        xml_part("document", p("甲")).encode().replace("甲".encode(), b"\xff\xfe"),
        xml_part("document", f"<w:body>{p('甲')}</w:body>")
        .encode()
        .replace("甲".encode(), b"\xe7"),
    ],
)
def test_malformed_main_part(xml):
    """XML that is not well formed, or no document, is refused with the member's name."""
    assert refused(with_document(xml)).place == "word/document.xml"


@pytest.mark.parametrize("member", ["word/styles.xml", "word/numbering.xml", "word/h.xml", "word/_rels/document.xml.rels", "_rels/.rels", "[Content_Types].xml"])  # fmt: skip
def test_malformed_side_parts(member):
    """A broken side part is refused, and named."""
    section = '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>'
    members = docx_members("甲", section, headers={"h": p("眉")})
    assert refused(zip_bytes(members | {member: "<broken"})).place == member


def test_doctypes_are_refused():
    """No DTD is read: neither entity expansion nor external entities can happen."""
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    for subset in (f'<!ENTITY l0 "lol">{lol}', '<!ENTITY l9 SYSTEM "file:///etc/passwd">'):
        xml = f'<!DOCTYPE x [{subset}]><w:document xmlns:w="{W}"><w:body>&l9;</w:body></w:document>'
        assert "DTD" in refused(with_document(xml)).what
    styles = f'<!DOCTYPE x><w:styles xmlns:w="{W}"/>'
    assert "DTD" in refused(zip_bytes(docx_members() | {"word/styles.xml": styles})).what


@pytest.mark.parametrize(
    "name", ["w:tbl", "w:p", "w:r", "w:b", "w:sdt", "w:rPr", "w:del", "w:unknown"]
)
@pytest.mark.parametrize("depth", [1_500, 100_000])
def test_absurd_nesting(name, depth):
    """Elements nested beyond reason are refused without recursion."""
    assert "嵌套" in refused(with_body(f"<{name}>" * depth + f"</{name}>" * depth)).what


def test_paragraph_flood():
    """Millions of empty paragraphs are refused."""
    assert "段落" in refused(with_body("<w:p/>" * 300_000)).what
    assert (
        "元素"
        in refused(
            zip_bytes(docx_members() | {"word/styles.xml": xml_part("styles", "<w:b/>" * 300_000)})
        ).what
    )


def test_too_many_members():
    """A package of thousands of parts is refused."""
    assert (
        "部件" in refused(zip_bytes(docx_members("甲") | {f"{n}": "" for n in range(2_100)})).what
    )


def bounded(data):
    """Refuse ``data`` within 80 MB."""
    tracemalloc.start()
    try:
        error = refused(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 80 << 20
    return error


@pytest.mark.parametrize(
    "bomb",
    [
        {"word/document.xml": b" " * (70 << 20)},
        {"word/styles.xml": b" " * (30 << 20)},
        {"x.bin": b"\0" * (70 << 20)},
        {f"{n}.bin": b"\0" * (15 << 20) for n in range(15)},
    ],
)
def test_zip_bombs(bomb):
    """What inflates beyond all reason is refused before it is inflated."""
    assert "炸弹" in bounded(zip_bytes(docx_members("甲") | bomb)).what


def test_lying_directory():
    """A directory that understates a size does not get more memory for it."""
    data = bytearray(zip_bytes({"word/document.xml": b" " * (20 << 20)}))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 1_000)
    assert "损坏" in bounded(bytes(data)).what


def test_repetitive_but_honest():
    """A long report that repeats itself compresses very well and is no bomb."""
    body = p(r("按照上级部署，我们扎实推进各项工作。")) * 40_000
    data = build_docx(body)
    assert len(data) * 100 < len(body)
    assert len(read_docx(data, "r.docx").blocks) == 40_000


def test_member_twice():
    """Two members of one name are refused: readers would disagree which one counts."""
    out = io.BytesIO(build_docx("甲"))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("Word/document.xml", xml_part("document", "<w:body/>"))
    assert "同名" in refused(out.getvalue()).what


def test_password_and_method():
    """An encrypted member and a compression Word does not use are refused."""
    data = bytearray(build_docx("甲"))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, 1)
    assert "密码" in refused(bytes(data)).what
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as package:
        for name, content in docx_members("甲").items():
            package.writestr(name, content)
    assert "压缩" in refused(out.getvalue()).what


def test_attribute_of_ours_in_the_file():
    """A file that brings the attribute the reader uses for itself gains nothing by it."""
    inner = '<w:p w:textkit="0"><w:pPr w:textkit="9"/><w:r><w:rPr w:textkit="x"/><w:t>甲</w:t></w:r></w:p>'
    assert read_docx(with_body(inner), "r.docx").text == "甲"


SAMPLE = build_docx(
    p("甲", r("乙", b=True), note_ref("footnote", 1), style="1", num=(1, 0)),
    tbl([["一", p(r(textbox(p("二"))))]]),
    p("丙", style="T"),
    footnotes={1: p("注")},
    styles=STYLES,
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.binary(max_size=4)), max_size=6))
def test_damaged_package(changes):
    """Damaged bytes of the package are read or refused, nothing else."""
    data = bytearray(SAMPLE)
    for at, junk in changes:
        data[at : at + len(junk)] = junk
    try_to_read(bytes(data))


XML = xml_part(
    "document",
    f"<w:body>{p('甲', r('乙', b=True), style='1')}{tbl([['一', p(r(textbox(p('二'))))]])}</w:body>",
)
TAGS = ["<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:tc>", "</w:tc>", "<w:tbl>", "<w:pPr>", "</w:pPr>", "<w:rPr>", "</w:rPr>", "<mc:Choice>", "</mc:Choice>", "<w:txbxContent>", "</w:txbxContent>", "<w:fldChar w:fldCharType='end'/>", "<w:sdt/>", "<!--", "-->", "<![CDATA[", "]]>", "&#0;", '<w:r w:id="', "\x02"]  # fmt: skip


@settings(
    max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
@given(st.lists(st.tuples(st.integers(100, len(XML)), st.sampled_from(TAGS)), max_size=5))
def test_damaged_xml(changes):
    """Stray, missing and misplaced tags are read or refused, nothing else."""
    xml = XML
    for at, tag in changes:
        xml = xml[:at] + tag + xml[at:]
    try_to_read(with_document(xml))


@settings(
    max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
@given(
    st.recursive(
        st.sampled_from(TAGS[:19:2]), lambda inner: st.lists(inner, max_size=4), max_leaves=20
    )
)
def test_well_formed_nonsense(tree):
    """Known elements nested in ways no schema allows are read or refused, nothing else."""

    def xml_of(node, name="w:p"):
        if isinstance(node, str):
            return xml_of([], node.strip("</>").split()[0])
        return f"<{name}>{''.join(xml_of(child, NAMES[len(str(child)) % len(NAMES)]) for child in node)}甲</{name}>"

    try_to_read(with_body(xml_of(tree)))


NAMES = ["w:p", "w:r", "w:t", "w:tc", "w:tr", "w:tbl", "w:sdt", "w:txbxContent", "mc:AlternateContent", "mc:Choice", "mc:Fallback", "w:fldSimple", "w:comment", "w:body", "wps:wsp", "m:t", "w:rPr", "w:pPr", "w:sectPr"]  # fmt: skip


def try_to_read(data):
    """Read, or be refused, the same both ways; what was read has blocks that fit its text."""
    try:
        doc = read_docx(data, "r.docx")
    except ReadError:
        with pytest.raises(ReadError):
            text_pieces(data, "r.docx")
        return
    slow = text_pieces(data, "r.docx").document
    assert (slow.text, slow.blocks, slow.formats) == (doc.text, doc.blocks, doc.formats)
    assert "\n".join(doc.text[b.start : b.end] for b in doc.blocks) == doc.text


def test_main_type_is_known():
    """The builder writes the content type Word writes."""
    assert MAIN_TYPE.endswith("document.main+xml")
