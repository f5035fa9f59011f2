"""Text files: encodings, line ends, and what is no text."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.errors import ReadError
from textkit.readers.encoding import decode_text
from textkit.readers.plain import read_plain

REPORT = "关于镇办工作的汇报\n今年以来，完成投资3.5亿元，走访群众1200余户。\n一、主要做法\n"
TRADITIONAL = "關於鎮辦工作的匯報\n今年以來，走訪群眾一千餘戶。\n"


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("text", [REPORT, TRADITIONAL, REPORT * 2000, "Annual report 2023\n"])
def test_every_encoding_gives_the_same_text(codec, text):
    """UTF-8, UTF-16 with and without a mark, and GB18030 are told apart."""
    assert decode_text(text.encode(codec)) == text


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_and_without_ascii(codec):
    """Statistics, not NUL bytes, find UTF-16: Chinese text may hold none."""
    text = "会议强调，要压实责任、改进作风，把各项任务落到实处。"
    assert decode_text(text.encode(codec)) == text


def test_rare_characters_of_gb18030():
    """Four-byte characters, as in names of people and places, are kept."""
    text = "驻㙟村第一书记𠮷某，联系电话已公示。\n"
    assert decode_text(text.encode("gb18030")) == text


def test_line_ends_become_line_feeds():
    """Windows and old Macintosh line ends are the only characters that change."""
    assert decode_text("一\r\n二\r三\n".encode()) == "一\n二\n三\n"


def test_only_the_byte_order_mark_is_dropped():
    """One mark at the start goes; width, blanks, zero-width and composed forms stay."""
    text = "ＡＢ１２\u00a0\u3000\u200b\ufeffe\u0301\u2028\t末"
    assert decode_text(b"\xef\xbb\xbf" + text.encode()) == text


@pytest.mark.parametrize(
    ("before", "bad", "codec"),
    [
        ("第一行\n第二", b"\xe5\xb7", "utf-8"),
        (REPORT * 100, b"\xe5", "utf-8"),
        (REPORT * 100, b"\x80\n", "gb18030"),
    ],
)
def test_a_damaged_byte_is_named(before, bad, codec):
    """Damage is refused with line and byte, and never read as another encoding."""
    start = before.encode(codec)
    with pytest.raises(ReadError, match=codec.upper()) as caught:
        read_plain(start + bad + "\n后文\n".encode(codec), "坏.txt")
    place = f"第 {before.count(chr(10)) + 1} 行，第 {len(start) + 1} 字节"
    assert caught.value.place == place
    assert "UTF-8" in caught.value.hint


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 20,
        b"\xff\xd8\xff\xe0\0\x10JFIF\0" * 40,
        "工作汇报\n正文".encode() + b"\0" + "后文".encode(),
        b"\x7fELF\x02\x01\x01" + bytes(500),
        b"\xff\xfe" + bytes(100),
    ],
)
def test_binary_is_refused(data):
    """Pictures and programs are no text, whatever their name."""
    with pytest.raises(ReadError, match=r"二进制|不能解码"):
        read_plain(data, "图.txt")


def test_a_few_control_characters_are_text():
    """Anti-copy noise stays, for a rule to find it."""
    text = REPORT + "正\x08文\x07。\n"
    assert read_plain(text.encode(), "a.txt").text == text


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\n", b" \r\n\t\n"])
def test_a_file_without_text_is_refused(data):
    """Nothing to check is said, not passed over."""
    with pytest.raises(ReadError, match=r"空的|没有文字"):
        read_plain(data, "空.txt")


def test_one_block_a_line():
    """Each line is a body paragraph; a final line end opens none."""
    doc = read_plain(REPORT.encode("gb18030"), "a.txt")
    assert doc.text == REPORT
    assert (doc.path, doc.format) == ("a.txt", "txt")
    assert [doc.text[b.start : b.end] for b in doc.blocks] == REPORT.splitlines()
    assert {(b.part, b.kind) for b in doc.blocks} == {("body", "paragraph")}


@given(st.binary(max_size=400))
def test_random_bytes_are_text_or_refused(data):
    """No bytes get anything but a document or a `ReadError`."""
    with suppress(ReadError):
        assert "\r" not in read_plain(data, "x.txt").text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\0\ufeff"), min_size=1))
def test_utf8_text_comes_back(text):
    """Whatever UTF-8 text a file holds, marked so, comes back as it is."""
    data = b"\xef\xbb\xbf" + text.encode()
    assert decode_text(data) == text
