"""CN003."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from textkit.model.diagnostic import Finding
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.kinds import compiled
from textkit.text.numerals import parse_numeral

_NUMERAL = "一二三四五六七八九十两"
_PATTERN = (
    rf"(?<name>(?:[{_NUMERAL}][\p{{Han}}“”]{{1,4}}?){{1,4}}|[\d]{{1,2}}(?:[+＋][\d]{{1,2}}){{1,3}}|[{_NUMERAL}][个项][\p{{Han}}]{{2,4}})"
    r"[”’]?(?:[\p{Han}]{0,6})(?:（|\()(?:即|指|就是|包括)?[：:]?(?<list>[^（）()\n]{4,160})(?:）|\))"
)


_REACH = 16
"""Code points before the bracket in which the formula stands."""


class FormulaExpansionMismatch(Rule):
    """数字口号与括号里的展开项数不符。

    检查什么
        “三亮三比三创”“四个意识”“1+5+3”等带数字的提法，后面括号里列出的项数与数字之和不同。
    为什么
        数字口号少列、多列一项，是原则性表述里最容易出的错；展开不全还会让人误解口号的含义。
    反例
        增强“四个意识”（政治意识、大局意识、核心意识）。
        开展“三亮三比”（亮身份、亮承诺、亮业绩，比作风、比奉献）活动。
        构建“1+3”体系（一个中心、两支队伍、三项制度、四张清单、五个平台）。
    正例
        增强“四个意识”（政治意识、大局意识、核心意识、看齐意识）。
        开展“三亮三比”（亮身份、亮承诺、亮业绩，比作风、比技能、比奉献）活动。
        落实“三会一课”（见附件、下同）制度。
        搞好“三河三湖”（淮河海河辽河、太湖巢湖滇池）治理。
    修正安全性
        无
    选项
        无
    例外与误报
        括号里不是逐项展开（注明文号、简称、只按组列举）时不报：各项须含有口号里的同一个字词。
    出处
        [gongwen-2012] 公文审核重点：内容准确。
        [practice] 公文审核的通行做法：提法与展开一致。
    """

    code = "CN003"
    name = "formula-expansion-mismatch"
    category = "count.formula"
    certainty = "likely"
    summary_en = "The bracketed expansion of a numeric formula has another number of items"
    source = "公文审核通行做法：提法与展开一致"
    triggers = ("（", "(")
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Look at every bracket that follows a formula with numbers."""
        for bracket in compiled(r"[（(][^（）()\n]{4,160}[）)]").finditer(doc.text):
            if not any(mark in bracket[0] for mark in "、，；"):
                continue
            match = _last_formula(doc.text, bracket)
            if match is None:
                continue
            parts = formula_parts(match["name"])
            expected = sum(number for number, _ in parts)
            items = [item for item in compiled(r"[、，；,;]").split(match["list"]) if item.strip()]
            if not parts or len(items) in (expected, len(parts)) or len(items) < 2:
                continue
            if not _expands(
                doc.text[match.start("name") : match.start("list")].rstrip("（(即指："),
                parts,
                items,
            ):
                continue
            name = match["name"]
            how = "少" if len(items) < expected else "多"
            message = (
                f"“{name}”应有{expected}项，括号里列了{len(items)}项，"
                f"{how}{abs(expected - len(items))}项，请核对"
            )
            yield Finding(match.start("name"), bracket.end(), message)


def _last_formula(text: str, bracket: regex.Match[str]) -> regex.Match[str] | None:
    """The formula right before the bracket."""
    begin = max(0, bracket.start() - _REACH)
    for number in compiled(rf"[{_NUMERAL}\d]").finditer(text, begin, bracket.start()):
        match = compiled(_PATTERN).match(text, number.start(), bracket.end())
        if match is not None and match.end() == bracket.end():
            before = text[number.start() - 1 : number.start()]
            return None if before in tuple("第十百千万") else match
    return None


def formula_parts(name: str) -> list[tuple[int, str]]:
    """Numbers of a formula and the words they count.

    >>> formula_parts("三亮三比"), formula_parts("1+5+3")
    ([(3, '亮'), (3, '比')], [(1, ''), (5, ''), (3, '')])
    """
    if name[0].isdigit():
        return [(int(number), "") for number in compiled(r"[+＋]").split(name)]
    parts = []
    for match in compiled(rf"([{_NUMERAL}])[个项]?([^{_NUMERAL}“”]+)").finditer(name):
        number = parse_numeral(match[1])
        if number:
            parts.append((number, match[2]))
    return parts


def _expands(name: str, parts: list[tuple[int, str]], items: list[str]) -> bool:
    """Whether the bracket spells the formula out: most items share a word with it."""
    if any(len(item) > 16 for item in items):
        return False
    if name[-1:] in "”’" and len(items) > 2 and len({len(item) for item in items}) == 1:
        return True  # 五项管理”（作业、睡眠、手机、体质）
    keys = [word for _, word in parts if word]
    if not keys:
        return all(item.strip()[:1] in _NUMERAL for item in items)
    hits = sum(any(key in item or key[-2:] in item for key in keys) for item in items)
    return hits * 2 > len(items)
