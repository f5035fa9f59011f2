"""What the report's own short lines look like: title, bodies, dates, numbers, names, sections.

Owns the shapes that keep a line from being taken for residue by its place alone.
"""

from __future__ import annotations

from textkit.analysis.residue_words import own_words
from textkit.text.patterns import LazyPattern, compiled

SECTION = LazyPattern(
    r"(?:[一二三四五六七八九十]{1,3}[、.．是要]|[（(][一二三四五六七八九十]{1,3}[)）]"
    r"|第[一二三四五六七八九十\d]{1,3}[章节条部]|[（(]\d{1,2}[)）]|\d{1,2}[.．、](?!\d)|[①-⑳])"
)
"""A section number at the start of a folded line."""

_DASHED = LazyPattern(r"[-―—]{1,3}[^-―—]{4,}$")
"""A subtitle behind its dash."""

_DATE = LazyPattern(
    r"[（(]?(?:[12]\d{3}|[二一][〇○零OＯ\p{Han}]{3}|[×XX*_]{2,4}|20[×XX*_]{2})年"
    r"(?:[\d×XX*_一二三四五六七八九十]{1,3}月)?(?:[\d×XX*_一二三四五六七八九十]{1,3}[日号])?[）)]?"
)
_NUMBER = LazyPattern(r".{1,20}[〔\[［（(【]\d{4}[〕\]］）)】]第?[\d×XX]+号|№?\d{6}")
_GREETING = LazyPattern(r"各位|同志|尊敬的|领导|代表")
_OWN_START = LazyPattern(
    r"\d{4}年\d{1,2}月\d{1,2}日|附件|附表|附[:：]|抄送|抄报|主送|印发|特此|以上(?:报告|汇报|请示|意见|情况)|妥否|此致|敬礼|汇报完毕"
    r"|谢谢大家|我的(?:汇报|述职|发言)|关于|目录|注[:：]|[（(]?(?:汇报|述职|报告|发言|联系|填报|主持)人"
)
_SENTENCE_END = tuple("。；;")
_TRAILING_NOTE = LazyPattern(r"[（(][^（）()]{0,24}[)）]$")
_COLLECTION = LazyPattern(
    r"(?:精选|优秀|通用|最新)?(?:范文|合集|汇编)?(?:精选|大全|合集|集锦|模板|汇总|参考)?"
    r"(?:\d{1,2}|[一二三四五六七八九十两])?篇?(?:范文)?$"
)
_COLLECTION_ENDS = tuple("篇文集编全锦板总考")
"""What collections hang on a title, and the characters it can end in."""

_TITLE_OPENING = LazyPattern(
    r"关于|《|[12]\d{3}年|二[〇○零]|(?:委|府|厅|局|部|镇|乡|县|市|区|街道)对"
)
_DANGLING = tuple("的和及与、对在为")
"""How the first line of a title of two lines begins or ends."""

_TITLE_MARKS = LazyPattern(r"[。！!？?；;]")
_YEAR = LazyPattern(r"[12]\d{3}年|二[〇○零]..年|[X×]{2,4}年|[上下]半年|年度|季度")

BODY_LINE = 60
"""Folded characters from which a line is a paragraph, not part of a head or foot."""


def is_section(folded: str) -> bool:
    """Whether a section number opens the line."""
    return SECTION.match(folded) is not None


def is_body(folded: str) -> bool:
    """Whether a line is running text: long, or a sentence that ends."""
    return len(folded) >= BODY_LINE or (len(folded) >= 25 and folded.endswith(_SENTENCE_END))


def is_title(folded: str) -> bool:
    """Whether a line has the certain shape of a title: it ends in a genre word or opens with 关于."""
    core = _core(folded)
    if core.endswith(_COLLECTION_ENDS):
        core = _COLLECTION.sub("", core)
    if not 4 <= len(core) <= 60 or _TITLE_MARKS.search(core) or _is_fields(core):
        return False
    return core.startswith("关于") or core.endswith(own_words("genre"))


def opens_title(folded: str) -> bool:
    """Whether a line reads like the first half of a title of two lines."""
    if _is_fields(folded):
        return False
    if _TITLE_OPENING.search(folded) or folded.endswith(_DANGLING):
        return True
    names = (word for word in own_words("org") if len(word) > 1)
    return any(word in folded for word in (*own_words("work"), *names))


def _core(folded: str) -> str:
    """The line without a bracket at its end."""
    return _TRAILING_NOTE.sub("", folded) if folded.endswith((")", "）")) else folded


def title_score(folded: str) -> float:
    """How much a head line looks like the report's title; 3 and more is a likely one."""
    core = _core(folded)
    score = 6.0 if is_title(folded) else 0.0
    score += 2 if _YEAR.search(folded) else 0
    score += min(3, sum(word in folded for word in own_words("work")))
    if len(core) < 5 or len(core) > 60:
        score -= 3
    if _TITLE_MARKS.search(core) or core.endswith(("，", "、", "：", ":")):
        score -= 4
    return score


def is_own(folded: str) -> bool:
    """Whether a short line is plainly the report's own: who, when, to whom, which number."""
    if is_section(folded) or is_title(folded) or is_addressee(folded):
        return True
    if _OWN_START.match(folded) or _DASHED.match(folded):
        return True
    if _DATE.fullmatch(folded) or _NUMBER.fullmatch(folded):
        return True
    if any(mark in folded for mark in own_words("marking")):
        return True
    return _is_body_name(folded) or _is_byline(folded)


def _is_body_name(folded: str) -> bool:
    core = _core(folded)
    if not 3 <= len(core) <= 40 or core.endswith("网站") or _TITLE_MARKS.search(core):
        return False
    return core.endswith(own_words("org")) and not _is_fields(core)


def _is_fields(folded: str) -> bool:
    """Whether a line is several labels with their values."""
    return folded.count("：") + folded.count(":") >= 2


def _is_byline(folded: str) -> bool:
    return len(folded) <= 30 and any(post in folded for post in own_words("post"))


def is_addressee(folded: str) -> bool:
    """Whether a line greets or names those the report is for."""
    core = folded.rstrip(":：!！")
    if core == folded or len(core) > 60:
        return False
    return _GREETING.search(core) is not None or core.endswith(own_words("org"))


def is_statement(folded: str) -> bool:
    """Whether a line is a full sentence that addresses nobody, as a report writes them."""
    if not folded.endswith(_SENTENCE_END):
        return False
    return not any(word in folded for word in own_words("address"))


def deed_weight(folded: str) -> int:
    """How much a line tells deeds and plans, as a report does; 0 to 8."""
    return 2 * min(4, sum(word in folded for word in own_words("deed")))


def is_date(folded: str) -> bool:
    """Whether a line is nothing but a date."""
    return _DATE.fullmatch(folded) is not None


def is_person_name(folded: str) -> bool:
    """Whether a line could be nothing but a name."""
    return (
        2 <= len(folded) <= 4
        and compiled(r"\p{Han}+|\p{Han}[×XX]{1,2}").fullmatch(folded) is not None
    )


def has_own_contact(folded: str) -> bool:
    """Whether a line gives the reporting body's own contact."""
    return any(word in folded for word in own_words("own-contact"))


def has_marking(folded: str) -> bool:
    """Whether a line carries an official marking (密级, 稿本, 公开属性)."""
    return any(word in folded for word in own_words("marking"))


def is_form_label(label: str) -> bool:
    """Whether a label belongs to a form or a signature block."""
    return label.endswith(own_words("form"))
