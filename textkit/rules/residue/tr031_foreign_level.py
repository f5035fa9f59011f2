"""TR031."""

from __future__ import annotations

from collections.abc import Iterator

from textkit.model.diagnostic import Finding, Related
from textkit.model.document import Document
from textkit.rules.base import Context, Option, Rule
from textkit.rules.kinds import compiled

RANKS = (("县", "区", "旗"), ("镇", "乡"))
"""Levels of one rank: a report of one of them has no superior of the other."""
OPENS = r"(?<=^|[^\p{Han}]|[由经向在对和与及按至从受报请])"
"""Before the bare name of a body: nothing that could belong to another place's name."""
SELF = r"(?<![安健完保成])[全我本]{level}(?![域块间场])|(?<=[X×ＸxX某]){level}(?=[委以把按将坚召结认]|政府|党)"
BODY = (
    OPENS
    + r"(?:{level}委(?![员托派]|会员)|{level}政府|{level}直(?:机关|部门|单位)|{level}级(?:机关|部门|单位|领导))"
)
SUPERIOR = r"在([县区旗])委、\1政府的?(?:坚强|正确|统一)?领导"
"""A town names the level above it here."""
TOWN = r"[我全本]镇|[我全本]乡|[镇乡]党委"
SISTER = OPENS + r"(?:{level}委、{level}政府|{level}(?:委|政府)(?=书记|主要领导|领导|办公室))"
STREET = r"(?<=[。；\n])街道(?:党工委|办事处)(?=召开|研究|组织|坚持|高度|带领|印发|成立)"
COMPANY = r"集团党委"
COMPANY_SISTER = r"(?<=[。；\n])[区县]委(?=与(?:所属|下属)|对(?:所属|下属)|所属)"
MAX_RELATED = 3


class ForeignLevel(Rule):
    """行政级别与报告自身不符。

    检查什么
        县的报告里出现“区委”“全区”，镇的报告里出现“全乡”“我乡”一类：同级而不同名的级别被当作本级来用。
    为什么
        套用外单位材料时没有改净级别。报告自身的级别以文中多数自称为准。
    反例
        我县地处山区，全县辖20个乡镇。全县上下齐心协力，我县被确定为试点后，区委高度重视。
        全镇共有党员800名，我镇坚持党建引领，全镇经济稳步发展，全乡面貌焕然一新。
        我区高度重视，全区动员部署，全区共排查隐患300处，县委多次专题研究，我区群众满意。
    正例
        我县地处山区，全县辖20个乡镇、3个社区，市委、省委多次调研，县委高度重视，全县开发区、城区面貌一新。
        全市各县区认真落实，区委书记、县委书记齐抓共管，全市上下一心。
        自治区党委部署，全区动员，我县积极响应，全县落实，县委研究。
    修正安全性
        不提供自动修正：可能是级别没有改净，也可能说的是外单位。
    选项
        min_own：本级自称至少出现几次才判断，默认3次；再少看不出报告是哪一级的。
    例外与误报
        社区、园区、辖区、地区、自治区等不算级别；省、市作为上级不报；两种自称数量相当时作提示。
    出处
        [gongwen-2012] 第二十二条：公文文稿签发前应当审核机关名称。
    """

    code = "TR031"
    name = "foreign-level"
    category = "residue.level"
    summary_en = "Administrative level of another report"
    source = "《党政机关公文处理工作条例》第二十二条（审核机关名称）"
    triggers = (
        "全县",
        "我县",
        "全区",
        "我区",
        "全旗",
        "我旗",
        "全镇",
        "我镇",
        "全乡",
        "我乡",
        "镇党委",
        "乡党委",
        "集团党委",
    )
    options = (Option("min_own", 3, "处", "自称少于三处看不出报告是哪一级的"),)
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Names of bodies and of the whole that belong to a sister level."""
        text = doc.text
        above = len(compiled(r"[全我]省|全国|自治区").findall(text))
        for rank in RANKS:
            own_places = {level: _places(SELF, level, text) for level in rank if level in text}
            if not own_places:
                continue
            own = max(own_places, key=lambda level: len(own_places[level]))
            n_own = len(own_places[own])
            n_city = len(compiled(r"[全我]市(?!场)").findall(text)) if rank[0] == "县" else 0
            if n_own < int(ctx.option("min_own")) or n_own <= max(n_city, above):
                continue
            yield from _foreign(text, rank, own, own_places)
        yield from _above_town(text)
        if "集团党委" in text:
            for found in compiled(COMPANY_SISTER).finditer(text):
                yield _stray(found.span(), found[0], "企业党委")


def _above_town(text: str) -> Iterator[Finding]:
    """In a town's report: bodies of another county level than its superior, or of a street."""
    if len(compiled(TOWN).findall(text)) == 0:
        return
    superiors = set(compiled(SUPERIOR).findall(text))
    if len(superiors) == 1:
        own = superiors.pop()
        for level in RANKS[0]:
            if level != own:
                for start, end in _places(SISTER, level, text):
                    yield _stray((start, end), text[start:end], f"{own}委、{own}政府")
    if text.count("街道") == 1:
        for found in compiled(STREET).finditer(text):
            yield _stray(found.span(), found[0], "镇（乡）党委")


def _stray(span: tuple[int, int], phrase: str, own: str) -> Finding:
    message = f"“{phrase}”与报告自身的机关“{own}”不符，疑为套用外单位材料未改净，请核对"
    return Finding(*span, message)


def _places(pattern: str, level: str, text: str) -> list[tuple[int, int]]:
    found = compiled(pattern.replace("{level}", level)).finditer(text)
    return [match.span() for match in found]


def _foreign(
    text: str, rank: tuple[str, ...], own: str, own_places: dict[str, list[tuple[int, int]]]
) -> Iterator[Finding]:
    own_spans = own_places[own]
    related = tuple(Related(*span, f"本级自称“{own}”") for span in own_spans[:MAX_RELATED])
    for level in rank:
        if level == own or level not in own_places:
            continue
        spans = sorted({*own_places[level], *_places(BODY, level, text)})
        certainty = "likely" if len(own_spans) >= 2 * len(spans) else "hint"
        for start, end in spans:
            message = (
                f"“{text[start:end]}”与报告自身的级别“{own}”不符（文中自称{own}{len(own_spans)}处），"
                "疑为套用外单位材料未改净，请核对"
            )
            yield Finding(start, end, message, certainty, related=related)
