"""Word fields: which text is code, which is result, and what a person sees without a result."""

from __future__ import annotations

import re
from functools import cache

from textkit.readers.docx.properties import whole_number


@cache
def _circled_code() -> re.Pattern[str]:
    r"""``EQ \o\ac(○,3)``: a ring drawn over a number."""
    return re.compile(r"\s*EQ\s+\\o(?:\\a[clr])?\s*\(\s*[○〇◯]\s*[,，;；]\s*(\d{1,2})\s*\)", re.I)


def is_toc(instruction: str) -> bool:
    r"""Whether a field builds a table of contents.

    >>> is_toc(' TOC\\o "1-3" '), is_toc("PAGEREF _Toc1"), is_toc("TOCX")
    (True, False, False)
    """
    head = instruction.lstrip()[:4].upper()
    return head.startswith("TOC") and not head[3:].isalpha()


def circled(number: int) -> str | None:
    """The character for a number in a circle, ``None`` beyond 50.

    >>> circled(3), circled(21), circled(50), circled(51)
    ('③', '㉑', '㊿', None)
    """
    for first, last, code in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= number <= last:
            return chr(code + number - first)
    return None


class Field:
    """One complex field from its begin mark on; ``in_code`` until the separator.

    ``result_at`` is what the reader's count of texts was there; the same at the end means that
    the result is empty.
    """

    __slots__ = ("_choice", "_code", "_entries", "_tick", "in_code", "result_at")

    def __init__(self) -> None:
        self.in_code = True
        self.result_at = 0
        self._code: list[str] = []
        self._tick: bool | None = None
        self._entries: list[str] = []
        self._choice = 0

    def start_result(self, n_seen: int) -> None:
        """The separator: what follows is the result."""
        self.in_code = False
        self.result_at = n_seen

    def add_code(self, text: str) -> None:
        """Append instruction text."""
        self._code.append(text)

    def set_tick(self, ticked: bool) -> None:
        """State of a form check box; its default comes before what the person chose."""
        self._tick = ticked

    @property
    def is_box(self) -> bool:
        """Whether the field is a form check box."""
        return self._tick is not None

    def add_entry(self, text: str) -> None:
        """An entry of a form drop-down list."""
        self._entries.append(text)

    def choose(self, index: str | None) -> None:
        """The entry of a form drop-down list that is chosen."""
        self._choice = whole_number(index) or 0

    @property
    def is_toc(self) -> bool:
        """Whether the field builds a table of contents."""
        return is_toc("".join(self._code))

    def display(self) -> str:
        """What Word draws for a field without result text: a box, a choice, a circled number."""
        if self._tick is not None:
            return "☒" if self._tick else "☐"
        if self._entries:
            return self._entries[self._choice] if 0 <= self._choice < len(self._entries) else ""
        match = _circled_code().match("".join(self._code))
        return (circled(int(match[1])) or match[1]) if match else ""
