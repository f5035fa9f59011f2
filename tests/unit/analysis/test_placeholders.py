"""Placeholder layer: every run found, nothing else, with the role a reader would give it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.analysis.placeholder_near_misses import is_near_miss
from textkit.analysis.placeholder_roles import read_role
from textkit.analysis.placeholder_runs import find_runs
from textkit.analysis.placeholder_sites import Site
from textkit.analysis.placeholder_words import word_left, word_right
from textkit.analysis.placeholders import find_placeholders
from textkit.model.document import Block, Document, Format, Run, plain_document
from textkit.model.layers import Placeholder

HERE = Path(__file__).parent
SAMPLES = Path(__file__).parents[4] / "shared" / "samples"

MARKED = (HERE / "placeholders_marked.txt").read_text(encoding="utf-8").splitlines()
CLEAN = (HERE / "placeholders_clean.txt").read_text(encoding="utf-8").splitlines()
MARK = re.compile(r"⟦([^⟧]*)\|([a-z-]+)⟧")


def find(text: str) -> tuple[Placeholder, ...]:
    """Placeholders of a plain text."""
    return find_placeholders(plain_document(text))


def shown(text: str) -> str:
    """The text with its placeholders marked as the fixture marks them."""
    out, at = "", 0
    for item in find(text):
        if item.role != "indefinite":
            out += text[at : item.start] + f"⟦{text[item.start : item.end]}|{item.role}⟧"
            at = item.end
    return out + text[at:]


@pytest.mark.parametrize("line", MARKED)
def test_runs_and_roles(line: str) -> None:
    """Each sentence has exactly the marked runs, in the marked roles."""
    assert shown(MARK.sub(r"\1", line)) == line


@pytest.mark.parametrize("line", CLEAN)
def test_near_misses(line: str) -> None:
    """Look-alikes give nothing but hints."""
    assert [item for item in find(line) if item.certainty != "hint"] == []


def test_strong_runs_settle_doubtful_ones() -> None:
    """A bare X is likely alone, certain beside two masks that cannot be anything else."""
    alone = find("为X决战脱贫攻坚提供保证。")
    beside = find("X个乡、X个镇，为X决战脱贫攻坚提供保证。")
    assert [item.certainty for item in alone] == ["likely"]
    assert [item.certainty for item in beside] == ["certain"] * 3


def test_crossover_sign_needs_evidence() -> None:
    """“民宿×康养” is a name; in a masked report the cross may be a mask."""
    assert find("推动“民宿×康养”融合。") == ()
    assert len(find("×个镇、×个村推动“民宿×康养”融合。")) == 3


def test_replaceable_runs_are_weak() -> None:
    """What may be one replaced character of a word is left open for the residue rules."""
    weak = ["佩戴X徽上岗", "坚持从严治X", "主题X日活动", "广大X员干部", "抓好X建工作", "X委办公室"]
    for text in weak:
        assert [item.strong for item in find(text)] == [False], text
    assert all(item.strong for item in find("X名党员、X县、X月、X万元、X%、XX同志"))


def test_range_shares_a_series() -> None:
    """Both ends of a range have its role and one number; another range has another."""
    items = find("配备X—X名，补助X~X万元")
    assert [(item.role, item.series) for item in items] == [("range", 0)] * 2 + [("range", 1)] * 2


def test_list_shares_a_series_and_role() -> None:
    """Equal masks in a list are certain and have the role that the noun behind 等 gives."""
    items = find("接受X、X、X等单位捐赠")
    assert {(item.role, item.series, item.certainty) for item in items} == {("unit", 0, "certain")}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("推行点单式、派单式、评单式×项服务", "3"),
        ("推行点单式、派单式和评单式×项服务", "3"),
        ("打造“红帆”“红岩”“红星”×个品牌", "3"),
        ("修订《办法甲》《办法乙》×项制度", "2"),
        ("从思想、组织、作风、纪律×个方面查找", "4"),
        ("建成×个中心（政务、文化、养老）", "3"),
        ("服务×类人群，分别是老人、儿童", "2"),
        ("存在×个问题：一是学习少；二是调研少；三是创新少。", "3"),
        ("抓好×件事。一是修路。二是通水。", "2"),
        ("做到×点：\n1", ""),
        ("抓好×项工作：\n（一）甲\n内容\n（二）乙\n二、下一步\n（一）丙\n（二）丁\n（三）戊", "2"),
        ("推行点单式、派单式等×项服务", ""),
        ("辖×个社区（其中城市社区5个，村改居3个）", ""),
        ("书记、镇长×名", ""),
        ("在机关、社区、学校×个单位", ""),
    ],
)
def test_value(text: str, value: str) -> None:
    """A masked count has a value only where its own clause lists what it counts."""
    assert find(text)[0].value == value


def test_fixed_name_has_its_name() -> None:
    """The mask of a fixed name carries the full name."""
    assert find("“光荣在党X年”纪念章")[0].value == "光荣在党50年"


def test_underlined_blanks_of_word() -> None:
    """Underlined blanks are a blank; underlined text with blanks around it was filled in."""
    text = "姓名：      性别：  女  ；"
    runs = (
        Run(0, 3, 0),
        Run(3, 9, 1),
        Run(9, 12, 0),
        Run(12, 14, 1),
        Run(14, 17, 1),
        Run(17, 18, 0),
    )
    doc = Document(
        text,
        (Block("body", "paragraph", 0, len(text), runs=runs),),
        formats=(Format(), Format(underline=True)),
    )
    found = find_placeholders(doc)
    assert [(item.start, item.end, item.kind) for item in found] == [(3, 9, "blank")]


def test_example_is_used_where_masks_are() -> None:
    """如“XX” is talk of a mask in a finished report, a mask in one that was never filled in."""
    assert find("名称要规范，如“XX模式”就不具体。") == ()
    assert len(find("XX镇打造品牌X个，如“XX模式”。")) == 3


def test_labels_that_end_the_text() -> None:
    """Two empty labels at the end were left empty; signatures and single labels were not."""
    found = find("特此报告。\n联系人：\n联系电话：\n")
    assert [(item.role, item.certainty) for item in found] == [("blank", "likely")] * 2
    assert find("特此报告。\n联系人：\n") == ()
    assert find("特此报告。\n经办人：\n签字：\n") == ()


def test_letters_need_masks() -> None:
    """Letters before a measure word are letters where nothing else is masked."""
    assert [item for item in find("开设公开课n节，建成Y个。") if item.certainty != "hint"] == []


def test_bracket_belongs_to_the_phrase() -> None:
    """The phrase of a bracketed number begins at its bracket."""
    text = "走访[X]次。"
    item = find(text)[0]
    assert text[item.phrase_start : item.phrase_end] == "[X]次"


def test_signature_blanks_are_hints() -> None:
    """A blank to sign by hand is no slip."""
    assert [item.certainty for item in find("审核人（签字）：________")] == ["hint"]


def test_slots_prove_each_other() -> None:
    """Brackets that describe are slots where two others in the document surely are."""
    sure = "[发文机关]关于[事由]的报告\n[总体要求和指导思想]\n"
    assert [item.certainty for item in find(sure)] == ["certain", "certain", "likely"]
    assert find("[总体要求和指导思想]") == ()


def test_plain_numbers_read_as_others() -> None:
    """The short way for plain numbers gives what the long way gives."""
    text = "共产党员×名，X余万元，年龄XX岁，增长X%；慰问X户。"
    doc = plain_document(text)
    short = {item.start: item for item in find_placeholders(doc)}
    for run in find_runs(text):
        left, right = word_left(text, run.start), word_right(text, run.end)
        before, after = text[run.start - 1], text[run.end]
        site = Site(text, run, left, right, (0, len(text)), before, after, run.end - run.start)
        assert not is_near_miss(site)
        reading = read_role(site)
        item = short[run.start]
        assert (item.role, item.strong, item.phrase_end) == (
            reading.role,
            reading.strong,
            reading.end,
        )


PIECES = st.sampled_from(
    [*"×XxＸ*_○□某?N20年月日个名区县的、，。（）【】《》“”-—～+=.\n ", "等", "一是", "同志", "万元"]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_spans(text: str) -> None:
    """Spans are in order, apart from each other, inside the text and inside their phrase."""
    end = 0
    for item in find(text):
        assert end <= item.start < item.end <= len(text)
        assert 0 <= item.phrase_start <= item.start
        assert item.end <= item.phrase_end <= len(text)
        end = item.end


@given(st.lists(PIECES, max_size=30).map("".join))
def test_neutral_paragraph_shifts_only(text: str) -> None:
    """A paragraph in front moves every placeholder by its length and changes nothing else."""
    front = "总体要求\n"
    shifted = [(item.start - len(front), item.role) for item in find(front + text)]
    assert shifted == [(item.start, item.role) for item in find(text)]


@pytest.mark.parametrize(
    ("name", "glyph", "n_runs"),
    [("000_", "×", 111), ("002_", "X", 21), ("004_", "X", 62)],
)
def test_samples(name: str, glyph: str, n_runs: int) -> None:
    """Every run of the hand-made inventory is found, and is certain."""
    paths = list(SAMPLES.glob(f"{name}*.txt"))
    if not paths:
        pytest.skip("no samples here")
    text = paths[0].read_text(encoding="utf-8")
    found = find(text)
    runs = [match.span() for match in re.finditer(f"{glyph}+", text)]
    assert len(runs) == n_runs
    assert [(item.start, item.end) for item in found] == runs
    assert {item.certainty for item in found} == {"certain"}
