"""Quantities and dates of any text: spans hold, values come back, nothing crashes."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from textkit.analysis.layers import Layers
from textkit.model.document import plain_document

PIECES = st.sampled_from(
    [
        "0",
        "1",
        "9",
        "12",
        "２０",
        "2020",
        ".",
        "．",
        ",",
        "，",
        "一",
        "二",
        "三",
        "十",
        "百",
        "千",
        "万",
        "亿",
        "两",
        "几",
        "数",
        "半",
        "零",
        "点",
        "多",
        "余",
        "约",
        "近",
        "第",
        "前",
        "分之",
        "百分之",
        "个",
        "名",
        "年",
        "月",
        "日",
        "天",
        "%",
        "％",
        "元",
        "倍",
        "番",
        "成",
        "亩",
        "公里",
        "个百分点",
        "至",
        "到",
        "—",
        "～",
        "-",
        ":",
        "∶",
        "/",
        "×",
        "X",
        "“",
        "”",
        "《",
        "》",
        "〔",
        "〕",
        "以上",
        "左右",
        "今年",
        "20XX年",
        "×月",
        "上半年",
        "季度",
        "十四五",
        "目前",
        "近三年来",
        "底",
        "。",
        "\n",
        "建成",
        "小游园",
        "增长",
        "收入",
        "的",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_spans_are_ordered_and_inside_one_line(text):
    """Every span lies in one line of the text, is not empty, and overlaps no other."""
    layers = Layers(plain_document(text))
    for records in (layers.quantities, layers.dates):
        previous = 0
        for item in records:
            assert previous <= item.start < item.end <= len(text)
            assert "\n" not in text[item.start : item.end]
            previous = item.end


@given(st.integers(2, 99_999), st.sampled_from(["个", "名", "亩", "公里", "吨", "家", "元"]))
def test_a_plain_quantity_is_found_with_its_value(number, unit):
    """A number and a unit in a sentence give exactly that quantity."""
    text = f"共有设施{number}{unit}。"
    (item,) = Layers(plain_document(text)).quantities
    assert (text[item.start : item.end], item.value, item.unit) == (f"{number}{unit}", number, unit)


@given(st.dates(date(1500, 1, 1), date(2199, 12, 31)))
def test_a_written_date_is_found_with_its_day(day):
    """Any day, written out, gives its ISO form."""
    text = f"会议于{day.year}年{day.month}月{day.day}日召开"
    found = Layers(plain_document(text)).dates
    assert [item.iso for item in found] == [day.isoformat()]


@given(st.lists(PIECES, max_size=12).map("".join))
def test_a_paragraph_in_front_only_shifts_the_spans(text):
    """Quantities do not depend on a paragraph that holds none."""
    neutral = "各位代表。\n"
    plain = Layers(plain_document(text)).quantities
    shifted = Layers(plain_document(neutral + text)).quantities
    moved = [item._replace(start=item.start - 6, end=item.end - 6) for item in shifted]
    assert [item[:2] for item in moved] == [item[:2] for item in plain]
