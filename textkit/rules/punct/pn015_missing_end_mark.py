"""PN015."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from textkit.model.diagnostic import Finding
from textkit.model.document import Block, Document
from textkit.rules.base import Context, Option, Rule
from textkit.rules.kinds import compiled

_NUMBERED = (
    r"[ \t\u3000\u00a0]*(?:[（(]?[一二三四五六七八九十]{1,3}(?:[）)]|[、.．，]|[是要])"
    r"|[（(]?\d{1,2}[)）.．、]|[①-⑳]|第[一二三四五六七八九十]{1,3}[，章节条])"
)
_PAUSES = "，、；"
_MIN_PAUSED = 12
"""Characters of a line that ends in a comma: shorter ones are salutations and labels."""

_ENDS = "。！？：；…”’）》】—.!?:;)]>"


class MissingEndMark(Rule):
    """段末没有句末标点。

    检查什么
        成段文字末尾是汉字或数字，没有句号、冒号等；段末是逗号、顿号；最后一个分项以分号收尾。
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
        标题、表格、署名不看；没有句号的一句话，前后都是以句号收尾的段落才报；全文按显示行断开的文本不报。
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
        """Paragraphs that end in a character, a comma or, as the last item of a list, in ；."""
        min_chars = int(ctx.option("min_chars"))
        n_paragraphs = 0
        open_ends: list[tuple[int, str | None]] = []
        title_end = ctx.outline.title.end if ctx.outline.title else 0
        for block in doc.blocks:
            if block.part != "body" or block.kind not in ("paragraph", "item"):
                continue
            ending = _ending(doc.text, block, min_chars)
            n_paragraphs += ending.counts
            if ending.open and ending.end > title_end:
                open_ends.append((ending.end, ending.certainty))
        if len(open_ends) <= max(1.0, float(ctx.option("max_share")) * n_paragraphs):
            for end, certainty in open_ends:
                yield Finding(end - 1, end, _message(doc.text, end), certainty)


class Ending(NamedTuple):
    """How a paragraph stops: where, whether it is left open, and whether it is surely prose."""

    end: int
    open: bool = False
    counts: bool = False
    certainty: str | None = None


def _ending(text: str, block: Block, min_chars: int) -> Ending:
    start, end = block.start, block.end
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start < _MIN_PAUSED:
        return Ending(end)
    if text[end - 1] in _PAUSES:
        counts = end - start >= min_chars and "。" in text[start:end]
        return Ending(end, _is_cut(text, start, end), counts)
    percent = text[end - 1] in "%％" and "，" in text[start:end]  # no heading says that
    if end - start < min_chars and not percent:
        return Ending(end)
    last = text.rfind("。", start, end)
    if last < 0 and not percent:
        lone = _is_open(text, end, block.end) and _is_lone_sentence(text, start, end)
        return Ending(end, lone, certainty="hint")
    if 0 <= last < end - 1 and _is_other(text[last + 1 : end]):
        return Ending(end)
    return Ending(end, _is_open(text, end, block.end), counts=True)


def _message(text: str, end: int) -> str:
    final = text[end - 1]
    if final == "；":
        return "这是最后一项，段末是“；”，请改为句号"
    if final in "，、,":
        return f"段末是“{final}”，句子没有收住，请改为句号或补全"
    return f"段末“{text[max(0, end - 6) : end]}”后面没有句号，请补上或检查是否有删漏"


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether a paragraph that ends in ，、； does not go on in the next one."""
    following = _line_below(text, end)
    top = compiled(r"[一二三四五六七八九十]{1,3}[、，]")
    if text[end - 1] == "；":
        item = compiled(_NUMBERED).match(text, start, end)
        above = text[max(0, start - 9) : start].rstrip()[-1:]
        last = not following or top.match(following) is not None
        return last and above in ("；", "：") and bool(item) and not top.match(text, start)
    marked = compiled(_NUMBERED).match(following)
    return not following or marked is not None or "。" in text[start:end]


def _is_lone_sentence(text: str, start: int, end: int) -> bool:
    """Whether a line with a comma stands between paragraphs that end in 。, and is no heading."""
    if "，" not in text[start:end] or compiled(_NUMBERED).match(text, start, end):
        return False
    following = _line_below(text, end)
    above = text[max(0, start - 9) : start].rstrip()
    return above.endswith("。") and (not following or following.endswith("。"))


def _line_below(text: str, at: int) -> str:
    """The next line that is not blank."""
    match = compiled(r"\s*\n[ \t\u3000\u00a0]*(\S[^\n]*)").match(text, at)
    return match[1].rstrip() if match else ""


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
