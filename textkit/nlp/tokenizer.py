"""The spaCy tokenizer over our segmenters."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from textkit.lexicon.words import default_segmenter


class SegmenterTokenizer(DummyTokenizer):
    """Words by jieba or rjieba with the words of the genre; ``doc.text`` is the text, unchanged.

    Has no state of its own to save: engine and dictionary come with the package.

    Args:
        vocab: The pipeline's vocabulary.
        engine: ``jieba``, ``rjieba`` or ``auto``.

    Raises:
        UsageError: No such engine, or it is not installed.
    """

    def __init__(self, vocab: Vocab, engine: str = "auto") -> None:
        self.vocab = vocab
        self.engine = engine
        self._segmenter = default_segmenter(engine)

    def __call__(self, text: str) -> Doc:
        """The words of ``text``, marks and blanks included."""
        words = self._segmenter.cut(text)
        return Doc(self.vocab, words=words, spaces=[False] * len(words))

    def __reduce__(self) -> tuple[object, ...]:
        """Make it anew in another process."""
        return SegmenterTokenizer, (self.vocab, self.engine)


@registry.tokenizers("textkit.segmenter.v1")  # type: ignore[untyped-decorator]
def create_tokenizer(engine: str = "auto") -> Callable[[Language], SegmenterTokenizer]:
    """What a pipeline's configuration names ``textkit.segmenter.v1``."""

    def make(nlp: Language) -> SegmenterTokenizer:
        return SegmenterTokenizer(nlp.vocab, engine)

    return make
