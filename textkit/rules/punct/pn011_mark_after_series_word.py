"""PN011."""

from __future__ import annotations

import regex

from textkit.rules.kinds import PatternRule


class MarkAfterSeriesWord(PatternRule):
    """“第一”“首先”“一是”后的标点不对。

    检查什么
        句首的“第一、”“第一。”“首先、”“其一、”（应为逗号）；“一是、”“一是，”“一要：”（后面不用标点）。
    为什么
        序次语“第一”“首先”“其一”后用逗号；“一是”“二是”直接带起下文，不停顿。
    反例
        第一、提高站位，压实责任。
        首先、加强组织领导。
        工作中要做到：一是、强化责任；二是、严格考核。
    正例
        第一，提高站位，压实责任。
        一是强化责任；二是严格考核。
        总量居全省第一、增速居第二。
        坚持安全第一、预防为主。
        第一、二产业协调发展。
        首先要加强组织领导。
    修正安全性
        可放心自动改：只换或只删这个标点。
    选项
        无
    例外与误报
        “全国第一、增速第二”“第一、二产业”等不是序次语，不报：只看句首或段首。
    出处
        [gbt-15834-2011] 附录B.3.1、B.3.7 序次语之后的标点。
    """

    code = "PN011"
    name = "mark-after-series-word"
    category = "punct.after-number"
    certainty = "likely"
    summary_en = "Wrong mark after an inline series word"
    source = "GB/T 15834—2011 附录B.3.1、B.3.7"
    fix = "safe"
    false_alarms = 0.0
    pattern = (
        r"(?:^[ \u3000\u00a0]*\K|(?<=[。；：！？]))"
        r"(?:(?P<word>第[一二三四五六七八九十]{1,2}|首先|其次|再次|最后|其[一二三四五六七八九])"
        r"(?P<mark>[、：.．]|[。；](?=\p{Han}))(?![一二三四五六七八九十\d])"
        r"|(?P<item>[一二三四五六七八九十]{1,2}是)(?P<extra>[、，：]))"
    )
    message = "“{text}”后的标点不对，应为“{new}”"

    def replacement(self, match: regex.Match[str]) -> str:
        """The word with its proper mark."""
        return f"{match['word']}，" if match["word"] else str(match["item"])
