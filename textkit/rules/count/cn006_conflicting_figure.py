"""CN006."""

from __future__ import annotations

from collections.abc import Iterator

from textkit.model.diagnostic import Finding, Related
from textkit.model.document import Document
from textkit.rules.base import BODY, Context, Option, Rule
from textkit.rules.kinds import compiled

_FIGURE = (
    r"(?<subject>[\p{Han}“”]{4,24}?)(?<number>\d{1,9}(?:\.\d+)?[万亿]?)"
    r"(?<unit>人次|平方米|公里|万元|名|个|人|件|项|户|家|支|起|篇|场|次|所|元|亩|条|处)(?![以左多余])"
)


class ConflictingFigure(Rule):
    """同一件事前后数字不一致。

    检查什么
        同样的一串文字（“新建社区服务中心”）后面，同一单位的数前后不同。
    为什么
        同一件事在概述、正文、结尾里数字不一，读者不知道以哪个为准，是汇报材料的大忌。
    反例
        全年新建社区服务中心12个。⏎回顾全年，新建社区服务中心15个，覆盖面扩大。
        一年来，培训基层党务干部320名。⏎（二）抓队伍。培训基层党务干部350名。
        累计排查整治安全隐患86处。⏎全年累计排查整治安全隐患68处，全部销号。
    正例
        全年新建社区服务中心12个。⏎回顾全年，新建社区服务中心12个，覆盖面扩大。
        去年培训基层党务干部320名，今年培训基层党务干部350名。
        东片培训基层党务干部20名，西片培训基层党务干部30名。
    修正安全性
        无
    选项
        min_subject：数字前相同文字的最少字数。
    例外与误报
        两处在同一句里（对比、分片列举）不报；前后分属不同年份、单位时可能误报，故只作提示。
    出处
        [gongwen-2012] 公文审核重点：数字准确，前后一致。
        [practice] 公文审核的通行做法。
    """

    code = "CN006"
    name = "conflicting-figure"
    category = "number.consistency"
    certainty = "hint"
    status = "preview"
    summary_en = "The same thing is counted twice with different figures"
    source = "公文审核通行做法：同一数字前后一致"
    parts = BODY
    options = (Option("min_subject", 6, "字", "更短的文字（发展党员、召开会议）可以指不同的事"),)
    false_alarms = 0.42

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Compare figures behind the same words."""
        min_subject = int(ctx.option("min_subject"))
        seen: dict[tuple[str, str], tuple[str, int, int, int]] = {}
        for match in compiled(_FIGURE).finditer(doc.text):
            subject = match["subject"][-min_subject:]
            if len(subject) < min_subject:
                continue
            key = subject, match["unit"]
            sentence = doc.text.rfind("。", 0, match.start())
            first = seen.setdefault(key, (match["number"], match.start(), match.end(), sentence))
            if first[0] == match["number"] or first[3] == sentence:
                continue
            start = match.end("subject") - len(subject)
            message = (
                f"“{subject}”前面是“{first[0]}{match['unit']}”，"
                f"这里是“{match['number']}{match['unit']}”，请核对"
            )
            related = (Related(first[1], first[2], "前一处"),)
            yield Finding(start, match.end(), message, related=related)
