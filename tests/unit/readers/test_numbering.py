"""Word's lists: how definitions are read and how they count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle.documents import (
    NAMESPACE,
    STRICT_NAMESPACE,
    abstract,
    level,
    num,
    numbering_xml,
    override,
)

from textkit.errors import ReadError
from textkit.readers.docx.numbering import Label, Numbering, load_numbering

REPORT = (
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
)
DECIMAL = (
    level(0, "decimal", "%1"),
    level(1, "decimal", "%1.%2"),
    level(2, "decimal", "%1.%2.%3"),
)


def load(*parts: str) -> Numbering:
    """Lists of a ``numbering.xml`` with these definitions."""
    return load_numbering(numbering_xml(*parts).encode())


def labels(numbering: Numbering, *steps: tuple[int, str]) -> list[str | None]:
    """Labels of paragraphs in one story: (num, levels one digit each)."""
    counter = numbering.counter()
    found = [counter.label(num_id, int(digit)) for num_id, digits in steps for digit in digits]
    return [label and label.text for label in found]


def test_a_report_is_numbered_as_officials_number_it():
    """一、（一）1. each restart behind the level above."""
    numbering = load(abstract(1, *REPORT), num(1, 1))
    assert labels(numbering, (1, "0122101")) == [
        "一、",
        "（一）",
        "1.",
        "2.",
        "（二）",
        "二、",
        "（一）",
    ]


def test_a_label_tells_numbers_from_bullets():
    """The kind follows the format of the level, not its text."""
    numbering = load(
        abstract(1, level(0, "decimal", "%1."), level(1, "bullet", "1", font="宋体")), num(1, 1)
    )
    counter = numbering.counter()
    assert counter.label(1, 0) == Label("1.", "number")
    assert counter.label(1, 1) == Label("1", "bullet")


def test_no_numbering_part_numbers_nothing():
    """A document without lists has no labels and no styles with levels."""
    numbering = load_numbering(None)
    assert numbering.counter().label(1, 0) is None
    assert numbering.level_of_style(1, "Heading1") is None


@pytest.mark.parametrize("num_id", [0, 99, -1])
def test_unknown_lists_number_nothing(num_id):
    """``w:numId`` 0 switches numbering off; an unknown one is ignored."""
    numbering = load(abstract(1, *REPORT), num(1, 1), num(0, 1))
    assert numbering.counter().label(num_id, 0) is None


def test_a_num_without_its_definition_numbers_nothing():
    """A dangling ``w:abstractNumId`` is ignored."""
    numbering = load("<w:abstractNum/><w:num/>", num(1, 7), '<w:num w:numId="2"/>')
    assert labels(numbering, (1, "0"), (2, "0")) == [None, None]
    assert numbering.level_of_style(1, "x") is None


def test_nums_of_one_definition_count_on():
    """Two nums of one abstract list are one sequence."""
    numbering = load(abstract(1, *DECIMAL), num(1, 1), num(2, 1))
    assert labels(numbering, (1, "001"), (2, "10")) == ["1", "2", "2.1", "2.2", "3"]


def test_a_start_override_acts_once():
    """The first paragraph of the num restarts, later ones count on, whatever num they name."""
    numbering = load(abstract(1, *DECIMAL), num(1, 1), num(2, 1, override(0, start=1)))
    assert labels(numbering, (1, "00"), (2, "00"), (1, "0"), (2, "0")) == list(
        "121234"[:2] + "1234"
    )


def test_a_start_override_acts_where_its_level_is_first_used():
    """An override of a deeper level waits for a paragraph of that level."""
    numbering = load(abstract(1, *DECIMAL), num(1, 1, override(1, start=5)))
    assert labels(numbering, (1, "011011")) == ["1", "1.5", "1.6", "2", "2.1", "2.2"]


def test_a_replaced_level_keeps_the_count():
    """A whole new level definition changes the look and leaves the number."""
    numbering = load(
        abstract(1, *REPORT),
        num(1, 1),
        num(2, 1, override(0, definition=level(0, "upperLetter", "%1)", start=9))),
    )
    assert labels(numbering, (1, "00"), (2, "0"), (1, "0")) == ["一、", "二、", "C)", "四、"]


def test_a_missing_parent_counts_with_its_start():
    """A level nobody used shows its start value and has used it up."""
    numbering = load(abstract(1, *DECIMAL), num(1, 1))
    assert labels(numbering, (1, "120")) == ["1.1", "1.1.1", "2"]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [
        (None, ["1", "1.1", "1.1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1"]),
        ("1", ["1", "1.1", "1.1.1", "1.2", "1.2.2", "2", "2.1", "2.1.1"]),
        ("0", ["1", "1.1", "1.1.1", "1.2", "1.2.2", "2", "2.1", "2.1.3"]),
        ("2", ["1", "1.1", "1.1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1"]),
        ("7", ["1", "1.1", "1.1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1"]),
    ],
)
def test_restart_limits_are_heeded(restart, expected):
    """``w:lvlRestart`` counts levels from 1; 0 is never; a deeper level than its own is ignored."""
    extra = {} if restart is None else {"restart": restart}
    deepest = level(2, "decimal", "%1.%2.%3", **extra)
    numbering = load(abstract(1, *DECIMAL[:2], deepest), num(1, 1))
    assert labels(numbering, (1, "01212012")) == expected


def test_legal_levels_turn_higher_numbers_into_digits():
    """``w:isLgl`` keeps leading zeros and nothing else of a format."""
    numbering = load(
        abstract(
            1,
            level(0, "chineseCounting", "第%1章"),
            level(1, "decimalZero", "%1.%2", legal="1"),
            level(2, "lowerLetter", "%1.%2.%3", legal="1"),
        ),
        num(1, 1),
    )
    assert labels(numbering, (1, "0012")) == ["第一章", "第二章", "2.01", "2.01.1"]


def test_literals_stand_around_numbers():
    """Brackets, blanks and lone per cent signs are printed as they are."""
    numbering = load(
        abstract(
            1,
            level(0, "decimal", "第%1条 "),
            level(1, "decimal", "附件%1-%2："),
            level(2, "decimal", "50%"),
            level(3, "decimal", "%0%%4%a"),
        ),
        num(1, 1),
    )
    assert labels(numbering, (1, "0123")) == ["第1条 ", "附件1-1：", "50%", "%0%1%a"]


def test_levels_without_visible_text_have_no_label():
    """No ``w:lvlText``, blanks only, no definition, or a deeper number in it: nothing is seen."""
    numbering = load(
        abstract(
            1,
            level(0, "none", ""),
            level(1, "decimal", "%1.%3"),
            level(3, "decimal", " "),
            level(4, "decimal", "%2.%3.%5"),
        ),
        num(1, 1),
    )
    assert labels(numbering, (1, "01234")) == [None, None, None, None, "1.0.1"]


def test_unnumbered_formats_leave_their_place_empty():
    """A number of a level with format none or bullet is nothing; its literals stay."""
    numbering = load(
        abstract(
            1,
            level(0, "none", "附件%1"),
            level(1, "bullet", "●"),
            level(2, "decimal", "%1%2%3."),
        ),
        num(1, 1),
    )
    assert labels(numbering, (1, "012")) == ["附件", "●", "1."]


@pytest.mark.parametrize(
    ("text", "font", "seen"),
    [
        ("\uf0b7", "Symbol", "•"),
        ("·", "Symbol", "•"),
        ("\uf06c", "Wingdings", "●"),
        ("l", "Wingdings", "●"),
        ("n", "Wingdings", "■"),
        ("u", "wingdings", "◆"),
        ("\uf0d8", "Wingdings", "➢"),
        ("Ø", "Wingdings", "➢"),
        ("\uf0fc", "Wingdings", "✓"),
        ("§", "Wingdings", "▪"),
        ("\uf0b7", "宋体", "•"),
        ("\uf06e", "Times New Roman", "■"),
        ("\uf001", "Wingdings", "•"),
        ("4", "Webdings", "•"),
        ("–", "宋体", "–"),
        ("○", "Courier New", "○"),
        ("o", "Courier New", "○"),
        ("§", "宋体", "§"),
        ("—l", "宋体", "—l"),
    ],
)
def test_bullets_are_what_a_person_sees(text, font, seen):
    """Code points of symbol fonts, shifted or not, become signs; others stay."""
    numbering = load(abstract(1, level(0, "bullet", text, font=font)), num(1, 1))
    assert numbering.counter().label(1, 0) == Label(seen, "bullet")


def test_a_picture_bullet_is_shown_as_a_dot():
    """What stands in ``w:lvlText`` of a picture bullet is not seen."""
    picture = level(0, "bullet", "\uf06e", font="Wingdings").replace(
        "<w:lvlText", '<w:lvlPicBulletId w:val="0"/><w:lvlText'
    )
    numbering = load(abstract(1, picture), num(1, 1))
    assert numbering.counter().label(1, 0) == Label("•", "bullet")


def test_each_story_counts_for_itself():
    """A second counter starts over, overrides included."""
    numbering = load(abstract(1, *REPORT), num(1, 1, override(0, start=4)))
    assert labels(numbering, (1, "00")) == ["四、", "五、"]
    assert labels(numbering, (1, "00")) == ["四、", "五、"]


def test_levels_beyond_the_range_are_bounded():
    """A level below 0 or above 8 counts as the first or last."""
    numbering = load(abstract(1, level(0, "decimal", "a%1"), level(8, "decimal", "i%9")), num(1, 1))
    counter = numbering.counter()
    found = [counter.label(1, at) for at in (-3, 8, 40)]
    assert [label and label.text for label in found] == ["a1", "i1", "i2"]


def test_a_list_style_stands_for_its_definition():
    """``w:numStyleLink`` leads to the list with that ``w:styleLink``, one sequence for both."""
    numbering = load(
        abstract(1, *REPORT, head='<w:styleLink w:val="Items"/>'),
        abstract(2, head='<w:numStyleLink w:val="Items"/>'),
        abstract(3, head='<w:numStyleLink w:val="Nowhere"/>'),
        num(1, 1),
        num(2, 2),
        num(3, 3),
    )
    assert labels(numbering, (2, "0"), (1, "0"), (3, "0")) == ["一、", "二、", None]


def test_styles_know_their_level():
    """``w:pStyle`` ties a style to a level; a replaced level brings its own."""
    numbering = load(
        abstract(1, level(0, "decimal", "%1", style="H1"), level(1, "decimal", "%2", style="H2")),
        num(1, 1),
        num(2, 1, override(1, definition=level(1, "decimal", "%2", style="Other"))),
    )
    assert numbering.level_of_style(1, "H2") == 1
    assert numbering.level_of_style(1, "H3") is None
    assert numbering.level_of_style(2, "Other") == 1
    assert numbering.level_of_style(2, "H2") is None


def test_custom_formats_win_over_their_fallback():
    """Word writes 001 as ``custom`` with a plain fallback behind it."""
    choice = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    custom = level(0, "decimal", "%1.").replace('<w:numFmt w:val="decimal"/>', choice)
    numbering = load(abstract(1, custom), num(1, 1))
    assert labels(numbering, (1, "00")) == ["001.", "002."]


def test_the_strict_namespace_is_known():
    """Strict documents name every element differently."""
    xml = numbering_xml(abstract(1, *REPORT), num(1, 1)).replace(NAMESPACE, STRICT_NAMESPACE)
    assert labels(load_numbering(xml.encode()), (1, "01")) == ["一、", "（一）"]


def test_any_prefix_is_known():
    """Only the namespace counts."""
    xml = numbering_xml(abstract(1, *REPORT), num(1, 1)).replace("w:", "ns0:")
    xml = xml.replace("xmlns:w=", "xmlns:ns0=")
    assert labels(load_numbering(xml.encode()), (1, "01")) == ["一、", "（一）"]


def test_definitions_may_stand_behind_their_nums():
    """The order of ``w:num`` and ``w:abstractNum`` does not matter."""
    assert labels(load(num(1, 1), abstract(1, *REPORT)), (1, "0")) == ["一、"]


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE n [<!ENTITY a "b">]><n>&a;</n>',
        b"<w:numbering",
        b"",
        b"\x00\x01",
    ],
)
def test_dangerous_or_broken_xml_is_refused(xml):
    """A DTD and malformed XML raise our error with path and place."""
    with pytest.raises(ReadError) as caught:
        load_numbering(xml, "报告.docx")
    assert caught.value.path == "报告.docx"
    assert caught.value.place == "word/numbering.xml"


@pytest.mark.parametrize("start", ["-5", "99999999999999999999", "abc", "", "2147483647"])
def test_strange_start_values_do_no_harm(start):
    """A start that is no sane number is read as 0 or kept, and labels stay short."""
    odd = level(0, "upperRoman", "%1.").replace(
        '<w:start w:val="1"/>', f'<w:start w:val="{start}"/>'
    )
    numbering = load(abstract(1, odd), num(1, 1))
    found = labels(numbering, (1, "00"))
    assert all(text is not None and len(text) < 20 for text in found)


def _slow_label(history: list[int]) -> str:
    """The number of the last paragraph, counted anew over all before it ([MS-DOC] 2.4.6.4)."""
    shown = []
    at = history[-1]
    for wanted in range(at + 1):
        number = 0
        for used in history:
            if used < wanted:
                number = 0
            elif used == wanted or number == 0:
                number += 1
        shown.append(str(number))
    return ".".join(shown)


@given(st.lists(st.integers(0, 2), min_size=1, max_size=40))
def test_counting_equals_counting_anew(history):
    """The running counters agree with a count over the whole story before each paragraph."""
    counter = load(abstract(1, *DECIMAL), num(1, 1)).counter()
    for end, at in enumerate(history, 1):
        label = counter.label(1, at)
        assert label is not None
        assert label.text == _slow_label(history[:end])


NUMBERS = st.integers(-1, 10).map(str) | st.text("0123456789x", max_size=14)
LEVELS = st.builds(
    lambda index, name, text, start, restart: level(index, name, text, start=start).replace(
        "<w:suff", f'<w:lvlRestart w:val="{restart}"/><w:suff'
    ),
    st.integers(-1, 10),
    st.sampled_from(["decimal", "chineseCounting", "none", "bullet", "custom", "x"]),
    st.text("%123456789a、（", max_size=12),
    st.none() | st.integers(-3, 10**6),
    NUMBERS,
)
DEFINITIONS = st.builds(
    lambda identifier, levels, link: abstract(
        identifier, *levels, head=f'<w:numStyleLink w:val="{link}"/><w:styleLink w:val="{link}"/>'
    ),
    st.integers(0, 3),
    st.lists(LEVELS, max_size=4),
    st.sampled_from("ab"),
)
NUMS = st.builds(
    lambda identifier, definition, at, start: num(
        identifier, definition, override(at, start=start)
    ),
    st.integers(0, 4),
    st.integers(0, 4),
    st.integers(-1, 9),
    st.none() | st.integers(-2, 99),
)


@given(
    st.lists(DEFINITIONS | NUMS, max_size=8),
    st.lists(st.tuples(st.integers(-1, 5), st.integers(-1, 10)), max_size=30),
)
def test_any_lists_can_be_counted(parts, steps):
    """Whatever the definitions say, a paragraph gets a short label or none."""
    counter = load(*parts).counter()
    for num_id, at in steps:
        label = counter.label(num_id, at)
        assert label is None or 0 < len(label.text) < 1000


def test_counting_goes_on():
    """After fifty thousand labels the first level has counted every one of its paragraphs."""
    counter = load(abstract(1, *REPORT), num(1, 1)).counter()
    for _ in range(5_000):
        for at in (0, 1, 2, 2, 2, 1, 2, 2, 1, 2):
            counter.label(1, at)
    label = counter.label(1, 0)
    assert label is not None
    assert label.text == "五○○一、"
