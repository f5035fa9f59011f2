"""Folds the plain stretches of a part into single elements before expat sees them.

Nearly all of a report is paragraphs of plain runs, with the same few property elements repeated
thousands of times, and in Python each XML event costs half a microsecond. So what is certainly
plain is cut out by byte searches and replaced by one empty element that carries a number
(``w:textkit``): whole paragraphs first, then property elements of the paragraphs that are left.
What is not certainly plain stays as it is, and expat decides whether it is well formed. Reading
with or without folding gives the same result; measured, it is three times as fast.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

import re
from functools import cache
from typing import NamedTuple

from textkit.readers.docx.names import NAMESPACES
from textkit.readers.docx.part import Attributes, Event

_KEY = "w:textkit"
"""Attribute that carries the number of a folded element."""

BLANKS = " \t\r\n"
"""Trimmed from a ``w:t`` without xml:space="preserve", as Word does."""

_CLOSE_RUN = b"</w:t></w:r>"
_LONGEST = 1_000
"""Bytes a plain property element may take; a bound, so that a hostile part stays linear."""
_MAX_KNOWN = 10_000
_MAX_MISSES = 20_000
"""Paragraphs that are not plain; where these prevail, looking on is wasted time."""
_NO_PROPS = -1
_SPECIAL = bytes({*range(0x20), *b"&>"} - set(b"\t"))
"""Left to expat in text: entities, ``]]>``, line ends, characters that XML forbids."""

PlainRuns = list[tuple[int, str]]
"""Number of the properties and text of each run."""

PlainParagraph = tuple[int, PlainRuns]
"""Number of the properties, and the runs."""


class Folded(NamedTuple):
    """XML with plain stretches folded.

    ``chunks[n]`` is the inside of property element ``n``, ``groups[n]`` are the paragraphs, one
    directly behind the other, that the folded ``w:p`` number ``n`` stands for.
    """

    xml: bytes
    chunks: list[str]
    groups: list[list[PlainParagraph]]

    def number(self, attrs: Attributes) -> int | None:
        """Number of the folded element with these attributes, ``None`` for any other element."""
        # A part that was not folded may hold the attribute on its own account.
        is_ours = _KEY in attrs and (self.chunks or self.groups)
        return int(attrs[_KEY]) if is_ours else None

    def events(self, number: int) -> list[Event]:
        """Start tags inside property element ``number``; none where there is no such."""
        if not 0 <= number < len(self.chunks):
            return []
        events: list[Event] = []
        for name, tail in _patterns().tag.findall(self.chunks[number]):
            attrs = dict(_patterns().attribute.findall(tail))
            if _KEY in attrs:  # the run properties of the paragraph mark, folded before
                events.extend(self.events(int(attrs[_KEY])))
            else:
                events.append((name, attrs))
        return events


class _Patterns(NamedTuple):
    encoding: re.Pattern[bytes]
    prefix: re.Pattern[bytes]
    plain_props: re.Pattern[bytes]
    paragraph: re.Pattern[bytes]
    run_start: re.Pattern[bytes]
    ignored: re.Pattern[bytes]
    tag: re.Pattern[str]
    attribute: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    attributes = rb'(?: w:\w++="[^"<>&]*+")*+'
    empty = rb"<w:\w++%b/>" % attributes
    ignored = (
        rb"(?:<w:(?:proofErr|bookmarkStart|bookmarkEnd|lastRenderedPageBreak)%b/>)" % attributes
    )
    nested = rb"(?P<outer>numPr|tabs|pBdr|rPr|tcBorders|tcMar)"
    return _Patterns(
        encoding=re.compile(
            rb"""\s*<\?xml[^>]*?encoding\s*=\s*["'](?!utf-?8["'])""", re.IGNORECASE
        ),
        prefix=re.compile(rb"""xmlns:w\s*=\s*["']([^"']*)"""),
        plain_props=re.compile(b"(?:%b|<w:%b>(?:%b)*+</w:(?P=outer)>)*+" % (empty, nested, empty)),
        paragraph=re.compile(rb'<w:p(?: (?:w:rsid\w*+|w14:\w++)="\w*+")*+>'),
        run_start=re.compile(
            rb'%b*+<w:r(?: w:rsid\w*+="\w*+")*+>(?:<w:rPr/>|<w:rPr>(.*)</w:rPr>)?%b*+'
            rb'<w:t( xml:space="preserve")?>' % (ignored, ignored)
        ),
        ignored=re.compile(rb"%b++" % ignored),
        tag=re.compile(r"<(w:\w+)([^>]*?)/?>"),
        attribute=re.compile(r'(w:\w+)="([^"]*)"'),
    )


def shown_text(text: str, *, preserve: bool) -> str:
    """What Word shows of the characters of a ``w:t``."""
    if not preserve:
        text = text.strip(BLANKS)
    return text.replace("\n", " ")


def is_utf8(xml: bytes) -> bool:
    """Whether bytes and characters of the part are those of UTF-8."""
    return not xml.startswith((b"\xff\xfe", b"\xfe\xff")) and not _patterns().encoding.match(xml)


def unfolded(xml: bytes) -> Folded:
    """The part as it is."""
    return Folded(xml, [], [])


def fold(xml: bytes) -> Folded:
    """Fold whatever is plain.

    Done only where the bytes tell for sure what they mean: UTF-8, the prefix ``w`` declared once
    and for WordprocessingML, no CDATA and no number of ours.
    """
    prefixes = _patterns().prefix.findall(xml)
    if (
        len(prefixes) != 1
        or prefixes[0].decode("ascii", "replace") not in NAMESPACES["w"]
        or not is_utf8(xml)
        or b"<![CDATA[" in xml
        or _KEY.encode() in xml
    ):
        return unfolded(xml)
    try:
        return _Folder(xml).folded()
    except UnicodeDecodeError:  # expat says where
        return unfolded(xml)


def _has_special(raw: bytes) -> bool:
    """Whether the bytes of a text hold anything that is better left to expat."""
    return raw.translate(None, _SPECIAL) != raw


class _Folder:
    """Folds one part in two passes over its bytes."""

    def __init__(self, xml: bytes) -> None:
        self._xml = xml
        self._chunks: list[str] = []
        self._numbers: dict[bytes, int | None] = {}
        self._groups: list[list[PlainParagraph]] = []
        self._run_starts: dict[bytes, tuple[int, bool] | None] = {}

    def folded(self) -> Folded:
        """The folded part."""
        self._fold_paragraphs()
        # Runs first: a paragraph's own rPr is then an empty element inside its pPr.
        for name in (b"rPr", b"pPr", b"tcPr"):
            self._fold_props(name)
        return Folded(self._xml, self._chunks, self._groups)

    def _number(self, chunk: bytes) -> int | None:
        """Number of the inside of a property element, ``None`` if it is not plain."""
        if chunk in self._numbers:
            return self._numbers[chunk]
        number = None
        if _patterns().plain_props.fullmatch(chunk):
            number = len(self._chunks)
            self._chunks.append(chunk.decode("utf-8"))
        self._numbers[chunk] = number
        return number

    def _fold_paragraphs(self) -> None:
        xml = self._xml
        search = _patterns().paragraph.search
        out: list[bytes] = []
        done = 0
        misses = 0
        head = search(xml)
        while head and misses < _MAX_MISSES + len(self._groups):
            start, at = head.span()
            props, runs, end = self._plain_paragraph(at)
            if props is None:
                misses += 1
            else:
                if start != done or not self._groups:
                    out += (xml[done:start], b'<w:p w:textkit="%d"/>' % len(self._groups))
                    self._groups.append([])
                self._groups[-1].append((props, runs))
                done = end
            head = search(xml, end)
        out.append(xml[done:])
        self._xml = b"".join(out)

    def _plain_paragraph(self, at: int) -> tuple[int | None, PlainRuns, int]:
        """The paragraph whose inside begins at ``at``, and how far the bytes were looked at.

        Its properties are ``None`` if it is not plain.
        """
        xml, find, starts = self._xml, self._xml.find, self._run_starts
        runs: PlainRuns = []
        props, at = self._plain_props(at)
        while props is not None and not xml.startswith(b"</w:p>", at):
            tag = find(b"<w:t", at, at + _LONGEST)
            inside = find(b">", tag) + 1 if tag >= 0 else at
            head = xml[at:inside]
            start = starts[head] if head in starts else self._run_start(head)
            end = find(b"<", inside)
            raw = xml[inside:end]
            if start is None or not xml.startswith(_CLOSE_RUN, end) or _has_special(raw):
                at = self._skip_ignored(at)
                props = props if xml.startswith(b"</w:p>", at) else None
                break
            text = raw.decode("utf-8")
            runs.append((start[0], text if start[1] else text.strip(BLANKS)))
            at = end + len(_CLOSE_RUN)
        return props, runs, at if props is None else at + len(b"</w:p>")

    def _plain_props(self, at: int) -> tuple[int | None, int]:
        """Number of the paragraph properties at ``at``, and where the runs begin."""
        xml = self._xml
        if not xml.startswith(b"<w:pPr>", at):
            return _NO_PROPS, at
        end = xml.find(b"</w:pPr>", at, at + _LONGEST)
        number = self._number(xml[at + 7 : end]) if end >= 0 else None
        return number, at if number is None else end + len(b"</w:pPr>")

    def _skip_ignored(self, at: int) -> int:
        """The place behind marks at ``at`` that show nothing."""
        ignored = _patterns().ignored.match(self._xml, at)
        if ignored is None:
            return at
        ignored[0].decode("utf-8")  # or raise
        return ignored.end()

    def _run_start(self, head: bytes) -> tuple[int, bool] | None:
        """Number of the properties and xml:space of a run that begins with these tags."""
        number: int | None = None
        head.decode("utf-8")  # or raise
        match = _patterns().run_start.fullmatch(head)
        if match:
            number = _NO_PROPS if match[1] is None else self._number(match[1])
        start = None if match is None or number is None else (number, match[2] is not None)
        if len(self._run_starts) < _MAX_KNOWN:
            self._run_starts[head] = start
        return start

    def _fold_props(self, name: bytes) -> None:
        xml = self._xml
        find = xml.find
        opening, closing = b"<w:%b>" % name, b"</w:%b>" % name
        out: list[bytes] = []
        done = 0
        start = find(opening)
        while start >= 0:
            end = find(closing, start)
            if end < 0:
                break
            number = self._number(xml[start + len(opening) : end])
            if number is not None:
                out += (xml[done:start], b'<w:%b w:textkit="%d"/>' % (name, number))
                done = end + len(closing)
            start = find(opening, end)
        out.append(xml[done:])
        self._xml = b"".join(out)
