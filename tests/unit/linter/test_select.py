"""Which rules run, and what is told about selectors and options that are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from findings import by_code, word_rule

from textkit.config import Settings
from textkit.errors import ConfigError, TextkitError, UsageError
from textkit.linter.select import check_settings, select_rules
from textkit.rules.base import Option

RULES = by_code(
    word_rule(code="PH001", name="one"),
    word_rule(code="PH002", name="two", status="preview"),
    word_rule(code="PN001", name="three"),
    word_rule(
        code="PN002",
        name="four",
        options=(
            Option("limit", 4, "字", "试"),
            Option("share", 0.5, "比例", "试"),
            Option("strict", False, "", "试"),
            Option("word", "甲", "", "试"),
        ),
    ),
)


def chosen(file: str = "", **settings: object) -> list[str]:
    """Codes that run on ``file``."""
    options = Settings(**settings)  # type: ignore[arg-type]
    check_settings(options, RULES)
    return [rule.code for rule in select_rules(options, RULES, file)]


@pytest.mark.parametrize(
    ("settings", "codes"),
    [
        ({}, ["PH001", "PN001", "PN002"]),
        ({"preview": True}, ["PH001", "PH002", "PN001", "PN002"]),
        ({"select": ("PH",)}, ["PH001"]),
        ({"select": ("PH",), "preview": True}, ["PH001", "PH002"]),
        ({"select": ("ph0", "three")}, ["PH001", "PN001"]),
        ({"select": ("PH002",)}, ["PH002"]),
        ({"select": ("ph002",)}, ["PH002"]),
        ({"select": ("two",)}, ["PH002"]),
        ({"extend_select": ("PH002",)}, ["PH001", "PH002", "PN001", "PN002"]),
        ({"select": ("PN001",), "extend_select": ("PH",)}, ["PH001", "PN001"]),
        ({"select": ("ALL",)}, ["PH001", "PN001", "PN002"]),
        ({"select": ("all",), "ignore": ("PN",)}, ["PH001"]),
        ({"ignore": ("ALL",)}, []),
        ({"select": ("PN",), "ignore": ("PN002",)}, ["PN001"]),
        ({"ignore": ("TK9",)}, ["PH001", "PN001", "PN002"]),
    ],
)
def test_selection(settings: dict[str, object], codes: list[str]) -> None:
    """Codes, prefixes, names and ALL, in any case; ignore wins; preview only where asked for."""
    assert chosen(**settings) == codes


@pytest.mark.parametrize(
    ("path", "pattern", "hit"),
    [
        ("甲.docx", "*.docx", True),
        ("甲.txt", "*.docx", False),
        ("旧 稿/甲.docx", "旧 稿/*.docx", True),
        ("旧 稿/甲.docx", "./旧 稿/*", True),
        ("旧 稿/甲.docx", "旧 稿\\*", True),
        ("新/甲.docx", "旧/*", False),
        ("新/甲.docx", "甲.docx", True),
    ],
)
def test_per_file(path: str, pattern: str, *, hit: bool) -> None:
    """A pattern fits a file's name or its path as given."""
    codes = chosen(path, per_file_ignores=((pattern, ("PH", "PN002")),))
    assert codes == (["PN001"] if hit else ["PH001", "PN001", "PN002"])


def test_per_file_below_configuration(tmp_path: Path) -> None:
    """A pattern is also read from the folder of the configuration file, however a file is named."""
    settings = {
        "per_file_ignores": (("旧/*.docx", ("PH",)),),
        "path": str(tmp_path / "textkit.toml"),
    }
    assert chosen(str(tmp_path / "旧" / "甲.docx"), **settings) == ["PN001", "PN002"]
    assert chosen(str(tmp_path / "新" / "甲.docx"), **settings) == ["PH001", "PN001", "PN002"]


@pytest.mark.parametrize(
    "settings",
    [
        {"select": ("PH9",)},
        {"extend_select": ("XX",)},
        {"ignore": ("",)},
        {"per_file_ignores": (("*", ("nothing",)),)},
    ],
)
def test_unknown_selector(settings: dict[str, object]) -> None:
    """A selector that matches no rule is refused with the way to see them all."""
    with pytest.raises(UsageError, match=r"没有规则.*textkit rule"):
        chosen(**settings)


@pytest.mark.parametrize(
    ("code", "name", "value", "what"),
    [
        ("PN999", "limit", 1, "没有这条规则"),
        ("PN002", "limits", 1, "没有这个选项.*limit、share、strict、word"),
        ("PN001", "limit", 1, "没有这个选项.*可用：无"),
        ("PN002", "limit", 1.5, "值的类型不对.*默认值是 4"),
        ("PN002", "limit", True, "值的类型不对"),
        ("PN002", "strict", 1, "值的类型不对"),
        ("PN002", "word", 1, "值的类型不对"),
    ],
)
def test_wrong_option(code: str, name: str, value: object, what: str) -> None:
    """An option that no rule has or of another type is an error with its key."""
    with pytest.raises(ConfigError, match=what) as caught:
        chosen(options=((code, ((name, value),)),), path="textkit.toml")
    assert isinstance(caught.value, TextkitError)
    assert (caught.value.place or "").startswith(f"rules.{code}")


def test_right_options() -> None:
    """A whole number does where a fraction is meant."""
    values = (("limit", 1), ("share", 1), ("strict", True), ("word", "乙"))
    assert chosen(options=(("PN002", values),)) == ["PH001", "PN001", "PN002"]
