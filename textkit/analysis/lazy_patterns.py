"""Patterns compiled when they are first used: a pattern costs a start 0.1 to 0.9 ms."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import regex


class LazyPattern:
    """A pattern of the ``regex`` package that is compiled at its first use.

    Args:
        source: The pattern.
        flags: As for ``regex.compile``.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source = source
        self._flags = flags

    @cached_property
    def _compiled(self) -> regex.Pattern[str]:
        return regex.compile(self._source, self._flags)

    def search(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """The first match between ``start`` and ``end``; ``$`` matches at ``end``."""
        return self._compiled.search(text, start, end)

    def match(self, text: str, start: int = 0) -> regex.Match[str] | None:
        """The match that begins at ``start``."""
        return self._compiled.match(text, start)

    def finditer(self, text: str) -> Iterator[regex.Match[str]]:
        """Every match, in text order."""
        return self._compiled.finditer(text)
