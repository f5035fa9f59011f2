"""The one door: which reader, which files, and one clear line for all that is wrong."""

import gc
import io
import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from builders import build_docx, p, zip_bytes
from hypothesis import given, settings
from hypothesis import strategies as st
from office_files import OLE, ole
from pdf_builder import build_pdf, typeset

from textkit.errors import ReadError
from textkit.readers import open as door
from textkit.readers import plain
from textkit.readers.find import unreadable
from textkit.readers.office import SOFFICE_VARIABLE
from textkit.readers.open import FoundFile, find_reports, read_bytes, read_document

TEXT = "关于全年工作的汇报\n一、主要做法\n"
DOCX = build_docx(p("关于全年工作的汇报"), p("一、主要做法"))


@pytest.fixture(autouse=True)
def _no_libreoffice(monkeypatch):
    """Nothing here is converted: that is slow, and tested elsewhere."""
    monkeypatch.setenv(SOFFICE_VARIABLE, "没有安装")


# Which reader


@pytest.mark.parametrize(
    ("name", "data", "format_"),
    [
        ("a.txt", TEXT.encode("gb18030"), "txt"),
        ("a.md", TEXT.encode(), "md"),
        ("A.MARKDOWN", TEXT.encode(), "md"),
        ("a.docx", DOCX, "docx"),
        ("a.docm", DOCX, "docx"),
        ("a", TEXT.encode("utf-16"), "txt"),
        ("a.log", TEXT.encode(), "txt"),
        ("-", DOCX, "docx"),
    ],
)
def test_the_reader_follows_content_and_name(name, data, format_):
    """Bytes are read as what they are, text by its extension."""
    doc = read_document(name, data=data)
    assert doc.format == format_
    assert doc.text.splitlines() == TEXT.splitlines()
    assert (doc.path, doc.warnings) == (name, ())


def test_pdf_is_opened():
    """A PDF goes to its reader."""
    pytest.importorskip("pypdfium2")
    doc = read_document("a.pdf", data=build_pdf(typeset(["关于全年工作的汇报"])))
    assert (doc.format, doc.text.split("\n")[0]) == ("pdf", "关于全年工作的汇报")


@pytest.mark.parametrize("name", ["a.txt", "a.doc", "a.pdf", "a.md"])
def test_a_docx_under_another_name(name):
    """Its content leaves no doubt: it is read, with a warning."""
    doc = read_document(name, data=DOCX)
    assert (doc.format, doc.path) == ("docx", name)
    assert "扩展名" in doc.warnings[0]
    assert doc.blocks == read_document("a.docx", data=DOCX).blocks


@pytest.mark.parametrize(
    ("name", "data", "what", "way_out"),
    [
        ("a.docx", ole("WordDocument"), "旧版 Word", "改为 .doc"),
        ("a.docx", b"%PDF-1.7\n", "PDF", "改为 .pdf"),
        ("a.docx", b"{\\rtf1 }", "RTF", "改为 .rtf"),
        ("a.docx", b"<html><body>", "网页", "改为 .html"),
        ("a.docx", TEXT.encode(), "却不是新版 Word", ".txt"),
        ("a.doc", TEXT.encode(), "却不是旧版 Word", ".txt"),
        ("a.pdf", TEXT.encode(), "却不是 PDF", ".txt"),
        ("a.docx", ole("EncryptionInfo", "EncryptedPackage"), "密码", "去掉密码"),
        ("a.doc", ole("WordDocument", encrypted=True), "密码", "去掉密码"),
        ("a.doc", ole("WordDocument"), "LibreOffice", "另存为 .docx"),
        ("a.wps", ole("WordDocument"), "LibreOffice", "另存为 .docx"),
        ("a.rtf", b"{\\rtf1 }", "LibreOffice", "另存为 .docx"),
        ("a.doc", b"<html><body>", "LibreOffice", "另存为 .docx"),
        ("a.doc", ole("Workbook"), "电子表格", ".docx"),
        ("a.doc", ole("PowerPoint Document"), "演示文稿", ".docx"),
        ("a.doc", OLE, "不是 Word", "另存为 .docx"),
        ("a.xlsx", zip_bytes({"xl/workbook.xml": ""}), "电子表格", ".docx"),
        ("a.pptx", zip_bytes({"ppt/presentation.xml": ""}), "演示文稿", ".docx"),
        ("a.zip", zip_bytes({"报告.txt": ""}), "压缩包", "解压"),
        ("a.docx", DOCX[:200], "损坏|不完整", ""),
        ("a.docx", zip_bytes({"a.txt": "a"}), "Word", ""),
        ("a.txt", b"", "空的", ""),
        ("a.docx", b"", "空的", ""),
        ("a.docx", bytes(100), "空的", ""),
        ("a.txt", bytes(range(30)) * 9, "二进制", "UTF-8"),
        ("a.exe", b"MZ\x90\0\x03" + bytes(60), "二进制", ""),
    ],
)
def test_what_cannot_be_read(name, data, what, way_out):
    """One line says what is wrong and what to do."""
    with pytest.raises(ReadError, match=what) as caught:
        read_document(name, data=data)
    assert caught.value.path == name
    assert way_out in caught.value.hint
    assert "\n" not in str(caught.value)


def test_a_name_for_bytes(tmp_path):
    """The given name is shown and decides the format of text."""
    doc = read_document("-", data=b"# \xe7\x94\xb2\n", name="草稿.md")
    assert (doc.path, doc.format) == ("草稿.md", "md")


def test_a_path_may_be_a_path(tmp_path):
    """`Path` objects, Chinese names and blanks are taken."""
    place = tmp_path / "年度 总结.txt"
    place.write_text(TEXT, encoding="utf-16")
    assert read_document(place).path == str(place)


def test_standard_input(monkeypatch):
    """A hyphen reads bytes from standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("gb18030"))))
    doc = read_document("-")
    assert (doc.text, doc.path) == (TEXT, "-")


def test_missing_and_folder(tmp_path):
    """A path to nothing and a folder are told apart."""
    with pytest.raises(ReadError, match="找不到"):
        read_document(tmp_path / "没有.txt")
    with pytest.raises(ReadError, match="文件夹"):
        read_document(tmp_path)
    with pytest.raises(ReadError, match="找不到"):
        read_document("a\0b.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_no_permission(tmp_path):
    """A file that may not be read says so."""
    place = tmp_path / "密.txt"
    place.write_text(TEXT, encoding="utf-8")
    place.chmod(0)
    with pytest.raises(ReadError, match="权限"):
        read_document(place)


def test_size_limit(monkeypatch, tmp_path):
    """Too large a file is refused before it is read, from wherever it comes."""
    monkeypatch.setattr(door, "MAX_BYTES", 20)
    place = tmp_path / "大.txt"
    place.write_bytes(b"a" * 21)
    with pytest.raises(ReadError, match="文件太大"):
        read_document(place)
    with pytest.raises(ReadError, match="文件太大"):
        read_document("-", data=b"a" * 21)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a" * 1000)))
    assert len(read_bytes(FoundFile("-"))) == 21


def test_a_crash_is_wrapped(monkeypatch):
    """An error that nobody thought of comes out as a `ReadError` all the same."""

    def crash(data, path):
        raise KeyError(path)

    monkeypatch.setattr(plain, "read_plain", crash)
    with pytest.raises(ReadError, match="KeyError"):
        read_document("a.txt", data=b"a")
    assert gc.isenabled()


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([b"", b"PK\x03\x04", DOCX[:60], OLE, ole("WordDocument"), b"%PDF-1.4\n"]),
    st.binary(max_size=200),
    st.sampled_from(["a.txt", "a.md", "a.docx", "a.doc", "a.wps", "a.pdf", "a.rtf", "a.odt", "-"]),
)
def test_random_bytes(start, rest, name):
    """Bytes that begin like anything give a document or a `ReadError`."""
    os.environ[SOFFICE_VARIABLE] = "没有安装"
    with suppress(ReadError):
        assert read_document(name, data=start + rest).path == name


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(DOCX) - 1), st.binary(min_size=1, max_size=8))
def test_damaged_docx(place, damage):
    """Damage anywhere in a .docx gives a document or a `ReadError`."""
    data = DOCX[:place] + damage + DOCX[place + len(damage) :]
    with suppress(ReadError):
        read_document("a.docx", data=data)


@pytest.mark.slow
def test_twenty_megabytes():
    """A 20 MB text of short lines becomes a document with a block a line."""
    data = TEXT.encode() * (20_000_000 // len(TEXT.encode()))
    doc = read_document("大.txt", data=data)
    assert len(doc.blocks) == data.decode().count("\n") + (not data.endswith(b"\n"))


# Which files


@pytest.fixture
def reports(tmp_path, monkeypatch):
    """A folder of reports and other things, as the current one."""
    names = [
        "乙.docx",
        "甲 总结.txt",
        "~$乙.docx",
        ".隐藏.txt",
        "图.png",
        "2019/丙.md",
        "2019/草稿/丁.doc",
        "2020/戊.PDF",
        ".git/己.txt",
    ]
    for name in names:
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*paths, exclude=()):
    """The paths found, with forward slashes; an error fails the test."""
    files = find_reports(paths, exclude)
    assert [file.error for file in files] == [None] * len(files)
    return [Path(file.path).as_posix() for file in files]


ALL = ["乙.docx", "甲 总结.txt", "2019/丙.md", "2019/草稿/丁.doc", "2020/戊.PDF"]


def test_folders(reports):
    """Folders are walked in order, without hidden, locked and foreign files."""
    assert found(".") == ALL
    assert found("2019") == ["2019/丙.md", "2019/草稿/丁.doc"]
    assert found(str(reports)) == [(reports / name).as_posix() for name in ALL]


def test_named_files_are_tried(reports):
    """What is named is taken, whatever it is called, as it was written."""
    assert found("图.png", "./.隐藏.txt", "~$乙.docx") == ["图.png", ".隐藏.txt", "~$乙.docx"]
    assert find_reports(["./图.png"])[0].path == "./图.png"


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.docx", ["乙.docx"]),
        ("*", ["2019/丙.md", "2019/草稿/丁.doc", "2020/戊.PDF", "乙.docx", "甲 总结.txt"]),
        ("20??/*.md", ["2019/丙.md"]),
        ("**/*.md", ["2019/丙.md"]),
        ("2019/**", ["2019/丙.md", "2019/草稿/丁.doc"]),
        ("**/草稿/*", ["2019/草稿/丁.doc"]),
        ("[甲乙]*", ["乙.docx", "甲 总结.txt"]),
        ("*/丙.md", ["2019/丙.md"]),
        ("**/**/*.docx", ["乙.docx"]),
    ],
)
def test_globs(reports, pattern, names):
    """Globs that no shell has expanded are, the same way."""
    assert found(pattern) == names


def test_a_name_with_brackets(reports):
    """A file whose name looks like a glob is that file."""
    (reports / "汇报[1].txt").write_bytes(b"x")
    assert found("汇报[1].txt") == ["汇报[1].txt"]


def test_each_file_once(reports):
    """A file named in two ways is found once, where it comes first."""
    assert found("2020/戊.PDF", ".", "2019/../2020/戊.PDF", "-", "-") == [
        "2020/戊.PDF",
        *ALL[:-1],
        "-",
    ]


@pytest.mark.parametrize(
    ("exclude", "names"),
    [
        (["草稿"], ["乙.docx", "甲 总结.txt", "2019/丙.md", "2020/戊.PDF"]),
        (["2019/"], ["乙.docx", "甲 总结.txt", "2020/戊.PDF"]),
        (["*.docx", "2019/*"], ["甲 总结.txt", "2020/戊.PDF"]),
        (["**/*.doc", "20*/戊*"], ["乙.docx", "甲 总结.txt", "2019/丙.md"]),
    ],
)
def test_exclude(reports, exclude, names):
    """Patterns keep names and paths out of folders and globs, not what is named itself."""
    assert found(".", exclude=exclude) == names
    assert found("乙.docx", exclude=["*.docx"]) == ["乙.docx"]


def test_exclude_looks_inside_the_folder_only(reports):
    """A pattern that matches the folder named, or one above it, excludes nothing."""
    assert found("2019", exclude=["2019", reports.name]) == ["2019/丙.md", "2019/草稿/丁.doc"]


def test_what_is_not_there(reports):
    """Missing paths and empty folders are entries with an error; the others are found."""
    (reports / "空").mkdir()
    files = find_reports(["没有.txt", "乙.docx", "空", "*.wps", "", "a\0b"])
    assert [file.path for file in files if not file.error] == ["乙.docx"]
    errors = {file.path: file.error or "" for file in files}
    assert "找不到" in errors["没有.txt"]
    assert "没有可以检查的报告" in errors["空"]
    assert "通配符" in errors["*.wps"]
    assert "找不到" in errors["a\0b"]


def test_links(reports):
    """Links to files are followed, links to folders are not, and loops do no harm."""
    try:
        (reports / "2020" / "上级").symlink_to(reports, target_is_directory=True)
        (reports / "2020" / "链接.txt").symlink_to(reports / "甲 总结.txt")
        (reports / "2020" / "断.txt").symlink_to(reports / "没有.txt")
        (reports / "2020" / "自己.txt").symlink_to(reports / "2020" / "自己.txt")
    except OSError:
        pytest.skip("links need a right here")
    assert found("2020") == ["2020/戊.PDF", "2020/链接.txt"]
    assert found("**/*.PDF") == ["2020/戊.PDF"]
    errors = [file.error for file in find_reports(["2020/断.txt", "2020/自己.txt"])]
    assert all(errors)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_folder_that_may_not_be_read(reports):
    """Its error is an entry among the files of the others."""
    (reports / "2019").chmod(0)
    files = find_reports(["."])
    (reports / "2019").chmod(0o755)
    assert [file.path for file in files if file.error] == ["2019"]
    assert len(files) == 4


@pytest.mark.parametrize(
    ("error", "what"),
    [
        (PermissionError(13, "denied"), "没有读取权限"),
        (NotADirectoryError(20, "not a directory"), "找不到这个文件或文件夹"),
        (OSError(5, "I/O error"), "读不了：I/O error"),
        (OSError(), "读不了：OSError"),
    ],
)
def test_refusals_of_the_system(error, what):
    """Each refusal is one Chinese line."""
    assert unreadable("a.txt", error).what == what


def test_deep_folders(tmp_path, monkeypatch):
    """Depth is no limit to the walk."""
    monkeypatch.chdir(tmp_path)
    deep = Path(*["层"] * 120)
    deep.mkdir(parents=True)
    (deep / "底.txt").write_bytes(b"x")
    assert found(".") == [(deep / "底.txt").as_posix()]
