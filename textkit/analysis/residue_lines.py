"""The lines of a document as residue sees them: folded, with the part they stand in."""

from __future__ import annotations

from functools import cached_property

from textkit.analysis.residue_fold import Folded
from textkit.model.document import Document
from textkit.text.patterns import LazyPattern

SHORT_LINE = 200
"""Code points up to which a line can be foreign as a whole."""


_TEMPLATE = LazyPattern(
    r"^\s*(?:---|\*\*\*|___)\s*$|^\s*(?:#{1,6}|>)[ \t]|^\s*```|\*\*[^*\n]{1,40}\*\*"
    r"|[【\[［｛{<＜](?:在此|此处|请|单击|点击|输入|填写|插入)[^【】\[\]\n]{0,20}[】\]］｝}>＞]"
    r"|[【\[［｛{<＜][^【】\[\]\n]{0,8}(?:姓名|单位|名称|日期|时间|标题|地点|职务|部门|人|正文|数字|数据|金额|事由)[】\]］｝}>＞]"
)
"""A Markdown mark or rule, or a field in brackets: no vendor's name, whatever stands beside it."""


class Line:
    """One line of the text.

    Args:
        number: From 1.
        start: Offset of its first character.
        raw: The line without its line end.
        part: Part of the document it belongs to; ``""`` where its text is not to be read.
        style: Paragraph style, where there is one.
    """

    def __init__(self, number: int, start: int, raw: str, part: str, style: str | None) -> None:
        self.number = number
        self.start = start
        self.raw = raw
        self.part = part
        self.style = style

    @cached_property
    def folded(self) -> Folded:
        """The line folded for matching."""
        return Folded(self.raw)

    @cached_property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text

    @cached_property
    def is_template(self) -> bool:
        """Whether the line holds markup or a field to fill in, which have rules of their own."""
        return _TEMPLATE.search(self.raw) is not None

    @property
    def span(self) -> tuple[int, int]:
        """Offsets of the line without the blanks around it."""
        lead = len(self.raw) - len(self.raw.lstrip())
        return self.start + lead, self.start + len(self.raw.rstrip())


def line_at(doc: Document, number: int) -> Line:
    """Line ``number`` (from 1) of a document."""
    start, end = doc.line_span(number)
    block = doc.block_at(start)
    if block is None:
        return Line(number, start, doc.text[start:end], "body", None)
    part = "" if block.part == "comment" or block.kind in ("code", "comment") else block.part
    return Line(number, start, doc.text[start:end], part, block.style)
