"""PH016."""

from __future__ import annotations

from collections.abc import Iterator

from textkit.model.diagnostic import Edit, Finding, Fix
from textkit.model.document import Document
from textkit.rules.base import Context, Rule
from textkit.rules.placeholder.roles import quoted
from textkit.text.numerals import format_chinese

_WRITTEN_OUT = ("个方面", "方面", "大方面", "大类")
"""Units before which the number is written in Chinese (三个方面)."""


class RecoverableMask(Rule):
    """没有填的数字，上下文已经给出。

    检查什么
        量词前的数字用符号代替，但同一句里已经逐项列出：
        紧挨着的并列项（A式、B式、C式×项）、括号里的清单、“×个方面：一是…二是…三是…”。
    为什么
        几项都写全了，数字可以直接数出来；空着说明稿子没有通读。
    反例
        推行代办式、上门式、预约式×项服务。
        主要有X个方面：一是认识不足；二是落实不力；三是经费短缺。
        建成X个中心（政务、文化、养老）。
    正例
        推行代办式、上门式、预约式三项服务。
        推行代办式、上门式等×项服务。
        走访X个社区（其中城市社区X个，村改居X个）。
    修正安全性
        需要人确认：数出的是文中列出的项数，原数可能更多。
    选项
        无
    例外与误报
        列举后面有“等”的，项数不定，不推断，由 PH001 报告。
    出处
        [gongwen-2012] 第二十条：审核时核对人名、地名、时间、数字。
    """

    code = "PH016"
    name = "recoverable-mask"
    category = "placeholder.recoverable"
    certainty = "certain"
    summary_en = "A masked number that the clause itself gives"
    source = "《党政机关公文处理工作条例》第二十条"
    fix = "unsafe"
    layer = "placeholders"
    kinds = ("count",)
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """One finding a run whose value is known."""
        for item in ctx.placeholders:
            if item.role != "count" or not item.value:
                continue
            written = doc.text.startswith(_WRITTEN_OUT, item.end)
            value = format_chinese(int(item.value)) if written else item.value
            phrase = quoted(doc.text[item.phrase_start : item.phrase_end])
            message = f"{phrase}的数字没有填，而文中已经列出{item.value}项，核对后可填“{value}”"
            edit = Edit(item.start, item.end, value)
            fix = Fix("unsafe", f"填入“{value}”", (edit,))
            yield Finding(item.start, item.end, message, fixes=(fix,))
