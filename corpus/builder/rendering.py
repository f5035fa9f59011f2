"""What a person sees of one line: characters, flaws and notes in place, and what stands elsewhere.

Knows which Word constructs show in their line, which on a line of their own, which not at all.
"""

from __future__ import annotations

from typing import NamedTuple

from .markup import AutoLabel, Flaw, LeadEnd, Marker, Node, Note, Text, Word


class Stretch(NamedTuple):
    """A flaw with its place in the text of its own line, later of the whole report."""

    flaw: Flaw
    start: int
    end: int


class Placed(NamedTuple):
    """An annotation with its place in the text of its own line, later of the whole report."""

    note: Note
    start: int
    end: int


class Rendered(NamedTuple):
    """One line as it is seen: text, what is marked in it, end of the run-in lead, side lines."""

    text: str
    flaws: tuple[Stretch, ...]
    notes: tuple[Placed, ...]
    items: tuple[tuple[str, int], ...]
    lead_end: int | None
    side: tuple[tuple[str, Rendered], ...]


class _Renderer:
    """Collects the visible characters of one line."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.text = ""
        self.flaws: list[Stretch] = []
        self.notes: list[Placed] = []
        self.items: list[tuple[str, int]] = []
        self.lead_end: int | None = None
        self.side: list[tuple[str, Rendered]] = []

    def add(self, nodes: tuple[Node, ...]) -> None:
        for node in nodes:
            if isinstance(node, Text):
                self.text += node.text
            elif isinstance(node, Flaw):
                start = len(self.text)
                self.add(node.children)
                self.flaws.append(Stretch(node, start, len(self.text)))
            elif isinstance(node, Note):
                start = len(self.text)
                self.add(node.children)
                self.notes.append(Placed(node, start, len(self.text)))
            elif isinstance(node, Marker):
                self.items.append((node.text, len(self.text)))
                self.text += node.text
            elif isinstance(node, AutoLabel):
                self.text += self.label
            elif isinstance(node, LeadEnd):
                self.lead_end = len(self.text)
            else:
                self.add_word(node)

    def add_word(self, word: Word) -> None:
        """A Word construct: visible in place, on a line of its own, or not at all."""
        if word.kind in ("br", "tab", "page"):
            self.text += {"br": "\n", "tab": "\t", "page": "1"}[word.kind]
        elif word.kind in ("hidden", "footnote", "comment"):
            self.side.append((word.kind, render(word.arguments[0])))
            for argument in word.arguments[1:]:
                self.add(argument)
        elif word.kind != "del":
            self.add(word.arguments[-1])


def render(nodes: tuple[Node, ...], label: str = "") -> Rendered:
    """The visible text of a line's nodes, with ``label`` where an automatic number stands."""
    renderer = _Renderer(label)
    renderer.add(nodes)
    return Rendered(
        renderer.text,
        tuple(renderer.flaws),
        tuple(renderer.notes),
        tuple(renderer.items),
        renderer.lead_end,
        tuple(renderer.side),
    )
