"""Finds pending marks, instructions to the writer and fields no program filled in.

Owns what is neither a run of masking characters nor a blank: 待补充, （此处填写…）, ［单位名称］, ``{{…}}``, 错误！未找到引用源。
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from textkit.analysis.placeholder_blanks import PAIRS, find_blanks, is_code
from textkit.analysis.placeholder_gaps import find_gaps
from textkit.analysis.placeholder_words import EDGES, NUMERIC, word_right
from textkit.lexicon.loader import load_lexicon
from textkit.model.document import Document
from textkit.model.layers import Placeholder
from textkit.text.patterns import LazyPattern

MIN_ALIKE = {"【": 2}
"""Sure slots in one kind of bracket that make the others in it slots, too; one where not named:
only 【】 also open headings and labels.
"""

_BRACKETED = LazyPattern(r"[【\[［〔<＜{｛][^【】\[\]［］〔〕<>＜＞{}｛｝\n]{1,60}[】\]］〕>＞}｝]")

_TEMPLATE = LazyPattern(
    r"\{\{[^{}\n]{1,40}\}\}|｛｛[^｛｝\n]{1,40}｝｝|\$\{[^{}\n]{1,40}\}|«[^«»\n]{1,40}»|\{%[^\n%]{1,40}%\}|<%[^\n%]{1,40}%>"
)

_PROMPT = LazyPattern(
    r"[（(](?:"
    r"(?:此处|在此|填写|填入|请(?:[在填]|根据(?:实际|具体|本|情况)|输入|补充)|可?根据实际|结合实际填|或[：:]|待(?:[补填核]|确认|更新|完善))[^（()）\n]{0,40}"
    r"|[^（()）\n]{0,20}(?:待(?:补充?|定|核实?|填写?|确认|更新|完善)|此处填写|据实填写|自行填写|自拟|自填)"
    r")[)）]"
)
"""A parenthesis that talks to the writer."""

_PARENTHESIS = LazyPattern(r"[（(]([^（()）\n]{2,6})[)）]")

_PROMPT_TEXT = LazyPattern(
    r"(?:请?(?:单击|点击|轻触|双击)(?:或(?:单击|点击|轻触))?|请?在)?此处(?:输入|填写|添加|键入|插入|编辑|填入|补充|粘贴|替换)[^，。；\n（()）\[\]【】]{0,12}"
    r"|(?:(?:单击|点击)此处|请输入)(?:文字|标题|正文|内容)(?=$|[\n。，；）)】\]])"
    r"|[Cc]lick or tap here to enter text"
)

_PENDING = LazyPattern(
    r"(?<![有亟急尚期等对善优看接招款守虐相仍还正须需均皆久坐静以留])待(?:补充?|填写?|填报|核实|确认|更新|添加|插入|完善|定|补录|上报)(?:数据|内容|材料|情况)?"
    r"(?=$|[\n，。；、）)】\]］”\t ])",
    regex.MULTILINE,
)

_ENGLISH_WORDS = ("TODO", "TBD", "TBC", "FIXME", "PLACEHOLDER", "Lorem ipsum", "lorem ipsum")
_ENGLISH = LazyPattern(rf"(?<![A-Za-z])(?:{'|'.join(_ENGLISH_WORDS)})(?![A-Za-z])")

_BROKEN = LazyPattern(
    r"(?:错误|Error)[！!][ ]?(?:未找到引用源|未定义书签|超链接引用无效|文档中没有指定样式的文字|未指定书签|Reference source not found|Bookmark not defined)[。.]?"
    r"|\#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!)"
    r"|(?<=[\p{Han}：，、])(?:null|undefined|NaN|None)(?=[\p{Han}％%，。；])"
    r"|(?<=[\p{Han}：，、])%(?:s|d|\.\d?f|\(\w+\)s)(?=[\p{Han}％，。；])"
)

_NULLS = frozenset({"null", "undefined", "NaN", "None"})
"""Values that a program prints for nothing; a measure word behind tells them from talk of code."""

_OMITTED = LazyPattern(r"[（(]\s*(?:略|此处略|内容略|以下略|下略|后略|前略|中略|从略)\s*[)）]")


_LATER = LazyPattern(r"[（(](?:数据|内容|材料|情况|附件)?(?:后补|暂缺|待后补)[)）]")

_TAGGED = LazyPattern(r"([#@])(\w{2,6})\1")
"""#数据#, @姓名@."""


def find_slots(doc: Document) -> list[Placeholder]:
    """Every slot that is no run of masking characters, unsorted; some may overlap."""
    text = doc.text
    return [
        *find_blanks(doc),
        *find_gaps(text),
        *_template_fields(text),
        *_bracketed_slots(text),
        *_prompts(text),
        *_pending_marks(text),
        *_broken_fields(text),
    ]


def _slot(kind: str, role: str, start: int, end: int, certainty: str = "certain") -> Placeholder:
    return Placeholder(start, end, kind, role, start, end, strong=True, certainty=certainty)


def _template_fields(text: str) -> Iterator[Placeholder]:
    if (
        "{{" in text
        or "｛｛" in text
        or "${" in text
        or "«" in text
        or "{%" in text
        or "<%" in text
    ):
        for match in _TEMPLATE.finditer(text):
            yield _slot("field", "field", *match.span())


class _Words(NamedTuple):
    """Nouns of slots by category, and cues that settle a bracket whatever else it holds."""

    nouns: dict[str, str]
    cues: tuple[str, ...]
    longest: int


@cache
def _slot_words() -> _Words:
    lexicon = load_lexicon("placeholder_slots")
    nouns = {e.term: e.category for e in lexicon.entries if e.category != "cue"}
    return _Words(nouns, tuple(lexicon.terms("cue")), max(map(len, nouns)))


_LONGEST_NAME = 12
"""A longer bracket describes rather than names a slot."""

_HAN = LazyPattern(r"\p{Han}")


def _bracketed_slots(text: str) -> Iterator[Placeholder]:
    """［单位名称］, [正文], {姓名}, <日期>, 【此处插入图1】 and their like in the same document."""
    doubtful: list[tuple[str, int, int]] = []
    sure: dict[str, int] = {}
    for match in _BRACKETED.finditer(text):
        start, end = match.span()
        if PAIRS[text[start]] != text[end - 1] or not _HAN.search(match[0]):
            continue
        verdict = _judge(text, start, end)
        if verdict == "sure":
            sure[text[start]] = sure.get(text[start], 0) + 1
            role = "marker" if _PENDING.search(match[0]) else "instruction"
            yield _slot(role, role, start, end)
        elif verdict == "doubtful":
            doubtful.append((text[start], start, end))
    for bracket, start, end in doubtful:
        if sure.get(bracket, 0) >= MIN_ALIKE.get(bracket, 1):
            yield _slot("instruction", "instruction", start, end, "likely")


def _judge(text: str, start: int, end: int) -> str:
    """sure, doubtful or empty for a bracket with Chinese text in it."""
    words = _slot_words()
    bracket, content = text[start], text[start + 1 : end - 1].strip()
    before, after = text[start - 1 : start], text[end : end + 1]
    if bracket in "{｛":
        return "" if before == "\\" or is_code(before) or len(content) < 2 else "sure"
    if bracket in "[［" and after == "(":
        return ""  # Markdown link
    if any(cue in content for cue in words.cues):
        return "sure" if bracket != "〔" else "doubtful"
    kind = _noun_kind(content, words) if len(content) <= _LONGEST_NAME else ""
    if bracket in "【〔<＜" and not (bracket in "<＜" and kind):
        named = content.endswith(("名称", "姓名")) and len(content) > len("名称")
        named |= kind == "person" and word_right(text, end).category == "person"  # 【姓名】老师
        others = "" if bracket in "<＜" or content[0].isdigit() else "doubtful"
        return "sure" if named else others  # 【责任单位】县委办 is a label
    labels = (start == 0 or text[start - 1] == "\n") and after.isalpha() and kind == "text"
    if kind and not labels:
        return "sure"
    return "" if content[0].isdigit() else "doubtful"


def _noun_kind(content: str, words: _Words) -> str:
    """Category of the slot noun that ends a bracket's content, numbering left out; else empty."""
    bare = content.rstrip("0123456789一二三四五六七八九十")
    for length in range(min(words.longest, len(bare)), 1, -1):
        if bare[-length:] in words.nouns:
            return words.nouns[bare[-length:]]
    return ""


@cache
def _long_slots() -> frozenset[str]:
    """Nouns that in parentheses, too, name a slot rather than explain a word."""
    return frozenset(noun for noun in _slot_words().nouns if len(noun) > 3) | _SHORT_SLOTS


_SHORT_SLOTS = frozenset({"姓名", "数字", "数据", "人数", "金额"})


def _prompts(text: str) -> Iterator[Placeholder]:
    for match in _PROMPT.finditer(text):
        role = "marker" if "待" in match[0] else "instruction"
        sure = role == "marker" or match[0][1:3] in ("此处", "在此") or match[0][1] == "请"
        certainty = "certain" if sure else "likely"
        yield _slot(role, role, match.start(), match.end(), certainty)
    for match in _PARENTHESIS.finditer(text):
        if match[1] in _long_slots():
            start, end = match.span()
            yield _slot("instruction", "instruction", start, end, "likely")
    if "此处" in text or "tap here" in text or "请输入" in text:
        for match in _PROMPT_TEXT.finditer(text):
            yield _slot("instruction", "instruction", *match.span())
    yield from _tagged(text)
    yield from _omissions(text)


def _tagged(text: str) -> Iterator[Placeholder]:
    """#数据#, @姓名@; a topic is no noun of a slot."""
    if "#" in text or "@" in text:
        for match in _TAGGED.finditer(text):
            if match[2] in _slot_words().nouns:
                yield _slot("instruction", "instruction", *match.span())


def _omissions(text: str) -> Iterator[Placeholder]:
    """（略）: a hint, unless nothing else stands on the line."""
    if "略" in text:
        for match in _OMITTED.finditer(text):
            start, end = match.span()
            alone = text[start - 1 : start] in "\n" and text[end : end + 1] in "\n"
            yield _slot("marker", "marker", start, end, "likely" if alone else "hint")


def _pending_marks(text: str) -> Iterator[Placeholder]:
    if "后补" in text or "暂缺" in text or "补后" in text:
        for match in _LATER.finditer(text):
            start, end = match.span()
            yield _slot("marker", "marker", start, end, "likely")
    if "待" in text:
        for match in _PENDING.finditer(text):
            start, end = match.span()
            yield _slot("marker", "marker", start, end, _pending_certainty(text, start, end))
    if any(word in text for word in _ENGLISH_WORDS):
        for match in _ENGLISH.finditer(text):
            yield _slot("marker", "marker", *match.span())


def _pending_certainty(text: str, start: int, end: int) -> str:
    """A mark that stands alone is certain; 时间待定 in a sentence may be meant."""
    before, after = text[start - 1 : start], text[end : end + 1]
    alone = before in EDGES and (after in EDGES or not after)
    if alone and before not in "，、。；":
        return "certain"
    return (
        "hint" if text[start:end] in ("待定", "待完善", "待确认", "待上报", "待更新") else "likely"
    )


def _broken_fields(text: str) -> Iterator[Placeholder]:
    for match in _BROKEN.finditer(text):
        start, end = match.span()
        if match[0] not in _NULLS or word_right(text, end).role in NUMERIC - {"date"}:
            yield _slot("field", "field", start, end)
