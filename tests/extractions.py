"""A report and what is to be taken from it, made by hand: no layer has a say in it."""

from __future__ import annotations

from textkit.analysis.layers import Layers
from textkit.model.document import plain_document
from textkit.model.layers import Placeholder
from textkit.model.records import (
    KINDS,
    CitedDocument,
    Date,
    Extraction,
    FollowUp,
    Measure,
    Organization,
    Passage,
    Quantity,
    Slogan,
)

TEXT = """某镇工作总结
一、工作情况
一是开展河道整治。由水利站牵头，2023年6月底前清淤3.6万立方米，约2至3公里。
落实三会一课，印发《河道管护办法》（甲政发〔2023〕5号），投入X万元。
二、存在问题
管护经费不足。
三、下步打算
下一步，我们将列支管护经费。
"""


def span(part: str, text: str = TEXT) -> tuple[int, int]:
    """Where ``part`` stands in ``text``."""
    start = text.index(part)
    return start, start + len(part)


def extraction(
    what: tuple[str, ...] = KINDS, *, path: str = "报告.txt", text: str = TEXT
) -> Extraction:
    """Every kind of record, several of some; ``text`` may take the place of the report's."""
    doc = plain_document(text, path=path)
    x_start, x_end = span("X")
    records = {
        "measures": (
            Measure(
                *span("一是开展河道整治。由水利站牵头，2023年6月底前清淤3.6万立方米，约2至3公里。"),
                lead="开展河道整治",
                marker="一是",
                status="planned",
                actors=("水利站",),
                dates=(0,),
                quantities=(0, 1),
            ),
        ),
        "quantities": (
            Quantity(*span("3.6万立方米"), 36000.0, None, None, "立方米", "other", subject="河道"),
            Quantity(*span("约2至3公里"), None, 2.0, 3.0, "公里", "length", approx=True),
            Quantity(*span("X万元"), None, None, None, "元", "money", masked=True),
        ),
        "dates": (Date(*span("2023年6月"), "2023-06"),),
        "slogans": (
            Slogan(
                *span("三会一课"),
                "三会一课",
                (3, 1),
                ("支部党员大会", "支部委员会", "党小组会", "党课"),
                (),
                "制度",
                "official",
                "lexicon",
            ),
        ),
        "documents": (
            CitedDocument(
                *span("《河道管护办法》（甲政发〔2023〕5号）"), "河道管护办法", "甲政发〔2023〕5号"
            ),
        ),
        "organizations": (Organization(*span("水利站"), "水利站", "unit"),),
        "placeholders": (
            Placeholder(x_start, x_end, "mask", "money", x_start, x_end + 2, strong=True),
        ),
        "follow_up": (
            FollowUp(Passage(*span("管护经费不足。")), Passage(*span("列支管护经费。")), 0.75),
            FollowUp(None, Passage(*span("下一步，我们将")), 0.0),
        ),
    }
    return Extraction(
        path, doc, Layers(doc).outline, what, **{kind: records[kind] for kind in what}
    )
