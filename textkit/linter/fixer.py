"""Applies fixes to the bytes of a file and refuses any change that was not asked for.

The file is read again after the change; its visible text must equal the old text with exactly the
chosen edits. Nothing is written here.
"""

from __future__ import annotations

from difflib import unified_diff as _unified_diff
from typing import NamedTuple

from textkit.errors import FixError
from textkit.linter.edits import apply_edits, chosen_fixes
from textkit.linter.fix_text import splice_text
from textkit.model.diagnostic import Diagnostic
from textkit.model.document import Document
from textkit.model.report import FileReport
from textkit.readers.open import read_document

FIXABLE = ("txt", "md", "docx")


class FixResult(NamedTuple):
    """New bytes and text of a file, the findings that were fixed and those that were not."""

    data: bytes
    text: str
    applied: tuple[Diagnostic, ...]
    skipped: tuple[Diagnostic, ...]


def fix_file(
    report: FileReport, data: bytes, *, unsafe: bool, accept_revisions: bool = False
) -> FixResult:
    """The file with all applicable fixes made.

    Args:
        report: The lint result of ``data``.
        data: The file's bytes.
        unsafe: Whether fixes that may change the meaning are made too.
        accept_revisions: Whether a Word file with pending tracked changes may be touched.

    Raises:
        FixError: The format cannot be fixed in place, tracked changes are pending, or the result
            would differ in more than the chosen edits.
    """
    doc = report.doc
    if doc is None:
        raise FixError(report.path, "文件读不了，不能改")
    chosen = chosen_fixes(report.diagnostics, unsafe=unsafe)
    if not chosen:
        return FixResult(data, doc.text, (), ())
    if doc.format not in FIXABLE:
        hint = "另存为 .docx 或 .txt 后再改"
        raise FixError(report.path, f"不能直接改 {doc.format} 文件", hint=hint)
    groups = [fix.edits for _, fix in chosen]
    if doc.format == "docx":
        from textkit.linter.fix_docx import splice_docx

        done, new_data, edits = splice_docx(doc, data, groups, accept_revisions=accept_revisions)
    else:
        done, new_data, edits = splice_text(doc, data, groups)
    expected = apply_edits(doc.text, edits)
    _verify(doc, new_data, expected)
    applied = tuple(diag for (diag, _), ok in zip(chosen, done, strict=True) if ok)
    skipped = tuple(diag for (diag, _), ok in zip(chosen, done, strict=True) if not ok)
    return FixResult(new_data, expected, applied, skipped)


def _verify(doc: Document, data: bytes, expected: str) -> None:
    after = read_document(doc.path, data=data)
    if after.text != expected:
        at = next(
            (i for i, (a, b) in enumerate(zip(after.text, expected, strict=False)) if a != b),
            min(len(after.text), len(expected)),
        )
        line = expected.count("\n", 0, at) + 1
        raise FixError(
            doc.path,
            "改后的可见文字与预期不符，没有改动文件",
            place=f"第{line}行",
            hint="请手工修改，并把这个文件的情形告诉我们",
        )


def unified_diff(report: FileReport, result: FixResult) -> str:
    """What the fixes change, line by line, in unified format; empty where nothing changes."""
    before = report.doc.text if report.doc else ""
    lines = _unified_diff(
        before.split("\n"), result.text.split("\n"), report.path, report.path, lineterm="", n=0
    )
    return "".join(f"{line}\n" for line in lines)
