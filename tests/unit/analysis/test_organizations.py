"""Organizations: what is one, where its name begins, its kind, its mask."""

from __future__ import annotations

import pytest

from textkit.analysis.organizations import find_organizations
from textkit.model.document import plain_document
from textkit.model.layers import Placeholder, Residue
from textkit.model.records import Organization


def found(text: str) -> list[Organization]:
    """The organizations of a plain text."""
    organizations = list(find_organizations(plain_document(text), Residue(), ()))
    assert all(text[o.start : o.end] == o.name for o in organizations)
    return organizations


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("党中央、国务院作出部署。", ["党中央", "国务院"]),
        ("县教体局会同县财政局、县人社局印发。", ["县教体局", "县财政局", "县人社局"]),
        ("由市发改委牵头，区委组织部配合。", ["市发改委", "区委组织部"]),
        ("县委县政府高度重视，县委书记主持。", ["县委", "县政府", "县委"]),
        ("卫健委、体育局、广电局协同。", ["卫健委", "体育局", "广电局"]),
        ("市人力资源和社会保障局与住建部对接。", ["市人力资源和社会保障局", "住建部"]),
        ("青山镇党委在大王村、红星社区试点。", ["青山镇党委", "大王村", "红星社区"]),
        ("支持江苏海洋大学建设。", ["江苏海洋大学"]),
        ("恒远建设集团有限公司中标。", ["恒远建设集团有限公司"]),
        ("中共安徽省委办公厅印发。", ["中共安徽省委办公厅"]),
        ("到郑州大学第一附属医院学习。", ["郑州大学第一附属医院"]),
        ("成立乡村振兴工作领导小组。", ["乡村振兴工作领导小组"]),
    ],
)
def test_found(text: str, names: list[str]) -> None:
    """A name begins at its place, level or function, never at the verb before it."""
    assert [organization.name for organization in found(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "我局、我县、各乡镇、全市各部门、各级政府。",
        "有关部门、财政部门、市场监管部门要配合。",
        "农村社区、城市社区、行政村、贫困村。",
        "上市公司、大型国有企业集团、国家区域医疗中心。",
        "办理事项，打开局面，委托代办，小区委员。",
        "建设示范村，立足社区，服务街道。",
        "学习《X区委工作要点》。",
        "走访X名社区干部、×个村。",
    ],
)
def test_not_found(text: str) -> None:
    """Self references, general words, cut words and titles name no organization."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("市委", "party"),
        ("市卫健委", "government"),
        ("省政府", "government"),
        ("省人大", "congress"),
        ("市中级人民法院", "court"),
        ("X集团", "enterprise"),
        ("X市第一中学", "school"),
        ("县人民医院", "hospital"),
        ("X社区", "village"),
        ("市总工会", "association"),
        ("武警部队", "military"),
        ("×市图书馆", "other"),
        ("X公司党支部", "party"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    """The last word tells the kind; the committee of a company is the party's."""
    (organization,) = found(text)
    assert organization.kind == kind


def test_masked() -> None:
    """A glyph in the name, or a placeholder that the layer knows, makes it masked."""
    assert [o.masked for o in found("×社区和××公司，县财政局")] == [True, True, False]
    doc = plain_document("县财政局")
    place = Placeholder(1, 3, "mask", "unit", 1, 3)
    (organization,) = find_organizations(doc, Residue(), (place,))
    assert organization.masked
