"""How results become output: one fragment a file, joined at the end.

Fragments are made where the file was linted (perhaps in another process), so that joining costs
next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from textkit.model.report import FileReport, Summary

FAMILY_NAMES = {
    "PH": ("占位", "placeholders"),
    "TR": ("残留", "residue"),
    "NU": ("编号", "numbering"),
    "CN": ("计数", "counts"),
    "PN": ("标点", "punctuation"),
    "TK": ("工具", "tool"),
}
"""Chinese and English name of each family that has rules."""

SEVERITY_NAMES = {
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "info": ("提示", "info"),
}


def failure(report: FileReport) -> str:
    """Why a file could not be read, and where in it."""
    return f"{report.place}：{report.error}" if report.place else report.error or ""


class RenderOptions(NamedTuple):
    """What the user asked of the output.

    ``folded`` are codes whose findings in one file come as one line with a count in text output.
    """

    lang: str = "zh"
    color: bool = False
    folded: frozenset[str] = frozenset()


class Renderer(Protocol):
    """A format."""

    def fragment(self, report: FileReport, options: RenderOptions) -> str:
        """The part of the output that is about one file."""

    def join(self, fragments: Iterable[str], summary: Summary, options: RenderOptions) -> str:
        """The whole output."""
