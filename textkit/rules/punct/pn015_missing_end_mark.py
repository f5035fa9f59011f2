"""PN015."""

from __future__ import annotations

from collections.abc import Iterator

from textkit.model.diagnostic import Finding
from textkit.model.document import Document
from textkit.rules.base import Context, Option, Rule
from textkit.rules.kinds import compiled

_ENDS = "。！？：；…”’）》】—.!?:;)]>"


class MissingEndMark(Rule):
    """段末没有句末标点。

    检查什么
        含有句号的成段文字，末尾是汉字或数字，没有句号、冒号等；或以逗号、顿号收尾。
    为什么
        一段话没有收住，多是删改时漏了标点，或文字没有写完。
    反例
        今年以来，全区扎实推进各项工作。通过上下努力，取得了较好成效⏎二、存在问题
        要进一步加强组织领导，层层压实工作责任。各单位要密切配合，形成合力，⏎二、存在问题
        会议传达学习了上级有关精神。会议要求，各乡镇要认真抓好贯彻落实、⏎二、存在问题
    正例
        今年以来，全区扎实推进各项工作。通过上下努力，取得了较好成效。
        坚持以人民为中心，奋力开创高质量发展新局面
        现将有关情况汇报如下：
    修正安全性
        无
    选项
        min_chars：成段文字的最少字数。
        max_share：没有句末标点的段落超过这个比例时，视为按行断开的文本，不报。
    例外与误报
        标题、表格、署名、没有句号的短行不看；全文按显示行断开的文本不报。
    出处
        [gbt-15834-2011] 4.1 句号：用于句子末尾。
    """

    code = "PN015"
    name = "missing-end-mark"
    category = "punct.missing"
    certainty = "likely"
    summary_en = "Paragraph ends without a mark"
    source = "GB/T 15834—2011 4.1"
    parts = ("body",)
    options = (
        Option("min_chars", 30, "字", "更短的行多是标题和署名"),
        Option("max_share", 0.2, "比例", "五分之一以上的段落都没有收住，多是按显示行断开的文本"),
    )
    false_alarms = 0.0

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """Long paragraphs that end in a character or a comma."""
        text = doc.text
        min_chars = int(ctx.option("min_chars"))
        n_paragraphs = 0
        open_ends: list[int] = []
        for block in doc.blocks:
            if block.part != "body" or block.kind not in ("paragraph", "item"):
                continue
            if block.end - block.start < min_chars:
                continue
            end = block.end
            while end > block.start and text[end - 1].isspace():
                end -= 1
            last = text.rfind("。", block.start, end)
            if last < 0 or (last < end - 1 and _is_other(text[last + 1 : end])):
                continue
            n_paragraphs += 1
            if _is_open(text, end, block.end):
                open_ends.append(end)
        if len(open_ends) > max(1.0, float(ctx.option("max_share")) * n_paragraphs):
            return
        for end in open_ends:
            final = text[end - 1]
            if final in "，、,":
                message = f"段末是“{final}”，句子没有收住，请改为句号或补全"
            else:
                message = f"段末“{text[max(0, end - 6) : end]}”后面没有句号，请补上或检查是否有删漏"
            yield Finding(end - 1, end, message)


def _is_other(rest: str) -> bool:
    """Whether what follows the last 。 is a heading or a credit that lost its own line."""
    credit = compiled(
        r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|.{0,20}(?:摄|供稿|记者))"
    )
    return bool(credit.match(rest))


def _is_open(text: str, end: int, block_end: int) -> bool:
    """Whether the paragraph stops in a character or a comma, and does not go on in the next line."""
    final = text[end - 1]
    if final in _ENDS or (final.isascii() and not final.isdigit() and final != "%"):
        return False
    following = text[block_end + 1 : block_end + 9].partition("\n")[0]
    return not following[:1].isdigit() and not following.startswith(tuple("，。、；：是的"))
