"""SARIF 2.1.0, valid against the OASIS schema; one run, one result a finding."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import PurePath
from urllib.parse import quote

from textkit.__about__ import __version__
from textkit.model.diagnostic import CERTAINTY_SEVERITY, Diagnostic, Fix
from textkit.model.document import Document
from textkit.model.report import FileReport, Summary
from textkit.render.base import RenderOptions, failure
from textkit.rules.base import Rule
from textkit.rules.docs import rule_docs
from textkit.rules.registry import discover

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_encode = json.JSONEncoder(ensure_ascii=False).encode


def fragment(report: FileReport, _options: RenderOptions) -> str:
    """Results of one file, comma-separated; an unreadable one gives a notification instead."""
    if report.error is not None:
        note = {
            "level": "error",
            "message": {"text": f"{report.path}：{failure(report)}"},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(report.path)}}],
        }
        return "!" + _encode(note)
    if report.doc is None:
        return ""
    doc = report.doc
    return ",\n".join(_encode(_result(diag, doc)) for diag in report.diagnostics)


def _artifact(path: str) -> dict[str, str]:
    pure = PurePath(path)
    if pure.is_absolute():
        return {"uri": pure.as_uri()}
    return {"uri": quote(os.fsencode(pure.as_posix()), safe="/")}


def _region(doc: Document, start: int, end: int) -> dict[str, int]:
    line, column = doc.location(start)
    end_line, end_column = doc.location(end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": start,
        "charLength": end - start,
    }


def _location(doc: Document, start: int, end: int, message: str = "") -> dict[str, object]:
    physical: dict[str, object] = {
        "artifactLocation": _artifact(doc.path),
        "region": _region(doc, start, end),
    }
    location: dict[str, object] = {"physicalLocation": physical}
    if message:
        location["message"] = {"text": message}
    return location


def _result(diag: Diagnostic, doc: Document) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": diag.code,
        "level": _LEVELS[diag.severity],
        "message": {"text": diag.message},
        "locations": [_location(doc, diag.start, diag.end)],
        "partialFingerprints": {"textkit/v1": diag.fingerprint},
        "properties": {
            "category": diag.category,
            "certainty": diag.certainty,
            "part": diag.part,
            "section": list(diag.section),
            "text": diag.text,
        },
    }
    if diag.related:
        result["relatedLocations"] = [
            {"id": number, **_location(doc, start, end, message)}
            for number, (start, end, _, message) in enumerate(diag.related)
        ]
    fixes = [_fix(fix, doc) for fix in diag.fixes if fix.edits]
    if fixes:
        result["fixes"] = fixes
    return result


def _fix(fix: Fix, doc: Document) -> dict[str, object]:
    return {
        "description": {"text": fix.description},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(doc.path),
                "replacements": [
                    {
                        "deletedRegion": _region(doc, edit.start, edit.end),
                        "insertedContent": {"text": edit.text},
                    }
                    for edit in fix.edits
                ],
            }
        ],
    }


def _descriptor(rule: Rule) -> dict[str, object]:
    docs = rule_docs(rule)
    level = _LEVELS[CERTAINTY_SEVERITY[rule.certainty]]
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": docs.summary},
        "fullDescription": {"text": docs.sections["检查什么"] or docs.summary},
        "help": {"text": f"{docs.sections['为什么']}\n出处：{rule.source}"},
        "defaultConfiguration": {"level": level},
        "properties": {"category": rule.category, "summary_en": rule.summary_en},
    }


def join(fragments: Iterable[str], summary: Summary, _options: RenderOptions) -> str:
    """The whole log."""
    parts = [fragment for fragment in fragments if fragment]
    notes = [json.loads(part[1:]) for part in parts if part.startswith("!")]
    results = ",\n".join(part for part in parts if not part.startswith("!"))
    driver = {
        "name": "textkit",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_descriptor(rule) for rule in discover().values()],
    }
    invocation: dict[str, object] = {"executionSuccessful": not (summary.failed or summary.crashed)}
    if notes:
        invocation["toolExecutionNotifications"] = notes
    head = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
    }
    opening = _encode(head)[:-1] + ', "runs": [' + _encode(run)[:-1]
    return opening + ', "results": [\n' + results + "\n]}]}\n"
