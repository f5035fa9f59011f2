"""The other commands, help and version."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import build_docx, p
from command import Done
from schemas import check

from textkit.__about__ import __version__

Run = Callable[..., Done]
Write = Callable[..., Path]
ENGLISH_HELP = (
    "Usage",
    "Options",
    "Arguments",
    "Commands",
    "Show ",
    "Install",
    "default",
    "required",
)


@pytest.mark.parametrize(
    "arguments",
    [["--help"], *([name, "--help"] for name in ("lint", "outline", "text", "rule"))],
)
def test_help(run: Run, arguments: list[str]) -> None:
    """Help is Chinese, whole lines of it, and imports no rules."""
    done = run(*arguments)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("用法：")
    assert "…" not in done.out
    assert not [word for word in ENGLISH_HELP if word in done.out]


def test_no_arguments(run: Run) -> None:
    """Without a command the help is shown and the exit code says that nothing was done."""
    done = run()
    assert done.code == 2
    assert "命令：" in done.out
    for name in ("lint", "outline", "text", "rule"):
        assert f"  {name} " in done.out


def test_version(run: Run) -> None:
    """One line."""
    assert run("--version") == (0, f"textkit {__version__}\n", "")


def test_rule_list(run: Run) -> None:
    """All rules, a line each."""
    done = run("rule")
    assert done.code == 0
    assert "  PN901  错误  查找一个词。\n" in done.out
    assert "（试用）" in done.out


@pytest.mark.parametrize("code", ["PN901", "pn901", "word-pn901"])
def test_rule_page(run: Run, code: str) -> None:
    """One rule by code or name."""
    done = run("rule", code)
    assert done.code == 0
    assert done.out.startswith("PN901 word-pn901\n")


def test_rule_formats(run: Run) -> None:
    """JSON is valid, Markdown is the rule book; one rule or all."""
    document = json.loads(run("rule", "--format", "json").out)
    check("rules", document)
    assert [rule["code"] for rule in document["rules"]] == ["PN901", "PN902", "TR903"]
    one = json.loads(run("rule", "PN902", "--format", "json").out)
    assert [rule["code"] for rule in one["rules"]] == ["PN902"]
    assert run("rule", "TR903", "--format", "markdown").out.count("\n### ") == 1


@pytest.mark.parametrize("code", ["PN999", ""])
def test_unknown_rule(run: Run, code: str) -> None:
    """An unknown code is one line and exit 2."""
    done = run("rule", code)
    assert done == (2, "", f"textkit: 没有规则 {code}。用 textkit rule 查看全部规则\n")


def test_text(run: Run, write: Write) -> None:
    """The visible text, as it is, with a line end."""
    assert run("text", write("a.txt", "甲 ,乙\r\n丙")).out == "甲 ,乙\n丙\n"
    assert run("text", "-", stdin="甲\n".encode("utf-16")).out == "甲\n"


def test_blocks(run: Run, write: Write) -> None:
    """--blocks: an object a block with every key of the contract, offsets into the text."""
    path = write("a.docx", build_docx(p("一、工作"), p("做了事。")))
    text = run("text", path).out
    rows = [json.loads(line) for line in run("text", "--blocks", path).out.splitlines()]
    keys = [
        *("part", "kind", "label", "auto", "text", "start"),
        *("end", "line", "style", "level", "hidden"),
    ]
    assert [list(row) for row in rows] == [keys, keys]
    for number, row in enumerate(rows, start=1):
        assert text[row["start"] : row["end"]] == row["text"]
        assert row["line"] == number
    assert rows[0]["auto"] is False


def test_text_warnings_and_errors(run: Run, write: Write) -> None:
    """Warnings go to stderr; what cannot be read is one line and exit 2."""
    done = run("text", write("a.txt", build_docx(p("做了事。"))))
    assert done.out == "做了事。\n"
    assert "已按内容读取" in done.err
    for command in ("text", "outline"):
        done = run(command, "没有.txt")
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
        assert done.err.startswith("textkit: 没有.txt：找不到")


REPORT = "某局工作总结\n一、工作\n（一）抓学习。学了。\n（二）抓落实。做了。\n二、问题\n有不足。\n"


@pytest.mark.parametrize("format_", ["tree", "json", "markdown", "opml"])
def test_outline(run: Run, write: Write, format_: str) -> None:
    """Every format holds the headings; JSON is valid; --depth cuts."""
    path = write("a.txt", REPORT)
    done = run("outline", "--format", format_, path)
    assert (done.code, done.err) == (0, "")
    for word in ("某局工作总结", "工作", "抓学习", "问题"):
        assert word in done.out
    if format_ == "json":
        check("outline", json.loads(done.out))
    assert "抓学习" not in run("outline", "--format", format_, "--depth", "1", path).out
    assert run("outline", "--no-labels", "--format", format_, path).code == 0
