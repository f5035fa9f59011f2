"""TR032."""

from __future__ import annotations

from collections.abc import Iterator

from textkit.lexicon.matcher import Match
from textkit.model.diagnostic import Finding
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.kinds import compiled

HEADS = r"[”\"]?(学习教育|主题教育|专题教育|教育实践活动)"
TAIL = r"[”\"]?(?:主题教育|专题教育|教育实践活动)?(?:成果)?的?常态化[、和]?制度化"
BARE = r"[”\"]?(?=[，。；、]|常态化)"
VERBS = r"(?:推进|推动|开展|深化|巩固|抓好|组织)[“\"]?$"
LONE_TAIL = r"主题教育(?:成果)?的?常态化[、和]?制度化"
LONGEST_VERB = 8
UNQUOTED = str.maketrans("", "", '“”"')


class CampaignSwap(Rule):
    """集中教育的名称换了，后面的提法没有换。

    检查什么
        “主题教育成果常态化制度化”“推进不忘初心、牢记使命常态化制度化”“‘三严三实’主题教育”一类：教育的名称与中心词、后续提法不配。
    为什么
        套用往年材料时只替换了教育的名称：“常态化制度化”是“两学一做”学习教育的提法，中心词也各有各的（学习教育、主题教育、专题教育、教育实践活动）。
    反例
        扎实推进不忘初心、牢记使命常态化制度化，学习主题教育成果常态化制度化有关要求。
        深入开展“三严三实”主题教育，推进“两学一做”专题教育。
        常态化推进不忘初心、牢记使命，教育引导党员履职尽责。
    正例
        推进“两学一做”学习教育常态化制度化。
        巩固深化“不忘初心、牢记使命”主题教育成果，健全长效机制。
        广大党员不忘初心、牢记使命，扎实推进各项工作。
    修正安全性
        不提供自动修正：要改的可能是名称，也可能是后面的提法。
    选项
        无
    例外与误报
        “不忘初心、牢记使命”作谓语的不报；只查六次集中教育的固定中心词。
    出处
        [campaign-documents] 各次集中教育的方案和意见。
    """

    code = "TR032"
    name = "campaign-swap"
    category = "residue.era-swap"
    summary_en = "Campaign name swapped, its old tail kept"
    source = "党内历次集中教育的方案和意见"
    lexicons = ("campaigns",)
    triggers = ("教育", "常态化", "不忘初心")
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Names with a head noun, tail or frame of another campaign."""
        covered: set[int] = set()
        for match in ctx.matches("campaigns"):
            finding = _mismatch(doc.text, match)
            if finding:
                covered.update(range(finding.start, finding.end))
                yield finding
        if "制度化" not in doc.text:
            return
        for found in compiled(LONE_TAIL).finditer(doc.text):
            if found.start() not in covered:
                yield Finding(found.start(), found.end(), _tail_message(found[0]))


def _mismatch(text: str, match: Match) -> Finding | None:
    entry = match.entry
    start = match.start - (text[match.start - 1 : match.start] in ("“", '"'))
    tail = compiled(TAIL).match(text, match.end)
    if tail and entry.note != "常态化制度化":
        return Finding(start, tail.end(), _tail_message(text[start : tail.end()]))
    head = compiled(HEADS).match(text, match.end)
    if head:
        if head[1] == entry.replacement:
            return None
        message = (
            f"“{entry.term}”的中心词是“{entry.replacement}”，这里写作“{head[1]}”，"
            "疑为套用其他教育的材料时只换了名称，请核对"
        )
        return Finding(start, head.end(), message)
    before = text[max(match.start - LONGEST_VERB, 0) : match.start]
    verb = compiled(VERBS).search(before)
    if verb and compiled(BARE).match(text, match.end) and entry.term != "党的群众路线":
        message = (
            f"“{verb[0].rstrip('“')}……{entry.term}”缺中心词“{entry.replacement}”，"
            "疑为套用其他教育的材料时只换了名称，请补上"
        )
        return Finding(match.start - len(verb[0]), match.end, message)
    return None


def _tail_message(phrase: str) -> str:
    return (
        f"“{phrase.translate(UNQUOTED)}”名称与提法不配：“常态化制度化”是“两学一做”学习教育的提法，"
        "疑为只换了教育的名称，请核对"
    )
