"""How extractions become output: one fragment a file, written one after the other.

Fragments are made where the file was read (perhaps in another process). Nothing is joined in
memory: a folder of thousands of reports goes straight through.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from importlib import import_module
from typing import NamedTuple, Protocol, cast

from textkit.model.records import KINDS, Extraction

TEXT_FORMATS = ("json", "jsonl", "csv", "markdown")
"""Formats that are text; ``xlsx`` goes through `textkit.render.extract_xlsx`."""


class ExtractionOptions(NamedTuple):
    """What the user asked of the output.

    Attributes:
        what: Kinds, in the order of `KINDS`.
        lang: Language of headings: zh or en.
        single: One file was named, no folder: the output is about it alone.
        to_file: The output goes to a file rather than a pipe or screen.
    """

    what: tuple[str, ...] = KINDS
    lang: str = "zh"
    single: bool = False
    to_file: bool = False


class Failure(NamedTuple):
    """A file that could not be read: why, and where in it."""

    path: str
    message: str
    place: str | None = None

    @property
    def reason(self) -> str:
        """Both in one line."""
        return f"{self.place}：{self.message}" if self.place else self.message


class ExtractionRenderer(Protocol):
    """A text format."""

    BETWEEN: str

    def opening(self, options: ExtractionOptions) -> str:
        """What stands before the first file."""

    def fragment(self, extraction: Extraction, options: ExtractionOptions) -> str:
        """What is said of one file."""

    def failure(self, failure: Failure, options: ExtractionOptions) -> str:
        """What is said of a file that could not be read; empty where the format has no place."""

    def closing(self, options: ExtractionOptions) -> str:
        """What stands behind the last file."""


def extraction_renderer(name: str) -> ExtractionRenderer:
    """The renderer called ``name``, one of `TEXT_FORMATS`."""
    return cast("ExtractionRenderer", import_module(f"textkit.render.extract_{name}"))
