"""A name for a finding that survives edits elsewhere in the report.

Code + normalised text + context, never a line number, so that a baseline holds when paragraphs
move.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from zlib import crc32

CONTEXT_CHARS = 12
"""Code points taken from each side of the finding, not beyond its line."""


def fingerprints(text: str, spans: Sequence[tuple[str, int, int]]) -> list[str]:
    """One fingerprint for each ``(code, start, end)``; equal ones are told apart by their order."""
    seen: Counter[str] = Counter()
    result = []
    for code, start, end in spans:
        before = text[max(0, start - CONTEXT_CHARS) : start].rpartition("\n")[2]
        after = text[end : end + CONTEXT_CHARS].partition("\n")[0]
        key = "\0".join(
            (code, *("".join(part.split()) for part in (before, text[start:end], after)))
        )
        seen[key] += 1
        if seen[key] > 1:
            key += f"\0{seen[key]}"
        result.append(_hex(key.encode("utf-8", "surrogatepass")))
    return result


def _hex(key: bytes) -> str:
    """Sixteen hexadecimal digits; hashlib would cost 5 ms of start-up and no one attacks a baseline."""
    return f"{crc32(key):08x}{crc32(key[::-1]):08x}"
