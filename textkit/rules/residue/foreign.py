"""The rules that name what the residue layer found: one class of residue each.

Owns the finding, its wording by evidence and the fix; the layer alone decides what is foreign.
"""

from __future__ import annotations

from collections.abc import Iterator

from textkit.model.diagnostic import Edit, Finding, Fix
from textkit.model.document import Document
from textkit.model.layers import ResidueLine
from textkit.rules.base import Context, Rule

PART_NAMES = {
    "header": "页眉", "footer": "页脚", "watermark": "水印", "textbox": "文本框",
    "hidden": "隐藏文字", "footnote": "脚注", "endnote": "尾注", "table": "表格",
}  # fmt: skip
"""Where a reader finds a part other than the body."""

LONGEST_QUOTE = 40
"""Characters of the text that a message repeats."""


class ForeignRule(Rule):
    """A rule over one class of residue.

    Attributes:
        kinds: Its name, as in `ResidueLine.kind`.
        what: What it is, completing “……”是…….
    """

    category = "residue.vendor"
    certainty = "certain"
    source = "GB/T 9704—2012 第7章（公文要素之外的文字）"
    fix = "unsafe"
    in_residue = True
    false_alarms = 0.0
    layer = "residue"
    what: str

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Every item of the layer of this rule's class."""
        for item in ctx.residue.items:
            if item.kind in self.kinds:
                yield finding(doc, item, self.what)


def finding(doc: Document, item: ResidueLine, what: str) -> Finding:
    """The finding for one item of the residue layer."""
    block = doc.block_at(item.start)
    part = block.part if block is not None else "body"
    where = PART_NAMES.get(part, "")
    quote = _quote(doc.text[item.start : item.end])
    head = f"{where}中的“{quote}”" if where else f"“{quote}”"
    if item.structural:
        message = f"{head}紧挨或重复“{_quote(item.evidence)}”，应{what}，核实后删去"
    elif item.whole:
        message = f"{head}{what}，应删去"
    else:
        message = f"{head}{what}，混在报告文字里，应删去"
    fixes = (_deletion(doc, item),) if part == "body" else ()
    return Finding(item.start, item.end, message, certainty=item.certainty, fixes=fixes)


def _quote(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_QUOTE else plain[:LONGEST_QUOTE] + "……"


def _deletion(doc: Document, item: ResidueLine) -> Fix:
    """Take out the words, or the whole line with its line end."""
    if not item.whole:
        return Fix("unsafe", "删去这些字", (Edit(item.start, item.end, ""),))
    start, end = doc.line_span(doc.location(item.start)[0])
    return Fix("unsafe", "删去这一行", (Edit(start, min(end + 1, len(doc.text)), ""),))
