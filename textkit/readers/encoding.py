"""Bytes of a text file to the text in it.

Owns encoding detection (UTF-8, UTF-16, GB18030) and line ends. Knows nothing of documents,
paths or formats: a failure is an `EncodingError` that says what, where and the way out.
"""

from __future__ import annotations

from functools import cache

import regex

from textkit.text.patterns import compiled

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),  # before UTF-16, whose mark it begins with
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

_WINDOW = 1 << 15
"""How many bytes (either side, where there is a side) the statistics look at."""

_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r\x1a\x1b"))
"""Bytes that text does not hold; UTF-8 and GB18030 never use them inside a character."""

_MAX_CONTROLS = 0.02
"""Share of the bytes. A few stand in real files as anti-copy noise, which a rule reports."""

_MAX_DAMAGE = 0.1
"""Share of the non-ASCII bytes that UTF-8 may lose; GB18030 read as UTF-8 loses 0.86."""

_MIN_PLAUSIBLE = 0.7
"""Share of the characters; Chinese UTF-16 in the wrong byte order has next to none."""

_SAVE_AS_UTF8 = "请用记事本或 WPS 打开，另存为 UTF-8 编码的文本"


class EncodingError(ValueError):
    """Bytes that are no text: ``what`` is wrong in Chinese, ``place`` where, ``hint`` a way out."""

    def __init__(self, what: str, *, place: str | None = None, hint: str = _SAVE_AS_UTF8) -> None:
        super().__init__(what)
        self.what = what
        self.place = place
        self.hint = hint


def decode_text(data: bytes) -> str:
    r"""The text of a file: line ends made LF, a byte order mark dropped, all else as it is.

    >>> decode_text("一\r\n二".encode("gb18030"))
    '一\n二'

    Raises:
        EncodingError: The bytes are binary, damaged or in an encoding not supported.
    """
    for mark, codec in _BOMS:
        if data.startswith(mark):
            text = _decode(data, codec, len(mark))
            break
    else:
        text = _decode_unmarked(data)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _decode(data: bytes, codec: str, start: int = 0) -> str:
    try:
        text = data[start:].decode(codec)
    except UnicodeDecodeError as error:
        raise _undecodable(data, start + error.start, codec) from None
    if "\0" in text:
        raise _binary(text.count("\n", 0, text.index("\0")) + 1)
    return text


def _decode_unmarked(data: bytes) -> str:
    n_controls = len(data) - len(data.translate(None, _CONTROLS))
    if n_controls > _MAX_CONTROLS * len(data) or b"\0" in data:
        # Low bytes of UTF-16 are spread evenly: a sentence of it always holds controls.
        return _decode_utf16(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # Before GB18030 is tried: that takes most pairs of bytes and would make 锘挎姤 of them.
        if _is_damaged_utf8(data, error.start):
            raise _undecodable(data, error.start, "utf-8") from None
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise _undecodable(data, error.start, "gb18030") from None


def _is_damaged_utf8(data: bytes, at: int) -> bool:
    """Whether nearly all around the bad byte ``at`` is UTF-8."""
    window = data[max(0, at - _WINDOW) : at + _WINDOW]
    n_foreign = len(window) - len(window.decode("ascii", "ignore"))
    n_lost = len(window) - len(window.decode("utf-8", "ignore").encode())
    return n_lost <= _MAX_DAMAGE * n_foreign


def _decode_utf16(data: bytes) -> str:
    codec = _plausible_utf16(data)
    if codec is None:
        raise _binary(data.count(b"\n", 0, max(0, data.find(b"\0"))) + 1)
    return _decode(data, codec)


def _plausible_utf16(data: bytes) -> str | None:
    """The byte order that makes the more plausible text, ``None`` when neither does."""
    window = data[: 2 * _WINDOW]
    best, codec = max(
        (_plausibility(window.decode(codec, "replace")), codec)
        for codec in ("utf-16-be", "utf-16-le")
    )
    return codec if best >= _MIN_PLAUSIBLE else None


def _plausibility(text: str) -> float:
    """Share of Chinese characters, their punctuation and printable ASCII."""
    return len(_plausible().findall(text)) / max(1, len(text))


@cache
def _plausible() -> regex.Pattern[str]:
    return compiled(r"[\t\n\r -~\p{Han}\u2010-\u2027\u3000-\u303F\uFF01-\uFF5E]")


def _undecodable(data: bytes, at: int, codec: str) -> EncodingError:
    feed = "\n".encode(codec)
    line = data.count(feed, 0, at) + 1
    return EncodingError(
        f"有不能解码的字节 0x{data[at]:02X}（按 {codec.upper()}）",
        place=f"第 {line} 行，第 {at + 1} 字节",
    )


def _binary(line: int) -> EncodingError:
    return EncodingError(
        "内容是二进制数据，不是文本",
        place=f"第 {line} 行",
        hint="请确认文件没有损坏、扩展名没有写错；文本请另存为 UTF-8 编码",
    )
