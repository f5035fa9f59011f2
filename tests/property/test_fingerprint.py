"""Fingerprints: the same while the words around a finding stay."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from textkit.linter.fingerprint import CONTEXT_CHARS, fingerprints

LINE = st.text("甲乙，。 1x", max_size=20)
LINES = st.lists(LINE, min_size=1, max_size=5)


def spans(text: str) -> list[tuple[str, int, int]]:
    """Every 甲 as a finding."""
    return [("PN901", at, at + 1) for at, char in enumerate(text) if char == "甲"]


def names(text: str) -> list[str]:
    """The fingerprints of all findings."""
    return fingerprints(text, spans(text))


@given(LINES, LINES, LINES)
def test_lines_move(lines: list[str], before: list[str], after: list[str]) -> None:
    """Lines without findings put before, between or after change nothing."""
    quiet = [line.replace("甲", "乙") for line in before]
    rest = [line.replace("甲", "乙") for line in after]
    moved = [*quiet, *(part for line in lines for part in (line, "乙")), *rest]
    assert names("\n".join(moved)) == names("\n".join(lines))


@given(LINES)
def test_unique(lines: list[str]) -> None:
    """No two findings of a file share a name."""
    found = names("\n".join(lines))
    assert len(set(found)) == len(found)
    assert all(len(name) == 16 for name in found)


@given(LINE)
def test_blanks_do_not_matter(line: str) -> None:
    """Blanks put into the context keep the name; they are normalised away."""
    assume(len(line) * 2 <= CONTEXT_CHARS)
    wide = line.replace("乙", "乙 ")
    assert names(wide) == names(line)


@given(LINE, LINE)
def test_context_and_code_matter(left: str, right: str) -> None:
    """Findings in other words, or of another rule, have other names."""
    bare_left = "".join(left.replace("甲", "").split())[-CONTEXT_CHARS:]
    bare_right = "".join(right.replace("甲", "").split())[-CONTEXT_CHARS:]
    assume(bare_left != bare_right)
    text = f"{bare_left}甲\n{bare_right}甲"
    first, second = names(text)
    assert first != second
    (other,) = fingerprints("甲", [("PN902", 0, 1)])
    assert other not in names("甲")


def test_far_words_do_not_matter() -> None:
    """Only so many characters around count, and not those of other lines."""
    near = "近" * CONTEXT_CHARS
    assert names(f"远{near}甲{near}远") == names(f"{near}甲{near}")
    assert names("一\n甲\n二") == names("甲")


def test_half_surrogates() -> None:
    """A character that UTF-8 cannot hold does no harm."""
    assert len(names("\ud800甲")) == 1
