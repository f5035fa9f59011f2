"""What of a paragraph is seen, and in which line."""

import pytest
from builders import (
    BR,
    CHINESE_LIST,
    DELETED_MARK,
    PAGE_BREAK,
    STYLES,
    TAB,
    build_docx,
    dele,
    field,
    field_end,
    field_start,
    hidden,
    hyperlink,
    ins,
    lists,
    moved_from,
    moved_to,
    p,
    r,
    sdt,
    simple_field,
    style,
    sym,
    tbl,
    tc,
    tr,
    wrap,
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


def lines(doc, part=None):
    """Text of each block, of one part if given."""
    return [doc.text[b.start : b.end] for b in doc.blocks if part in (None, b.part)]


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (["甲", r("乙", b=True), "丙"], "甲乙丙"),
        ([r("甲", TAB, "乙")], "甲\t乙"),
        ([r("甲", "<w:ptab/>", "乙")], "甲\t乙"),
        ([r("甲", BR, "乙", "<w:cr/>", "丙")], "甲\n乙\n丙"),
        ([r("甲", PAGE_BREAK, '<w:br w:type="column"/>', "<w:lastRenderedPageBreak/>", "乙")], "甲乙"),
        ([r("2020", "<w:noBreakHyphen/>", "1", "<w:softHyphen/>", "2")], "2020\u201112"),
        ([sym("Wingdings", "F0FE"), sym("Symbol", "F0B3"), sym("宋体", "2116")], "☑≥№"),
        ([sym("Wingdings", "zz"), sym("Symbol", "D800")], ""),
        (["甲", ins(r("乙")), dele("丙"), "丁"], "甲乙丁"),
        ([moved_from(r("甲")), moved_to(r("乙"))], "乙"),
        ([hyperlink("甲"), wrap("w:smartTag", "乙"), wrap("w:customXml", "丙")], "甲乙丙"),
        ([sdt(r("甲")), sdt(r("请输入"), props="<w:showingPlcHdr/>")], "甲请输入"),
        ([sdt(r("甲"), props="<w:rPr><w:vanish/></w:rPr><w:text/>")], "甲"),
        (["甲", simple_field("PAGE", "3"), field(" DATE ", "2024年")], "甲32024年"),
        ([field_start("IF 1"), field("REF x", "乙"), field_end(), "丙"], "乙丙"),
        ([wrap("m:oMath", "<m:r><m:t>x+1</m:t></m:r>")], "x+1"),
        ([r("甲", "<w:instrText>乙</w:instrText>", "<w:delText>丙</w:delText>")], "甲"),
        (["<w:r><w:t> 甲 </w:t></w:r>", "<w:r><w:t>\n乙</w:t></w:r>"], "甲乙"),
        ([r("甲\n\u3000乙 ")], "甲 \u3000乙 "),
        (["<w:r><w:t>甲&amp;&#x4E59;<![CDATA[<丙>]]></w:t></w:r>"], "甲&乙<丙>"),
        (["甲", "<w:proofErr w:type='spellStart'/>", '<w:bookmarkStart w:id="0" w:name="x"/>', "乙"], "甲乙"),
        (["<x:y xmlns:x='urn:x'><w:r><w:t>甲</w:t></w:r></x:y>"], "甲"),
    ],
)  # fmt: skip
def test_paragraph_text(content, seen):
    """A paragraph shows exactly what Word shows of it."""
    assert read(p(*content)).text == seen


def test_ruby_shows_its_base():
    """Of a phonetic guide only the base text is read."""
    guide = (
        "<w:rt><w:r><w:t>pīn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase>"
    )
    assert read(p(r(f"<w:ruby>{guide}</w:ruby>"), "音")).text == "拼音"


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("<w:instrText>eq \\o\\ac(○,3)</w:instrText>", "③"),
        ("<w:instrText>EQ \\o\\ac(○,88)</w:instrText>", "88"),
        ("<w:instrText> PAGE </w:instrText>", ""),
    ],
)
def test_field_without_result(code, seen):
    """A field that Word draws itself shows what is drawn, any other nothing."""
    begin = r('<w:fldChar w:fldCharType="begin"/>')
    separate = r('<w:fldChar w:fldCharType="separate"/>')
    assert read(p("甲", begin, r(code), field_end())).text == "甲" + seen
    assert read(p("甲", begin, r(code), separate, field_end())).text == "甲" + seen


def test_form_fields():
    """Form check boxes and drop-down lists show their state."""
    end = r('<w:fldChar w:fldCharType="end"/>')

    def form(data):
        return r(f'<w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar>') + end

    checked = form('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>')
    empty = form('<w:checkBox><w:default w:val="0"/></w:checkBox>')
    entries = '<w:listEntry w:val="甲"/><w:listEntry w:val="乙"/>'
    choice = form(f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>')
    assert read(p(checked, "是", empty, "否", choice)).text == "☒是☐否乙"


def test_field_that_never_ends():
    """Text behind a field that is never closed is not swallowed."""
    start = r('<w:fldChar w:fldCharType="begin"/>') + r("<w:instrText>IF</w:instrText>")
    assert read(p("甲", start, "乙"), p("丙")).text == "甲乙\n丙"


def test_field_over_paragraphs():
    """A field's result may run over several paragraphs."""
    assert read(p(field_start("REF a"), "甲"), p("乙", field_end(), "丙")).text == "甲\n乙丙"


def test_deleted_paragraph_mark_joins():
    """A deleted paragraph mark joins its line to the next; a deleted paragraph disappears."""
    doc = read(
        p("甲", mark=DELETED_MARK),
        p("乙", style="1"),
        p(dele("丙"), mark=DELETED_MARK),
        p("丁"),
        p("戊", mark='<w:moveFrom w:id="2" w:author="a"/>'),
    )
    assert lines(doc) == ["甲乙", "丁", "戊"]
    assert [block.kind for block in doc.blocks] == ["heading", "paragraph", "paragraph"]
    assert [block.source.paragraph for block in doc.blocks] == [1, 3, 4]


def test_deleted_mark_does_not_leave_its_cell():
    """A line never runs on from one cell to the next or out of a table."""
    doc = read(p("甲", mark=DELETED_MARK), tbl([[p("乙", mark=DELETED_MARK), "丙"]]), "丁")
    assert lines(doc) == ["甲", "乙", "丙", "丁"]


def test_hidden_text_follows_as_blocks_of_its_own():
    """Hidden runs are taken out of their line and come last, tied to where they stood."""
    doc = read(p("甲", hidden("密"), hidden("文"), "乙", hidden("丙")), "丁")
    assert doc.text == "甲乙\n丁\n密文\n丙"
    last = doc.blocks[-2:]
    assert [(b.part, b.hidden, b.anchor) for b in last] == [
        ("hidden", True, (1, 1)),
        ("hidden", True, (2, 2)),
    ]


def test_hidden_by_style_and_shown_directly():
    """A style may hide text, direct formatting may show it again; web-hidden text is printed."""
    styles = STYLES + style("H", "暗", kind="character", rpr="<w:vanish/>")
    doc = read(
        p(r("甲", rStyle="H"), r("乙", rStyle="H", vanish=False), r("丙", webHidden=True)),
        styles=styles,
    )
    assert (lines(doc, "body"), lines(doc, "hidden")) == (["乙丙"], ["甲"])


def test_hidden_paragraph_leaves_no_line():
    """A paragraph hidden to its mark leaves no line, not even at the end."""
    doc = read("甲", p(hidden("乙"), mark="<w:vanish/>"), "丙", p(hidden("丁"), mark="<w:vanish/>"))
    assert (lines(doc, "body"), lines(doc, "hidden")) == (["甲", "丙"], ["乙", "丁"])
    assert [b.source.paragraph for b in doc.blocks if b.hidden] == [1, 3]


def test_style_separator_keeps_the_heading():
    """A style separator joins heading and text in one line, which is the heading's."""
    doc = read(p("总则", style="1", mark="<w:vanish/><w:specVanish/>"), p("正文。"))
    assert doc.text == "总则正文。"
    assert (doc.blocks[0].kind, doc.blocks[0].level) == ("heading", 1)


def test_empty_paragraphs_are_lines():
    """Each paragraph is a line, empty ones too."""
    assert read("甲", p(), p(PAGE_BREAK), "乙").text == "甲\n\n\n乙"


def test_tables_row_by_row():
    """Cells follow row by row, nested tables in place; merged-away cells are not seen."""
    inner = tbl([["内一", "内二"]])
    doc = read(
        "前",
        tbl(
            [
                ["一", tc("二", inner, "三")],
                [tc("合", props='<w:vMerge w:val="restart"/>'), "四"],
                [tc("不见", props="<w:vMerge/>"), tc("五", props='<w:gridSpan w:val="2"/>')],
            ]
        ),
        "后",
    )
    assert lines(doc) == ["前", "一", "二", "内一", "内二", "三", "合", "四", "五", "后"]
    assert {(b.part, b.kind) for b in doc.blocks[1:-1]} == {("table", "cell")}


def test_deleted_and_hidden_rows():
    """A tracked-deleted or hidden row is not seen, nor a deleted cell."""
    doc = read(
        tbl(
            [
                tr("一", props='<w:del w:id="1" w:author="a"/>'),
                tr("二", props="<w:hidden/>"),
                tr("三", tc("四", props='<w:cellDel w:id="1" w:author="a"/>')),
            ]
        )
    )
    assert lines(doc) == ["三"]


def test_automatic_numbers_stand_in_the_text():
    """The label Word computes stands directly in front of the text and in `Block.label`."""
    doc = read(
        p("工作开展情况", style="1", num=(1, 0)),
        p("组织", num=(1, 1)),
        p(num=(1, 1)),
        p("丙", num=(1, 1), mark=DELETED_MARK),
        p("丁"),
        p("存在问题", style="1", num=(1, 0)),
    )
    assert lines(doc) == ["一、工作开展情况", "（一）组织", "（二）", "丙丁", "二、存在问题"]
    assert [b.label for b in doc.blocks] == ["一、", "（一）", "（二）", None, "二、"]
    assert [b.kind for b in doc.blocks] == ["heading", "item", "item", "paragraph", "heading"]


def test_numbers_from_styles():
    """Numbering comes through the style chain; a level may be tied to a style; 0 switches off."""
    numbering = CHINESE_LIST.replace(
        '<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:pStyle w:val="2"/>'
    )
    num = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = (
        style("a", "Normal", default=True)
        + style("1", "heading 1", ppr=f'{num}<w:outlineLvl w:val="0"/>')
        + style("2", "heading 2", based_on="1", ppr='<w:outlineLvl w:val="1"/>')
        + style("3", "我的标题", based_on="1")
    )
    doc = read(
        p("甲", style="1"),
        p("乙", style="2"),
        p("丙", style="3"),
        p("丁", style="1", num=(0, None)),
        styles=styles,
        numbering=numbering,
    )
    assert lines(doc) == ["一、甲", "（一）乙", "二、丙", "丁"]


def test_bullets():
    """Bullets are labels too."""
    doc = read(p("甲", num=(1, 0)), numbering=lists(("bullet", "●")))
    assert (doc.text, doc.blocks[0].label, doc.blocks[0].kind) == ("●甲", "●", "item")


def test_contents_are_no_headings():
    """Tables of contents are marked by field, by control and by style."""
    control = "<w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
    doc = read(
        sdt(p("目录", style="1"), props=control),
        p(field_start('TOC \\o "1-3"'), hyperlink("一、甲", TAB, field("PAGEREF x", "1"))),
        p("二、乙", style="1"),
        p("三、丙", field_end()),
        p("表 1", style="TOC1"),
        p(simple_field("TOC \\c 图", "图 1")),
        p("甲", style="1"),
    )
    assert [b.part for b in doc.blocks] == ["toc"] * 6 + ["body"]
    assert [b.kind for b in doc.blocks] == ["toc"] * 6 + ["heading"]


def test_field_of_contents_that_closes_late():
    """The closing mark of the contents often stands in a paragraph of its own."""
    doc = read(p(field_start("TOC"), "甲"), p(field_end(), "正文"))
    assert [b.part for b in doc.blocks] == ["toc", "body"]


@pytest.mark.parametrize(
    ("paragraph", "kind", "level", "name"),
    [
        (p("甲"), "paragraph", None, "Normal"),
        (p("甲", style="1"), "heading", 1, "heading 1"),
        (p("甲", outline=2), "heading", 3, "Normal"),
        (p("甲", style="1", outline=9), "paragraph", None, "heading 1"),
        (p("甲", style="T"), "title", None, "Title"),
        (p("甲", style="N"), "heading", 4, "标题 4"),
        (p("甲", style="D"), "heading", 2, "我的二级"),
        (p("甲", style="none"), "paragraph", None, "Normal"),
    ],
)
def test_kind_level_and_style(paragraph, kind, level, name):
    """Kind and level follow outline level, style chain and built-in names."""
    styles = STYLES + style("N", "标题 4") + style("D", "我的二级", based_on="2")
    block = read(paragraph, styles=styles).blocks[0]
    assert (block.kind, block.level, block.style) == (kind, level, name)


def test_blocks_tile_the_text():
    """Blocks cover the text line by line; runs cover each block behind its label."""
    doc = read(
        p("甲", r("乙", b=True), r(BR, "丙"), num=(1, 0)),
        tbl([["丁", p()]]),
        p(hidden("戊"), "己"),
    )
    assert "\n".join(lines(doc)) == doc.text
    for block in doc.blocks:
        ends = [block.start + len(block.label or "")]
        for run in block.runs:
            assert run.start == ends[-1] < run.end
            ends.append(run.end)
        assert not block.runs or ends[-1] == block.end


def test_nested_paragraph_loses_nothing():
    """A paragraph directly inside a paragraph is not allowed, but its text is kept."""
    assert (
        read("<w:p><w:r><w:t>甲</w:t></w:r><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:p>").text
        == "甲\n乙"
    )
