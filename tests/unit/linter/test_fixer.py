"""Fixing files: every byte that was not to change stays."""

from __future__ import annotations

import codecs
from collections.abc import Sequence

import pytest
from findings import report_of, unreadable, word_rule

from textkit.errors import FixError
from textkit.linter import fix_text
from textkit.linter.fixer import fix_file, unified_diff
from textkit.model.diagnostic import Edit
from textkit.model.document import Document, plain_document
from textkit.model.report import FileReport
from textkit.readers.open import read_document

TEXT = "第一段写了甲。\n第二段也写了甲，还有丁。\n\n第四段没有。"
RULES = (word_rule("甲", new="乙乙"), word_rule("丁", "PN902", new="", applicability="unsafe"))
ENCODINGS = {
    "utf-8": ("", "utf-8"),
    "utf-8 mark": ("\ufeff", "utf-8"),
    "gb18030": ("", "gb18030"),
    "utf-16-le mark": ("\ufeff", "utf-16-le"),
    "utf-16-be mark": ("\ufeff", "utf-16-be"),
    "utf-16-le": ("", "utf-16-le"),
    "utf-32-le mark": ("\ufeff", "utf-32-le"),
}


def read(data: bytes, path: str = "报告.txt") -> FileReport:
    """Findings of ``RULES`` in the bytes of a file."""
    return report_of(read_document(path, data=data), *RULES)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encoding_and_line_ends_stay(encoding: str, newline: str) -> None:
    """Encoding, byte order mark and line ends of the file are those it had."""
    mark, codec = ENCODINGS[encoding]
    # Long enough for the detection of UTF-16 without a mark.
    text = (mark + TEXT * 20).replace("\n", newline)
    data = text.encode(codec)
    result = fix_file(read(data), data, unsafe=True)
    assert result.data == text.replace("甲", "乙乙").replace("丁", "").encode(codec)
    assert len(result.applied) == 60
    assert result.skipped == ()


def test_mixed_line_ends() -> None:
    """Every line end stays as it is, even where they differ."""
    data = "甲\r\n甲\n甲\r甲\r\n".encode()
    assert fix_file(read(data), data, unsafe=False).data == "乙乙\r\n乙乙\n乙乙\r乙乙\r\n".encode()


def test_inserted_line_end() -> None:
    """An inserted line end is that of the file; one deleted goes whole."""
    doc = plain_document("甲\n乙\n")
    edits = ((Edit(1, 2, ""),), (Edit(3, 3, "\n"),))
    done, data, made = fix_text.splice_text(doc, "甲\r\n乙\r\n".encode(), edits)
    assert (done, data) == ([True, True], "甲乙\r\n\r\n".encode())
    assert made == [Edit(1, 2, ""), Edit(3, 3, "\n")]


def test_only_safe_fixes() -> None:
    """Without leave only safe fixes are made."""
    data = TEXT.encode()
    result = fix_file(read(data), data, unsafe=False)
    assert result.text == TEXT.replace("甲", "乙乙")
    assert [diag.text for diag in result.applied] == ["甲", "甲"]


def test_nothing_to_fix() -> None:
    """A file without fixes comes back as it is, whatever its format."""
    doc = Document("没有", (), path="a.pdf", format="pdf")
    result = fix_file(report_of(doc, *RULES), b"%PDF", unsafe=True)
    assert (result.data, result.text, result.applied) == (b"%PDF", "没有", ())


def test_markdown() -> None:
    """A .md file is fixed in place, too."""
    data = "# 总结\n\n写了甲。\n".encode()
    result = fix_file(read(data, "a.md"), data, unsafe=False)
    assert result.data.decode() == "# 总结\n\n写了乙乙。\n"


def test_refusals() -> None:
    """A format that cannot be written, a file that changed, an unreadable one: one clear line."""
    doc = Document("甲", (), path="a.pdf", format="pdf")
    with pytest.raises(FixError, match="不能直接改 pdf 文件"):
        fix_file(report_of(doc, *RULES), b"%PDF", unsafe=False)
    with pytest.raises(FixError, match="文件在检查之后变了"):
        fix_file(read(TEXT.encode()), (TEXT + "又一句。").encode(), unsafe=False)
    with pytest.raises(FixError, match="文件读不了"):
        fix_file(unreadable(), b"", unsafe=False)


def test_bytes_that_do_not_come_back() -> None:
    """A file that its codec would not write back byte for byte is left alone."""
    data = "甲的报告".encode("gb18030")
    doc = plain_document("甲的报告", path="a.txt")
    codec = codecs.lookup("gb18030")

    def lossy(text: str, errors: str = "strict") -> tuple[bytes, int]:
        return codec.encode(text + "?", errors)

    name = "lossy"
    info = codecs.CodecInfo(lossy, codec.decode, name=name)

    def search(wanted: str) -> codecs.CodecInfo | None:
        return info if wanted == name else None

    codecs.register(search)
    patch = pytest.MonkeyPatch()
    patch.setattr(fix_text, "_CODECS", (name,))
    try:
        with pytest.raises(FixError, match="不能原样写回"):
            fix_text.splice_text(doc, data, [(Edit(0, 1, ""),)])
    finally:
        patch.undo()
        codecs.unregister(search)


def test_unlisted_change_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the file read again is not the old text with the edits, nothing is written."""

    def careless(
        doc: Document, data: bytes, groups: Sequence[tuple[Edit, ...]]
    ) -> tuple[list[bool], bytes, list[Edit]]:
        done, new, edits = fix_text.splice_text(doc, data, groups)
        return done, new.replace("第四段".encode(), "第五段".encode()), edits

    monkeypatch.setattr("textkit.linter.fixer.splice_text", careless)
    data = TEXT.encode()
    with pytest.raises(FixError, match=r"第4行.*与预期不符"):
        fix_file(read(data), data, unsafe=False)
    monkeypatch.setattr(
        "textkit.linter.fixer.splice_text",
        lambda doc, data, groups: (
            [True] * 2,
            data + b"!",
            fix_text.splice_text(doc, data, groups)[2],
        ),
    )
    with pytest.raises(FixError, match="与预期不符"):
        fix_file(read(data), data, unsafe=False)


def test_diff() -> None:
    """The diff names the file and shows changed lines only; strange line ends do not split one."""
    text = "一\u2028甲\n二\n三"
    data = text.encode()
    report = read(data, "报告 一.txt")
    diff = unified_diff(report, fix_file(report, data, unsafe=False))
    assert diff == ("--- 报告 一.txt\n+++ 报告 一.txt\n@@ -1 +1 @@\n-一\u2028甲\n+一\u2028乙乙\n")


def test_no_diff() -> None:
    """Nothing to fix, nothing to show."""
    report = read("没有".encode())
    assert unified_diff(report, fix_file(report, "没有".encode(), unsafe=True)) == ""
