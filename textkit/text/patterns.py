"""Patterns of the ``regex`` package, ready made and made when first used.

The package parses a pattern in Python: 0.1 to 1 ms each, 30 ms for the hundred and more that one
report needs. ``patterns.bin`` holds what it made of ours, as the package itself passes patterns on
(by `copyreg`); ``tests/generate.py`` writes it. Another version of the package does not use the
file and parses as usual.
"""

from __future__ import annotations

import copyreg
import marshal
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any, cast

import regex

READY_MADE = Path(__file__).with_name("patterns.bin")

Key = tuple[str, int]
"""A pattern's source and flags."""

_VERSION = f"regex {regex.__version__}, marshal {marshal.version}"
_made: dict[Key, regex.Pattern[str]] = {}


def compiled(source: str, flags: int = 0) -> regex.Pattern[str]:
    """The pattern ``source``, made once.

    Args:
        source: The pattern.
        flags: As for ``regex.compile``.
    """
    key = (source, int(flags))
    pattern = _made.get(key)
    if pattern is None:
        parts = _ready().get(key)
        pattern = _made[key] = regex.compile(source, flags) if parts is None else _joined(parts)
    return pattern


def made() -> list[Key]:
    """Every pattern asked for so far, in the order of their sources."""
    return sorted(_made)


def ready_made(keys: Iterable[Key]) -> bytes:
    """The content of ``patterns.bin`` for these patterns."""
    table = {key: _take_apart(regex.compile(*key))[1] for key in keys}
    return marshal.dumps((_VERSION, table))


def load_ready_made() -> dict[Key, tuple[Any, ...]]:
    """The parts of every ready-made pattern; nothing where they are not for this ``regex``."""
    try:
        # NOTE: marshal, not pickle, which costs a start 2 ms; the file is part of the package.
        version, table = marshal.loads(READY_MADE.read_bytes())  # noqa: S302
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return table if version == _VERSION else {}


@cache
def _ready() -> dict[Key, tuple[Any, ...]]:
    return load_ready_made()


def _joined(parts: tuple[Any, ...]) -> regex.Pattern[str]:
    """A pattern from its parts."""
    return _join()(*parts)


@cache
def _join() -> Callable[..., regex.Pattern[str]]:
    """The function that the package names for putting a pattern together again."""
    join: Callable[..., regex.Pattern[str]] = _take_apart(regex.compile(""))[0]
    return join


def _take_apart(pattern: regex.Pattern[str]) -> tuple[Any, ...]:
    """How the package wants a pattern to be pickled: a function and what to call it with."""
    parts = copyreg.dispatch_table[regex.Pattern](pattern)
    return cast("tuple[Any, ...]", parts)


class LazyPattern:
    """A pattern that is made at its first use.

    Args:
        source: The pattern.
        flags: As for ``regex.compile``.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source = source
        self._flags = flags

    @cached_property
    def _pattern(self) -> regex.Pattern[str]:
        return compiled(self._source, self._flags)

    def search(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """The first match between ``start`` and ``end``; ``$`` matches at ``end``."""
        return self._pattern.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """The match that begins at ``start``."""
        return self._pattern.match(text, start, end)

    def fullmatch(
        self, text: str, start: int = 0, end: int | None = None
    ) -> regex.Match[str] | None:
        """The match that is all of ``text[start:end]``."""
        return self._pattern.fullmatch(text, start, end)

    def finditer(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterator[regex.Match[str]]:
        """Every match between ``start`` and ``end``, in text order."""
        matches: Iterator[regex.Match[str]] = self._pattern.finditer(text, start, end)
        return matches

    def sub(self, new: str | Callable[[regex.Match[str]], str], text: str) -> str:
        """``text`` with every match replaced by ``new`` or by what it makes of the match."""
        changed: str = self._pattern.sub(new, text)
        return changed

    def findall(self, text: str) -> list[str]:
        """What every match, or its one group, says."""
        found: list[str] = self._pattern.findall(text)
        return found
