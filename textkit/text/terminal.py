"""What a terminal may be sent, and how wide it is there.

A report is a stranger's file: an escape sequence in it must never reach the terminal.
"""

from __future__ import annotations

from unicodedata import category, east_asian_width

_CONTROLS = {code: " " for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}


def printable(text: str) -> str:
    r"""One line that keeps its columns: blanks, controls and invisible characters become blanks.

    >>> printable("甲\x1b[31m\u200b乙")
    '甲 [31m 乙'
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else " " for char in text)


def without_controls(text: str) -> str:
    r"""Lines and tabs as they are, other control characters as blanks.

    >>> without_controls("甲\x1b[31m\n乙")
    '甲 [31m\n乙'
    """
    return text.translate(_CONTROLS)


def display_width(text: str) -> int:
    """Columns a terminal takes: two for a wide character, none for one that combines.

    Marks of ambiguous width (“”…—×) take one, as in the terminals of today.

    >>> display_width("甲，x“”")
    7
    """
    return sum(map(_columns, text))


def _columns(char: str) -> int:
    if char < "\u0300":
        return 1
    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1
