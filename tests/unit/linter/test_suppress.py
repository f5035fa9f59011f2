"""Suppression: only what was meant is silent, and nothing else."""

from __future__ import annotations

import pytest

from textkit.linter.suppress import Suppressions
from textkit.model.document import Block, Document, plain_document


def silent_lines(text: str, code: str = "PH001") -> list[int]:
    """Lines in which a finding 甲 of ``code`` is silent."""
    doc = plain_document(text)
    silenced = Suppressions(doc)
    return [
        doc.location(at)[0]
        for at, char in enumerate(text)
        if char == "甲" and silenced.covers(code, at, at + 1)
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("甲\n甲 # textkit: ignore PH001\n甲", [2]),
        ("甲\n甲 <!-- textkit: ignore PH001 -->\n甲", [2]),
        ("# textkit: ignore PH001\n甲\n甲", [2]),
        ("<!-- textkit: ignore PH001 -->\n甲\n甲", [2]),
        ("<!-- textkit: ignore PH001 -->\n\n 　\n甲\n甲", [4]),
        ("textkit: ignore PH001\n甲\n甲", [2]),
        ("  # textkit: ignore PH001  \n甲\n甲", [2]),
        ("甲\n# textkit: ignore PH001", []),
        ("甲\n# textkit: ignore PH001\n\n", []),
        ("甲 #textkit:ignore\n甲", [1]),
        ("甲 # textkit: ignore PN001\n甲", []),
        ("甲 # textkit: ignore PN001, PH001\n甲", [1]),
        ("甲 # textkit: ignore PN001、PH001，已核对\n甲", [1]),
        ("甲 # textkit：ignore ph001\n甲", [1]),
        ("甲 # textkit: ignore PH\n甲", [1]),
        ("甲 # textkit: ignore all\n甲", [1]),
        ("甲 # textkit: ignored PH001\n甲", []),
        ("甲 # textkit: ignore because\n甲", []),
        ("甲 textkit: ignore PH001\n甲", []),
        ("甲甲\n乙甲 # textkit: ignore PH001", [2]),
    ],
)
def test_directives(text: str, lines: list[int]) -> None:
    """At the end of a line for that line; alone, for the next line with text; only these codes."""
    assert silent_lines(text) == lines


def test_other_codes_speak() -> None:
    """Codes that are not named are never silenced."""
    text = "甲 # textkit: ignore PH001, PN\n# textkit: ignore PH002\n甲\n"
    assert silent_lines(text, "PH001") == [1]
    assert silent_lines(text, "PN003") == [1]
    assert silent_lines(text, "PH002") == [3]
    assert silent_lines(text, "TR001") == []
    assert silent_lines(text, "PH003") == []


def test_directive_is_no_text() -> None:
    """Nothing is reported inside the directive itself, whatever codes it names."""
    text = "甲 # textkit: ignore PH001"
    silenced = Suppressions(plain_document(text))
    assert silenced.covers("PN001", text.index(":"), text.index(":") + 1)
    assert not silenced.covers("PN001", 0, 1)


def test_long_finding() -> None:
    """A finding that begins in a silent line is silent wherever it ends; one before it is not."""
    text = "甲乙\n丙丁 # textkit: ignore\n戊己"
    silenced = Suppressions(plain_document(text))
    at = text.index("丁")
    assert silenced.covers("PH001", at, len(text))
    assert not silenced.covers("PH001", 0, at)


def commented(comment: str, anchor: tuple[int, int] | None) -> Document:
    """A body paragraph, another, and a reviewer's comment on the first."""
    body = "下设X个科室和Y个中心。\n第二段有Z个。"
    text = f"{body}\n{comment}"
    first = body.index("\n")
    return Document(
        text,
        (
            Block("body", "paragraph", 0, first),
            Block("body", "paragraph", first + 1, len(body)),
            Block("comment", "paragraph", len(body) + 1, len(text), anchor=anchor),
        ),
        format="docx",
    )


def silent_words(doc: Document, code: str = "PH001") -> list[str]:
    """Which of three findings are silent."""
    silenced = Suppressions(doc)
    words = ("X个科室", "Y个", "Z个")
    return [
        word
        for word in words
        if silenced.covers(code, doc.text.index(word), doc.text.index(word) + len(word))
    ]


def test_word_comment() -> None:
    """A Word comment silences what its range touches: who selects X means the finding X个科室."""
    assert silent_words(commented("textkit: ignore PH001", (2, 3))) == ["X个科室"]
    assert silent_words(commented("textkit: ignore", (0, 11))) == ["X个科室", "Y个"]
    assert silent_words(commented("请核对。textkit: ignore PH001", (2, 3))) == []
    assert silent_words(commented("textkit: ignore PN001", (2, 3))) == []
    assert silent_words(commented("textkit：ignore PH001", (2, 3)), "PH002") == []


def test_word_comment_without_range() -> None:
    """A comment on a point holds for its paragraph; one that hangs nowhere for nothing."""
    assert silent_words(commented("textkit: ignore PH001", (5, 5))) == ["X个科室", "Y个"]
    assert silent_words(commented("textkit: ignore PH001", None)) == []
    doc = Document("textkit: ignore", (Block("comment", "paragraph", 0, 15, anchor=(-1, -1)),))
    assert not Suppressions(doc).covers("PH001", 0, 1)


def test_allow() -> None:
    """Allowed texts silence findings inside them, everywhere, overlapping ones too."""
    text = "用5G+X技术，5G+X5G+X场景，X个。哈哈哈"
    silenced = Suppressions(plain_document(text), ("5G+X", "哈哈", ""))
    inside = [at for at, char in enumerate(text) if char == "X"]
    assert [silenced.covers("PH001", at, at + 1) for at in inside] == [True, True, True, False]
    assert not silenced.covers("PH001", inside[0], inside[0] + 3)
    at = text.index("哈")
    assert [silenced.covers("TY001", at + i, at + i + 2) for i in (0, 1)] == [True, True]


def test_many_directives() -> None:
    """The lookup stays right where thousands of places are silent."""
    text = "甲 # textkit: ignore PH001\n甲\n" * 2000
    assert silent_lines(text) == list(range(1, 4001, 2))
