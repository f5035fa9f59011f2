"""Lines as they stand on pages to paragraphs, headers, footers and watermarks.

Pure geometry and typography; knows nothing of PDF. Reports are set in one column, the first line
of a paragraph indented by two characters or paragraphs parted by space.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from textkit.model.document import Block, Document


class Line(NamedTuple):
    """A visual line; lengths in points, from the left and bottom edge of the page.

    ``base`` is the height of the baseline. ``tilted`` lines run neither across nor up the page.
    A hyphen that only divides a word stands as U+00AD at the end of ``text``.
    """

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    page_width: float
    page_height: float
    tilted: bool = False


class Column(NamedTuple):
    """The edges of the type area."""

    left: float
    right: float


_MARGIN = 0.12
"""Share of the page's height where headers and footers stand; GB/T 9704 sets 37 mm of 297."""

_OUTERMOST = 3
"""A header or footer is one of so many lines at the edge of the page."""

_MIN_REPEATS = 2
_MIN_SHARE = 0.4
"""Of the pages, for left and right pages may have headers of their own."""

_PAGE_NUMBER = re.compile(
    r"[-—–－·~\s]*(?:第\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*页)?(?:\s*[,，/／]?\s*(?:共|of|/)?\s*\d{1,4}\s*页?)?"
    r"[-—–－·~\s]*",
    re.IGNORECASE,
)
"""— 1 —, 第 1 页 共 9 页, 1/9, iv."""
