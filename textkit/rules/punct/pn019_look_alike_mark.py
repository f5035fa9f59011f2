"""PN019."""

from __future__ import annotations

import regex

from textkit.rules.kinds import PatternRule

_REGULAR = dict(zip("﹐﹑｡､〞〝〟｢｣﹕﹔﹒﹖﹗﹙﹚", "，、。、”“”“”：；。？！（）", strict=True))


class LookAlikeMark(PatternRule):
    """用了形似标点的异体字符。

    检查什么
        小写变体、半角片假名标点、错误的引号字符，如 ﹐ ﹑ ｡ ､ 〞 〝 ｢ ｣ ﹕ ﹔。
    为什么
        这些字符不是规范的中文标点，多由识别软件或排版转换产生，检索和换字体时会出错。
    反例
        提高认识﹐压实责任。
        坚持〝两个务必〞。
        企业､学校､医院全覆盖。
    正例
        提高认识，压实责任。
        坚持“两个务必”。
        企业、学校、医院全覆盖。
    修正安全性
        可放心自动改：换成对应的规范标点。
    选项
        无
    例外与误报
        日文引文不报。
    出处
        [gbt-15834-2011] 4 标点符号的形式。
    """

    code = "PN019"
    name = "look-alike-mark"
    category = "punct.width"
    certainty = "likely"
    summary_en = "Character that only looks like a punctuation mark"
    source = "GB/T 15834—2011 4"
    fix = "safe"
    triggers = (
        "﹐",
        "﹑",
        "｡",
        "､",
        "〞",
        "〝",
        "〟",
        "｢",
        "｣",
        "﹕",
        "﹔",
        "﹒",
        "﹖",
        "﹗",
        "﹙",
        "﹚",
    )
    false_alarms = 0.0
    pattern = r"[﹐﹑｡､〞〝〟｢｣﹕﹔﹒﹖﹗﹙﹚](?![\p{Hiragana}\p{Katakana}])"
    message = "“{text}”不是规范标点，应为“{new}”"

    def replacement(self, match: regex.Match[str]) -> str:
        """The regular mark."""
        return _REGULAR[match[0]]
