"""TR013."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from textkit.model.diagnostic import Edit, Finding, Fix
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.text.patterns import LazyPattern

_HEADING = LazyPattern(r"(?m)^[ \t　]*(?P<mark>#{1,6}[ \t]+)(?=[^\s#])(?!textkit:)")
_FENCE = LazyPattern(r"(?m)^[ \t]*(?P<mark>```[\w-]*)[ \t]*$")
_BOLD_LEAD = LazyPattern(
    r"(?m)^[ \t　]*(?:[-*+•][ \t]+|\d{1,2}[.、．][ \t]*)?"
    r"(?P<mark>\*\*(?P<inner>[^*\n]{2,60})\*\*)(?=[：:]|[ \t]*$|(?<=[：:。]\*\*))"
)
_BOLD = LazyPattern(r"(?P<mark>\*\*(?P<inner>[^*\n×]{4,60})\*\*)")
_TABLE_RULE = LazyPattern(r"(?m)^[ \t]*(?P<mark>\|(?:[ \t]*:?-{2,}:?[ \t]*\|)+)[ \t]*$")
_LINK = LazyPattern(
    r"(?P<mark>!?\[(?P<inner>[^\[\]\n]{1,60})\]\((?:https?:|/|#|data:)[^()\s]{1,300}\))"
)
_BULLET = LazyPattern(r"(?m)^[ \t]*(?P<mark>(?:[-*+>]|---+)(?:[ \t]+|$))(?=[^\d\s—-]|$)")
_FIELD = LazyPattern(
    r"(?P<mark>\b(?:NUM)?PAGES?[ \t]+\\\*[ \t]*(?:MERGEFORMAT|Arabic)|\bTOC[ \t]+\\[a-z][^\n]{0,40}"
    r"|\bHYPERLINK[ \t]+(?:\\l[ \t]+)?\"[^\"\n]{1,300}\"|\\\*[ \t]*MERGEFORMAT"
    r"|错误[!！][ \t]*(?:未找到引用源|未定义书签|未指定书签|超链接引用无效)。?|Error![ \t][A-Z][^\n.]{3,60}\.)"
)


class MarkupResidue(Rule):
    r"""排版标记和域代码残留。

    检查什么
        .docx、.txt 里的 Markdown 标记：行首“#”“```”“|---|”，加粗用的“**……**”，“[文字](链接)”；有了这些旁证，行首的“- ”“> ”“---”也算。Word 的域代码和出错提示：“PAGE \* MERGEFORMAT”“错误!未找到引用源。”。
    为什么
        标记是从语言模型或编辑器复制文字时带来的，域代码是转换或更新失败留下的，读者看到的都是乱码。
    反例
        ## 一、主要工作⏎全年完成投资2亿元。
        **强化组织领导**：成立工作专班。
        详见错误!未找到引用源。
    正例
        **县委书记**同志到**镇调研。
        - 3 -
        #1楼和#2楼已完工。
    修正安全性
        改后须核对：去掉标记，保留文字。
    选项
        无
    例外与误报
        Markdown 文件不查；用作占位符的星号（**县、**同志）由占位符规则检查；没有别的标记作旁证时，行首的短横不报。
    出处
        [commonmark] 4.2、4.5、6.2 标题、代码块、强调的写法。
    """

    code = "TR013"
    name = "markup-residue"
    category = "residue.markup"
    certainty = "certain"
    summary_en = "Markdown marks or Word field code left in the text"
    source = "CommonMark 0.31.2；Word 域代码"
    fix = "unsafe"
    triggers = (
        "# ",
        "```",
        "**",
        "|-",
        "| -",
        "|:",
        "](",
        "MERGEFORMAT",
        "HYPERLINK",
        "TOC \\",
        "错误!",
        "错误！",
        "Error!",
    )
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Field code in any file; Markdown marks in files that are none."""
        text = doc.text
        for match in _FIELD.finditer(text):
            yield _finding(match, "是 Word 域代码或出错提示", certainty="certain")
        if doc.format == "md":
            return
        leads = list(_BOLD_LEAD.finditer(text))
        marks = [*_HEADING.finditer(text), *_FENCE.finditer(text), *_TABLE_RULE.finditer(text)]
        marks += _LINK.finditer(text)
        certainty = "certain" if len(marks) + len(leads) > 1 else "likely"
        if marks or len(leads) > 1:
            leads = list({m.start("mark"): m for m in (*_BOLD.finditer(text), *leads)}.values())
            marks += _BULLET.finditer(text)
        for match in (*marks, *leads):
            yield _finding(match, "是 Markdown 标记", certainty=certainty)


def _finding(match: regex.Match[str], what: str, *, certainty: str) -> Finding:
    start, end = match.span("mark")
    piece = match["mark"].strip()
    inner = match.groupdict().get("inner") or ""
    quote = piece if len(piece) <= 30 else piece[:30] + "……"
    description = f"改为“{inner}”" if inner else "删去"
    fix = Fix("unsafe", description, (Edit(start, end, inner),))
    return Finding(
        start, start + len(match["mark"].rstrip()), f"“{quote}”{what}，应去掉", certainty, (fix,)
    )
