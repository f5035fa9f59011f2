"""The comparison of two years as text, JSON and HTML."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

import pytest
from labelled import report, year
from schemas import check, problems

from textkit.analysis.promises import compare_figures
from textkit.render.compare import render_promises


def rendered(format_: str, lang: str = "zh", unit: str = "town") -> str:
    """The comparison of an invented unit."""
    last, this = year(f"{unit}-2023"), year(f"{unit}-2024")
    return render_promises(last, this, compare_figures(last, this), format_, lang=lang)


def test_json() -> None:
    """Valid by its schema; spans give the text of their own report; a summary counts verdicts."""
    document: Any = json.loads(rendered("json"))
    check("compare", document)
    last, this = year("town-2023"), year("town-2024")
    assert (document["a"], document["b"]) == ("town-2023.txt", "town-2024.txt")
    assert document["passages"] == []
    for pair in document["pairs"]:
        plan, deed = pair["plan"], pair["achievement"]
        assert plan["text"] == last.doc.text[plan["start"] : plan["end"]]
        assert plan["section"] == ["三、2024年工作计划"]
        assert (deed is None) == (pair["verdict"] == "missing")
        if deed:
            assert deed["text"] == this.doc.text[deed["start"] : deed["end"]]
    assert document["summary"]["total"] == len(document["pairs"])
    assert sum(document["summary"].values()) == 2 * len(document["pairs"])


def test_figures_in_json() -> None:
    """Target and result stand side by side."""
    document: Any = json.loads(rendered("json", unit="water"))
    figures = [figure for pair in document["pairs"] for figure in pair["figures"]]
    shown = [(f["target"]["text"], f["result"]["text"], f["met"]) for f in figures]
    assert ("60公里", "63公里", True) in shown
    assert ("15名", "9名", False) in shown


def test_schema_refuses() -> None:
    """A verdict that is none, or a missing key, is refused."""
    document: Any = json.loads(rendered("json"))
    document["pairs"][0]["verdict"] = "maybe"
    assert problems("compare", document)
    document = json.loads(rendered("json"))
    del document["pairs"][0]["figures"]
    assert problems("compare", document)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ("上年打算13条", "[未见]", "[部分完成]", "没有找到", "5个 -> 3个  未达到")),
        (
            "en",
            ("13 promises", "[missing]", "[partly]", "nothing found", "5个 -> 3个  not reached"),
        ),
    ],
)
def test_text(lang: str, words: tuple[str, ...]) -> None:
    """Both languages say the same; an old Chinese console can show it."""
    text = rendered("text", lang)
    assert not [word for word in words if word not in text]
    assert text.encode("gbk")
    assert max(map(len, text.split("\n"))) < 120


class _Page(HTMLParser):
    """Open elements and what the page would load."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loaded: list[str] = []
        self.rows = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loaded += [name for name, _ in attrs if name in ("src", "href")]
        self.rows += tag == "tr"
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize(("lang", "language"), [("zh", "zh-CN"), ("en", "en")])
def test_html(lang: str, language: str) -> None:
    """Well formed, self-contained, made for print too, a row a promise."""
    html = rendered("html", lang)
    page = _Page()
    page.feed(html)
    assert page.open == []
    assert page.loaded == []
    assert page.rows == 14
    assert f'<html lang="{language}">' in html
    assert "@media print" in html
    assert "<li>5个 → 3个" in html


def test_html_escapes() -> None:
    """Nothing in a report becomes markup."""
    last = report("三、打算\n（一）建设<b>平台</b>&中心。\n")
    this = report("一、工作\n（一）建设<b>平台</b>&中心完成。\n")
    html = render_promises(last, this, compare_figures(last, this), "html")
    assert "&lt;b&gt;平台&lt;/b&gt;&amp;中心" in html
    assert "<b>" not in html


@pytest.mark.parametrize("format_", ["text", "json", "html"])
def test_no_plan(format_: str) -> None:
    """A report without plan is said to have none."""
    last = this = report("一、工作\n已完成。\n")
    text = render_promises(last, this, (), format_)
    if format_ == "json":
        check("compare", json.loads(text))
    else:
        assert "没有找到打算" in text
