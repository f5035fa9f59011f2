"""The matcher: leftmost-longest hits, the same from both engines and from naive code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.lexicon import matcher
from textkit.lexicon.loader import Entry, Lexicon
from textkit.lexicon.matcher import find_matches

TERMS = st.lists(st.text("甲乙丙a", min_size=1, max_size=4), max_size=6, unique=True)
TEXTS = st.text("甲乙丙a\n", max_size=40)


def lexicon(name: str, *terms: str) -> Lexicon:
    """A lexicon of these terms."""
    entries = tuple(Entry(term, "", name, "textkit", "") for term in sorted(terms))
    return Lexicon(name, entries, {entry.term: entry for entry in entries})


def naive(text: str, terms: list[str]) -> list[tuple[int, str]]:
    """The slow twin: at each place the longest term, then on behind it."""
    hits = []
    at = 0
    while at < len(text):
        here = [term for term in terms if text.startswith(term, at)]
        if here:
            longest = max(here, key=len)
            hits.append((at, longest))
            at += len(longest)
        else:
            at += 1
    return hits


def found(text: str, lexicons: list[Lexicon], short: bool) -> dict[str, list[tuple[int, str]]]:
    """Hits by lexicon from one engine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matcher, "SHORT_TEXT", len(text) if short else -1)
        matches = find_matches(text, lexicons)
    for hits in matches.values():
        assert all(text[hit.start : hit.end] == hit.entry.term for hit in hits)
    return {name: [(hit.start, hit.entry.term) for hit in hits] for name, hits in matches.items()}


@given(TEXTS, TERMS, TERMS)
def test_engines_agree(text: str, first: list[str], second: list[str]) -> None:
    """Both engines give what naive code gives, for each of two lexicons that share terms."""
    lexicons = [lexicon("一", *first), lexicon("二", *second)]
    expected = {"一": naive(text, first), "二": naive(text, second)}
    assert found(text, lexicons, short=True) == expected
    assert found(text, lexicons, short=False) == expected


def test_longest_first() -> None:
    """A longer term wins over one inside it; hits of another lexicon may overlap."""
    lexicons = [lexicon("一", "联席", "联席会议"), lexicon("二", "会议室")]
    for short in (True, False):
        assert found("联席会议室", lexicons, short=short) == {
            "一": [(0, "联席会议")],
            "二": [(2, "会议室")],
        }


def test_entry_of_its_own_lexicon() -> None:
    """A term that two lexicons hold comes with each one's own row."""
    matches = find_matches("甲乙", [lexicon("一", "甲乙"), lexicon("二", "甲乙")])
    assert [matches[name][0].entry.category for name in ("一", "二")] == ["一", "二"]


def test_nothing() -> None:
    """No lexicons, no terms, no text: no hits."""
    assert find_matches("甲", []) == {}
    for short in (True, False):
        assert found("", [lexicon("一", "甲")], short=short) == {"一": []}
        assert found("甲", [lexicon("一")], short=short) == {"一": []}
