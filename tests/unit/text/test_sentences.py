"""Where sentences begin and end."""

from __future__ import annotations

import pytest

from textkit.text.sentences import cut_sentences


def cut(text: str) -> list[str]:
    """The sentences themselves."""
    return [text[start:end] for start, end in cut_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("甲。乙！丙？丁", ["甲。", "乙！", "丙？", "丁"]),
        ("甲\n\n　　乙。 \n", ["甲", "乙。"]),
        ("增长1.2%，达3.5亿元。1.加强学习。", ["增长1.2%，达3.5亿元。", "1.加强学习。"]),
        ("开展“为了谁？依靠谁？”讨论。完成。", ["开展“为了谁？依靠谁？”讨论。", "完成。"]),
        ("他说：“很好。”大家都笑了。", ["他说：“很好。”", "大家都笑了。"]),
        ("“一条也不能少。”会议强调。", ["“一条也不能少。”", "会议强调。"]),
        ("学习《怎么办？》一书。读完。", ["学习《怎么办？》一书。", "读完。"]),
        ("共三项（一是路。二是桥。）。都建成。", ["共三项（一是路。二是桥。）。", "都建成。"]),
        ("等等……都好。还有……", ["等等……", "都好。", "还有……"]),
        ("等……，都好。", ["等……，都好。"]),
        ("“没有右引号。后面还有。", ["“没有右引号。", "后面还有。"]),
        ("见 http://a.cn?x=1 页面。", ["见 http://a.cn?x=1 页面。"]),
        ("真的?真的!", ["真的?", "真的!"]),
        ("", []),
        (" \n　", []),
    ],
)
def test_cuts(text: str, sentences: list[str]) -> None:
    """Marks end a sentence with what closes behind them; not inside a pair that goes on."""
    assert cut(text) == sentences


def test_spans_are_of_the_whole_text() -> None:
    """A part is cut at the same places as alone, in offsets of the whole."""
    text = "甲乙。丙丁。戊己。"
    assert cut_sentences(text, 3, 8) == [(3, 6), (6, 8)]


def test_an_unpaired_mark_costs_no_time() -> None:
    """A long line of opening marks is cut in linear time."""
    text = "“甲。" * 20000
    assert len(cut_sentences(text)) == 20000
