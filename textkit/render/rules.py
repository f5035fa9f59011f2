"""The rule book as text, Markdown and records; RULES.md is generated from here."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from textkit.model.diagnostic import CERTAINTY_SEVERITY
from textkit.render.base import FAMILY_NAMES, SEVERITY_NAMES
from textkit.rules.base import Rule
from textkit.rules.docs import HEADINGS, rule_docs

_STATUS = {"stable": "默认启用", "preview": "试用，默认关闭"}
_FIX = {"none": "不能自动改", "safe": "可放心自动改", "unsafe": "可自动改，改后须核对"}


def rule_record(rule: Rule) -> dict[str, object]:
    """Everything about a rule, with stable keys."""
    docs = rule_docs(rule)
    return {
        "code": rule.code,
        "name": rule.name,
        "category": rule.category,
        "severity": CERTAINTY_SEVERITY[rule.certainty],
        "certainty": rule.certainty,
        "status": rule.status,
        "since": rule.since,
        "fix": rule.fix,
        "summary": docs.summary,
        "summary_en": rule.summary_en,
        "source": rule.source,
        "false_alarms": rule.false_alarms,
        "options": [option._asdict() for option in rule.options],
        "docs": docs.sections,
    }


def rule_list(rules: Sequence[Rule]) -> str:
    """One line a rule, by family."""
    lines = []
    for family, members in groupby(rules, key=lambda rule: rule.code[:2]):
        lines.append(f"{family} {FAMILY_NAMES[family][0]}")
        for rule in members:
            mark = "（试用）" if rule.status == "preview" else ""
            severity = SEVERITY_NAMES[CERTAINTY_SEVERITY[rule.certainty]][0]
            lines.append(f"  {rule.code}  {severity}  {rule_docs(rule).summary}{mark}")
    return "\n".join(lines) + "\n"


def rule_page(rule: Rule) -> str:
    """One rule for a terminal."""
    docs = rule_docs(rule)
    lines = [f"{rule.code} {rule.name}", docs.summary, "", *_facts(rule), ""]
    for heading in HEADINGS:
        lines.append(heading)
        lines += [f"    {line}" for line in docs.sections[heading].split("\n")]
    return "\n".join(lines) + "\n"


def _facts(rule: Rule) -> list[str]:
    severity = SEVERITY_NAMES[CERTAINTY_SEVERITY[rule.certainty]][0]
    facts = [
        f"类别：{rule.category}；级别：{severity}；{_STATUS[rule.status]}；{_FIX[rule.fix]}",
        f"依据：{rule.source}；始于 {rule.since}",
    ]
    if rule.false_alarms is not None:
        facts.append(f"实测误报：每万字 {rule.false_alarms:g} 处（1999—2012年国务院政府工作报告）")
    facts += [f"选项 {o.name} = {o.default}（{o.unit}）：{o.reason}" for o in rule.options]
    return facts


def rule_book(rules: Sequence[Rule]) -> str:
    """All rules as Markdown."""
    lines = ["# 规则", "", "由 `textkit rule --format markdown` 生成，请勿手工修改。", ""]
    for family, members in groupby(rules, key=lambda rule: rule.code[:2]):
        lines += [f"## {family} {FAMILY_NAMES[family][0]}", ""]
        for rule in members:
            lines += _rule_markdown(rule)
    return "\n".join(lines).rstrip("\n") + "\n"


def _rule_markdown(rule: Rule) -> list[str]:
    docs = rule_docs(rule)
    lines = [f"### {rule.code} {rule.name}", "", docs.summary, ""]
    lines += [f"- {fact}" for fact in _facts(rule)]
    for heading in HEADINGS:
        body = docs.sections[heading]
        if not body or body == "无":
            continue
        if heading in ("反例", "正例"):
            lines += ["", f"**{heading}**", "", "```text", *body.split("\n"), "```"]
        else:
            lines += ["", f"**{heading}** " + body.replace("\n", " ")]
    return [*lines, ""]
