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
        ("青川县教育和体育局牵头。", ["青川县教育和体育局"]),
        ("县财政局和教育局配合。", ["县财政局", "教育局"]),
        ("望川市政务服务和大数据局总结。", ["望川市政务服务和大数据局"]),
        ("向省国资委和市国资委党委报告。", ["省国资委", "市国资委党委"]),
        ("青岚县经济开发区管委会、化工园区管委会", ["青岚县经济开发区管委会", "化工园区管委会"]),
        ("市生态环境局长兴分局、县供销社", ["市生态环境局长兴分局", "县供销社"]),
        ("人民银行云岭市中心支行牵头。", ["人民银行云岭市中心支行"]),
        ("和平派出所、和平司法所联动。", ["和平派出所", "和平司法所"]),
        ("区城市更新中心、区大数据中心负责。", ["区城市更新中心", "区大数据中心"]),
        ("县第三小学、镇中心小学、镇中心卫生院", ["县第三小学", "镇中心小学", "镇中心卫生院"]),
        ("市档案馆、县图书馆、镇财政所。", ["市档案馆", "县图书馆", "镇财政所"]),
        ("县直机关工委、街道党工委、集团纪委。", ["县直机关工委", "街道党工委", "集团纪委"]),
        ("中共云岭县委员会、云岭县国家税务局党组", ["中共云岭县委员会", "云岭县国家税务局党组"]),
        ("中共云岭区委北岸街道工作委员会", ["中共云岭区委北岸街道工作委员会"]),
        ("今年以来，临江社区党委带头。", ["临江社区党委"]),
        ("县安委办、街道安委会督办。", ["县安委办", "街道安委会"]),
        ("第二税务分局党支部获奖。", ["第二税务分局党支部"]),
        (
            "联合县审计局、联合市广播电视台，我受县司法局委托。",
            ["县审计局", "市广播电视台", "县司法局"],
        ),
        ("县十八届人大常委会、云岭县一中。", ["县十八届人大常委会", "县一中"]),
        ("县委办好实事，县政府办公楼搬迁。", ["县委", "县政府"]),
        ("霜桥镇人民政府报告。改造霜桥中学。", ["霜桥镇人民政府", "霜桥中学"]),
        ("听泉学校校长述职。\n加强听泉学校管理。", ["听泉学校", "听泉学校"]),
        ("建设X医院智慧医院。", ["X医院"]),
        ("县政府信访局、市公共就业服务中心参加。", ["县政府信访局", "市公共就业服务中心"]),
        ("中国共产党云岭县第十四届委员会", ["中国共产党云岭县第十四届委员会"]),
        ("市住房和城乡建设局长期关注。", ["市住房和城乡建设局"]),
        ("国网云岭供电公司、和顺县委。", ["国网云岭供电公司", "和顺县委"]),
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
        "集中办好十件实事。",
        "10名基层司法所工作人员。",
        "整改工作组织实施，整改工作组长由他担任。",
        "助力集团发展，用户可通过集团网站查询。",
        "形成“街道党工委—社区党委”架构，成立5个社区党委。",
        "建设“三区一中心”，收听中国网络广播，我国网民众多，设区市政府。",
        "印发国办发〔2020〕9号文件。",
        "省级开发区管委会、国营农场、各派出所。",
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
        ("市发展改革委", "government"),
        ("市国资委", "government"),
        ("省发改委党组", "party"),
        ("中共云岭镇委员会", "party"),
        ("县供销社", "enterprise"),
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
