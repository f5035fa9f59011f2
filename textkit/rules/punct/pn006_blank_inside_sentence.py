"""PN006."""

from __future__ import annotations

import regex

from textkit.model.document import Document
from textkit.rules.kinds import PatternRule, compiled

_SENTENCE_MARK = r"[，。；]"
_MEASURE = r"[余多]?(?:[万亿]?元|[余多万亿]|[个名人次件项户家场条份处所支批天年月亩吨人％%])"
_LABEL = r"第[一二三四五六七八九十百\d]{1,4}[编篇章节条款部分]{1,2}|附\s*[件表录].?"
_REACH = 300
"""Code points on either side of a blank that are looked at, so that long lines stay cheap."""
_MIN_LEAD = 6
"""Code points before the blank from which a line without an earlier mark is running text."""


class BlankInsideSentence(PatternRule):
    """句子中间有空格。

    检查什么
        成段文字里两个汉字之间的空格、不间断空格和全角空格。
    为什么
        汉语词与词之间不空格；空格常是断行、删改或替换留下的，也可能漏了标点。
    反例
        我区扎实推进 基层治理各项任务，取得明显成效。
        全年完成投资任务的同时 群众满意度稳步提高。
        坚持问题导向，持续抓好 整改落实，确保实效。
    正例
        我区扎实推进基层治理各项任务，取得明显成效。
        国务院总理 李某
        目　录
        王 芳同志表现突出，获得表彰。
    修正安全性
        可自动改，改后须核对：删去空格；如果那里漏了标点，应补标点。
    选项
        无
    例外与误报
        标题、署名、短行不报；量词、“万元”前的空格是没有填写的数，由占位规则检查；两字姓名中间的空格、引号里成对口号中间的空格不报；表格里的对齐空格不报。
    出处
        [gbt-15834-2011] 5.1 标点符号所占位置。
        [practice] 公文审核的通行做法。
    """

    code = "PN006"
    name = "blank-inside-sentence"
    category = "punct.blank"
    certainty = "likely"
    summary_en = "Blank between two Chinese characters"
    source = "GB/T 15834—2011 5.1"
    fix = "unsafe"
    parts = ("body",)
    triggers = (" ", "\u00a0", "\u3000")
    false_alarms = 0.0
    pattern = r"(?<=\p{Han}{2})[ \u00a0\u3000]{1,3}(?=\p{Han}{2})"
    message = "句中有空格，应删去；如果漏了标点，请补上"

    def accept(self, match: regex.Match[str], doc: Document) -> bool:
        """Whether the line is running text: a mark before and behind the blank."""
        text, at = doc.text, match.start()
        start = max(text.rfind("\n", max(0, at - _REACH), at) + 1, at - _REACH, 0)
        end = text.find("\n", at, at + _REACH)
        end = min(len(text), at + _REACH) if end < 0 else end
        if compiled(_MEASURE + r"(?=[，。；：、（]|元)|[余多]?[万亿]元").match(text, match.end()):
            return False  # an unfilled number
        if compiled(r"\s*(?:" + _LABEL + r")").fullmatch(text, start, at):
            return False
        before = compiled(_SENTENCE_MARK).search(text, start, at)
        if text.count("“", start, at) > text.count("”", start, at):
            return False  # “甲乙丙丁 戊己庚辛” is how paired slogans are set
        behind = compiled(_SENTENCE_MARK).search(text, at, end)
        wide = len(match[0]) > 1 and "\u3000" not in match[0]
        return behind is not None and (before is not None or at - start >= _MIN_LEAD or wide)

    def replacement(self, match: regex.Match[str]) -> str:
        """Nothing."""
        return ""
