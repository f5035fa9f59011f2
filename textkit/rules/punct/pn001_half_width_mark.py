"""PN001."""

from __future__ import annotations

import regex

from textkit.model.diagnostic import Fix
from textkit.model.document import Document
from textkit.rules.kinds import PatternRule, compiled
from textkit.rules.punct.chars import is_chinese, is_han

_FULL = {
    ",": "，",
    ";": "；",
    ":": "：",
    "!": "！",
    "?": "？",
    "(": "（",
    ")": "）",
    ".": "。",
}
_LEAD = 7
"""Characters in which a line's item number is looked for."""
_CLAUSE = 30
"""Characters before a point that tell what it is."""
_MARKS = "，。、；：,;:"
_NUMBER_CHARS = 3
"""Length of the number in a marker such as ``(十二)`` that opens a line."""


class HalfWidthMark(PatternRule):
    """中文里用了半角标点。

    检查什么
        与汉字、全角标点相邻的半角逗号、分号、冒号、叹号、问号和括号；汉字后面当句号用的半角点。
    为什么
        中文标点占一个字的位置。全角、半角混用多因从网页或即时通信软件粘贴而来，版面参差。
    反例
        各单位要提高认识,压实责任。
        会议强调:要抓好落实。
        各乡镇(街道)要认真执行。
        现将有关情况报告如下.
    正例
        各单位要提高认识，压实责任。
        会议于9:30开始，网址是 https://example.com/a?b=1,2 。
        产值比为3:2，坐标为(120.5, 30.2)。
    修正安全性
        可放心自动改：只换成同一标点的全角形式；句中的半角点可能是外国人名的间隔点，改后须核对。
    选项
        无
    例外与误报
        数字之间的冒号和逗号（9:30、1,000）、网址、邮箱、纯英文句子不报；括号内没有汉字的、
        行首作编号用的“(一)”“1,”不报（编号规则另查）；紧挨另一个点号的不报（叠用另查）；
        网页转义符（&nbsp;）和“错误!未定义书签”不报。
    出处
        [gbt-15834-2011] 5.1 标点符号的位置：句号、逗号等各占一个字位置。
    """

    code = "PN001"
    name = "half-width-mark"
    category = "punct.width"
    certainty = "certain"
    summary_en = "Half-width punctuation in Chinese text"
    source = "GB/T 15834—2011 5.1"
    fix = "safe"
    folds = True
    triggers = tuple(_FULL)
    false_alarms = 0.3
    pattern = r"[,;:!?]|\.(?![\w.,]|[ \t]*[\w,])|\.(?=[\p{Han}“《])|\([^()（）\n]{0,80}[)）]|（[^()（）\n]{0,80}\)|[()]"
    message = "半角标点“{text}”应改为全角“{new}”"

    def accept(self, match: regex.Match[str], doc: Document) -> bool:
        """Whether Chinese stands beside the mark, or inside the brackets."""
        text, (start, end) = doc.text, match.span()
        before = text[start - 1 : start] if start else ""
        if end - start > 1:
            return _brackets_are_chinese(match[0], before)
        if match[0] == ".":
            return _ends_sentence(text, start, end)
        if match[0] in "()":
            # ))：the outer bracket of a nested pair has Chinese before the inner one.
            near = text[max(0, start - 4) : start - 1] if before in (")", "）") else before
            return any(map(is_han, near))
        after = text[end : end + 1]
        if _is_foreign(text, start, end) or _is_doubled(match[0], before, after):
            return False
        if after in (" ", "\u00a0"):
            after = text[end + 1 : end + 2]
        return is_chinese(before) or (is_chinese(after) and not before.isspace())

    def certainty_of(self, match: regex.Match[str], doc: Document) -> str | None:
        """A point before a word may stand in a foreign name."""
        return "likely" if match[0] == "." and is_han(doc.text[match.end() :][:1]) else None

    def replacement(self, match: regex.Match[str]) -> str:
        """The full-width form; words inside brackets stay."""
        text = str(match[0])
        if len(text) == 1:
            return _FULL[text]
        return _FULL.get(text[0], text[0]) + text[1:-1] + _FULL.get(text[-1], text[-1])

    def _fixes(
        self, match: regex.Match[str], new: str | None, certainty: str | None
    ) -> tuple[Fix, ...]:
        """A point is changed on demand only: it may stand in a foreign name."""
        fixes = super()._fixes(match, new, certainty)
        return (
            tuple(fix._replace(applicability="unsafe") for fix in fixes)
            if match[0] == "."
            else fixes
        )


def _is_foreign(text: str, start: int, end: int) -> bool:
    """Whether the mark belongs to an address, an HTML entity, a message of Word or an item number."""
    mark = text[start]
    if mark == ":":
        return text.startswith("//", end)
    if mark == ";":
        return compiled(r"&#?\w{2,8}$").search(text, max(0, start - 10), start) is not None
    if mark == "!":
        return text.endswith("错误", 0, start) and is_han(text[end : end + 1])
    if mark != "," or not text[start - 1 : start].isdigit():
        return False
    return bool(compiled(r"^\s*\d{1,3}$").search(text, max(0, start - _LEAD), start))


def _is_doubled(mark: str, before: str, after: str) -> bool:
    """Whether the mark stands beside another, or for a character that the encoding lost."""
    if mark == "?":
        return before != "" and before in "，、；："
    beside = (before != "" and before in _MARKS) or (after != "" and after in _MARKS)
    return mark in ",;:" and beside


def _ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether a point stands for 。: behind Chinese, and not behind an item number or a name."""
    head = text[max(0, start - _CLAUSE) : start]
    if not (is_han(head[-1:]) or head.endswith(("）", ")", "”", "》"))):
        return False
    if compiled(r"(?:^|[。；：，\s])[（(]?[一二三四五六七八九十\d]{1,3}[）)]?$").search(head):
        return False
    if not is_han(text[end : end + 1]):
        return True
    clause = compiled(r"[，。；：、\n]").split(head)[-1]
    return any(map(str.isdigit, clause))  # a foreign name has none


def _brackets_are_chinese(text: str, before: str) -> bool:
    """Whether the brackets enclose Chinese, or follow it; item numbers are another rule's."""
    inside = text[1:-1].strip()
    if (before == "" or before.isspace()) and len(inside) <= _NUMBER_CHARS:
        return False
    if text[0] != "(" or text[-1] != ")":
        return True  # one half is full-width already
    if any(map(is_han, inside)):
        return True
    return is_han(before) and not inside.isascii()
