"""TR010."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

from textkit.model.diagnostic import Edit, Finding, Fix
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.text.patterns import LazyPattern

_TAIL = LazyPattern(r"[ \t]+(?:[!-~]{1,3}[ \t]+){2,}[!-~]{1,3}(?=[ \t]*\Z)")
_STUB = LazyPattern(r"(?<=[。！？；][”’）]?)[ \t]*[!-~](?:[!-~ \t]{0,14}[!-~])(?=[ \t]*\Z)")
_SENSE = LazyPattern(r"[\[(<{]?[\w.,+-]*[\])>}]?[.,;:!?]?|\S*(?:://|www\.|@)\S*|\d[\d ,.%+/:-]*")
_LEAD = LazyPattern(r"(?m)^[ \t]*(?:[!-~]{1,3}[ \t]+){3,}[!-~]{1,3}[ \t]*(?=\p{Han})")
_ODD = LazyPattern(r"[!\"#$&'?@\[\\\]^_`{|}~]|(?<!\d)%")
_STYLED = LazyPattern(
    r"[\U0001d400-\U0001d7ff\u24b6-\u24e9\U0001f130-\U0001f189][^\p{Han}\n，。；、]*"
)
_RARE_ROW = LazyPattern(r"[\u7f80-\u8989]{15,}")
_ENTITY = LazyPattern(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});")
_TAG = LazyPattern(
    r"</?(?:br|p|div|span|font|a|b|strong|em|i|u|img|table|tbody|tr|td|th|ul|ol|li|h[1-6]|o:p|center"
    r"|sub|sup|hr|section|style|script|iframe|input)(?:[ \t][^<>\n]{0,300})?/?>",
    regex.IGNORECASE,
)


LONGEST_SCRAP = 200
"""Characters at the end of a line that are looked at."""


class AntiCopyNoise(Rule):
    """防复制乱码和网页代码。

    检查什么
        行末、行首成串的西文碎片（如“2 h) M% [4”），花体字母（如“𝒘𝒘𝒘”），连成一片的生僻字，“&nbsp;”一类实体和“<br>”一类标签。
    为什么
        论坛和文库插入碎片防复制，网页代码随复制带来，都不是报告文字。
    反例
        工作干得好，汇报也要写得好。 ! H4 ?$ V, N' }% d
        各单位𝒘𝒘𝒘.𝒘𝒆𝒏𝒌𝒖.𝒄𝒐𝒎要认真组织学习，全面准确把握，抓好贯彻落实。
        一、主要工作&nbsp;&nbsp;开展情况<br>
    正例
        合计 12 345 678
        推行 A B C 三级管理
        P<0.05，同比增长；R&D经费投入增长9%。
    修正安全性
        改后须核对：碎片和标签删去，实体和花体字母换成普通字符。
    选项
        无
    例外与误报
        只有数字、字母或算式的行不报；Markdown 文件里的实体和标签不报；已判为整行残留的行不重复报。
    出处
        [practice] 论坛防复制码和网页代码的常见形态。
    """

    code = "TR010"
    name = "anti-copy-noise"
    category = "residue.noise"
    certainty = "certain"
    summary_en = "Anti-copy scraps, styled letters or HTML code"
    source = "通行做法"
    fix = "unsafe"
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Scraps, styled letters, rare characters, then HTML unless the file is Markdown."""
        text = doc.text
        yield from _scraps(doc)
        for match in _STYLED.finditer(text):
            plain = unicodedata.normalize("NFKC", match[0])
            yield _finding(match, "是花体字母，检索不到，应是水印或广告", plain)
        for match in _RARE_ROW.finditer(text):
            yield _finding(match, "是防复制的乱码", "")
        if doc.format != "md":
            yield from _code(text)


def _scraps(doc: Document) -> Iterator[Finding]:
    for start, end in _ascii_ends(doc):
        tail = _TAIL.search(doc.text, start, end)
        if tail is not None and _is_scrap(tail[0]):
            yield _finding(tail, "是防复制的乱码", "")
            continue
        stub = _STUB.search(doc.text, start, end)
        if stub is not None and _oddness(stub[0]) and not _SENSE.fullmatch(stub[0].strip()):
            yield _finding(stub, "跟在句末，像防复制的乱码", "", "likely")
    for lead in _LEAD.finditer(doc.text):
        if _is_scrap(lead[0]):
            yield _finding(lead, "是防复制的乱码", "")


def _ascii_ends(doc: Document) -> Iterator[tuple[int, int]]:
    """The last characters of each line that ends in ASCII: few do in Chinese text."""
    text = doc.text
    for following in [*doc.line_starts[1:], len(text) + 1]:
        end = following - 1
        if text[end - 1 : end] < "\x7f" and end > 1:
            yield max(text.rfind("\n", 0, end) + 1, end - LONGEST_SCRAP), end


def _code(text: str) -> Iterator[Finding]:
    for match in _ENTITY.finditer(text):
        import html  # the names of all entities: 1 ms that hardly a report needs

        plain = html.unescape(match[0]).replace("\u00a0", " ")
        if plain != match[0]:
            yield _finding(match, "是网页代码", plain)
    for match in _TAG.finditer(text):
        yield _finding(match, "是网页代码", "")


def _oddness(piece: str) -> int:
    """How many signs of ASCII pieces make no sense: odd ones, and brackets that close nothing."""
    return len(_ODD.findall(piece)) + abs(piece.count("(") - piece.count(")"))


def _is_scrap(piece: str) -> bool:
    return _oddness(piece) >= 2 and len(piece.strip()) >= 7


def _finding(match: regex.Match[str], what: str, new: str, certainty: str = "certain") -> Finding:
    start, end = match.span()
    lead = len(match[0]) - len(match[0].lstrip())
    piece = match[0].strip()
    quote = piece if len(piece) <= 30 else piece[:30] + "……"
    description = f"改为“{new}”" if new.strip() else "删去"
    fix = Fix("unsafe", description, (Edit(start, end, new),))
    return Finding(
        start + lead, start + lead + len(piece), f"“{quote}”{what}，应删去", fixes=(fix,)
    )
