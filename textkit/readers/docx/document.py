"""All parts of a .docx package to one `Document`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple

from textkit.collector import collector_paused
from textkit.model.document import Document, Source
from textkit.readers.docx.assemble import Assembler
from textkit.readers.docx.diagrams import read_diagram
from textkit.readers.docx.lines import Line, Piece
from textkit.readers.docx.looks import Looks
from textkit.readers.docx.numbering import Numbering, load_numbering
from textkit.readers.docx.package import Package, Relationship
from textkit.readers.docx.part import Part, start_events
from textkit.readers.docx.sniff import check_container
from textkit.readers.docx.story import Story, read_story
from textkit.readers.docx.styles import Styles

ReadStory = Callable[[Part, str, Looks], Story]

_THEME_LANGUAGE = frozenset({"w:themeFontLang"})


class Located(NamedTuple):
    """A document and the ``w:t`` pieces of each block, by `Block.source`, in text order."""

    document: Document
    pieces: dict[Source, list[Piece]]


class _Links:
    """The parts a main part points to."""

    def __init__(self, package: Package) -> None:
        self._package = package
        links = package.links()
        self._by_id: dict[str, Relationship] = {link.id: link for link in links}
        self._by_kind: dict[str, Relationship] = {link.kind: link for link in reversed(links)}

    def one(self, kind: str) -> Part | None:
        """The part of a kind that there is one of, ``None`` where it is missing."""
        link = self._by_kind.get(kind)
        return self._package.read(link.target) if link else None

    def referenced(self, kind: str, references: Iterable[tuple[str, str]]) -> Iterator[Part]:
        """The headers or footers that sections refer to, each once."""
        targets = {
            self._by_id[key].target: None
            for name, key in references
            if name == kind and key in self._by_id
        }
        for target in targets:
            part = self._package.read(target)
            if part is not None:
                yield part

    def diagrams(self, ids: Iterable[str]) -> Iterator[Part]:
        """SmartArt data parts by relationship id."""
        for key in ids:
            part = self._package.read(self._by_id[key].target) if key in self._by_id else None
            if part is not None:
                yield part


class _Reading:
    """Reads the parts of one package in the order of the text."""

    def __init__(self, package: Package, read: ReadStory) -> None:
        self._package = package
        self._read = read
        self._links = _Links(package)
        self._numbering = _numbering(self._links, package.path)
        self._looks = Looks(_styles(self._links), self._numbering)
        self._boxes: list[tuple[str, list[Line]]] = []
        self._watermarks: list[tuple[str, list[Line]]] = []
        self._warnings: dict[str, None] = {}

    def located(self) -> Located:
        """The whole document."""
        assembler = Assembler(self._numbering)
        main = self._package.main_part()
        body = self._story(main, "body")
        assembler.add(main.name, body.lines)
        for kind in ("header", "footer"):
            for part in self._links.referenced(kind, body.references):
                assembler.add(part.name, self._story(part, kind).lines)
        for kind in ("footnote", "endnote"):
            self._add_notes(assembler, kind)
        comments = self._links.one("comments")
        comment_lines = self._story(comments, "comment").lines if comments else []
        for member, lines in self._boxes:
            assembler.add(member, lines)
        for part in self._links.diagrams(body.diagrams):
            assembler.add(part.name, read_diagram(part))
        if comments:
            assembler.add(comments.name, comment_lines)
        for member, lines in self._watermarks:
            assembler.add(member, lines)
        assembler.add_hidden()
        document = Document(
            assembler.text,
            tuple(assembler.blocks),
            path=self._package.path,
            format="docx",
            formats=self._looks.formats,
            warnings=tuple(self._warnings),
        )
        return Located(document, assembler.pieces)

    def _story(self, part: Part, kind: str) -> Story:
        """Read a part; what does not stand in its lines is kept for later."""
        story = self._read(part, kind, self._looks)
        self._boxes.extend((part.name, lines) for lines in story.boxes)
        self._watermarks.append((part.name, story.watermarks))
        self._warnings.update(dict.fromkeys(story.warnings))
        return story

    def _add_notes(self, assembler: Assembler, kind: str) -> None:
        """Notes in the order of their references; without one a note is not seen."""
        part = self._links.one(kind + "s")
        if part is None:
            return
        notes: dict[str | None, list[Line]] = {}
        for line in self._story(part, kind).lines:
            notes.setdefault(line.note, []).append(line)
        places = {note: assembler.place_of(kind, note) for note in notes}
        seen = [(place, note) for note, place in places.items() if place is not None]
        for _, note in sorted(seen, key=itemgetter(0)):
            assembler.add(part.name, notes[note])


def _numbering(links: _Links, path: str) -> Numbering:
    part = links.one("numbering")
    return load_numbering(part.xml if part else None, path)


def _styles(links: _Links) -> Styles:
    settings = links.one("settings")
    events = start_events(settings, _THEME_LANGUAGE) if settings else []
    language = events[0][1].get("w:eastAsia") if events else None
    return Styles(links.one("styles"), links.one("theme"), language)


def read_package(data: bytes, path: str, read: ReadStory = read_story) -> Located:
    """Read a .docx.

    Args:
        data: The whole file.
        path: The file as the user named it.
        read: Reads one story; `pieces` passes one that keeps byte positions.

    Raises:
        ReadError: When the bytes are no readable Word document.
    """
    check_container(data, path)
    with collector_paused():
        return _Reading(Package(data, path), read).located()
