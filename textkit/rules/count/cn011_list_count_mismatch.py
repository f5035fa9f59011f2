"""CN011."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from textkit.model.diagnostic import Finding
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.kinds import compiled
from textkit.text.numerals import parse_numeral

_NUMERAL = "二三四五六七八九十两"
_QUOTED = (
    rf"(?<joint>的?)“(?<n>[{_NUMERAL}])(?<word>\p{{Han}}{{1,2}})”(?<trouble>问题|现象|困境|难题)?"
)
_FOR = rf"为“?(?<n>[{_NUMERAL}])(?<unit>大|个|项|条)(?<word>抓手|引擎|重点|支柱|支撑|载体|突破口|着力点|主线|核心|目标|方向)”?"
_THINGS = rf"件(?<=(?<![第十百千万几数])(?<n>[{_NUMERAL}])件)(?<word>\p{{Han}}{{1,2}})[：:](?<list>[^，。；：\n“”（）()等]{{4,120}})[。；\n]"
_REACH = 60
"""Code points before the count in which its list stands."""

_ITEM_LENGTH = 12
"""Longer pieces between 、 are clauses rather than items."""


class ListCountMismatch(Rule):
    """列举与“几大”“几件”“几难”的数不符。

    检查什么
        “以A、B为三大引擎”“人员少、专业弱‘三难’问题”“完成了三件大事：A、B”之类，列出的项数与数词不同。
    为什么
        列举和数词挨在一起，读者一数就知道错了。
    反例
        以数字化转型、绿色化转型为三大引擎，推动升级。
        着力破解人员少、专业弱“三难”问题。
        从严明纪律、严实作风、严格监督、严肃问责“三严”入手。
        完成了三件大事：建成水厂、修通道路。
    正例
        以数字化转型、绿色化转型、智能化转型为三大引擎，推动升级。
        着力破解人员少、专业弱、经费缺“三难”问题。
        推进河长制、林长制“三长”联动。
    修正安全性
        无
    选项
        无
    例外与误报
        引号里的数词只在前面各项共用同一个字、或同样长短并紧接“问题”时比较；带“等”“和”的列举从宽。
    出处
        [practice] 公文审核的通行做法：列举与总数一致。
    """

    code = "CN011"
    name = "list-count-mismatch"
    category = "count.list"
    certainty = "likely"
    summary_en = "The number beside a short list is not the number of items listed"
    source = "公文审核通行做法：列举与总数一致"
    triggers = ("、",)
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Look at counts in quotes, behind 为 and before a colon."""
        text = doc.text
        for match in compiled(_QUOTED).finditer(text):
            joined = text[match.start() - 1 : match.start()] == "的"
            end = match.start() - joined
            items = _listed_before(text, end)
            if len(items) > 1 and _counted(items, match, joined=joined):
                yield from _compare(match, items, end - len("、".join(items)))
        for match in compiled(_FOR).finditer(text):
            items = _listed_before(text, match.start())
            if len(items) > 1 and ("“" in match[0] or items[0].startswith("以")):
                yield from _compare(match, items, match.start() - len("、".join(items)))
        for match in compiled(_THINGS).finditer(text):
            items = match["list"].split("、")
            if len(items) > 1 and len(items) < (parse_numeral(match["n"]) or 0):
                yield from _compare(match, items, match.start("n"))


def _listed_before(text: str, end: int) -> list[str]:
    """Items parted by 、 right before a place, as far back as the last other mark."""
    listed = compiled(r"[^，。；：:\n“”（）()《》]*$").search(text, max(0, end - _REACH), end)
    items = listed[0].split("、") if listed else []
    if any(not item or len(item) > _ITEM_LENGTH for item in items) or "等" in items[-1:]:
        return []
    return items


def _counted(items: Sequence[str], match: regex.Match[str], *, joined: bool) -> bool:
    """Whether the items are surely what the quoted word counts."""
    key = match["word"]
    begins = [key in items[0]] + [item.startswith(key) for item in items[1:]]
    ends = [item.endswith(key) for item in items]
    if all(begins) or all(ends) or (joined and sum(ends) > 1):
        return True
    lengths = {len(item) for item in items[1:]}
    level = len(lengths) == 1 and len(items[0]) >= max(lengths) <= 4
    return bool(match["trouble"]) and level


def _compare(match: regex.Match[str], items: Sequence[str], start: int) -> Iterator[Finding]:
    announced = parse_numeral(match["n"]) or 0
    most = len(items) + sum(items[-1].count(joint) for joint in "和及与")
    if len(items) <= announced <= most or items[-1].endswith("等"):
        return
    phrase = match.string[match.start("n") : match.end("word")]
    message = f"列了{len(items)}项，却写“{phrase}”，请改数或补齐各项"
    yield Finding(start, match.end("word"), message)
