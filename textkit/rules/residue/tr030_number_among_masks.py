"""TR030."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from textkit.model.diagnostic import Finding
from textkit.model.document import Document
from textkit.rules.base import Context, Option, Rule
from textkit.rules.kinds import compiled
from textkit.rules.residue.masking import count_masks

SENTENCE_ENDS = "。；\n"
NUMBER = (
    r"(?<![\d.+“\"（(第])\d+(?:\.\d+)?(?:余|多)?(个|名|人|户|项|次|场|家|支|批|件|条|处|所|万元|亩)"
)
NEAR = 120
"""Characters on either side in which siblings are looked for."""


class NumberAmongMasks(Rule):
    """同句其他数字都已遮去，这里留着真实数字。

    检查什么
        一句里的数量大多换成 X、×，却留着个别真实数字：“X个商圈党支部……律师事务所党支部1个”。
    为什么
        漏改的数字是外单位的真实情况，混在待填的数字里容易当成本单位的。
    反例
        建立X个商圈党支部、X个楼宇党支部，组建律师事务所党支部1个，物业公司党支部1个。
        全年开展宣讲×场、培训×场、走访×次，慰问老党员12次，发放资料×份。
        全镇有党支部X个、党小组X个、网格35个、党员X名。
    正例
        建立X个商圈党支部、X个楼宇党支部，组建律师事务所党支部X个。
        全镇有党支部35个、党小组60个，党员X名。
        构建“1+3”服务网络，建立X个站点、X个驿站，每个站点配备X名人员。
    修正安全性
        不提供自动修正：本单位的数字只有作者知道。
    选项
        min_masks：同句里同量词的遮去数字至少几个才检查，默认2个（量词不同的要再多一个）；只有一个时看不出哪个是例外。
    例外与误报
        制度规定的固定数字（每季度1次）也可能在其中，所以只作提示。
    出处
        [practice] 模板残留核对的通行做法。
    """

    code = "TR030"
    name = "number-among-masks"
    category = "residue.leftover-number"
    certainty = "hint"
    summary_en = "Real number left among masked ones"
    source = "公文数字核对的通行做法"
    triggers = ("X", "×", "x", "Ｘ", "某", "*", "○", "□")
    options = (Option("min_masks", 2, "个", "只有一个时看不出哪个是例外"),)
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Numbers in a sentence whose other numbers are masked."""
        masks = count_masks(ctx)
        if not masks:
            return
        text = doc.text
        starts = [mask.start for mask in masks]
        for found in compiled(NUMBER).finditer(text):
            begin, end = _sentence(text, *found.span())
            near = masks[bisect_left(starts, begin) : bisect_left(starts, end)]
            same = [mask for mask in near if text.startswith(found[1], mask.end)]
            least = int(ctx.option("min_masks"))
            if len(same) >= least or len(near) > least:
                message = (
                    f"“{found[0]}”是真实数字，同句另有{len(near)}处数字已遮去，疑为漏改，请核对"
                )
                yield Finding(found.start(), found.end(), message)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around ``[start, end)``, no further than `NEAR` characters."""
    begin = max(start - NEAR, 0)
    for mark in SENTENCE_ENDS:
        begin = max(begin, text.rfind(mark, begin, start) + 1)
    stop = min(end + NEAR, len(text))
    for mark in SENTENCE_ENDS:
        at = text.find(mark, end, stop)
        stop = at if at >= 0 else stop
    return begin, stop
