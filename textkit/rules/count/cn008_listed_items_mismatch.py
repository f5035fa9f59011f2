"""CN008."""

from __future__ import annotations

from collections.abc import Iterator

from textkit.model.diagnostic import Edit, Finding, Fix
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.kinds import compiled
from textkit.text.numerals import format_chinese, parse_numeral

_LIST = (
    r"(?<head>(?:[“《][^“”《》\n]{1,20}[”》]|[\p{Han}]{1,12}))"
    r"(?<rest>(?:、(?:[“《][^“”《》\n]{1,20}[”》]|[\p{Han}]{2,8}))+)"
    r"(?<![等第])(?<n>[二三四五六七八九十两]|\d{1,2})(?<unit>个方面|方面|大|项|类|种|级|位一体|个)(?=[\p{Han}])"
)


class ListedItemsMismatch(Rule):
    """列举的项数与紧跟的数不符。

    检查什么
        “菜单式、预约式、关爱式四项服务”：顿号列出的同类项与后面的数不同。
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
        带“等”“及其”的不完全列举、各项长短不一的列举不报：只比较三项以上、字数相同且末字相同的列举。
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
        for match in compiled(_LIST).finditer(doc.text):
            items = match["rest"].split("、")[1:]
            announced = parse_numeral(match["n"])
            width = len(items[0])
            last = items[0][-1]
            first = match["head"][-width:]
            same = all(len(item) == width and item[-1] == last for item in items)
            if not same or width < 2 or first[-1] != last or len(first) < width:
                continue
            found = len(items) + 1
            if announced is None or found < 3 or announced == found:
                continue
            before = doc.text[max(0, match.start() - 1) : match.start()]
            if before == "、" or "和" in match["rest"] or "及" in match["rest"]:
                continue
            new = str(found) if match["n"].isascii() else format_chinese(found)
            phrase = match["n"] + match["unit"]
            start = match.end("head") - width
            edit = Edit(match.start("n"), match.end("n"), new)
            yield Finding(
                start,
                match.end("unit"),
                f"列了{found}项，后面写的是“{phrase}”，请改为“{new}{match['unit']}”或补齐各项",
                fixes=(Fix("unsafe", f"把“{match['n']}”改为“{new}”", (edit,)),),
            )
