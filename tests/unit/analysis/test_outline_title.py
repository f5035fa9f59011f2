"""The title: found behind chrome and labels, never the addressee, a date or a section."""

from __future__ import annotations

import pytest
from outline_view import outline_of

from textkit.analysis.outline import build_outline
from textkit.model.document import Block, Document, Format, Run
from textkit.model.layers import Residue

BODY = "今年以来，我局认真落实各项部署，工作取得新的进展，现将有关情况报告如下：\n一、做法\n正文。"


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("2023年工作总结", "2023年工作总结"),
        ("附件2\n某局文件\n某政发〔2020〕1号\n关于防汛工作的报告\n县人民政府：", "关于防汛工作的报告"),
        ("政府工作报告\n——2021年1月5日在某市第一届人民代表大会第二次会议上\n市长　张某", "政府工作报告"),
        ("2020年政府工作报告——2020年5月2日在某县人民代表大会会议上", "2020年政府工作报告"),
        ("凝心聚力促发展\n——某镇2022年工作总结\n各位代表：", "凝心聚力促发展\n——某镇2022年工作总结"),
        ("关于印发《某县救灾资金管理\n暂行办法》的通知\n各乡镇：", "关于印发《某县救灾资金管理\n暂行办法》的通知"),
        ("首页\n>\n政务公开\n2023年工作总结\n发布时间：2024-01-02\n各位领导：", "2023年工作总结"),
        ("（2020年7月1日）\n基层工作情况汇报\n汇报人：李某", "基层工作情况汇报"),
        ("局长李某在会上作工作报告\n年度工作报告\n各位同志：", "年度工作报告"),
    ],
)  # fmt: skip
def test_title(front: str, title: str) -> None:
    """The line that names the report, with a subtitle or the rest of a broken line."""
    outline = outline_of(f"{front}\n{BODY}")
    assert outline.title is not None
    assert outline.title.text == title
    assert f"{front}\n"[outline.title.start : outline.title.end] == title


@pytest.mark.parametrize(
    "front",
    ["", "各位代表：", "2020年7月1日", "来源：某报", "省长　张某", "3月5日，会议召开。记者摄", "（此处填写标题）"],
)  # fmt: skip
def test_no_title(front: str) -> None:
    """Addressees, dates, bylines and captions are no titles."""
    assert outline_of(f"{front}\n{BODY}").title is None


def test_heading_is_no_title() -> None:
    """A report that opens with its first section has no title."""
    assert outline_of("一、工作总结\n正文。").title is None


def test_residue_is_no_title() -> None:
    """A foreign line before the title is passed over."""
    outline = outline_of(f"免费公文范文材料\n某镇工作总结\n{BODY}", residue=(1,))
    assert outline.title is not None
    assert outline.title.text == "某镇工作总结"


def _styled(*lines: tuple[str, str, float]) -> Document:
    formats = tuple(Format(size_pt=size) for _, _, size in lines)
    blocks = []
    start = 0
    for index, (text, style, _) in enumerate(lines):
        end = start + len(text)
        blocks.append(
            Block("body", "paragraph", start, end, style=style, runs=(Run(start, end, index),))
        )
        start = end + 1
    return Document("\n".join(text for text, _, _ in lines), tuple(blocks), formats=formats)


def test_largest_type() -> None:
    """In Word the lines in the largest type are the title, also a title without a kind."""
    doc = _styled(
        ("情况汇报", "Normal", 16.0),
        ("党建引领聚合力", "Normal", 22.0),
        ("服务群众零距离", "Normal", 22.0),
        ("各位领导：", "Normal", 16.0),
        ("今年以来，我局认真落实各项部署，工作取得新的进展。", "Normal", 16.0),
    )
    outline = build_outline(doc, Residue())
    assert outline.title is not None
    assert outline.title.text == "党建引领聚合力\n服务群众零距离"


def test_title_style() -> None:
    """A title style decides over everything else."""
    doc = _styled(
        ("工作报告", "Normal", 22.0), ("一年回顾", "Title", 16.0), ("正文一段。", "Normal", 16.0)
    )
    outline = build_outline(doc, Residue())
    assert outline.title is not None
    assert outline.title.text == "一年回顾"
