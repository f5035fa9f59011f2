"""Classes of characters that punctuation rules ask about."""

from __future__ import annotations

MARKS = "，。、；：！？“”‘’（）《》〈〉【】〔〕…"
"""Full-width punctuation marks."""


def is_han(char: str) -> bool:
    """Whether a character is a Chinese one; the empty string is none."""
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or char == "〇"


def is_chinese(char: str) -> bool:
    """Whether a character belongs to Chinese text: Han, a full-width mark or a mask."""
    return is_han(char) or (char != "" and char in "，。、；：！？“”‘’（）《》〈〉【】〔〕…％×")
