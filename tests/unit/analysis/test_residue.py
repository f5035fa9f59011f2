"""The residue layer: foreign lines found, the report's own left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from textkit.analysis.residue import find_residue
from textkit.analysis.residue_fold import Folded, fold
from textkit.lexicon.loader import load_lexicon
from textkit.model.document import Block, Document, plain_document
from textkit.model.layers import Residue

SHARED = Path(__file__).parents[4] / "shared"


def load_blocks() -> dict[str, dict[str, list[str]]]:
    """Marked lines of each block by kind (part, foreign, own) and name, parts filled in."""
    blocks: dict[str, dict[str, list[str]]] = {"part": {}, "foreign": {}, "own": {}}
    text = Path(__file__).with_name("residue_blocks.txt").read_text(encoding="utf-8")
    for section in text.split("\n## ")[1:]:
        head, *lines = section.rstrip("\n").split("\n")
        kind, name = head.split()
        filled: list[str] = []
        for line in lines:
            filled += blocks["part"][line[1:]] if line.startswith("@") else [line]
        blocks[kind][name] = filled
    return blocks


BLOCKS = load_blocks()
REPORT = "".join(line[2:] + "\n" for line in BLOCKS["part"]["BODY"])


def read_block(lines: list[str]) -> tuple[str, set[int], set[int]]:
    """The text of a marked block, its foreign line numbers and those that count neither way."""
    foreign = {n for n, line in enumerate(lines, start=1) if line.startswith("- ")}
    either = {n for n, line in enumerate(lines, start=1) if line.startswith("? ")}
    return "\n".join(line[2:] for line in lines), foreign, either


@pytest.mark.parametrize("name", BLOCKS["foreign"])
def test_foreign_block(name: str) -> None:
    """Every line of a vendor's or site's notice is foreign, no line of the report is."""
    text, foreign, either = read_block(BLOCKS["foreign"][name])
    assert find_residue(plain_document(text)).lines - either == foreign


@pytest.mark.parametrize("name", BLOCKS["own"])
def test_own_report(name: str) -> None:
    """A report that speaks of members, downloads, accounts or copyright has no residue."""
    text, _, _ = read_block(BLOCKS["own"][name])
    assert find_residue(plain_document(text)) == Residue()


def test_unit_name_in_header_stays() -> None:
    """A page header keeps the unit's own name: only the advert behind it is foreign."""
    title, header = "松岭街道2023年工作总结", "松岭街道办事处  更多材料请加微信abc123456"
    start = len(title) + 1
    text = f"{title}\n{header}\n"
    blocks = (
        Block("body", "paragraph", 0, len(title)),
        Block("header", "paragraph", start, start + len(header)),
    )
    items = find_residue(Document(text, blocks)).items
    assert [text[item.start : item.end] for item in items] == ["更多材料请加微信abc123456"]


def test_fields_and_markup_are_no_vendor() -> None:
    """Fields in brackets and Markdown between a vendor's lines have rules of their own."""
    head = "更多材料请关注公众号：麦穗公文铺\n[在此键入标题]\n---\n【述职人姓名】\n欢迎加入会员群\n"
    assert find_residue(plain_document(head + REPORT)).lines == {1, 5}


@pytest.mark.parametrize(
    "line",
    [
        "阅读提示：本文共1200字，适用于年终总结。",
        "【适用场景】年终述职",
        "【字数】1200",
        "（标题：方正小标宋二号；正文：仿宋三号）",
        "写作思路：先写成绩，再写问题。",
        "麦穗人材料库 第16期",
        "为您推荐：述职报告|工作总结|心得体会",
    ],
)
def test_vendor_note(line: str) -> None:
    """Notes of a vendor to its reader are foreign above the report."""
    text = "松岭街道2023年工作总结\n" + line + "\n" + REPORT
    assert find_residue(plain_document(text)).lines == {2}


def test_samples_notices() -> None:
    """Every template row of the hand-read samples lies inside an item; the rest stays clean."""
    folder = SHARED / "samples"
    if not folder.is_dir():
        pytest.skip("the shared samples are not here")
    rows = [json.loads(line) for line in (folder / "defects.jsonl").read_text("utf-8").splitlines()]
    for path in sorted(folder.glob("*.txt")):
        doc = plain_document(path.read_text(encoding="utf-8"))
        residue = find_residue(doc)
        wanted = [
            row
            for row in rows
            if row["file"] == path.name and row["category"].startswith("template.")
        ]
        for row in wanted:
            start = doc.line_starts[row["line"] - 1] + row["start"]
            end = start + len(row["quote"].rstrip())
            assert any(i.start <= start and end <= i.end for i in residue.items), row["id"]
        body = [n for n in residue.lines if len(doc.text[slice(*doc.line_span(n))]) > 60]
        assert body == []


def test_vendor_is_not_in_a_list() -> None:
    """No lexicon holds the name or a slogan of the vendor in the samples."""
    for name in ("residue", "residue_cues", "residue_patterns", "residue_tokens"):
        terms = [entry.term for entry in load_lexicon(name).entries]
        assert not any(word in term for word in ("酷乐", "文行", "迭代任务") for term in terms)


def test_whole_line_span() -> None:
    """The span of a foreign line is the line without the blanks around it."""
    text = "　仅供学习 禁止外传  \n" + REPORT
    (item,) = find_residue(plain_document(text)).items
    assert text[item.start : item.end] == "仅供学习 禁止外传"
    assert item.whole


def test_inserted_phrase() -> None:
    """A phrase dropped into a paragraph is an item, its line stays the report's."""
    text = f"青禾镇工作总结\n{REPORT}抓好本篇文章来自资料分享网下载责任落实，完成投资2亿元，新建公路12公里。\n"
    residue = find_residue(plain_document(text))
    assert [text[item.start : item.end] for item in residue.items] == ["本篇文章来自资料分享网下载"]
    assert residue.lines == frozenset()


def test_inserted_sentence() -> None:
    """A sentence of residue in a long paragraph is taken as a whole, its neighbours are not."""
    own = "全镇实施项目14个，完成投资2.6亿元，" * 12
    text = (
        f"青禾镇工作总结\n一、主要工作\n{own}任务落实。更多范文请关注麦穗铺子。全年引进项目5个。\n"
    )
    (item,) = find_residue(plain_document(text)).items
    assert text[item.start : item.end] == "更多范文请关注麦穗铺子。"


def parts(*pieces: tuple[str, str]) -> Document:
    """A document of one block a line, each of the given part."""
    blocks = []
    start = 0
    for part, text in pieces:
        blocks.append(Block(part, "paragraph", start, start + len(text)))
        start += len(text) + 1
    return Document("\n".join(text for _, text in pieces), tuple(blocks), format="docx")


@pytest.mark.parametrize("part", ["header", "footer", "textbox", "watermark", "hidden"])
def test_other_parts(part: str) -> None:
    """Watermarks and contacts are found in headers, footers, text boxes, shapes, hidden text."""
    doc = parts(
        ("body", "青禾镇工作总结"),
        ("body", "一、主要工作"),
        ("body", "全年完成投资2亿元，新建农村公路12公里，群众满意度不断提升，各项工作有序推进。"),
        (part, "仅供学习 禁止外传 QQ：123456789"),
        (part, "青禾镇人民政府"),
    )
    assert find_residue(doc).lines == {4}


def test_comments_and_tables_are_left_alone() -> None:
    """What a reviewer writes and the labels of a form are no residue."""
    doc = parts(
        ("body", "青禾镇报名表"),
        ("table", "来源"),
        ("table", "QQ号码："),
        ("table", "下载"),
        ("table", "打印"),
        ("table", "证书编号"),
        ("table", "证书编号"),
        ("table", "证书编号"),
        ("comment", "仅供学习 禁止外传"),
    )
    assert find_residue(doc) == Residue()


def test_brand_in_watermark() -> None:
    """A name that a vendor line gives itself is foreign in a watermark shape too."""
    doc = parts(
        ("body", "麦穗铺子整理，咨询QQ123456789"),
        ("body", "青禾镇工作总结"),
        ("body", "一、主要工作"),
        ("watermark", "麦穗铺子"),
    )
    residue = find_residue(doc)
    assert residue.lines == {1, 4}
    assert residue.items[-1].structural


def test_unknown_header_of_a_tainted_file() -> None:
    """Beside a sure vendor line a header that the text never echoes is foreign; an own one is not."""
    doc = parts(
        ("body", "云槐区教育局工作总结"),
        ("body", "一、主要工作"),
        ("header", "麦穗材料屋"),
        ("header", "云槐区教育局文稿"),
        ("footer", "客服QQ：123456"),
    )
    assert find_residue(doc).lines == {3, 5}


def test_own_labels_left_blank() -> None:
    """Contact labels of the report left blank are a hint and no foreign line; in a form, nothing."""
    text = f"青禾镇工作总结\n{REPORT}联系人：　　　电话：\n"
    residue = find_residue(plain_document(text))
    assert [(item.kind, item.certainty) for item in residue.items] == [("blank-field", "hint")]
    assert residue.lines == frozenset()
    assert find_residue(plain_document(text + "负责人签字：\n")) == Residue()


def test_fold() -> None:
    """Folding drops blanks and invisible marks, plains letters, and knows the way back."""
    raw = "加 \u200bｑｑ：𝒘𝒘𝟏"
    folded = Folded(raw)
    assert folded.text == "加QQ：ww1".upper()
    start = folded.text.index("QQ")
    assert raw[slice(*folded.span(start, start + 2))] == "ｑｑ"
    assert fold("已经平整") == "已经平整"


@pytest.mark.parametrize(
    "text",
    ["", "\n", "\n\n\n", "　", "一", "x" * 5000, "仅供学习", "\n仅供学习", "：：：", "\u200b" * 50],
)
def test_degenerate_text(text: str) -> None:
    """Empty, blank and one-word texts are survived; spans stay inside the text."""
    for item in find_residue(plain_document(text)).items:
        assert 0 <= item.start < item.end <= len(text)


@pytest.mark.slow
def test_many_vendor_lines() -> None:
    """Every one of four thousand vendors' lines is found; a square of them would not end."""
    n = 4000
    lines = [f"“第{k}家文铺”整理，咨询QQ{100000 + k}\n第{k}家文铺\n{REPORT}" for k in range(n)]
    assert len(find_residue(plain_document("".join(lines))).items) >= n
