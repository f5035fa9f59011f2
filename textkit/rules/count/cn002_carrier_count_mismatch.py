"""CN002."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textkit.model.diagnostic import Finding, Related
from textkit.model.document import Document
from textkit.rules.base import Context, Option, Rule
from textkit.rules.count.series import SeriesIndex
from textkit.rules.kinds import compiled

_CARRIER = (
    r"(?:以|围绕|聚焦|从)(?<items>(?:[^，。；：、\n]{2,20}、){1,7}[^，。；：、\n]{2,20}?)"
    r"(?:为(?:主要)?(?:载体|抓手|重点|突破口|着力点|切入点|主线)|[二三四五六七八九]?(?:个|方面)?(?:入手|着手|发力))"
)


class CarrierCountMismatch(Rule):
    """“以A、B、C为载体”与随后的分项数不符。

    检查什么
        “以A、B、C、D为载体（抓手、重点）”“从A、B、C入手”之后，同一段里逐项对应的“一是、二是、三是”少了或多了。
    为什么
        前面点了几项，后面就应落实几项；对不上说明漏写了一项，或预告没有随内容修改。
    反例
        以创新服务平台、创新活动形式、创新工作模式、创新交流机制为载体，提升水平。一是创新服务平台。建好中心。二是创新活动形式。开展活动。三是创新交流机制。加强交流。
        从完善制度、加强培训、严格考核入手。一是完善制度。出台办法。二是严格考核。兑现奖惩。
        以培育产业、培训农民为抓手，促进增收。一是培育产业。建设基地。二是培训农民。举办讲座。三是美化环境。整治村容。
    正例
        以创新服务平台、创新活动形式、创新交流机制为载体，提升水平。一是创新服务平台。建好中心。二是创新活动形式。开展活动。三是创新交流机制。加强交流。
        以乡镇、街道、社区为重点，抓好落实。一是提高认识。二是加强领导。
        以规范化、标准化为抓手，提升质量。
    修正安全性
        无
    选项
        min_share：分项与前面各项用字相近的比例，低于它说明两处本来就不是一一对应。
    例外与误报
        分项不是逐项展开前面内容时不报（按用字相近的比例判断）。
    出处
        [practice] 公文审核的通行做法：总提与分述一致。
    """

    code = "CN002"
    name = "carrier-count-mismatch"
    category = "count.carrier"
    certainty = "likely"
    summary_en = "Items named in the lead sentence are not the items that follow"
    source = "公文审核通行做法：总提与分述一致"
    triggers = (
        "载体",
        "抓手",
        "重点",
        "突破口",
        "着力点",
        "切入点",
        "主线",
        "入手",
        "着手",
        "发力",
    )
    options = (Option("min_share", 0.6, "比例", "六成以上对得上，才说明分项是在逐项展开前文"),)
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Compare each list of carriers with the series behind it."""
        index: SeriesIndex | None = None
        for match in compiled(_CARRIER).finditer(doc.text):
            index = index or SeriesIndex(doc.text, ctx.outline)
            series = index.after(match.end(), gap=120)
            if series is None or series.n_items < 2:
                continue
            named = match["items"].split("、")
            if len(named) == series.n_items:
                continue
            leads = [item.title or "" for item in series.items]
            missing, extra = unmatched(named, leads)
            fewer = min(len(named), len(leads))
            if (len(leads) - len(extra)) < float(ctx.option("min_share")) * fewer:
                continue
            if not missing and not extra:
                continue
            related = tuple(Related(i.start, i.title_end, "分项") for i in series.items)
            yield Finding(
                match.start("items"),
                match.end("items"),
                _message(len(named), series.n_items, missing, extra),
                related=related,
            )


def _message(n_named: int, n_items: int, missing: Sequence[str], extra: Sequence[str]) -> str:
    message = f"前面点了{n_named}项，后面分述{n_items}项"
    if missing:
        message += "，没有写到“" + "”“".join(missing) + "”"
    if extra:
        message += "，多出“" + "”“".join(text[:14] for text in extra) + "”"
    return message + "，请补写或改前文"


def unmatched(named: Sequence[str], leads: Sequence[str]) -> tuple[list[str], list[str]]:
    """Names without a lead and leads without a name, paired by shared character pairs."""
    scores = sorted(
        (
            (_likeness(name, lead), -abs(i - j), i, j)
            for i, name in enumerate(named)
            for j, lead in enumerate(leads)
        ),
        reverse=True,
    )
    used_names: set[int] = set()
    used_leads: set[int] = set()
    for score, _, i, j in scores:
        if score < 0.4:
            break
        if i not in used_names and j not in used_leads:
            used_names.add(i)
            used_leads.add(j)
    missing = [name for i, name in enumerate(named) if i not in used_names]
    extra = [lead for j, lead in enumerate(leads) if j not in used_leads]
    return missing, extra


def _likeness(name: str, lead: str) -> float:
    """Share of the name's character pairs that the lead has too, in 0..1."""
    pairs = {name[i : i + 2] for i in range(len(name) - 1)}
    return sum(pair in lead for pair in pairs) / len(pairs) if pairs else 0.0
