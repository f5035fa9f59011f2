"""TR012."""

from __future__ import annotations

from collections.abc import Iterator

from textkit.model.diagnostic import Edit, Finding, Fix
from textkit.model.document import Document
from textkit.rules.base import Context
from textkit.rules.residue.foreign import ForeignRule
from textkit.text.patterns import LazyPattern

_CITATION = LazyPattern(
    r"\[\^\d{1,3}\](?!:)|(?:来源|参考)(?:\[\d{1,2}\])+"
    r"|【[^【】\n]{0,12}†[^【】\n]{0,40}】|\[citation:\d+\]"
    r"|:?contentReference\[oaicite:\d+\](?:\{[^{}\n]{0,40}\})?|[\ue200-\ue206]?cite[\ue200-\ue206]?turn\d+\w*"
)


class ModelResidue(ForeignRule):
    """语言模型的应答语和引用记号。

    检查什么
        “以下是根据您的要求撰写的……”“希望以上内容对您有帮助”“作为人工智能助手……”“字数：约1500字”等应答语，以及“【1†source】”“[citation:2]”一类引用记号。
    为什么
        应答语是对提问人说的，不是报告内容；引用记号指向读者看不到的地方，其内容须逐条核实。
    反例
        好的，以下是根据您的要求撰写的工作总结：⏎青禾镇2023年工作总结⏎一、主要工作
        青禾镇2023年工作总结⏎一、主要工作⏎全年完成投资2亿元。⏎希望以上内容对您有所帮助！
        地区生产总值增长6%【3†source】。
    正例
        发展人工智能产业，推广智能助手应用。
        以下是2023年主要工作情况。
        请各单位根据实际情况修改完善实施方案。
    修正安全性
        改后须核对：整行应答语删整行，引用记号只删记号本身，它标注的事实要另行核实。
    选项
        无
    例外与误报
        介绍人工智能工作的正文不报；“请根据实际情况调整”只在文首文末的说明行里报。
    出处
        [textkit] 词表 residue、residue_patterns。
    """

    code = "TR012"
    name = "model-residue"
    category = "residue.model"
    summary_en = "Reply phrase or citation scar of a language model"
    layer = ""  # citation scars are in the text, whatever the layer found
    kinds = ("model",)
    what = "是语言模型的应答语"

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Replies from the layer, citation scars from the text."""
        yield from super().check(doc, ctx)
        if not any(
            sign in doc.text for sign in ("†", "citation:", "oaicite", "turn0", "[^", "源[", "考[")
        ):
            return
        for match in _CITATION.finditer(doc.text) if doc.format != "md" else ():
            message = f"“{match[0]}”是语言模型的引用记号，应删去，并核实它标注的内容"
            start, end = match.span()
            fix = Fix("unsafe", "删去引用记号", (Edit(start, end, ""),))
            yield Finding(start, end, message, fixes=(fix,))
