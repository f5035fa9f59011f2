"""What clauses are about, and how much each term weighs."""

from __future__ import annotations

import pytest
from labelled import report

from textkit.analysis import terms as terms_module
from textkit.analysis.promises import compare_years
from textkit.analysis.terms import Terms, TermWeights, head_of, parts_of, united
from textkit.lexicon.words import default_segmenter
from textkit.model.records import Passage


def terms_of(text: str) -> Terms:
    """The terms of a whole text with its figures."""
    return Terms(text, report(text).quantities, [(0, len(text))])


def test_parts_of_words() -> None:
    """A word of four characters is two in a row; chance pairs inside a word are none."""
    assert set(parts_of("厕")) == {"厕"}
    assert set(parts_of("公厕")) == {"公", "厕", "公厕"}
    assert {"城乡", "居民", "城乡 居民"} <= set(parts_of("城乡居民"))
    assert "乡居" not in parts_of("城乡居民")


def test_figures() -> None:
    """A figure is a term with its unit; years and terms of office are none."""
    found = terms_of("新建公厕4座，五年投入").of(0, 11)
    assert {"#座", "=4座"} <= set(found)
    assert not any(term.endswith("年") and term[0] in "=#" for term in found)


def test_near_figures_meet() -> None:
    """Figures of one size share a mark of it, those of another size do not."""

    def sizes(text: str) -> set[str]:
        return {term for term in terms_of(text).of(0, len(text)) if term[0] == "~"}

    assert sizes("投入1134万元") & sizes("投入1163万元")
    assert not sizes("投入1134万元") & sizes("投入5955万元")
    assert not sizes("种植1134亩") & sizes("投入1134万元")


def test_order_of_words_does_not_matter() -> None:
    """改造老旧小区 and 老旧小区改造 share what they are about."""
    one, other = "改造老旧小区", "老旧小区改造"
    weights = TermWeights([])
    first, second = (weights.bag(terms_of(text).of(0, len(text))) for text in (one, other))
    assert {"老旧", "老旧 小区"} <= set(first.weights) & set(second.weights)


def test_weights() -> None:
    """Verbs and words of every report weigh less than things; a figure adds nothing to size."""
    weights = TermWeights([])
    bag = weights.bag(("讲座", "举办", "工作", "=16场"))
    assert bag.weights["讲座"] > 2 * bag.weights["举办"]
    assert "工作" not in bag.weights
    assert bag.size == pytest.approx(bag.weights["讲座"] + bag.weights["举办"])
    assert united([bag, bag]).size == bag.size


def test_what_every_clause_says_weighs_little() -> None:
    """A term of all clauses tells them not apart."""
    weights = TermWeights([("水库", "湿地")] + [("水库",)] * 40)
    bag = weights.bag(("水库", "湿地"))
    assert bag.weights["水库"] < bag.weights["湿地"] / 5


@pytest.mark.parametrize(
    ("text", "head"), [("修复尾水湿地", "湿地"), ("加强水库管理", "水库"), ("", "")]
)
def test_head(text: str, head: str) -> None:
    """The head is the thing, not the action behind it."""
    found = terms_of(text)
    bag = TermWeights([]).bag(found.of(0, len(text)))
    assert head_of(found, Passage(0, len(text)), bag) == head


def test_engines_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison does not depend on which segmenter is installed."""
    pytest.importorskip("rjieba")
    last = report("三、下步打算\n（一）举办普法讲座不少于16场。\n（二）新建“耕读园”3亩。\n")
    this = report("一、主要工作\n（一）开展普法宣讲18场。\n（二）建成“耕读园”2.5亩。\n")
    found = []
    for engine in ("jieba", "rjieba"):
        segmenter = default_segmenter(engine)
        monkeypatch.setattr(terms_module, "default_segmenter", lambda cut=segmenter: cut)
        found.append(compare_years(last, this))
    assert found[0] == found[1]
    assert [promise.verdict for promise in found[0]] == ["done", "partly"]
