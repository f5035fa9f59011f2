"""``textkit lint``: exit codes, options, several files."""

from __future__ import annotations

import json
import multiprocessing
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builders import build_docx, commented, p, r
from command import Done
from findings import CrashingRule, word_rule
from schemas import check

from textkit.errors import UsageError

Run = Callable[..., Done]
Write = Callable[..., Path]
forking = pytest.mark.skipif(
    multiprocessing.get_start_method() != "fork", reason="made-up rules are not imported"
)
FORMATS = ["text", "json", "sarif", "github", "markdown", "csv"]


def lint_json(done: Done) -> dict[str, Any]:
    """The JSON a run printed, valid."""
    document: dict[str, Any] = json.loads(done.out)
    check("lint", document)
    return document


def texts(done: Done) -> list[str]:
    """What was found, over all files."""
    return [d["text"] for file in lint_json(done)["files"] for d in file["diagnostics"]]


@pytest.mark.parametrize("format_", FORMATS)
def test_exit_codes(run: Run, write: Write, format_: str) -> None:
    """0 nothing, 1 findings, 2 unreadable, in every format; with --exit-zero findings are 0."""
    found, clean, broken = write("甲.txt"), write("好.txt", "写了。"), write("坏.docx", b"\0" * 99)
    assert run("lint", "--format", format_, clean).code == 0
    assert run("lint", "--format", format_, found).code == 1
    assert run("lint", "--format", format_, clean, found).code == 1
    assert run("lint", "--format", format_, broken).code == 2
    assert run("lint", "--format", format_, found, broken, clean).code == 2
    assert run("lint", "--format", format_, "--exit-zero", found).code == 0
    assert run("lint", "--format", format_, "--exit-zero", found, broken).code == 2


@pytest.mark.parametrize("format_", FORMATS)
def test_others_are_done(run: Run, write: Write, format_: str) -> None:
    """An unreadable file costs one line on stderr; the files around it are done."""
    names = [write("一.txt"), write("坏.docx", b"PK"), "没有.txt", write("二.txt")]
    done = run("lint", "--format", format_, *names)
    assert done.code == 2
    assert done.out.count("PN901") >= 2
    assert [line.partition("：")[0] for line in done.err.splitlines()] == [
        f"textkit: {names[1]}",
        "textkit: 没有.txt",
    ]


def test_empty_folder_and_glob(run: Run, tmp_path: Path) -> None:
    """A folder or glob without reports is one line and exit 2."""
    (tmp_path / "空").mkdir()
    for name in ("空", "*.docx"):
        done = run("lint", name)
        assert done.code == 2
        assert done.err.count("\n") == 1
        assert done.err.startswith(f"textkit: {name}：")


def test_folder_and_glob(run: Run, write: Write) -> None:
    """Folders are walked and globs expanded, in order, each file once."""
    for name in ("乙/二 号.txt", "乙/一.txt", "丙.txt", "丁.xyz"):
        write(name)
    done = run("lint", "--format", "json", "乙", "*.txt", "乙/一.txt")
    paths = [file["path"] for file in lint_json(done)["files"]]
    assert paths == [str(Path("乙") / "一.txt"), str(Path("乙") / "二 号.txt"), "丙.txt"]


def test_selection_options(run: Run, write: Write) -> None:
    """--select, --ignore, --extend-select, --preview, --min-severity."""
    write("a.txt", "写了甲乙丙。")
    lint = ("lint", "--format", "json", "a.txt")
    assert texts(run(*lint)) == ["甲", "丙"]
    assert texts(run(*lint, "--select", "TR")) == ["丙"]
    assert texts(run(*lint, "--select", "PN902,tr903")) == ["乙", "丙"]
    assert texts(run(*lint, "--select", "PN902，TR903")) == ["乙", "丙"]
    assert texts(run(*lint, "--select", "PN", "--select", "TR")) == ["甲", "丙"]
    assert texts(run(*lint, "--ignore", "TR903, PN9")) == []
    assert texts(run(*lint, "--extend-select", "PN902")) == ["甲", "乙", "丙"]
    assert texts(run(*lint, "--preview")) == ["甲", "乙", "丙"]
    assert texts(run(*lint, "--preview", "--min-severity", "warning")) == ["甲", "乙"]


@pytest.mark.parametrize("option", ["--select", "--ignore", "--extend-select"])
def test_unknown_code(run: Run, write: Write, option: str) -> None:
    """An unknown code is refused before a file is opened, and not blamed on a configuration."""
    write("textkit.toml", "preview = true\n")
    done = run("lint", option, "XX001", "没有.txt")
    assert done == (2, "", "textkit: 没有规则 XX001。用 textkit rule 查看全部规则\n")


def test_configuration(run: Run, write: Write) -> None:
    """The nearest file upward holds; the command line wins; --no-config and --config choose."""
    write("a.txt", "写了甲乙丙。")
    write("textkit.toml", 'ignore = ["TR903"]\npreview = true\n')
    other = write("别的/my.toml", 'select = ["TR903"]\n')
    lint = ("lint", "--format", "json", "a.txt")
    assert texts(run(*lint)) == ["甲", "乙"]
    assert texts(run(*lint, "--no-preview")) == ["甲"]
    assert texts(run(*lint, "--no-config")) == ["甲", "丙"]
    assert texts(run(*lint, "--config", other)) == ["丙"]


def test_configuration_upward(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A configuration above the current folder holds; -v names it."""
    path = write("pyproject.toml", "[tool.textkit]\nignore = ['PN901']\n")
    inner = write("甲/乙/a.txt").parent
    monkeypatch.chdir(inner)
    done = run("lint", "-v", "a.txt")
    assert done.code == 0
    assert done.err == f"配置文件：{path}\n"
    assert run("lint", "-v", "--lang", "en", "a.txt").err == f"configuration: {path}\n"
    assert run("lint", "a.txt").err == ""


def test_configured_paths(run: Run, write: Write) -> None:
    """per-file-ignores, exclude and allow."""
    write(
        "textkit.toml",
        'exclude = ["草稿"]\nallow = ["甲方"]\n[per-file-ignores]\n"旧/*" = ["TR"]\n',
    )
    write("旧/a.txt", "甲方、丙。")
    write("新/a.txt", "甲方、丙、甲。")
    write("新/草稿/a.txt", "丙")
    files = lint_json(run("lint", "--format", "json", "旧", "新"))["files"]
    assert [[d["text"] for d in file["diagnostics"]] for file in files] == [[], ["丙", "甲"]]


@pytest.mark.parametrize(
    ("config", "what"),
    [
        ('slect = ["PN"]', "（slect）：不认识的键。可用：select"),
        ('select = ["XX"]', "没有规则 XX"),
        ("[rules.PN901]\nx = 1", "（rules.PN901.x）：没有这个选项"),
        ("[rules.XX999]\nx = 1", "（rules.XX999）：没有这条规则"),
        ("x", "不是合法的 TOML"),
    ],
)
def test_wrong_configuration(run: Run, write: Write, config: str, what: str) -> None:
    """A wrong configuration is one line with the file's name, and nothing is linted."""
    path = write("textkit.toml", config)
    done = run("lint", write("a.txt"))
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert str(path) in done.err
    assert what in done.err


def test_missing_configuration(run: Run) -> None:
    """--config of a missing file is one line."""
    done = run("lint", "--config", "没有.toml", "a.txt")
    assert (done.code, done.out) == (2, "")
    assert "读不了配置文件" in done.err


def test_suppression(run: Run, write: Write) -> None:
    """Comments in the text silence what they name and are counted."""
    write("a.txt", "甲丙 # textkit: ignore PN901\n# textkit: ignore TR903\n甲丙\n")
    done = run("lint", "a.txt")
    assert "1:2" in done.out
    assert "3:1" in done.out
    assert "1:1 " not in done.out
    assert "3:2" not in done.out
    assert "另有2处已忽略" in done.out


def test_suppression_in_markdown(run: Run, write: Write) -> None:
    """An HTML comment holds for the next paragraph, blank line or not; it is not linted itself."""
    write(
        "a.md", "<!-- textkit: ignore PN901 -->\n\n甲\n\n<!-- 甲 -->\n甲 # textkit: ignore\n\n甲\n"
    )
    (file,) = lint_json(run("lint", "--format", "json", "a.md"))["files"]
    assert [diag["line"] for diag in file["diagnostics"]] == [8]


def test_suppression_in_word(run: Run, write: Write) -> None:
    """A Word comment silences its rule on its range, not other rules, not other places."""
    body = (
        p("先写", commented(1, r("甲丙")), "，再写甲。"),
        p(commented(2, r("甲丙")), "；甲。"),
    )
    comments = {1: p("textkit: ignore PN901"), 2: p("请张科长核对甲")}
    write("a.docx", build_docx(*body, comments=comments))
    (file,) = lint_json(run("lint", "--format", "json", "a.docx"))["files"]
    found = [(d["line"], d["column"], d["text"]) for d in file["diagnostics"]]
    assert found == [(1, 4, "丙"), (1, 8, "甲"), (2, 1, "甲"), (2, 2, "丙"), (2, 4, "甲")]
    assert "另有1处已忽略" in run("lint", "a.docx").out


def test_baseline(run: Run, write: Write, tmp_path: Path) -> None:
    """Known findings are silent when lines move; new ones are not; an update keeps the known."""
    write("a.txt", "第一段甲。\n第二段丙。\n")
    known = tmp_path / "基线.json"
    done = run("lint", "--write-baseline", known, "a.txt")
    assert done.code == 0
    assert done.err == f"已写入 {known}：2处\n"
    first = known.read_bytes()
    check("baseline", json.loads(first))
    write("a.txt", "新加一段。\n第二段丙。\n又一段。\n第一段甲。\n")
    quiet = run("lint", "--baseline", known, "a.txt")
    assert quiet.code == 0
    assert "另有2处已忽略" in quiet.out
    run("lint", "--baseline", known, "--write-baseline", known, "a.txt")
    assert known.read_bytes() == first
    write("a.txt", "第一段甲。\n第二段丙。\n第三段也有甲。\n")
    new = run("lint", "--format", "json", "--baseline", known, "a.txt")
    assert new.code == 1
    assert [d["line"] for d in lint_json(new)["files"][0]["diagnostics"]] == [3]
    assert run("lint", "--baseline", "没有.json", "a.txt").code == 2
    english = run("lint", "--lang", "en", "--write-baseline", known, "a.txt")
    assert english.err == f"wrote {known}: 3 finding(s)\n"


def test_crash(run: Run, write: Write, use_rules: Callable[..., None]) -> None:
    """A rule that fails: the others' findings, one line on stderr, exit 2, no traceback."""
    use_rules(word_rule(), CrashingRule())
    done = run("lint", write("a.txt"), "--format", "json")
    assert done.code == 2
    assert texts(done) == ["甲"]
    assert done.err.count("\n") == 1
    assert "内部出错" in done.err
    assert "PN999: ValueError: 一行 两行" in done.err
    assert "\x1b" not in done.err
    english = run("lint", "--lang", "en", "--exit-zero", "a.txt")
    assert english.code == 2
    assert "internal error" in english.err


def test_internal_error_in_one_file(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even an error outside the rules costs one file only."""
    from textkit.cli import lint_job

    real = lint_job.api.lint

    def fail_once(path: str, *arguments: Any, **keywords: Any) -> Any:
        if path.endswith("一.txt"):
            raise RuntimeError("没想到")
        return real(path, *arguments, **keywords)

    monkeypatch.setattr(lint_job.api, "lint", fail_once)
    done = run("lint", "--format", "json", write("一.txt"), write("二.txt"))
    assert done.code == 2
    assert texts(done) == ["甲"]
    assert "内部错误：RuntimeError: 没想到" in done.err


def test_internal_error_of_the_run(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error nobody foresaw is one line with the place in the code, exit 2."""

    def fail(*_arguments: object, **_keywords: object) -> None:
        raise RuntimeError("没想到")

    monkeypatch.setattr("textkit.readers.open.find_reports", fail)
    done = run("lint", write("a.txt"))
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "内部错误：RuntimeError: 没想到（" in done.err
    assert "test_lint.py:" in done.err


def test_interrupt(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends with 130 and one line."""

    def interrupt(*_arguments: object, **_keywords: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("textkit.readers.open.find_reports", interrupt)
    done = run("lint", write("a.txt"))
    assert (done.code, done.out) == (130, "")
    assert done.err.strip() == "textkit: 已中断"


def test_output_file(run: Run, write: Write, tmp_path: Path) -> None:
    """--output writes UTF-8 to the file and nothing to stdout; colours never go there."""
    out = tmp_path / "结果 1.json"
    done = run("lint", "--format", "json", "--output", out, write("a.txt"))
    assert (done.code, done.out) == (1, "")
    check("lint", json.loads(out.read_text(encoding="utf-8")))
    assert "PN901" in run("lint", "--output", "-", "a.txt").out
    run("lint", "--color", "always", "--output", out, "a.txt")
    assert "\x1b" not in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["没有/x.json", "."])
def test_unwritable_output(run: Run, write: Write, name: str) -> None:
    """An output that cannot be written is one line and exit 2."""
    done = run("lint", "--output", name, write("a.txt"))
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert f"{name}：写不了文件" in done.err


def test_quiet(run: Run, write: Write) -> None:
    """-q prints nothing where nothing is found; findings and errors are printed."""
    write("好.txt", "写了。")
    assert run("lint", "-q", "好.txt") == (0, "", "")
    assert "PN901" in run("lint", "-q", write("a.txt")).out
    assert run("lint", "-q", "没有.txt").err != ""
    assert run("lint", "-q", "--format", "json", "好.txt").out != ""


def test_color(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """--color always and never; without it a pipe gets none, NO_COLOR or not."""
    write("a.txt")
    assert "\x1b[" in run("lint", "--color", "always", "a.txt").out
    assert "\x1b[" not in run("lint", "--color", "never", "a.txt").out
    assert "\x1b[" not in run("lint", "a.txt").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" in run("lint", "--color", "always", "a.txt").out


def test_folding(run: Run, write: Write) -> None:
    """A folding rule gives one line with a count in text, every place in JSON."""
    write("a.txt", "丙丙丙")
    assert "（共3处，第1行）" in run("lint", "a.txt").out
    assert texts(run("lint", "--format", "json", "a.txt")) == ["丙"] * 3


def test_english(run: Run, write: Write) -> None:
    """With --lang en messages, fixes and counts are English."""
    write("a.txt", "甲")
    out = run("lint", "--lang", "en", "a.txt").out
    assert "error PN901 A word: “甲”" in out
    assert "1 file(s), 1 finding(s)" in out
    (file,) = lint_json(run("lint", "--lang", "en", "--format", "json", "a.txt"))["files"]
    assert file["diagnostics"][0]["message"] == "A word: “甲”"
    assert file["diagnostics"][0]["fixes"][0]["description"] == "change to “申”"
    assert "cannot be read" in run("lint", "--lang", "en", "没有.txt").err


def test_english_deletion(run: Run, write: Write, use_rules: Callable[..., None]) -> None:
    """A fix that only deletes says so; related places are named in English."""
    from textkit.model.diagnostic import Related

    use_rules(word_rule(new="", related=(Related(0, 1, "标题"),)))
    write("a.txt", "甲")
    (file,) = lint_json(run("lint", "--lang", "en", "--format", "json", "a.txt"))["files"]
    (diag,) = file["diagnostics"]
    assert diag["fixes"][0]["description"] == "delete"
    assert diag["related"][0]["message"] == "related place"


def test_stdin(run: Run) -> None:
    """- is standard input, in any encoding."""
    done = run("lint", "--format", "json", "-", stdin="写了甲。".encode("gb18030"))
    assert done.code == 1
    (file,) = lint_json(done)["files"]
    assert (file["path"], file["format"]) == ("-", "txt")
    assert run("lint", "-", stdin=b"").code == 2
    word = run("lint", "--format", "json", "-", stdin=build_docx(p("写了甲。")))
    assert lint_json(word)["files"][0]["format"] == "docx"


def test_fix(run: Run, write: Write) -> None:
    """--fix changes the file and reports what is left; what was done is one line."""
    path = write("a.txt", "甲丙\r\n甲")
    done = run("lint", "--fix", path)
    assert path.read_bytes() == "申丙\r\n申".encode()
    assert done.err == f"{path}：改正2处，跳过0处\n"
    assert "TR903" in done.out
    assert "PN901" not in done.out
    assert done.code == 1
    again = run("lint", "--fix", path)
    assert again.err == ""


def test_fix_word(run: Run, write: Write) -> None:
    """A .docx is fixed, too."""
    path = write("a.docx", build_docx(p("写了甲。")))
    done = run("lint", "--fix", path)
    assert done.code == 0
    assert run("text", path).out == "写了申。\n"


def test_fix_keeps_to_the_baseline(run: Run, write: Write, tmp_path: Path) -> None:
    """What the baseline accepts is not fixed."""
    path = write("a.txt", "写了甲。\n")
    run("lint", "--write-baseline", tmp_path / "b.json", path)
    assert run("lint", "--fix", "--baseline", tmp_path / "b.json", path).code == 0
    assert path.read_text(encoding="utf-8") == "写了甲。\n"


def test_unsafe_fixes(run: Run, write: Write, use_rules: Callable[..., None]) -> None:
    """Unsafe fixes are made only where asked for."""
    use_rules(word_rule(new="申", applicability="unsafe", fix="unsafe"))
    path = write("a.txt", "甲")
    assert run("lint", "--fix", path).code == 1
    assert path.read_text(encoding="utf-8") == "甲"
    alone = run("lint", "--unsafe-fixes", path)
    assert "--fix" in alone.err
    assert path.read_text(encoding="utf-8") == "甲"
    assert run("lint", "--fix", "--unsafe-fixes", path).code == 0
    assert path.read_text(encoding="utf-8") == "申"


def test_output_never_replaces_a_report(run: Run, write: Write) -> None:
    """A result file that is one of the inputs is refused, and the report stays."""
    path = write("a.txt", "写了甲。\n")
    for option in ("--output", "--write-baseline"):
        done = run("lint", path, option, path)
        assert done.code == 2
        assert "覆盖" in done.err
    assert path.read_text(encoding="utf-8") == "写了甲。\n"


def test_diff(run: Run, write: Write) -> None:
    """--diff shows the change and leaves the file; findings keep exit code 1."""
    path = write("a.txt", "一\n写了甲。\n")
    done = run("lint", "--diff", "a.txt", write("好.txt", "无"), "没有.txt")
    assert done.out == "--- a.txt\n+++ a.txt\n@@ -2 +2 @@\n-写了甲。\n+写了申。\n"
    assert path.read_text(encoding="utf-8") == "一\n写了甲。\n"
    assert done.code == 2
    assert run("lint", "--diff", "a.txt").code == 1
    assert run("lint", "--diff", "好.txt") == (0, "", "")


def test_fix_refused(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be written is one line and exit 2; the next file is fixed."""
    from textkit.cli import lint_job

    first, second = write("一.txt"), write("二.txt")
    real = lint_job.write_atomically

    def refuse(path: Path, data: bytes) -> None:
        if path == first:
            raise UsageError(str(path), "写不了文件：只读")
        real(path, data)

    monkeypatch.setattr(lint_job, "write_atomically", refuse)
    done = run("lint", "--fix", first, second)
    assert done.code == 2
    assert f"textkit: {first}：写不了文件：只读\n" in done.err
    assert second.read_text(encoding="utf-8") == "写了申。\n"
    assert "PN901" in done.out


def test_fix_stdin(run: Run, tmp_path: Path) -> None:
    """Standard input cannot be fixed in place, but its diff can be shown."""
    done = run("lint", "--fix", "-", stdin="甲".encode())
    assert done.code == 2
    assert "标准输入不能直接改" in done.err
    assert list(tmp_path.iterdir()) == []
    assert "+申" in run("lint", "--diff", "-", stdin="甲".encode()).out


def test_reader_warnings(run: Run, write: Write) -> None:
    """What the reader had to tell comes on stderr; the exit code is that of the findings."""
    done = run("lint", write("a.txt", build_docx(p("写了。"))))
    assert "已按内容读取" in done.err
    assert done.code == 0


def test_progress(run: Run, write: Write) -> None:
    """--progress counts on stderr and wipes the counter; without a terminal there is none."""
    write("一.txt", "无")
    write("二.txt", "无")
    assert "\r2/2" in run("lint", "--progress", "一.txt", "二.txt").err
    assert run("lint", "一.txt", "二.txt").err == ""


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["lint"], "缺少参数 PATH..."),
        (["lint", "--foo", "a"], "没有选项 --foo"),
        (["lint", "--format", "xml", "a"], "选项 --format 的值不对。应为 text、json、sarif"),
        (["lint", "--jobs", "-1", "a"], "选项 --jobs 的值不对。应为整数，不小于 0"),
        (["lint", "--jobs", "x", "a"], "选项 --jobs 的值不对。应为整数"),
        (["lint", "a", "--format"], "选项 --format 缺少值"),
        (["lint", "--fix=1", "a"], "选项 --fix 缺少值，或不该带值"),
        (["rule", "a", "b"], "参数太多"),
        (["lnt", "a"], "没有命令 lnt。可用的命令：lint、outline、"),
        (["--foo"], "没有选项 --foo"),
    ],
)
def test_wrong_use(run: Run, arguments: list[str], what: str) -> None:
    """Wrong use is one Chinese line and exit 2."""
    done = run(*arguments)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith("textkit: ")
    assert what in done.err


@forking
def test_several_processes(run: Run, write: Write) -> None:
    """--jobs 2 gives what --jobs 1 gives."""
    names = [write(f"{number}.txt", "甲" * number) for number in range(1, 6)]
    two = run("lint", "--format", "json", "--jobs", "2", *names)
    assert two == run("lint", "--format", "json", *names)
    assert len(texts(two)) == 15


@forking
def test_process_that_dies(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that ends without a result is one line and exit 2."""
    monkeypatch.setattr("textkit.cli.lint_job._run_job", lambda *_arguments: os._exit(9))
    done = run("lint", "--jobs", "2", write("一.txt"), write("二.txt"))
    assert (done.code, done.out) == (2, "")
    assert done.err == "textkit: 一个检查进程意外结束。可能是内存不够，请减少 --jobs 再试\n"


def test_all_cores(run: Run, write: Write) -> None:
    """--jobs 0 means all cores; one file needs no other process."""
    assert run("lint", "--jobs", "0", write("a.txt")).code == 1
