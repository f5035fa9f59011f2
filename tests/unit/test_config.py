"""Configuration files: what they may say, and what is told about one that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from textkit.config import Settings, find_settings, load_settings
from textkit.errors import ConfigError

EVERYTHING = """
select = ["PH", "PN001"]
extend-select = ["CN006"]
ignore = ["PN002"]
preview = true
min-severity = "warning"
allow = ["5G+X"]
exclude = ["草稿"]

[per-file-ignores]
"旧/*.docx" = ["TR", "PH001"]

[rules.PN007]
min_chars = 4
max_share = 0.5
"""


def write(folder: Path, text: str, name: str = "textkit.toml") -> Path:
    """A configuration file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key(tmp_path: Path) -> None:
    """Each key reaches its setting."""
    path = write(tmp_path, EVERYTHING)
    settings = load_settings(path)
    assert settings == Settings(
        select=("PH", "PN001"),
        extend_select=("CN006",),
        ignore=("PN002",),
        preview=True,
        min_severity="warning",
        allow=("5G+X",),
        exclude=("草稿",),
        per_file_ignores=(("旧/*.docx", ("TR", "PH001")),),
        options=(("PN007", (("min_chars", 4), ("max_share", 0.5))),),
        path=str(path),
    )
    assert settings.option("PN007", "min_chars") == 4
    assert settings.option("PN007", "other") is None
    assert settings.option("PN001", "min_chars") is None


def test_empty_file(tmp_path: Path) -> None:
    """An empty file gives the defaults."""
    path = write(tmp_path, "")
    assert load_settings(path) == Settings(path=str(path))


def test_byte_order_mark(tmp_path: Path) -> None:
    """Notepad's byte order mark is no error."""
    path = tmp_path / "textkit.toml"
    path.write_bytes(b"\xef\xbb\xbfpreview = true\r\n")
    assert load_settings(path).preview


def test_pyproject(tmp_path: Path) -> None:
    """The same keys work under [tool.textkit]; other tools' tables do not matter."""
    path = write(
        tmp_path, '[tool.other]\nx = 1\n[tool.textkit]\nignore = ["PH"]\n', "pyproject.toml"
    )
    assert load_settings(path).ignore == ("PH",)
    assert load_settings(write(tmp_path, "[tool.other]\n", "pyproject.toml")) == Settings(
        path=str(path)
    )


def test_found_upward(tmp_path: Path) -> None:
    """The nearest file at or above the folder holds; a pyproject.toml without us is passed by."""
    below = tmp_path / "甲" / "乙"
    below.mkdir(parents=True)
    outer = write(tmp_path, "preview = true\n")
    write(tmp_path / "甲", "[tool.other]\nx = 1\n", "pyproject.toml")
    assert find_settings(below).path == str(outer)
    inner = write(tmp_path / "甲", "[tool.textkit]\n", "pyproject.toml")
    assert find_settings(below).path == str(inner)
    own = write(tmp_path / "甲", "")
    assert find_settings(below).path == str(own)


def test_none_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a file the defaults hold; a folder that may not be searched is passed by."""

    def refuse(_self: Path) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "is_file", refuse)
    assert find_settings(tmp_path) == Settings()


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("selct = []", "selct", "不认识的键"),
        ("ignore = 'PH001'", "ignore", "字符串列表"),
        ("allow = [1]", "allow", "字符串列表"),
        ("preview = 1", "preview", "true 或 false"),
        ("min-severity = 'fatal'", "min-severity", "error、warning 或 info"),
        ("min-severity = []", "min-severity", "error、warning 或 info"),
        ("rules = 3", "rules", "一张表"),
        ("[rules]\nPN001 = 3", "rules.PN001", "一张表"),
        ("[rules.PN001]\nx = [1]", "rules.PN001.x", "数、true/false 或字符串"),
        ("per-file-ignores = []", "per-file-ignores", "一张表"),
        ("[per-file-ignores]\n'a' = 'PH'", "per-file-ignores.a", "字符串列表"),
        ("a = ", None, "不是合法的 TOML"),
    ],
)
def test_wrong(tmp_path: Path, text: str, place: str | None, what: str) -> None:
    """What is wrong is named with its key."""
    path = write(tmp_path, text)
    with pytest.raises(ConfigError, match=what) as caught:
        load_settings(path)
    assert caught.value.path == str(path)
    assert caught.value.place == place


@pytest.mark.parametrize(
    ("text", "place"), [("tool = 3", "tool"), ("[tool]\ntextkit = 3", "tool.textkit")]
)
def test_wrong_pyproject(tmp_path: Path, text: str, place: str) -> None:
    """A pyproject.toml of another shape is an error, not a crash."""
    with pytest.raises(ConfigError, match="一张表") as caught:
        load_settings(write(tmp_path, text, "pyproject.toml"))
    assert caught.value.place == place


def test_unreadable(tmp_path: Path) -> None:
    """A missing file, a folder and a file in GBK are told apart."""
    with pytest.raises(ConfigError, match="读不了配置文件"):
        load_settings(tmp_path / "没有.toml")
    with pytest.raises(ConfigError, match="读不了配置文件"):
        load_settings(tmp_path)
    path = tmp_path / "textkit.toml"
    path.write_bytes('allow = ["中文"]'.encode("gbk"))
    with pytest.raises(ConfigError, match="不是 UTF-8 编码。请另存为 UTF-8"):
        load_settings(path)
