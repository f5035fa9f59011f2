"""Settings: ``textkit.toml`` or ``[tool.textkit]`` in ``pyproject.toml``, checked once.

Knows nothing of rules: whether a code or an option exists is the runner's to check.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from textkit.errors import ConfigError

CONFIG_NAME = "textkit.toml"
PROJECT_NAME = "pyproject.toml"

Scalar = int | float | bool | str


class Settings(NamedTuple):
    """What the user chose; codes may be prefixes (``PH``, ``PH0``, ``PH001``) or ``ALL``."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    min_severity: str = "info"
    allow: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    options: tuple[tuple[str, tuple[tuple[str, Scalar], ...]], ...] = ()
    path: str = ""

    def option(self, code: str, name: str) -> Scalar | None:
        """The configured value of a rule's option, ``None`` where the user set none."""
        return dict(dict(self.options).get(code, ())).get(name)


_LISTS = ("select", "extend-select", "ignore", "allow", "exclude")
_KEYS = (*_LISTS, "preview", "min-severity", "per-file-ignores", "rules")


def find_settings(start: Path) -> Settings:
    """Settings of the nearest configuration file at or above ``start``; defaults if none."""
    for folder in (start, *start.parents):
        own = folder / CONFIG_NAME
        if _is_file(own):
            return load_settings(own)
        project = folder / PROJECT_NAME
        if _is_file(project) and "textkit" in _tools(_read(project), project):
            return load_settings(project)
    return Settings()


def load_settings(path: Path) -> Settings:
    """Settings of one file.

    Raises:
        ConfigError: Unreadable, not TOML, an unknown key or a value of the wrong type.
    """
    table = _read(path)
    if path.name == PROJECT_NAME:
        table = _mapping(_tools(table, path).get("textkit", {}), "tool.textkit", str(path))
    return _parse(table, str(path))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder above that may not be searched
        return False


def _tools(table: Mapping[str, object], path: Path) -> dict[str, object]:
    return _mapping(table.get("tool", {}), "tool", str(path))


def _read(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(str(path), f"读不了配置文件：{error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(str(path), "不是 UTF-8 编码", hint="请另存为 UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(str(path), f"不是合法的 TOML：{error}") from error


def _parse(table: Mapping[str, object], path: str) -> Settings:
    for key in table:
        if key not in _KEYS:
            raise ConfigError(path, "不认识的键", place=key, hint="可用：" + "、".join(_KEYS))
    lists = {key: _strings(table.get(key, []), key, path) for key in _LISTS}
    preview = table.get("preview", False)
    if not isinstance(preview, bool):
        raise ConfigError(path, "应为 true 或 false", place="preview")
    min_severity = table.get("min-severity", "info")
    if min_severity not in ("error", "warning", "info"):
        raise ConfigError(path, "应为 error、warning 或 info", place="min-severity")
    ignores = _mapping(table.get("per-file-ignores", {}), "per-file-ignores", path)
    rules = _mapping(table.get("rules", {}), "rules", path)
    return Settings(
        select=lists["select"],
        extend_select=lists["extend-select"],
        ignore=lists["ignore"],
        preview=preview,
        min_severity=str(min_severity),
        allow=lists["allow"],
        exclude=lists["exclude"],
        per_file_ignores=tuple(
            (pattern, _strings(codes, f"per-file-ignores.{pattern}", path))
            for pattern, codes in ignores.items()
        ),
        options=tuple(
            (code, _scalars(values, f"rules.{code}", path)) for code, values in rules.items()
        ),
        path=path,
    )


def _strings(value: object, key: str, path: str) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise ConfigError(path, "应为字符串列表", place=key, hint='例如 ["PH001"]')


def _mapping(value: object, key: str, path: str) -> dict[str, object]:
    if isinstance(value, dict):
        return value
    raise ConfigError(path, "应为一张表", place=key)


def _scalars(value: object, key: str, path: str) -> tuple[tuple[str, Scalar], ...]:
    table = _mapping(value, key, path)
    for name, item in table.items():
        if not isinstance(item, (int, float, bool, str)):
            raise ConfigError(path, "应为数、true/false 或字符串", place=f"{key}.{name}")
    return tuple(
        (name, item) for name, item in table.items() if isinstance(item, (int, float, bool, str))
    )
