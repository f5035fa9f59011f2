"""PN004."""

from __future__ import annotations

from collections.abc import Iterator

from textkit.model.diagnostic import Finding
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.kinds import compiled

_PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "【": "】", "〔": "〕", "(": ")"}
_OPENING = {closing: opening for opening, closing in _PAIRS.items()} | {")": "("}
_KINDS = [(opening, closing) for opening, closing in _PAIRS.items() if opening != "("]
_SAME = {"(": "（", ")": "）"}


class UnpairedMark(Rule):
    """引号、括号、书名号不成对。

    检查什么
        一段之内只有左半或只有右半的引号、括号、书名号，以及方向用反的引号（”…“）。
    为什么
        少了一半，读者不知道引文、注释或书名到哪里为止。
    反例
        开展“亮身份、当先锋活动。
        根据《实施意见要求，制定方案。
        各街道（社区要落实责任。
    正例
        开展“亮身份、当先锋”活动。
        1）加强领导。⏎2）压实责任。
        （一）提高认识（含基层单位）。
    修正安全性
        无
    选项
        无
    例外与误报
        引文分段时每段前都有左引号、只有末段有右引号，这样的左引号不报；作编号用的“1）”不报；
        跨段的括号（如附注）不报左半在上一段末的情形。
    出处
        [gbt-15834-2011] 4.8.3.5、4.9、4.15 引号、括号、书名号成对使用。
    """

    code = "PN004"
    name = "unpaired-mark"
    category = "punct.unpaired"
    certainty = "likely"
    summary_en = "Quotation mark, bracket or title mark without its partner"
    source = "GB/T 15834—2011 4.8—4.9、4.15"
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Pair the marks of each line with a stack, where a count shows that some are loose."""
        text = doc.text
        start = 0
        for line in text.split("\n"):
            if _is_uneven(line):
                yield from self._check_line(text, start, start + len(line))
            start += len(line) + 1

    def _check_line(self, text: str, line_start: int, line_end: int) -> Iterator[Finding]:
        open_marks: dict[str, list[int]] = {}
        loose: list[int] = []
        for match in compiled(r"[“”‘’（）《》〈〉【】〔〕()]").finditer(text, line_start, line_end):
            char, at = match[0], match.start()
            if char in _PAIRS:
                open_marks.setdefault(_SAME.get(char, char), []).append(at)
                continue
            partners = open_marks.get(_SAME.get(_OPENING[char], _OPENING[char]))
            if partners:
                partners.pop()
            elif not _is_number(text, line_start, at):
                loose.append(at)
        lefts = {at for places in open_marks.values() for at in places}
        if lefts or loose:
            yield from self._line(text, line_start, line_end, lefts, loose)

    def _line(
        self, text: str, start: int, end: int, lefts: set[int], loose: list[int]
    ) -> Iterator[Finding]:
        """What is left over in one line."""
        first = next((i for i in range(start, end) if not text[i].isspace()), start)
        if text[first] in "“‘":
            lefts.discard(first)  # each paragraph of a long quotation opens with one
        only = loose[0] if len(loose) == 1 and not lefts else None
        if only is not None and text[only] in "”’" and _quoted_above(text, start):
            return
        if not loose and len(lefts) == 2:
            before, at = sorted(lefts)
            if text[before] == text[at] in "“‘":
                yield Finding(at, at + 1, f"右引号写成了左引号，请改为“{_PAIRS[text[at]]}”")
                return
        for at in sorted(lefts.union(loose)):
            side = "右" if at in lefts else "左"
            yield Finding(at, at + 1, f"“{text[at]}”没有配上{side}半边，请补上或删去")


def _is_uneven(line: str) -> bool:
    """Whether some kind of mark has more of one half, or begins with its closing half."""
    for opening, closing in _KINDS:
        n_opening = line.count(opening)
        n_closing = line.count(closing)
        if opening == "（":
            n_opening += line.count("(")
            n_closing += line.count(")")
        if n_opening != n_closing or (n_opening and line.find(closing) < line.find(opening)):
            return True
    return False


def _is_number(text: str, line_start: int, at: int) -> bool:
    """Whether ``）`` closes an item number such as ``1）`` or ``a)``, or ’ is an apostrophe."""
    if text[at] == "’":
        return text[at - 1 : at].isascii() or text[at + 1 : at + 3].isdigit()
    head = text[max(line_start, at - 4) : at]
    return bool(
        compiled(r"(?:^|[\s，。；：、])[\dA-Za-z一二三四五六七八九十①-⑳]{1,3}$").search(head)
    )


def _quoted_above(text: str, line_start: int) -> bool:
    """Whether an earlier line opened the quotation that this line closes."""
    above = text[max(0, line_start - 2000) : line_start]
    return above.count("“") > above.count("”")
