"""Which rules run: selectors, preview, per-file ignores; unknown codes and options refused."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from fnmatch import fnmatch
from pathlib import Path, PurePath

from textkit.config import Settings
from textkit.errors import ConfigError, UsageError
from textkit.rules.base import Rule

RESERVED = "TK"
"""Codes of the tool itself, always on."""


def check_settings(settings: Settings, rules: dict[str, Rule]) -> None:
    """Refuse selectors that match no rule and options that no rule has.

    Raises:
        UsageError: An unknown selector.
        ConfigError: An unknown option or a value of the wrong type.
    """
    chosen = (*settings.select, *settings.extend_select, *settings.ignore)
    per_file = tuple(code for _, codes in settings.per_file_ignores for code in codes)
    for selector in (*chosen, *per_file):
        if not _known(selector, rules):
            hint = "用 textkit rule 查看全部规则"
            raise UsageError(settings.path, f"没有规则 {selector}", hint=hint)
    for code, values in settings.options:
        if code not in rules:
            raise ConfigError(settings.path, "没有这条规则", place=f"rules.{code}")
        declared = {option.name: option.default for option in rules[code].options}
        for name, value in values:
            if name not in declared:
                hint = "可用：" + ("、".join(declared) or "无")
                raise ConfigError(
                    settings.path, "没有这个选项", place=f"rules.{code}.{name}", hint=hint
                )
            default = declared[name]
            number = isinstance(default, float) and type(value) is int
            if type(value) is not type(default) and not number:
                hint = f"默认值是 {default}"
                raise ConfigError(
                    settings.path, "值的类型不对", place=f"rules.{code}.{name}", hint=hint
                )


def select_rules(settings: Settings, rules: dict[str, Rule], path: str = "") -> list[Rule]:
    """Rules that run on the file ``path``, in code order."""
    ignore = list(settings.ignore)
    for pattern, codes in settings.per_file_ignores:
        if _matches(path, pattern, settings.path):
            ignore.extend(codes)
    return [rule for rule in rules.values() if _chosen(rule, settings) and not _hits(rule, ignore)]


def _matches(path: str, pattern: str, config: str) -> bool:
    """Whether a file's name, its path as given or its path below the configuration fits."""
    pure = PurePath(path)
    shapes = [pure.name, pure.as_posix()]
    if config:
        with suppress(ValueError, OSError):
            absolute = Path(path).absolute()
            shapes.append(absolute.relative_to(Path(config).absolute().parent).as_posix())
    pattern = pattern.replace("\\", "/").removeprefix("./")
    return any(fnmatch(shape, pattern) for shape in shapes)


def _chosen(rule: Rule, settings: Settings) -> bool:
    named = (*settings.select, *settings.extend_select)
    if rule.status == "preview" and not settings.preview:
        return any(selector in (rule.code.lower(), rule.name) for selector in map(str.lower, named))
    return not settings.select or _hits(rule, named)


def _hits(rule: Rule, selectors: Iterable[str]) -> bool:
    return any(
        s.lower() in ("all", rule.name) or rule.code.startswith(s.upper()) for s in selectors
    )


def _known(selector: str, rules: dict[str, Rule]) -> bool:
    if selector.upper() == "ALL" or selector.upper().startswith(RESERVED):
        return True
    return bool(selector) and any(_hits(rule, (selector,)) for rule in rules.values())
