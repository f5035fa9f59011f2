"""PN023."""

from __future__ import annotations

import regex

from textkit.model.document import Document
from textkit.rules.kinds import PatternRule, compiled

_LABEL = 6
"""Code points of a label such as 具体建议 at the start of a line."""


class ColonWithinColon(PatternRule):
    """一句话里套用两个冒号。

    检查什么
        一个冒号的管辖范围（到句号为止）里又出现冒号。
    为什么
        冒号提示下文，一层套一层，读者分不清后一个冒号管到哪里。
    反例
        领导小组办公室实行：周调度、月通报制度：对进展慢的单位下发督办单。
        实践中，比如：在推进过程中存在这样的情况：个别部门不配合。
        会议还进一步明确：下一步重点工作是：抓整改、促落实。
    正例
        会议明确，下一步重点工作是：抓整改、促落实。
        具体建议：为此，提出以下三点：一是抓整改；二是促落实。
        联系人：李某，电话：0916-5512345。
    修正安全性
        无
    选项
        无
    例外与误报
        段首的短标签（具体建议：联系人：）、引出分项的冒号不报；只作提示。
    出处
        [gbt-15834-2011] 4.7.3.4 一个句子内部一般不应套用冒号。
    """

    code = "PN023"
    name = "colon-within-colon"
    category = "punct.colon"
    certainty = "hint"
    summary_en = "A colon within the reach of another"
    source = "GB/T 15834—2011 4.7.3.4"
    parts = ("body",)
    triggers = ("：",)
    false_alarms = 0.0
    pattern = r"：[^。；：！？\n“”《》]{4,40}：(?![\d“]|[一二三四五六七八九十][是、要]|第[一1]|首先|[（(①]|\s*\n)"
    message = "一句话里套用了两个冒号，请改一个为逗号或分成两句"

    def accept(self, match: regex.Match[str], doc: Document) -> bool:
        """Whether neither colon ends a label: at the line's start, or behind a comma."""
        text = doc.text
        start = max(text.rfind(mark, 0, match.start()) for mark in "\n。；，") + 1
        label = match.start() - start
        inner = compiled(r"[，、]").split(match[0][1:-1])[-1]
        at_line_start = start == 0 or text[start - 1] == "\n"
        return not (at_line_start and label <= _LABEL) and not (
            len(inner) <= 4 and "，" in match[0]
        )
