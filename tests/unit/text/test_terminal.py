"""What a terminal may be sent."""

from __future__ import annotations

import pytest

from textkit.text.terminal import display_width, printable, without_controls

HOSTILE = "\x1b[2J\x1b]0;标题\x07\x9b31m\x00\x08\r\x7f\u202e\u200b"


def test_printable() -> None:
    """No control, bidi or invisible character is left, and no column moves."""
    clean = printable(f"甲{HOSTILE}乙\n丙\t丁\u3000戊")
    assert clean.isprintable()
    assert len(clean) == len(f"甲{HOSTILE}乙\n丙\t丁\u3000戊")
    assert printable("甲，a “b”") == "甲，a “b”"


def test_without_controls() -> None:
    """Lines and tabs stay, escape sequences lose their introducer."""
    clean = without_controls(f"甲{HOSTILE}\n\t乙")
    assert not any(char in clean for char in "\x1b\x9b\x07\x00\x08\r\x7f")
    assert clean.endswith("\n\t乙")


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("工作，", 6), ("“×”…", 4), ("e\u0301", 1), ("ｘ１", 4), ("\u3000", 2)],
)
def test_display_width(text: str, width: int) -> None:
    """Wide characters take two columns, combining ones none."""
    assert display_width(text) == width
