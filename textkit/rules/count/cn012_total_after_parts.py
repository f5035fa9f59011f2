"""CN012."""

from __future__ import annotations

from collections.abc import Iterator

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

_TOTAL = rf"(?:合计|共计|总计|(?<=，)共)(?:为|达|有)?{FIGURE}"
_LEAD = r"，[^，。；、\d\n]{0,4}$"
"""What stands between the last part and 合计: a comma, perhaps a word (三年)."""

_NOT_PARTS = r"其中|分别比|同比|比上年|比去年|增长|下降|增加|减少|约|近|超|余|\d多|[X×Ｘ]|累计"


class TotalAfterParts(Rule):
    """分项之后的合计算错。

    检查什么
        “A 18项、B 25项，合计45项”之类，先列分项、后写合计，加起来与合计不等。
    为什么
        分项与合计挨着写，一加就知道对错；多因只改了其中一个数。
    反例
        新修水渠3.2公里、加固2.6公里，合计6.8公里。
        获得发明专利18项、实用新型专利25项，合计45项。
        参加男30人，女25人，合计53人。
    正例
        新修水渠3.2公里、加固2.6公里，合计5.8公里。
        召开会议12次、发文25件，合计接待群众300人。
        全年培训30人，比上年增加5人，合计培训120人。
    修正安全性
        无
    选项
        无
    例外与误报
        只比较紧挨着合计、单位相同、前后相连的两项以上；约数、增减数不报。
    出处
        [gongwen-2012] 公文审核重点：数字准确。
        [practice] 公文审核的通行做法：合计等于各项之和。
    """

    code = "CN012"
    name = "total-after-parts"
    category = "count.sum"
    certainty = "likely"
    summary_en = "The total behind a list is not the sum of its parts"
    source = "公文审核通行做法：总数等于分项之和"
    triggers = ("合计", "共计", "总计", "，共")
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Add up what stands before each total."""
        text = doc.text
        for match in compiled(_TOTAL).finditer(text):
            total = figures(text, match.start("value"), match.end())[0]
            lead = compiled(_LEAD).search(text, max(0, match.start() - 5), match.start())
            parts = _parts_before(text, lead.start(), total.unit) if lead else []
            if len(parts) < 2 or max(part.value for part in parts) > total.value:
                continue
            sums = (parts[start:] for start in range(len(parts) - 1))
            if any(abs(added(some) - total.value) <= slack(some, total) for some in sums):
                continue
            shown = amount(added(parts), total)
            message = f"各项相加是{shown}，合计写的是“{text[total.start : total.end]}”，请核对"
            related = tuple(Related(part.start, part.end, "分项") for part in parts)
            yield Finding(total.start, total.end, message, related=related)


def _parts_before(text: str, end: int, unit: str) -> list[Figure]:
    """Figures of the unit at the end of neighbouring clauses, in text order."""
    begin = sentence_start(text, end)
    if compiled(_NOT_PARTS).search(text, begin, end):
        return []
    parts: list[Figure] = []
    while end > begin:
        start = max(text.rfind("，", begin, end), text.rfind("、", begin, end), begin - 1) + 1
        found = figures(text, start, end)
        if len(found) != 1 or found[0].unit != unit or found[0].end != end:
            break
        parts.insert(0, found[0])
        end = start - 1
    return parts
