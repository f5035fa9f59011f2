"""PDF: text in order, lines joined to paragraphs, headers and page numbers set apart."""

import sys
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_builder import Text, build_pdf, build_scan, typeset

from textkit.errors import ReadError

pytest.importorskip("pypdfium2")

from textkit.readers import pdf
from textkit.readers.pdf import read_pdf

REPORT = [
    "一、主要做法",
    "今年以来，全镇上下紧盯目标任务，实施2023年度重点项目12个，完成投资1.2亿元，"
    "群众满意度达到98.6%，较上年提高3个百分点。",
    "（一）抓实学习教育。坚持集中学与个人学相结合，组织专题辅导12场次，"
    "依托Windows平台开展线上测试，覆盖党员300余人，“三会一课”落实到位。",
    "二、存在问题",
    "对照先进还有不小差距：基层力量薄弱，工作推进不平衡。",
]


def parts(doc):
    """Part and text of every block."""
    return [(block.part, doc.text[block.start : block.end]) for block in doc.blocks]


@pytest.mark.parametrize("indent", [True, False])
@pytest.mark.parametrize("size", [12, 16])
def test_paragraphs_come_back(indent, size):
    """Lines are joined over pages, also behind figures and Latin words, and no others."""
    report = REPORT * 12
    pages = typeset(report, header="某镇工作简报 第3期", indent=indent, size=size)
    doc = read_pdf(build_pdf(pages), "简报.pdf")
    assert len(pages) > 2
    assert parts(doc)[: len(report)] == [("body", text) for text in report]
    assert parts(doc)[len(report) :] == [("header", "某镇工作简报 第3期"), ("footer", "— 1 —")]
    assert (doc.path, doc.format, doc.warnings) == ("简报.pdf", "pdf", ())


def test_blocks_cover_the_text():
    """Blocks are the lines of the text; line ends are LF."""
    doc = read_pdf(build_pdf(typeset(REPORT)), "a.pdf")
    assert "\r" not in doc.text
    assert [doc.text[b.start : b.end] for b in doc.blocks] == doc.text.split("\n")


def test_blanks_beside_figures():
    """The space that programs leave around figures is none; one that the file has stays."""
    line = [Text(80, 700, "共有"), Text(117, 700, "35"), Text(138, 700, "个 村组")]
    assert read_pdf(build_pdf([line]), "a.pdf").text == "共有35个 村组"


def test_wide_gaps_part_columns():
    """Cells of a table's row keep a blank between them, and rows stay lines."""
    rows = [f"第{number}季度 责任单位完成情况说明一二三{number}" for number in "一二三四"]
    page = []
    for number, row in enumerate(rows):
        cells = row.split(" ")
        page += [Text(x, 700 - 28 * number, cell) for x, cell in zip((80, 260), cells, strict=True)]
    assert read_pdf(build_pdf([page]), "a.pdf").text.split("\n") == rows


def test_letters_set_apart_are_one_word():
    """A spaced title is read without the spacing."""
    title = Text(150, 700, "工作汇报材料", spacing=12)
    assert read_pdf(build_pdf([[title]]), "a.pdf").text == "工作汇报材料"


def test_hyphens_at_line_ends():
    """A divided Latin word is put together; a hyphen before a figure stays."""
    lines = [
        "The committee discussed the whole develop-",
        "ment of roads and the measures of COVID-",
        "19 taken by all the departments",
    ]
    page = [Text(80, 700 - 24 * i, line, 20) for i, line in enumerate(lines)]
    text = read_pdf(build_pdf([page]), "a.pdf").text.replace("\n", "")
    assert "whole development of roads" in text
    assert "COVID-19 taken" in text


def test_signature_stays_apart():
    """What is set flush right is not joined, however full the line above."""
    page = typeset(["为全镇高质量发展作出新的更大贡献，以上汇报请予审议并请多提宝贵意见。"])[0]
    page += [Text(435, 500, "某镇人民政府"[:5]), Text(387, 470, "2023年12月1日")]
    assert read_pdf(build_pdf([page]), "a.pdf").text.split("\n")[1:] == [
        "某镇人民政",
        "2023年12月1日",
        "— 1 —",
    ]


def test_contents_are_marked():
    """Lines with leaders and page numbers are a table of contents, each for itself."""
    page = [
        Text(80, 700 - 28 * i, f"{t}{'.' * 40}{i}") for i, t in enumerate(["一、做法", "二、问题"])
    ]
    assert [part for part, _ in parts(read_pdf(build_pdf([page]), "a.pdf"))] == ["toc", "toc"]


def test_watermark_is_set_apart():
    """Text across the page is a watermark, once for all pages."""
    pages = typeset(REPORT * 4, numbered=False)
    for page in pages:
        page.insert(1, Text(150, 300, "内部资料", 40, 45))
    found = parts(read_pdf(build_pdf(pages), "a.pdf"))
    assert found == [("body", text) for text in REPORT * 4] + [("watermark", "内部资料")]


def test_turned_pages():
    """Text that runs up the page is read like any other."""
    lines = [Text(100 + 28 * i, 100, f"竖排第{i}行的文字", 16, 90) for i in range(3)]
    assert read_pdf(build_pdf([lines]), "a.pdf").text.split("\n") == [
        f"竖排第{i}行的文字" for i in range(3)
    ]


def test_single_page_number():
    """A page number is known by its dashes, or as the 1 under a single page."""
    page = [Text(80, 700, "汇报如下。"), Text(290, 50, "1", 10)]
    assert parts(read_pdf(build_pdf([page]), "a.pdf"))[1] == ("footer", "1")
    page = [Text(80, 700, "汇报如下。"), Text(290, 50, "120", 10)]
    assert parts(read_pdf(build_pdf([page]), "a.pdf"))[1] == ("body", "120")


def test_radicals_become_characters():
    """⼀ (U+2F00), which fonts with a poor map give for 一, is read as what is seen."""
    assert read_pdf(build_pdf([[Text(80, 700, "⼀、⼯作")]]), "a.pdf").text == "一、工作"


def test_scan():
    """A scan without text is refused, and says what to do."""
    with pytest.raises(ReadError, match="扫描件没有文字层") as caught:
        read_pdf(build_scan(), "扫描.pdf")
    assert "OCR" in caught.value.hint


def test_nothing_on_the_page():
    """A PDF without text and pictures has nothing to check."""
    with pytest.raises(ReadError, match="没有文字"):
        read_pdf(build_pdf([[]]), "空.pdf")


def test_too_many_pages(monkeypatch):
    """Beyond the limit a PDF is refused before it is read."""
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    with pytest.raises(ReadError, match="2 页，上限 1 页"):
        read_pdf(build_scan(2), "长.pdf")


def test_too_slow(monkeypatch):
    """Reading ends when its time is over."""
    monkeypatch.setattr(pdf, "MAX_SECONDS", -1.0)
    with pytest.raises(ReadError, match="已停止"):
        read_pdf(build_pdf(typeset(REPORT)), "慢.pdf")


def test_password():
    """An encrypted PDF says that it has a password."""
    data = build_pdf(typeset(REPORT)).replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4"
        b" /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>",
    )
    with pytest.raises(ReadError, match="密码"):
        read_pdf(data, "密.pdf")


def test_missing_library(monkeypatch):
    """Without pypdfium2 the way to install it is named."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(ReadError) as caught:
        read_pdf(build_scan(), "a.pdf")
    assert 'pip install "textkit-zh[pdf]"' in caught.value.hint


@pytest.mark.parametrize("keep", [9, 400, 1500])
def test_truncated(keep):
    """A PDF cut short is read as far as it goes or refused, with nothing else raised."""
    with suppress(ReadError):
        read_pdf(build_pdf(typeset(REPORT))[:keep], "断.pdf")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 4000), st.binary(min_size=1, max_size=30))
def test_damaged_bytes(place, damage):
    """Damage anywhere gives a document or a `ReadError`."""
    data = bytearray(build_pdf(typeset(REPORT)))
    data[place : place + len(damage)] = damage
    with suppress(ReadError):
        read_pdf(bytes(data), "坏.pdf")


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.text(
            st.sampled_from("推进工作落实责任强化监督提升效能，；"), min_size=5, max_size=150
        ).map(lambda text: f"今年{text}的工作。"),
        min_size=3,
        max_size=12,
    )
)
def test_any_report_comes_back(report):
    """Indented paragraphs of any length come back as they were, page numbers aside."""
    # The first shows where the type area begins; PDFium drops a line that repeats the last.
    report = [REPORT[2], *(f"第{place}项，{text}" for place, text in enumerate(report))]
    doc = read_pdf(build_pdf(typeset(report)), "a.pdf")
    assert doc.text.split("\n") == [*report, "— 1 —"]
