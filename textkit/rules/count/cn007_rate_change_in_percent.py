"""CN007."""

from __future__ import annotations

from textkit.rules.kinds import PatternRule

_SINCE = r"(?:同比|环比|比上年|较上年|比去年|较去年|年均)?"
_CHANGE = (
    r"(?:上升|提高|下降|增长|降低|增加|提升|下滑|回落)了?(?:约|近)?"
    r"(?:\d{1,3}(?:[.．]\d+)?|[０-９．]{1,6}|[X×Ｘ]{1,3})[%％]"
)


class RateChangeInPercent(PatternRule):
    """比率的升降用了百分数。

    检查什么
        “……率上升5%”“……率下降X％”：比率、比重的变化没有用“百分点”。
    为什么
        比率从80%升到85%，是上升5个百分点；说上升5%，意思是升到84%，两者不同。
    反例
        纠纷调处化解率上升5%。
        登记失业率比上年下降0.3%。
        群众满意率提高X％。
        办结率由91.5%提高到95.0%，提高3.5%。
    正例
        纠纷调处化解率上升5个百分点。
        劳动生产率提高9.3%。
        增长率达到5%。
        覆盖率提高到98%。
    修正安全性
        无
    选项
        无
    例外与误报
        劳动生产率、利率、汇率、生产效率等本身不是百分比的“率”不报；“提高到”“达到”不报。
    出处
        [gbt-15835-2011] 百分数与百分点的用法。
        [practice] 公文审核的通行做法。
    """

    code = "CN007"
    name = "rate-change-in-percent"
    category = "count.rate"
    certainty = "likely"
    summary_en = "Change of a rate given in percent instead of percentage points"
    source = "公文审核通行做法：比率升降用百分点"
    triggers = ("率", "比重", "占比")
    false_alarms = 0.0
    pattern = (
        rf"(?<!生产|效|利|汇|周转|费|税|功|频|分辨|容积|增长|速)(?:率|占比|比重|比例){_SINCE}{_CHANGE}"
        rf"|(?<=(?:率|占比|比重|比例)[^，。；\n]{{0,20}}[%％]，{{1,2}}){_SINCE}{_CHANGE}"
    )
    message = "“{text}”：比率的升降用“个百分点”，不用“%”，请核对并改写"
