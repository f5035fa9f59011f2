"""TR025."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from textkit.model.diagnostic import Finding
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.kinds import compiled

COUNTED = r"(?<![\d.,，第])(20[012]\d)(?:多|余)?(?=[个名项次户件条家处场支批]|人次|余|万元|亩|公里|平方米)"
BODY_NAMES = r"个(?:乡镇|街道|乡|镇|县|区|市|社区|部门|单位|党委|党组|支部|班子|派出所|办事处)"
"""What a report never counts by the two thousand; the nation and a province do without 个."""
VILLAGES = r"个(?:行政村|村民小组|自然村|村)"
"""What a province may count by the two thousand, but no county, district or town."""
LOCAL = r"(?:全[县区镇乡]|我[县区镇乡]|[县区镇乡]辖?)[^，。；\n]{0,6}$"
OWN_YEAR = r"(?<!\d)(20[012]\d)年"


class YearAsCount(Rule):
    """年份出现在数量的位置。

    检查什么
        “2023个乡镇”“共有2020名党员”一类：量词前的数字正好是文中的年份。
    为什么
        批量替换年份时会把别处的数字或占位符也换掉，数量就成了年份。
    反例
        2023年全县20个乡镇中，分别已有2023个完成改造，2023名党员报到。
        2022年，全镇2022个村民小组全部完成换届，组织活动2022次。
        截至2021年底，共有2021家企业、2021项任务纳入清单。
    正例
        2023年全县20个乡镇全部完成改造，1860名党员报到。
        2023年改造老旧小区2000户，新建公路2012公里。
        投资2020万元，2019年开工，2021年建成。
    修正安全性
        不提供自动修正：原来的数量只有作者知道。
    选项
        无
    例外与误报
        与文中年份相同的要有两处以上，或者数的是乡镇、部门、支部一类，才作警告；其余一处作提示；与文中年份不同的不报。
    出处
        [practice] 数字核对的通行做法。
    """

    code = "TR025"
    name = "year-as-count"
    category = "residue.rewriting"
    summary_en = "A year where a count belongs"
    source = "公文数字核对的通行做法"
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Counts that equal a year of the text."""
        hits = list(compiled(COUNTED).finditer(doc.text))
        if not hits:
            return
        bodies = compiled(BODY_NAMES)
        years = Counter(compiled(OWN_YEAR).findall(doc.text))
        of_bodies = {
            hit.start()
            for hit in hits
            if bodies.match(doc.text, hit.end()) or _of_villages(doc.text, hit.start(), hit.end())
        }
        suspects = [hit for hit in hits if hit[1] in years or hit.start() in of_bodies]
        alike = Counter(hit[1] for hit in suspects)
        for hit in suspects:
            unit = doc.text[hit.end() : hit.end() + 1]
            message = f"“{hit[0]}{unit}”的数量像是年份，疑为批量替换年份所致，请核对数量"
            sure = alike[hit[1]] > 1 or hit.start() in of_bodies
            certainty = "likely" if sure else "hint"
            yield Finding(hit.start(1), hit.end(1), message, certainty)


def _of_villages(text: str, start: int, end: int) -> bool:
    """Whether a county or town counts its villages."""
    if not compiled(VILLAGES).match(text, end):
        return False
    return bool(compiled(LOCAL).search(text, max(0, start - 10), start))
