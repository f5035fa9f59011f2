"""CN004."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise
from typing import NamedTuple

import regex

from textkit.model.diagnostic import Finding, Related
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.count.figures import (
    FIGURE,
    Figure,
    added,
    amount,
    figures,
    sentence_start,
    slack,
)
from textkit.rules.kinds import compiled

_NAME = r"(?<name>[^，、；。：（）()\d\n]{0,14})"
_ITEM = (
    rf"(?<joint>[，、；和及]?){_NAME}{FIGURE}(?<noun>\p{{Han}}{{0,6}}?)(?=[，、；。）)和及\n]|$)"
)
_OPENING = r"(?:其中|分别(?:为|是))[：:，]?"
_BRACKET = r"[（(](?=\d{1,3}个\p{Han}{1,4}、)"
_BETWEEN = (
    r"(?:\p{Han}{0,6}(?:（\p{Han}{1,6}）)?)"
    r"(?:，(?:同比|比上年|较上年)?(?:实际)?(?:增长|下降|增加|减少)[^，。；\n]{1,16})?.{0,2}"
)
"""What may stand between a total and its parts."""

_OVERLAP = r"女|男|岁|以上|以下|少数民族|学历|文化|近|约|\d余|[X×Ｘ]|研究生|本科|硕士|博士|职称|[、，中]党员\d|规上|高新|专精特新|小巨人|龙头|上市"
"""Parts that may count the same thing twice, and numbers that are not exact."""

_OTHER_ACCOUNT = r"由|提高|增加(?!值)|减少|上年|比|到|占|其中|另"
_PROGRESS = r"已|完成|办结|整改|化解|销号|落实|立案|结案|开工|竣工|投产|签约|验收"
_REST = r"未|正在|尚|其余|剩余|仍|在建"
_STAGE = r"[^，。；\d]{0,8}，(?:已|基本|正在|尚未|全部|未|仍|还有|剩余)*(?:完成|办结|整改|化解|销号|办理|推进|实施|建设|整改中)?(?:到位)?"
_UNDER_WAY = rf"(?:正在(?:推进|办理|整改|实施|建设|化解)?|尚未(?:完成|办结|整改)|剩余){FIGURE}"

_LONG = 200
"""Code points after which a list is no list any more."""

_MANY, _NEARLY = 3, 0.85
"""From this many parts and this share of the total on, a list looks complete: a hint."""


class Part(NamedTuple):
    """A figure and what it counts."""

    figure: Figure
    name: str


class PartsExceedTotal(Rule):
    """分项之和与总数不符。

    检查什么
        “共有120个，其中A 50个、B 40个、C 40个”之类，同一单位的分项加起来与总数不等。
        “36项，完成32项，正在推进5项”之类，各种进度的件数加起来超过总数。
    为什么
        总数与分项对不上，读者无法判断哪个数是对的；多因只改了一处数字。
    反例
        全县共有党支部120个，其中农村80个、社区30个、机关20个。
        辖镇村15个，其中镇6个、村10个。
        共发放资金50万元，其中产业补助30万元、就业补助15万元、其他10万元。
        全县辖12个乡镇，其中8个乡、3个镇。
        重点任务36项，已完成32项，基本完成2项，正在推进3项。
    正例
        全县共有党支部120个，其中农村80个、社区20个、机关20个。
        新发展党员45名，其中女性18名、35岁以下30名。
        共排查隐患300处，其中重大隐患2处。
        排查隐患300处，其中一般隐患280处、重大隐患20处，已整改290处。
    修正安全性
        无
    选项
        无
    例外与误报
        “其中”后面的分项可以只列一部分，也可以交叉（女性、35岁以下）：分项之和小于总数时，写明“其余”“分别为”才报，三项以上且接近总数的只作提示；交叉的人员、企业类别不报。顿号并列的分项到逗号为止，后面的办理进度不算分项。
    出处
        [gongwen-2012] 公文审核重点：数字准确。
        [practice] 公文审核的通行做法：总数等于分项之和。
    """

    code = "CN004"
    name = "parts-exceed-total"
    category = "count.sum"
    certainty = "likely"
    summary_en = "The parts do not add up to the total"
    source = "公文审核通行做法：总数等于分项之和"
    triggers = ("其中", "分别", "其余", "（", "(", "正在", "尚未", "剩余")
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Add up the parts behind each total."""
        text = doc.text
        openings = compiled(_OPENING).finditer(text), compiled(_BRACKET).finditer(text)
        for opening in chain(*openings):
            mark = opening.start() - (opening[0] not in "（(")
            if mark < 0 or text[mark] not in "，：（(":
                continue
            begin = sentence_start(text, opening.start())
            stop = compiled(r"[。；;）)\n]|(?=其中)").search(text, opening.end())
            end = stop.start() if stop else len(text)
            if end - opening.end() > _LONG:
                continue
            parts = _parts(text, opening.end(), end)
            total = _total(text, begin, mark, parts)
            if total is not None:
                yield from _compare(text, total, opening, parts, end)
        yield from _check_progress(text)


def _total(text: str, begin: int, end: int, parts: list[Part]) -> Figure | None:
    """The last figure of the parts' unit, if it stands right before them."""
    if len(parts) < 2:
        return None
    unit = parts[0].figure.unit
    totals = [figure for figure in figures(text, begin, end) if figure.unit == unit]
    if totals and compiled(_BETWEEN).fullmatch(text, totals[-1].end, end):
        return totals[-1]
    return None


def _compare(
    text: str, total: Figure, opening: regex.Match[str], parts: list[Part], end: int
) -> Iterator[Finding]:
    numbers = [part.figure for part in parts]
    listed = text[opening.end() : end]
    sexes = len(parts) == 2 and {part.name[:1] for part in parts} == {"男", "女"}
    staged = compiled(_PROGRESS).search(parts[0].name) and not compiled(_REST).search(listed)
    if staged or (compiled(_OVERLAP).search(listed) and not sexes):
        return
    named = _names_whole(text, total, opening.start(), parts)
    exhaustive = "分别" in opening[0] or "其余" in listed or named or sexes
    if opening[0] in "（(" and not named:
        return
    found = added(numbers)
    nearly = len(parts) >= _MANY and found >= _NEARLY * total.value
    if abs(found - total.value) <= slack(numbers, total):
        return
    if found < total.value and not exhaustive and not nearly:
        return
    certainty = None if exhaustive or found > total.value else "hint"
    yield _finding(text, total, numbers, certainty)


def _finding(text: str, total: Figure, parts: list[Figure], certainty: str | None) -> Finding:
    related = tuple(Related(part.start, part.end, "分项") for part in parts)
    message = (
        f"总数是“{text[total.start : total.end]}”，"
        f"分项相加是{amount(added(parts), total)}，两者不符，请核对"
    )
    return Finding(total.start, parts[-1].end, message, certainty, related=related)


def _parts(text: str, start: int, end: int) -> list[Part]:
    """Leading ``名称＋数＋量词`` items of one unit; whatever is not of that shape ends the list."""
    parts: list[Part] = []
    joint = progress = ""
    while (match := compiled(_ITEM).match(text, start, end)) is not None:
        name = match["name"]
        moves = compiled(_PROGRESS).search(name)
        if parts and (
            match["unit"] != parts[0].figure.unit
            or (joint == "、" and match["joint"] == "，")
            or (moves and not progress)
        ):
            break
        if compiled(_OTHER_ACCOUNT).search(name) or (match["noun"] and len(name) > 1):
            break
        if not parts:
            progress = moves[0] if moves else ""
        elif len(parts) == 1:
            joint = match["joint"]
        figure = figures(text, match.start("value"), match.end("unit"))[0]
        parts.append(Part(figure, name + match["noun"]))
        start = match.end()
    return parts


def _names_whole(text: str, total: Figure, end: int, parts: list[Part]) -> bool:
    """Whether the parts' names make up the name of the whole: 村 and 社区 of 村（社区）."""
    whole = compiled(r"[（）()、和，]").sub("", text[total.end : end])
    names = "".join(part.name for part in parts)
    return bool(names) and whole == names


def _check_progress(text: str) -> Iterator[Finding]:
    """Done, nearly done and under way cannot be more than there is."""
    for match in compiled(_UNDER_WAY).finditer(text):
        begin = sentence_start(text, match.start())
        numbers = [f for f in figures(text, begin, match.end()) if f.unit == match["unit"]]
        clauses = [text[a.end : b.start] for a, b in pairwise(numbers)]
        if len(numbers) < _MANY or compiled(_OVERLAP).search(text, begin, match.end()):
            continue
        total, parts = numbers[0], numbers[1:]
        staged = all(compiled(_STAGE).fullmatch(clause) for clause in clauses)
        largest = max(part.value for part in parts)
        if staged and largest <= total.value < added(parts):
            yield _finding(text, total, parts, None)
