"""Fixing files: runs keep their format, bytes elsewhere stay, anything unasked is refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from builders import build_docx, dele, ins, p, r, tbl

from textkit.config import Settings
from textkit.errors import FixError
from textkit.linter.fix_docx import splice_docx
from textkit.linter.fixer import FixResult, fix_file, unified_diff
from textkit.linter.runner import lint_document
from textkit.model.diagnostic import Edit
from textkit.model.report import FileReport
from textkit.readers.open import read_document
from textkit.rules.registry import discover


def fix(data: bytes, name: str, codes: str = "PN", **options: bool) -> tuple[FileReport, FixResult]:
    """Lint bytes with some rules, then make the fixes."""
    doc = read_document(name, data=data)
    rules = [rule for code, rule in discover().items() if code.startswith(codes)]
    result = lint_document(doc, rules, Settings())
    report = FileReport(name, doc.format, doc, result.diagnostics)
    options.setdefault("unsafe", False)
    return report, fix_file(report, data, **options)


def body(data: bytes) -> str:
    """The main part's XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml").decode("utf-8")


def test_docx_fix_changes_characters_inside_runs_only() -> None:
    """Bold stays bold, the other run and every other member stay byte for byte."""
    data = build_docx(p(r("各镇", b=True), r("要提高认识,压实责任&落实。", i=True)), p("好。"))
    _, fixed = fix(data, "报告.docx")
    assert fixed.text == "各镇要提高认识，压实责任&落实。\n好。"
    assert body(fixed.data) == body(data).replace("认识,压实", "认识，压实")
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(fixed.data)) as new:
        assert old.namelist() == new.namelist()
        others = [name for name in old.namelist() if name != "word/document.xml"]
        assert all(old.read(name) == new.read(name) for name in others)


def test_docx_fix_across_runs() -> None:
    """A bracket pair whose halves stand in different runs is fixed in both."""
    data = build_docx(p(r("各乡镇"), r("(街", b=True), r("道)要落实。")))
    _, fixed = fix(data, "a.docx", "PN001")
    assert fixed.text == "各乡镇（街道）要落实。"


def test_docx_table_cell_and_second_fix_is_idle() -> None:
    """Cells are fixed too; fixing again finds nothing."""
    data = build_docx(tbl([["提高认识,压实责任。", "好"]]))
    _, fixed = fix(data, "a.docx")
    again, idle = fix(fixed.data, "a.docx")
    assert again.diagnostics == ()
    assert idle.data == fixed.data


def test_docx_deleted_line_leaves_an_empty_paragraph() -> None:
    """An edit over a whole line empties the paragraph; the layout around it stays."""
    data = build_docx(p("甲"), p("会员资料"), p("乙"))
    doc = read_document("a.docx", data=data)
    done, new, made = splice_docx(doc, data, [(Edit(2, 7, ""),)])
    assert done == [True]
    assert made == [Edit(2, 6, "")]
    assert read_document("a.docx", data=new).text == "甲\n\n乙"


def test_docx_number_label_is_out_of_reach() -> None:
    """A fix that would change an automatic number is not made, the others are."""
    from builders import CHINESE_LIST

    data = build_docx(p("工作情况", num=(1, 0)), p("好,的"), numbering=CHINESE_LIST)
    doc = read_document("a.docx", data=data)
    assert doc.text.startswith("一、工作情况")
    comma = doc.text.index(",")
    done, new, _ = splice_docx(doc, data, [(Edit(0, 2, ""),), (Edit(comma, comma + 1, "，"),)])
    assert done == [False, True]
    assert read_document("a.docx", data=new).text == "一、工作情况\n好，的"


def test_docx_insertion() -> None:
    """An insertion goes to the run before the place."""
    data = build_docx(p(r("甲", b=True), r("乙")))
    doc = read_document("a.docx", data=data)
    _, new, _ = splice_docx(doc, data, [(Edit(1, 1, "，"),)])
    assert read_document("a.docx", data=new).text == "甲，乙"
    assert "甲，</w:t>" in body(new)


def test_pending_revisions_are_refused_unless_asked() -> None:
    """Tracked changes stop the fixer; with the option it goes on and keeps them."""
    data = build_docx(p("提高", ins(r("认识")), dele("意识"), ",压实责任。"))
    with pytest.raises(FixError, match="修订"):
        fix(data, "a.docx")
    _, fixed = fix(data, "a.docx", accept_revisions=True)
    assert fixed.text == "提高认识，压实责任。"
    assert "<w:ins" in body(fixed.data)


def test_docx_changed_since_checked() -> None:
    """Bytes of another text are refused."""
    doc = read_document("a.docx", data=build_docx(p("甲")))
    with pytest.raises(FixError, match="变了"):
        splice_docx(doc, build_docx(p("乙")), [(Edit(0, 1, "丙"),)])


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_text_keeps_encoding_and_line_ends(codec: str, newline: str) -> None:
    """Only the mark changes, whatever the encoding and the line ends."""
    text = f"工作总结{newline}各镇要提高认识,压实责任。{newline}完成情况良好，群众满意。{newline}"
    _, fixed = fix(text.encode(codec), "总结.txt")
    assert fixed.data.decode(codec) == text.replace(",", "，")


def test_markdown_code_stays() -> None:
    """Fenced code is no report text."""
    source = "# 总结\n\n提高认识,压实责任。\n\n```\n变量,值。\n```\n"
    _, fixed = fix(source.encode(), "a.md")
    assert fixed.text == "# 总结\n\n提高认识，压实责任。\n\n```\n变量,值。\n```\n"


def test_unsafe_fixes_need_the_option() -> None:
    """A doubled mark is mended only with unsafe fixes."""
    data = "任务完成，，成效明显。".encode()
    assert fix(data, "a.txt")[1].applied == ()
    assert fix(data, "a.txt", unsafe=True)[1].text == "任务完成，成效明显。"


def test_diff_shows_changed_lines_only() -> None:
    """The diff is unified and names the file."""
    report, fixed = fix("甲。\n提高认识,压实责任。\n".encode(), "a.txt")
    assert unified_diff(report, fixed).splitlines() == [
        "--- a.txt",
        "+++ a.txt",
        "@@ -2 +2 @@",
        "-提高认识,压实责任。",
        "+提高认识，压实责任。",
    ]


def test_other_formats_are_refused(tmp_path: Path) -> None:
    """What cannot be changed in place gets a clear line."""
    report, _ = fix("提高认识,压实责任。".encode(), "a.txt")
    assert report.doc is not None
    report.doc.format = "pdf"
    with pytest.raises(FixError, match="不能直接改"):
        fix_file(report, b"", unsafe=False)
