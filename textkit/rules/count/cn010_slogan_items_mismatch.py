"""CN010."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from textkit.model.diagnostic import Finding, Related
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.count.series import SeriesIndex
from textkit.rules.kinds import compiled
from textkit.text.numerals import parse_numeral

_NUMERAL = "二三四五六七八九十两"
_QUOTED = rf"“(?<n>[{_NUMERAL}])(?<unit>[个大]?)(?<word>\p{{Han}}{{1,3}})”"
_BARE = rf"(?<![第十百千万几数“\p{{Nd}}])(?<n>[{_NUMERAL}])(?<unit>个)(?<word>\p{{Han}}{{1,3}})(?=[：:])"
_OPENER = r"(?<tail>\p{Han}{0,8}?)(?<open>[：:]|，?即[：:]?|，(?=一是)|(?=\n))"

_REGION = 600
"""Code points behind the slogan in which its items stand."""

_SURE = 0.6
"""Share of the pieces that must begin with the slogan's word: else they are not its items."""


class SloganItemsMismatch(Rule):
    """数字口号与随后展开的项数不符。

    检查什么
        “四个持续”“五个不”“三个务必”之类口号，冒号或“即”后面逐项展开的条数与口号里的数不同。
    为什么
        口号说几个就应有几个；少列、多列一项，是原则性提法里最显眼的错。
    反例
        聚焦“四个持续”抓好落实：持续强化学习、持续优化环境、持续改进作风。
        落实“五个不”要求，即思想不松、力度不减、标准不降、劲头不懈。
        做到“四个必须”：一是必须讲政治；二是必须讲规矩；三是必须讲担当。
    正例
        聚焦“三个持续”抓好落实：持续强化学习、持续优化环境、持续改进作风。
        落实“四个不”要求，即思想不松、力度不减、标准不降、劲头不懈。
        增强“四个意识”：加强理论学习，提高政治站位。
    修正安全性
        无
    选项
        无
    例外与误报
        展开项须与口号共用同一个字词（持续、抓、不），或是“一是、二是”之类有编号的分项；带“等”的不报。
    出处
        [gongwen-2012] 公文审核重点：内容准确。
        [practice] 公文审核的通行做法：提法与展开一致。
    """

    code = "CN010"
    name = "slogan-items-mismatch"
    category = "count.formula"
    certainty = "likely"
    summary_en = "A numeric slogan is spelled out with another number of items"
    source = "公文审核通行做法：提法与展开一致"
    triggers = tuple(f"“{numeral}" for numeral in _NUMERAL) + tuple(
        f"{numeral}个" for numeral in _NUMERAL
    )
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Count what follows each slogan."""
        index: SeriesIndex | None = None
        for pattern in (_QUOTED + _OPENER, _BARE + _OPENER):
            for match in compiled(pattern).finditer(doc.text):
                counts = _spelled_out(doc.text, match)
                if not counts:
                    index = index or SeriesIndex(doc.text, ctx.outline)
                    counts = _numbered(match, index)
                announced = parse_numeral(match["n"]) or 0
                if counts and announced not in counts:
                    yield _finding(match, announced, counts[0])


def _finding(match: regex.Match[str], announced: int, found: int) -> Finding:
    slogan = match[0].partition("”")[0].strip("“：:")
    how = "少" if found < announced else "多"
    message = (
        f"“{slogan}”应有{announced}项，后面展开了{found}项，{how}{abs(found - announced)}项，请核对"
    )
    begin, end = match.start(), match.end("word")
    related = (Related(match.end(), match.end() + 1, "展开处"),) if match["open"] else ()
    return Finding(begin, end, message, related=related)


def _spelled_out(text: str, match: regex.Match[str]) -> tuple[int, ...]:
    """How many items share the slogan's word; every count that a reader could arrive at."""
    if not match["open"]:
        return ()
    key = match["word"]
    counts: list[int] = []
    begins = pieces = clauses = 0
    stop = text.find("\n", match.end(), match.end() + _REGION)
    region = text[match.end() : stop if stop >= 0 else match.end() + _REGION]
    for sentence in region.split("。"):
        parts = [part.lstrip("　 “") for part in compiled("[，、；]").split(sentence) if part]
        shared = _sharing(parts, key, first=not begins)
        if not shared:
            break
        begins += shared
        pieces += len(parts)
        clauses += sum(key in clause for clause in compiled("[，；]").split(sentence))
        counts.append(sum(key in clause for clause in sentence.split("；")))
    if begins < 2 or begins < _SURE * pieces or compiled(r"等(?:[，。；]|$)").search(region):
        return ()
    return (begins, pieces, clauses, sum(counts), len(counts))


def _sharing(parts: list[str], key: str, *, first: bool) -> int:
    """Parts that begin with the word; where none does, parts that hold it, if all of them do."""
    begins = sum(part.startswith(key) for part in parts)
    if begins:
        return begins if not first or parts[0].startswith(key) else 0
    inside = [part.find(key) for part in parts]
    level = len({len(part) for part in parts}) == 1 or all(part.endswith(key) for part in parts)
    alike = len(parts) > 1 and min(inside) > 0 and level
    return len(parts) if alike else 0


def _numbered(match: regex.Match[str], index: SeriesIndex) -> tuple[int, ...]:
    """Items of the numbered series right behind, if most of them share the slogan's word."""
    series = index.after(match.end(), gap=2)
    if series is None or series.n_items < 2:
        return ()
    sharing = sum(match["word"] in (item.title or "") for item in series.items)
    if sharing * 2 < series.n_items:
        return ()
    return (series.n_items, series.last_number)
