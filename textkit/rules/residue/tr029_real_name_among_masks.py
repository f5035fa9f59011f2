"""TR029."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

import regex

from textkit.lexicon.matcher import Match
from textkit.model.diagnostic import Finding
from textkit.model.document import Document
from textkit.model.layers import Placeholder
from textkit.rules.base import Context, Option, Rule
from textkit.rules.kinds import compiled
from textkit.rules.residue.masking import name_masks

MASK = r"[X×xＸ*○□某]{1,4}"
NAME = r"\p{Han}{2,4}"
UNIT = r"(?:街道|社区|村|镇|乡|县|区|市|办事处|小学|中学|公司)"
COMMON_NOUN = rf"{UNIT}$|[各本全等及和与个]|其他|有关|部分|重点|相关|周边|所辖|单位|组织|机关|企业|部门|学校|(?:基地|大棚|合作社|产业|园区|农场|项目|示范|试点|养殖场)$"
LONE = (
    r"(?:(?<=担任|[在到赴驻、：]))(?![本各全该示文贫行自先重]\p{Han}{0,2}(?:村|社区))(\p{Han}{2,3})(村|社区)"
    r"(?=党支部|党总支|党委|村民|、[X×xＸ*○□]|委会)"
)
"""A village or community by its name, in a place where a name must stand."""
MIN_SIBLINGS = 2
LIST = rf"(?<![X×xＸ*○□某])(?:{NAME}|{MASK})(?:(?:、|和|及)(?:{NAME}|{MASK}))+(?={UNIT})"
INSTITUTION = (
    r"(?:市|省|区|县)?(?:\p{Han}{0,4}?(?:大学|学院)|路|大道|医院|日报|晚报|市委|市政府|省委|省政府)"
)
VISIT = r"[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇陕甘青藏疆宁蒙](?<=[来在赴入驻离].)(?=考察|视察|调研|央企|企业|投资|高校|工作期间)"
SQUARE = r"(?:广场|大道|商圈|大厦)(?<=(\p{Han}{2})..)"
COMMON_NAMES = (
    r"冬奥|时间|精神|特区|模式|会议|经验|大湾区|公约|峰会|世博|亚运|奥运|起义|战役|疫情|保卫战"
)
PLACE_OPENERS = frozenset("在到赴来从向往去驻由经、及和与")
PLACE_TAILS = r"[省市]|等地|考察|学习|参观|培训"
REACH = 30
"""Characters on either side of a mask in which its list is looked for."""
LAST_NAME = 2
"""Of the first name of a list, which a verb may stand before, its last two characters."""


@cache
def _list_parts() -> regex.Pattern[str]:
    return compiled(rf"{MASK}|{NAME}")


class RealNameAmongMasks(Rule):
    """别的名称都已遮去，这里留着真实名称。

    检查什么
        名称大多换成 X、× 的材料里仍有真实的地名、单位名：“大湾、柳河、X街道”“到某某大学”“来陕考察”一类。
    为什么
        漏改的真名会暴露材料的出处；几个真名合在一起就能认出是哪个单位。
    反例
        X区指导青山、柳河、X街道转变职能，X社区、X社区、X公司参与，X书记到郑州大学讲课。
        X县委组织X名干部到X参观，X镇、X村、X公司作了汇报，学习来陕考察重要讲话精神。
        ×区打造×社区、×社区、×小学示范点，×公司参与，建成武汉路党建示范带。
    正例
        X区指导X、X、X街道转变职能，X社区、X社区、X公司参与，X书记讲课。
        青山、柳河、白石街道到郑州大学参加培训。
        X县委组织X名干部参观，X镇、X村、X公司作了汇报，学习枫桥经验和北京冬奥精神。
    修正安全性
        不提供自动修正：是遮去还是换成本单位的名称由作者决定。
    选项
        min_masks：全文至少有几个遮去的名称才检查，默认4个；再少看不出材料是遮过名称的。
    例外与误报
        北京冬奥、延安精神一类固定名称不报；单独一个城市名作提示。
    出处
        [mca-divisions] 词表 places。
        [textkit] 词表 generic_places。
    """

    code = "TR029"
    name = "real-name-among-masks"
    category = "residue.real-name"
    summary_en = "Real name left among masked ones"
    source = "《党政机关公文处理工作条例》第二十二条（审核人名、地名）"
    triggers = ("X", "×", "x", "Ｘ", "某", "*", "○", "□")
    lexicons = ("places",)
    options = (Option("min_masks", 4, "个", "少于四个看不出材料是遮过名称的"),)
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Names in lists with masks, known places, short names of provinces, squares."""
        masks = name_masks(ctx)
        n_masks = len(masks)
        if n_masks < int(ctx.option("min_masks")):
            return
        text = doc.text
        tail = f"其他名称都已遮去（全文{n_masks}处）"
        for start, end in _named_siblings(text, masks):
            yield _finding(text, start, end, f"与并列的名称不同，{tail}", "likely")
        for start, end, likely in _lone_names(text, masks):
            why = "与同类名称不同，" + tail
            yield _finding(text, start, end, why, "likely" if likely else "hint")
        for match in ctx.matches("places"):
            yield from _place(text, match, tail)
        for found in compiled(VISIT).finditer(text):
            start, end = found.span()
            yield _finding(text, start, end, f"是省的简称，{tail}", "likely")
        generic = ctx.lexicon("generic_places").by_term
        for found in compiled(SQUARE).finditer(text):
            if found[1] not in generic:
                start, end = found.start(1), found.end()
                yield _finding(text, start, end, f"像是真实名称，{tail}", "hint")


def _finding(text: str, start: int, end: int, why: str, certainty: str) -> Finding:
    message = f"“{text[start:end]}”{why}，疑为漏改的真实名称，请核对"
    return Finding(start, end, message, certainty)


def _named_siblings(text: str, masks: list[Placeholder]) -> Iterator[tuple[int, int]]:
    """Names in a list in front of a unit noun of which another item is masked."""
    done = 0
    for mask in masks:
        listed = text[mask.start - 1 : mask.start] == "、" or text[mask.end : mask.end + 1] == "、"
        if not listed or mask.start < done:
            continue
        begin, stop = max(mask.start - REACH, done), mask.end + REACH
        for found in compiled(LIST).finditer(text, begin, stop):
            done = found.end()
            yield from _named_items(text, *found.span())


def _lone_names(text: str, masks: list[Placeholder]) -> Iterator[tuple[int, int, bool]]:
    """Real villages and communities where their siblings are masked; likely if in one list."""
    nouns = Counter(
        noun for mask in masks for noun in ("村", "社区") if text.startswith(noun, mask.end)
    )
    if not any(n >= MIN_SIBLINGS for n in nouns.values()):
        return
    for found in compiled(LONE).finditer(text):
        if nouns[found[2]] >= MIN_SIBLINGS and not compiled(COMMON_NOUN).search(found[1]):
            yield found.start(1), found.end(), text.startswith("、", found.end())


def _named_items(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """The real names of one list."""
    spans = [match.span() for match in _list_parts().finditer(text, begin, stop)]
    names = [(i, j) for i, j in spans if "\u4e00" <= text[i] <= "\u9fff" and text[i] != "某"]
    if len(names) == len(spans):
        return
    for start, end in names:
        if not compiled(COMMON_NOUN).search(text[start:end]):
            yield (max(end - LAST_NAME, start) if start == begin else start), end


def _place(text: str, match: Match, tail: str) -> Iterator[Finding]:
    """A known place, with what stands behind it if that makes an institution."""
    if len(match.entry.term) < LAST_NAME or compiled(COMMON_NAMES).match(text, match.end):
        return
    more = compiled(INSTITUTION).match(text, match.end)
    if more:
        yield _finding(text, match.start, more.end(), f"是真实名称，{tail}", "likely")
    elif match.entry.category in ("city", "province") and _is_place(text, match):
        yield _finding(text, match.start, match.end, f"是真实地名，{tail}", "hint")


def _is_place(text: str, match: Match) -> bool:
    """Whether the words around take the name for a place: 长治 is half of 长治久安, too."""
    before = text[match.start - 1 : match.start]
    return before in PLACE_OPENERS or bool(compiled(PLACE_TAILS).match(text, match.end))
