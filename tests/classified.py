"""Small labelled reports for tests of the classifier; all invented."""

from __future__ import annotations

from textkit.analysis.dataset import LabelledReport, bit, make_examples
from textkit.analysis.variants import marked
from textkit.classify.training import Example
from textkit.model.document import plain_document

THINGS = ("食堂", "水渠", "图书角", "路灯", "菜市场", "幼儿园")


def lines_of(thing: str) -> list[tuple[str, str]]:
    """The lines of a report with their labels."""
    return [
        (f"关于{thing}建设工作情况的汇报", "other"),
        (f"现将{thing}建设有关情况汇报如下：", "other"),
        ("一、工作开展情况", "achievement"),
        (
            f"（一）抓好{thing}施工。先后完成{thing}建设3处，投入资金20万元，比上年增长5%。",
            "achievement",
        ),
        (
            f"（二）做好{thing}管理。组织培训4次，群众满意度达到96%，{thing}管理得到加强。",
            "achievement",
        ),
        ("二、存在的问题", "problem"),
        (
            f"虽然取得了一定成效，但{thing}管护力量不足，制度还不健全，与群众期盼存在差距。",
            "problem",
        ),
        ("三、下一步打算", "plan"),
        (f"下一步，我们将进一步加强{thing}管护，力争年底前新建{thing}2处，健全长效机制。", "plan"),
    ]


def tiny_reports() -> list[LabelledReport]:
    """One report for each thing."""
    found = []
    for thing in THINGS:
        rows = lines_of(thing)
        text = "".join(f"{line}\n" for line, _ in rows)
        marks = b"".join(bytes([bit(label)]) * (len(line) + 1) for line, label in rows)
        found.append(LabelledReport(thing, "工作汇报", marked(plain_document(text), marks)))
    return found


def tiny_examples() -> list[Example]:
    """The reports in their variants."""
    return make_examples(tiny_reports())
