"""CN008."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from textkit.model.diagnostic import Edit, Finding, Fix
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.kinds import compiled
from textkit.text.numerals import format_chinese, parse_numeral

_ITEM = r"(?:[“《][^“”《》\n]{1,16}[”》]|(?:(?![等两二三四五六七八九十])[\p{Han}A-Za-z]){2,10})"
_LIST = rf"(?<list>{_ITEM}(?:、{_ITEM}){{2,9}})(?<open>等)?(?<quote>“)?$"
_NUMBER = (
    r"(?<![第\d])(?<n>[二三四五六七八九十两]|\d{1,2})"
    r"(?<unit>个方面|个环节|个领域|个重点|个层面|大|项|类|种|级|支|步|张|个)"
    r"(?=[\p{Han}])(?!规定|指标)"
)
_NEAR = 20
"""Code points before the number in which the last 、 of a list stands."""

_REACH = 120
"""Code points before the number in which the list stands."""

_MIN_NUMBER, _MAX_NUMBER = 3, 10
"""A list cut by 、 stands before 两大 or 23个 often enough without being what they count."""


class ListedItemsMismatch(Rule):
    """列举的项数与紧跟的数不符。

    检查什么
        “菜单式、预约式、关爱式四项服务”：顿号列出的三项以上的内容与后面的数不同。
    为什么
        列了几项就应写几，列举与总数自相矛盾。
    反例
        推行菜单式、预约式、关爱式四项特色服务。
        建立问题清单、任务清单、责任清单四类清单管理制度。
        打造红色型、公益型、科技型、文化型三类活动基地。
    正例
        推行菜单式、预约式、关爱式三项特色服务。
        走访企业、学校、医院等五类单位。
        支持香港、澳门两个特别行政区。
        落实资金、土地、人才和项目四大要素。
    修正安全性
        可自动改，改后须核对：把数改成列出的项数。
    选项
        无
    例外与误报
        带“等”的不完全列举，只在列出的已多于所写的数时报；只比较三项以上、十以内的数。
    出处
        [practice] 公文审核的通行做法：列举与总数一致。
    """

    code = "CN008"
    name = "listed-items-mismatch"
    category = "count.list"
    certainty = "likely"
    summary_en = "The number behind a list is not the number of items listed"
    source = "公文审核通行做法：列举与总数一致"
    fix = "unsafe"
    triggers = ("、",)
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Compare parallel lists with the number that closes them."""
        text = doc.text
        for number in compiled(_NUMBER).finditer(text):
            start = number.start()
            if text.rfind("、", max(0, start - _NEAR), start) < 0:
                continue
            match = compiled(_LIST).search(text, max(0, start - _REACH), start)
            announced = parse_numeral(number["n"])
            if match is None or match["list"].endswith(("和", "及", "与")):
                continue
            last = match["list"].rpartition("、")[2]
            found = match["list"].count("、") + 1
            most = found + sum(last.count(joint) for joint in "和及与")
            if announced is None or not _contradicts(match, announced, found, most):
                continue
            start = match.start("list") + _verb_chars(match["list"])
            if match["open"]:
                message = f"已经列了{found}项，后面却写“等{number[0]}”，请核对"
                yield Finding(start, number.end(), message)
                continue
            new = str(found) if number["n"].isascii() else format_chinese(found)
            edit = Edit(number.start("n"), number.end("n"), new)
            message = (
                f"列了{found}项，后面写的是“{number[0]}”，请改为“{new}{number['unit']}”或补齐各项"
            )
            fixes = (Fix("unsafe", f"把“{number['n']}”改为“{new}”", (edit,)),)
            yield Finding(start, number.end(), message, fixes=fixes)


def _contradicts(match: regex.Match[str], announced: int, found: int, most: int) -> bool:
    """Whether the number cannot be that of the list."""
    if match["open"]:
        return announced < found
    if announced in range(found, most + 1) or "的" in match["list"]:
        return False
    return _MIN_NUMBER <= announced <= _MAX_NUMBER


def _verb_chars(listed: str) -> int:
    """How far the first item is longer than a second one of the same ending: its verb."""
    first, second = listed.split("、")[:2]
    alike = first[-1] == second[-1] and len(first) > len(second)
    return len(first) - len(second) if alike else 0
