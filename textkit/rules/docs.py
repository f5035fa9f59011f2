"""Takes a rule's Chinese docstring apart; what ``textkit rule`` and RULES.md print.

Form: a first line, then the headings of `HEADINGS`, each alone on its line, their text indented
below. Under 反例 and 正例 every line is one example; ``⏎`` in it stands for a line end.
"""

from __future__ import annotations

import inspect
import re
from typing import NamedTuple

from textkit.errors import RuleError
from textkit.rules.base import Rule

HEADINGS = ("检查什么", "为什么", "反例", "正例", "修正安全性", "选项", "例外与误报", "出处")


class RuleDocs(NamedTuple):
    """A rule's documentation: first line, text by heading, examples, source ids."""

    summary: str
    sections: dict[str, str]
    bad: tuple[str, ...]
    good: tuple[str, ...]
    source_ids: tuple[str, ...]


def rule_docs(rule: Rule) -> RuleDocs:
    """The documentation of a rule."""
    return parse_docs(inspect.getdoc(type(rule)) or "")


def parse_docs(text: str) -> RuleDocs:
    """Sections of a docstring.

    Raises:
        RuleError: A heading is missing or out of order.
    """
    summary, _, rest = text.partition("\n")
    sections: dict[str, list[str]] = {}
    for line in rest.split("\n"):
        if line in HEADINGS:
            sections[line] = []
        elif line.strip() and sections:
            sections[list(sections)[-1]].append(line.strip(" "))
    if tuple(sections) != HEADINGS:
        raise RuleError("", "规则说明的标题不全或顺序不对", place=summary, hint="、".join(HEADINGS))
    joined = {heading: "\n".join(lines) for heading, lines in sections.items()}
    return RuleDocs(
        summary.strip(),
        joined,
        tuple(line.replace("⏎", "\n") for line in sections["反例"]),
        tuple(line.replace("⏎", "\n") for line in sections["正例"]),
        tuple(re.findall(r"\[([a-z0-9-]+)\]", joined["出处"])),
    )
