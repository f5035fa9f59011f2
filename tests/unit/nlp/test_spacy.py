"""The spaCy pipeline: spans, records, serialization, several processes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import textkit
from textkit.errors import UsageError
from textkit.nlp.colors import colors
from textkit.nlp.pipeline import COMPONENTS, load
from textkit.rules.registry import registered

TEXT = """2024年党建工作总结
一、工作开展情况
一是落实“三会一课”制度，开展主题党日12次，培训党员320人。二是新建小游园3个。
二、存在的问题
我们也清醒地认识到，工作中还存在一些不足：部分党员作用发挥不够充分。
三、下一步打算
下一步，我们将新建党群服务中心X个，力争年底前完成。"""


def plain(value: object) -> object:
    """The value as JSON has it: spaCy gives some tuples back as lists."""
    return json.loads(json.dumps(value))


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The whole pipeline."""
    return load()


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    """The annotated text."""
    return nlp(TEXT)


def test_text_is_kept(nlp: Language) -> None:
    """Tokens join to the text, blanks and line ends included."""
    for text in (TEXT, "", " \n\t全角　空格 x", "𠀀×余名"):
        assert nlp(text).text == text


def test_groups(doc: Doc) -> None:
    """Every component fills its span group, and a span gives its record."""
    assert set(COMPONENTS) <= set(doc.spans)
    quantities = {span.text: span._.textkit for span in doc.spans["textkit_quantities"]}
    assert quantities["320人"]["value"] == 320
    slogans = [span._.textkit["name"] for span in doc.spans["textkit_slogans"]]
    assert "三会一课" in slogans
    codes = [(span.text, span.label_) for span in doc.spans["textkit_lint"]]
    assert ("X个", "PH001") in codes or any(code.startswith("PH") for _, code in codes)
    titles = [span._.textkit["title"] for span in doc.spans["textkit_outline"]]
    assert "存在的问题" in titles
    assert doc[0:1]._.textkit is None


def test_labels(doc: Doc) -> None:
    """Sentences carry one label each, with four scores."""
    spans = doc.spans["textkit_labels"]
    assert {span.label_ for span in spans} >= {"achievement", "problem", "plan"}
    assert all(abs(sum(span._.textkit["scores"].values()) - 1) < 1e-3 for span in spans)


def test_sentences(doc: Doc) -> None:
    """``doc.sents`` ends at Chinese marks."""
    assert any(sent.text.strip().endswith("320人。") for sent in doc.sents)


def test_entities_untouched(doc: Doc) -> None:
    """``doc.ents`` belongs to others."""
    assert doc.ents == ()


def test_declared(nlp: Language) -> None:
    """Each factory says what it assigns, and spaCy finds no gap in the pipeline."""
    for name in COMPONENTS:
        assert "doc.spans" in nlp.get_factory_meta(name).assigns
    assert not any(nlp.analyze_pipes()["problems"].values())


def test_entry_points() -> None:
    """A pipeline that never imports textkit finds the factories and the tokenizer."""
    config = {"nlp": {"tokenizer": {"@tokenizers": "textkit.segmenter.v1"}}}
    nlp = spacy.blank("zh", config=config)
    nlp.add_pipe("textkit_quantities")
    doc = nlp("培训党员320人。")
    assert [span.text for span in doc.spans["textkit_quantities"]] == ["320人"]


def test_docbin(nlp: Language, doc: Doc) -> None:
    """Spans and records survive ``DocBin``."""
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (loaded,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    for name in COMPONENTS:
        spans = [
            [(span.start, span.end, span.label_, span._.textkit) for span in one.spans[name]]
            for one in (doc, loaded)
        ]
        assert plain(spans[0]) == plain(spans[1])
        assert spans[0]


def test_disk(nlp: Language, doc: Doc, tmp_path: Path) -> None:
    """A saved pipeline is the same pipeline."""
    nlp.to_disk(tmp_path / "管道")
    again = spacy.load(tmp_path / "管道")(TEXT)
    assert plain(again._.textkit) == plain(doc._.textkit)


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_two_processes(nlp: Language, doc: Doc) -> None:
    """Two processes annotate as one does."""
    results = list(nlp.pipe([TEXT] * 4, n_process=2, batch_size=2))
    assert [plain(result._.textkit) for result in results] == [plain(doc._.textkit)] * 4


def test_options() -> None:
    """Components take the options of the command line and refuse wrong ones."""
    nlp = load(())
    nlp.add_pipe("textkit_labels", config={"unit": "section"})
    nlp.add_pipe("textkit_lint", config={"select": ["PN"]})
    assert not [span for span in nlp(TEXT).spans["textkit_lint"] if span.label_ < "PN"]
    with pytest.raises(UsageError, match="没有单位“page”"):
        load(()).add_pipe("textkit_labels", config={"unit": "page"})
    with pytest.raises(UsageError):
        load(()).add_pipe("textkit_lint", config={"select": ["ZZ999"]})
    with pytest.raises(UsageError, match="没有组件“tagger”"):
        load(("tagger",))


def test_colors(doc: Doc) -> None:
    """Every label that a component gives has a colour, and displaCy draws the spans."""
    known = colors()
    assert set(registered()) <= set(known)
    for name in COMPONENTS:
        assert {span.label_ for span in doc.spans[name]} <= set(known)
    page = spacy.displacy.render(doc, style="span", options={"spans_key": "textkit_labels"})
    assert known["problem"] in page


def test_load() -> None:
    """``textkit.load`` is the pipeline."""
    assert textkit.load(("textkit_slogans",)).pipe_names == ["sentencizer", "textkit_slogans"]
