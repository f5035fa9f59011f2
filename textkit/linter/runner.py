"""Runs the selected rules over one document.

The only place that isolates a crash, drops what the user suppressed, and orders the result.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from textkit.analysis.layers import Layers
from textkit.collector import collector_paused
from textkit.config import Settings
from textkit.linter.context import RuleContext
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
    with collector_paused():
        return _lint_document(doc, rules, settings)


def _lint_document(doc: Document, rules: Iterable[Rule], settings: Settings) -> LintResult:
    rules = [rule for rule in rules if _may_fire(rule, doc.text)]
    scanned = tuple(sorted({name for rule in rules for name in rule.lexicons}))
    crashes: list[str] = []

    def crashed(what: str, error: Exception) -> None:
        crashes.append(f"{what}: {type(error).__name__}: {error}")

    layers = Layers(doc, scanned, on_crash=crashed)
    keeper = Keeper(doc, layers, settings)
    pairs: list[tuple[Rule, Finding]] = []
    for rule in rules:
        if not layers.holds(rule.layer, rule.kinds):
            continue
        try:
            findings = list(rule.check(doc, RuleContext(layers, rule, settings)))
            _check_spans(findings, len(doc.text))
            pairs += [(rule, finding) for finding in keeper.kept(rule, findings)]
        except Exception as error:
            crashed(rule.code, error)
    pairs.sort(key=lambda pair: (pair[1].start, pair[1].end, pair[0].code))
    diagnostics = _diagnostics(doc, layers, pairs)
    return LintResult(diagnostics, tuple(crashes), keeper.n_suppressed)


def _check_spans(findings: list[Finding], length: int) -> None:
    for finding in findings:
        _check_span(finding.start, finding.end, length)
        for related in finding.related:
            _check_span(related.start, related.end, length)
        for fix in finding.fixes:
            for edit in fix.edits:
                _check_span(edit.start, edit.end, length)


def _check_span(start: int, end: int, length: int) -> None:
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
        self._parts = {block.part for block in doc.blocks}
        self._has_silent = any(block.kind in SILENT_KINDS for block in doc.blocks)
        self.n_suppressed = 0

    def kept(self, rule: Rule, findings: list[Finding]) -> list[Finding]:
        """Those that stand in a part they may, outside residue, and unsuppressed."""
        if self._has_silent or not self._parts.issubset(rule.parts):
            findings = [f for f in findings if self._stands_right(rule, f)]
        if self._markup:
            findings = [f for f in findings if not _touches(self._markup, f)]
        if findings and not rule.in_residue and (foreign := self._layers.residue.lines):
            location = self._doc.location
            findings = [f for f in findings if location(f.start)[0] not in foreign]
        worst = self._worst
        findings = [f for f in findings if SEVERITIES.index(severity_of(rule, f)) <= worst]
        if not self._suppressions:
            return findings
        covers = self._suppressions.covers
        heard = [f for f in findings if not covers(rule.code, f.start, f.end)]
        self.n_suppressed += len(findings) - len(heard)
        return heard

    def _stands_right(self, rule: Rule, finding: Finding) -> bool:
        block = self._doc.block_at(finding.start)
        return block is None or (block.part in rule.parts and block.kind not in SILENT_KINDS)


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
    if not pairs:
        return ()
    text, location, block_at = doc.text, doc.location, doc.block_at
    headings_at = layers.outline.headings_at
    prints = fingerprints(text, [(rule.code, f.start, f.end) for rule, f in pairs])
    result = []
    for (rule, finding), fingerprint in zip(pairs, prints, strict=True):
        start, end = finding.start, finding.end
        line, column = location(start)
        block = block_at(start)
        result.append(
            Diagnostic(
                rule.code,
                rule.name,
                finding.category or rule.category,
                severity_of(rule, finding),
                finding.certainty or rule.certainty,
                finding.message,
                text[start:end],
                start,
                end,
                line,
                column,
                block.part if block else "body",
                headings_at(start),
                finding.fixes,
                tuple((r.start, r.end, location(r.start)[0], r.message) for r in finding.related)
                if finding.related
                else (),
                rule.source,
                fingerprint,
            )
        )
    return tuple(result)
