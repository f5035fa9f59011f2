"""One line of a source: text, defects, annotations, list markers, Word constructs.

Knows only the inline markup; what a line is (title, heading, table row) is `source`'s business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Text(NamedTuple):
    """Characters as they stand in the report."""

    text: str


class Flaw(NamedTuple):
    """An annotated stretch ``⟦category|text|note⟧``; ``?`` behind the category: not certain."""

    category: str
    certain: bool
    note: str
    children: tuple[Node, ...]


class Note(NamedTuple):
    """An annotation ``⟪kind|text|argument|…⟫``; ``?`` behind the kind: not certain.

    ``⟪m|…⟫`` marks a measure and has arguments only.
    """

    kind: str
    certain: bool
    arguments: tuple[str, ...]
    children: tuple[Node, ...]


class Marker(NamedTuple):
    """``‹一是›``: an inline item begins; ``‹›`` begins a bare lead."""

    text: str


class LeadEnd(NamedTuple):
    """``¶``: the run-in heading ends here and the paragraph goes on."""


class AutoLabel(NamedTuple):
    """``@`` at the head of a heading: the number that Word computes."""


class Word(NamedTuple):
    """A Word construct ``{kind|argument|…}``, such as ``{ins|…}`` or ``{br}``."""

    kind: str
    arguments: tuple[tuple[Node, ...], ...]


Node = Text | Flaw | Note | Marker | LeadEnd | AutoLabel | Word

_ENDS = {"flaw": "⟧|", "note": "⟫|", "word": "|}"}
_TOKEN = re.compile(
    r"⟦(?P<category>[a-z][a-z.-]+)(?P<unsure>\??)\|"
    r"|⟪(?P<note>[a-z]+|-)(?P<doubt>\??)\|"
    r"|(?P<close>[⟧⟫])"
    r"|‹(?P<marker>[^›]*)›"
    r"|(?P<lead>¶)"
    r"|\\u(?P<code>[0-9A-Fa-f]{4})"
    r"|\\(?P<escaped>[|#@{}%\\])"
    r"|\{(?P<word>br|tab|page|hidden|ins|del|link|sdt|comment|footnote)(?P<sep>[|}])"
    r"|(?P<bar>\|)"
    r"|(?P<brace>\})"
)


class MarkupError(ValueError):
    """A source line whose markup is broken."""


class _Parser:
    """Recursive descent over one line; ``at`` is the place reached."""

    def __init__(self, line: str) -> None:
        self.line = line
        self.at = 0

    def nodes(self, inside: str) -> tuple[list[Node], str]:
        """Nodes up to what ends ``inside`` (a key of `_ENDS` or nothing), and that end mark."""
        found: list[Node] = []
        while match := _TOKEN.search(self.line, self.at):
            if match.start() > self.at:
                found.append(Text(self.line[self.at : match.start()]))
            self.at = match.end()
            end = match["close"] or match["bar"] or match["brace"]
            if end and end in _ENDS.get(inside, ""):
                return found, end
            found.append(self.node(match))
        if inside:
            raise MarkupError(f"unclosed {inside}: {self.line}")
        if self.at < len(self.line):
            found.append(Text(self.line[self.at :]))
            self.at = len(self.line)
        return found, ""

    def node(self, match: re.Match[str]) -> Node:
        """The node that ``match`` stands for."""
        if match["category"] or match["note"] or match["word"]:
            return self.bracket(match)
        if match["marker"] is not None:
            return Marker(match["marker"])
        if match["lead"]:
            return LeadEnd()
        if match["close"]:
            raise MarkupError(f"{match[0]} closes nothing: {self.line}")
        if match["code"]:
            return Text(chr(int(match["code"], 16)))
        return Text(match["escaped"] or match[0])

    def bracket(self, match: re.Match[str]) -> Node:
        """The node with an end mark that ``match`` opens."""
        if match["category"]:
            return self.flaw(match["category"], certain=not match["unsure"])
        if match["note"]:
            return self.note(match["note"], certain=not match["doubt"])
        return self.word(match["word"], empty=match["sep"] == "}")

    def flaw(self, category: str, *, certain: bool) -> Flaw:
        """The rest of ``⟦category|…`` up to its ``⟧``."""
        children, end = self.nodes("flaw")
        note = ""
        if end == "|":
            note = self.plain("⟧")
        return Flaw(category, certain, note, tuple(children))

    def note(self, kind: str, *, certain: bool) -> Note:
        """The rest of ``⟪kind|…`` up to its ``⟫``."""
        children: list[Node] = []
        end = "|"
        if kind != "m":
            children, end = self.nodes("note")
        arguments = tuple(self.plain("⟫").split("|")) if end == "|" else ()
        return Note(kind, certain, arguments, tuple(children))

    def plain(self, end: str) -> str:
        """What stands before ``end``, which is passed."""
        close = self.line.find(end, self.at)
        if close < 0:
            raise MarkupError(f"no {end} behind an argument: {self.line}")
        found = self.line[self.at : close]
        self.at = close + 1
        return found

    def word(self, kind: str, *, empty: bool) -> Word:
        """The rest of ``{kind|…`` up to its ``}``."""
        arguments: list[tuple[Node, ...]] = []
        end = "}" if empty else "|"
        while end == "|":
            children, end = self.nodes("word")
            arguments.append(tuple(children))
        return Word(kind, tuple(arguments))


def parse_line(line: str) -> tuple[Node, ...]:
    """Parse the inline markup of one line.

    >>> parse_line("共⟦placeholder.count|×个⟧村")[1].category
    'placeholder.count'
    """
    return tuple(_Parser(line).nodes("")[0])


def with_auto_label(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Turn an ``@`` that opens the line (also inside a flaw) into an `AutoLabel`."""
    if not nodes:
        return nodes
    head, rest = nodes[0], nodes[1:]
    if isinstance(head, Text) and head.text.startswith("@"):
        tail = (Text(head.text[1:]),) if head.text[1:] else ()
        return (AutoLabel(), *tail, *rest)
    if isinstance(head, Flaw | Note):
        return (head._replace(children=with_auto_label(head.children)), *rest)
    return nodes


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Every node below ``nodes``, depth first."""
    for node in nodes:
        yield node
        if isinstance(node, Flaw | Note):
            yield from walk(node.children)
        elif isinstance(node, Word):
            for argument in node.arguments:
                yield from walk(argument)


def without_notes(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The same text without its annotations; what they parted is one piece again."""
    found: list[Node] = []
    for node in nodes:
        inner = without_notes(node.children) if isinstance(node, Note) else (node,)
        for piece in inner:
            if isinstance(piece, Text) and found and isinstance(found[-1], Text):
                found[-1] = Text(found[-1].text + piece.text)
            else:
                found.append(piece)
    return tuple(found)
