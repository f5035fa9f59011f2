"""Finds blanks, pending marks, instructions to the writer and fields no program filled in.

Owns what is not a run of masking characters: empty brackets, underlined blanks, dates and numbers
with nothing in them, 待补充, （此处填写…）, ［单位名称］, ``{{…}}``, 错误！未找到引用源。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import regex

from textkit.analysis.placeholder_words import BLANKS, EDGES, NUMERIC, word_left, word_right
from textkit.lexicon.loader import load_lexicon
from textkit.model.document import Block, Document
from textkit.model.layers import Placeholder

MIN_ALIKE = 2
"""Sure slots in one kind of bracket that make the others in it slots, too."""

_PAIRS = {
    "（": "）",
    "(": ")",
    "【": "】",
    "[": "]",
    "［": "］",
    "〔": "〕",
    "《": "》",
    "“": "”",
    "{": "}",
    "｛": "｝",
    "「": "」",
    "『": "』",
    "<": ">",
    "＜": "＞",
}

_EMPTY = re.compile(r"[（(【\[［〔《“{｛「『][ \t\u3000\xa0]*[）)】\]］〕》”}｝」』]")

_BRACKETED = re.compile(r"[【\[［〔<＜{｛][^【】\[\]［］〔〕<>＜＞{}｛｝\n]{1,60}[】\]］〕>＞}｝]")

_TEMPLATE = re.compile(
    r"\{\{[^{}\n]{1,40}\}\}|\$\{[^{}\n]{1,40}\}|«[^«»\n]{1,40}»|\{%[^\n%]{1,40}%\}|<%[^\n%]{1,40}%>"
)

_PROMPT = regex.compile(
    r"[（(](?:"
    r"(?:此处|在此|填写|填入|请(?:[在填]|根据|输入|补充|注明)|可?根据实际|结合实际填|待(?:[补填核]|确认|更新|完善))[^（()）\n]{0,40}"
    r"|[^（()）\n]{0,20}(?:待(?:补充?|定|核实?|填写?|确认|更新|完善)|此处填写|据实填写|自行填写|自拟|自填)"
    r")[)）]"
)
"""A parenthesis that talks to the writer."""

_PARENTHESIS = re.compile(r"[（(]([^（()）\n]{2,6})[)）]")

_PROMPT_TEXT = regex.compile(
    r"(?:请?(?:单击|点击|轻触|双击)(?:或(?:单击|点击|轻触))?|请?在)?此处(?:输入|填写|添加|键入|插入|编辑|填入|补充|粘贴|替换)[^，。；\n（()）\[\]【】]{0,12}"
    r"|[Cc]lick or tap here to enter text"
)

_PENDING = regex.compile(
    r"(?<![有亟急尚期等对善优看接招款守虐相])待(?:补充?|填写?|填报|核实|确认|更新|添加|插入|完善|定|补录|上报)(?:数据|内容|材料|情况)?"
    r"(?=$|[\n，。；、）)】\]］”\t ])",
    regex.MULTILINE,
)

_ENGLISH = regex.compile(
    r"(?<![A-Za-z])(?:TODO|TBD|TBC|FIXME|[Ll]orem ipsum|PLACEHOLDER)(?![A-Za-z])"
)

_BROKEN = regex.compile(
    r"(?:错误|Error)[！!][ ]?(?:未找到引用源|未定义书签|超链接引用无效|文档中没有指定样式的文字|未指定书签|Reference source not found|Bookmark not defined)[。.]?"
    r"|\#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!)"
    r"|(?<=[\p{Han}：，、])(?:null|undefined|NaN|None)(?=[\p{Han}％%，。；])"
    r"|(?<=[\p{Han}：，、])%(?:s|d|\.\d?f|\(\w+\)s)(?=[\p{Han}％，。；])"
)

_BLANK_DATE = regex.compile(
    r"(?:(?<!\d)\d{2,4}[ \u3000\xa0]*)?年[ \u3000\xa0]+月[ \u3000\xa0]+日"
    r"|(?<=^|[\s，。；：（(])年[ \u3000\xa0]+月(?![ \u3000\xa0均平])"
    r"|(?<=\d)月[ \u3000\xa0]+日(?!\p{Han})"
    r"|(?<![\d.])(?:19|20)\d?[ \u3000\xa0]+年(?=度|[ \u3000\xa0]*月|[ \u3000\xa0]+|\p{Han})",
    regex.MULTILINE,
)

_BLANK_DATE_PAIRS = tuple(
    pair for blank in BLANKS for pair in (f"年{blank}", f"月{blank}", f"{blank}年")
)
"""One of these stands in every text with a blank date."""

_BLANK_NUMBER = regex.compile(
    r"(?:[ \u3000\xa0]{2,}+|…{1,2}+|\.{3,}+|·{3,}+)(?=[余多]?(?:个|名|人(?!民)|户|项|次|万|元|亩|件|家|％|%))"
    r"|[-—－]{2,}+(?=余?(?:人次|万元|亿元|％|%))"
)
_BEFORE_NUMBER = frozenset("共约达近超有为占")
_SURE_UNITS = ("人次", "余人次", "万元", "余万元", "亿元", "％", "%")
"""Units before which dots and dashes are a blank, whatever stands before them."""

_BLANK_SERIAL = regex.compile(r"第[ \u3000\xa0]++(?:号|条|次|届|期|批)|〔\d{4}〕[ \u3000\xa0]*+号")

_OMITTED = regex.compile(r"[（(]\s*(?:略|此处略|内容略|以下略|下略|后略|前略|中略|从略)\s*[)）]")


def find_slots(doc: Document) -> list[Placeholder]:
    """Every slot that is no run of masking characters, unsorted; some may overlap."""
    text = doc.text
    found = [
        *_empty_brackets(text),
        *_template_fields(text),
        *_bracketed_slots(text),
        *_prompts(text),
        *_pending_marks(text),
        *_broken_fields(text),
        *_blank_numbers(text),
    ]
    if any(format_.underline for format_ in doc.formats):
        found.extend(_underlined_blanks(doc))
    return found


def _slot(kind: str, role: str, start: int, end: int, certainty: str = "certain") -> Placeholder:
    return Placeholder(start, end, kind, role, start, end, strong=True, certainty=certainty)


def _empty_brackets(text: str) -> Iterator[Placeholder]:
    for match in _EMPTY.finditer(text):
        start, end = match.span()
        if _PAIRS[text[start]] != text[end - 1]:
            continue
        before, after = text[start - 1 : start], text[end : end + 1]
        if text[start] in "([{<" and (_is_code(before) or after in "([{=.;"):
            continue
        if text[start] == "[" and (
            before in "-*+" or text[start - 2 : start] in ("- ", "* ", "+ ")
        ):
            continue  # Markdown check box
        if text[start] in "“{｛「『" and end - start == 2 and before == "" == after:
            continue
        yield _blank(text, start, end)


def _is_code(before: str) -> bool:
    return bool(before) and before.isascii() and (before.isalnum() or before in "_.)]}")


def _blank(text: str, start: int, end: int) -> Placeholder:
    """A blank with the role that its neighbours give it."""
    left, right = word_left(text, start), word_right(text, end)
    if right.category in NUMERIC or right.category in ("unit", "person", "event", "document"):
        return Placeholder(
            start, end, "blank", right.category, start, right.end, strong=True,
            left=left.category, right=right.category,
        )  # fmt: skip
    return Placeholder(
        start, end, "blank", "blank", start, end, strong=True,
        left=left.category, right=right.category,
    )  # fmt: skip


def _template_fields(text: str) -> Iterator[Placeholder]:
    if "{{" in text or "${" in text or "«" in text or "{%" in text or "<%" in text:
        for match in _TEMPLATE.finditer(text):
            yield _slot("instruction", "instruction", *match.span())


@cache
def _slot_words() -> tuple[frozenset[str], frozenset[str], int]:
    """Nouns of slots, cues of instructions, and the longest noun."""
    lexicon = load_lexicon("placeholder_slots")
    cues = lexicon.terms("cue")
    nouns = lexicon.terms() - cues
    return nouns, cues, max(map(len, nouns))


_SHORT_LABEL = 6
"""【时间】, 【关键词】 with their brackets: too short to be told from a label."""

_HAN = regex.compile(r"\p{Han}")


def _bracketed_slots(text: str) -> Iterator[Placeholder]:
    """［单位名称］, [正文], {姓名}, <日期>, 【此处插入图1】 and their like in the same document."""
    doubtful: list[tuple[str, int, int]] = []
    sure: dict[str, int] = {}
    for match in _BRACKETED.finditer(text):
        start, end = match.span()
        if _PAIRS[text[start]] != text[end - 1] or not _HAN.search(match[0]):
            continue
        verdict = _judge(text, start, end)
        if verdict == "sure":
            sure[text[start]] = sure.get(text[start], 0) + 1
            role = "marker" if _PENDING.search(match[0]) else "instruction"
            yield _slot(role, role, start, end)
        elif verdict == "doubtful":
            doubtful.append((text[start], start, end))
    for bracket, start, end in doubtful:
        if sure.get(bracket, 0) >= MIN_ALIKE:
            yield _slot("instruction", "instruction", start, end, "likely")


def _judge(text: str, start: int, end: int) -> str:
    """sure, doubtful or empty for a bracket with Chinese text in it."""
    nouns, cues, longest = _slot_words()
    bracket, content = text[start], text[start + 1 : end - 1].strip()
    before = text[start - 1 : start]
    if bracket in "{｛":
        return "" if before == "\\" or _is_code(before) or len(content) < 2 else "sure"
    if bracket in "[［" and text[end : end + 1] == "(":
        return ""  # Markdown link
    bare = content.rstrip("0123456789一二三四五六七八九十")
    if any(cue in content for cue in cues if len(cue) > 1):
        return "sure" if bracket != "〔" else "doubtful"
    named = any(bare.endswith(noun) for noun in _endings(bare, longest) if noun in nouns)
    if named and len(content) <= 12:
        return _named_slot(text, start, end)
    if bracket in "<＜〔":
        return ""
    return "doubtful" if not content[0].isdigit() else ""


def _endings(word: str, longest: int) -> Iterator[str]:
    for length in range(min(longest, len(word)), 1, -1):
        yield word[-length:]


def _named_slot(text: str, start: int, end: int) -> str:
    """A bracket that names a slot; 【时间】2024年 is a label with its text behind it."""
    if text[start] not in "【〔":
        return "sure"
    opens_line = start == 0 or text[start - 1] == "\n"
    labels = opens_line and text[end : end + 1] not in ("\n", "", "【")
    return "doubtful" if labels or end - start < _SHORT_LABEL else "sure"


@cache
def _long_slots() -> frozenset[str]:
    """Nouns that in parentheses, too, name a slot rather than explain a word."""
    nouns = _slot_words()[0]
    return frozenset(noun for noun in nouns if len(noun) > 3) | {"姓名", "数字", "数据"}


def _prompts(text: str) -> Iterator[Placeholder]:
    for match in _PROMPT.finditer(text):
        role = "marker" if "待" in match[0] else "instruction"
        yield _slot(role, role, *match.span())
    for match in _PARENTHESIS.finditer(text):
        if match[1] in _long_slots():
            yield _slot("instruction", "instruction", *match.span(), "likely")
    if "此处" in text or "tap here" in text:
        for match in _PROMPT_TEXT.finditer(text):
            yield _slot("instruction", "instruction", *match.span())
    if "略" in text:
        for match in _OMITTED.finditer(text):
            yield _slot("marker", "marker", *match.span(), "hint")


def _pending_marks(text: str) -> Iterator[Placeholder]:
    if "待" in text:
        for match in _PENDING.finditer(text):
            start, end = match.span()
            yield _slot("marker", "marker", start, end, _pending_certainty(text, start, end))
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
        yield _slot("field", "field", *match.span())


def _blank_numbers(text: str) -> Iterator[Placeholder]:
    if any(pair in text for pair in _BLANK_DATE_PAIRS):
        for match in _BLANK_DATE.finditer(text):
            yield _slot("blank", "date", *match.span(), "likely")
    for match in _BLANK_NUMBER.finditer(text):
        start, end = match.span()
        before = text[start - 1 : start]
        sure = text.startswith(_SURE_UNITS, end) and before.isalpha() and match[0].strip()
        if sure or (before in _BEFORE_NUMBER and before and match[0][0] not in "-—－"):
            yield _blank(text, start, end)._replace(certainty="likely")
    for match in _BLANK_SERIAL.finditer(text):
        yield _slot("blank", "number", *match.span(), "likely")


def _underlined_blanks(doc: Document) -> Iterator[Placeholder]:
    """Stretches of a Word line that are underlined and hold nothing but blanks."""
    for block in doc.blocks:
        for start, end in _underlined(doc, block):
            stretch = doc.text[start:end]
            if end - start >= 2 and not stretch.strip() and "\n" not in stretch:
                yield _blank(doc.text, start, end)


def _underlined(doc: Document, block: Block) -> Iterator[tuple[int, int]]:
    """Adjacent underlined runs of a block, joined."""
    start = end = -1
    for run in block.runs:
        if not doc.formats[run.format].underline:
            continue
        if run.start != end:
            if end > start:
                yield start, end
            start = run.start
        end = run.end
    if end > start:
        yield start, end
