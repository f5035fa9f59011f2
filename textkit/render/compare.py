"""Promises against deeds as text, as ``textkit.compare/1`` JSON and as a page to print.

Pure functions: two reports and their comparison in, text out.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from textkit.__about__ import __version__
from textkit.analysis.passages import LabelledReport
from textkit.analysis.promises import VERDICTS, Comparison
from textkit.analysis.targets import Result
from textkit.model.records import Passage, Quantity

_EXCERPT = 90
"""Characters of a passage that text output shows."""


class _Words(NamedTuple):
    """Everything the output says, in one language."""

    title: str
    counted: str
    empty: str
    plan: str
    deed: str
    figures: str
    verdict: str
    line: str
    met: str
    short: str
    none: str
    verdicts: dict[str, str]


_WORDS = {
    "zh": _Words(
        "上年打算与本年落实对照",
        "上年打算{total}条：完成{done}条，部分完成{partly}条，未见{missing}条",
        "上年报告里没有找到打算。",
        "上年打算",
        "本年落实",
        "目标与结果",
        "结论",
        "第{}行",
        "达到",
        "未达到",
        "没有找到",
        dict(zip(VERDICTS, ("完成", "部分完成", "未见"), strict=True)),
    ),
    "en": _Words(
        "Last year's plan against this year's deeds",
        "{total} promises: {done} done, {partly} partly done, {missing} not found",
        "No plan was found in last year's report.",
        "Last year's plan",
        "This year's report",
        "Target and result",
        "Verdict",
        "line {}",
        "reached",
        "not reached",
        "nothing found",
        dict(zip(VERDICTS, ("done", "partly", "missing"), strict=True)),
    ),
}


class _Pages(NamedTuple):
    """What every format needs."""

    last: LabelledReport
    this: LabelledReport
    found: Sequence[Comparison]
    words: _Words
    lang: str

    def summary(self) -> dict[str, int]:
        """How many promises, and of each verdict."""
        verdicts = Counter(item.promise.verdict for item in self.found)
        return {"total": len(self.found), **{verdict: verdicts[verdict] for verdict in VERDICTS}}

    def figure(self, result: Result) -> tuple[str, str, str]:
        """Target, result and whether it is reached, as they are shown."""
        return (
            _words_of(self.last, self.last.quantities[result.target]),
            _words_of(self.this, self.this.quantities[result.result]),
            self.words.met if result.met else self.words.short,
        )


def render_promises(
    last: LabelledReport,
    this: LabelledReport,
    found: Sequence[Comparison],
    format_: str,
    *,
    lang: str = "zh",
) -> str:
    """The comparison in one of the formats.

    Args:
        last: Last year's report.
        this: This year's report.
        found: What `textkit.analysis.promises.compare_figures` found.
        format_: ``text``, ``json`` or ``html``.
        lang: Language of what textkit itself says: ``zh`` or ``en``.
    """
    return _RENDERERS[format_](_Pages(last, this, found, _WORDS[lang], lang))


def _words_of(report: LabelledReport, span: Passage | Quantity) -> str:
    return " ".join(report.doc.text[span.start : span.end].split())


def _json(pages: _Pages) -> str:
    document = {
        "schema": "textkit.compare/1",
        "version": __version__,
        "a": pages.last.doc.path,
        "b": pages.this.doc.path,
        "passages": [],
        "pairs": [_pair(pages, item) for item in pages.found],
        "summary": pages.summary(),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _pair(pages: _Pages, item: Comparison) -> dict[str, object]:
    promise = item.promise
    return {
        "plan": _passage(pages.last, promise.plan),
        "achievement": promise.achievement and _passage(pages.this, promise.achievement),
        "score": promise.score,
        "verdict": promise.verdict,
        "figures": [
            {
                "target": _quantity(pages.last, pages.last.quantities[result.target]),
                "result": _quantity(pages.this, pages.this.quantities[result.result]),
                "met": result.met,
            }
            for result in item.figures
        ],
    }


def _passage(report: LabelledReport, span: Passage) -> dict[str, object]:
    return {
        "text": report.doc.text[span.start : span.end],
        "start": span.start,
        "end": span.end,
        "line": report.doc.location(span.start)[0],
        "section": list(report.outline.headings_at(span.start)),
    }


def _quantity(report: LabelledReport, quantity: Quantity) -> dict[str, object]:
    return {
        "text": report.doc.text[quantity.start : quantity.end],
        "start": quantity.start,
        "end": quantity.end,
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
    }


def _text(pages: _Pages) -> str:
    words = pages.words
    lines = [f"{pages.last.doc.path} -> {pages.this.doc.path}"]
    lines.append(words.counted.format(**pages.summary()) if pages.found else words.empty)
    for item in pages.found:
        lines += ["", *_text_pair(pages, item)]
    return "\n".join(lines) + "\n"


def _text_pair(pages: _Pages, item: Comparison) -> Iterator[str]:
    words, promise = pages.words, item.promise
    yield f"[{words.verdicts[promise.verdict]}] {_cited(pages.last, promise.plan, words)}"
    if promise.achievement is None:
        yield f"    -> {words.none}"
        return
    yield f"    -> {_cited(pages.this, promise.achievement, words)}"
    for figure in item.figures:
        target, result, met = pages.figure(figure)
        yield f"       {target} -> {result}  {met}"


def _cited(report: LabelledReport, span: Passage, words: _Words) -> str:
    """The line of a passage and how it begins."""
    shown = _words_of(report, span)
    if len(shown) > _EXCERPT:
        shown = shown[: _EXCERPT - 1] + "…"
    return f"{words.line.format(report.doc.location(span.start)[0])} {shown}"


_STYLE = """
body { font: 15px/1.6 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif;
  margin: 2em auto; max-width: 72em; padding: 0 1em; color: #222; background: #fff; }
h1 { font-size: 1.4em; } .files { color: #555; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1px solid #bbb; padding: .4em .6em; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
th { background: #f2f2f2; } thead { display: table-header-group; } tr { break-inside: avoid; }
.verdict { width: 7em; } .figures { width: 14em; } .line { color: #666; font-size: .85em; }
ul { margin: 0; padding-left: 1.2em; }
.done .verdict { border-left: 6px solid #2a7d46; } .partly .verdict { border-left: 6px solid #b97a00; }
.missing .verdict { border-left: 6px solid #b3261e; }
@media print { body { margin: 0; max-width: none; font-size: 11px; } @page { size: A4 landscape; } }
"""


def _html(pages: _Pages) -> str:
    words = pages.words
    language = "zh-CN" if pages.lang == "zh" else "en"
    rows = "\n".join(_row(pages, item) for item in pages.found)
    head = "".join(
        f'<th scope="col" class="{name}">{escape(word)}</th>'
        for name, word in (
            ("plan", words.plan),
            ("deed", words.deed),
            ("figures", words.figures),
            ("verdict", words.verdict),
        )
    )
    counted = words.counted.format(**pages.summary()) if pages.found else words.empty
    table = f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(words.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{escape(words.title)}</h1>\n"
        f'<p class="files">{escape(pages.last.doc.path)} → {escape(pages.this.doc.path)}</p>\n'
        f"<p>{escape(counted)}</p>\n{table if pages.found else ''}</body>\n</html>\n"
    )


def _row(pages: _Pages, item: Comparison) -> str:
    words, promise = pages.words, item.promise
    deed = (
        _cell(pages.this, promise.achievement, words) if promise.achievement else escape(words.none)
    )
    figures = "".join(
        f"<li>{escape(target)} → {escape(result)}（{escape(met)}）</li>"
        for target, result, met in map(pages.figure, item.figures)
    )
    return (
        f'<tr class="{promise.verdict}"><td>{_cell(pages.last, promise.plan, words)}</td>'
        f'<td>{deed}</td><td class="figures">{f"<ul>{figures}</ul>" if figures else ""}</td>'
        f'<td class="verdict">{escape(words.verdicts[promise.verdict])}</td></tr>'
    )


def _cell(report: LabelledReport, span: Passage, words: _Words) -> str:
    line = words.line.format(report.doc.location(span.start)[0])
    return f'{escape(_words_of(report, span))} <span class="line">{escape(line)}</span>'


_RENDERERS: dict[str, Callable[[_Pages], str]] = {"text": _text, "json": _json, "html": _html}
