"""The runner: isolation of crashes, order, which findings reach the user."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest
from findings import CrashingRule, WordRule, report_of, word_rule

from textkit.analysis import layers as layers_module
from textkit.config import Settings
from textkit.linter.runner import lint_document
from textkit.model.diagnostic import Edit, Finding, Fix, Related
from textkit.model.document import Block, Document, plain_document
from textkit.model.layers import Residue
from textkit.rules.base import Context, Rule


def found(text: str | Document, *rules: Rule, **settings: object) -> list[tuple[str, str, int]]:
    """Code, text and line of every diagnostic."""
    report = report_of(text, *rules, settings=Settings(**settings))  # type: ignore[arg-type]
    return [(diag.code, diag.text, diag.line) for diag in report.diagnostics]


def test_crash_is_isolated() -> None:
    """A rule that fails costs its own findings only, and is named with its error."""
    report = report_of("甲乙", word_rule("甲"), CrashingRule(), word_rule("乙", "PN902"))
    assert [diag.code for diag in report.diagnostics] == ["PN901", "PN902"]
    assert len(report.crashes) == 1
    assert report.crashes[0].startswith("PN999: ValueError: 一行")


@pytest.mark.parametrize(
    "finding",
    [
        Finding(0, 99, "太长"),
        Finding(-1, 1, "负数"),
        Finding(2, 1, "倒着"),
        Finding(0, 1, "甲", related=(Related(0, 99, "远"),)),
        Finding(0, 1, "甲", fixes=(Fix("safe", "改", (Edit(0, 99, ""),)),)),
        Finding(0, 1, "甲", certainty="maybe"),
    ],
)
def test_impossible_finding(finding: Finding) -> None:
    """A finding outside the text or of no known certainty is that rule's crash, nobody else's."""

    class Wrong(WordRule):
        code = "PN905"
        name = "wrong"
        category = "punct.wrong"

        def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
            yield finding

    report = report_of("甲乙", Wrong(), word_rule("乙"))
    assert [diag.text for diag in report.diagnostics] == ["乙"]
    assert report.crashes[0].startswith("PN905: ")


@pytest.mark.parametrize("layer", ["residue", "outline", "placeholders", "replacements", "matches"])
def test_layer_crash(layer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A layer that fails is empty for everybody and named once; findings still come."""
    function = {
        "residue": "find_residue",
        "outline": "build_outline",
        "placeholders": "find_placeholders",
        "replacements": "find_replacements",
        "matches": "find_matches",
    }[layer]

    def fail(*_arguments: object) -> None:
        raise KeyError("坏了")

    monkeypatch.setattr(layers_module, function, fail)

    class Reader(WordRule):
        code = "PN906"
        name = "reader"
        category = "punct.reader"
        lexicons = ("places",)

        def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
            ctx.placeholders, ctx.replacements, ctx.outline, ctx.residue  # noqa: B018
            if not ctx.matches("places"):
                yield Finding(0, 1, "没有地名")

    report = report_of("甲乙", Reader(), word_rule("乙"))
    assert [diag.text for diag in report.diagnostics] == ["甲", "乙"]
    assert report.crashes == (f"{layer}: KeyError: '坏了'",)


def test_order() -> None:
    """Text order, then code, whatever order the rules ran in."""
    rules = [word_rule("乙甲", "PN903"), word_rule("甲", "PN902"), word_rule("甲", "PN901")]
    expected = [("PN903", "乙甲", 1), ("PN901", "甲", 1), ("PN902", "甲", 1)]
    assert found("乙甲", *rules) == found("乙甲", *reversed(rules)) == expected


def test_trigger() -> None:
    """A rule is skipped unless one of its triggers stands in the text."""
    assert found("甲", word_rule(triggers=("丙", "丁"))) == []
    assert found("甲丁", word_rule(triggers=("丙", "丁"))) == [("PN901", "甲", 1)]


def test_parts_and_silent_kinds() -> None:
    """Findings count in the rule's parts, never in reviewers' comments, code or HTML comments."""
    text = "甲\n甲\n甲\n甲\n甲"
    kinds = [
        ("body", "paragraph"),
        ("body", "code"),
        ("body", "comment"),
        ("header", "paragraph"),
        ("comment", "paragraph"),
    ]
    blocks = tuple(Block(part, kind, 2 * i, 2 * i + 1) for i, (part, kind) in enumerate(kinds))
    doc = Document(text, blocks)
    assert [line for _, _, line in found(doc, word_rule())] == [1, 4]
    assert [line for _, _, line in found(doc, word_rule(parts=("body",)))] == [1]
    parts = [diag.part for diag in report_of(doc, word_rule()).diagnostics]
    assert parts == ["body", "header"]


def test_document_without_blocks() -> None:
    """A document without blocks is linted as body text."""
    (diag,) = report_of(Document("甲", ()), word_rule()).diagnostics
    assert diag.part == "body"


def test_residue_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Foreign lines hold no findings but those of rules that look for them."""
    monkeypatch.setattr(layers_module, "find_residue", lambda _doc: Residue((), frozenset({2})))
    rules = [word_rule(in_residue=False), word_rule(code="PN902")]
    assert found("甲\n甲", *rules) == [("PN901", "甲", 1), ("PN902", "甲", 1), ("PN902", "甲", 2)]


def test_severity() -> None:
    """Certainty decides severity unless the finding has one; the threshold drops the rest."""
    rules = [
        word_rule("甲", "PN901", certainty="certain"),
        word_rule("乙", "PN902", certainty="likely"),
        word_rule("丙", "PN903", certainty="hint"),
    ]
    report = report_of("甲乙丙", *rules)
    assert [diag.severity for diag in report.diagnostics] == ["error", "warning", "info"]
    assert [diag.certainty for diag in report.diagnostics] == ["certain", "likely", "hint"]
    assert len(found("甲乙丙", *rules, min_severity="warning")) == 2
    assert len(found("甲乙丙", *rules, min_severity="error")) == 1


def test_finding_overrides_rule() -> None:
    """A finding's own certainty, severity and category win over the rule's."""

    class Own(WordRule):
        code = "PN907"
        name = "own"
        category = "punct.own"
        certainty = "certain"

        def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
            yield Finding(0, 1, "一", certainty="hint", category="punct.other")
            yield Finding(1, 2, "二", severity="warning")

    first, second = report_of("甲乙", Own()).diagnostics
    assert (first.severity, first.certainty, first.category) == ("info", "hint", "punct.other")
    assert (second.severity, second.certainty, second.category) == (
        "warning",
        "certain",
        "punct.own",
    )


def test_diagnostic_fields() -> None:
    """Place, section, excerpt and related places are filled in."""
    text = "关于某项工作的总结\n一、主要工作\n完成了甲。\n二、问题\n缺少甲。\n"
    rule = word_rule("甲", related=(Related(0, 2, "题目"),))
    first, second = report_of(text, rule).diagnostics
    assert (first.line, first.column, first.text) == (3, 4, "甲")
    assert first.section == ("一、主要工作",)
    assert second.section == ("二、问题",)
    assert first.related == ((0, 2, 1, "题目"),)
    assert first.fingerprint != second.fingerprint
    assert first.source == "试"


def test_suppressed_are_counted() -> None:
    """What the user silenced is gone and counted."""
    report = report_of("甲 # textkit: ignore PN901\n甲\n")
    assert [diag.line for diag in report.diagnostics] == [2]
    assert report.suppressed == 1


def test_result_crosses_processes() -> None:
    """A report can be sent to another process."""
    report = report_of("甲乙", word_rule(new="丁"))
    assert pickle.loads(pickle.dumps(report.diagnostics)) == report.diagnostics


def test_empty_text() -> None:
    """A text without findings, even an empty one, gives an empty result."""
    result = lint_document(plain_document(""), [word_rule()], Settings())
    assert result == ((), (), 0)
