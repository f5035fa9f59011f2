"""What the classifier reads: the sentences of a report with what the layout says of each.

Knows nothing of files or outlines; ``textkit.analysis.labels`` makes reports from documents.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from typing import NamedTuple

SAME, PARAGRAPH, ITEM, SERIES, HEADING, PART = range(6)
"""What stands before a sentence: nothing, a new paragraph, the next item of a list, a new list, a
new heading, a new top-level part."""


class Sentence(NamedTuple):
    """A sentence of a report.

    Attributes:
        start: Offset into the report's text.
        end: End of it, exclusive.
        paragraph: Number of its paragraph, from 0; sentences of one paragraph follow each other.
        opens: One of `SAME` to `PART`.
        top: Heading of the top-level part it stands in, without number; empty where none does.
        near: The nearest heading, run-in titles included.
        is_heading: Whether it is a heading, or the title of the report, on a line of its own.
        turn: Index of the label that the text itself turns to here (虽然…但…差距), else -1.
        named: Labels that the wording of the headings over it stands for, as bits; 0 where that
            is not known.
        cue: Index of the label that its first words stand for (下一步，), else -1.
    """

    start: int
    end: int
    paragraph: int
    opens: int = PARAGRAPH
    top: str = ""
    near: str = ""
    is_heading: bool = False
    turn: int = -1
    named: int = 0
    cue: int = -1


class Report(NamedTuple):
    """A text and its sentences, in text order."""

    text: str
    sentences: tuple[Sentence, ...]
