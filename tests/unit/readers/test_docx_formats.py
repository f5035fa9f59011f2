"""Effective run formats: defaults, style chains, theme, direct formatting."""

import pytest
from builders import STYLES, build_docx, p, r, rpr, style

from textkit.model.document import Format
from textkit.readers.docx import read_docx

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
THEME = (
    f'<a:theme xmlns:a="{A}"><a:themeElements><a:fontScheme><a:majorFont><a:latin typeface="Cambria"/>'
    '<a:ea typeface=""/><a:font script="Hans" typeface="黑体"/><a:font script="Hant" typeface="明體"/>'
    '</a:majorFont><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface="等线"/></a:minorFont>'
    '</a:fontScheme><a:fmtScheme/><a:latin typeface="no"/></a:themeElements></a:theme>'
)
DEFAULTS = (
    "<w:docDefaults><w:rPrDefault>"
    + rpr(fonts={"asciiTheme": "minorHAnsi", "eastAsiaTheme": "minorEastAsia"}, sz="21")
    + "</w:rPrDefault></w:docDefaults>"
)


def formats(*body, **parts):
    """Text and format of each run."""
    doc = read_docx(build_docx(*body, **parts), "r.docx")
    return [(doc.text[u.start : u.end], doc.formats[u.format]) for b in doc.blocks for u in b.runs]


def test_chain_of_styles():
    """Defaults, then the paragraph style chain, then the character style, then the run."""
    styles = (
        DEFAULTS
        + style("a", "Normal", default=True)
        + style("b", "正文一", based_on="a", rpr='<w:sz w:val="32"/><w:rFonts w:eastAsia="仿宋"/>')
        + style("c", "强调", kind="character", rpr='<w:color w:val="ff0000"/><w:u w:val="single"/>')
    )
    found = formats(p("甲", r("乙", rStyle="c", sz="36"), style="b"), styles=styles, theme=THEME)
    plain = Format("仿宋", "Calibri", 16.0)
    assert found == [
        ("甲", plain),
        ("乙", plain._replace(size_pt=18.0, underline=True, color="FF0000")),
    ]


@pytest.mark.parametrize(
    ("language", "font"), [(None, "黑体"), ("zh-CN", "黑体"), ("zh-TW", "明體"), ("ja-JP", None)]
)
def test_theme_fonts(language, font):
    """A theme font without East Asian typeface goes by the theme language."""
    settings = f'<w:themeFontLang w:eastAsia="{language}"/>' if language else ""
    run = r("甲", fonts={"eastAsiaTheme": "majorEastAsia", "asciiTheme": "majorAscii"})
    [(_, found)] = formats(p(run), theme=THEME, settings=settings)
    assert (found.east_asia_font, found.latin_font) == (font, "Cambria")


def test_theme_beats_plain_font_and_run_beats_both():
    """Of one element the theme font counts; a run's plain font overrides a style's theme font."""
    found = formats(
        p(r("甲"), r("乙", fonts={"eastAsia": "楷体", "hAnsi": "Arial"})),
        styles=DEFAULTS.replace("<w:rFonts ", '<w:rFonts w:eastAsia="宋体" '),
        theme=THEME,
    )
    assert [f.east_asia_font for _, f in found] == ["等线", "楷体"]
    assert [f.latin_font for _, f in found] == ["Calibri", "Arial"]


def test_toggles():
    """Bold in paragraph and character style cancels out; direct formatting is absolute."""
    styles = (
        style("B", "粗", rpr="<w:b/><w:i w:val='0'/>")
        + style("C", "粗字", kind="character", rpr="<w:b/>")
        + STYLES
    )
    found = formats(
        p("甲", r("乙", rStyle="C"), r("丙", b=False), r("丁", rStyle="C", b=True), style="B"),
        styles=styles,
    )
    assert [(text, f.bold) for text, f in found] == [
        ("甲", True),
        ("乙丙", False),
        ("丁", True),
    ]


def test_same_format_is_one_run():
    """Neighbours of the same effective format are one run, however they came by it."""
    styles = STYLES + style("B", "粗字", kind="character", rpr="<w:b/>")
    found = formats(p(r("甲", b=True), r("乙", rStyle="B"), r("丙", lang="zh")), styles=styles)
    assert [(text, f.bold) for text, f in found] == [("甲乙", True), ("丙", False)]


@pytest.mark.parametrize(
    "props",
    [
        {"sz": "abc", "u": "none", "color": "auto"},
        {"rStyle": "no such", "b": "0", "i": "false"},
    ],
)
def test_nonsense_is_nothing(props):
    """Values that mean nothing change nothing."""
    [(_, found)] = formats(p(r("甲", **props)))
    assert found == Format()


def test_style_circles_and_huge_numbers():
    """Styles that are based on each other and absurd numbers do no harm."""
    styles = style("x", "甲", based_on="y") + style("y", "乙", based_on="x", rpr="<w:b/>")
    doc = read_docx(
        build_docx(p("甲", style="x", num=(10**30, 99), outline=77), styles=styles), "r.docx"
    )
    assert (doc.text, doc.formats[0].bold, doc.blocks[0].level) == ("甲", True, None)
