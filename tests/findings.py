"""Small rules and reports for tests of what happens to findings after a rule made them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textkit.config import Settings
from textkit.linter.runner import lint_document
from textkit.model.diagnostic import Edit, Finding, Fix, Related
from textkit.model.document import Document, plain_document
from textkit.model.report import FileReport
from textkit.rules.base import Context, Rule

DOCS = """查找一个词。

检查什么
    词。
为什么
    试。
反例
    甲
正例
    乙
修正安全性
    无
选项
    无
例外与误报
    无
出处
    [textkit]
"""


class WordRule(Rule):
    """Every ``word`` is a finding; ``new`` is put instead where it is not ``None``."""

    word = "甲"
    new: str | None = None
    applicability = "safe"
    related: tuple[Related, ...] = ()
    summary_en = "A word"
    in_residue = True  # made-up texts repeat lines, as templates do
    source = "试"

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """One finding a word, last first: order is the runner's."""
        at = doc.text.rfind(self.word)
        while at >= 0:
            end = at + len(self.word)
            fixes: tuple[Fix, ...] = ()
            if self.new is not None:
                edits = (Edit(at, end, self.new),)
                fixes = (Fix(self.applicability, f"改为“{self.new}”", edits),)
            yield Finding(at, end, f"这里有“{self.word}”", fixes=fixes, related=self.related)
            at = doc.text.rfind(self.word, 0, at)


def word_rule(word: str = "甲", code: str = "PN901", **attributes: Any) -> Rule:
    """A rule that reports ``word``; keywords override the class attributes of `Rule`."""
    name = attributes.pop("name", f"word-{code.lower()}")
    values = {"code": code, "name": name, "word": word, "category": "punct.word", **attributes}
    return type("Made", (WordRule,), {"__doc__": DOCS, **values})()


class CrashingRule(Rule):
    """Finds one thing, then fails."""

    code = "PN999"
    name = "crashing"
    category = "punct.crash"
    summary_en = "Crashes"
    source = "试"
    __doc__ = DOCS

    def check(self, doc: Document, ctx: Context) -> Iterator[Finding]:
        """The finding before the failure is lost, too: it may be wrong."""
        yield Finding(0, 1, "靠不住")
        raise ValueError("一行\n两行\x1b[31m")


def by_code(*rules: Rule) -> dict[str, Rule]:
    """A registry of these rules."""
    return {rule.code: rule for rule in sorted(rules, key=lambda rule: rule.code)}


def report_of(
    text: str | Document, *rules: Rule, path: str = "报告.txt", settings: Settings | None = None
) -> FileReport:
    """What ``rules`` (by default one that reports 甲) find in ``text``."""
    doc = plain_document(text, path=path) if isinstance(text, str) else text
    result = lint_document(doc, rules or (word_rule(),), settings or Settings())
    return FileReport(
        doc.path,
        doc.format,
        doc,
        result.diagnostics,
        crashes=result.crashes,
        suppressed=result.suppressed,
    )


def unreadable(path: str = "坏.docx", place: str | None = "word/document.xml") -> FileReport:
    """The report of a file that could not be read."""
    return FileReport(path, None, None, error="不是有效的文件。请另存后再试", place=place)
