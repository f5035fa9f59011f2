"""TR009."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from textkit.model.diagnostic import Edit, Finding, Fix, Related
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.text.patterns import LazyPattern

_UNUSUAL = LazyPattern(
    r"[^\u3165-\udfff\uff00-\uff9f\u3000-\u3163\n -~\u2010-\u2027\u2030-\u205e\u2190-\u27ff\t"
    r"\u00a0-\u00ac\u00ae-\u02ff\uf900-\ufdff]+"
)
"""All but the common ranges, the most common first: four times as fast as looking for the rest."""

_HIDDEN = LazyPattern(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0"
    r"\ufff9-\ufffb\U000e0000-\U000e0fff]+"
)
_PRIVATE = LazyPattern(r"[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_SYMBOL_FONT = LazyPattern(r"[\uf000-\uf0ff]")
_JOINING = LazyPattern(
    r"[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Arabic}\p{Hebrew}\p{Devanagari}\p{Bengali}"
    r"\p{Tamil}\p{Telugu}\p{Thai}\p{Tibetan}\p{Mongolian}\p{Khmer}\p{Myanmar}\p{Syriac}\u20e3]"
)
_SELECTORS = frozenset(map(chr, range(0xE0100, 0xE01F0)))
_NAMES = {
    "\u200b": "零宽空格", "\u200c": "零宽非连接符", "\u200d": "零宽连接符",
    "\u200e": "左至右标记", "\u200f": "右至左标记", "\u2060": "零宽不换行符",
    "\ufeff": "字节顺序标记", "\u00ad": "软连字符",
}  # fmt: skip


class InvisibleCharacter(Rule):
    """看不见的字符和私用区字符。

    检查什么
        零宽空格、零宽连接符、文中的字节顺序标记、软连字符、方向控制符、变体选择符、控制字符等看不见的字符；Unicode 私用区字符（同一个字符合报一条，列出各处）。
    为什么
        看不见的字符多为防复制标记或网页、软件留下，使检索、查重、替换失灵；私用区字符换一台电脑就成方框。
    反例
        推动党建工作\u200b提质增效。
        全面\u00ad从严治党。
        主要\ue5e5做法。
    正例
        推动党建工作提质增效。
        群众满意度100%👨\u200d👩\u200d👧。
        维吾尔文标语“می\u200cخواهم”翻译准确。
    修正安全性
        看不见的字符可自动删去，文字不变；私用区字符可能代替一个生僻字，只删行末的，改后须核对。
    选项
        无
    例外与误报
        表情符号、阿拉伯文、印度系文字里起连接作用的字符不报；汉字后的表意文字变体选择符（用于人名）不报；.docx 里 Wingdings 等符号字体的字符（U+F000—F0FF）看得见，不报；不换行空格由标点规则检查。
    出处
        [unicode-formats] 第23章 特殊区域与格式字符。
    """

    code = "TR009"
    name = "invisible-character"
    category = "residue.invisible"
    certainty = "certain"
    summary_en = "Zero-width, control or private-use character"
    source = "The Unicode Standard 第23章"
    fix = "safe"
    in_residue = True
    false_alarms = 0.04

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Runs of invisible characters, then runs of private-use ones."""
        text = doc.text
        places: dict[str, list[int]] = {}
        for run in _UNUSUAL.finditer(text):
            for match in _HIDDEN.finditer(text, *run.span()):
                if not _has_work(text, *match.span()):
                    yield _hidden(match)
            for match in _PRIVATE.finditer(text, *run.span()):
                if doc.format != "docx" or not _SYMBOL_FONT.match(match[0]):
                    places.setdefault(match[0], []).append(match.start())
        for char, starts in places.items():
            yield _private(text, char, starts)


def _has_work(text: str, start: int, end: int) -> bool:
    """Whether the script or emoji around needs the characters."""
    if text[start] in _SELECTORS:
        return True
    return any(
        _JOINING.match(char) for char in text[max(0, start - 1) : start] + text[end : end + 1]
    )


def _private(text: str, char: str, starts: list[int]) -> Finding:
    """One finding for all places of a private-use character: a typesetter's mark comes in dozens.

    At the end of a line it replaces no character and can go.
    """
    count = f"，共{len(starts)}处" if len(starts) > 1 else ""
    message = f"私用区字符 U+{ord(char):04X}{count}，在别的电脑上显示不出，应换成正式编码的字或删去"
    ends = [start for start in starts if text[start + 1 : start + 2] in ("", "\n")]
    fixes: tuple[Fix, ...] = ()
    if ends:
        edits = tuple(Edit(start, start + 1, "") for start in ends)
        fixes = (Fix("unsafe", "删去行末的私用区字符", edits),)
    related = tuple(Related(start, start + 1, "同一字符") for start in starts[1:])
    return Finding(starts[0], starts[0] + 1, message, "likely", fixes, related)


def _hidden(match: regex.Match[str]) -> Finding:
    chars = dict.fromkeys(match[0])
    names = "、".join(_NAMES.get(char, f"U+{ord(char):04X}") for char in list(chars)[:3])
    count = f"{len(match[0])}个" if len(match[0]) > 1 else ""
    message = f"此处有{count}看不见的字符（{names}），检索和查重会失灵，应删去"
    start, end = match.span()
    fix = Fix("safe", "删去看不见的字符", (Edit(start, end, ""),))
    return Finding(start, end, message, fixes=(fix,))
