"""A name for a finding that survives edits elsewhere in the report.

Code + normalised text + context, never a line number, so that a baseline holds when paragraphs
move.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

CONTEXT_CHARS = 12
"""Code points taken from each side of the finding, not beyond its line."""


def fingerprints(text: str, spans: Sequence[tuple[str, int, int]]) -> list[str]:
    """One fingerprint for each ``(code, start, end)``; equal ones are told apart by their order."""
    seen: dict[str, int] = {}
    result = []
    for code, start, end in spans:
        before = text[max(0, start - CONTEXT_CHARS) : start]
        if "\n" in before:
            before = before[before.rindex("\n") + 1 :]
        after = text[end : end + CONTEXT_CHARS].partition("\n")[0]
        # Blanks are left out of all parts at once: a NUL is none.
        key = "".join(f"{code}\0{before}\0{text[start:end]}\0{after}".split())
        count = seen[key] = seen.get(key, 0) + 1
        if count > 1:
            key += f"\0{count}"
        result.append(_hex(key.encode("utf-8", "surrogatepass")))
    return result


def _hex(key: bytes) -> str:
    """Sixteen hexadecimal digits; hashlib would cost 5 ms of start-up and no one attacks a baseline."""
    return f"{crc32(key) << 32 | crc32(key[::-1]):016x}"
