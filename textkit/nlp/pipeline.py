"""A ready spaCy pipeline for Chinese work reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

COMPONENTS = (
    "textkit_outline",
    "textkit_labels",
    "textkit_slogans",
    "textkit_quantities",
    "textkit_lint",
)
"""Our components, in the order of the pipeline."""

SENTENCE_ENDS = ("。", "！", "？", "!", "?", "…", "\n")


def load(components: Sequence[str] = COMPONENTS, *, engine: str = "auto") -> Language:
    """A blank Chinese pipeline with our words, sentences and components; nothing is downloaded.

    Args:
        components: Which of `COMPONENTS`, in what order.
        engine: ``jieba``, ``rjieba`` or ``auto``.

    Raises:
        UsageError: No such engine or component.

    Source: https://spacy.io/api/language (``spacy.blank``, ``Language.add_pipe``).
    """
    import spacy

    import textkit.nlp.components
    import textkit.nlp.tokenizer  # noqa: F401 - both register what the pipeline names
    from textkit.errors import UsageError

    unknown = [name for name in components if name not in COMPONENTS]
    if unknown:
        raise UsageError("", f"没有组件“{unknown[0]}”", hint="可用：" + "、".join(COMPONENTS))
    tokenizer = {"@tokenizers": "textkit.segmenter.v1", "engine": engine}
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": tokenizer}})
    nlp.add_pipe("sentencizer", config={"punct_chars": list(SENTENCE_ENDS)})
    for name in components:
        nlp.add_pipe(name)
    return nlp
