"""Lexicon files: what they hold, and where one is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from textkit.errors import LexiconError
from textkit.lexicon import loader
from textkit.lexicon.loader import HEADER, Entry, load_lexicon, parse_lexicon

HEAD = "\t".join(HEADER)


def parse(*rows: str) -> loader.Lexicon:
    """A lexicon of these rows."""
    return parse_lexicon("\n".join((HEAD, *rows)), name="试", path="试.tsv")


def test_rows() -> None:
    """Rows come in order and by term; blank lines do not matter."""
    lexicon = parse("不止\t不只\t词\ttextkit\t", "", "乙\t\t字\ttextkit\t说明", "")
    assert lexicon.entries == (
        Entry("不止", "不只", "词", "textkit", ""),
        Entry("乙", "", "字", "textkit", "说明"),
    )
    assert lexicon.by_term["乙"].note == "说明"
    assert lexicon.terms() == {"不止", "乙"}
    assert lexicon.terms("字") == {"乙"}
    assert lexicon.terms("无") == frozenset()


@pytest.mark.parametrize(
    ("rows", "line", "what"),
    [
        (["甲\t\t\ttextkit"], 2, "有4列，应为5列"),
        (["甲 \t\t\ttextkit\t"], 2, "首尾有空白"),
        (["甲\t\t\ttextkit\t说明\u3000"], 2, "首尾有空白"),
        (["\t\t\ttextkit\t"], 2, "term 为空"),
        (["甲\t\t\ttextkit\t", "甲\t\t\ttextkit\t"], 3, "term 重复"),
        (["甲\t\t\ttextkit\t", "", "乙\t\t\ttextkit\t"], 4, "没有按 term 排序"),
        (["甲\t甲\t\ttextkit\t"], 2, "replacement 与 term 相同"),
        (["甲\t\t\t\t"], 2, "缺少出处"),
        (["甲\t\t\t???\t"], 2, "缺少出处"),
    ],
)
def test_wrong_row(rows: list[str], line: int, what: str) -> None:
    """The first wrong row is named with its line and what is wrong."""
    with pytest.raises(LexiconError, match=what) as caught:
        parse(*rows)
    assert (caught.value.path, caught.value.place) == ("试.tsv", f"第{line}行")


@pytest.mark.parametrize("text", ["", "term\treplacement", "\ufeff" + HEAD])
def test_wrong_header(text: str) -> None:
    """Another header is refused and the right one named."""
    with pytest.raises(LexiconError, match="（第1行）：表头不对。应为 term replacement"):
        parse_lexicon(text, name="试", path="试.tsv")


def test_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read once; a missing one and one in GBK are errors."""
    monkeypatch.setattr(loader, "data_folder", lambda _name: tmp_path)
    load_lexicon.cache_clear()
    try:
        (tmp_path / "好.tsv").write_bytes(f"{HEAD}\r\n甲\t\t\ttextkit\t\r\n".encode())
        assert load_lexicon("好").terms() == {"甲"}
        assert load_lexicon("好") is load_lexicon("好")
        with pytest.raises(LexiconError, match="没有这个词表"):
            load_lexicon("无")
        (tmp_path / "坏.tsv").write_bytes(HEAD.encode() + "\n甲\t\t\tx\t".encode("gbk"))
        with pytest.raises(LexiconError, match="不是 UTF-8 编码"):
            load_lexicon("坏")
    finally:
        load_lexicon.cache_clear()
