"""Runs the selected rules over one document.

The only place that isolates a crash, drops what the user suppressed, and orders the result.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from textkit.config import Settings
from textkit.linter.context import Layers, RuleContext
from textkit.linter.fingerprint import fingerprints
from textkit.linter.suppress import Suppressions, markup_spans
from textkit.model.diagnostic import CERTAINTY_SEVERITY, SEVERITIES, Diagnostic, Finding
from textkit.model.document import Document
from textkit.rules.base import Rule

SILENT_KINDS = frozenset({"code", "comment"})
"""Block kinds that hold no report text: fenced code, HTML comments."""


class LintResult(NamedTuple):
    """Diagnostics in text order, and what went wrong inside textkit itself.

    ``crashes`` name the rule or layer and the error: ``PN001: ValueError: …``.
    """

    diagnostics: tuple[Diagnostic, ...]
    crashes: tuple[str, ...] = ()
    suppressed: int = 0


def lint_document(doc: Document, rules: Iterable[Rule], settings: Settings) -> LintResult:
    """Every finding of ``rules`` in ``doc`` that the user has not silenced, in text order."""
    rules = [rule for rule in rules if _may_fire(rule, doc.text)]
    scanned = tuple(sorted({name for rule in rules for name in rule.lexicons}))
    crashes: list[str] = []

    def crashed(what: str, error: Exception) -> None:
        crashes.append(f"{what}: {type(error).__name__}: {error}")

    layers = Layers(doc, scanned, on_crash=crashed)
    kept = Keeper(doc, layers, settings)
    pairs: list[tuple[Rule, Finding]] = []
    for rule in rules:
        if not layers.concerns(rule):
            continue
        try:
            findings = list(rule.check(doc, RuleContext(layers, rule, settings)))
            _check_spans(findings, len(doc.text))
            pairs += [(rule, finding) for finding in findings if kept(rule, finding)]
        except Exception as error:
            crashed(rule.code, error)
    pairs.sort(key=lambda pair: (pair[1].start, pair[1].end, pair[0].code))
    diagnostics = _diagnostics(doc, layers, pairs)
    return LintResult(diagnostics, tuple(crashes), kept.n_suppressed)


def _check_spans(findings: list[Finding], length: int) -> None:
    for finding in findings:
        spans = [(finding.start, finding.end)]
        spans += [(related.start, related.end) for related in finding.related]
        spans += [(edit.start, edit.end) for fix in finding.fixes for edit in fix.edits]
        for start, end in spans:
            if not 0 <= start <= end <= length:
                raise ValueError(f"span {start}:{end} leaves the text of {length} characters")


def _may_fire(rule: Rule, text: str) -> bool:
    return not rule.triggers or any(trigger in text for trigger in rule.triggers)


class Keeper:
    """Decides which findings reach the user."""

    def __init__(self, doc: Document, layers: Layers, settings: Settings) -> None:
        self._doc = doc
        self._layers = layers
        self._suppressions = Suppressions(doc, settings.allow)
        self._worst = SEVERITIES.index(settings.min_severity)
        self._markup = markup_spans(doc)
        self.n_suppressed = 0

    def __call__(self, rule: Rule, finding: Finding) -> bool:
        """Whether the finding stands in a part it may, outside residue, and unsuppressed."""
        block = self._doc.block_at(finding.start)
        if block is not None and (block.part not in rule.parts or block.kind in SILENT_KINDS):
            return False
        if self._markup and _touches(self._markup, finding):
            return False
        if not rule.in_residue and self._layers.residue.lines:
            line, _ = self._doc.location(finding.start)
            if line in self._layers.residue.lines:
                return False
        if SEVERITIES.index(severity_of(rule, finding)) > self._worst:
            return False
        if self._suppressions.covers(rule.code, finding.start, finding.end):
            self.n_suppressed += 1
            return False
        return True


def _touches(spans: list[tuple[int, int]], finding: Finding) -> bool:
    """Whether a finding shares a character with one of the spans, which are in text order."""
    index = bisect_left(spans, (finding.end, finding.end))
    return index > 0 and spans[index - 1][1] > finding.start


def severity_of(rule: Rule, finding: Finding) -> str:
    """error, warning or info: the finding's own, else what its certainty says."""
    return finding.severity or CERTAINTY_SEVERITY[finding.certainty or rule.certainty]


def _diagnostics(
    doc: Document, layers: Layers, pairs: list[tuple[Rule, Finding]]
) -> tuple[Diagnostic, ...]:
    prints = fingerprints(doc.text, [(rule.code, f.start, f.end) for rule, f in pairs])
    headings_at = layers.outline.headings_at if pairs else None
    result = []
    for (rule, finding), fingerprint in zip(pairs, prints, strict=True):
        start, end = finding.start, finding.end
        line, column = doc.location(start)
        block = doc.block_at(start)
        related = tuple(
            (r.start, r.end, doc.location(r.start)[0], r.message) for r in finding.related
        )
        result.append(
            Diagnostic(
                rule.code,
                rule.name,
                finding.category or rule.category,
                severity_of(rule, finding),
                finding.certainty or rule.certainty,
                finding.message,
                doc.text[start:end],
                start,
                end,
                line,
                column,
                block.part if block else "body",
                headings_at(start) if headings_at else (),
                finding.fixes,
                related,
                rule.source,
                fingerprint,
            )
        )
    return tuple(result)
