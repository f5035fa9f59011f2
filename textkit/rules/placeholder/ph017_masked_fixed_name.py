"""PH017."""

from __future__ import annotations

from collections.abc import Iterator

from textkit.model.diagnostic import Finding
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.placeholder.roles import quoted


class MaskedFixedName(Rule):
    """固定名称里的数字被符号代替。

    检查什么
        “光荣在党50年”“三会一课”“两学一做”“四个意识”等自带数字的固定名称，其中的数字被换成了 X、×。
    为什么
        这些数字是名称的一部分，不是需要保密的数据，换掉就成了错名。
    反例
        颁发“光荣在党X年”纪念章。
        严格落实“×会一课”制度。
        增强“X个意识”。
    正例
        颁发“光荣在党50年”纪念章。
        严格落实“三会一课”制度。
        开展“X个一”活动。
    修正安全性
        无自动修正，提示里写出原名。
    选项
        无
    例外与误报
        固定名称收在词表 numbered_names 中；地方自创的口号不在内。
    出处
        [gongwen-2012] 第二十条：审核时核对人名、地名、时间、数字。
    """

    code = "PH017"
    name = "masked-fixed-name"
    category = "placeholder.fixed-phrase"
    certainty = "certain"
    summary_en = "The number of a fixed name is masked"
    source = "《党政机关公文处理工作条例》第二十条"
    layer = "placeholders"
    kinds = ("fixed-phrase",)
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """One finding a masked digit."""
        for item in ctx.placeholders:
            if item.role == "fixed-phrase":
                phrase = quoted(doc.text[item.phrase_start : item.phrase_end])
                message = f"{phrase}是固定名称，数字不能用符号代替，应为“{item.value.strip('“”')}”"
                yield Finding(item.start, item.end, message)
