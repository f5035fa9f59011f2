"""The baseline: known findings stay silent when lines move; new ones do not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from findings import report_of, unreadable

from textkit.errors import UsageError
from textkit.linter.baseline import baseline_rows, load_baseline, without_known, write_baseline

TEXT = "第一段有甲。\n第二段也有甲，还有甲。\n"


def test_roundtrip(tmp_path: Path) -> None:
    """What was written is known afterwards."""
    path = tmp_path / "基线.json"
    report = report_of(TEXT)
    assert write_baseline(path, baseline_rows(report)) == 3
    known = load_baseline(path)
    assert known == {diag.fingerprint for diag in report.diagnostics}
    kept = without_known(report, known)
    assert kept.diagnostics == ()
    assert kept.suppressed == 3


def test_lines_move() -> None:
    """Paragraphs put before, between and after leave every known finding known."""
    known = frozenset(row["fingerprint"] for row in baseline_rows(report_of(TEXT)))
    moved = "新的开头。\n\n" + TEXT.replace("\n", "\n插入一段。\n")
    assert without_known(report_of(moved), known).diagnostics == ()


def test_new_finding_shows() -> None:
    """A finding in other words is new, and so is one more of the same."""
    known = frozenset(row["fingerprint"] for row in baseline_rows(report_of(TEXT)))
    (new,) = without_known(report_of(TEXT + "又写了一段甲。\n"), known).diagnostics
    assert new.line == 3
    (again,) = without_known(report_of(TEXT + "第一段有甲。\n结尾。\n"), known).diagnostics
    assert again.line == 3


def test_stable_file(tmp_path: Path) -> None:
    """Sorted, one finding a line, the same whatever order the files came in."""
    rows = baseline_rows(report_of(TEXT, path="乙.txt")) + baseline_rows(report_of("甲", path="甲"))
    rows += baseline_rows(unreadable())
    paths = [tmp_path / "1.json", tmp_path / "2.json"]
    write_baseline(paths[0], rows)
    write_baseline(paths[1], reversed(rows))
    first, second = (path.read_text(encoding="utf-8") for path in paths)
    assert first == second
    assert first.count("\n") == len(rows) + 2
    assert [row["path"] for row in json.loads(first)["findings"]] == ["乙.txt"] * 3 + ["甲"]


def test_empty(tmp_path: Path) -> None:
    """A baseline without findings can be written and read."""
    path = tmp_path / "基线.json"
    assert write_baseline(path, []) == 0
    assert load_baseline(path) == frozenset()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b'{"schema": "textkit.baseline/1"}',
        b'{"schema": "textkit.baseline/1", "findings": [{}]}',
        b'{"schema": "textkit.baseline/1", "findings": [1]}',
        b'{"schema": "textkit.baseline/1", "findings": [{"fingerprint": []}]}',
    ],
)
def test_not_a_baseline(tmp_path: Path, content: bytes) -> None:
    """Any other file is refused in one line with the way out."""
    path = tmp_path / "基线.json"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=r"不是 textkit 的基线文件.*--write-baseline"):
        load_baseline(path)


def test_other_version_and_missing(tmp_path: Path) -> None:
    """A baseline of another version and a missing one are told apart."""
    path = tmp_path / "基线.json"
    path.write_text('{"schema": "textkit.baseline/9", "findings": []}', encoding="utf-8")
    with pytest.raises(UsageError, match=r"基线版本不对：textkit.baseline/9"):
        load_baseline(path)
    with pytest.raises(UsageError, match="读不了基线文件"):
        load_baseline(tmp_path / "没有.json")
