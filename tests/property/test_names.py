"""Slogans, cited documents and organizations on any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from textkit.analysis.cited import find_documents
from textkit.analysis.organizations import find_organizations
from textkit.analysis.slogans import find_slogans
from textkit.model.document import plain_document
from textkit.model.layers import Residue

WORDS = [
    "三会一课",
    "不忘初心",
    "社区",
    "政府",
    "江苏",
    "公司",
    "以",
    "为内容的",
    "即",
    "号",
    "5",
    "2020",
]
MARKS = "三一两双个县市区×X委局会，。、“”《》（）〔〕+\n"
PIECES = st.lists(st.sampled_from([*MARKS, *WORDS]), max_size=25).map("".join)

PREFIX = "本单位情况如下。\n"


@given(PIECES)
def test_spans(text: str) -> None:
    """Records lie in the text, in order; slogans and organizations do not overlap."""
    doc = plain_document(text)
    slogans = find_slogans(doc, Residue())
    organizations = find_organizations(doc, Residue(), ())
    for items in (slogans, organizations):
        ends = [0, *(item.end for item in items)]
        for item, before in zip(items, ends, strict=False):
            assert before <= item.start < item.end <= len(text)
    for slogan in slogans:
        assert all(slogan.expanded_here)
        assert all(number >= 0 for number in slogan.counts)
    cited = find_documents(doc, Residue())
    assert [item.start for item in cited] == sorted(item.start for item in cited)
    assert all(item.title.strip() for item in cited)


@given(PIECES)
def test_shift(text: str) -> None:
    """A neutral paragraph in front only moves the spans."""
    one, two = plain_document(text), plain_document(PREFIX + text)
    n = len(PREFIX)
    for find in (find_slogans, find_documents):
        plain = [(item.start + n, item.end + n, *item[2:]) for item in find(one, Residue())]
        assert plain == [tuple(item) for item in find(two, Residue())]
    shifted = find_organizations(two, Residue(), ())
    assert [(o.start - n, o.name) for o in shifted] == [
        (o.start, o.name) for o in find_organizations(one, Residue(), ())
    ]
